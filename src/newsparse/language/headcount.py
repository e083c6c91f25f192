"""How many people a list of phrases comes to: the counted, single people, nobody; without what only says more of them.

"Two teachers and a bus driver" are three. "Two reporters, Ann Lee and Bo Roe" are two, and so are "40 people, six
soldiers and 34 civilians" forty: what is told again by name or by group is not counted again.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from newsparse.language.harmwords import HarmWords
from newsparse.language.lossframes import SHARED
from newsparse.language.numerals import Hedge
from newsparse.language.tokens import Tokens
from newsparse.language.units import Unit, spell

__all__ = ["ONE_PERSON", "Headcount", "Sum", "add"]


class Sum(NamedTuple):
    """How many people a list comes to.

    Args:
        low: The fewest, or None.
        high: The most, or None.
        hedge: How the number is bounded.
        is_single: Whether it is one person without a number.
    """

    low: int | None
    high: int | None
    hedge: Hedge
    is_single: bool = False


ONE_PERSON: Final = Sum(1, 1, Hedge.EXACT, is_single=True)
_ONE: Final = Sum(1, 1, Hedge.EXACT)
_PAIR: Final = 2
_TWO: Final = Sum(2, 2, Hedge.EXACT)
_NOBODY: Final = Sum(0, 0, Hedge.ZERO)
_ONE_PRONOUN: Final = frozenset(["he", "she", "him", "her", "himself", "herself", "i", "me", "myself"])
_PLURAL_ENDINGS: Final = ("people", "men", "women", "children", "police", "troops", "personnel", "others")
_DETERMINERS: Final = frozenset(["the", "his", "her", "its", "their", "my", "our", "this", "that"])
_BOTH: Final = frozenset(["both", "either", "neither"])
_OWNERS: Final = frozenset(["his", "her", "its", "their", "my", "our"])
_ANY: Final = frozenset(["a", "an"])
_VERBS: Final = frozenset("XHMVkda")


class Headcount:
    """Counts the people of one sentence.

    Args:
        tokens: The tokens of the text.
        units: The units of the sentence.
        words: The words of harm.
        people: Indexes of the tokens that belong to names of persons.
    """

    def __init__(self, tokens: Tokens, units: Sequence[Unit], words: HarmWords, people: AbstractSet[int]) -> None:
        self.tokens = tokens
        self.units = units
        self.words = words
        self.people = people
        self.letters = spell(units)

    def add_up(self, start: int, stop: int) -> Sum | None:
        """Add up the people of a list; None where none of them is counted.

        Args:
            start: Number of its first unit.
            stop: Number of the unit after its last.
        """
        counted = [(at, one) for at in range(start, stop) if (one := self.count(at)) is not None]
        if not counted:
            return None
        items = [one for at, one in counted if not (self.says_more(at, start) or (at > start and self.is_age(at)))]
        first = self.units[start].first
        opening = self.tokens.lower[max(0, first - 1) : first + 1]
        if self.tells_again(counted):
            return counted[0][1]
        if "neither" in opening:
            return _NOBODY
        if rest := [one for at, one in counted[1:] if self.is_rest(at)]:
            return rest[-1]
        return _either(items) if "either" in opening else add(items)

    def tells_again(self, counted: Sequence[tuple[int, Sum]]) -> bool:
        """Tell "two students, Ann Lee and Bo Roe" and "40 people, six soldiers and 34 civilians" from a longer list."""
        (at, first), *rest = counted
        if not rest or (first.low or 0) <= 1 or self.letters[at + 1] != ",":
            return False
        if self.tokens.lower[self.units[at + 1].first] == ":":
            return True
        if len(rest) == first.low and all(self.is_age(one) for one, _ in rest):
            return True
        last = rest[-1][0]
        is_pair = len(rest) <= _PAIR and self.letters[last - 2 : last] == ",J"
        is_subject = self.letters[last + 1 : last + 2] in _VERBS  # nothing closes an apposition in front of the verb
        is_whole = len(rest) > 1 and first.low == sum(one.low or 0 for _, one in rest)
        if is_whole and not is_pair and not is_subject and (first.low != _PAIR or self.are_genders(rest)):
            return True
        return len(rest) <= (first.low or 0) and all(self.is_named(one) for one, _ in rest)

    def are_genders(self, rest: Sequence[tuple[int, Sum]]) -> bool:
        """Tell "two students, a boy and a girl" from "two students, a teacher and a guard"."""
        heads = [self.tokens.lower[self.units[at].head] for at, _ in rest]
        return all(head in self.words.genders or head.endswith("year-old") for head in heads)

    def says_more(self, at: int, start: int) -> bool:
        """Tell an apposition, "Ann Lee, 34, a nurse," and "the driver, Ann Lee,", from another person."""
        before = self.before(at, start)
        if before is None or self.units[at].letter not in "N1":
            return False
        first = self.tokens.lower[self.units[at].first]
        ends = self.letters[at + 1 : at + 2] in ("", ",", ".")
        if self.is_named(at):
            return ends and self.is_role(before) and not self.says_more(before, start)
        return self.is_named(before) and (first not in _DETERMINERS if first not in _ANY else ends)

    def before(self, at: int, start: int) -> int | None:
        """Find the phrase that stands before another and a comma, the ages between them left out."""
        while at >= start + 2 and self.letters[at - 1] == ",":
            at -= 2
            if not self.is_age(at):
                return at
        return None

    def is_rest(self, at: int) -> bool:
        """Tell the 58 of "62 people and all but four", whose number has been taken off the other."""
        first = self.units[at].first
        return self.tokens.lower[first : first + 2] == ["all", "but"]

    def is_age(self, at: int) -> bool:
        """Tell the 34 of "Ann Lee, 34, a nurse"."""
        unit = self.units[at]
        return unit.first == unit.last and self.tokens.lower[unit.first].isdigit()

    def is_role(self, at: int) -> bool:
        """Tell "the driver" and "his wife", whom a name may follow."""
        unit = self.units[at]
        is_led = self.tokens.lower[unit.first] in _DETERMINERS | _ANY
        return is_led and not self.is_named(at) and self.count(at) in (ONE_PERSON, _ONE)

    def count(self, at: int) -> Sum | None:
        """Count one phrase: its number, one for a single person, none for what is no person or not counted."""
        unit = self.units[at]
        if unit.quantity and unit.letter in "QPE":
            return self.counted(unit, Sum(*unit.quantity[2:5]))
        if unit.letter in "09":
            return _NOBODY
        if (
            unit.letter == "p"
            and self.tokens.lower[unit.first] in _ANY
            and self.tokens.lower[unit.head] in self.words.persons
        ):
            return _ONE  # "a hostage and a policeman"
        if unit.letter == "1":
            return None if self.is_gathering(at) else _ONE
        if unit.letter == "z" or (unit.letter in "NOs" and self.is_one_person(at)):
            return ONE_PERSON
        return _TWO if unit.letter == "N" and self.is_pair(unit) else None

    def counted(self, unit: Unit, told: Sum) -> Sum:
        """Read the count of a phrase; that of "two people each" and of "two couples" is multiplied."""
        if self.tokens.lower[unit.head] in self.words.couples:
            return _multiply(told, 2)
        return self.times(told) if self.tokens.lower[unit.last] == "each" else told

    def times(self, each: Sum) -> Sum:
        """Multiply "two people each" by the places behind a preposition: "in Oren and Velm", "in three towns"."""
        match = SHARED.search(self.letters)
        counted = (unit.quantity for unit in self.units if unit.letter == "N" and unit.quantity)
        number = next(counted, None)
        many = match.group().count("N") if match else (number.low if number and number.low else 1)
        return _multiply(each, many)

    def is_gathering(self, at: int) -> bool:
        """Tell the party of "at a party and two guests died", which is nobody, from a sailor."""
        is_between = self.letters[max(0, at - 1) : at + 2] == "F1J"
        return is_between and self.tokens.lower[self.units[at].head] in self.words.of_group

    def is_pair(self, unit: Unit) -> bool:
        """Tell "his parents", "her twin sons" and "both brothers", two people without a number."""
        first, head = self.tokens.lower[unit.first], self.tokens.lower[unit.head]
        is_twin = "twin" in self.tokens.lower[unit.first : unit.head] and head in self.words.plurals
        return (
            is_twin
            or (head in self.words.pairs and first in _OWNERS)
            or (first == "both" and head not in self.words.not_people and head not in self.words.persons)
        )

    def is_one_person(self, at: int) -> bool:
        """Tell a name, "he" and "the driver" from "they", "the drivers" and "the car"."""
        unit = self.units[at]
        head = self.tokens.lower[unit.head]
        if unit.letter in "Os":
            return head in _ONE_PRONOUN
        if head in self.words.plurals:
            return False
        if unit.head in self.people:
            return True
        if head in self.words.not_people or head.endswith(_PLURAL_ENDINGS):
            return False
        if self.words.is_person(head):
            return self.is_definite(at)
        is_age = head.endswith("year-old") or self.tokens.lower[unit.head - 1 : unit.head + 1] == ["year", "old"]
        return is_age or self.is_name(unit)

    def is_definite(self, at: int) -> bool:
        """Tell "the driver" and "14-year-old girl" from the "driver" of "owner and driver"."""
        first = self.tokens.lower[self.units[at].first]
        is_alone = "J" not in self.letters[max(0, at - 1) : at + 2]
        is_led = first in _DETERMINERS or first in _BOTH or first[0].isdigit()
        return is_led or is_alone or self.is_shared_kin(at)

    def is_shared_kin(self, at: int) -> bool:
        """Tell the "son" of "his wife and son", of "his wife, daughter and son" and of "a reporter's wife and son"."""
        while at > 1 and self.letters[at - 1] in "J," and self.tokens.lower[self.units[at].head] in self.words.kin:
            at -= 2
            owner = self.units[at]
            is_one_of_two = (
                owner.letter == "1" and self.tokens.lower[owner.head] in self.words.kin
            )  # "a husband and wife"
            if owner.owner >= 0 or is_one_of_two or self.tokens.lower[owner.first] in _OWNERS:
                return True
        return False

    def is_named(self, at: int) -> bool:
        """Tell whether a phrase names one person; "the driver" may be a mention of him, and no name."""
        unit = self.units[at]
        is_mention = unit.head in self.people and self.tokens.words[unit.head][:1].isupper()
        return unit.letter == "N" and (is_mention or self.is_name(unit))

    def is_somebody(self, owner: Unit) -> bool:
        """Tell the owner of "Ann Lee's murder" and "the mayor's murder" from that of "the city's murders"."""
        return self.is_name(owner) or self.tokens.lower[owner.head] in self.words.persons

    def is_name(self, unit: Unit) -> bool:
        """Tell a person's name: two capitalised words, no article before them, no plural at the end.

        Where all is in capitals, they tell nothing, and the tagger decides.
        """
        if self.tokens.lower[unit.first] in _DETERMINERS:
            return False
        last_two = [word for word in self.tokens.words[unit.first : unit.head + 1] if word[0].isalnum()][-2:]
        if len(last_two) < 2 or not all(word[:1].isupper() for word in last_two):
            return False
        if all(map(str.isupper, last_two)) and not unit.is_proper:
            return False
        return last_two[-1][-1] not in "sS" or self.tokens.lower[unit.first] in self.words.persons


def _multiply(each: Sum, many: int) -> Sum:
    low, high = (end * many if end is not None else None for end in (each.low, each.high))
    return Sum(low, high, each.hedge)


def _either(items: Sequence[Sum]) -> Sum:
    """Read "either six soldiers or a major" as one to six."""
    ends = [end for item in items for end in (item.low, item.high) if end is not None]
    return Sum(min(ends), max(ends), Hedge.RANGE) if min(ends) < max(ends) else items[0]


def add(items: Sequence[Sum]) -> Sum:
    """Add up counts; an end that one of them leaves open stays open.

    Args:
        items: At least one.
    """
    lows = [item.low for item in items if item.low is not None]
    highs = [item.high for item in items if item.high is not None]
    hedge = next((item.hedge for item in items if item.hedge is not Hedge.EXACT), Hedge.EXACT)
    return Sum(
        sum(lows) if len(lows) == len(items) or len(items) > 1 else None,
        sum(highs) if len(highs) == len(items) else None,
        hedge,
        all(item.is_single for item in items),
    )
