"""The layer QUOTES: each attribution with its people; who passes one on is its relay, and has no quote of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from operator import itemgetter
from typing import Any, Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.outlets import Outlets
from newsparse.layers import ACTORS, ATTRIBUTIONS, QUOTES
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.attribution import Attribution
from newsparse.models.quote import Quote
from newsparse.span import Span

__all__ = ["newsparse_extractors", "quotes"]

# A relayed report stands this many attributions from its relay at most.
_NEAR: Final = 3
# What is passed on by an attribution with the same content.
_RELAYED: Final = frozenset({"attributions.citing", "attributions.quoted_as_saying"})
# An outlet that only its name tells is taken for one of these.
_NAMED: Final = frozenset({ActorKind.PERSON, ActorKind.ORGANIZATION})
_FARTHEST_QUOTED: Final = 16
# Two words with more tokens between them are not looked at together, so that an endless sentence costs what it is long.
_LONGEST_SENTENCE: Final = 150
# Whoever these stand for may be mentioned around them: "the union, which says …".
_RELATIVES: Final = frozenset({"who", "which"})
# A mention may leave its article out: "the ".
_ARTICLE: Final = 4
# What may stand between the parts of one source: "A, B and C".
_JOINTS: Final = frozenset({"", ",", "and", "or", "&", ", and", ", or", "both", "either", "neither"})

# A source may be a possessor: "X's claim".
_CLITICS: Final = frozenset({"", "'s", "’s", "'", "’"})


@extractor(QUOTES, requires=[ACTORS, ATTRIBUTIONS])
def quotes(view: View) -> Iterator[Quote]:
    """Give each attribution the actors that its source mentions, and the one it is relayed by.

    Two attributions with the same content, one of them by a rule for relays, make one quote.
    """
    people = _People(view[ACTORS])
    speakers = [people.speaking(view, one.source) for one in view[ATTRIBUTIONS]]
    carriers = _carriers(view[ATTRIBUTIONS])
    for number, carrier in carriers.items():
        if speakers[number] == speakers[carrier]:  # "AFP quoted it as saying": who quotes is not who is quoted
            speakers[number] = ()
    relays = _Relays(view, people, speakers, carriers)
    passing = frozenset(carriers.values())
    for number, one in enumerate(view[ATTRIBUTIONS]):
        if number in passing:
            continue
        yield Quote(
            one.span, rule=one.rule, evidence=one.evidence, confidence=one.confidence, content=one.content, kind=one.kind,
            act=one.act, is_negated=one.is_negated, cue=one.cue, source=one.source, addressee=one.addressee,
            medium=one.medium, speakers=speakers[number], relay=relays.of(number),
        )  # fmt: skip


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of quotes."""
    return [quotes]


def _carriers(attributions: Sequence[Attribution]) -> dict[int, int]:
    """Find for each attribution that a rule for relays read the one that passes it on, by their numbers."""
    by_content = {one.content[0]: number for number, one in enumerate(attributions) if one.rule not in _RELAYED}
    return {
        number: by_content[one.content[0]]
        for number, one in enumerate(attributions)
        if one.rule in _RELAYED and one.content[0] in by_content
    }


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
        return whole or self._joined(view.text, source) or self._beyond(view.text, source) or self._enclosing(source)

    @cached_property
    def ending(self) -> dict[int, list[tuple[int, tuple[Actor, ...]]]]:
        """Starts and actors of mentions by where they end."""
        ending: dict[int, list[tuple[int, tuple[Actor, ...]]]] = {}
        for (start, end), actors in self.at.items():
            ending.setdefault(end, []).append((start, actors))
        return ending

    def beginning(self, start: int) -> Actor | None:
        """Name the longest mention that begins somewhere, before any article or after it."""
        at = bisect_left(self.starts, start)
        near = self.places[at] if at < len(self.places) else (-1, -1)
        return self.one_at(near) if 0 <= near[0] - start <= _ARTICLE else None

    def one_at(self, place: tuple[int, int]) -> Actor | None:
        """Name the one actor that a mention means; None where it means several."""
        actors = self.at[place]
        return actors[0] if len(actors) == 1 else None

    def _around(self, source: Span) -> tuple[Actor, ...]:
        """Find the narrowest mention that ends with a source and begins before it: "Deputy Mayor X" for "Mayor X"."""
        wider = [(start, actors) for start, actors in self.ending.get(source.end, ()) if start < source.start]
        return max(wider, key=itemgetter(0))[1] if wider else ()

    def _beyond(self, text: str, source: Span) -> tuple[Actor, ...]:
        """Find the mention that begins with a source and goes on: "an aide who knew" for "an aide", "Ida Berg, 40," for "Ida Berg"."""
        at = bisect_left(self.starts, source.start)
        near = self.places[at] if at < len(self.places) else (-1, -1)
        if near[0] != source.start or near[1] < source.end:
            return ()
        is_apposed = text[source.end : near[1]].lstrip().startswith((",", "("))
        return tuple(actor for actor in self.at[near] if is_apposed or actor.kind is ActorKind.UNNAMED)

    def _enclosing(self, source: Span) -> tuple[Actor, ...]:
        """Find the mention that a relative pronoun stands inside of: "The union, which says it has 300 members"."""
        if source.text.lower() not in _RELATIVES:
            return ()
        at = bisect_left(self.starts, source.start)
        near = self.places[max(0, at - _NEAR) : at]
        return next((self.at[place] for place in reversed(near) if place[1] > source.end), ())

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


