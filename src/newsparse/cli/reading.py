"""From the files named on the command line to parsed articles, whatever some of them are like."""

from __future__ import annotations

import sys
import time
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Final

import attrs
import click

from newsparse.cli.stopping import Stop
from newsparse.formats.sources import Source, read_many
from newsparse.models.article import Article
from newsparse.models.failure import Failure, FailureKind
from newsparse.parser import Parser

__all__ = ["NOTES", "Desk", "listed", "source", "told"]

NOTES: Final = frozenset({FailureKind.NOT_ENGLISH, FailureKind.MISSING})
"""Failures that are told, and are none of the run: the text is another's language, or what was not asked for is missing."""

_MOST_NAMED: Final = 10
# What these say needs no name of a class before it.
_PLAIN: Final = frozenset({"FileNotFoundError", "FormatError", "InputTypeError", "InputValueError"})


class Desk:
    """Reads article by article, says on stderr what went wrong, and remembers what did.

    Args:
        parser: The parser.
        reader: Name of the format of all files; None to choose for each.
        published: The day of publication, where the file says none.
        progress: Whether to count on stderr.
        workers: Number of processes that parse.
        timeout: Seconds that one article may take; None for as long as it takes.
        strict: Whether the first failure ends the run.
        done: How often each id stands for an article that need not be read again: files of two folders may share a name.

    Raises:
        InputValueError: `published` is no ISO date, or `workers` is not positive.
    """

    def __init__(
        self,
        parser: Parser,
        *,
        reader: str | None = None,
        published: str | None = None,
        progress: bool = False,
        workers: int = 1,
        timeout: float | None = None,
        strict: bool = False,
        done: Counter[str] | None = None,
    ) -> None:
        self.parser = parser
        self.reader = reader
        self.published = parser.parse("", published=published).published
        self.workers = workers
        self.timeout = timeout
        self.strict = strict
        self.done = Counter(done)
        self.seen = 0
        self.passed = 0
        self.failed: list[str] = []
        self.progress = _Progress() if progress else None

    def articles(self, sources: Iterable[Source]) -> Generator[Article]:
        """Read and parse; what cannot be read is complained of and left out.

        Args:
            sources: Paths, patterns or bytes.

        Yields:
            The articles, in the order of the sources.
        """
        given = list(sources)
        if self.progress and len(given) > 1:
            self.progress.total = len(given)
        try:
            yield from self._told(read_many(given, format=self.reader, parser=self.parser))
        finally:
            if self.progress:
                self.progress.clear()
        self._sum_up(given)

    def _told(self, found: Iterable[Article]) -> Generator[Article]:
        """Parse, count and complain, until Ctrl-C."""
        with Stop() as stop, closing(self._parsed(found)) as parsed:
            for article in parsed:
                stop.check()
                self.seen += 1
                self._complain(article)
                if self.progress:
                    self.progress.tell(self.seen, len(self.failed), article.id or "")
                if article.text or not article.failures:
                    yield article
                if self.strict and self.failed:
                    break

    def _parsed(self, found: Iterable[Article]) -> Generator[Article]:
        """Parse what is not parsed yet, in processes where there are several; the order stays."""
        order: deque[Article | None] = deque()  # None stands for one that is being parsed

        def unparsed() -> Iterator[Article]:
            for article in found:
                if self.done[str(article.id)] > 0:
                    self.done[str(article.id)] -= 1
                    self.passed += 1
                    continue
                is_ready = bool(article.layers or article.failures)
                order.append(article if is_ready else None)
                if not is_ready:
                    yield attrs.evolve(article, published=article.published or self.published)

        for parsed in self.parser.parse_many(unparsed(), workers=self.workers, timeout=self.timeout):
            while (ready := order.popleft()) is not None:
                yield ready
            yield parsed
        yield from (article for article in order if article is not None)

    def _complain(self, article: Article) -> None:
        if any(failure.kind not in NOTES for failure in article.failures):
            self.failed.append(article.id or f"article {self.seen}")
        for failure in article.failures:
            if self.progress:
                self.progress.clear()
            click.echo(f"newsparse: {told(article, failure)}", err=True)

    def _sum_up(self, sources: Sequence[Source]) -> None:
        if not self.seen:
            self._say_nothing_was_read(sources)
        self._name_failed()

    def _say_nothing_was_read(self, sources: Sequence[Source]) -> None:
        if self.passed:
            click.echo(f"newsparse: nothing is left to read: the output holds all {self.passed:,} articles", err=True)
            return
        where = ", ".join(str(source) for source in sources if not isinstance(source, bytes)) or "the standard input"
        suffixes = sorted({suffix for reader in self.parser.catalogue.readers for suffix in reader.suffixes})
        click.echo(
            f"newsparse: nothing to read in {where}; what is read are {' '.join(suffixes)}, .gz and .zip", err=True
        )

    def _name_failed(self) -> None:
        """Say at the end which failed, where many were read and the complaints may have scrolled away."""
        if self.failed and self.seen > 1:
            end = ", and the rest was not read (--strict)" if self.strict else ""
            click.echo(f"newsparse: {len(self.failed):,} of {self.seen:,} failed: {listed(self.failed)}{end}", err=True)


def listed(names: Sequence[str]) -> str:
    """List names, the first of them where there are many.

    Args:
        names: The names.

    >>> listed(["a"]), listed([*"abcdefghijkl"])
    ('a', 'a, b, c, d, e, f, g, h, i, j and 2 more')
    """
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def source(name: str) -> Source:
    """Take a file as it is named on the command line.

    Args:
        name: A path or a pattern; - is the standard input.
    """
    return sys.stdin.buffer.read() if name == "-" else name


def told(article: Article, failure: Failure) -> str:
    """Tell a failure on a line: of which article, by whom, and what.

    Args:
        article: The article.
        failure: One of its failures.
    """
    kind, _, words = failure.error.partition(": ")
    error = words if kind in _PLAIN and not failure.extractor else failure.error
    name = f"{article.id}: " if article.id and article.id not in error else ""
    blamed = f"{failure.extractor}: " if failure.extractor else ""
    return f"{name}{blamed}{error}"


class _Progress:
    """One line on stderr that is written over again and again: how many, how fast, what is left."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.began = time.monotonic()
        self.next = 0.0
        self.width = 0

    def tell(self, number: int, failed: int, name: str) -> None:
        now = time.monotonic()
        if now >= self.next:
            self.next = now + 0.1
            line = self._line(number, failed, name, now - self.began)
            sys.stderr.write(f"\r{line.ljust(self.width)}")
            sys.stderr.flush()
            self.width = len(line)

    def _line(self, number: int, failed: int, name: str, spent: float) -> str:
        """Say how far it is; of folders and archives nobody knows how much is left."""
        rate = number / spent if spent else 0.0
        parts = [f"{number:,} read", f"{rate:,.0f}/s", f"{failed:,} failed"]
        if self.total is not None and number <= self.total and rate:
            parts.append(f"{(self.total - number) / rate:,.0f} s left")
        return f"{', '.join(parts)}, now {name[-40:]}"

    def clear(self) -> None:
        sys.stderr.write(f"\r{' ' * self.width}\r")
        sys.stderr.flush()
        self.width = 0
