"""The layer CASUALTIES: how many, of what effect, whose, where, and who says so.

`newsparse.language.losses` reads the losses of each sentence that holds a word of harm. Here they become facts: a part
is tied to its total, an older figure to the newer one, a claim to the speaker of the quote it stands in.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Final, TypeVar

import attrs

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.harmwords import HarmWords, harm_words
from newsparse.language.losses import Loss, losses
from newsparse.language.units import read_units
from newsparse.layers import ACTORS, CASUALTIES, MOMENTS, PLACES, QUOTES, SENTENCES
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

    @property
    def is_total(self) -> bool:
        """Whether it is no part and no older figure."""
        return self.whole is None and self.newer is None


@extractor(CASUALTIES, requires=[SENTENCES, QUOTES, ACTORS, PLACES, MOMENTS])
def casualties(view: View) -> Iterator[Casualty]:
    """Read the losses of every sentence with a word of harm, and tie them to each other and to their claimants."""
    words = harm_words(view.lexicon("casualties"), view.lexicon("actors"), view.lexicon("numerals"))
    drafts = list(_drafts(view, words))
    if drafts:
        now = _now(view)
        for draft in drafts:
            _locate(draft, view, now)
        _tie(drafts, view)
    yield from (_fact(draft, view) for draft in drafts)


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Casualty]]:
    """Offer the built-in reader of casualties."""
    return [casualties]


def _drafts(view: View, words: HarmWords) -> Iterator[_Draft]:
    """Read the sentences that hold a word of harm; the others are not looked at."""
    tokens = view.reading.tokens
    for number in _harmful(view, words):
        sentence = view[SENTENCES][number].span
        inside = tokens.between(sentence.start, sentence.end)
        units = read_units(tokens, view.reading.tags, inside.start, inside.stop, words, view.lexicon("numerals"))
        found = losses(tokens, units, words)
        ends = [tokens.starts[loss.first] for loss in found[1:]] + [sentence.end]
        for loss, end in zip(found, ends, strict=False):
            yield _Draft(loss, tokens.starts[loss.first], tokens.ends[loss.last], sentence.start, end)


def _harmful(view: View, words: HarmWords) -> Iterable[int]:
    """Number the sentences that hold a word of harm."""
    tokens = view.reading.tokens
    starts = [sentence.span.start for sentence in view[SENTENCES]]
    offsets = compress(tokens.starts, map(words.frames.__contains__, tokens.lower))
    return dict.fromkeys(number for offset in offsets if (number := bisect_right(starts, offset) - 1) >= 0)


def _now(view: View) -> datetime.date | None:
    """Find the day that the text speaks from: its publication, else the latest day it names."""
    given = view.published
    if given is not None:
        return given.date() if isinstance(given, datetime.datetime) else given
    return max((moment.latest for moment in view[MOMENTS] if moment.latest), default=None)


def _locate(draft: _Draft, view: View, now: datetime.date | None) -> None:
    """Give a loss the place and the moment of its clause, and tell history from news."""
    draft.place = _beside(draft, view[PLACES], view.text)
    draft.moment = _beside(draft, view[MOMENTS], view.text)
    latest = draft.moment.latest if draft.moment else None
    draft.is_background = bool(latest and now and now - latest > _OLD) or _is_long_count(draft, view)


def _is_long_count(draft: _Draft, view: View) -> bool:
    """Tell a count over years: "have been killed since the war began"."""
    tokens, markers = view.reading.tokens, view.lexicon("casualties").words("long_counts")
    if not {"have", "has", "had"} & set(tokens.lower[draft.loss.first : draft.loss.last]):
        return False
    behind = tokens.between(draft.end, draft.limit)
    return any(tokens.lower[i] in markers for i in behind[:12])


def _beside(draft: _Draft, facts: Sequence[F], text: str) -> F | None:
    """Find the fact that follows a loss in its clause, else the one that leads into it."""
    at = bisect_right(facts, draft.end, key=lambda fact: fact.span.start)
    for fact in facts[at : at + 1]:
        if fact.span.end <= draft.limit and "," not in text[draft.end : min(fact.span.start, draft.end + _NEAR)]:
            return fact
    inside = [fact for fact in facts[max(0, at - 4) : at] if draft.sentence <= fact.span.start and fact.span.end <= draft.end]
    near = [fact for fact in inside if draft.start - fact.span.end < _NEAR // 2]
    return near[-1] if near else None


def _tie(drafts: Sequence[_Draft], view: View) -> None:
    """Tie parts to their totals and older figures to newer ones."""
    told: list[_Draft] = []
    for draft in drafts:
        same = [one for one in told if one.loss.effect == draft.loss.effect]
        if draft.loss.is_superseded:
            draft.newer = same[-1] if same else None
        elif draft.loss.is_part:
            draft.whole = same[-1] if same else None
        elif not _is_more(draft, view):
            _tie_to_totals(draft, [one for one in same if one.is_total])
        told.append(draft)


def _tie_to_totals(draft: _Draft, totals: Sequence[_Draft]) -> None:
    """Make a loss part of a larger one told before, or the smaller ones told before its parts."""
    for total in reversed(totals):
        if _is_part(draft, total):
            draft.whole = total
            total.spent += draft.loss.low or 0
            return
    for part in totals:
        if _is_part(part, draft):
            part.whole = draft
            draft.spent += part.loss.low or 0


def _is_part(part: _Draft, total: _Draft) -> bool:
    """Tell "14 were injured in one city", beside "20 were injured in three cities", from a loss of its own."""
    low, whole = part.loss.low, total.loss.low
    if low is None or whole is None or not 0 < low < whole or part.sentence == total.sentence:
        return False
    return part.is_background == total.is_background and total.spent + low <= whole


def _is_more(draft: _Draft, view: View) -> bool:
    """Tell a loss that adds to those told before: "another", "five others", "the gunman was shot dead by police"."""
    tokens, lexicon = view.reading.tokens, view.lexicon("casualties")
    words = tokens.lower[max(0, draft.loss.first - 1) : draft.loss.last + 1]
    if not lexicon.words("more").isdisjoint(words):
        return True
    victim = draft.loss.victim
    return victim is not None and not lexicon.words("perpetrators").isdisjoint(tokens.lower[victim[0] : victim[1] + 1])


def _fact(draft: _Draft, view: View) -> Casualty:
    if draft.fact is None:
        draft.fact = _build(draft, view)
    return draft.fact


def _build(draft: _Draft, view: View) -> Casualty:
    loss, tokens = draft.loss, view.reading.tokens
    quote = _quote_around(draft, view[QUOTES])
    victim = loss.victim and view.span(tokens.starts[loss.victim[0]], tokens.ends[loss.victim[1]])
    return Casualty(
        view.span(draft.start, draft.end),
        rule=f"casualties.{loss.frame}",
        evidence=tuple(span for span in (quote.source, quote.cue) if span) if quote else (),
        effect=Effect(loss.effect),
        count=Count(low=loss.low, high=loss.high, qualifier=loss.hedge),
        victim=victim,
        actor=_named(draft, view) if loss.is_single else None,
        claimed_by=quote.speakers[0] if quote and quote.speakers else None,
        stance=_stance(draft, quote, view),
        part_of=draft.whole and _fact(draft.whole, view),
        superseded_by=draft.newer and _fact(draft.newer, view),
        is_background=draft.is_background,
        place=draft.place,
        moment=draft.moment,
    )


def _quote_around(draft: _Draft, quotes: Sequence[Quote]) -> Quote | None:
    """Find the quote that says it: the one with the shortest content around it."""
    around = [
        (len(content), number)
        for number, quote in enumerate(quotes)
        for content in quote.content
        if content.start <= draft.start and draft.end <= content.end and quote.is_speech
    ]
    return quotes[min(around)[1]] if around else None


def _named(draft: _Draft, view: View) -> Actor | None:
    """Find the person whom the victim's phrase mentions."""
    mentions = (
        (span.start, actor)
        for actor in view[ACTORS]
        if actor.kind is ActorKind.PERSON
        for span in actor.mentions
        if draft.start <= span.start and span.end <= draft.end
    )
    return next((actor for _, actor in sorted(mentions, key=lambda found: found[0])), None)


def _stance(draft: _Draft, quote: Quote | None, view: View) -> Stance:
    """Read the hedges in the loss itself, then the cue of the quote around it."""
    tokens, lexicon = view.reading.tokens, view.lexicon("casualties")
    hedges = set(tokens.lower[draft.loss.first : draft.loss.last + 1])
    if hedges & lexicon.words("feared"):
        return Stance.FEARED
    if hedges & lexicon.words("confirmed"):
        return Stance.CONFIRMED
    return _STANCES.get(quote.act, Stance.REPORTED) if quote else Stance.REPORTED
