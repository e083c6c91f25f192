"""What a dataset's format cannot carry of an article, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

import attrs

from newsparse import (
    ATTRIBUTIONS,
    BYLINES,
    HEADERS,
    HEADINGS,
    PARAGRAPHS,
    SENTENCES,
    Article,
    Fact,
    Incident,
    Policy,
)
from newsparse_events.cells import plain
from newsparse_events.forms import EventFormat
from newsparse_events.rows import Record, chosen, records, told_layers, top_level

__all__ = ["Loss", "Why", "losses", "write_losses"]

# How the text is built, and attributions, whose facts the quotes tell again with their people.
_FRAME: Final = frozenset(layer.name for layer in (HEADERS, BYLINES, HEADINGS, PARAGRAPHS, SENTENCES, ATTRIBUTIONS))
_HEADER: Final = ("article_id", "layer", "start", "end", "why", "note", "text")


class Why(StrEnum):
    """Why a fact is not in the rows, or not wholly."""

    OUT_OF_SCOPE = "out_of_scope"  # the dataset is not about such incidents
    PART = "part"  # an incident whose figures stand in the row of the whole
    NO_COLUMN = "no_column"  # the format has no column for such facts
    NO_ROOM = "no_room"  # it has, but not for this one: a second place, a loss of no incident
    NARROWED = "narrowed"  # it is told, with less than the text says


@attrs.frozen(kw_only=True)
class Loss:
    """One fact that a format cannot carry, or only in part.

    Args:
        layer: Name of its layer.
        fact: The fact.
        why: Why.
        note: What is lost, of a fact that is told in part.
    """

    layer: str
    fact: Fact
    why: Why
    note: str = ""


def losses(article: Article, form: str | EventFormat, *, policy: Policy | str | None = None) -> tuple[Loss, ...]:
    """List what a format cannot carry: every fact of every layer is in a row whole, or here.

    Headings, sentences and what else the text is built of are not counted.

    Args:
        article: The article, parsed.
        form: Name of the format, or the format.
        policy: How a vague count becomes one number; by default as the dataset's codebook has it.

    Returns:
        The losses, layer by layer, in the order of the text.

    Raises:
        UnknownFormatError: There is no such format.
        ModelError: There is no such policy.

    >>> import newsparse
    >>> article = newsparse.parse("A bomb killed dozens of people in Lebanon on Monday.", published="2025-04-09")
    >>> for loss in losses(article, "acled"):
    ...     print(loss.layer, loss.why, loss.note)
    incidents narrowed killed: Count(24.. vague) becomes 12
    """
    layout = chosen(form, policy)
    return tuple(_losses(article, layout, tuple(records(article, layout))))


def _losses(article: Article, form: EventFormat, made: tuple[Record, ...]) -> Iterator[Loss]:
    told = {fact for record in made for fact in record.facts}
    notes = {fact: note for record in made for fact, note in reversed(record.notes)}
    top, layers = set(top_level(article)), told_layers(form)
    for layer, facts in article.layers.items():
        for fact in facts if layer not in _FRAME else ():
            if fact not in told:
                yield Loss(layer=layer, fact=fact, why=_why(layer, fact, top, layers))
            elif fact in notes:
                yield Loss(layer=layer, fact=fact, why=Why.NARROWED, note=notes[fact])


def _why(layer: str, fact: Fact, top: set[Incident], layers: frozenset[str]) -> Why:
    if layer not in layers:
        return Why.NO_COLUMN
    if isinstance(fact, Incident):
        return Why.OUT_OF_SCOPE if fact in top else Why.PART
    return Why.NO_ROOM


def write_losses(
    articles: Iterable[Article], form: str | EventFormat, *, policy: Policy | str | None = None
) -> Iterator[str]:
    """Write the losses of articles as CSV, one line for each.

    Args:
        articles: The articles, parsed; taken one by one.
        form: Name of the format, or the format.
        policy: How a vague count becomes one number; by default as the dataset's codebook has it.

    Returns:
        Pieces of text that, joined, are the file.

    Raises:
        UnknownFormatError: There is no such format.
        ModelError: There is no such policy.

    >>> print(*write_losses([], "gtd"), end="")
    article_id,layer,start,end,why,note,text
    """
    layout = chosen(form, policy)
    yield _line(_HEADER)
    for article in articles:
        for one in losses(article, layout):
            span = one.fact.span
            yield _line((article.id or "", one.layer, span.start, span.end, one.why, one.note, span.text))


def _line(values: Iterable[object]) -> str:
    """Write one line as RFC 4180 has it."""
    quoted = (f'"{text}"' for text in (plain(str(value)).replace('"', '""') for value in values))
    return f"{','.join(one if _needs_quotes(one) else one[1:-1] for one in quoted)}\r\n"


def _needs_quotes(quoted: str) -> bool:
    return "," in quoted or '"' in quoted[1:-1]
