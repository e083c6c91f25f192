"""Who says a loss, and how the text stands to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from newsparse.extraction import View
from newsparse.extractors.casualties.drafts import Draft, sentence_of
from newsparse.language.harmwords import HarmWords
from newsparse.language.losscontext import stance
from newsparse.layers import ACTORS, QUOTES
from newsparse.models.actor import Actor
from newsparse.models.attribution import Act
from newsparse.models.casualty import Stance
from newsparse.span import Span

__all__ = ["attribute"]

# How many contents of quotes are looked back at.
_REMEMBERED: Final = 32
# So many words before a figure stands who puts it, at most; what may stand between him and the verb.
_PUT: Final = 16
_AUXILIARY: Final = frozenset("RHXM")
_STANCES: Final = {Act.CLAIM: Stance.CLAIMED, Act.CONFIRMATION: Stance.CONFIRMED, Act.DENIAL: Stance.DENIED}
# Whoever denies a part in "the murder of two nuns" does not deny the murder.
_TAKEN_FOR_TRUE: Final = frozenset(["event", "owned"])


def attribute(drafts: Sequence[Draft], view: View, words: HarmWords) -> None:
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
        draft.giver = None if draft.quote else _giver(draft, view)
        draft.stance = _stance(draft, view, words)
    _fear_parts(drafts)


def _giver(draft: Draft, view: View) -> tuple[Actor, Span, Span] | None:
    """Find who puts a figure on a loss: "police put the number of dead at eight"."""
    reading, putting = view.reading, view.lexicon("casualties")["putting"]
    lower, first = reading.tokens.lower, draft.loss.first
    start = max(sentence_of(draft, view).start, first - _PUT)
    verb = next((i for i in range(first - 1, start, -1) if putting.get(lower[i]) == "verb"), None)
    if verb is None or "C" in reading.tags[verb + 1 : first]:
        return None
    if not any(putting.get(word) == "figure" for word in lower[verb : draft.loss.last + 1]):
        return None
    subject = verb - 1
    while subject > start and reading.tags[subject] in _AUXILIARY:
        subject -= 1
    at = reading.tokens.starts[subject]
    named = ((actor, one) for actor in view[ACTORS] for one in actor.mentions if one.start <= at < one.end)
    actor, span = next(named, (None, None))
    return (actor, span, view.span(reading.tokens.starts[verb], reading.tokens.ends[verb])) if actor and span else None


def _fear_parts(drafts: Sequence[Draft]) -> None:
    """Fear for the 12 of "100 people are feared dead, including 12 children"."""
    feared = {draft.loss.first for draft in drafts if draft.stance is Stance.FEARED}
    for draft in drafts:
        if draft.loss.is_part and draft.loss.whole in feared:
            draft.stance = Stance.FEARED


def _stance(draft: Draft, view: View, words: HarmWords) -> Stance:
    """Read the words around the loss, then the cue of the quote around it."""
    inside = sentence_of(draft, view)
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
