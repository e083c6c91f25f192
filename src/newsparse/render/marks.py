"""The copy cut into pieces that no fact's edge cuts, each with the facts that hold there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

import attrs

from newsparse.models.actor import Actor
from newsparse.models.article import Article
from newsparse.models.attribution import Attribution
from newsparse.models.fact import Fact
from newsparse.render.order import in_order
from newsparse.span import Span

__all__ = ["UNMARKED", "Entry", "Piece", "bounded", "entries", "pieces"]

UNMARKED: Final = frozenset({"headers", "bylines", "headings", "paragraphs", "sentences", "attributions"})
"""Layers that every word of the copy stands in, or that another layer tells better: they have no marks."""

# A piece names no more facts than these, the last to begin: a page stays as long as its text, however deep facts nest.
_MOST: Final = 8
# A page shows no more facts than these: it stays smaller than some five megabytes, and no article has as many.
_MOST_FACTS: Final = 10_000


class Entry(NamedTuple):
    """A fact on the page.

    Args:
        id: What it is called on the page: "f12".
        layer: Name of its layer.
        fact: The fact.
    """

    id: str
    layer: str
    fact: Fact


class Piece(NamedTuple):
    """A piece of the copy.

    Args:
        text: Its characters.
        layers: The layers that hold there, in the order in which they began.
        here: The facts that hold there, the last to begin first.
        begun: The facts that begin there for the first time.
    """

    text: str
    layers: tuple[str, ...]
    here: tuple[Entry, ...]
    begun: tuple[Entry, ...]


def bounded(article: Article) -> Article:
    """Leave out the facts that a page has no room for: the last in the text.

    Args:
        article: The article.
    """
    every = [fact for facts in article.layers.values() for fact in facts]
    if len(every) <= _MOST_FACTS:
        return article
    kept = {id(fact) for fact in sorted(every, key=lambda fact: fact.span.start)[:_MOST_FACTS]}
    layers = {name: tuple(fact for fact in facts if id(fact) in kept) for name, facts in article.layers.items()}
    return attrs.evolve(article, layers=layers)


def entries(article: Article) -> list[Entry]:
    """List the facts that are marked, by layer, the layers that people look for first.

    Args:
        article: The article.
    """
    shown = in_order(name for name in article.layers if name not in UNMARKED)
    every = [(name, fact) for name in shown for fact in article.layers[name]]
    return [Entry(f"f{number}", name, fact) for number, (name, fact) in enumerate(every)]


def pieces(text: str, marked: list[Entry]) -> Iterator[Piece]:
    """Cut a text at every edge of a fact.

    Args:
        text: The text.
        marked: The facts.

    Yields:
        The pieces, left to right; together they are the text.
    """
    opening: dict[int, list[Entry]] = {}
    closing: dict[int, list[Entry]] = {}
    first: dict[int, list[Entry]] = {}
    for entry in marked:
        if spans := _spans(entry.fact):
            first.setdefault(min(span.start for span in spans), []).append(entry)
    for entry, span in _outer_first(marked):
        opening.setdefault(span.start, []).append(entry)
        closing.setdefault(span.end, []).append(entry)
    entry_of = {entry.id: entry for entry in marked}
    active: dict[str, int] = {}
    layers: dict[str, int] = {}
    done = 0
    for place in sorted({0, len(text), *opening, *closing}):
        if place > done:
            here = tuple(entry_of[one] for one in islice(reversed(active), _MOST))
            yield Piece(text[done:place], tuple(layers), here, tuple(first.get(done, ())))
        done = place
        for step, edges in ((-1, closing), (1, opening)):
            for entry in edges.get(place, ()):
                _step(active, entry.id, step)
                _step(layers, entry.layer, step)


def _outer_first(marked: list[Entry]) -> list[tuple[Entry, Span]]:
    """List what is marked, the longest first: of facts that begin together, the pointer means the one with the fewest words."""
    every = [(entry, span) for entry in marked for span in _spans(entry.fact)]
    return sorted(every, key=lambda one: one[1].start - one[1].end)


def _spans(fact: Fact) -> tuple[Span, ...]:
    """Choose what is marked: the words said, every mention of an actor, else the fact's own words."""
    if isinstance(fact, Attribution):
        chosen = fact.content
    elif isinstance(fact, Actor):
        chosen = fact.mentions or (fact.span,)
    else:
        chosen = (fact.span,)
    return tuple(span for span in chosen if span.start < span.end)


def _step(numbers: dict[str, int], name: str, step: int) -> None:
    numbers[name] = numbers.get(name, 0) + step
    if not numbers[name]:
        del numbers[name]
