"""Building: from drafts to incidents with their places, days, people, things and tolls."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from newsparse.extraction import View
from newsparse.extractors.incidents.drafts import Draft
from newsparse.extractors.incidents.people import People
from newsparse.language.incidents.reader import Event
from newsparse.language.incidents.scene import Scene
from newsparse.language.incidents.words import EventWords, Stage, agents, claimants, objects
from newsparse.layers import ACTORS, DATELINES, PLACES, SENTENCES
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.incident import Incident, Responsibility, Status
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.scoring import probability
from newsparse.span import Span
from newsparse.tolls import toll

__all__ = ["Backdrop", "Builder"]

_AGENTLESS: Final = frozenset({
    "explosion", "traffic_accident", "rail_accident", "air_accident", "maritime_accident", "industrial_accident", "fire",
    "collapse", "stampede", "earthquake", "flood", "storm", "landslide", "drought", "epidemic",
})  # fmt: skip
# How many days a moment may span to be an event's, and how many tokens away it may stand.
_LONG: Final = 7
_NEAR: Final = 18
# How many sentences from the first mention on are looked through for a day.
_AFTER: Final = 3
# So many sentences of an event, and words for it in each, are looked at for a day.
_MOST: Final = 40
_MOST_VOTES: Final = 4
# A sentence of more tokens is not looked through for each event that it names.
_LONGEST: Final = 400


@attrs.frozen(eq=False)
class Backdrop:
    """What all incidents of one article are built in front of, looked up once."""

    view: View
    words: EventWords
    stage: Stage
    actor_at: Mapping[int, Actor]
    states: Mapping[str | None, Actor]
    filed_from: tuple[Place, ...]
    usual_country: str | None
    people: People
    moments: Mapping[int, Sequence[Moment]]

    @classmethod
    def of(cls, view: View, words: EventWords, scene: Scene, moments: Mapping[int, Sequence[Moment]]) -> Backdrop:
        """Look everything up."""
        filed = view[DATELINES][0].span.end if view[DATELINES] else 0
        every = Counter(place.country for place in view[PLACES] if place.country and place.span.start >= filed)
        return cls(
            view, words, scene.stage,
            actor_at={span.start: actor for actor in view[ACTORS] for span in actor.mentions},
            # The first of a country stays.
            states={actor.country: actor for actor in reversed(view[ACTORS]) if actor.kind is ActorKind.STATE},
            filed_from=tuple(place for line in view[DATELINES] for place in line.places),
            usual_country=next((code for code, _ in every.most_common(1)), None),
            people=People.of(view, scene),
            moments=moments,
        )  # fmt: skip


class Builder:
    """Turns one draft into an incident and its parts."""

    def __init__(self, backdrop: Backdrop, draft: Draft) -> None:
        self.backdrop = backdrop
        self.view = backdrop.view
        self.words = backdrop.words
        self.stage = backdrop.stage
        self.draft = draft
        self.triggers = [one.trigger for one in draft.mentions if one.trigger]

    def build(self) -> Iterator[Incident]:
        """Yield the incident, then its parts."""
        parts = tuple(self._parts())
        covered = {place.name for part in parts for place in part.places}
        places = self._own(tuple(dict.fromkeys(place for place in self._places() if place.name not in covered)))
        perpetrators, responsibility = self._responsible()
        harmed = list(self._harmed())
        losses = [one for one in harmed if isinstance(one, Casualty)]
        evidence = self._evidence()
        yield Incident(
            evidence[0],
            rule=self._rule(),
            evidence=evidence,
            kind=self.draft.kind,
            status=self.draft.mentions[0].status if self.draft.mentions else Status.ACCOMPLISHED,
            triggers=tuple(one.span for one in self.draft.mentions if one.trigger),
            moment=self._moment(),
            places=places,
            country=self._country(places + tuple(p for part in parts for p in part.places)),
            perpetrators=perpetrators,
            responsibility=responsibility,
            targets=tuple(self._things("targets")),
            weapons=tuple(self._things("weapons")),
            victims=tuple(dict.fromkeys(a for one in harmed if (a := one if isinstance(one, Actor) else one.actor))),
            casualties=tuple(losses),
            damage=tuple(self._damage()),
            parts=parts,
            killed=toll(self._counted(), Effect.KILLED),
            injured=toll(self._counted(), Effect.INJURED),
            is_background=self.draft.is_background,
            confidence=probability(self.draft.event.news) if self.draft.event else None,
        )
        yield from parts

    def _counted(self) -> list[Casualty]:
        """Give the losses to add up; what is part of another event's total stands for itself."""
        own = set(map(id, self.draft.casualties))
        return [
            attrs.evolve(one, part_of=None) if one.part_of and id(one.part_of) not in own else one
            for one in self.draft.casualties
        ]

    def _rule(self) -> str:
        if self.draft.event:
            return "incidents.learned"
        return "incidents.merged" if len(self.draft.mentions) > 1 else "incidents.trigger"

    def _evidence(self) -> tuple[Span, ...]:
        """Collect what tells of the event: its triggers, else the victims and targets, else the sentence."""
        if self.draft.mentions:
            return tuple(one.span for one in self.draft.mentions)
        event = self.draft.event
        best = [unit.entity.best.candidate.phrase for unit in event.group.units if unit.entity] if event else []
        if best:
            return tuple(map(self.backdrop.people.span, best))
        return (self.view[SENTENCES][event.sentences[0] if event else 0].span,)

    def _own(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """Put the place of filing last: where it was filed from says least of where it happened."""
        filed = {place.span for place in self.backdrop.filed_from}
        return tuple(sorted(places, key=lambda place: place.span in filed))

    def _places(self) -> Iterator[Place]:
        """Yield the places of the mentions, and of the sentences that tell of a learned event."""
        yield from (place for one in self.draft.mentions for place in one.places)
        named = {one.sentence for one in self.draft.mentions}
        for number in self.draft.event.sentences if self.draft.event else ():
            if not named or number in named:
                span = self.view[SENTENCES][number].span
                yield from (place for place in self.view[PLACES] if span.start <= place.span.start < span.end)

    def _moment(self) -> Moment | None:
        event = self.draft.event
        if event is None:
            return next((moment for one in self.draft.mentions for moment in one.moments), None) or self._later_moment()
        return self._nearest_moment(event) or self._later_moment() or self._filed()

    def _later_moment(self) -> Moment | None:
        """Find the day in the sentences right after the first mention: "A plane has crashed. It came down on Sunday."."""
        first = self.draft.mentions[0].sentence if self.draft.mentions else 0
        today = self.view.published
        for number in range(first, first + _AFTER):
            for one in self.backdrop.moments.get(number, ()):
                if (
                    today
                    and one.latest
                    and one.earliest == one.latest
                    and 0 <= (today.toordinal() - one.latest.toordinal()) <= _LONG
                ):
                    return one
        return None

    def _nearest_moment(self, event: Event) -> Moment | None:
        """Choose the day told nearest to the words for the event, in the first sentence that has one near."""
        tokens = self.stage.tokens
        words = sorted({i for one in self._anchors(event) for i in one})
        for number in event.sentences[:_MOST]:
            span = self.view[SENTENCES][number].span
            inside = tokens.between(span.start, span.end)
            near = words[bisect_left(words, inside.start) : bisect_left(words, inside.stop)][:_MOST]
            told = [one for one in self.backdrop.moments.get(number, ()) if one.earliest and one.latest]
            told = [one for one in told if one.latest and one.earliest and (one.latest - one.earliest).days <= _LONG]
            ranked = sorted(
                (min((abs(tokens.at(one.span.start) - i) for i in near), default=99), one.span.start) for one in told
            )
            if ranked and ranked[0][0] <= _NEAR:
                return next(one for one in told if one.span.start == ranked[0][1])
        return None

    def _anchors(self, event: Event) -> Iterator[range]:
        """Yield the tokens of the words for an event: its triggers, victims and targets."""
        yield from (range(one.first, one.last + 1) for one in self.triggers)
        for unit in event.group.units:
            for mention in unit.entity.mentions if unit.entity else ():
                yield range(mention.candidate.phrase.first, mention.candidate.phrase.last + 1)
                for link in mention.candidate.links:
                    yield range(link.trigger.first, link.trigger.last + 1)

    def _filed(self) -> Moment | None:
        """Of an event without a day the text says that it happened before it was filed."""
        day = self.view.published
        line = next(iter(self.view[DATELINES]), None)
        if line is None or day is None or not line.day:
            return None
        return Moment(line.span, rule="incidents.filed", latest=day)

    def _harmed(self) -> Iterator[Casualty | Actor]:
        """Yield whom it harmed: losses stated, and victims of a learned event."""
        event = self.draft.event
        stated = list(self.draft.casualties)
        if event:
            made = [self.backdrop.people.victim(entity, event.family) for entity in event.roles["victim"]]
            covered = {one.span.start for one in made}
            stated = [
                one
                for one in stated
                if one not in made and one.span.start not in covered and not made and self._is_own(one)
            ]
            yield from made
        yield from stated

    def _is_own(self, loss: Casualty) -> bool:
        return (loss.count.low or 0) > 1

    def _things(self, name: str) -> Iterator[Span]:
        if self.draft.event:
            role = name.removesuffix("s")
            yield from (self.backdrop.people.span(one.best.candidate.phrase) for one in self.draft.event.roles[role])
        else:
            yield from self._listed(name)

    def _parts(self) -> Iterator[Incident]:
        """Make a sub-incident of each place that has its own share of a total."""
        by_place: dict[str, list[Casualty]] = {}
        own = set(map(id, self.draft.casualties))
        for casualty in self.draft.casualties:
            if (
                casualty.part_of
                and id(casualty.part_of) in own
                and casualty.place
                and casualty.place != casualty.part_of.place
            ):
                by_place.setdefault(casualty.place.name, []).append(casualty)
        for shares in by_place.values():
            alone = [attrs.evolve(one, part_of=None) for one in shares]
            place = shares[0].place
            yield Incident(
                shares[0].span,
                rule="incidents.part",
                evidence=tuple(one.span for one in shares),
                kind=self.draft.kind,
                moment=next((moment for one in self.draft.mentions for moment in one.moments), None),
                places=(place,) if place else (),
                country=place.country if place else None,
                casualties=tuple(shares),
                killed=toll(alone, Effect.KILLED),
                injured=toll(alone, Effect.INJURED),
            )

    def _country(self, places: Sequence[Place]) -> str | None:
        """Let the places around the event, its demonyms, the dateline and the rest of the article vote."""
        votes: Counter[str] = Counter()
        filed = self.backdrop.filed_from
        for place in [one for one in places if one.country and one.name not in {line.name for line in filed}][
            :_MOST_VOTES
        ]:
            votes[place.country or ""] += 4
        for place in filed:
            votes[place.country or ""] += 3
        for code, weight in self._demonyms():
            votes[code] += weight
        votes[self.backdrop.usual_country or ""] += 2
        del votes[""]
        return next((code for code, _ in votes.most_common(1)), None)

    def _demonyms(self) -> Iterator[tuple[str, int]]:
        """Yield the countries of "Austrian soldiers", and with more weight of "the Austrian city of Graz"."""
        demonyms, classes, tokens = self.view.lexicon("places")["demonyms"], self.words.classes, self.stage.tokens
        for inside in self._sentences():
            for index in inside:
                code = demonyms.get(tokens.words[index]) or demonyms.get(tokens.words[index].capitalize())
                if code:
                    is_where = any(classes.get(word) == "place" for word in tokens.lower[index + 1 : index + 3])
                    yield code, 8 if is_where else 1

    def _responsible(self) -> tuple[tuple[Actor, ...], Responsibility | None]:
        """Tell who did it, and how the text knows: it says so, or somebody claims, is blamed or suspected."""
        event = self.draft.event
        if self.draft.kind in _AGENTLESS and event is None:
            return (), None
        doers = (event.roles["perpetrator"], event.roles["organization"]) if event else ()
        learned = [self.backdrop.people.perpetrator(one) for entities in doers for one in entities]
        stated = tuple(dict.fromkeys(learned or self._perpetrators()))
        said = [(how, actor) for how, actor in self._claimed() if actor]
        actors = tuple(
            dict.fromkeys((*stated, *(actor for how, actor in said if how != Responsibility.DENIED and not event)))
        )
        how = Responsibility(said[0][0]) if said else Responsibility.STATED
        return actors, how if actors or said else None

    def _claimed(self) -> Iterator[tuple[str, Actor | None]]:
        for inside in self._sentences(after=1):
            for how, first, last in claimants(self.stage, self.words, inside):
                yield how, self._actor(first, last)

    def _perpetrators(self) -> Iterator[Actor]:
        for trigger in self.triggers:
            for first, last in agents(self.stage, trigger):
                if actor := self._actor(first, last):
                    yield actor

    def _actor(self, first: int, last: int) -> Actor | None:
        tokens = self.stage.tokens
        for index in range(first, last + 1):
            if actor := self.backdrop.actor_at.get(tokens.starts[index]):
                return actor
        code = self.view.lexicon("places")["demonyms"].get(tokens.words[last])
        return (self.backdrop.states.get(code) if code else None) or self._unnamed(first, last)

    def _unnamed(self, first: int, last: int) -> Actor | None:
        """Make an actor of those who have no name: "three gunmen"."""
        if self.stage.tokens.lower[last] not in self.view.lexicon("incidents")["perpetrators"]:
            return None
        span = self._span(first, last)
        return Actor(span, rule="incidents.perpetrator", name=span.text, kind=ActorKind.GROUP, mentions=(span,))

    def _sentences(self, after: int = 0) -> Iterator[range]:
        """Yield the tokens of the sentences that name the event, and of so many after each."""
        tokens, sentences = self.stage.tokens, self.view[SENTENCES]
        named: dict[int, list[int]] = {}
        for one in self.draft.mentions:
            for more in range(after + 1):
                named.setdefault(one.sentence + more, []).append(tokens.at(one.span.start))
        for number in self.draft.event.sentences if self.draft.event else ():
            span = sentences[number].span
            named.setdefault(number, []).append(tokens.at(span.start))
        for index in sorted(named):
            if index < len(sentences):
                span = sentences[index].span
                yield from _stretches(tokens.between(span.start, span.end), named[index])

    def _listed(self, name: str) -> Iterator[Span]:
        """Find weapons or targets in the sentences that name the event."""
        words = self.words.weapons if name == "weapons" else self.words.targets
        triggered = {i for one in self.triggers for i in range(one.first, one.last + 1)}
        for inside in self._sentences():
            for found in words.find(self.stage.tokens.lower[inside.start : inside.stop]):
                first, last = inside.start + found.first, inside.start + found.last
                if name == "weapons" or last not in triggered:
                    yield self._span(first, last)

    def _damage(self) -> Iterator[Span]:
        for inside in self._sentences():
            for found in self.words.damage.find(self.stage.tokens.lower[inside.start : inside.stop]):
                at = inside.start + found.first
                if self.stage.tags[at] in "VB":
                    for first, last in objects(self.stage, at, inside.start + found.last):
                        if self.stage.tags[last] in "NP":
                            yield self._span(first, last)

    def _span(self, first: int, last: int) -> Span:
        return self.view.span(self.stage.tokens.starts[first], self.stage.tokens.ends[last])


def _stretches(sentence: range, mentions: Iterable[int]) -> Iterator[range]:
    """Yield a sentence whole; of a sentence without end, what is around the mentions of an event, no token twice."""
    if len(sentence) <= _LONGEST:
        yield sentence
        return
    done = sentence.start
    for mention in sorted(mentions):
        middle = max(mention, sentence.start)
        first, stop = max(done, middle - _LONGEST // 2), min(sentence.stop, middle + _LONGEST // 2)
        if first < stop:
            yield range(first, stop)
            done = stop
