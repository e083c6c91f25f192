"""Tables for people: one for each layer, and the claims beside their claimants; in plain characters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from newsparse.models.article import Article
from newsparse.models.casualty import Casualty
from newsparse.models.fact import Fact
from newsparse.models.moment import Moment
from newsparse.render.order import in_order
from newsparse.render.wording import each_once, printable, shortened, width_of, worded
from newsparse.serialize.flat import columns, label, rows

__all__ = ["Table", "claims_table", "fitted", "layer_table", "listing", "plain", "tables"]

# The columns that people want to see, in this order: heading and column of `rows`.
_SHOWN: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "headers": (("name", "name"), ("value", "value")),
    "bylines": (("names", "names"),),
    "datelines": (("places", "places"), ("agency", "agency"), ("year", "year"), ("month", "month"), ("day", "day")),
    "headings": (("kind", "kind"), ("words", "text")),
    "paragraphs": (("from", "start"), ("to", "end"), ("words", "text")),
    "sentences": (("from", "start"), ("to", "end"), ("words", "text")),
    "moments": (("words", "text"), ("earliest", "earliest"), ("latest", "latest")),
    "places": (("words", "text"), ("name", "name"), ("country", "country")),
    "attributions": (("kind", "kind"), ("act", "act"), ("source", "source"), ("cue", "cue"), ("content", "content")),
    "actors": (("name", "name"), ("kind", "kind"), ("roles", "roles"), ("of", "affiliation"), ("also", "aliases")),
    "quotes": (("speakers", "speakers"), ("kind", "kind"), ("act", "act"), ("cue", "cue"), ("content", "content")),
    "casualties": (
        ("effect", "effect"), ("low", "count_low"), ("high", "count_high"), ("victims", "victim"), ("stance", "stance"),
        ("claimed by", "claimed_by"),
    ),
    "incidents": (
        ("kind", "kind"), ("status", "status"), ("where", "places"), ("when", "moment"), ("by", "perpetrators"),
        ("with", "weapons"), ("killed", "killed_low"), ("injured", "injured_low"), ("words", "text"),
    ),
}  # fmt: skip
# The copy itself is not printed twice: its first and last words tell which piece it is.
_LONGEST: Final = {"paragraphs": 90, "sentences": 90}
_OPEN: Final = "…"
_GAP: Final = "  "
_LONGEST_WORD: Final = 22
# Columns whose values are names of the library, such as "drone_strike": people see words, programs the names.
_NAMED: Final = frozenset({"kind", "act", "status", "effect", "stance"})
# Columns that hold every mention, of which each wording is enough for people.
_REPEATED: Final = frozenset({"weapons"})


@attrs.frozen
class Table:
    """A table of words.

    Args:
        title: What it shows.
        columns: The headings.
        rows: The cells, each row as long as the headings.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(article: Article) -> Iterator[Table]:
    """Make a table of each layer that holds something, what people look for first.

    Args:
        article: The article.
    """
    for name in in_order(article.layers):
        if article.layers[name]:
            yield layer_table(article, name)


def layer_table(article: Article, layer: str) -> Table:
    """Make the table of one layer.

    Args:
        article: The article.
        layer: Name of the layer.

    Raises:
        InputValueError: There is no such layer.
    """
    found = rows(article, layer)
    shown = _SHOWN.get(layer) or _own_columns(article.layers.get(layer, ()))
    longest = _LONGEST.get(layer)
    cells = tuple(tuple(_cell(_said(row[column], column), longest) for _, column in shown) for row in found)
    return Table(f"{layer} ({len(found)})", tuple(heading for heading, _ in shown), cells)


def _own_columns(facts: tuple[Fact, ...]) -> tuple[tuple[str, str], ...]:
    """Choose for a plugin's layer: the words, and what its facts have beyond every fact."""
    common = columns(Fact)
    kinds: list[Any] = [type(fact) for fact in facts]
    own = {column: None for kind in kinds for column in columns(kind) if column not in common}
    return (("words", "text"), *((column.replace("_", " "), column) for column in own))


def _said(value: Any, column: str) -> Any:
    if column in _REPEATED and isinstance(value, str):
        return "; ".join(each_once(value.split("; ")))
    return worded(value) if column in _NAMED and isinstance(value, str) else value


def _cell(value: Any, longest: int | None = None) -> str:
    words = "" if value is None else printable(str(value))
    return shortened(words, longest) if longest else words


