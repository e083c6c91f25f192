"""Remarks: the places of what is said about an event, which are none of its own: "In Berlin, a spokesman called it …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from newsparse.extraction import View
from newsparse.extractors.incidents.scene import BESIDE, Stretches, saying
from newsparse.layers import CASUALTIES, DATELINES, PLACES, QUOTES, SENTENCES
from newsparse.models.casualty import Effect
from newsparse.models.place import Place

__all__ = ["places_told"]

# So many sentences begin an article, where each place may be that of the event.
_OPENING: Final = 2
_HARM: Final = (Effect.KILLED, Effect.INJURED)


def places_told(view: View) -> Iterator[Place]:
    """Leave out the places where somebody only said something.

    Args:
        view: The article.
    """
    remarks = _Remarks(view)
    return (place for place in view[PLACES] if not remarks.has(place))


class _Remarks:
    """Knows where the article lets people speak."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.starts = [one.span.start for one in view[SENTENCES]]
        self.said = Stretches(saying(view[QUOTES], BESIDE))
        self.cued = {self._sentence(quote.cue.start) for quote in view[QUOTES] if quote.cue}
        self.sources = Stretches((quote.source.start, quote.source.end) for quote in view[QUOTES] if quote.source)
        self.harmed = {self._sentence(one.span.start) for one in view[CASUALTIES] if one.effect in _HARM}
        opening = [place for place in view[PLACES] if self._sentence(place.span.start) < _OPENING]
        filed = [place for line in view[DATELINES] for place in line.places]
        self.known = {place.name.casefold() for place in (*opening, *filed)}

    def _sentence(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def has(self, place: Place) -> bool:
        """Whether a place is only where somebody speaks."""
        number = self._sentence(place.span.start)
        if number < _OPENING or place.name.casefold() in self.known or number not in self.cued:
            return False
        if self.said.covers(place.span) or self.sources.covers(place.span):
            return True
        return number not in self.harmed and self._opens(place, number)

    def _opens(self, place: Place, number: int) -> bool:
        """Whether a sentence begins with it: "In Berlin, …"."""
        before = self.view.text[self.starts[number] : place.span.start].strip().casefold()
        return before == "in" and self.view.text[place.span.end : place.span.end + 1] == ","
