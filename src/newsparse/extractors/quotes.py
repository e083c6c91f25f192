"""The layer QUOTES: each attribution with its people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import Any, Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.layers import ACTORS, ATTRIBUTIONS, QUOTES
from newsparse.lexicon import Lexicon
from newsparse.models.actor import Actor
from newsparse.models.attribution import Attribution
from newsparse.models.quote import Quote
from newsparse.span import Span

__all__ = ["newsparse_extractors", "quotes"]

# A relayed report stands this many attributions from its relay at most.
_NEAR: Final = 3
# What may stand between the parts of one source: "A, B and C".
_JOINTS: Final = frozenset({"", ",", "and", "or", "&", ", and", ", or", "both", "either", "neither"})

# A source may be a possessor: "X's claim".
_CLITICS: Final = frozenset({"", "'s", "’s", "'", "’"})


@extractor(QUOTES, requires=[ACTORS, ATTRIBUTIONS])
def quotes(view: View) -> Iterator[Quote]:
    """Give each attribution the actors that its source mentions, and the one it is relayed by."""
    people = _People(view[ACTORS])
    speakers = [people.speaking(view, one.source) for one in view[ATTRIBUTIONS]]
    relays = _relays(view[ATTRIBUTIONS], speakers, view.lexicon("actors"))
    for number, one in enumerate(view[ATTRIBUTIONS]):
        yield Quote(
            one.span, rule=one.rule, evidence=one.evidence, confidence=one.confidence, content=one.content, kind=one.kind,
            act=one.act, is_negated=one.is_negated, cue=one.cue, source=one.source, addressee=one.addressee,
            medium=one.medium, speakers=speakers[number], relay=relays.get(number),
        )  # fmt: skip


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of quotes."""
    return [quotes]


class _People:
    """Actors by the places where the text mentions them."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.at: dict[tuple[int, int], tuple[Actor, ...]] = {}  # "they" may be several
        for actor in actors:
            for span in actor.mentions:
                place = (span.start, span.end)
                self.at[place] = (*self.at.get(place, ()), actor)
        self.places = sorted(self.at, key=lambda place: (place[0], -place[1]))
        self.starts = [start for start, _ in self.places]

    def speaking(self, view: View, source: Span | None) -> tuple[Actor, ...]:
        """List the actors of a source: the one it mentions as a whole, or those it joins by "and"."""
        if source is None:
            return ()
        whole = self.at.get((source.start, source.end)) or self._around(source)
        return whole or self._joined(view.text, source)

    @cached_property
    def ending(self) -> dict[int, list[tuple[int, tuple[Actor, ...]]]]:
        """Starts and actors of mentions by where they end."""
        ending: dict[int, list[tuple[int, tuple[Actor, ...]]]] = {}
        for (start, end), actors in self.at.items():
            ending.setdefault(end, []).append((start, actors))
        return ending

    def _around(self, source: Span) -> tuple[Actor, ...]:
        """Find the narrowest mention that ends with a source and begins before it: "Deputy Mayor X" for "Mayor X"."""
        wider = [(start, actors) for start, actors in self.ending.get(source.end, ()) if start < source.start]
        return max(wider, key=itemgetter(0))[1] if wider else ()

    def _joined(self, text: str, source: Span) -> tuple[Actor, ...]:
        found: list[Actor] = []
        done = source.start
        for start, end in islice(self.places, bisect_left(self.starts, source.start), None):
            if start >= source.end:
                break
            if start < done or end > source.end:
                continue
            if text[done:start].strip().lower() not in _JOINTS:
                return ()
            found.extend(self.at[start, end])
            done = end
        return tuple(dict.fromkeys(found)) if text[done : source.end].strip() in _CLITICS else ()


def _relays(
    attributions: Sequence[Attribution], speakers: Sequence[tuple[Actor, ...]], lexicon: Lexicon
) -> Mapping[int, Actor]:
    """Find the medium that relays a report: AFP in "police said, AFP reported"."""
    known, heads = lexicon["known"], lexicon.words("organizations", "media")
    relays: dict[int, Actor] = {}
    for number, carrier in enumerate(attributions):
        if len(speakers[number]) != 1 or not _is_medium(speakers[number][0], known, heads):
            continue
        for near in range(max(number - _NEAR, 0), min(number + _NEAR + 1, len(attributions))):
            if near != number and _carries(carrier, attributions[near]):
                relays[near] = speakers[number][0]
    return relays


def _carries(carrier: Attribution, carried: Attribution) -> bool:
    cue = carried.cue
    return cue is not None and any(cue in stretch for stretch in carrier.content)


def _is_medium(actor: Actor, known: Mapping[str, str], heads: frozenset[str]) -> bool:
    return any(
        known.get(name) == "media" or name.rsplit(" ", 1)[-1].lower() in heads for name in (actor.name, *actor.aliases)
    )