def claims_table(article: Article, casualties: Sequence[Casualty] | None = None) -> Table:
    """Put each figure beside who says it.

    Args:
        article: The article.
        casualties: Only these; None for all of the article.

    Returns:
        The casualties in the order of the text: effect, low, high, where, when, claimed by, words.
    """
    headings = ("effect", "low", "high", "where", "when", "claimed by", "words")
    return Table(
        "claims beside their claimants",
        headings,
        tuple(map(_claim, article.casualties if casualties is None else casualties)),
    )


def _claim(casualty: Casualty) -> tuple[str, ...]:
    count = casualty.count
    told = "as history" if casualty.is_background else "" if casualty.stance == "reported" else str(casualty.stance)
    return (
        f"{worded(casualty.effect)}{f' ({told})' if told else ''}",
        _OPEN if count.low is None else str(count.low),
        _OPEN if count.high is None else str(count.high),
        _cell(label(casualty.place)),
        _when(casualty.moment),
        _cell(label(casualty.claimed_by)) or "(the article itself)",
        _cell(casualty.text),
    )


def _when(moment: Moment | None) -> str:
    if moment is None:
        return ""
    days = [str(day or _OPEN) for day in (moment.earliest, moment.latest)]
    return _cell(moment.text) if moment.earliest is moment.latest is None else " to ".join(dict.fromkeys(days))


# ---------------------------------------------------------------- plain text


def plain(table: Table, width: int = 100) -> str:
    """Draw a table with nothing but characters.

    Args:
        table: The table.
        width: Number of columns of the terminal; cells are wrapped to keep to it, and where it has no room for the longest words
            each row is a list.

    >>> print(plain(Table("places (1)", ("words", "country"), (("Porto", "PT"),))))
    places (1)
    words  country
    -----  -------
    Porto  PT
    """
    widths = fitted(table, width - len(_GAP) * (len(table.columns) - 1))
    if not widths:
        return listing(table, width)
    lines = [_line(table.columns, widths), _GAP.join("-" * one for one in widths)]
    return "\n".join([table.title, *lines, *(_line(row, widths) for row in table.rows)])


def fitted(table: Table, room: int) -> list[int]:
    """Narrow the widest columns of a table as long as it is too wide, but none so far that it would break words.

    Args:
        table: The table.
        room: Number of columns of the terminal that there are for the cells.

    Returns:
        The width of each column; nothing where there is no room.

    >>> table = Table("places (1)", ("words", "country"), (("the port of Porto", "PT"),))
    >>> fitted(table, 30), fitted(table, 16), fitted(table, 11)
    ([17, 7], [9, 7], [])
    """
    columns = list(zip(table.columns, *table.rows, strict=True))
    least = [_narrowest(column) for column in columns]
    if sum(least) > room:
        return []
    widths = [max(low, min(room, max(map(width_of, column)))) for column, low in zip(columns, least, strict=True)]
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda at: (widths[at] > least[at], widths[at]))
        widths[widest] -= 1
    return widths


def _narrowest(column: Iterable[str]) -> int:
    """Tell how narrow a column may get: its longest word is whole, unless it is very long."""
    return min(_LONGEST_WORD, max((width_of(word) for cell in column for word in cell.split()), default=1))


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    lines = ([*cell, *[""] * (height - len(cell))] for cell in wrapped)
    return "\n".join(_joined(parts, widths) for parts in zip(*lines, strict=True))


def _wrapped(cell: str, width: int) -> list[str]:
    if width_of(cell) <= width:
        return [cell]
    narrow = max(1, width * len(cell) // width_of(cell))  # wide characters take their share
    return textwrap.wrap(cell, narrow) or [""]


def _joined(parts: tuple[str, ...], widths: list[int]) -> str:
    padded = (part + " " * (width - width_of(part)) for part, width in zip(parts, widths, strict=True))
    return _GAP.join(padded).rstrip()


def listing(table: Table, width: int) -> str:
    """Draw each row of a table as a list of its own, where it is too wide for the terminal.

    Args:
        table: The table.
        width: Number of columns of the terminal.

    >>> print(listing(Table("places (2)", ("words", "country"), (("Porto", "PT"), ("Rome", ""))), 40))
    places (2)
    <BLANKLINE>
    words    Porto
    country  PT
    <BLANKLINE>
    words    Rome
    """
    names = max(map(width_of, table.columns))
    widths = [names, max(1, width - names - len(_GAP))]
    rows = (zip(table.columns, row, strict=True) for row in table.rows)
    lists = ("\n".join(_line(pair, widths) for pair in row if pair[1]) for row in rows)
    return "\n\n".join([table.title, *lists])
