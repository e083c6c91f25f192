"""Facts as the marks that annotation tools know: stretches of text with a label, values and arrows to other marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from newsparse.models.actor import Actor
from newsparse.models.article import Article
from newsparse.models.attribution import Attribution
from newsparse.models.fact import Fact
from newsparse.serialize.flat import label
from newsparse.serialize.given import check_layers, single
from newsparse.span import Span

__all__ = ["CORRECTED", "Mark", "marks", "marks_in"]

CORRECTED: Final = ("datelines", "moments", "places", "actors", "quotes", "casualties", "incidents")
"""The layers that people correct: what is found, not the structure it is found in."""

# What tells how a fact was found, and what its stretches of text tell already.
_UNTOLD: Final = frozenset({"span", "rule", "evidence", "confidence", "content", "mentions"})


@attrs.frozen
class Mark:
    """A fact as an annotation tool has it.

    Args:
        layer: Its label, the name of the layer.
        spans: Where it stands: start and end in code points, in order.
        values: Names of plain values with what they are, ``{"kind": "direct"}``.
        arrows: Names of relations with the numbers of the marks that they lead to, ``{"speakers": (3,)}``.

    >>> import newsparse
    >>> police = newsparse.marks(newsparse.parse("The bridge is safe, police said."))[0]
    >>> isinstance(police, Mark), police.layer, police.spans
    (True, 'actors', ((20, 26),))
    """

    layer: str
    spans: tuple[tuple[int, int], ...]
    values: Mapping[str, str]
    arrows: Mapping[str, tuple[int, ...]]


def marks(article: Article, layers: Iterable[str] = CORRECTED) -> list[Mark]:
    """List the facts of an article as marks.

    Args:
        article: The article.
        layers: Names of the layers that are wanted, in the order wanted.

    Returns:
        The marks; an arrow's number is an index into them.

    Raises:
        InputTypeError: It is no article.
        InputValueError: There is no such layer.

    >>> import newsparse
    >>> article = newsparse.parse("The bridge is safe, police said.")
    >>> [(mark.layer, mark.spans) for mark in marks(article)]
    [('actors', ((20, 26),)), ('quotes', ((0, 18),))]
    """
    wanted = tuple(layers)
    check_layers(wanted, single(article).layers)
    return marks_in(article, wanted)


def marks_in(article: Article, layers: Iterable[str]) -> list[Mark]:
    """List the facts of one article of several as marks: a layer that it lacks another may have.

    Args:
        article: The article.
        layers: Names of the layers that are wanted, in the order wanted.
    """
    facts = [(name, fact) for name in dict.fromkeys(layers) for fact in article.layers.get(name, ())]
    numbers = {id(fact): number for number, (_, fact) in enumerate(facts)}
    return [_mark(name, fact, numbers) for name, fact in facts]


def _mark(layer: str, fact: Fact, numbers: Mapping[int, int]) -> Mark:
    values: dict[str, str] = {}
    arrows: dict[str, tuple[int, ...]] = {}
    for name, value in _fields(fact):
        several = value if isinstance(value, tuple) else (value,)
        if several and all(isinstance(one, Fact) for one in several):
            if there := tuple(numbers[id(one)] for one in several if id(one) in numbers):
                arrows[name] = there
        elif (said := label(value)) not in (None, "", False):
            values[name] = str(said)
    return Mark(layer, tuple((span.start, span.end) for span in _spans(fact)), values, arrows)


def _fields(record: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record; those of a count in it as "count_low"."""
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name in _UNTOLD:
            continue
        if attrs.has(type(value)) and not isinstance(value, (Fact, Span)):
            yield from ((f"{field.name}_{name}", inner) for name, inner in _fields(value))
        else:
            yield field.name, value


def _spans(fact: Fact) -> tuple[Span, ...]:
    """Choose where a fact is marked: the words said, the first words that name an actor, else its own words."""
    if isinstance(fact, Attribution):
        return fact.content or (fact.span,)
    return (fact.mentions or (fact.span,))[:1] if isinstance(fact, Actor) else (fact.span,)
