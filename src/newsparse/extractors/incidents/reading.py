"""Reading: the learned reader gives the violent events, words of other kinds begin or join drafts of their own.

A word of violence that the learned reader does not know is kept where it opens an article and has a loss, or a place and a fresh day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from newsparse.extraction import View
from newsparse.extractors.incidents.drafts import (
    LASTING,
    Draft,
    Mention,
    another,
    apart,
    compatible,
    is_old,
    is_several,
    nearest,
    same_event,
    suits,
    vagueness,
)
from newsparse.extractors.incidents.kinds import Kinds
from newsparse.extractors.incidents.merging import led, merged
from newsparse.extractors.incidents.reality import Reality
from newsparse.extractors.incidents.remarks import places_told
from newsparse.extractors.incidents.scene import BESIDE, scene_of, told
from newsparse.extractors.incidents.setting import is_afterwards
from newsparse.language.incidents.reader import NOTHING, Event, read, undone, votes_of
from newsparse.language.incidents.words import EventWords, Trigger, find_split, find_triggers
from newsparse.layers import CASUALTIES, DATELINES, HEADINGS, SENTENCES
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.incident import Status
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.scoring import Weights

__all__ = ["DraftReader"]

# In an article that tells of one of these, who was "killed" was killed by somebody.
_VIOLENT: Final = frozenset({
    "bombing", "shooting", "stabbing", "vehicle_attack", "armed_attack", "air_strike", "drone_strike", "shelling",
    "assassination", "abduction", "hostage_taking", "hijacking", "sabotage",
})  # fmt: skip
# A loss without a trigger of its own belongs to an event told at most this many sentences before.
_REACH: Final = 4
# Kinds that the models have not learned, but which they may hold for no news of the day.
_DOUBTED: Final = frozenset(["shelling", "sabotage", "hostage_taking"])
# An event that the learned reader does not know is news in so many first sentences, where it is so many days old at most.
_OPENING: Final = 2
_RELEVANT: Final = 100
_DOUBTFUL: Final = 0
_UNLIKELY: Final = -260
# Where the learned reader weighed an event that scores more, it knows what the article tells, and words alone begin nothing.
_WEIGHED: Final = -250
# Kinds whose own verb is one of those that tell what came after other events.
_TAKEN: Final = frozenset(["arrest", "capture"])
# Kinds that may be accidents, which the models have not learned.
_ACCIDENTAL: Final = frozenset(["explosion", "fire"])
# An article of fewer sentences says too little of what else it is.
_SHORT: Final = 5
_FAR: Final = 6
_FRESH: Final = 8
# So many sentences from its first on tell when it was.
_NEXT: Final = 3
# So many drafts back a mention may still belong to.
_RECENT: Final = 50


class DraftReader:
    """Finds the mentions of one article and merges them."""

    def __init__(self, view: View, weights: Weights) -> None:
        self.view = view
        self.weights = weights
        self.tokens = view.reading.tokens
        self.lexicon = view.lexicon("incidents")
        self.words = EventWords.of(self.lexicon)
        self.starts = [one.span.start for one in view[SENTENCES]]
        self.places = self._by_sentence(places_told(view))
        self.countries = frozenset(name.casefold() for name in view.lexicon("places")["countries"])
        self.filed = frozenset(place.span for line in view[DATELINES] for place in line.places)
        self.moments = self._by_sentence(told(view))
        self.days = self._by_sentence(told(view, BESIDE))
        self.casualties = self._by_sentence(view[CASUALTIES])
        self.scene = scene_of(view)
        self.stage = self.scene.stage
        self.reality = Reality(view, self.scene)
        self.families = self.lexicon["families"]
        self.drafts: list[Draft] = []
        self.learned: list[Draft] = []
        self.homes: dict[int, Draft] = {}
        self.told_in: dict[int, list[Draft]] = {}
        self.kinds = Kinds(view, self.words, self.stage, self.scene.facts.places)
        self.relevance = 0
        self.surest = NOTHING

    def _sentence(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def _by_sentence(self, facts: Iterable[Any]) -> dict[int, list[Any]]:
        table: dict[int, list[Any]] = {}
        for fact in facts:
            table.setdefault(self._sentence(fact.span.start), []).append(fact)
        return table

    def read(self) -> list[Draft]:
        """Read the drafts of the article, in the order they began."""
        if not self.starts:
            return []
        tags = self.view.reading.tags
        found = [*find_triggers(self.tokens, tags, self.words), *find_split(self.tokens, tags, self.words)]
        triggers = [one for one in sorted(found) if self.reality.is_meant(one)]
        self.kinds.is_violent = any(trigger.kind in _VIOLENT for trigger in triggers)
        votes = votes_of(self.scene, triggers, self.families)
        aside = undone(self.scene, triggers, self.lexicon["undone"]) - votes.keys()
        self.kinds.aside = aside
        events: list[Event] = []
        if votes:
            events, self.relevance, self.surest = read(self.scene, votes, self.weights, aside)
        for event in self._without_headline(events):
            self._learn(event, triggers)
        for trigger in triggers:
            mention = self._mention(trigger)
            if mention is not None:
                self._place(mention)
        for casualty in self.view[CASUALTIES]:
            self._attach(casualty)
        self._age()
        kept = [draft for draft in self.drafts if self._is_kept(draft)]
        return merged(led(self.drafts, kept), self.reality.is_separate)

    def _age(self) -> None:
        """Take for history what the models found in sentences whose words for events all tell of history."""
        aged = {one.sentence for draft in self.drafts if draft.is_background for one in draft.mentions}
        fresh = {one.sentence for draft in self.drafts if not draft.is_background for one in draft.mentions}
        for draft in self.learned:
            if draft.event and aged.difference(fresh).issuperset(draft.event.sentences):
                draft.is_background = True

    def _without_headline(self, events: Sequence[Event]) -> Iterator[Event]:
        """Leave out an event that begins in the headline, where the copy begins one of its broad kind that is surer to be news."""
        heads = [one.span for one in self.view[HEADINGS]]
        spans = (one.span for one in self.view[SENTENCES])
        headed = {n for n, span in enumerate(spans) if any(one.start <= span.start < one.end for one in heads)}
        copied = [one for one in events if one.sentences[0] not in headed]
        for one in events:
            if one in copied or not any(two.family == one.family and two.news >= one.news for two in copied):
                yield one

    def _learn(self, event: Event, triggers: Sequence[Trigger]) -> None:
        """Begin the draft of an event that the learned reader found."""
        told = set(event.sentences)
        placed = ((self._sentence(self.tokens.starts[one.first]), one) for one in triggers)
        kind = self.kinds.named(event, [(number, one) for number, one in placed if number in told])
        if self.reality.is_unreal(event.sentences[0]):
            return
        if self._is_told_again(event):
            return
        draft = self._begin(kind)
        draft.event = event
        self.learned.append(draft)
        draft.is_background = self._is_past_event(event) or self._is_older(event.sentences)
        for number in event.sentences:
            self.told_in.setdefault(number, []).append(draft)

    def _is_past_event(self, event: Event) -> bool:
        """Whether the days of an event's sentences are all years ago, or its first is of a day remembered."""
        first, published = event.sentences[0], self.view.published
        days = self.moments.get(first, ())
        if published and self.kinds.clues(first).is_history and any(is_old(one, published) for one in days):
            return True
        return {self.scene.age(number) for number in event.sentences} - {"none"} == {"years"}

    def _is_told_again(self, event: Event) -> bool:
        """Whether an event has neither place nor day of its own, and only "the building" of one told before."""
        phrases = [one.best.candidate.phrase for role in ("victim", "target") for one in event.roles[role]]
        alike = [one for one in self.learned[-_RECENT:] if one.event and one.event.family == event.family]
        known = alike if phrases else self.learned[-_RECENT:]
        facts, lower = self.scene.facts, self.tokens.lower
        if not known or any(facts.where.get(n) or facts.when.get(n) for n in event.sentences):
            return False
        if not all(lower[one.first] in ("the", "this", "that") for one in phrases):
            return False
        for number in event.sentences:
            self.told_in.setdefault(number, []).append(known[-1])
        return True

    def _is_kept(self, draft: Draft) -> bool:
        """Keep what the learned reader knows and what it never judges; of the rest what opens an article or tells a fresh loss."""
        if draft.kind == "arrest":
            return draft.is_background or not any(self._leads_to(one, draft) for one in self.drafts[:_RECENT])
        is_doubted = draft.kind in _DOUBTED
        if draft.event is not None or draft.is_background or not (is_doubted or draft.kind in self.families):
            return True
        known = self.learned[:_RECENT]
        fresh = self._is_dated(draft)
        opens = draft.mentions[0].sentence < _OPENING and (fresh or bool(draft.casualties))
        if self.relevance < self._least_relevance(draft, opens=opens):
            return False
        if self._is_weighed(draft, opens=opens and (fresh or self.view.published is None)):
            return False
        if is_doubted:
            return opens or (bool(draft.casualties) and not known)
        if not draft.casualties and not self._is_told_fully(draft):
            return False
        if any(not apart(one, draft) for one in known):
            return False
        return draft.mentions[0].sentence <= (_FAR if fresh else _OPENING)

    def _is_weighed(self, draft: Draft, *, opens: bool) -> bool:
        """Whether the learned reader weighed what the article tells, and knows it without this; of accidents it knows nothing."""
        if self.surest <= _WEIGHED or draft.kind in _ACCIDENTAL:
            return False
        return not (opens and (draft.casualties or (not self.learned and len(self.starts) < _SHORT)))

    def _least_relevance(self, draft: Draft, *, opens: bool) -> int:
        """Say how much an article must be news of violence for words alone to begin an event in it: less for one told fully."""
        if not opens:
            return _RELEVANT
        if draft.casualties and draft.kind in _ACCIDENTAL:
            return NOTHING
        if not self._is_told_fully(draft):
            return _DOUBTFUL
        is_sure = (
            bool(draft.casualties) or self._is_unweighed(draft) or draft.mentions[0].status is not Status.ACCOMPLISHED
        )
        return _UNLIKELY if is_sure or len(self.starts) < _SHORT else _DOUBTFUL

    def _is_told_fully(self, draft: Draft) -> bool:
        """Whether the opening says where and when somebody did, tried or threatened it; a threat needs no day."""
        first = draft.mentions[0]
        opening = [one for one in draft.mentions if one.sentence < _OPENING]
        is_placed = any(one.places for one in (opening if draft.kind in _DOUBTED else opening[:1]))
        return first.status is not Status.ACCOMPLISHED or (is_placed and first is opening[0] and self._is_dated(draft))

    def _is_unweighed(self, draft: Draft) -> bool:
        """Whether it is of things alone, of which the models know little, and they weighed nothing else in the article."""
        return draft.kind == "sabotage" and self.surest == NOTHING

    def _is_dated(self, draft: Draft) -> bool:
        """Whether it has a day of the last week; one that the models never learned, also in the sentences after its first."""
        moments = [moment for one in draft.mentions for moment in one.moments]
        if draft.kind in _DOUBTED:
            moments += (one for number in range(draft.first, draft.first + _NEXT) for one in self.days.get(number, ()))
        return any(map(self._is_fresh, moments))

    def _leads_to(self, event: Draft, arrest: Draft) -> bool:
        """Whether an arrest is what came of an event told before."""
        if event is arrest or event.is_background or event.kind == "arrest":
            return False
        return event.first <= arrest.mentions[0].sentence and (
            event.event is not None or event.kind not in self.families
        )

    def _is_fresh(self, moment: Moment) -> bool:
        today = self.view.published
        return bool(today and moment.latest and 0 <= today.toordinal() - moment.latest.toordinal() <= _FRESH)

    def _mention(self, trigger: Trigger) -> Mention | None:
        span = self.view.span(self.tokens.starts[trigger.first], self.tokens.ends[trigger.last])
        sentence = self._sentence(span.start)
        kind = self.kinds.of(trigger, sentence)
        if kind is None:
            return None
        clues = self.kinds.clues(sentence)
        places, moments, days, losses = (
            nearest(table.get(sentence, ()), span) for table in (self.places, self.moments, self.days, self.casualties)
        )
        casualties = tuple(one for one in losses if suits(kind, one))
        if kind not in _TAKEN:
            days = tuple(one for one in days if not is_afterwards(self.view, one))
        return Mention(
            sentence, span, kind, trigger, places, self._spots(places), moments, () if self.kinds.follows(trigger) else days, casualties,
            status=self.kinds.status(clues, trigger), is_background=self._is_history(kind, sentence, moments, casualties),
        )  # fmt: skip

    def _spots(self, places: Iterable[Place]) -> frozenset[str]:
        """Name the places that are finer than a country, and are not where the copy was filed."""
        known = (one for one in places if one.country and one.span not in self.filed)
        return frozenset(one.name for one in known if one.name.casefold() not in self.countries)

    def _is_older(self, sentences: Iterable[int]) -> bool:
        """Whether an article about a court or a remembrance tells it without a fresh day of its own."""
        if not self.reality.is_past:
            return False
        told = (number for number in sentences if any(map(self._is_fresh, self.days.get(number, ()))))
        return not any(map(self.reality.is_of_today, told))

    def _is_history(self, kind: str, sentence: int, moments: Sequence[Moment], casualties: Sequence[Casualty]) -> bool:
        clues = self.kinds.clues(sentence)
        lasts = kind in LASTING and sentence < _OPENING
        if casualties and not lasts and all(one.is_background for one in casualties):
            return True
        if (clues.is_history and not any(map(self._is_fresh, moments))) or self._is_older([sentence]):
            return True
        published = self.view.published
        return bool(moments) and published is not None and all(is_old(moment, published) for moment in moments)

    def _place(self, mention: Mention) -> None:
        """Put a mention into the draft of its event, or begin a new one."""
        home = (
            self._family(mention)
            or self._event_of(mention)
            or next((draft for draft in reversed(self.drafts[-_RECENT:]) if same_event(draft, mention)), None)
        )
        if home is None:
            if not mention.kind:
                return
            home = self._begin(mention.kind)
        self._add(home, mention)
        self._settle(home, mention.casualties)
        if (
            mention.kind
            and vagueness(mention.kind) < vagueness(home.kind)
            and self._may_be(home, mention.kind, mention.sentence)
        ):
            home.kind = mention.kind

    def _may_be(self, home: Draft, kind: str, sentence: int) -> bool:
        """Whether a draft may take a kind: of two broad ones a learned event keeps its own."""
        family = self.families.get(kind)
        if home.kind == "explosion" and self.kinds.is_gas and sentence >= _OPENING:
            return False
        if home.event and sentence > _NEXT and sentence not in home.event.sentences:
            return False
        return home.event is None or family == home.event.family or (family is None and kind not in _DOUBTED)

    def _event_of(self, mention: Mention) -> Draft | None:
        """Find the learned event that the mention's sentence tells of; of several, the one of its kind."""
        if mention.is_background or (mention.kind and not self.kinds.is_learned(mention.kind)):
            return None
        drafts = [
            one for one in self.told_in.get(mention.sentence, ())[:_RECENT] if one.event and not another(one, mention)
        ]
        fitting = [one for one in drafts if one.event and one.event.family == self.families.get(mention.kind)]
        return next(iter(fitting or drafts), None)

    def _begin(self, kind: str) -> Draft:
        self.drafts.append(Draft(kind, len(self.drafts)))
        return self.drafts[-1]

    def _add(self, home: Draft, mention: Mention) -> None:
        home.add(mention)
        self.told_in.setdefault(mention.sentence, []).append(home)

    def _settle(self, home: Draft, casualties: Iterable[Casualty]) -> None:
        """Give losses that have no home yet to a draft."""
        for casualty in casualties:
            if id(casualty) not in self.homes:
                self.homes[id(casualty)] = home
                home.casualties.append(casualty)

    def _family(self, mention: Mention) -> Draft | None:
        """Find the draft whose total counts the mention's losses among its own."""
        if self.reality.is_separate(mention.sentence):
            return None
        homes = (self.homes.get(id(one.part_of)) for one in mention.casualties if one.part_of)
        fitting = (home for home in homes if home and (not mention.kind or compatible(home.kind, mention.kind)))
        return min(fitting, key=lambda home: home.order, default=None)

    def _attach(self, casualty: Casualty) -> None:
        """Give a loss without a trigger to the event that its total, or the sentences before, belong to."""
        if id(casualty) in self.homes:
            return
        sentence = self._sentence(casualty.span.start)
        home = self.homes.get(id(casualty.part_of)) if casualty.part_of else self._recent(casualty, sentence)
        if home is not None:
            self._settle(home, (casualty,))
        elif casualty.effect is Effect.KILLED and is_several(casualty) and not self._is_past(casualty, sentence):
            if self.reality.is_unreal(sentence):
                return
            places = tuple(self.places.get(sentence, ()))
            mention = Mention(sentence, casualty.span, "other", None, places, self._spots(places))
            home = self._begin("other")
            self._add(home, mention)
            self._settle(home, (casualty,))

    def _is_past(self, casualty: Casualty, sentence: int) -> bool:
        """Whether a loss is history, by itself or by the days of its sentence."""
        if casualty.is_background or self.scene.age(sentence) in ("old", "years") or self._is_older([sentence]):
            return True
        return self.kinds.clues(sentence).is_history and not any(map(self._is_fresh, self.moments.get(sentence, ())))

    def _recent(self, casualty: Casualty, sentence: int) -> Draft | None:
        """Find the last draft that the sentences before tell of and that can have such a loss."""
        for before in range(sentence, sentence - _REACH - 1, -1):
            drafts = self.told_in.get(before, ())[-_RECENT:]
            fitting = [
                draft
                for draft in drafts
                if suits(draft.kind, casualty) and draft.is_background == self._is_past(casualty, sentence)
            ]
            if fitting:
                return max(fitting, key=lambda draft: draft.order)
        return None
