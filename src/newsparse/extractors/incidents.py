"""The layer INCIDENTS: what happened, merged from all that the article says of it.

Trigger words become mentions, mentions of one event become one draft, drafts become incidents. A part of a
whole ("three cities") is found by its losses: casualties that are part of a total, each at a place of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Any, Final

import attrs

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.events import EventWords, Stage, Trigger, agents, claimants, find_triggers, objects
from newsparse.layers import (
    ACTORS,
    CASUALTIES,
    DATELINES,
    HEADINGS,
    INCIDENTS,
    MOMENTS,
    PLACES,
    QUOTES,
    SENTENCES,
)
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.incident import Incident, Responsibility, Status
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.models.quote import Quote
from newsparse.span import Span
from newsparse.tolls import toll

__all__ = ["incidents"]

# Kinds that different words may give one event.
_FAMILIES: Final[tuple[frozenset[str], ...]] = (
    frozenset(
        {"bombing", "explosion", "armed_attack", "shelling", "drone_strike", "air_strike", "vehicle_attack", "fire"}
    ),
    frozenset({"shooting", "armed_attack", "assassination", "stabbing", "hostage_taking", "robbery"}),
    frozenset(
        {"traffic_accident", "rail_accident", "air_accident", "maritime_accident", "fire", "explosion", "collapse"}
    ),
    frozenset({"abduction", "hostage_taking", "hijacking"}),
    frozenset({"flood", "storm", "landslide"}),
    frozenset({"riot", "protest"}),
    frozenset({"arson", "fire"}),
)
_VAGUE: Final = frozenset({"armed_attack", "explosion", "fire", "shelling", "collapse"})
_HARMED: Final = {"capture": Effect.CAPTURED, "abduction": Effect.ABDUCTED, "arrest": Effect.DETAINED}
# In an article that tells of one of these, who was "killed" was killed by somebody.
_VIOLENT: Final = frozenset({
    "bombing", "shooting", "stabbing", "vehicle_attack", "armed_attack", "air_strike", "drone_strike", "shelling",
    "assassination", "abduction", "hostage_taking", "hijacking", "sabotage",
})  # fmt: skip
_AGENTLESS: Final = frozenset({
    "explosion", "traffic_accident", "rail_accident", "air_accident", "maritime_accident", "industrial_accident", "fire",
    "collapse", "stampede", "earthquake", "flood", "storm", "landslide", "drought", "epidemic",
})  # fmt: skip
# A loss without a trigger of its own belongs to an event told at most this many sentences before.
_REACH: Final = 4
# So many drafts back a mention may still belong to, and so many facts of its sentence on either side it may take.
_RECENT: Final = 50
_AROUND: Final = 20
# A sentence of more tokens is not looked through for each event that it names.
_LONGEST: Final = 400
# "two months": older events are history, as in the guidelines of MUC-4.
_OLD_DAYS: Final = 60


@extractor(INCIDENTS, requires=[SENTENCES, HEADINGS, DATELINES, PLACES, MOMENTS, ACTORS, QUOTES, CASUALTIES])
def incidents(view: View) -> Iterator[Incident]:
    """Merge trigger words into events and attach who, where, when, with what and at what cost."""
    reader = _Reader(view)
    drafts, backdrop = reader.read(), _Backdrop.of(view, reader.words, reader.stage)
    built = [one for draft in drafts for one in _Builder(backdrop, draft).build()]
    yield from sorted(built, key=lambda one: (one.span.start, -one.span.end, bool(not one.parts)))


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of incidents."""
    return [incidents]


@attrs.frozen(eq=False)
class _Mention:
    """One place where the text names an event."""

    sentence: int
    span: Span
    kind: str
    trigger: Trigger | None = None
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    status: Status = Status.ACCOMPLISHED
    is_background: bool = False


class _Days:
    """Stretches of days, in order; those that meet are one."""

    def __init__(self) -> None:
        self.firsts: list[date] = []
        self.lasts: list[date] = []

    def meets(self, first: date, last: date) -> bool:
        at = bisect_left(self.lasts, first)
        return at < len(self.firsts) and self.firsts[at] <= last

    def add(self, first: date, last: date) -> None:
        met = slice(bisect_left(self.lasts, first), bisect_right(self.firsts, last))
        self.firsts[met] = [min((first, *self.firsts[met]))]
        self.lasts[met] = [max((last, *self.lasts[met]))]


