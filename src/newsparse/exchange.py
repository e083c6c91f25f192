"""What a plugin offers to exchange articles with: readers of input formats, exporters of output formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs

from newsparse.errors import ModelError
from newsparse.models.article import Article

__all__ = ["Exporter", "Reader"]


def _check_suffixes(reader: object, field: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for suffix in value:
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise ModelError(type(reader).__name__, field.name, f"{suffix!r} is not a lower-case suffix such as '.txt'")


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


# What `newsparse.write` takes itself.
_TAKEN: Final = ("article", "articles", "format", "parser")


def _check_names(exporter: object, field: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for name in value:
        if not (isinstance(name, str) and name.isidentifier()) or name in _TAKEN:
            raise ModelError(type(exporter).__name__, field.name, f"{name!r} cannot be the name of an option")


@attrs.frozen
class Reader:
    """An input format: from bytes to articles that are not parsed yet.

    Args:
        name: Name of the format, ``"json"``.
        suffixes: The file suffixes that mean it, lower case with the dot.
        read: Reads all articles of one file; raises `FormatError` for malformed input.
        recognizes: Tells from its bytes whether a file is in the format, where the name says nothing or fits several
            readers; None where only the name tells.

    Raises:
        ModelError: A suffix has no dot or is not in lower case.

    >>> Reader("lines", [".lines"], lambda data: [Article(text=line) for line in data.decode().splitlines()]).suffixes
    ('.lines',)
    """

    name: str
    suffixes: tuple[str, ...] = attrs.field(validator=_check_suffixes, converter=_listed)
    read: Callable[[bytes], Iterable[Article]]
    recognizes: Callable[[bytes], bool] | None = None


@attrs.frozen
class Exporter:
    r"""An output format: from parsed articles to text.

    Args:
        name: Name of the format, ``"jsonl"``.
        suffix: The file suffix it is written under.
        write: Turns articles, and options by name, into pieces of text that, joined, are the file.
        options: Names of the options that it takes, each as a keyword argument with a default: ``["policy"]``.

    Raises:
        ModelError: An option is no name.

    >>> titles = Exporter("titles", ".txt", lambda articles: (f"{article.title}\n" for article in articles))
    >>> list(titles.write([Article(text="All is well.", title="Calm")]))
    ['Calm\n']
    """

    name: str
    suffix: str
    write: Callable[..., Iterator[str]]
    options: tuple[str, ...] = attrs.field(default=(), validator=_check_names, converter=_listed)
