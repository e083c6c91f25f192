"""The layer CASUALTIES: how many, of what effect, whose, where, and who says so.

`newsparse.language.losses` reads the losses of each sentence that holds a word of harm, `newsparse.language.lossties`
finds out how they hang together. Here they become facts, each with its place, its moment and its claimant.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from typing import Final, TypeVar

import attrs

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.gazetteer import Gazetteer, gazetteer
from newsparse.language.harmwords import HarmWords, harm_words
from newsparse.language.loss import Loss, Statement
from newsparse.language.losscontext import is_history, stance
from newsparse.language.losses import losses
from newsparse.language.lossordinals import numbered
from newsparse.language.lossties import Knot, tie
from newsparse.language.losstimes import age
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
from newsparse.scoring import load_weights

__all__ = ["Draft", "by_effect", "casualties", "read_drafts"]

F = TypeVar("F", bound=Fact)

# A place or a day belongs to a loss at most this many characters away.
_NEAR: Final = 90
# How many contents of quotes are looked back at.
_REMEMBERED: Final = 32
# Losses in one line, each part of the next: whatever hashes, compares or pickles the last goes through all of them.
_DEEPEST: Final = 32
# "two months": older events are history, as in the guidelines of MUC-4.
_LONG: Final = datetime.timedelta(days=300)
_OLD: Final = datetime.timedelta(days=60)
_OURS: Final = frozenset(["its", "our", "their"])
_STANCES: Final = {Act.CLAIM: Stance.CLAIMED, Act.CONFIRMATION: Stance.CONFIRMED, Act.DENIAL: Stance.DENIED}
# Whoever denies a part in "the murder of two nuns" does not deny the murder.
_TAKEN_FOR_TRUE: Final = frozenset(["event", "owned"])


@attrs.define(eq=False)
class Draft:
    """A loss on its way to a fact.

    Args:
        loss: The loss, by its tokens.
        start: Offset of its first character.
        end: Offset after its last character.
        number: Number of its sentence.
        sentence: Offset where its sentence begins.
        limit: Offset where the next loss, or its sentence's end, bounds its clause.
        place: Where.
        moment: When.
        quote: The quote that says it.
        stance: How the text stands to it.
        is_background: Whether it is told as history.
        ties: What it is tied to, by the kind of the tie.
        fact: The fact made of it.
        below: How many losses in one line are tied to it.
    """

    loss: Loss
    start: int
    end: int
    number: int
    sentence: int
    limit: int
    place: Place | None = None
    moment: Moment | None = None
    quote: Quote | None = None
    stance: Stance = Stance.REPORTED
    is_background: bool = False
    ties: dict[str, Draft] = attrs.field(factory=dict)
    fact: Casualty | None = None
    below: int = 0

    @property
    def claimant(self) -> Actor | None:
        """Who says it."""
        return self.quote.speakers[0] if self.quote and self.quote.speakers else None

    def line(self) -> Iterator[Draft]:
        """Yield it and what it is tied to, one after the other."""
        one: Draft | None = self
        while one is not None:
            yield one
            one = next(iter(one.ties.values()), None)

    def takes(self, other: Draft) -> bool:
        """Let another be tied to it, unless their line is too long or goes round."""
        above = list(self.line())
        if len(above) + other.below >= _DEEPEST or other in above:
            return False
        for steps, one in enumerate(above, 1):
            one.below = max(one.below, other.below + steps)
        return True


@extractor(CASUALTIES, requires=[HEADERS, DATELINES, SENTENCES, QUOTES, ACTORS, PLACES, MOMENTS])
def casualties(view: View) -> Iterator[Casualty]:
    """Read the losses of every sentence with a word of harm, and tie them to each other and to their claimants."""
    drafts = read_drafts(view)
    if drafts:
        words, model = _words(view), load_weights("tolls")["adds"]
        for alike, statements in by_effect(drafts, view):
            _tie(alike, tie(statements, view.reading.tokens, words, model))
        yield from map(_Builder(view).fact, drafts)


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Casualty]]:
    """Offer the built-in reader of casualties."""
    return [casualties]


def read_drafts(view: View) -> list[Draft]:
    """Read the losses, each with its place, moment and quote, not yet tied to each other.

    Args:
        view: The text with the layers that `casualties` requires.
    """
    words = _words(view)
    drafts = list(_drafts(view, words))
    if drafts:
        _locate(drafts, view, words)
        _attribute(drafts, view, words)
    return drafts


def by_effect(drafts: Sequence[Draft], view: View) -> Iterator[tuple[list[Draft], list[Statement]]]:
    """Group losses by effect, and say what tells them apart.

    Those are left out that somebody denies, and those only feared where something is known.

    Args:
        drafts: The losses.
        view: The text with its layers.
    """
    people, words = _people(view), _words(view)
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.stance is not Stance.DENIED:
            groups.setdefault(draft.loss.effect, []).append(draft)
    beside = _beside_others(drafts)
    for alike in map(_known, groups.values()):
        yield alike, [_statement(draft, view, words, people, draft.start in beside) for draft in alike]


def _beside_others(drafts: Iterable[Draft]) -> set[int]:
    """Find where those losses start whose sentence has told one of another effect."""
    return {
        later.start
        for one, later in pairwise(drafts)
        if one.number == later.number and one.loss.effect != later.loss.effect
    }


def _known(alike: list[Draft]) -> list[Draft]:
    """Leave out what is only feared where something is known."""
    known = [draft for draft in alike if draft.stance is not Stance.FEARED]
    is_known = any((draft.loss.low or draft.loss.high) and not draft.is_background for draft in known)
    return known if is_known else alike


def _words(view: View) -> HarmWords:
    return harm_words(view.lexicon("casualties"), view.lexicon("actors"), view.lexicon("numerals"))


def _people(view: View) -> frozenset[int]:
    """Number the tokens that belong to names of persons."""
    names = (span for actor in view[ACTORS] if actor.kind is ActorKind.PERSON for span in actor.mentions)
    tokens = view.reading.tokens
    return frozenset(at for span in names for at in tokens.between(span.start, span.end))


def _drafts(view: View, words: HarmWords) -> Iterator[Draft]:
    """Read the sentences that hold a word of harm; the others are not looked at."""
    tokens = view.reading.tokens
    harmful = list(_harmful(view, words))
    people, told = _people(view) if harmful else frozenset(), set[str]()
    for number in harmful:
        sentence = view[SENTENCES][number].span
        inside = tokens.between(sentence.start, sentence.end)
        units = read_units(tokens, view.reading.tags, inside.start, inside.stop, words, view.lexicon("numerals"))
        found = list(_with_ordinals(losses(tokens, units, words, people), told, view, words))
        ends = [tokens.starts[loss.first] for loss in found[1:]] + [sentence.end]
        for loss, end in zip(found, ends, strict=False):
            yield Draft(loss, tokens.starts[loss.first], tokens.ends[loss.last], number, sentence.start, end)


def _with_ordinals(found: Iterable[Loss], told: set[str], view: View, words: HarmWords) -> Iterator[Loss]:
    """Add the total that "the tenth victim died" tells, where the text has told of nobody harmed before."""
    for loss in found:
        yield from [loss] if told or loss.effect != "killed" else numbered(loss, view.reading.tokens.lower, words)
        told.add(loss.effect)


def _harmful(view: View, words: HarmWords) -> Iterable[int]:
    """Number the sentences that hold a word of harm."""
    tokens = view.reading.tokens
    starts = [sentence.span.start for sentence in view[SENTENCES]]
    offsets = compress(tokens.starts, map(words.frames.__contains__, tokens.lower))
    return dict.fromkeys(number for offset in offsets if (number := bisect_right(starts, offset) - 1) >= 0)


def _locate(drafts: Sequence[Draft], view: View, words: HarmWords) -> None:
    """Give each loss the place and the moment of its clause, and tell history from news."""
    now = _now(view)
    for draft in drafts:
        draft.place = _beside(draft, view[PLACES], view.text)
        draft.moment = _beside(draft, view[MOMENTS], view.text)
        draft.is_background = _is_background(draft, view, words, now)


def _is_background(draft: Draft, view: View, words: HarmWords, now: datetime.date | None) -> bool:
    """Tell history by the day, or by words that hold where the day does not say that it is news."""
    earliest, latest = (draft.moment.earliest, draft.moment.latest) if draft.moment else (None, None)
    day = latest or earliest
    if day and now and now - day > _OLD:
        return True
    is_news = day is not None and now is not None and now - (earliest or day) <= _OLD
    inside = _sentence(draft, view)
    return not is_news and is_history(view.reading.tokens.lower, draft.loss, inside.start, inside.stop, words)


def _now(view: View) -> datetime.date | None:
    """Find the day that the text speaks from: its publication, else the latest day or month it names."""
    given = view.published
    if given is not None:
        return given.date() if isinstance(given, datetime.datetime) else given
    return max(
        (one.latest for one in view[MOMENTS] if one.earliest and one.latest and one.latest - one.earliest < _LONG),
        default=None,
    )


def _beside(draft: Draft, facts: Sequence[F], text: str) -> F | None:
    """Find the fact that follows a loss in its clause, else the one in it or just before it."""
    at = bisect_right(facts, draft.end, key=lambda fact: fact.span.start)
    if at < len(facts) and facts[at].span.end <= draft.limit:
        between = text[draft.end : facts[at].span.start]
        if (
            len(between) < _NEAR
            and "," not in between
            and not _is_nearer(facts[at - 1] if at else None, draft, len(between))
        ):
            return facts[at]
    before = facts[at - 1] if at else None
    if before is None or before.span.start < draft.sentence or before.span.end > draft.end:
        return None
    return before if draft.start - before.span.end < _NEAR // 2 else None


def _is_nearer(before: Fact | None, draft: Draft, behind: int) -> bool:
    """Tell whether a fact in front of a noun of harm, "in 2020 over the murder of", stands nearer than one behind it."""
    is_noun = draft.loss.frame in _TAKEN_FOR_TRUE and before is not None and before.span.start >= draft.sentence
    return is_noun and before is not None and 0 <= draft.start - before.span.end < behind


def _attribute(drafts: Sequence[Draft], view: View, words: HarmWords) -> None:
    """Give each loss the innermost quote whose content holds it, and its stance."""
    contents = sorted(
        (content.start, -content.end, number)
        for number, quote in enumerate(view[QUOTES])
        if quote.is_speech or (quote.cue is not None and quote.cue.text.lower() in words.fearing)
        for content in quote.content
    )
    for draft in drafts:
        at = bisect_right(contents, (draft.start, 0, 0))
        around = (number for _, end, number in reversed(contents[max(0, at - _REMEMBERED) : at]) if draft.end <= -end)
        number = next(around, None)
        draft.quote = None if number is None else view[QUOTES][number]
        draft.stance = _stance(draft, view, words)
    _fear_parts(drafts)


def _fear_parts(drafts: Sequence[Draft]) -> None:
    """Fear for the 12 of "100 people are feared dead, including 12 children"."""
    feared = {draft.loss.first for draft in drafts if draft.stance is Stance.FEARED}
    for draft in drafts:
        if draft.loss.is_part and draft.loss.whole in feared:
            draft.stance = Stance.FEARED


def _stance(draft: Draft, view: View, words: HarmWords) -> Stance:
    """Read the words around the loss, then the cue of the quote around it."""
    inside = _sentence(draft, view)
    limit = view.reading.tokens.between(draft.start, draft.limit).stop
    if told := stance(view.reading.tokens.lower, draft.loss, inside.start, limit, words):
        return Stance(told)
    act = draft.quote.act if draft.quote else None
    if (act is Act.DENIAL and draft.loss.frame in _TAKEN_FOR_TRUE) or _is_lives(draft, view, words):
        return Stance.REPORTED
    return _STANCES.get(act, Stance.REPORTED) if act else Stance.REPORTED


def _is_lives(draft: Draft, view: View, words: HarmWords) -> bool:
    """Tell "claimed the lives of", where nobody claims anything."""
    first = draft.loss.first
    return view.reading.tokens.lower[max(0, first - 1)] in words.claiming


def _sentence(draft: Draft, view: View) -> range:
    """Number the tokens of the sentence of a loss."""
    return view.reading.tokens.between(draft.sentence, view[SENTENCES][draft.number].span.end)


def _tie(drafts: Sequence[Draft], found: Knot) -> None:
    """Tie parts to their totals, older figures to newer ones, and what is told again to what was told."""
    for at, one in found.ties.items():
        if drafts[one.to].takes(drafts[at]):
            drafts[at].ties[one.kind] = drafts[one.to]
    for at in found.aside:
        drafts[at].is_background = True


def _statement(
    draft: Draft,
    view: View,
    words: HarmWords,
    people: frozenset[int],
    is_beside: bool,  # noqa: FBT001
) -> Statement:
    tokens, inside = view.reading.tokens, _sentence(draft, view)
    first, last = draft.loss.victim
    return Statement(
        draft.loss,
        draft.number,
        inside.start,
        inside.stop,
        frozenset(tokens.lower[at] for at in range(first, last + 1) if at in people) - words.persons,
        draft.place.name if draft.place else "",
        str(draft.moment.latest or "") if draft.moment else "",
        draft.claimant.name if draft.claimant else "",
        _country(draft, tokens.words[first : last + 1], gazetteer(view.lexicon("places"))),
        draft.is_background,
        is_beside,
        age(tokens.lower, draft.loss, inside.start, tokens.between(draft.start, draft.limit).stop, words),
    )


def _country(draft: Draft, victim: Sequence[str], table: Gazetteer) -> str:
    """Find whose people those harmed are: "Russian soldiers", "its soldiers", told by Russia."""
    is_theirs = not _OURS.isdisjoint(map(str.lower, victim))
    if is_theirs and draft.claimant and draft.claimant.country:
        return draft.claimant.country
    known = {code for word in victim if word[0].isupper() and (code := table.nationality(word))}
    return known.pop() if len(known) == 1 else ""


class _Builder:
    """Makes facts of drafts, each once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.persons = sorted(
            (span.start, span.end, number)
            for number, actor in enumerate(view[ACTORS])
            if actor.kind is ActorKind.PERSON
            for span in actor.mentions
        )

    def fact(self, draft: Draft) -> Casualty:
        """Make the fact of a draft; that of its total or of the newer figure comes first."""
        if draft.fact is None:
            draft.fact = self.build(draft)
        return draft.fact

    def build(self, draft: Draft) -> Casualty:
        loss, view, quote = draft.loss, self.view, draft.quote
        return Casualty(
            view.span(draft.start, draft.end),
            rule=f"casualties.{loss.frame}",
            evidence=tuple(span for span in (quote.source, quote.cue) if span) if quote else (),
            effect=Effect(loss.effect),
            count=Count(low=loss.low, high=loss.high, qualifier=loss.hedge),
            victim=view.span(*self.offsets(loss.victim)),
            actor=self.named(draft) if loss.is_single else None,
            claimed_by=draft.claimant,
            stance=draft.stance,
            part_of=self.tied(draft, "part"),
            superseded_by=self.tied(draft, "older"),
            same_as=self.tied(draft, "again"),
            is_background=draft.is_background,
            place=draft.place,
            moment=draft.moment,
        )

    def tied(self, draft: Draft, kind: str) -> Casualty | None:
        return self.fact(draft.ties[kind]) if kind in draft.ties else None

    def offsets(self, victim: tuple[int, int]) -> tuple[int, int]:
        tokens = self.view.reading.tokens
        return tokens.starts[victim[0]], tokens.ends[victim[1]]

    def named(self, draft: Draft) -> Actor | None:
        """Find the first person that the loss mentions."""
        at = bisect_left(self.persons, (draft.start, 0, 0))
        for _, stop, number in self.persons[at : at + 1]:
            if stop <= draft.end:
                return self.view[ACTORS][number]
        return None