@attrs.define(eq=False)
class _Draft:
    """An event on its way to an incident; what its mentions say of place and time is kept, not looked up again."""

    kind: str
    order: int
    mentions: list[_Mention] = attrs.field(factory=list)
    casualties: list[Casualty] = attrs.field(factory=list)
    is_background: bool = True
    places: set[str] = attrs.field(factory=set)
    days: _Days = attrs.field(factory=_Days)

    def add(self, mention: _Mention) -> None:
        self.mentions.append(mention)
        self.is_background = self.is_background and mention.is_background
        self.places |= {place.name for place in mention.places}
        for first, last in _days(mention):
            self.days.add(first, last)


@attrs.frozen(eq=False)
class _Clues:
    """What the words of one sentence say of every event in it."""

    vehicle: str | None
    weapon: str | None
    is_attempted: bool
    is_history: bool


class _Reader:
    """Finds the mentions of one article and merges them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.tokens = view.reading.tokens
        lexicon = view.lexicon("incidents")
        self.words = EventWords.of(lexicon)
        self.lexicon = lexicon
        self.starts = [one.span.start for one in view[SENTENCES]]
        self.places = self._by_sentence(view[PLACES])
        self.moments = self._by_sentence(_told(view))
        self.casualties = self._by_sentence(view[CASUALTIES])
        self.stage = Stage.of(self.tokens, view.reading.tags, view.reading.phrases)
        self.drafts: list[_Draft] = []
        self.homes: dict[int, _Draft] = {}
        self.told_in: dict[int, list[_Draft]] = {}
        self.clues: dict[int, _Clues] = {}
        self.is_violent = False

    def _sentence(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def _by_sentence(self, facts: Iterable[Any]) -> dict[int, list[Any]]:
        table: dict[int, list[Any]] = {}
        for fact in facts:
            table.setdefault(self._sentence(fact.span.start), []).append(fact)
        return table

    def read(self) -> list[_Draft]:
        if not self.starts:
            return []
        triggers = list(find_triggers(self.tokens, self.view.reading.tags, self.words))
        self.is_violent = any(trigger.kind in _VIOLENT for trigger in triggers)
        for trigger in triggers:
            mention = self._mention(trigger)
            if mention is not None:
                self._place(mention)
        for casualty in self.view[CASUALTIES]:
            self._attach(casualty)
        return self.drafts

    def _mention(self, trigger: Trigger) -> _Mention | None:
        span = self.view.span(self.tokens.starts[trigger.first], self.tokens.ends[trigger.last])
        sentence = self._sentence(span.start)
        kind = self._kind(trigger, sentence)
        if kind is None:
            return None
        clues = self._clues_in(sentence)
        near = [_nearest(table.get(sentence, ()), span) for table in (self.places, self.moments, self.casualties)]
        places, moments, casualties = near[0], near[1], tuple(one for one in near[2] if _suits(kind, one))
        return _Mention(
            sentence, span, kind, trigger, places, moments, casualties,
            status=self._status(clues, trigger), is_background=self._is_history(clues, moments, casualties),
        )  # fmt: skip

    def _clues_in(self, sentence: int) -> _Clues:
        if sentence not in self.clues:
            span = self.view[SENTENCES][sentence].span
            inside = self.tokens.between(span.start, span.end)
            words = self.tokens.lower[inside.start : inside.stop]
            self.clues[sentence] = _Clues(
                vehicle=next((found.value for found in self.words.vehicles.find(words)), None),
                weapon=next((found.value for found in self.words.weapons.find(words)), None),
                is_attempted=not self.lexicon["attempted"].keys().isdisjoint(words),
                is_history=not self.lexicon["history"].keys().isdisjoint(words),
            )
        return self.clues[sentence]

    def _kind(self, trigger: Trigger, sentence: int) -> str | None:
        """Name the kind by the trigger, the weapons and the vehicles of its sentence."""
        clues = self._clues_in(sentence)
        if trigger.kind == "crash":
            return clues.vehicle
        if trigger.kind == "weak":
            return "armed_attack" if self.is_violent or any(self._doers(trigger)) else ""
        if trigger.kind in ("", "armed_attack", "explosion"):
            weapon = clues.weapon
            if weapon and not (trigger.kind == "explosion" and weapon != "bombing"):
                return weapon
        return trigger.kind

    def _doers(self, trigger: Trigger) -> Iterator[bool]:
        people = self.lexicon["perpetrators"]
        for _, last in agents(self.stage, trigger):
            yield self.tokens.lower[last] in people

    def _status(self, clues: _Clues, trigger: Trigger) -> Status:
        if clues.is_attempted:
            return Status.ATTEMPTED
        before = self.tokens.lower[max(0, trigger.first - 4) : trigger.first]
        return Status.THREATENED if any(word in self.lexicon["threatened"] for word in before) else Status.ACCOMPLISHED

    def _is_history(self, clues: _Clues, moments: Sequence[Moment], casualties: Sequence[Casualty]) -> bool:
        if casualties and all(one.is_background for one in casualties):
            return True
        published = self.view.published
        if moments and published is not None and all(_is_old(moment, published) for moment in moments):
            return True
        return clues.is_history and not casualties

    def _place(self, mention: _Mention) -> None:
        """Put a mention into the draft of its event, or begin a new one."""
        home = self._family(mention) or next(
            (draft for draft in reversed(self.drafts[-_RECENT:]) if _same_event(draft, mention)), None
        )
        if home is None:
            if not mention.kind:
                return
            home = self._begin(mention.kind)
        self._add(home, mention)
        self._settle(home, mention.casualties)
        if home.kind in _VAGUE and mention.kind not in ("", *_VAGUE):
            home.kind = mention.kind

    def _begin(self, kind: str) -> _Draft:
        self.drafts.append(_Draft(kind, len(self.drafts)))
        return self.drafts[-1]

    def _add(self, home: _Draft, mention: _Mention) -> None:
        home.add(mention)
        self.told_in.setdefault(mention.sentence, []).append(home)

    def _settle(self, home: _Draft, casualties: Iterable[Casualty]) -> None:
        """Give losses that have no home yet to a draft."""
        for casualty in casualties:
            if id(casualty) not in self.homes:
                self.homes[id(casualty)] = home
                home.casualties.append(casualty)

    def _family(self, mention: _Mention) -> _Draft | None:
        """Find the draft whose total counts the mention's losses among its own."""
        homes = (self.homes.get(id(one.part_of)) for one in mention.casualties if one.part_of)
        return min((home for home in homes if home), key=lambda home: home.order, default=None)

    def _attach(self, casualty: Casualty) -> None:
        """Give a loss without a trigger to the event that its total, or the sentences before, belong to."""
        if id(casualty) in self.homes:
            return
        sentence = self._sentence(casualty.span.start)
        home = self.homes.get(id(casualty.part_of)) if casualty.part_of else self._recent(casualty, sentence)
        if home is not None:
            self._settle(home, (casualty,))
        elif casualty.effect is Effect.KILLED and _is_several(casualty) and not casualty.is_background:
            mention = _Mention(sentence, casualty.span, "other", None, tuple(self.places.get(sentence, ())))
            home = self._begin("other")
            self._add(home, mention)
            self._settle(home, (casualty,))

    def _recent(self, casualty: Casualty, sentence: int) -> _Draft | None:
        """Find the last draft that the sentences before tell of and that can have such a loss."""
        for before in range(sentence, sentence - _REACH - 1, -1):
            drafts = self.told_in.get(before, ())[-_RECENT:]
            fitting = [
                draft
                for draft in drafts
                if _suits(draft.kind, casualty) and draft.is_background == casualty.is_background
            ]
            if fitting:
                return max(fitting, key=lambda draft: draft.order)
        return None


