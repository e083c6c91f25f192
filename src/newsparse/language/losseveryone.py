"""All of those whom the sentence before counts: "The plane carried 62 people. None survived.", "He shot four men. All died."."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.headcount import Headcount, Sum
from newsparse.language.loss import Loss
from newsparse.language.lossframes import LISTS
from newsparse.language.tokens import Tokens
from newsparse.language.units import Unit, spell
from newsparse.patterns import pattern

__all__ = ["everybody", "is_everybody", "may_be_everybody"]

_ALL: Final = frozenset(["all", "both"])
_OF_THEM: Final = frozenset(["them", "whom"])
# "All died", "All of them were killed", "There were no survivors"
_FATE: Final = pattern(
    "losseveryone.fate", "^ (?: E X )? (?P<nobody> n ) | ^ N X{0,2} B? (?P<harm> [kd] ) (?! [Q1NOPp0] )"
)


def is_everybody(unit: Unit, lower: Sequence[str]) -> bool:
    """Tell "all", "both" and "all of them".

    Args:
        unit: A unit of a sentence.
        lower: The tokens of the text in lower case.
    """
    return lower[unit.first] in _ALL and (unit.first == unit.last or lower[unit.last] in _OF_THEM)


def may_be_everybody(units: Sequence[Unit], tokens: Tokens, words: HarmWords) -> bool:
    """Tell a sentence whose dead the sentence before counts, if anyone does.

    Args:
        units: Its units.
        tokens: The tokens of the text.
        words: The words of harm.
    """
    match = _FATE.match(spell(units))
    if match is None or match["nobody"]:
        return match is not None
    harm = tokens.lower[units[match.start("harm")].head]
    return words.effects.get(harm) == "killed" and is_everybody(units[0], tokens.lower)


def everybody(
    units: Sequence[Unit], before: Sequence[Unit], tokens: Tokens, words: HarmWords, people: AbstractSet[int]
) -> list[Loss]:
    """Read the death of all whom the sentence before counts, or lists: "a father and his son".

    Args:
        units: The units of a sentence that `may_be_everybody` fits.
        before: The units of the sentence before.
        tokens: The tokens of the text.
        words: The words of harm.
        people: Indexes of the tokens that belong to names of persons.
    """
    match = _FATE.match(spell(units))
    last = _last_counted(Headcount(tokens, before, words, people))
    if match is None or last is None:
        return []
    (start, stop), total = last
    first, end = units[match.start()].first, units[match.end() - 1].last
    victim = before[start].first, before[stop - 1].last
    return [Loss(first, end, "killed", total.low, total.high, total.hedge, victim, before[start].head, "unsurvived")]


def _last_counted(headcount: Headcount) -> tuple[tuple[int, int], Sum] | None:
    """Find the last people of a sentence who are several: the counted ones, else a list."""
    units, found = headcount.units, None
    for at, unit in enumerate(units):
        total = headcount.count(at) if unit.letter == "Q" else None
        if total and _are_people(unit, headcount.tokens, headcount.words):
            found = (at, at + 1), total
    if found is None:
        for match in LISTS.finditer(headcount.letters):
            total = headcount.add_up(*match.span())
            if total and (total.low or 0) > 1:
                found = match.span(), total
    return found


def _are_people(unit: Unit, tokens: Tokens, words: HarmWords) -> bool:
    head = tokens.lower[unit.head]
    return head in words.plurals or head in words.boarding or head == "people"
