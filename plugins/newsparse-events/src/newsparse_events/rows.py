"""Articles as rows of a dataset, and the rows as text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import attrs

from newsparse import Article, Fact, Incident, Policy
from newsparse_events.cells import Case, Told
from newsparse_events.forms import EventFormat, find_format
from newsparse_events.gkg import CELLS

__all__ = ["Record", "chosen", "records", "rows", "told_layers", "top_level", "write"]

_MARKS: Final = {"csv": (",", "\r\n"), "tsv": ("\t", "\n"), "bare": ("\t", "\n")}


@attrs.frozen
class Record:
    """One row before it is written.

    Args:
        values: What stands in each column, by its name; None where nothing does.
        facts: The facts that it tells.
        notes: What is lost of facts that it tells in part.
    """

    values: Mapping[str, Any]
    facts: tuple[Fact, ...]
    notes: tuple[tuple[Fact, str], ...]


def chosen(form: str | EventFormat, policy: Policy | str | None = None) -> EventFormat:
    """Find a format, with another policy for vague counts where one is given."""
    found = find_format(form) if isinstance(form, str) else form
    return found if policy is None else attrs.evolve(found, policy=policy)


def top_level(article: Article) -> tuple[Incident, ...]:
    """List the incidents that are no part of another: its figures count theirs already."""
    parts = {part for one in article.incidents for part in one.parts}
    return tuple(one for one in article.incidents if one not in parts)


def records(article: Article, form: EventFormat, *, number: int = 1) -> Iterator[Record]:
    """Make the rows of an article.

    Args:
        article: The article.
        form: The format.
        number: Number of the article in its file.

    Returns:
        The rows in the order of the text: one for the article, or one for each incident that the format is about.
    """
    if form.unit == "article":
        yield _record(Case(article, None, number, form))
        return
    admitted = (one for one in top_level(article) if form.admits(one))
    for place, incident in enumerate(admitted, 1):
        yield _record(Case(article, incident, place, form))


def _record(case: Case) -> Record:
    told = {column: _fill(case, column.cell) for column in case.form.columns}
    values = {one.name: one.missing if cell.value is None else cell.value for one, cell in told.items()}
    row = (case.incident,) if case.incident else ()
    facts = (fact for cell in told.values() for fact in cell.facts)
    return Record(values, (*row, *facts), tuple(note for cell in told.values() for note in cell.notes))


def _fill(case: Case, words: tuple[str, ...]) -> Told:
    return CELLS[words[0]].fill(case, *words[1:]) if words else Told()


def told_layers(form: EventFormat) -> frozenset[str]:
    """Name the layers of which some column of a format tells facts."""
    used = (CELLS[column.cell[0]].layers for column in form.columns if column.cell)
    return frozenset().union(*used)


def rows(article: Article, form: str | EventFormat, *, policy: Policy | str | None = None) -> list[dict[str, Any]]:
    """Flatten an article into the rows of a dataset.

    Args:
        article: The article, parsed.
        form: Name of the format, or the format.
        policy: How a vague count becomes one number; by default as the dataset's codebook has it.

    Returns:
        A dict for each row, with all columns of the dataset in its order, None where the text does not say.

    Raises:
        UnknownFormatError: There is no such format.
        ModelError: There is no such policy.

    >>> import newsparse
    >>> article = newsparse.parse("A bomb killed dozens of people in Lebanon on Monday.", published="2025-04-09")
    >>> (row,) = rows(article, "acled")
    >>> row["event_date"], row["sub_event_type"], row["country"], row["fatalities"]
    ('2025-04-07', 'Remote explosive/landmine/IED', 'Lebanon', 12)
    >>> rows(article, "acled", policy="text")[0]["fatalities"]
    24
    """
    return [dict(record.values) for record in records(article, chosen(form, policy))]


def write(articles: Iterable[Article], form: str | EventFormat, *, policy: Policy | str | None = None) -> Iterator[str]:
    r"""Write articles as a file of a dataset.

    Args:
        articles: The articles, parsed; taken one by one.
        form: Name of the format, or the format.
        policy: How a vague count becomes one number; by default as the dataset's codebook has it.

    Returns:
        Pieces of text that, joined, are the file.

    Raises:
        UnknownFormatError: There is no such format.
        ModelError: There is no such policy.

    >>> "".join(write([], "icews")).split("\t")[:3]
    ['Event ID', 'Event Date', 'Source Name']
    """
    layout = chosen(form, policy)
    numbered = enumerate(articles, 1)
    every = (record.values for number, article in numbered for record in records(article, layout, number=number))
    return _json_lines(every) if layout.dialect == "jsonl" else _lines(every, layout)


def _lines(every: Iterable[Mapping[str, Any]], form: EventFormat) -> Iterator[str]:
    """Write with one mark between cells; only CSV quotes, since nothing else may hold its own mark."""
    mark, end = _MARKS[form.dialect]
    line = io.StringIO()
    if form.dialect == "csv":
        writer = csv.writer(line, delimiter=mark, lineterminator=end)
    else:
        writer = csv.writer(line, delimiter=mark, lineterminator=end, quoting=csv.QUOTE_NONE, quotechar=None)
    names = [] if form.dialect == "bare" else [[column.name for column in form.columns]]
    for values in chain(names, (row.values() for row in every)):
        yield _line(writer, line, values)


def _line(writer: Any, line: io.StringIO, values: Iterable[Any]) -> str:
    line.seek(0)
    line.truncate()
    writer.writerow(values)
    return line.getvalue()


def _json_lines(every: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (f"{json.dumps(_nested(row), ensure_ascii=False)}\n" for row in every)


def _nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """Make objects of dotted names, and leave out what the text does not say."""
    whole: dict[str, Any] = {}
    for name, value in row.items():
        *path, last = name.split(".")
        if value is not None:
            place = whole
            for step in path:
                place = place.setdefault(step, {})
            place[last] = value
    return whole
