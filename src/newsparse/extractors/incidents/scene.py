"""The scene of an article: its tokens, and by token and sentence what the other layers say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from newsparse.extraction import View
from newsparse.language.incidents.scene import Facts, Scene
from newsparse.language.incidents.words import EventWords, Stage
from newsparse.layers import ACTORS, CASUALTIES, MOMENTS, PLACES, QUOTES
from newsparse.models.moment import Moment
from newsparse.models.quote import Quote
from newsparse.span import Span

__all__ = ["BESIDE", "Stretches", "saying", "scene_of", "told"]

BESIDE: Final = 14
"""So many characters after a cue a day tells when it was said: "he said on Tuesday"."""


def told(view: View, beside: int = 0) -> Iterator[Moment]:
    """Leave out the moments of saying: "said Tuesday that …"."""
    said = Stretches(saying(view[QUOTES], beside))
    return (moment for moment in view[MOMENTS] if not said.covers(moment.span))


class Stretches:
    """Stretches of a text, which may overlap, to ask whether something stands in one.

    Args:
        stretches: Start and end of each, in code points.
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        # How far the first so many of them reach, from none on.
        self._reach = list(accumulate((end for _, end in ordered), max, initial=-1))

    def covers(self, span: Span) -> bool:
        """Whether a span stands in one of them."""
        return span.end <= self._reach[bisect_right(self._starts, span.start)]


def saying(quotes: Iterable[Quote], beside: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between a cue and what is said after it, and what is right after any cue, by start and end.

    Args:
        quotes: The quotes.
        beside: How many characters after a cue belong to it.
    """
    for quote in quotes:
        begin = min((part.start for part in quote.content), default=0)
        if quote.cue:
            last = max(quote.cue.end, quote.addressee.end if quote.addressee and beside else 0)
            yield quote.cue.end, begin if quote.cue.end <= begin else last + beside


def scene_of(view: View) -> Scene:
    """Set the scene of an article: its tokens, and by token and sentence what the other layers say."""
    reading = view.reading
    tokens, openings = reading.tokens, reading.openings
    stage = Stage.of(tokens, reading.tags, reading.phrases)
    actors = {
        index: (number, str(actor.kind))
        for number, actor in enumerate(view[ACTORS])
        for span in actor.mentions
        for index in tokens.between(span.start, span.end)
        if reading.tags[index] != "O"
    }
    effects = {
        index: str(one.effect)
        for one in view[CASUALTIES]
        if one.victim
        for index in tokens.between(one.victim.start, one.victim.end)
    }

    def sentence(span: Span) -> int:
        return max(bisect_right(openings, tokens.at(span.start)) - 1, 0)

    where: dict[int, set[str]] = {}
    for place in view[PLACES]:
        where.setdefault(sentence(place.span), set()).add(place.name)
    when: dict[int, list[tuple[int, int]]] = {}
    for moment in told(view):
        if moment.earliest and moment.latest:
            when.setdefault(sentence(moment.span), []).append((moment.earliest.toordinal(), moment.latest.toordinal()))
    facts = Facts(
        actors, effects,
        frozenset(i for place in view[PLACES] for i in tokens.between(place.span.start, place.span.end)),
        frozenset(i for moment in view[MOMENTS] for i in tokens.between(moment.span.start, moment.span.end)),
        {number: frozenset(names) for number, names in where.items()}, when,
        view.published.toordinal() if view.published else 0,
    )  # fmt: skip
    return Scene.of(stage, EventWords.of(view.lexicon("incidents")), facts, openings)