class _Relays:
    """Finds who passes reports on: AFP in "police said, AFP reported"."""

    def __init__(
        self, view: View, people: _People, speakers: Sequence[tuple[Actor, ...]], carriers: Mapping[int, int]
    ) -> None:
        self.reading = view.reading
        self.attributions = view[ATTRIBUTIONS]
        self.people = people
        self.speakers = speakers
        self.carriers = carriers
        self.names = Outlets.of(view.lexicon("actors"), view.lexicon("cues"))
        self.words = view.lexicon("cues")["relays"]
        self.outlets = [self._outlet(number) for number in range(len(self.attributions))]

    def of(self, number: int) -> Actor | None:
        """Name the one that passes on a report."""
        cue = self.attributions[number].cue
        if cue is None:
            return None
        if number in self.carriers:
            return self._speaker(self.carriers[number])
        if self._is(cue, "citing"):
            return next(filter(None, self._beside(number, cue)), None)
        carried = (self.outlets[near] for near in self._near(number) if self._holds(self.attributions[near], cue))
        outlets = (one for one in chain(carried, self._behind(cue)) if one not in (None, *self.speakers[number]))
        return self._quoting(cue) or next(outlets, None)

    def _near(self, number: int) -> list[int]:
        return [
            near
            for near in range(max(number - _NEAR, 0), min(number + _NEAR + 1, len(self.attributions)))
            if near != number
        ]

    def _beside(self, number: int, cue: Span) -> Iterator[Actor | None]:
        """Yield who may cite: its own source, then those that report in the same sentence."""
        yield self._named(self._speaker(number))
        for near in self._near(number):
            other = self.attributions[near].cue
            if other is not None and self._share_a_sentence(cue.start, other.start):
                yield self.outlets[near]

    # ------------------------------------------------------------ who is an outlet

    def _outlet(self, number: int) -> Actor | None:
        actor, cue = self._speaker(number), self.attributions[number].cue
        return self._named(actor, is_carrying=cue is not None and self._is(cue, "carrying"))

    def _speaker(self, number: int) -> Actor | None:
        return self.speakers[number][0] if len(self.speakers[number]) == 1 else None

    def _named(self, actor: Actor | None, *, is_carrying: bool = True) -> Actor | None:
        """Return an actor that is a medium, or may be one where it carries: people are not named by one word alone."""
        if actor is None or self._is_medium(actor):
            return actor
        is_bare = self.names.may_be(actor.name) and not actor.roles and actor.gender is None
        return actor if is_carrying and is_bare and actor.kind in _NAMED else None

    def _is_medium(self, actor: Actor) -> bool:
        return any(map(self.names.is_named, (actor.name, *actor.aliases)))

    # ------------------------------------------------------------ what it carries

    @staticmethod
    def _holds(carrier: Attribution, cue: Span) -> bool:
        return any(cue in stretch for stretch in carrier.content)

    def _behind(self, cue: Span) -> Iterator[Actor | None]:
        """Yield who stands behind a comma and reports it all: "said it had won, AFP reported", ", according to AFP"."""
        people, tokens = self.people, self.reading.tokens
        for start, end in islice(people.places, bisect_left(people.starts, cue.end), None):
            if not self._share_a_sentence(cue.start, start):
                return
            how = self._carrying(tokens.at(start), tokens.at(end - 1) + 1)
            if how is not None:
                yield self._named(people.one_at((start, end)), is_carrying=how == "carrying")

    def _carrying(self, first: int, end: int) -> str | None:
        """Say how a mention carries what stands before it: "carrying", "saying", or not at all."""
        words = self.reading.tokens.lower
        first -= words[first - 1] == "the"
        if words[first - 3 : first] == [",", "according", "to"] or words[first - 2 : first] == ["reported", "by"]:
            return "carrying"
        is_apart = words[first - 1] == "," or words[first - 2 : first] == [",", "as"]
        return self.words.get(words[end]) if is_apart and end < len(words) else None

    def _quoting(self, cue: Span) -> Actor | None:
        """Read "was quoted by X as saying", "was quoted as saying by X" and "X quoted the mayor as saying"."""
        words = self.reading.tokens.lower
        at = self.reading.tokens.at(cue.start)
        if words[max(at - 1, 0)] != "as":
            return None
        for index in range(at - 2, max(at - _FARTHEST_QUOTED, 0), -1):
            if self.words.get(words[index]) == "quoting":
                return self._by(index + 1) or self._by(at + 1) or self._ends_at(index)
        return None

    def _by(self, at: int) -> Actor | None:
        """Name who is mentioned after "by"."""
        tokens = self.reading.tokens
        if tokens.lower[at : at + 1] != ["by"] or at + 1 >= len(tokens.lower):
            return None
        return self.people.beginning(tokens.starts[at + 1])

    def _ends_at(self, index: int) -> Actor | None:
        """Name who is mentioned right before a token."""
        ending = self.people.ending.get(self.reading.tokens.ends[index - 1], ())
        actors = min(ending, key=itemgetter(0))[1] if ending else ()
        return actors[0] if len(actors) == 1 else None

    def _is(self, cue: Span, how: str) -> bool:
        return self.words.get(cue.text.lower()) == how

    def _share_a_sentence(self, one: int, other: int) -> bool:
        inside = self.reading.tokens.between(*sorted((one, other)))
        lines = self.reading.tokens.lines
        if bisect_right(lines, inside.start) != bisect_right(lines, max(inside.start, inside.stop - 1)):
            return False  # a headline has no full stop
        return len(inside) <= _LONGEST_SENTENCE and "." not in self.reading.tags[inside.start : inside.stop]