def _nearest(facts: Sequence[Any], span: Span) -> tuple[Any, ...]:
    """Take the facts of a sentence; of a sentence without end, those around a place in it."""
    middle = bisect_right(facts, span.start, key=lambda fact: fact.span.start)
    return tuple(facts[max(0, middle - _AROUND) : middle + _AROUND])


def _days(mention: _Mention) -> Iterator[tuple[date, date]]:
    for moment in mention.moments:
        if moment.earliest and moment.latest:
            yield moment.earliest, moment.latest


def _is_several(casualty: Casualty) -> bool:
    return (casualty.count.low or casualty.count.high or 0) > 1


def _told(view: View) -> Iterator[Moment]:
    """Leave out the moments of saying: "said Tuesday that …"."""
    saying = sorted(_saying(view[QUOTES]))
    starts = [start for start, _ in saying]
    # How far the first so many of them reach, from none on.
    reach = list(accumulate((end for _, end in saying), max, initial=-1))
    for moment in view[MOMENTS]:
        if moment.span.end > reach[bisect_right(starts, moment.span.start)]:
            yield moment


def _saying(quotes: Iterable[Quote]) -> Iterator[tuple[int, int]]:
    """Yield what stands between a cue and what is said after it, by start and end."""
    for quote in quotes:
        begin = min((part.start for part in quote.content), default=0)
        if quote.cue and quote.cue.end <= begin:
            yield quote.cue.end, begin


def _is_old(moment: Moment, published: date) -> bool:
    return moment.latest is not None and published.toordinal() - moment.latest.toordinal() > _OLD_DAYS


def _suits(kind: str, casualty: Casualty) -> bool:
    """Whether an event of a kind can have such a loss."""
    special = _HARMED.get(kind)
    if special is not None:
        return casualty.effect is special
    return casualty.effect not in _HARMED.values()


