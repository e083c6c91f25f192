"""Drafts: the words that name events, merged by kind, place and day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, Final

import attrs

from newsparse.language.incidents.reader import Event
from newsparse.language.incidents.words import Trigger
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.incident import Status
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.span import Span

__all__ = [
    "LASTING", "VAGUE", "Days", "Draft", "Mention", "another", "apart", "compatible", "is_old", "is_several", "nearest", "same_event", "suits", "vagueness",
]  # fmt: skip

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
    frozenset({"riot", "fire"}),
)
VAGUE: Final = frozenset({"armed_attack", "explosion", "fire", "shelling", "collapse"})
_HARMED: Final = {"capture": Effect.CAPTURED, "abduction": Effect.ABDUCTED, "arrest": Effect.DETAINED}
LASTING: Final = frozenset({"epidemic", "drought"})
"""Kinds that last, so that a count over months is their news."""
# So many facts of its sentence on either side a mention may take.
_AROUND: Final = 20
# "two months": older events are history, as in the guidelines of MUC-4.
_OLD_DAYS: Final = 60


@attrs.frozen(eq=False, repr=False)
class Mention:
    """One place where the text names an event.

    Its spots are those of its places that are finer than a country; its moments are all of its sentence, its days those of them that are not of what was said or done about it.
    """

    sentence: int
    span: Span
    kind: str
    trigger: Trigger | None = None
    places: tuple[Place, ...] = ()
    spots: frozenset[str] = frozenset()
    moments: tuple[Moment, ...] = ()
    days: tuple[Moment, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    status: Status = Status.ACCOMPLISHED
    is_background: bool = False

    @property
    def lands(self) -> frozenset[str]:
        """The countries of its places."""
        return frozenset(place.country for place in self.places if place.country)


class Days:
    """Stretches of days, in order; those that meet are one."""

    def __init__(self) -> None:
        self.firsts: list[date] = []
        self.lasts: list[date] = []

    def meets(self, first: date, last: date) -> bool:
        """Whether a stretch shares a day with one of these."""
        at = bisect_left(self.lasts, first)
        return at < len(self.firsts) and self.firsts[at] <= last

    def differ(self, others: Days) -> bool:
        """Whether these and others share no day."""
        return bool(self.firsts) and not any(map(others.meets, self.firsts, self.lasts))

    def add(self, first: date, last: date) -> None:
        """Add a stretch."""
        met = slice(bisect_left(self.lasts, first), bisect_right(self.firsts, last))
        self.firsts[met] = [min((first, *self.firsts[met]))]
        self.lasts[met] = [max((last, *self.lasts[met]))]


@attrs.define(eq=False, repr=False)
class Draft:
    """An event on its way to an incident; what its mentions say of place and time is kept, not looked up again."""

    kind: str
    order: int
    mentions: list[Mention] = attrs.field(factory=list)
    casualties: list[Casualty] = attrs.field(factory=list)
    is_background: bool = True
    spots: set[str] = attrs.field(factory=set)
    lands: set[str] = attrs.field(factory=set)
    days: Days = attrs.field(factory=Days)
    event: Event | None = None

    def add(self, mention: Mention) -> None:
        """Add a mention, with its places and days."""
        self.mentions.append(mention)
        self.is_background = self.is_background and mention.is_background
        self.spots |= mention.spots
        self.lands |= mention.lands
        for first, last in _days(mention):
            self.days.add(first, last)

    @property
    def first(self) -> int:
        """The sentence that it begins in."""
        sentences = [one.sentence for one in self.mentions] + (self.event.sentences if self.event else [])
        return min(sentences, default=0)

    def take(self, other: Draft) -> None:
        """Take in a draft that tells of the same event."""
        for mention in other.mentions:
            self.add(mention)
        self.mentions.sort(key=lambda one: one.span.start)
        if self.event and other.event and len(other.event.sentences) > len(self.event.sentences):
            self.event = other.event
        self.casualties.extend(other.casualties)


def nearest(facts: Sequence[Any], span: Span) -> tuple[Any, ...]:
    """Take the facts of a sentence; of a sentence without end, those around a place in it."""
    middle = bisect_right(facts, span.start, key=lambda fact: fact.span.start)
    return tuple(facts[max(0, middle - _AROUND) : middle + _AROUND])


def _days(mention: Mention) -> Iterator[tuple[date, date]]:
    for moment in mention.days:
        if moment.earliest and moment.latest:
            yield moment.earliest, moment.latest


def is_several(casualty: Casualty) -> bool:
    """Whether a loss is of more than one person."""
    return (casualty.count.low or casualty.count.high or 0) > 1


def is_old(moment: Moment, published: date) -> bool:
    """Whether a moment is history by the day of publication."""
    return moment.latest is not None and published.toordinal() - moment.latest.toordinal() > _OLD_DAYS


def suits(kind: str, casualty: Casualty) -> bool:
    """Whether an event of a kind can have such a loss."""
    special = _HARMED.get(kind)
    if special is not None:
        return casualty.effect is special
    return casualty.effect not in _HARMED.values()


def same_event(draft: Draft, mention: Mention) -> bool:
    """Whether a mention may tell of a draft's event: its kind, place and day do not speak against it."""
    if mention.kind and not compatible(draft.kind, mention.kind):
        return False
    if draft.is_background != mention.is_background:
        return False
    return not (_apart_in_place(draft, mention) or _apart_in_time(draft, mention))


def another(draft: Draft, mention: Mention) -> bool:
    """Whether a mention in a draft's own sentences tells of another event: by another word, at another place."""
    return bool(mention.kind) and mention.kind != draft.kind and _apart_in_place(draft, mention)


def vagueness(kind: str) -> int:
    """Say how little a kind tells; of two mentions the one that tells more names the event."""
    return 1 if kind == "shelling" else 2 if kind in VAGUE else 0


def apart(known: Draft, other: Draft) -> bool:
    """Whether two drafts name different places."""
    return _disjoint(known.spots, other.spots) or _disjoint(known.lands, other.lands)


def _disjoint(ours: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def compatible(one: str, other: str) -> bool:
    """Whether different words may give one event both kinds."""
    if one == other:
        return True
    return any(one in family and other in family for family in _FAMILIES) and (one in VAGUE or other in VAGUE)


def _apart_in_place(draft: Draft, mention: Mention) -> bool:
    return _disjoint(draft.spots, mention.spots) or _disjoint(draft.lands, mention.lands)


def _apart_in_time(draft: Draft, mention: Mention) -> bool:
    return bool(draft.days.firsts) and any(not draft.days.meets(first, last) for first, last in _days(mention))
