"""The facts of an article as inline elements of NITF: which of them can stand in the text together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from newsparse import Actor, ActorKind, Article, Fact, Incident, Moment, Place, Quote, Span
from newsparse_ninjs.choice import is_written
from newsparse_ninjs.text import pieces

__all__ = ["LAYERS", "Mark", "fitting", "marks"]

LAYERS: Final = ("quotes", "actors", "places", "incidents", "moments")
_ORIGIN: Final = "newsparse"


@attrs.frozen
class Mark:
    """An element of NITF around a stretch of the text.

    Args:
        span: The stretch.
        tag: Name of the element.
        attributes: Its attributes.
        fact: The fact that it says.
    """

    span: Span
    tag: str
    attributes: Mapping[str, str] = attrs.field(hash=False, eq=False)
    fact: Fact = attrs.field(hash=False, eq=False)


def marks(article: Article) -> Iterator[Mark]:
    """Make the elements that the facts of an article ask for, whether they fit or not.

    Args:
        article: The article.
    """
    for layer in LAYERS:
        for fact in article.layers.get(layer, ()):
            if is_written(fact):
                for span, tag, attributes in _elements(fact):
                    yield Mark(span, tag, {name: value for name, value in attributes.items() if value}, fact)


def _elements(fact: Fact) -> Iterator[tuple[Span, str, Mapping[str, str]]]:
    if isinstance(fact, Quote):
        speakers = " and ".join(speaker.name for speaker in fact.speakers)
        yield from ((span, "q", {"quote-source": speakers}) for span in fact.content)
    elif isinstance(fact, Actor):
        yield from _actor(fact)
    elif isinstance(fact, Place):
        code = fact.country or ""
        yield fact.span, "location", {"location-code": code, "code-source": code and "ISO 3166-1 alpha-2"}
    elif isinstance(fact, Incident):
        first, last = _ends(fact.moment) if fact.moment else ("", "")
        about = {"idsrc": _ORIGIN, "value": str(fact.kind), "start-date": first, "end-date": last}
        yield from ((span, "event", about) for span in fact.triggers)
    elif isinstance(fact, Moment):
        first, last = _ends(fact)
        norm = first if first == last else f"{first or '..'}/{last or '..'}"  # ISO 8601-2 for a span of time
        yield fact.span, "chron", {"norm": norm}


def _ends(moment: Moment) -> tuple[str, str]:
    """Write the ends of a moment, an open one as nothing."""
    first, last = (day.isoformat() if day else "" for day in (moment.earliest, moment.latest))
    return first, last


def _actor(actor: Actor) -> Iterator[tuple[Span, str, Mapping[str, str]]]:
    is_person = actor.kind is ActorKind.PERSON
    tag = "person" if is_person else "org"
    about = {"idsrc": _ORIGIN, "value": actor.name, "gender": str(actor.gender or "") if is_person else ""}
    for span in dict.fromkeys((actor.span, *actor.mentions)):
        yield span, tag, about


def fitting(article: Article) -> list[Mark]:
    """Choose the elements that can stand together, in the order in which they open.

    An element stands within one paragraph and holds a character; only ``q`` holds others; none crosses another. Quotations
    go first, then the longer ones.

    Args:
        article: The article.
    """
    within = list(pieces(article.text))
    rank = sorted(marks(article), key=lambda mark: (mark.tag != "q", -len(mark.span), mark.span.start, mark.tag))
    chosen = _Chosen()
    for mark in rank:
        if mark.span.text.strip() and _is_inside(mark.span, within):
            chosen.add(mark)
    return sorted(chosen.marks, key=lambda mark: (mark.span.start, mark.tag != "q", -mark.span.end))


def _is_inside(span: Span, within: list[tuple[int, int]]) -> bool:
    at = bisect_right(within, span.start, key=lambda piece: piece[0]) - 1
    return at >= 0 and span.end <= within[at][1]


class _Chosen:
    """The elements so far, and which characters they take."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.quoted: dict[int, int] = {}
        self.taken: set[int] = set()

    def add(self, mark: Mark) -> None:
        covered = range(mark.span.start, mark.span.end)
        owners = {self.quoted.get(at) for at in covered}
        if mark.tag == "q":
            if owners == {None}:
                self.quoted.update(dict.fromkeys(covered, len(self.marks)))
                self.marks.append(mark)
        elif len(owners) == 1 and self.taken.isdisjoint(covered):
            self.taken.update(covered)
            self.marks.append(mark)
