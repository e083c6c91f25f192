"""What people ask of news first: who claims what, who said what, what happened, to whom, where and when."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from newsparse.layers import BUILT_IN
from newsparse.models.article import Article
from newsparse.models.attribution import Act
from newsparse.models.incident import Incident, Status
from newsparse.models.quote import Quote
from newsparse.render.table import Table, claims_table, layer_table
from newsparse.render.wording import each_once, printable, worded
from newsparse.serialize.flat import label

__all__ = ["counts_line", "news_tables"]

_NEWS: Final = frozenset({"quotes", "incidents", "casualties", "actors", "places", "moments"})
# Enough to know which words they are, and three lines of a narrow terminal.
_LONGEST: Final = 110


def news_tables(article: Article) -> Iterator[Table]:
    """Make the tables that people look for first, those of plugins last.

    Args:
        article: The article.

    Returns:
        Those that hold something.
    """
    made = (
        claims_table(article),
        _quotes_table(article.quotes),
        _incidents_table(article.incidents),
        *(layer_table(article, name) for name in ("casualties", "actors") if article.layers.get(name)),
        _places_table(article),
        *(layer_table(article, name) for name in ("moments", *_of_plugins(article)) if article.layers.get(name)),
    )
    return (table for table in made if table.rows)


def counts_line(article: Article) -> str:
    """Count the facts of the layers that `news_tables` leaves out: how the copy is laid out everybody sees.

    Args:
        article: The article.

    >>> from newsparse import parse
    >>> counts_line(parse("It rained. The match was off."))
    'paragraphs 1, sentences 2'
    """
    rest = [layer.name for layer in BUILT_IN if layer.name not in _NEWS]
    return ", ".join(f"{name} {len(facts)}" for name in rest if (facts := article.layers.get(name)))


def _of_plugins(article: Article) -> list[str]:
    built_in = {layer.name for layer in BUILT_IN}
    return [name for name in article.layers if name not in built_in]


def _quotes_table(quotes: tuple[Quote, ...]) -> Table:
    rows = tuple((_cell(one.speakers), _manner(one), _content(one)) for one in quotes)
    return Table(f"quotes ({len(quotes)})", ("speakers", "how", "content"), rows)


def _manner(quote: Quote) -> str:
    """Say by which word the content is reported and how; what is done with it where that is more than stating."""
    act = "" if quote.act is Act.STATEMENT else f" {quote.act}"
    told = f"{quote.kind}{act}{', negated' if quote.is_negated else ''}"
    return f"{_cell(quote.cue)} ({told})" if quote.cue else told


def _content(quote: Quote) -> str:
    words = printable(" … ".join(part.text for part in quote.content))
    return textwrap.shorten(words, _LONGEST, placeholder=" …")


def _incidents_table(incidents: tuple[Incident, ...]) -> Table:
    parts = {id(part) for one in incidents for part in one.parts}
    rows = tuple(_incident(one, is_part=id(one) in parts) for one in incidents)
    return Table(f"incidents ({len(rows)})", ("kind", "where", "when", "by", "with", "killed", "injured"), rows)


def _incident(one: Incident, *, is_part: bool) -> tuple[str, ...]:
    told = "as history" if one.is_background else "" if one.status is Status.ACCOMPLISHED else str(one.status)
    kind = f"{'· ' if is_part else ''}{worded(one.kind)}{f' ({told})' if told else ''}"
    totals = ("" if count is None else str(count) for count in (one.killed, one.injured))
    weapons = each_once(weapon.text.lower() for weapon in one.weapons)
    return (kind, *(_cell(value) for value in (one.places, one.moment, one.perpetrators, weapons)), *totals)


def _places_table(article: Article) -> Table:
    """List each place once."""
    times = Counter((place.name, place.country or "") for place in article.places)
    rows = tuple((_cell(name), country, str(number)) for (name, country), number in times.items())
    return Table(f"places ({len(rows)})", ("name", "country", "times"), rows)


def _cell(value: Any) -> str:
    return printable(str(label(value) or ""))
