"""The layer CASUALTIES: how many, of what effect, whose, where, and who says so.

`newsparse.language.losses` reads the losses of each sentence that holds a word of harm. Here they become facts: a part
is tied to its total, an older figure to the newer one, a claim to the speaker of the quote it stands in.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Final, TypeVar

import attrs

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.harmwords import HarmWords, harm_words
from newsparse.language.loss import Loss
from newsparse.language.losses import losses
from newsparse.language.tokens import Tokens
from newsparse.language.units import read_units
from newsparse.layers import ACTORS, CASUALTIES, DATELINES, HEADERS, MOMENTS, PLACES, QUOTES, SENTENCES
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.attribution import Act
from newsparse.models.casualty import Casualty, Effect, Stance
from newsparse.models.count import Count
from newsparse.models.fact import Fact
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.models.quote import Quote

__all__ = ["casualties"]

F = TypeVar("F", bound=Fact)

# A place or a day belongs to a loss at most this many characters away.
_NEAR: Final = 90
# "since" stands at most this many words behind "have been killed".
_FEW: Final = 12
# How many losses of one effect, or contents of quotes, are looked back at.
_REMEMBERED: Final = 32
# Losses in one line, each part of the next: whatever hashes, compares or pickles the last goes through all of them.
_DEEPEST: Final = 32
_PERFECT: Final = frozenset(["have", "has", "had"])
# "two months": older events are history, as in the guidelines of MUC-4.
_OLD: Final = datetime.timedelta(days=60)
_STANCES: Final = {Act.CLAIM: Stance.CLAIMED, Act.CONFIRMATION: Stance.CONFIRMED, Act.DENIAL: Stance.DENIED}


@attrs.define(eq=False)
class _Draft:
    """A loss on its way to a fact."""

    loss: Loss
    start: int
    end: int
    sentence: int
    limit: int
    place: Place | None = None
    moment: Moment | None = None
    is_background: bool = False
    whole: _Draft | None = None
    newer: _Draft | None = None
    fact: Casualty | None = None
    spent: int = 0
    below: int = 0

    @property
    def is_total(self) -> bool:
        """Whether it is no part and no older figure."""
        return self.whole is None and self.newer is None

    def line(self) -> Iterator[_Draft]:
        """Yield it and what it is tied to, one after the other."""
        one: _Draft | None = self
        while one is not None:
            yield one
            one = one.whole or one.newer

    def takes(self, other: _Draft) -> bool:
        """Let another be tied to it, unless their line is too long."""
        above = list(self.line())
        if len(above) + other.below >= _DEEPEST:
            return False
        for steps, one in enumerate(above, 1):
            one.below = max(one.below, other.below + steps)
        return True


@extractor(CASUALTIES, requires=[HEADERS, DATELINES, SENTENCES, QUOTES, ACTORS, PLACES, MOMENTS])
def casualties(view: View) -> Iterator[Casualty]:
    """Read the losses of every sentence with a word of harm, and tie them to each other and to their claimants."""
    words = harm_words(view.lexicon("casualties"), view.lexicon("actors"), view.lexicon("numerals"))
    drafts = list(_drafts(view, words))
    if not drafts:
        return
    _locate(drafts, view, words)
    _tie(drafts, view.reading.tokens, words)
    builder = _Builder(view, words)
    yield from map(builder.fact, drafts)


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Casualty]]:
    """Offer the built-in reader of casualties."""
    return [casualties]


def _drafts(view: View, words: HarmWords) -> Iterator[_Draft]:
    """Read the sentences that hold a word of harm; the others are not looked at."""
    tokens = view.reading.tokens
    people = _people(view)
    for number in _harmful(view, words):
        sentence = view[SENTENCES][number].span
        inside = tokens.between(sentence.start, sentence.end)
        units = read_units(tokens, view.reading.tags, inside.start, inside.stop, words, view.lexicon("numerals"))
        found = losses(tokens, units, words, people)
        ends = [tokens.starts[loss.first] for loss in found[1:]] + [sentence.end]
        for loss, end in zip(found, ends, strict=False):
            yield _Draft(loss, tokens.starts[loss.first], tokens.ends[loss.last], sentence.start, end)


def _people(view: View) -> frozenset[int]:
    """Number the tokens that belong to names of persons."""
    names = (span for actor in view[ACTORS] if actor.kind is ActorKind.PERSON for span in actor.mentions)
    tokens = view.reading.tokens
    return frozenset(at for span in names for at in tokens.between(span.start, span.end))


def _harmful(view: View, words: HarmWords) -> Iterable[int]:
    """Number the sentences that hold a word of harm."""
    tokens = view.reading.tokens
    starts = [sentence.span.start for sentence in view[SENTENCES]]
    offsets = compress(tokens.starts, map(words.frames.__contains__, tokens.lower))
    return dict.fromkeys(number for offset in offsets if (number := bisect_right(starts, offset) - 1) >= 0)


def _locate(drafts: Sequence[_Draft], view: View, words: HarmWords) -> None:
    """Give each loss the place and the moment of its clause, and tell history from news."""
    now = _now(view)
    for draft in drafts:
        draft.place = _beside(draft, view[PLACES], view.text)
        draft.moment = _beside(draft, view[MOMENTS], view.text)
        day = (draft.moment.latest or draft.moment.earliest) if draft.moment else None
        is_old = day is not None and now is not None and now - day > _OLD
        draft.is_background = is_old or _is_long_count(draft, view.reading.tokens, words)


def _now(view: View) -> datetime.date | None:
    """Find the day that the text speaks from: its publication, else the latest day it names."""
    given = view.published
    if given is not None:
        return given.date() if isinstance(given, datetime.datetime) else given
    return max((moment.latest for moment in view[MOMENTS] if moment.latest), default=None)


def _is_long_count(draft: _Draft, tokens: Tokens, words: HarmWords) -> bool:
    """Tell a count over years: "have been killed since the war began"."""
    if _PERFECT.isdisjoint(tokens.lower[draft.loss.first : draft.loss.last]):
        return False
    behind = tokens.between(draft.end, draft.limit)[:_FEW]
    return not words.long_counts.isdisjoint(tokens.lower[behind.start : behind.stop])


def _beside(draft: _Draft, facts: Sequence[F], text: str) -> F | None:
    """Find the fact that follows a loss in its clause, else the one in it or just before it."""
    at = bisect_right(facts, draft.end, key=lambda fact: fact.span.start)
    if at < len(facts) and facts[at].span.end <= draft.limit:
        between = text[draft.end : facts[at].span.start]
        if len(between) < _NEAR and "," not in between:
            return facts[at]
    before = facts[at - 1] if at else None
    if before is None or before.span.start < draft.sentence or before.span.end > draft.end:
        return None
    return before if draft.start - before.span.end < _NEAR // 2 else None


def _tie(drafts: Sequence[_Draft], tokens: Tokens, words: HarmWords) -> None:
    """Tie parts to their totals and older figures to newer ones."""
    told: dict[str, deque[_Draft]] = {}
    for draft in drafts:
        same = told.setdefault(draft.loss.effect, deque(maxlen=_REMEMBERED))
        if draft.loss.is_superseded:
            draft.newer = same[-1] if same and same[-1].takes(draft) else None
        elif draft.loss.is_part:
            draft.whole = same[-1] if same and same[-1].takes(draft) else None
        elif not _is_more(draft, tokens, words):
            _tie_to_totals(draft, [one for one in same if one.is_total])
        same.append(draft)


def _tie_to_totals(draft: _Draft, totals: Sequence[_Draft]) -> None:
    """Make a loss part of a larger one told before, or the smaller ones told before its parts."""
    for total in reversed(totals):
        if _is_part(draft, total) and total.takes(draft):
            draft.whole = total
            total.spent += draft.loss.low or 0
            return
    for part in totals:
        if _is_part(part, draft) and not _are_apart(part, draft) and draft.takes(part):
            part.whole = draft
            draft.spent += part.loss.low or 0


def _is_part(part: _Draft, total: _Draft) -> bool:
    """Tell "14 were injured in one city", beside "20 were injured in three cities", from a loss of its own."""
    low, whole = part.loss.low, total.loss.low
    if low is None or whole is None or not 0 < low < whole or part.sentence == total.sentence:
        return False
    return part.is_background == total.is_background and total.spent + low <= whole


def _are_apart(one: _Draft, other: _Draft) -> bool:
    """Tell whether two losses happened in places of different names."""
    return one.place is not None and other.place is not None and one.place.name != other.place.name


def _is_more(draft: _Draft, tokens: Tokens, words: HarmWords) -> bool:
    """Tell a loss that adds to those told before: "another", "five others", "the gunman was shot dead by police"."""
    told = tokens.lower[max(0, draft.loss.first - 1) : draft.loss.last + 1]
    if not words.more.isdisjoint(told):
        return True
    first, last = draft.loss.victim
    return not words.perpetrators.isdisjoint(tokens.lower[first : last + 1])


class _Builder:
    """Makes facts of drafts, each once."""

    def __init__(self, view: View, words: HarmWords) -> None:
        self.view = view
        self.words = words
        self.quotes = sorted(
            (content.start, -content.end, number)
            for number, quote in enumerate(view[QUOTES])
            if quote.is_speech
            for content in quote.content
        )
        self.persons = sorted(
            (span.start, span.end, number)
            for number, actor in enumerate(view[ACTORS])
            if actor.kind is ActorKind.PERSON
            for span in actor.mentions
        )

    def fact(self, draft: _Draft) -> Casualty:
        """Make the fact of a draft; that of its total or of the newer figure comes first."""
        if draft.fact is None:
            draft.fact = self.build(draft)
        return draft.fact

    def build(self, draft: _Draft) -> Casualty:
        loss, view = draft.loss, self.view
        quote = self.quote_around(draft)
        return Casualty(
            view.span(draft.start, draft.end),
            rule=f"casualties.{loss.frame}",
            evidence=tuple(span for span in (quote.source, quote.cue) if span) if quote else (),
            effect=Effect(loss.effect),
            count=Count(low=loss.low, high=loss.high, qualifier=loss.hedge),
            victim=view.span(*self.offsets(loss.victim)),
            actor=self.named(draft) if loss.is_single else None,
            claimed_by=quote.speakers[0] if quote and quote.speakers else None,
            stance=self.stance(draft, quote),
            part_of=self.fact(draft.whole) if draft.whole else None,
            superseded_by=self.fact(draft.newer) if draft.newer else None,
            is_background=draft.is_background,
            place=draft.place,
            moment=draft.moment,
        )

    def offsets(self, victim: tuple[int, int]) -> tuple[int, int]:
        tokens = self.view.reading.tokens
        return tokens.starts[victim[0]], tokens.ends[victim[1]]

    def quote_around(self, draft: _Draft) -> Quote | None:
        """Find the quote that says it: the innermost whose content holds the loss."""
        at = bisect_right(self.quotes, (draft.start, 0, 0))
        for _, end, number in reversed(self.quotes[max(0, at - _REMEMBERED) : at]):
            if draft.end <= -end:
                return self.view[QUOTES][number]
        return None

    def named(self, draft: _Draft) -> Actor | None:
        """Find the first person that the loss mentions."""
        at = bisect_left(self.persons, (draft.start, 0, 0))
        for _, stop, number in self.persons[at : at + 1]:
            if stop <= draft.end:
                return self.view[ACTORS][number]
        return None

    def stance(self, draft: _Draft, quote: Quote | None) -> Stance:
        """Read the hedges in the loss itself, then the cue of the quote around it."""
        told = self.view.reading.tokens.lower[draft.loss.first : draft.loss.last + 1]
        if not self.words.feared.isdisjoint(told):
            return Stance.FEARED
        if not self.words.confirmed.isdisjoint(told):
            return Stance.CONFIRMED
        return _STANCES.get(quote.act, Stance.REPORTED) if quote else Stance.REPORTED
