"""The layer INCIDENTS: what happened, merged from all that the article says of it.

Trigger words become mentions, mentions of one event become one draft, drafts become incidents. A part of a
whole ("three cities") is found by its losses: casualties that are part of a total, each at a place of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
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
# "two months": older events are history, as in the guidelines of MUC-4.
_OLD_DAYS: Final = 60


@extractor(INCIDENTS, requires=[SENTENCES, HEADINGS, DATELINES, PLACES, MOMENTS, ACTORS, QUOTES, CASUALTIES])
def incidents(view: View) -> Iterator[Incident]:
    """Merge trigger words into events and attach who, where, when, with what and at what cost."""
    drafts = _Reader(view).read()
    built = [one for draft in drafts for one in _Builder(view, draft).build()]
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


@attrs.define(eq=False)
class _Draft:
    """An event on its way to an incident."""

    kind: str
    mentions: list[_Mention]
    casualties: list[Casualty]

    @property
    def is_background(self) -> bool:
        return all(mention.is_background for mention in self.mentions)


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
        words = self._words_of(sentence)
        casualties = tuple(one for one in self.casualties.get(sentence, ()) if _suits(kind, one))
        moments = tuple(self.moments.get(sentence, ()))
        return _Mention(
            sentence, span, kind, trigger, tuple(self.places.get(sentence, ())), moments, casualties,
            status=self._status(words, trigger), is_background=self._is_history(words, moments, casualties),
        )  # fmt: skip

    def _words_of(self, sentence: int) -> Sequence[str]:
        span = self.view[SENTENCES][sentence].span
        inside = self.tokens.between(span.start, span.end)
        return self.tokens.lower[inside.start : inside.stop]

    def _kind(self, trigger: Trigger, sentence: int) -> str | None:
        """Name the kind by the trigger, the weapons and the vehicles of its sentence."""
        words = self._words_of(sentence)
        if trigger.kind == "crash":
            return next((found.value for found in self.words.vehicles.find(words)), None)
        if trigger.kind == "weak":
            return "armed_attack" if self.is_violent or any(self._doers(trigger)) else ""
        if trigger.kind in ("", "armed_attack", "explosion"):
            weapon = next((found.value for found in self.words.weapons.find(words)), None)
            if weapon and not (trigger.kind == "explosion" and weapon != "bombing"):
                return weapon
        return trigger.kind

    def _doers(self, trigger: Trigger) -> Iterator[bool]:
        people = self.lexicon["perpetrators"]
        for _, last in agents(self.stage, trigger):
            yield self.tokens.lower[last] in people

    def _status(self, words: Sequence[str], trigger: Trigger) -> Status:
        if any(word in self.lexicon["attempted"] for word in words):
            return Status.ATTEMPTED
        before = self.tokens.lower[max(0, trigger.first - 4) : trigger.first]
        return Status.THREATENED if any(word in self.lexicon["threatened"] for word in before) else Status.ACCOMPLISHED

    def _is_history(self, words: Sequence[str], moments: Sequence[Moment], casualties: Sequence[Casualty]) -> bool:
        if casualties and all(one.is_background for one in casualties):
            return True
        published = self.view.published
        if moments and published is not None and all(_is_old(moment, published) for moment in moments):
            return True
        return any(word in self.lexicon["history"] for word in words) and not casualties

    def _place(self, mention: _Mention) -> None:
        """Put a mention into the draft of its event, or begin a new one."""
        home = self._family(mention) or next(
            (draft for draft in reversed(self.drafts) if _same_event(draft, mention)), None
        )
        if home is None:
            if mention.kind:
                self.drafts.append(
                    _Draft(mention.kind, [mention], [c for c in mention.casualties if not self._home(c)])
                )
            return
        home.mentions.append(mention)
        home.casualties.extend(one for one in mention.casualties if not self._home(one))
        if home.kind in _VAGUE and mention.kind not in ("", *_VAGUE):
            home.kind = mention.kind

    def _family(self, mention: _Mention) -> _Draft | None:
        """Find the draft whose total counts the mention's losses among its own."""
        wholes = [one.part_of for one in mention.casualties if one.part_of]
        return next((draft for draft in self.drafts if any(one in wholes for one in draft.casualties)), None)

    def _home(self, casualty: Casualty) -> _Draft | None:
        return next((draft for draft in self.drafts if any(one is casualty for one in draft.casualties)), None)

    def _attach(self, casualty: Casualty) -> None:
        """Give a loss without a trigger to the event that its total, or the sentences before, belong to."""
        if self._home(casualty):
            return
        sentence = self._sentence(casualty.span.start)
        whole = next((draft for draft in self.drafts if casualty.part_of in draft.casualties), None)
        home = whole if casualty.part_of else self._recent(casualty, sentence)
        if home is not None:
            home.casualties.append(casualty)
        elif casualty.effect is Effect.KILLED and _is_several(casualty) and not casualty.is_background:
            mention = _Mention(sentence, casualty.span, "other", None, tuple(self.places.get(sentence, ())))
            self.drafts.append(_Draft("other", [mention], [casualty]))

    def _recent(self, casualty: Casualty, sentence: int) -> _Draft | None:
        near = [
            (mention.sentence, order)
            for order, draft in enumerate(self.drafts)
            for mention in draft.mentions
            if 0 <= sentence - mention.sentence <= _REACH
            and _suits(draft.kind, casualty)
            and draft.is_background == casualty.is_background
        ]
        return self.drafts[max(near)[1]] if near else None


