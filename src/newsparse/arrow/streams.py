"""Record batches of texts in, record batches of articles out: a stream that holds a few articles at a time."""

# pyarrow has no types.
# pyright: reportUnknownParameterType=false

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
import pyarrow as pa

from newsparse.arrow.reading import check_columns
from newsparse.arrow.schemas import shapes
from newsparse.arrow.shapes import Shape
from newsparse.arrow.writing import to_batch
from newsparse.batch import Progress
from newsparse.errors import InputTypeError, InputValueError, NewsparseError
from newsparse.models.article import Article
from newsparse.models.failure import Failure, FailureKind
from newsparse.parser import Parser, default_parser
from newsparse.serialize.writing import to_dict

__all__ = ["Inputs", "Work", "parse_batches"]

# Rows of a batch that comes out: what is held in memory at a time, besides what waits in the workers.
_ROWS: Final = 64


@attrs.frozen
class Inputs:
    """Which columns of the input hold what; a column that is named as by default may be missing, but for the text.

    Args:
        text: The column of the text.
        published: That of the date, datetime or ISO string of publication, or None.
        title: That of the title, or None.
        url: That of the address, or None.
        id: That of the caller's name for the article, or None.
        keep: Columns that are handed through as they are.
    """

    text: str = "text"
    published: str | None = "published"
    title: str | None = "title"
    url: str | None = "url"
    id: str | None = "id"
    keep: tuple[str, ...] = ()

    def found(self, names: Iterable[str]) -> Inputs:
        """Check that the columns are there, and forget the defaults that are not.

        Args:
            names: The columns of the input.

        Raises:
            InputValueError: A column is missing; the message names it, and those that are there.
        """
        there = list(names)
        usual = {field.name: field.default for field in attrs.fields(Inputs)}
        absent: dict[str, Any] = {
            name: None
            for name in ("published", "title", "url", "id")
            if getattr(self, name) == usual[name] and usual[name] not in there
        }
        known = attrs.evolve(self, **absent)
        check_columns([*known.columns().values(), *self.keep], there)
        return known

    def check_kept(self, made: Iterable[str]) -> None:
        """Refuse to keep a column that has the name of one that is made.

        Args:
            made: Names of the columns that are made.

        Raises:
            InputValueError: Both have one name.
        """
        if clash := set(self.keep) & set(made):
            raise InputValueError(f"the column {min(clash)!r} cannot be kept: an article has a column of that name")

    def columns(self) -> dict[str, str]:
        """Tell which column holds which part of an item."""
        parts = {name: getattr(self, name) for name in ("text", "published", "title", "url", "id")}
        return {part: column for part, column in parts.items() if column is not None}

    def items(self, batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
        """Yield what `parse_many` reads, an item a row."""
        parts = {part: _values(batch.column(column)) for part, column in self.columns().items()}
        for row in zip(*parts.values(), strict=True):
            yield dict(zip(parts, row, strict=True))


def _values(column: pa.Array) -> list[Any]:
    """Take a column apart; a moment that Python has no date for stays a number, which makes its article fail."""
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)  # Python counts no nanoseconds
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return [_value(one) for one in column]


def _value(scalar: pa.Scalar) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError):
        return scalar.value


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    published: str | None = "published",
    title: str | None = "title",
    url: str | None = "url",
    id: str | None = "id",  # noqa: A002  # the field of an article
    keep: Iterable[str] = (),
    parser: Parser | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    timeout: float | None = None,
) -> Iterator[pa.RecordBatch]:
    """Read the texts of record batches, as a stream and in their order, into record batches of articles.

    A text that fails is a row with ``failures``, never a lost or a raised one.

    Args:
        batches: The input: a generator, a `pyarrow.RecordBatchReader`, ``dataset.to_batches()``.
        text: Name of its column of texts.
        published: Name of its column of dates, datetimes or ISO strings. Like the next three it may be missing where it
            is named as by default; None leaves it out.
        title: Name of its column of titles.
        url: Name of its column of addresses.
        id: Name of its column of the caller's names for the articles.
        keep: Names of columns to hand through as they are, behind those of the article.
        parser: The choice of extractors, by default all of the installed plugins; its layers get the columns.
        workers: Number of processes; 1 works in this one.
        progress: Called after each article with the number done.
        timeout: Seconds that one text may take; see `newsparse.parse_many`.

    Returns:
        Batches of at most 64 articles, by the schema that `schema` makes of the parser's layers.

    Raises:
        InputTypeError: Something else than a record batch is in the input.
        InputValueError: A column is missing, or one that is kept has the name of one that is made.

    >>> import pyarrow
    >>> from newsparse.arrow import parse_batches
    >>> texts = pyarrow.record_batch({"id": ["a", "b"], "text": ["Two were killed in Lima.", None]})
    >>> (read,) = parse_batches([texts])
    >>> [len(failures) for failures in read.column("failures").to_pylist()], read.column("id").to_pylist()
    ([0, 1], ['a', 'b'])
    """
    inputs = Inputs(text, published, title, url, id, tuple(keep))
    work = Work(inputs, parser or default_parser(), workers, progress, timeout)
    return work.read(map(_checked, batches))


def _checked(batch: object) -> pa.RecordBatch:
    if not isinstance(batch, pa.RecordBatch):
        raise InputTypeError(f"batches must be an iterable of pyarrow RecordBatches, not of {type(batch).__name__}")
    return batch


@attrs.frozen
class Work:
    """How batches are read; the arguments are those of `parse_batches`."""

    inputs: Inputs
    parser: Parser
    workers: int = 1
    progress: Progress | None = None
    timeout: float | None = None

    def read(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Read batches; where one that comes in ends, one that goes out ends too.

        All go through one call of `parse_many`, so that its workers need not wait for the end of a batch.

        Args:
            batches: The input.
        """
        columns = shapes(self.parser.layers())
        waiting: deque[pa.RecordBatch] = deque()
        items = (item for batch in batches for item in self._items(batch, columns, waiting))
        articles = self.parser.parse_many(items, workers=self.workers, progress=self.progress, timeout=self.timeout)
        documents: list[dict[str, Any]] = []
        for article in articles:
            documents.append(_document(article, self.parser))
            if len(documents) == waiting[0].num_rows:
                yield _beside(to_batch(documents, columns), waiting.popleft(), self.inputs.keep)
                documents = []

    def _items(
        self, batch: pa.RecordBatch, columns: dict[str, Shape], waiting: deque[pa.RecordBatch]
    ) -> Iterator[dict[str, Any]]:
        """Yield the items of a batch, and note each of its pieces before it is read."""
        inputs = self.inputs.found(batch.schema.names)
        inputs.check_kept(columns)
        for start in range(0, batch.num_rows, _ROWS):
            piece = batch.slice(start, _ROWS)
            waiting.append(piece)
            yield from inputs.items(piece)


def _document(article: Article, parser: Parser) -> dict[str, Any]:
    """Make plain data of an article; where a plugin's facts have none, it fails and keeps its row."""
    try:
        return to_dict(article, parser=parser)
    except NewsparseError as wrong:
        failure = Failure(kind=FailureKind.ERROR, error=f"{type(wrong).__name__}: {wrong}")
        return to_dict(attrs.evolve(article, layers={}, failures=(*article.failures, failure)), parser=parser)


def _beside(made: pa.RecordBatch, batch: pa.RecordBatch, keep: Iterable[str]) -> pa.RecordBatch:
    """Put the columns that are kept behind those that were made."""
    for name in keep:
        made = made.append_column(batch.schema.field(name), batch.column(name))
    return made
