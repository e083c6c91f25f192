"""Frames: which phrases stand around a trigger, and in which slot of it.

The slots are deep ones: the subject of a passive verb is its object, "by" gives the doer in either voice. What a slot means depends
on the frame of the trigger ("harm", "strike", "burst" …), which is data; how far to trust it is learned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsparse.language.incidents.words import Stage, Trigger
from newsparse.language.phrases import Phrase

__all__ = ["Link", "links"]

_AUXILIARY: Final = frozenset("RXHKLMT")
# How many tokens after a trigger are looked at, and how many phrases of one list or chain before it.
_REACH: Final = 26
_CHAIN: Final = 8
_PREPOSITIONS: Final = frozenset(
    ["by", "of", "in", "on", "against", "with", "at", "from", "to", "near", "outside", "inside", "for", "into", "upon"]
)


class Link(NamedTuple):
    """A phrase in a slot of a trigger.

    Args:
        phrase: The phrase.
        slot: ``"subject"``, ``"object"``, ``"self"``, a preposition, or ``"inner"`` for what belongs to the phrase in the slot.
        trigger: The trigger.
    """

    phrase: Phrase
    slot: str
    trigger: Trigger


def links(stage: Stage, trigger: Trigger, sentence: range) -> Iterator[Link]:
    """Find the phrases around a trigger.

    Args:
        stage: The tokens, tags and phrases.
        trigger: The trigger.
        sentence: The tokens of its sentence.
    """
    if trigger.is_verb:
        passive = _is_passive(stage, trigger)
        yield from _before(stage, trigger, sentence, "object" if passive else "subject")
        yield from _after(stage, trigger, sentence, "complement" if passive else "object")
    else:
        yield from _after(stage, trigger, sentence, "beside")


def _is_passive(stage: Stage, trigger: Trigger) -> bool:
    at = trigger.first
    if stage.tags[at] not in "BV":
        return False
    back = at - 1
    while back >= 0 and stage.tags[back] in "RK":
        back -= 1
    if back >= 0 and stage.tags[back] == "X":
        return True
    return (stage.tags[at] == "B" and stage.tags[back] != "H") or stage.tokens.lower[
        trigger.last + 1 : trigger.last + 2
    ] == ["by"]


def _before(stage: Stage, trigger: Trigger, sentence: range, slot: str) -> Iterator[Link]:
    """Yield the phrase before a verb, the others of its list, and in front of "of …" what that belongs to."""
    tags, at = stage.tags, trigger.first - 1
    while at >= sentence.start and tags[at] in _AUXILIARY:
        at -= 1
    while at >= sentence.start and tags[at] in "W,":  # "the mayor, who was shot"
        at -= 1
    for _ in range(_CHAIN):
        phrase = stage.phrase_to.get(at) if at >= sentence.start else None
        if phrase is None:
            return
        at = phrase.first - 1
        if at > sentence.start and tags[at] == "F":
            yield Link(phrase, "inner", trigger)
            at -= 1
        else:
            yield Link(phrase, slot, trigger)
            if at <= sentence.start or tags[at] not in "J,":
                return
            while at > sentence.start and tags[at] in "J,":
                at -= 1


def _after(stage: Stage, trigger: Trigger, sentence: range, slot: str) -> Iterator[Link]:
    """Yield the object, then what stands after prepositions, until another clause begins."""
    tags, lower = stage.tags, stage.tokens.lower
    at, stop = trigger.last + 1, min(sentence.stop, trigger.last + _REACH)
    fresh = True
    while at < stop:
        phrase = stage.phrase_from.get(at)
        if phrase is not None:
            yield Link(phrase, slot if fresh else "inner", trigger)
            at = phrase.last + 1
            fresh = at < stop and tags[at] in "J,"
            continue
        tag = tags[at]
        if tag == "F":
            slot, fresh = (lower[at] if lower[at] in _PREPOSITIONS else "prep"), True
        elif tag in "VBISWX." and at > trigger.last + 1:
            return
        at += 1
