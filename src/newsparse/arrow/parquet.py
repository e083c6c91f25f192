"""Parquet in, Parquet out: a file for each row group, so that a run that was stopped goes on behind the last whole one."""

# pyarrow has no types.
# pyright: reportUnknownParameterType=false

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final

import attrs
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from newsparse.arrow.schemas import FAILURES, schema
from newsparse.arrow.streams import Inputs, Work
from newsparse.batch import Progress
from newsparse.errors import InputTypeError, InputValueError
from newsparse.parser import Parser, default_parser

__all__ = ["Tally", "parse_parquet"]

# Rows read at a time; rows and bytes that are written at a time.
_ROWS_IN: Final = 256
_ROWS_OUT: Final = 1024
_BYTES_OUT: Final = 32_000_000
# Where a file of the output says what it was made of.
_ORIGIN: Final = b"newsparse.origin"


@attrs.frozen(kw_only=True)
class Tally:
    """What a run over Parquet files did.

    Args:
        row_groups: Row groups that were read and written.
        skipped: Row groups that the output held already.
        articles: Articles in those that were written.
        failed: Those of them that have failures.

    >>> Tally(row_groups=1, skipped=4, articles=1000, failed=2)
    Tally(row_groups=1, skipped=4, articles=1000, failed=2)
    """

    row_groups: int = 0
    skipped: int = 0
    articles: int = 0
    failed: int = 0


def parse_parquet(
    source: str | Path | ds.Dataset,
    output: str | Path,
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
) -> Tally:
    """Read the texts of Parquet files into a folder of Parquet files, which is a dataset of articles.

    Each row group becomes a file, which appears when it is whole. Stopped, however it was, the same call goes on with
    the row groups that the folder lacks. Let one call at a time write into a folder.

    Args:
        source: A file, a folder with files below it, or a `pyarrow.dataset` of Parquet files, wherever these are.
        output: The folder, which is made where it is missing.
        text: The column of texts. This and all that follow are what they are for `parse_batches`.
        published: That of the dates.
        title: That of the titles.
        url: That of the addresses.
        id: That of the caller's names for the articles.
        keep: Columns to hand through.
        parser: The choice of extractors.
        workers: Number of processes.
        progress: Called after each article with the number done in this run.
        timeout: Seconds that one text may take.

    Raises:
        InputTypeError: The source is a dataset of other files than Parquet.
        InputValueError: There is no Parquet file, a column is missing, or the folder holds what was made of other
            files or with other columns.

    >>> import tempfile
    >>> home = Path(tempfile.mkdtemp())
    >>> pq.write_table(pa.table({"text": ["Two were killed in Lima.", None]}), home / "in.parquet", row_group_size=1)
    >>> parse_parquet(home / "in.parquet", home / "out")
    Tally(row_groups=2, skipped=0, articles=2, failed=1)
    >>> parse_parquet(home / "in.parquet", home / "out")
    Tally(row_groups=0, skipped=2, articles=0, failed=0)
    """
    inputs = Inputs(text, published, title, url, id, tuple(keep))
    return _parse(source, Path(output), Work(inputs, parser or default_parser(), workers, progress, timeout))


def _parse(source: str | Path | ds.Dataset, output: Path, work: Work) -> Tally:
    """Write the files that the folder lacks."""
    made = schema(work.parser.layers())
    groups = [group for file in _files(source) for group in file.groups(output, work.inputs, made)]
    waiting = [group for group in groups if not group.is_done()]
    batches = work.read(batch for group in waiting for batch in group.read())
    counts = [group.write(batches) for group in waiting]
    return Tally(
        row_groups=len(waiting),
        skipped=len(groups) - len(waiting),
        articles=sum(articles for articles, _ in counts),
        failed=sum(failed for _, failed in counts),
    )


