"""From the files named on the command line to parsed articles, whatever some of them are like."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from newsparse.formats.sources import Source, read_many
from newsparse.models.article import Article
from newsparse.models.failure import FailureKind
from newsparse.parser import Parser

__all__ = ["Desk"]

_NOTES: Final = frozenset({FailureKind.NOT_ENGLISH, FailureKind.MISSING})


class Desk:
    """Reads article by article, says on stderr what went wrong, and remembers whether anything did.

    Args:
        parser: The parser.
        reader: Name of the format of all files; None to choose for each.
        published: The day of publication, where the file says none.
        progress: Whether to count on stderr.

    Raises:
        InputValueError: `published` is no ISO date.
    """

    def __init__(
        self, parser: Parser, *, reader: str | None = None, published: str | None = None, progress: bool = False
    ) -> None:
        self.parser = parser
        self.reader = reader
        self.published = parser.parse("", published=published).published
        self.failed = 0
        self.progress = _Progress() if progress else None

    def articles(self, sources: Iterable[Source]) -> Iterator[Article]:
        """Read and parse; what cannot be read is complained of and left out.

        Args:
            sources: Paths, patterns or bytes.
        """
        for number, found in enumerate(read_many(list(sources), format=self.reader, parser=self.parser), 1):
            if self.progress:
                self.progress.tell(number, found.id or "")
            article = self._parsed(found)
            self._complain(article)
            if article.text or not article.failures:
                yield article
        if self.progress:
            self.progress.clear()

    def _parsed(self, article: Article) -> Article:
        if article.layers or article.failures:
            return article
        dated = attrs.evolve(article, published=article.published or self.published)
        return next(self.parser.parse_many([dated]))

    def _complain(self, article: Article) -> None:
        serious = [failure for failure in article.failures if failure.kind not in _NOTES]
        self.failed += bool(serious)
        for failure in article.failures:
            if self.progress:
                self.progress.clear()
            name = f"{article.id}: " if article.id and article.id not in failure.error else ""
            blamed = f"{failure.extractor}: " if failure.extractor else ""
            sys.stderr.write(f"newsparse: {name}{blamed}{failure.error}\n")


class _Progress:
    """One line on stderr that is written over again and again."""

    def __init__(self) -> None:
        self.next = 0.0
        self.width = 0

    def tell(self, number: int, name: str) -> None:
        now = time.monotonic()
        if now >= self.next:
            self.next = now + 0.1
            line = f"{number:,} read, now {name[-60:]}"
            sys.stderr.write(f"\r{line.ljust(self.width)}")
            sys.stderr.flush()
            self.width = len(line)

    def clear(self) -> None:
        sys.stderr.write(f"\r{' ' * self.width}\r")
        sys.stderr.flush()
        self.width = 0
