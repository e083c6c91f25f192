"""Which reader fits a file: by the format asked for, the suffix, or else the content."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

import attrs

from newsparse.errors import FormatError, InputValueError
from newsparse.exchange import Reader
from newsparse.formats.documents import numbered_lines
from newsparse.formats.offered import JSON, JSONL, TEXT
from newsparse.models.article import Article
from newsparse.serialize.known import catalogue
from newsparse.serialize.reading import parse_json

if TYPE_CHECKING:
    from newsparse.parser import Parser

__all__ = ["Readers", "named"]


class Readers:
    """The readers that there are, and the choice among them.

    Args:
        format: Name of the format that all files have; None to choose for each file.
        parser: Whose plugins' readers; None for those of the installed plugins.

    Raises:
        InputValueError: There is no such format.
    """

    def __init__(self, format: str | None, parser: Parser | None) -> None:  # noqa: A002  # the name that callers use
        self.every = catalogue(parser).readers
        self.wanted = None if format is None else self._by_name(format)

    def _by_name(self, name: str) -> Reader:
        found = [reader for reader in self.every if reader.name == name]
        if not found:
            raise InputValueError(f"there is no format {name!r}; there are {self._listed()}")
        return found[-1]

    def _listed(self) -> str:
        return ", ".join(f"{reader.name} ({' '.join(reader.suffixes)})" for reader in self.every)

    def fits(self, name: str) -> bool:
        """Tell whether some reader would take a file of this name."""
        return self.wanted is not None or bool(self._by_suffix(name))

    def for_name(self, name: str | None) -> list[Reader]:
        """List the readers that have the suffix of a name, or the one asked for; none where the name says nothing.

        Raises:
            FormatError: No reader has the suffix.
        """
        if self.wanted is not None:
            return [self.wanted]
        if name is None or not PurePath(name).suffix:
            return []
        found = self._by_suffix(name)
        if not found:
            raise FormatError(name, f"no reader has the suffix {PurePath(name).suffix!r}; there are {self._listed()}")
        return found

    def _for_content(self, name: str | None, data: bytes) -> Reader:
        """Choose by name; where the name does not decide, the reader that recognizes the content."""
        found = self.for_name(name)
        if len(found) == 1:
            return found[0]
        knowing = [reader for reader in found or self.every if reader.recognizes and reader.recognizes(data)]
        fitting = knowing or [reader for reader in found if reader.recognizes is None] or found
        if len(fitting) > 1:
            names = " and ".join(repr(reader.name) for reader in fitting)
            raise FormatError(name or "$", f"the readers {names} fit it; say which with format=")
        return fitting[0] if fitting else _by_content(data)

    def _by_suffix(self, name: str) -> list[Reader]:
        """Find the readers whose suffix, the longest one, the name ends with."""
        fitting = [
            (len(suffix), reader)
            for reader in self.every
            for suffix in reader.suffixes
            if name.lower().endswith(suffix)
        ]
        longest = max((length for length, _ in fitting), default=0)
        return [reader for length, reader in fitting if length == longest]

    def articles(self, name: str | None, data: bytes) -> Iterator[Article]:
        """Read the articles of one file; those without an id are called by its name.

        Args:
            name: Name of the file, or None.
            data: Its bytes.

        Raises:
            FormatError: No reader fits, or the input is malformed; the path begins with the file's name.
        """
        reader = self._for_content(name, data)
        try:
            yield from _numbered(name, iter(reader.read(data)))
        except FormatError as wrong:
            raise FormatError(f"{name}: {wrong.path}" if name else wrong.path, wrong.reason) from wrong


def _by_content(data: bytes) -> Reader:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start not in (b"{", b"["):
        return TEXT
    if _is_json(data):
        return JSON
    first = next(numbered_lines(data.split(b"\n", 2)), (0, b""))[1]
    return JSONL if _is_json(first) else TEXT


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(parse_json(data), (dict, list))
    except FormatError:
        return False


def _numbered(name: str | None, articles: Iterator[Article]) -> Iterator[Article]:
    first, second = next(articles, None), next(articles, None)
    if first is None:
        return
    if second is None:
        yield named(first, name)
        return
    for number, article in enumerate(chain((first, second), articles), 1):
        yield named(article, name and f"{name}:{number}")


def named(article: Article, name: str | None) -> Article:
    """Give an article an id, if it has none.

    Args:
        article: The article.
        name: The id, or None for none.
    """
    return article if article.id is not None or name is None else attrs.evolve(article, id=name)