@attrs.frozen
class _File:
    """A Parquet file of the source: how it is opened, and its name below the source."""

    path: str
    name: PurePosixPath
    filesystem: Any

    def open(self) -> pq.ParquetFile:
        return pq.ParquetFile(self.path, filesystem=self.filesystem)

    def groups(self, output: Path, inputs: Inputs, made: pa.Schema) -> Iterator[_Group]:
        """List the row groups that have rows, each with what is made of it."""
        with self.open() as file:
            there, metadata = file.schema_arrow, file.metadata
        found = inputs.found(there.names)
        found.check_kept(made.names)
        whole = pa.schema([*made, *(there.field(name) for name in found.keep)])
        columns = [*found.columns().values(), *found.keep]
        for index in range(metadata.num_row_groups):
            group = metadata.row_group(index)
            target = output / self.name.parent / f"{self.name.stem}-{index:05}.parquet"
            origin = {"file": str(self.name), "group": index, "rows": group.num_rows, "bytes": group.total_byte_size}
            if group.num_rows:
                yield _Group(self, index, group.num_rows, target, whole, tuple(columns), json.dumps(origin).encode())


@attrs.frozen
class _Group:
    """A row group of the source, and the file that is made of it."""

    file: _File
    index: int
    rows: int
    target: Path
    schema: pa.Schema
    columns: tuple[str, ...]
    origin: bytes

    def is_done(self) -> bool:
        """Tell whether its file is there; one that was made of something else, or otherwise, is no file of ours."""
        if not self.target.exists():
            return False
        there = pq.read_schema(self.target)
        if (there.metadata or {}).get(_ORIGIN) != self.origin:
            raise InputValueError(f"{self.target} was not made of row group {self.index} of {self.file.path} as it is")
        if not there.equals(self.schema):
            raise InputValueError(f"{self.target} was made with other columns; take another folder for the output")
        return True

    def read(self) -> Iterator[pa.RecordBatch]:
        """Read it a few rows at a time."""
        with self.file.open() as file:
            yield from file.iter_batches(_ROWS_IN, row_groups=[self.index], columns=list(self.columns))

    def write(self, batches: Iterator[pa.RecordBatch]) -> tuple[int, int]:
        """Write its file under another name, and rename it when it is whole.

        Args:
            batches: The articles of this row group, and behind them those of others, which are left.

        Returns:
            The number of articles, and how many of them have failures.
        """
        articles = failed = 0
        self.target.parent.mkdir(parents=True, exist_ok=True)
        partial = self.target.with_name(f".{self.target.name}.part")  # which no reader of folders takes
        marked = self.schema.with_metadata({_ORIGIN: self.origin})
        try:
            with partial.open("wb") as out:
                with pq.ParquetWriter(out, marked, compression="zstd") as writer:
                    for table in _tables(batches, self.rows):
                        writer.write_table(table)
                        articles += table.num_rows
                        failed += sum(map(bool, table.column(FAILURES).to_pylist()))
                out.flush()
                os.fsync(out.fileno())
            partial.replace(self.target)
        finally:
            partial.unlink(missing_ok=True)
        return articles, failed


def _tables(batches: Iterator[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """Gather batches of so many rows in all into tables that are worth writing."""
    held: list[pa.RecordBatch] = []
    while rows:
        held.append(next(batches))
        rows -= held[-1].num_rows
        if not rows or sum(one.num_rows for one in held) >= _ROWS_OUT or sum(one.nbytes for one in held) >= _BYTES_OUT:
            yield pa.Table.from_batches(held)
            held = []


def _files(source: str | Path | ds.Dataset) -> list[_File]:
    """List the files of a source by name; the names are those below the folder that was given, or common to all."""
    folder = Path(source).absolute() if isinstance(source, (str, Path)) else None
    dataset: Any = source if folder is None else ds.dataset(str(folder), format="parquet")
    fragments = list(dataset.get_fragments())
    if not all(isinstance(one, ds.ParquetFileFragment) for one in fragments):
        raise InputTypeError("the source must be a dataset of Parquet files")
    paths = [PurePosixPath(one.path) for one in fragments]
    if not paths:
        raise InputValueError(f"there are no Parquet files in {source}")
    base = folder if folder and folder.is_dir() else os.path.commonpath([path.parent for path in paths])
    files = [
        _File(one.path, path.relative_to(base), one.filesystem) for one, path in zip(fragments, paths, strict=True)
    ]
    return sorted(files, key=lambda file: file.name)
