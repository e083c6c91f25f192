"""Setting: where and when an event happened, from its own sentences, the dateline, and the rest of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import attrs

from newsparse.extraction import View
from newsparse.extractors.incidents.drafts import Draft
from newsparse.language.incidents.reader import Event
from newsparse.language.incidents.scene import Scene
from newsparse.layers import DATELINES, MOMENTS, PLACES, SENTENCES
from newsparse.lexicon import Lexicon
from newsparse.models.moment import Moment
from newsparse.models.place import Place

__all__ = ["Setting", "Settings", "is_afterwards", "told_in"]

# How many days after the first a moment may end to be an event's, how many tokens away it may stand, and how old an exact day
# may be that stands far from the words for the event.
_LONG: Final = 1
_NEAR: Final = 30
_RECENT: Final = 7
# How many sentences from the first mention on are looked through for a day.
_AFTER: Final = 3
# So many sentences of an event, and words for it in each, are looked at for a day.
_MOST: Final = 40
# What may stand between a verb and its day.
_LINKING: Final = frozenset(["on", "late", "early"])
# A sentence of more tokens is not looked through for each event that it names.
_LONGEST: Final = 400
# What a place of the event, the dateline, the country that the copy is about, the groups that fight in one, and "the Austrian city of
# Graz" count for its country; so many places of a country count, each more where the copy names the country, and a dateline less where
# it names others only. Of equals the one wins whose people the event's sentences name.
_OWN: Final = 4
_OWN_KNOWN: Final = 8
_MOST_OWN: Final = 2
_FILED: Final = 6
_FILED_ABROAD: Final = 3
_USUAL: Final = 4
_FOUGHT: Final = 8
_WHERE: Final = 16
_PEOPLE: Final = 1
_FOREIGN: Final = 2


@attrs.frozen(eq=False, repr=False)
class Settings:
    """What an article says of places and days, looked up once.

    Args:
        view: The article.
        scene: Its scene.
        moments: Its days by sentence.
        places: Its places by sentence, without those where somebody only said something.
        filed_from: The places of the dateline.
        named: How often the copy names a country or its people, by country.
        usual: The country that it speaks of most.
        fought: The country that most of its armed groups fight in.
    """

    view: View
    scene: Scene
    moments: Mapping[int, Sequence[Moment]]
    places: Mapping[int, Sequence[Place]]
    filed_from: tuple[Place, ...]
    named: Counter[str]
    usual: str | None
    fought: str | None

    @classmethod
    def of(
        cls, view: View, scene: Scene, moments: Mapping[int, Sequence[Moment]], places: Mapping[int, Sequence[Place]]
    ) -> Settings:
        """Look everything up."""
        lexicon, tokens = view.lexicon("places"), scene.stage.tokens
        filed = view[DATELINES][0].span.end if view[DATELINES] else 0
        inside = [place for place in view[PLACES] if place.country and place.span.start >= filed]
        demonyms, countries = _lower(lexicon, "demonyms"), _lower(lexicon, "countries")
        named = Counter(demonyms[word] for word in tokens.lower[tokens.at(filed) :] if word in demonyms)
        named.update(place.country or "" for place in inside if place.name.lower() in countries)
        every = named + Counter(place.country or "" for place in inside)
        grounds = view.lexicon("incidents")["grounds"]
        groups = Counter(grounds[name] for name in _groups(scene) if name in grounds)
        return cls(
            view, scene, moments, places,
            filed_from=tuple(place for line in view[DATELINES] for place in line.places),
            named=named, usual=next((code for code, _ in every.most_common(1)), None),
            fought=next((code for code, _ in groups.most_common(1)), None),
        )  # fmt: skip


def _groups(scene: Scene) -> Iterator[str]:
    """Yield the names of armed groups that the article has."""
    lower = scene.stage.tokens.lower
    return (" ".join(lower[one.first : one.last + 1]) for named in scene.groups for one in named)


@lru_cache(maxsize=8)
def _lower(lexicon: Lexicon, section: str) -> dict[str, str]:
    return {word.lower(): code for word, code in lexicon[section].items()}


class Setting:
    """Tells where and when the event of a draft happened.

    Args:
        settings: What the article says of places and days.
        draft: The draft.
    """

    def __init__(self, settings: Settings, draft: Draft) -> None:
        self.settings = settings
        self.view = settings.view
        self.stage = settings.scene.stage
        self.draft = draft
        self._near = tuple(dict.fromkeys(self._places()))

    def places(self, without: Iterable[Place] = ()) -> tuple[Place, ...]:
        """Give the places, that of filing last: where it was filed from says least of where it happened.

        Args:
            without: Places of its parts.
        """
        filed, covered = {place.span for place in self.settings.filed_from}, {place.name for place in without}
        own = [place for place in self._near if place.name not in covered]
        if not any(place.span not in filed and self._is_fine(place) for place in own):
            own += (place for place in self._after() if place.name not in covered)
        return tuple(sorted(dict.fromkeys(own), key=lambda place: place.span in filed))

    def _places(self) -> Iterator[Place]:
        """Yield the places of the mentions, and of the sentences that tell of a learned event."""
        yield from (place for one in self.draft.mentions for place in one.places)
        named = {one.sentence for one in self.draft.mentions}
        for number in self.draft.event.sentences if self.draft.event else ():
            if not named or number in named:
                span = self.view[SENTENCES][number].span
                yield from (place for place in self.view[PLACES] if span.start <= place.span.start < span.end)

    def _is_fine(self, place: Place) -> bool:
        """Whether a place is finer than a country, a region or the like."""
        places = self.view.lexicon("places")
        name = place.name.casefold()
        coarse = (_lower(places, section) for section in ("countries", "demonyms", "regions", "areas"))
        return not any(name in section for section in coarse)

    def _after(self) -> Iterator[Place]:
        """Yield the finer places of the sentences after the first, where it names none: "in the capital. In Bucharest, …"."""
        lands = {place.country for place in self._near if place.country}
        for number in range(self.draft.first, self.draft.first + _AFTER):
            for place in self.settings.places.get(number, ()):
                if self._is_fine(place) and (not lands or place.country in lands or place.country is None):
                    yield place

    def moment(self) -> Moment | None:
        """Tell the day."""
        event = self.draft.event
        if event is None:
            return next((moment for one in self.draft.mentions for moment in one.days), None) or self._later_moment()
        first = min([event.sentences[0], *(one.sentence for one in self.draft.mentions[:1])])
        own = self._nearest_moment(event) or self._day_in([first])
        later = self._later_moment() if own is None and self._is_told_late(first) else None
        return own or later or self._filed() or self._later_moment()

    def _is_told_late(self, sentence: int) -> bool:
        """Whether the days of a sentence are all of what was done about the event: "on Tuesday claimed the attack of …"."""
        told = self.view[SENTENCES][sentence].span
        days = [one for one in self.view[MOMENTS] if told.start <= one.span.start < told.end]
        return bool(days) and all(is_afterwards(self.view, one) for one in days)

    def _later_moment(self) -> Moment | None:
        """Find the day in the sentences right after the first mention: "A plane has crashed. It came down on Sunday."."""
        first = self.draft.mentions[0].sentence if self.draft.mentions else 0
        return self._day_in(range(first, first + _AFTER))

    def _day_in(self, sentences: Iterable[int]) -> Moment | None:
        """Find the first exact day, of those before publication."""
        if self.view.published is None:
            return None
        today = self.view.published.toordinal()
        told = (one for number in sentences for one in self.settings.moments.get(number, ()))
        days = (one for one in told if one.latest and one.earliest == one.latest and not is_afterwards(self.view, one))
        return next((one for one in days if one.latest and 0 <= today - one.latest.toordinal() <= _RECENT), None)

    def _nearest_moment(self, event: Event) -> Moment | None:
        """Choose the day told nearest to the words for the event, in the first sentence that has one near."""
        tokens = self.stage.tokens
        words = sorted({i for one in self._anchors(event) for i in one})
        for number in event.sentences[:_MOST]:
            span = self.view[SENTENCES][number].span
            inside = tokens.between(span.start, span.end)
            near = words[bisect_left(words, inside.start) : bisect_left(words, inside.stop)][:_MOST]
            told = [one for one in self.settings.moments.get(number, ()) if self._is_fit(one)]
            ranked = sorted(
                (min((abs(tokens.at(one.span.start) - i) for i in near), default=99), one.span.start) for one in told
            )
            if ranked and ranked[0][0] <= _NEAR:
                return next(one for one in told if one.span.start == ranked[0][1])
        return None

    def _is_fit(self, moment: Moment) -> bool:
        """Whether a moment is exact enough, and not after publication."""
        if not moment.earliest or not moment.latest or (moment.latest - moment.earliest).days > _LONG:
            return False
        if is_afterwards(self.view, moment):
            return False
        return self.view.published is None or moment.earliest.toordinal() <= self.view.published.toordinal()

    def _anchors(self, event: Event) -> Iterator[range]:
        """Yield the tokens of the words for an event: its triggers, victims and targets."""
        yield from (range(one.trigger.first, one.trigger.last + 1) for one in self.draft.mentions if one.trigger)
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

    def country(self) -> str | None:
        """Let the places around the event, its people, the dateline, the groups and the rest of the article vote."""
        votes: Counter[str] = Counter()
        filed = self.settings.filed_from
        own = [one for one in self._near if one.country and one.name not in {line.name for line in filed}]
        known = {line.country for line in filed} | self.settings.named.keys()
        for code, count in Counter(one.country or "" for one in own).items():
            votes[code] += min(count, _MOST_OWN) * (_OWN_KNOWN if code in known else _OWN)
        for code in dict.fromkeys(place.country or "" for place in filed):
            votes[code] += _FILED_ABROAD if self._is_foreign(code) else _FILED
        for code, weight in self._demonyms().items():
            votes[code] += weight
        votes[self.settings.usual or ""] += _USUAL
        votes[self.settings.fought or ""] += _FOUGHT
        del votes[""]
        return next((code for code, _ in votes.most_common(1)), None)

    def _is_foreign(self, country: str) -> bool:
        """Whether the copy names other countries, and never this one."""
        named = self.settings.named
        return not named[country] and max(named.values(), default=0) >= _FOREIGN

    def _demonyms(self) -> dict[str, int]:
        """Weigh the countries of "Austrian soldiers", and more that of "the Austrian city of Graz"."""
        scene = self.settings.scene
        demonyms, classes, lower = (
            _lower(self.view.lexicon("places"), "demonyms"),
            scene.words.classes,
            self.stage.tokens.lower,
        )
        weights: dict[str, int] = {}
        for inside in told_in(self.view, self.draft):
            for index in inside:
                if code := demonyms.get(lower[index]):
                    is_where = any(classes.get(word) == "place" for word in lower[index + 1 : index + 3])
                    weights[code] = max(_WHERE if is_where else _PEOPLE, weights.get(code, 0))
        return weights


def is_afterwards(view: View, moment: Moment) -> bool:
    """Whether a day is that of what was said or done about an event: "today condemned the murder".

    Args:
        view: The article.
        moment: The day.
    """
    tokens, verbs = view.reading.tokens, view.lexicon("incidents")["afterwards"]
    inside = tokens.between(moment.span.start, moment.span.end)
    before = {word for word in tokens.lower[max(0, inside.start - 2) : inside.start] if word not in _LINKING}
    return not verbs.keys().isdisjoint(before | set(tokens.lower[inside.stop : inside.stop + 1]))


def told_in(view: View, draft: Draft, after: int = 0) -> Iterator[range]:
    """Yield the tokens of the sentences that name an event, and of so many after each.

    Args:
        view: The article.
        draft: The event.
        after: How many sentences after each are wanted.
    """
    tokens, sentences = view.reading.tokens, view[SENTENCES]
    named: dict[int, list[int]] = {}
    for one in draft.mentions:
        for more in range(after + 1):
            named.setdefault(one.sentence + more, []).append(tokens.at(one.span.start))
    for number in draft.event.sentences if draft.event else ():
        named.setdefault(number, []).append(tokens.at(sentences[number].span.start))
    for index in sorted(named):
        if index < len(sentences):
            span = sentences[index].span
            yield from _stretches(tokens.between(span.start, span.end), named[index])


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
