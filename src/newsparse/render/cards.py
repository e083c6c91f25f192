"""What the page says of each fact: a line that names it, its other values, and the facts that it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import attrs

from newsparse.models.article import Article
from newsparse.models.casualty import Casualty
from newsparse.models.fact import Fact
from newsparse.render.marks import Entry
from newsparse.render.table import Table, layer_table
from newsparse.render.wording import counted, printable, shortened, worded

__all__ = ["Card", "cards"]

# Cells that say more than the others stand first; the rest follow with their headings.
_TITLES: Final = {"quotes": ("content",), "casualties": ("effect", "low", "high"), "incidents": ("kind",)}

_LONGEST: Final = 200


class Card(NamedTuple):
    """What is told of a fact.

    Args:
        entry: The fact on the page.
        title: What it is, in a few words.
        rest: Headings with their values.
        linked: The facts on the page that it refers to, by what they are called there.
    """

    entry: Entry
    title: str
    rest: tuple[tuple[str, str], ...]
    linked: tuple[str, ...]


def cards(article: Article, marked: Sequence[Entry]) -> dict[str, list[Card]]:
    """Tell of every marked fact, by layer.

    Args:
        article: The article.
        marked: Its facts on the page.
    """
    ids = {id(entry.fact): entry.id for entry in marked}
    found: dict[str, list[Card]] = {}
    for layer in dict.fromkeys(entry.layer for entry in marked):
        table = layer_table(article, layer)
        here = [entry for entry in marked if entry.layer == layer]
        found[layer] = [_card(entry, table, row, ids) for entry, row in zip(here, table.rows, strict=True)]
    return found


def _card(entry: Entry, table: Table, row: tuple[str, ...], ids: dict[int, str]) -> Card:
    cells = dict(zip(table.columns, row, strict=True))
    wanted = [name for name in _TITLES.get(entry.layer, table.columns[:1]) if cells.get(name)]
    title = _title(entry.fact) or " ".join(cells[name] for name in wanted) or printable(entry.fact.text)
    rest = tuple((name, shortened(cell, _LONGEST)) for name, cell in cells.items() if cell and name not in wanted)
    linked = dict.fromkeys(ids[id(one)] for one in _referred(entry.fact) if id(one) in ids)
    return Card(entry, shortened(title, _LONGEST), rest, tuple(linked))


def _title(fact: Fact) -> str:
    return f"{worded(fact.effect)} {counted(fact.count)}" if isinstance(fact, Casualty) else ""


def _referred(fact: Fact) -> Iterator[Fact]:
    """Yield the facts that a fact's fields hold."""
    kind: Any = type(fact)
    for field in attrs.fields(kind):
        value = getattr(fact, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Fact):
                yield one
