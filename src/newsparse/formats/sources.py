"""`read` and `read_many`: from files, folders, archives and patterns to articles that are not parsed yet."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias, cast

from newsparse.errors import FormatError, InputTypeError, InputValueError
from newsparse.formats.archives import SIGNATURE, is_archive, members, unpacked, unpacked_name, unpacking
from newsparse.formats.documents import numbered_lines, read_line
from newsparse.formats.fitting import Readers, named
from newsparse.formats.offered import JSONL
from newsparse.models.article import Article
from newsparse.models.failure import Failure, FailureKind

if TYPE_CHECKING:
    from newsparse.parser import Parser

__all__ = ["Source", "read", "read_many"]

Source: TypeAlias = "str | os.PathLike[str] | bytes | IO[bytes] | IO[str]"


def read(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002  # plain word
    parser: Parser | None = None,
) -> Article:
    """Read one article from a file or its bytes through the reader that fits; it is not parsed yet.

    Args:
        source: A path, the bytes of a file, or an open file.
        format: Name of the format, ``"json"``; by default the file's suffix tells, else its content.
        parser: A parser whose plugins' readers may be used; by default those of the installed plugins.

    Returns:
        The article; one without an id gets the name of its file.

    Raises:
        FormatError: No reader fits, the input is malformed, or it holds no article or several.
        InputTypeError: The source is none of these.
        InputValueError: There is no such format, or the source looks like a text instead of a path.
        OSError: The file cannot be opened.

    >>> read(b'{"text": "Two were hurt.", "title": "Fire"}').title
    'Fire'
    """
    name, data = _contents(source)
    articles = Readers(format, parser).articles(name, data)
    article = next(articles, None)
    if article is None:
        raise FormatError(name or "$", "holds no article")
    if next(articles, None) is not None:
        raise FormatError(name or "$", "holds several articles; use newsparse.read_many")
    return article


def read_many(
    source: Source | Iterable[Source],
    *,
    format: str | None = None,  # noqa: A002  # plain word
    parser: Parser | None = None,
) -> Iterator[Article]:
    r"""Read many articles as a stream: from a folder, a zip archive, JSON Lines, or the files that match a pattern.

    A file packed by gzip, ``"wire.jsonl.gz"``, is read as the one that is packed. What cannot be read is an `Article` with `failures`, never a lost or a raised one. In folders and archives, hidden
    files and those that no reader knows are passed over; an archive inside an archive is a failure. Nothing is unpacked to the disk, and what an archive may hold
    is bounded.

    Args:
        source: A path; a pattern such as ``"wire/**/*.txt"``; the bytes of a file; an open file; or several of these.
        format: Name of the format; by default the suffix of each file tells, else its content.
        parser: A parser whose plugins' readers may be used; by default those of the installed plugins.

    Returns:
        An iterator that opens each file when its turn comes; the files of a folder come in the order of their names.

    Raises:
        FormatError: The archive is none.
        InputTypeError: The source is none of these.
        InputValueError: There is no such format, or the source looks like a text instead of a path.
        OSError: There is no such file or folder, and nothing that matches.

    >>> [article.text for article in read_many(b'{"text": "One."}\n{"text": "Two."}')]
    ['One.', 'Two.']
    """
    return _many(source, Readers(format, parser))


def _many(source: Source | Iterable[Source], readers: Readers) -> Iterator[Article]:
    if isinstance(source, (str, os.PathLike)):
        return _from_path(_path(source), readers)
    if isinstance(source, bytes) or hasattr(source, "read"):
        name, data = _given(cast("Source", source))
        if data.startswith(b"PK\x03\x04") and readers.wanted is None:
            return _from_archive(name or "archive", io.BytesIO(data), readers)
        return _guarded(name, lambda: readers.articles(*_plain(name, data)))
    if not isinstance(source, Iterable):
        raise InputTypeError(f"cannot read a {type(source).__name__}: {_WANTED}")
    return (article for one in source for article in _guarded(_name(one), partial(_many, one, readers)))


# ---------------------------------------------------------------- one source

_ADDRESSES = ("http://", "https://", "ftp://", "file://", "s3://")
_WANTED = "give a path, the bytes of a file, or an open file"


def _contents(source: Source) -> tuple[str | None, bytes]:
    return _plain(*_given(source))


def _given(source: Source) -> tuple[str | None, bytes]:
    """Take the bytes of a source, and its name where it has one; those of a file that is named as packed are unpacked."""
    if isinstance(source, bytes):
        return None, source
    if isinstance(source, (str, os.PathLike)):
        path = _path(source)
        inner = unpacked_name(path.name)
        return inner, path.read_bytes() if inner == path.name else unpacked(path, path.name)
    if not hasattr(source, "read"):
        raise InputTypeError(f"cannot read a {type(source).__name__}: {_WANTED}")
    data = source.read()
    return _name(source), data if isinstance(data, bytes) else data.encode("utf-8", "surrogateescape")


def _plain(name: str | None, data: bytes) -> tuple[str | None, bytes]:
    """Unpack what begins as gzip has it, unless its name says that it is something else."""
    inner = name and unpacked_name(name)
    if not data.startswith(SIGNATURE) or (name and inner == name):
        return name, data
    return inner, unpacked(io.BytesIO(data), name or "what was given")


def _path(source: str | os.PathLike[str]) -> Path:
    """Make a path, unless it is plainly a text."""
    path = os.fspath(source)
    if not path:
        raise InputValueError("the name of a file is empty; this folder is '.'")
    if "\n" in path or "\0" in path or len(path) > 4096:
        raise InputValueError(f"{path[:40]!r}… is no path; newsparse.parse reads a text")
    if path.lower().startswith(_ADDRESSES) and not Path(path).exists():
        raise InputValueError(f"{path!r} is a URL: newsparse reads files and loads nothing; fetch the page first")
    return Path(path)


def _name(source: object) -> str | None:
    if isinstance(source, (str, os.PathLike)):
        return Path(source).name
    name = getattr(source, "name", None)
    return Path(name).name if isinstance(name, str) else None


# ---------------------------------------------------------------- many


def _from_path(path: Path, readers: Readers) -> Iterator[Article]:
    if path.is_dir():
        return _from_folder(path, readers)
    if path.exists():
        return _from_file(path, path.name, readers)
    from glob import glob

    found = sorted(glob(str(path), recursive=True))  # noqa: PTH207  # pathlib's takes no absolute pattern
    if not found:
        raise FileNotFoundError(f"there is no file or folder {str(path)!r}, and nothing that matches it")
    return (article for one in found for article in _from_path(Path(one), readers))


def _from_folder(folder: Path, readers: Readers) -> Iterator[Article]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if (
                not name.startswith(".") and readers.fits(unpacked_name(name)) and path.is_file()
            ):  # a pipe would wait for ever
                yield from _from_file(path, path.relative_to(folder).as_posix(), readers)


def _from_file(path: Path, name: str, readers: Readers) -> Iterator[Article]:
    if is_archive(path.name) and readers.wanted is None:
        return _from_archive(name, path, readers)
    return _guarded(name, lambda: _opened(path, name, readers))


def _opened(path: Path, name: str, readers: Readers) -> Iterator[Article]:
    inner = unpacked_name(name)
    if readers.for_name(inner) == [JSONL]:
        return _from_lines(path, name)
    return readers.articles(inner, path.read_bytes() if inner == name else unpacked(path, name))


def _from_lines(path: Path, name: str) -> Iterator[Article]:
    """Read JSON Lines without holding more than a line; a bad line harms no other."""
    with path.open("rb") if unpacked_name(name) == name else unpacking(path, name) as lines:
        for number, line in numbered_lines(lines):
            place = f"{name}:{number}"
            yield from _guarded(place, partial(_line, number, line, place))


def _line(number: int, line: bytes, place: str) -> Iterator[Article]:
    yield named(read_line(number, line), place)


def _from_archive(name: str, file: Path | IO[bytes], readers: Readers) -> Iterator[Article]:
    return _from_members(name, members(file, name, partial(_is_wanted, readers)), readers)


def _is_wanted(readers: Readers, member: str) -> bool:
    """Tell which files of an archive are read; archives are, to be complained of."""
    return readers.fits(unpacked_name(member)) or is_archive(member)


def _from_members(name: str, files: Iterator[tuple[str, Callable[[], bytes]]], readers: Readers) -> Iterator[Article]:
    for member, unpack in files:
        place = f"{name}/{member}"
        yield from _guarded(place, partial(_member, place, unpack, readers))


def _member(name: str, unpack: Callable[[], bytes], readers: Readers) -> Iterator[Article]:
    return readers.articles(unpacked_name(name), unpack())


def _guarded(name: str | None, articles: Callable[[], Iterator[Article]]) -> Iterator[Article]:
    """Read articles; whatever goes wrong becomes one article with a failure."""
    try:
        yield from articles()
    except Exception as error:  # noqa: BLE001  # one bad file never ends the stream
        failure = Failure(kind=FailureKind.ERROR, error=f"{type(error).__name__}: {error}")
        yield Article(text="", id=name, failures=(failure,))
