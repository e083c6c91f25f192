"""JSON and JSON Lines: articles that newsparse wrote, and anybody's records that have a text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from newsparse.errors import FormatError
from newsparse.models.article import Article
from newsparse.serialize.conversion import load
from newsparse.serialize.reading import from_dict, parse_json
from newsparse.serialize.surrogates import restore

__all__ = ["numbered_lines", "read_document", "read_json", "read_jsonl", "read_line"]

# The fields of a record that are not metadata, and what they may hold beside null.
_FIELDS: Final[Mapping[str, Any]] = {
    "text": str, "id": str | int, "published": str, "title": str, "url": str, "outlet": str, "language": str,
    "authors": str | list[str], "metadata": dict[str, Any],
}  # fmt: skip


def read_json(data: bytes) -> Iterator[Article]:
    """Read one document of JSON, or an array of them.

    Args:
        data: The bytes of the file.

    Raises:
        FormatError: It is not JSON, or has no text.

    >>> [article.title for article in read_json(b'{"text": "Two were hurt.", "title": "Fire"}')]
    ['Fire']
    """
    document = parse_json(data)
    if not isinstance(document, list):
        yield read_document(document, "$")
        return
    for index, one in enumerate(document):
        yield read_document(one, f"$[{index}]")


def read_document(document: Any, path: str) -> Article:
    """Read an article that newsparse wrote, or a record with a ``text``.

    A record may have ``id``, ``published``, ``title``, ``url``, ``outlet``, ``language``, ``authors`` and ``metadata``;
    whatever else it has goes to the metadata.

    Args:
        document: What the JSON holds.
        path: Where it stands, for complaints.

    Raises:
        FormatError: It is malformed.
    """
    try:
        if isinstance(document, dict) and "newsparse" in document:
            return from_dict(restore(document))
        return _read_record(load(document, dict[str, Any], "$"))
    except FormatError as wrong:
        raise FormatError(path + wrong.path.removeprefix("$"), wrong.reason) from wrong


def _read_record(record: dict[str, Any]) -> Article:
    if "text" not in record:
        raise FormatError("$.text", "is missing")
    given = {
        name: load(record[name], kind, f"$.{name}")
        for name, kind in _FIELDS.items()
        if name == "text" or record.get(name) is not None
    }
    rest = {name: value for name, value in record.items() if name not in _FIELDS}
    authors = given.pop("authors", ())
    return Article(
        text=given.pop("text"),
        id=str(given.pop("id")) if "id" in given else None,
        published=_published(given.pop("published", None)),
        authors=(authors,) if isinstance(authors, str) else tuple(authors),
        metadata={**given.pop("metadata", {}), **rest},
        **given,
    )


def _published(written: str | None) -> datetime.date | None:
    if written is None:
        return None
    try:
        day_only = len(written) <= len("2025-04-09")
        return datetime.date.fromisoformat(written) if day_only else datetime.datetime.fromisoformat(written)
    except ValueError:
        raise FormatError("$.published", f"{written!r} is not an ISO date") from None


def read_jsonl(data: bytes) -> Iterator[Article]:
    """Read one document a line.

    Args:
        data: The bytes of the file.

    Raises:
        FormatError: A line is malformed; its number is said.
    """
    for number, line in numbered_lines(data.splitlines()):
        yield read_line(number, line)


def numbered_lines(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers from 1.

    Args:
        lines: The lines of a file, with or without their ends.
    """
    for number, line in enumerate(lines, 1):
        if stripped := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield number, stripped


def read_line(number: int, line: bytes) -> Article:
    """Read one line of JSON Lines.

    Args:
        number: Its number, for complaints.
        line: Its bytes.

    Raises:
        FormatError: It is malformed.
    """
    try:
        return read_document(parse_json(line), "$")
    except FormatError as wrong:
        raise FormatError(f"line {number}: {wrong.path}", wrong.reason) from wrong