def _is_several(casualty: Casualty) -> bool:
    return (casualty.count.low or casualty.count.high or 0) > 1


def _told(view: View) -> Iterator[Moment]:
    """Leave out the moments of saying: "said Tuesday that …"."""
    saying = [
        (quote.cue.end, min(part.start for part in quote.content))
        for quote in view[QUOTES]
        if quote.cue and quote.cue.end <= min(part.start for part in quote.content)
    ]
    for moment in view[MOMENTS]:
        if not any(start <= moment.span.start and moment.span.end <= end for start, end in saying):
            yield moment


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
    theirs = {place.name for one in draft.mentions for place in one.places}
    ours = {place.name for place in mention.places}
    return bool(theirs and ours and not theirs & ours)


def _apart_in_time(draft: _Draft, mention: _Mention) -> bool:
    days = [moment for one in draft.mentions for moment in one.moments if moment.earliest and moment.latest]
    return bool(days) and any(
        moment.earliest and moment.latest and all(
            moment.latest < other.earliest or other.latest < moment.earliest  # type: ignore[operator]  # both are days
            for other in days
        )
        for moment in mention.moments
    )  # fmt: skip


class _Builder:
    """Turns one draft into an incident and its parts."""

    def __init__(self, view: View, draft: _Draft) -> None:
        self.view = view
        self.draft = draft
        self.words = EventWords.of(view.lexicon("incidents"))
        self.stage = Stage.of(view.reading.tokens, view.reading.tags, view.reading.phrases)
        self.actor_at = {span.start: actor for actor in view[ACTORS] for span in actor.mentions}
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
        dateline = [place for line in self.view[DATELINES] for place in line.places]
        every = Counter(place.country for place in self.view[PLACES] if place.country)
        named = (place.country for place in (*places, *dateline) if place.country)
        return next(named, None) or next((code for code, _ in every.most_common(1)), None)

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
            if actor := self.actor_at.get(tokens.starts[index]):
                return actor
        code = self.view.lexicon("places")["demonyms"].get(tokens.words[last])
        states = (one for one in self.view[ACTORS] if one.kind is ActorKind.STATE and one.country == code)
        state = next(states, None) if code else None
        return state or self._unnamed(first, last)

    def _unnamed(self, first: int, last: int) -> Actor | None:
        """Make an actor of those who have no name: "three gunmen"."""
        if self.stage.tokens.lower[last] not in self.view.lexicon("incidents")["perpetrators"]:
            return None
        span = self._span(first, last)
        return Actor(span, rule="incidents.perpetrator", name=span.text, kind=ActorKind.GROUP, mentions=(span,))

    def _sentences(self, after: int = 0) -> Iterator[range]:
        """Yield the tokens of the sentences that name the event, and of so many after each."""
        named = {one.sentence for one in self.draft.mentions}
        wanted = {index + more for index in named for more in range(after + 1)}
        for index in sorted(wanted & set(range(len(self.view[SENTENCES])))):
            span = self.view[SENTENCES][index].span
            yield self.stage.tokens.between(span.start, span.end)

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