def _same_event(draft: _Draft, mention: _Mention) -> bool:
    if mention.kind and not _compatible(draft.kind, mention.kind):
        return False
    if draft.is_background != mention.is_background:
        return False
    return not (_apart_in_place(draft, mention) or _apart_in_time(draft, mention))


def _compatible(one: str, other: str) -> bool:
    if one == other:
        return True
    return any(one in family and other in family for family in _FAMILIES) and (one in _VAGUE or other in _VAGUE)


def _apart_in_place(draft: _Draft, mention: _Mention) -> bool:
    ours = {place.name for place in mention.places}
    return bool(draft.places and ours and draft.places.isdisjoint(ours))


def _apart_in_time(draft: _Draft, mention: _Mention) -> bool:
    return bool(draft.days.firsts) and any(not draft.days.meets(first, last) for first, last in _days(mention))


@attrs.frozen(eq=False)
class _Backdrop:
    """What all incidents of one article are built in front of, looked up once."""

    view: View
    words: EventWords
    stage: Stage
    actor_at: Mapping[int, Actor]
    states: Mapping[str | None, Actor]
    filed_from: tuple[Place, ...]
    usual_country: str | None

    @classmethod
    def of(cls, view: View, words: EventWords, stage: Stage) -> _Backdrop:
        every = Counter(place.country for place in view[PLACES] if place.country)
        return cls(
            view, words, stage,
            actor_at={span.start: actor for actor in view[ACTORS] for span in actor.mentions},
            # The first of a country stays.
            states={actor.country: actor for actor in reversed(view[ACTORS]) if actor.kind is ActorKind.STATE},
            filed_from=tuple(place for line in view[DATELINES] for place in line.places),
            usual_country=next((code for code, _ in every.most_common(1)), None),
        )  # fmt: skip


class _Builder:
    """Turns one draft into an incident and its parts."""

    def __init__(self, backdrop: _Backdrop, draft: _Draft) -> None:
        self.backdrop = backdrop
        self.view = backdrop.view
        self.words = backdrop.words
        self.stage = backdrop.stage
        self.draft = draft
        self.triggers = [one.trigger for one in draft.mentions if one.trigger]

    def build(self) -> Iterator[Incident]:
        parts = tuple(self._parts())
        covered = {place.name for part in parts for place in part.places}
        places = tuple(dict.fromkeys(p for one in self.draft.mentions for p in one.places if p.name not in covered))
        perpetrators, responsibility = self._responsible()
        first = self.draft.mentions[0]
        yield Incident(
            first.span,
            rule="incidents.merged" if len(self.draft.mentions) > 1 else "incidents.trigger",
            evidence=tuple(one.span for one in self.draft.mentions),
            kind=self.draft.kind,
            status=first.status,
            triggers=tuple(one.span for one in self.draft.mentions if one.trigger),
            moment=next((moment for one in self.draft.mentions for moment in one.moments), None),
            places=places,
            country=self._country(places + tuple(p for part in parts for p in part.places)),
            perpetrators=perpetrators,
            responsibility=responsibility,
            targets=tuple(self._listed("targets")),
            weapons=tuple(self._listed("weapons")),
            victims=tuple(dict.fromkeys(one.actor for one in self.draft.casualties if one.actor)),
            casualties=tuple(self.draft.casualties),
            damage=tuple(self._damage()),
            parts=parts,
            killed=toll(self.draft.casualties, Effect.KILLED),
            injured=toll(self.draft.casualties, Effect.INJURED),
            is_background=self.draft.is_background,
        )
        yield from parts

    def _parts(self) -> Iterator[Incident]:
        """Make a sub-incident of each place that has its own share of a total."""
        by_place: dict[str, list[Casualty]] = {}
        for casualty in self.draft.casualties:
            if casualty.part_of and casualty.place and casualty.place != casualty.part_of.place:
                by_place.setdefault(casualty.place.name, []).append(casualty)
        for shares in by_place.values():
            own = [attrs.evolve(one, part_of=None) for one in shares]
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
                killed=toll(own, Effect.KILLED),
                injured=toll(own, Effect.INJURED),
            )

    def _country(self, places: Sequence[Place]) -> str | None:
        named = (place.country for place in (*places, *self.backdrop.filed_from) if place.country)
        return next(named, None) or self.backdrop.usual_country

    def _responsible(self) -> tuple[tuple[Actor, ...], Responsibility | None]:
        """Tell who did it, and how the text knows: it says so, or somebody claims, is blamed or suspected."""
        if self.draft.kind in _AGENTLESS:
            return (), None
        stated = tuple(dict.fromkeys(self._perpetrators()))
        said = [(how, actor) for how, actor in self._claimed() if actor]
        actors = tuple(dict.fromkeys((*stated, *(actor for how, actor in said if how != Responsibility.DENIED))))
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
