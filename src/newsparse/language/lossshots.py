"""People shot or stabbed of whom a text says no more: "five people were shot, two fatally" leaves three injured.

Whoever is shot is injured or dead. So those shot are read as injured, and those who died of it are taken off; where a text
tells of the injured in words of its own, they are these.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import OWN, SHOT, Loss
from newsparse.language.lossconditions import Conditions
from newsparse.language.lossframes import SHOTS

if TYPE_CHECKING:
    import regex

__all__ = ["outlived", "shots"]

# Those who die in so many sentences behind may be the people shot.
_REACH: Final = 3
# So many words behind tell that those shot live.
_BEHIND: Final = 40
_DENIALS: Final = frozenset("MKT")
_PRONOUNS: Final = frozenset(["O", "N", "s"])
_PEOPLE: Final = frozenset(["people", "persons"])
# What tells of the injured in words of its own, but for a part of them: "one in a serious condition".
_HURT: Final = frozenset(["injured", "killed_or_injured"])
# Frames of deaths of the subject, who may have shot the others: "… and was shot dead".
_OWN_FRAMES: Final = frozenset(["suicide", "gapped"])
_PARTIAL: Final = frozenset(["condition", "part"])


def shots(reader: Conditions, taken: AbstractSet[int]) -> Iterator[Loss]:
    """Read those shot in a sentence.

    Args:
        reader: What may be asked of the sentence.
        taken: Indexes of the tokens of losses found already.
    """
    for match in SHOTS.finditer(reader.letters) if _may_tell(reader) else ():
        start, stop = match.span("list")
        total = reader.headcount.add_up(start, stop)
        if total is not None and reader.units[match.start("verb")].head not in taken and _holds(reader, match):
            first, last = reader.units[match.start()].first, reader.units[match.end() - 1].last
            victim = reader.units[start].first, reader.units[stop - 1].last
            yield Loss(
                first, last, "injured", total.low, total.high, total.hedge, victim, reader.units[start].head, SHOT,
                is_single=total.is_single,
            )  # fmt: skip


def _may_tell(reader: Conditions) -> bool:
    first, stop = (reader.units[0].first, reader.units[-1].last + 1) if reader.units else (0, 0)
    return not reader.words.striking.isdisjoint(reader.tokens.lower[first:stop])


def _holds(reader: Conditions, match: regex.Match[str]) -> bool:
    """Tell "two men were shot" and "shot two men" from "two films were shot", "was not shot" and "if two men were shot".

    Whom "he" and "him" stand for, the text has told of.
    """
    is_verb = reader.lower(match.start("verb")) in reader.words.striking
    is_known = match["list"] in _PRONOUNS and reader.lower(match.start("list")) in reader.words.one_pronouns
    if (
        not is_verb
        or is_known
        or not _DENIALS.isdisjoint(reader.letters[max(0, match.start() - 2) : match.start("verb")])
    ):
        return False
    is_verbal = "X" in reader.letters[match.end("list") : match.start("verb")] or match.start() == 0
    counted = (at for at in range(*match.span("list")) if reader.letters[at] in "Q1")
    return all(_are_people(reader, at, is_verbal) for at in counted) and not reader.is_hypothetical(match.start())


def _are_people(reader: Conditions, at: int, is_verbal: bool) -> bool:  # noqa: FBT001
    """Tell "two men", "two others" and, where "were shot" follows, "two" from "three rounds" and "one shot"."""
    head, words = reader.lower(at), reader.words
    is_known = head in words.plurals or head in words.more or head in _PEOPLE or words.is_person(head)
    return is_known or (is_verbal and reader.units[at].first == reader.units[at].last)


def outlived(told: Sequence[tuple[int, Loss]], lower: Sequence[str], words: HarmWords) -> list[Loss | None]:
    """Take the dead off those shot.

    Nobody stays where all died, where a text tells of its injured, or where it does not tell that anybody lives.

    Args:
        told: The losses of a text, each with the number of its sentence.
        lower: The tokens of the text in lower case.
        words: The words of harm.

    Returns:
        For each loss itself, what is left of it, or None.
    """
    hurt = max((_hurt(loss) for _, loss in told), default=0)
    found: list[Loss | None] = [loss for _, loss in told]
    for at, (_, loss) in enumerate(told):
        if loss.frame == SHOT:
            dead = _dead(told, at, lower, words)
            left = _without(loss, dead) if dead or _live(loss, lower, words) else None
            found[at] = left if left is not None and _least(left) > hurt else None
    return found


def _hurt(loss: Loss) -> float:
    """Count whom a text calls injured: all, or so many of them as are in a condition."""
    if loss.effect not in _HURT or loss.frame == SHOT:
        return 0
    return _least(loss) if loss.frame in _PARTIAL or loss.is_part else math.inf


def _live(loss: Loss, lower: Sequence[str], words: HarmWords) -> bool:
    """Tell from the words behind that those shot live: "was shot and is in hospital", "is expected to survive"."""
    behind = lower[loss.last + 1 : loss.last + 1 + _BEHIND]
    return not words.spared.isdisjoint(behind) or any(words.taken.get(word) == "hospitalized" for word in behind)


def _dead(told: Sequence[tuple[int, Loss]], at: int, lower: Sequence[str], words: HarmWords) -> int:
    """Count those shot who died, by the first sentence that tells of deaths, its own or one of the next."""
    number, one = told[at]
    is_more = words.tells_more(_victim(one, lower))
    first = at + 1 if is_more else next(i for i, (other, _) in enumerate(told) if other == number)
    dead, last = 0, number + _REACH
    for other, loss in told[first:]:
        if other > last or (other > number and loss.frame == SHOT):
            break
        if loss.effect == "killed" and _is_of_them(loss, dead, lower, words):
            if _least(loss) >= _least(one):
                return _least(loss)
            dead, last = dead + _least(loss), other
    return dead


def _is_of_them(loss: Loss, dead: int, lower: Sequence[str], words: HarmWords) -> bool:
    """Tell those shot from the gunman and from "two others", unless these follow others of them who died."""
    victim = _victim(loss, lower)
    is_he = len(victim) == 1 and victim[0] in words.one_pronouns and _least(loss) == 1
    is_attacker = is_he or loss.frame in _OWN_FRAMES or not (OWN | words.perpetrators).isdisjoint(victim)
    return not is_attacker and (dead > 0 or not words.tells_more(victim))


def _victim(loss: Loss, lower: Sequence[str]) -> Sequence[str]:
    first, last = loss.victim
    return lower[first : last + 1]


def _least(loss: Loss) -> int:
    return loss.low or loss.high or 0


def _without(loss: Loss, dead: int) -> Loss | None:
    """Take the dead off; None where nobody is left."""
    low, high = (None if end is None else end - dead for end in (loss.low, loss.high))
    return loss._replace(low=low, high=high) if (low or high or 0) > 0 else None
