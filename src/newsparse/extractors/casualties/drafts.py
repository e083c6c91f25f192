"""Losses on their way to facts: each with the place and the moment of its clause, and whether it is history."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Final, TypeVar

import attrs

from newsparse.extraction import View
from newsparse.language.harmwords import HarmWords, harm_words
from newsparse.language.loss import Loss
from newsparse.language.losscontext import is_history
from newsparse.language.lossdays import Told, of_days_before
from newsparse.language.losses import losses
from newsparse.language.losseveryone import everybody, may_be_everybody
from newsparse.language.lossordinals import numbered
from newsparse.language.lossshots import outlived
from newsparse.language.units import Unit, read_units
from newsparse.layers import ACTORS, MOMENTS, PLACES, SENTENCES
from newsparse.models.actor import Actor, ActorKind
from newsparse.models.casualty import Casualty, Stance
from newsparse.models.fact import Fact
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.models.quote import Quote
from newsparse.span import Span

__all__ = ["Draft", "drafts_of", "locate", "people_of", "sentence_of", "without_dead", "words_of"]

F = TypeVar("F", bound=Fact)
# A verb between a loss and a time is what the time belongs to.
_VERBS: Final = frozenset("VBGXH")
_ADJACENT: Final = 2
# A place or a day belongs to a loss at most this many characters away.
_NEAR: Final = 90
# So many words before a figure stands the verb that puts it.
_FIGURE: Final = 3
# Losses in one line, each part of the next: whatever hashes, compares or pickles the last goes through all of them.
_DEEPEST: Final = 32
# "two months": older events are history, as in the guidelines of MUC-4.
_LONG: Final = datetime.timedelta(days=300)
_OLD: Final = datetime.timedelta(days=60)
# Whoever denies a part in "the murder of two nuns" does not deny the murder.
_TAKEN_FOR_TRUE: Final = frozenset(["event", "owned"])


@attrs.define(eq=False, repr=False)
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
        giver: Who puts the figure on it, where no quote says it, with what names him and the verb.
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
    giver: tuple[Actor, Span, Span] | None = None
    stance: Stance = Stance.REPORTED
    is_background: bool = False
    ties: dict[str, Draft] = attrs.field(factory=dict)
    fact: Casualty | None = None
    below: int = 0

    @property
    def claimant(self) -> Actor | None:
        """Who says it."""
        if self.giver:
            return self.giver[0]
        return self.quote.speakers[0] if self.quote and self.quote.speakers else None

    @property
    def saying(self) -> tuple[Span, ...]:
        """What names who says it, and the words for saying it."""
        told = self.giver[1:] if self.giver else (self.quote.source, self.quote.cue) if self.quote else ()
        return tuple(span for span in told if span)

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


def words_of(view: View) -> HarmWords:
    """Collect the words of harm."""
    return harm_words(view.lexicon("casualties"), view.lexicon("actors"), view.lexicon("numerals"))


def people_of(view: View) -> frozenset[int]:
    """Number the tokens that belong to names of persons."""
    names = (span for actor in view[ACTORS] if actor.kind is ActorKind.PERSON for span in actor.mentions)
    tokens = view.reading.tokens
    return frozenset(at for span in names for at in tokens.between(span.start, span.end))


def drafts_of(view: View, words: HarmWords) -> Iterator[Draft]:
    """Read the sentences that hold a word of harm; the others are not looked at."""
    tokens = view.reading.tokens
    harmful = list(_harmful(view, words))
    people, told, last = people_of(view) if harmful else frozenset(), set[str](), ""
    for number in harmful:
        sentence, units = view[SENTENCES][number].span, _units(view, number, words)
        read = losses(tokens, units, words, people)
        if not read and number and may_be_everybody(units, tokens, words):
            read = everybody(units, _units(view, number - 1, words, always=True), tokens, words, people)
        found = list(_with_ordinals(_with_effects(read, last, view, words), told, view, words))
        last = found[-1].effect if found else last
        ends = [tokens.starts[loss.first] for loss in found[1:]] + [sentence.end]
        for loss, end in zip(found, ends, strict=False):
            yield Draft(loss, tokens.starts[loss.first], tokens.ends[loss.last], number, sentence.start, end)


def without_dead(drafts: Sequence[Draft], view: View, words: HarmWords) -> list[Draft]:
    """Take those who died off those who were shot.

    Args:
        drafts: The losses of the text.
        view: The text with its layers.
        words: The words of harm.
    """
    left = outlived([(draft.number, draft.loss) for draft in drafts], view.reading.tokens.lower, words)
    for draft, loss in zip(drafts, left, strict=True):
        draft.loss = loss or draft.loss
    return [draft for draft, loss in zip(drafts, left, strict=True) if loss is not None]


def _units(view: View, number: int, words: HarmWords, *, always: bool = False) -> list[Unit]:
    """Read the units of a sentence."""
    tokens, sentence = view.reading.tokens, view[SENTENCES][number].span
    inside = tokens.between(sentence.start, sentence.end)
    numerals = view.lexicon("numerals")
    return read_units(tokens, view.reading.tags, inside.start, inside.stop, words, numerals, always=always)


def _with_ordinals(found: Iterable[Loss], told: set[str], view: View, words: HarmWords) -> Iterator[Loss]:
    """Add the total that "the tenth victim died" tells, where the text has told of nobody harmed before."""
    for loss in found:
        yield from [loss] if told or loss.effect != "killed" else numbered(loss, view.reading.tokens.lower, words)
        told.add(loss.effect)


def _with_effects(found: Iterable[Loss], last: str, view: View, words: HarmWords) -> Iterator[Loss]:
    """Give the figure of "put the figure at 12" the effect of the loss told before it; without one it is none."""
    lower = view.reading.tokens.lower
    for loss in found:
        is_figure = loss.frame == "toll" and not words.figures.isdisjoint(lower[loss.first : loss.first + _FIGURE])
        if not is_figure or last:
            yield loss._replace(effect=last) if is_figure else loss
        last = loss.effect


def _harmful(view: View, words: HarmWords) -> Iterable[int]:
    """Number the sentences that hold a word of harm."""
    tokens = view.reading.tokens
    starts = [sentence.span.start for sentence in view[SENTENCES]]
    offsets = list(compress(tokens.starts, map(words.frames.__contains__, tokens.lower)))
    if offsets:
        offsets = sorted([*offsets, *_figures(view, words)])
    return dict.fromkeys(number for offset in offsets if (number := bisect_right(starts, offset) - 1) >= 0)


def _figures(view: View, words: HarmWords) -> Iterator[int]:
    """Find the nouns of "put the figure at" and "revised the number to"."""
    tokens = view.reading.tokens
    for at in compress(range(len(tokens.lower)), map(words.figures.__contains__, tokens.lower)):
        is_put = not words.figuring.isdisjoint(tokens.lower[max(0, at - _FIGURE) : at])
        if is_put and tokens.lower[at + 1 : at + 2] in (["at"], ["to"]):
            yield tokens.starts[at]


def locate(drafts: Sequence[Draft], view: View, words: HarmWords) -> None:
    """Give each loss the place and the moment of its clause, and tell history from news."""
    now = _now(view)
    for draft in drafts:
        draft.place = _beside(draft, view[PLACES], view.text)
        moment = _beside(draft, view[MOMENTS], view.text)
        is_other = moment is not None and _is_old(moment, now) and _is_of_another(draft, moment, view)
        draft.moment = None if is_other else moment
        draft.is_background = _is_background(draft, view, words, now)
    _set_back(drafts, view, words)


def _set_back(drafts: Sequence[Draft], view: View, words: HarmWords) -> None:
    """Make history of the losses of an earlier day than that of the news: "a day after 14 died"."""
    news = [draft for draft in drafts if not draft.is_background]
    sentences = [sentence_of(draft, view) for draft in news]
    days = [str(draft.moment.latest or "") if draft.moment else "" for draft in news]
    told = [
        Told(draft.loss, inside.start, inside.stop, day)
        for draft, inside, day in zip(news, sentences, days, strict=True)
    ]
    for at in of_days_before(told, view.reading.tokens.lower, words) if len(told) > 1 else ():
        news[at].is_background = True


def _is_old(moment: Moment, now: datetime.date | None) -> bool:
    """Tell a moment two months and more before the day that the text speaks from."""
    day = moment.latest or moment.earliest
    return day is not None and now is not None and now - day > _OLD


def _is_background(draft: Draft, view: View, words: HarmWords, now: datetime.date | None) -> bool:
    """Tell history by the day, or by words that hold where the day does not say that it is news."""
    if draft.moment is not None and _is_old(draft.moment, now):
        return not _is_since_outbreak(draft, draft.moment, view, words)
    earliest, latest = (draft.moment.earliest, draft.moment.latest) if draft.moment else (None, None)
    day = latest or earliest
    is_news = day is not None and now is not None and now - (earliest or day) <= _OLD
    inside = sentence_of(draft, view)
    return not is_news and is_history(view.reading.tokens.lower, draft.loss, inside.start, inside.stop, words)


def _is_since_outbreak(draft: Draft, moment: Moment, view: View, words: HarmWords) -> bool:
    """Tell "measles has killed seven since January", which is news, from "the war has killed 40,000 since January"."""
    lower = view.reading.tokens.lower
    at = view.reading.tokens.at(moment.span.start)
    around = lower[max(sentence_of(draft, view).start, draft.loss.first - _FIGURE) : at]
    return "since" in lower[max(0, at - 1) : at + 1] and not words.lasting.isdisjoint(around)


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


def _is_of_another(draft: Draft, moment: Moment, view: View) -> bool:
    """Tell the year of "shot, in a house built in 1986" and of "the murder of Ann Lee, mayor of Velm in 1984"."""
    tokens, tags, loss = view.reading.tokens, view.reading.tags, draft.loss
    first = tokens.at(moment.span.start)
    if first > loss.last:
        is_apposed = "," in tokens.words[loss.victim[0] : loss.victim[1]] and loss.last == loss.victim[1]
        return not _VERBS.isdisjoint(tags[loss.last + 1 : first]) or (is_apposed and first - loss.last <= _ADJACENT)
    return loss.first < first and "W" in tags[loss.first : first]


def _is_nearer(before: Fact | None, draft: Draft, behind: int) -> bool:
    """Tell whether a fact in front of a noun of harm, "in 2020 over the murder of", stands nearer than one behind it."""
    is_noun = draft.loss.frame in _TAKEN_FOR_TRUE and before is not None and before.span.start >= draft.sentence
    return is_noun and before is not None and 0 <= draft.start - before.span.end < behind


def sentence_of(draft: Draft, view: View) -> range:
    """Number the tokens of the sentence of a loss."""
    return view.reading.tokens.between(draft.sentence, view[SENTENCES][draft.number].span.end)
