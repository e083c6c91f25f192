"""How two losses of one effect stand to each other: whether their people can be the same, and who says so.

The rules of `newsparse.language.lossties` ask these questions; nothing is decided here.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import OWN, Statement

__all__ = ["Relations"]

# No sentence of news reaches farther back, and one without end may not cost more.
_FARTHEST: Final = 100
# Figures of two claimants for one loss are at most so many times apart.
_ORDER: Final = 10
# How many words behind a loss say that it is spread over several places.
_CLOSE: Final = 8
_NEXT: Final = 4
# So many words before a figure tell that it replaces an early one.
_LATER: Final = 3
# So many statements back, the one who is killed now may have killed others.
_AGENTS: Final = 3
_THE: Final = frozenset(["the", "both"])
_ANY: Final = frozenset(["a", "an"])
_THEM: Final = frozenset(["them", "whom"])
_AMONG: Final = frozenset(["including", "among", "included", "counting", "plus"])
# So many words before an active verb hold its subject.
_SUBJECT: Final = 14
# So many words before a noun hold its article: "a former student".
_LED: Final = 2
_ANYBODY: Final = frozenset(["men", "people", "persons"])
_EVERY: Final = frozenset(["all", "both"])
_NEXT_DAY: Final = datetime.timedelta(days=1)


class Relations:
    """The statements of one effect, and what may be asked of two of them.

    Args:
        statements: The statements, in the order of the text.
        lower: The tokens of the text in lower case.
        words: The words of harm.
    """

    def __init__(self, statements: Sequence[Statement], lower: Sequence[str], words: HarmWords) -> None:
        self.statements = statements
        self.lower = lower
        self.words = words

    # ---- of one statement

    def victim(self, one: Statement) -> Sequence[str]:
        """Return the words of the phrases of those harmed."""
        first, last = one.loss.victim
        return self.lower[first : last + 1]

    def told(self, one: Statement) -> Sequence[str]:
        """Return the words of a sentence up to the end of a loss."""
        return self.lower[max(one.start, one.loss.first - _FARTHEST) : one.loss.last + 1]

    def is_early(self, one: Statement) -> bool:
        """Tell a figure that a newer one replaces: "initially", "at first", "earlier reports"."""
        near = self.lower[max(one.start, one.loss.first - _LATER) : one.loss.first]
        return self.words.later.isdisjoint(near) and self.words.is_early(self.told(one))

    def is_more(self, one: Statement) -> bool:
        """Tell "another two", "two others" and "the third victim"."""
        if one.loss.frame == "ordinal":
            return False
        first, last = one.loss.victim
        return self.words.tells_more(self.lower[max(0, min(first, one.loss.first) - 1) : last + 1])

    def is_also(self, one: Statement) -> bool:
        """Tell "also died" and "later died"."""
        return not self.words.also.isdisjoint(self.lower[max(0, one.loss.first - 1) : one.loss.last + 1])

    def is_partial(self, one: Statement) -> bool:
        """Tell "three of them", "two of the men", "16 of whom" and the one of "two were hurt; one was hit by glass"."""
        is_joined = one.loss.effect == "killed" and self.lower[one.loss.first - 1] == "and"
        is_one = list(self.victim(one)) == ["one"] and not one.place and not is_joined
        is_of_the = ("of", "the") in pairwise(self.victim(one))
        is_share = not _THEM.isdisjoint(self.victim(one)) or is_one or (is_of_the and not self.is_perpetrator(one))
        return is_share and not self.is_more(one) and not self.is_also(one)

    def is_one_of(self, one: Statement) -> bool:
        """Tell "one of the victims"."""
        victim = list(self.victim(one))
        return victim[:3] == ["one", "of", "the"] and not self.words.members.isdisjoint(victim)

    def is_perpetrator(self, one: Statement) -> bool:
        """Tell "the attackers" from other people."""
        return not self.words.perpetrators.isdisjoint(self.victim(one))

    def is_of_all(self, one: Statement) -> bool:
        """Tell "all three died" and "five people in total are dead" from "both women later died"."""
        if one.least <= 1 or self.is_more(one) or self.is_also(one):
            return False
        around = self.lower[max(one.start, one.loss.first - 2) : min(one.stop, one.loss.last + 3)]
        is_total = not self.words.totals.isdisjoint(around) or ("in", "all") in pairwise(around)
        return is_total or self.victim(one)[0] in _EVERY

    def is_in_one_of(self, one: Statement) -> bool:
        """Tell "in the first attack" and "in the second", behind a loss or before it."""
        behind = self.lower[one.loss.last + 1 : min(one.loss.last + 4, one.stop)]
        before = self.lower[max(one.start, one.loss.first - 5) : one.loss.first]
        return not self.words.ordinals.isdisjoint(behind) or (
            "in" in before and not self.words.ordinals.isdisjoint(before)
        )

    def is_elsewhere(self, one: Statement) -> bool:
        """Tell "Elsewhere three people died", "Across the border three people died" and "three died in a separate crash"."""
        before = self.lower[max(one.start, one.loss.first - _CLOSE) : one.loss.first]
        behind = self.lower[one.loss.last + 1 : min(one.stop, one.loss.last + 1 + _NEXT)]
        is_apart = not self.words.elsewhere.isdisjoint((*before, *behind))
        return is_apart or ("across", "the") in pairwise(before)

    def is_spread(self, one: Statement) -> bool:
        """Tell "in three towns"."""
        behind = self.lower[one.loss.last + 1 : min(one.loss.last + 1 + _CLOSE, one.stop)]
        return not self.words.spread.isdisjoint(behind)

    def is_own(self, at: int) -> bool:
        """Tell "killed himself" and "committed suicide"."""
        loss = self.statements[at].loss
        return loss.frame == "suicide" or self.lower[loss.victim[1]] in OWN

    def is_pronoun(self, one: Statement) -> bool:
        """Tell "he was killed" and "killed her"."""
        victim = self.victim(one)
        return len(victim) == 1 and victim[0] in self.words.one_pronouns

    def is_agent(self, at: int) -> bool:
        """Tell whom one of the last statements made kill others: "killed two before being shot", "He was later killed"."""
        one = self.statements[at]
        if one.loss.frame != "gapped" and not self.is_pronoun(one):
            return False
        return any(other.loss.frame == "active" for other in self.statements[max(0, at - _AGENTS) : at])

    def is_attacker(self, at: int) -> bool:
        """Tell the death of who killed the others: "the gunman", "killed himself", "he was shot by police"."""
        one = self.statements[at]
        if one.least != 1 or one.loss.effect != "killed":
            return False
        is_meant = self.is_pronoun(one) and not self.words.gunmen.isdisjoint(self.lower[one.start : one.loss.first])
        is_named = is_meant or (self.lower[one.loss.head] in self.words.gunmen and not self.is_more(one))
        return is_named or self.is_own(at) or self.is_shot_killer(at)

    def is_shot_killer(self, at: int) -> bool:
        """Tell whom a pronoun means that forces killed, after a person who killed others: "He was shot dead by police"."""
        one = self.statements[at]
        if one.loss.frame != "gapped" and not self.is_pronoun(one):
            return False
        killers = [other for other in self.statements[max(0, at - _AGENTS) : at] if self.is_by_person(other)]
        around = self.lower[max(one.start, one.loss.first - _CLOSE) : min(one.stop, one.loss.last + 1 + _CLOSE)]
        is_forced = not self.words.forces.isdisjoint(around)
        return bool(killers) and (is_forced or all(other.least > 1 for other in killers))

    def is_by_person(self, one: Statement) -> bool:
        """Tell "a man killed two" from "a blast killed two"."""
        subject = self.lower[max(one.start, one.loss.first - _SUBJECT) : one.loss.first]
        return one.loss.frame == "active" and self.words.instruments.isdisjoint(subject)

    def is_with_attacker(self, at: int, to: int) -> bool:
        """Tell the four of "four people, the gunman included, are dead" and of "four died. Among the dead was the gunman"."""
        one, whole = self.statements[at], self.statements[to]
        if whole.least <= 1:
            return False
        told = self.lower[whole.loss.first : min(whole.stop, whole.loss.last + 1 + _CLOSE)]
        is_listed = not _AMONG.isdisjoint(told) and not self.words.perpetrators.isdisjoint(told)
        is_counted = is_listed or not OWN.isdisjoint(self.victim(whole))
        return is_counted or (
            to < at and "among" in self.lower[max(one.start, one.loss.first - _CLOSE) : one.loss.first]
        )

    @cached_property
    def is_of_fighters(self) -> bool:
        """Whether the text tells of bombs, rebels or troops."""
        return not self.words.militancy.isdisjoint(self.lower)

    def is_of_a_kind(self, one: Statement) -> bool:
        """Tell "a pedestrian" from "the pedestrian" and from "a man", who may be anybody told before."""
        head = self.lower[one.loss.head]
        return self.victim(one)[0] in _ANY and head not in self.words.anyone

    def is_told_by_kind(self, one: Statement) -> bool:
        """Tell "its owner", "a pedestrian" and "four workers" from names, pronouns and "a man", who may be anybody told before."""
        head = self.lower[one.loss.head]
        is_anybody = head in self.words.anyone or bool(one.names) or self.is_pronoun(one)
        return not is_anybody and (head in self.words.plurals or self.words.is_person(head))

    def is_introduced(self, at: int) -> bool:
        """Tell "the man" where "a man" stands before, and is none of those harmed."""
        one, victim = self.statements[at], self.victim(self.statements[at])
        if victim[0] != "the" or one.least != 1 or one.names:
            return False
        head = self.lower[one.loss.head]
        first = max(0, one.loss.first - _FARTHEST)
        harmed = [other.loss.victim for other in self.statements[max(0, at - _AGENTS) : at]]
        return any(
            word == head
            and not _ANY.isdisjoint(self.lower[max(0, place - _LED) : place])
            and not any(start <= place <= stop for start, stop in harmed)
            for place, word in enumerate(self.lower[first : one.loss.first], first)
        )

    def gender(self, one: Statement) -> str:
        """Name the gender of one person, where the words tell it."""
        told = {self.words.genders[word] for word in self.victim(one) if word in self.words.genders}
        return told.pop() if len(told) == 1 else ""

    def side(self, one: Statement) -> str:
        """Name the side of those harmed, where the words tell one."""
        sides = {self.words.sides.get(word, "") for word in self.victim(one)} - {""}
        return sides.pop() if len(sides) == 1 else ""

    def is_definite(self, one: Statement) -> bool:
        """Tell "the lieutenant", not "the gunman"; nobody new."""
        victim = self.victim(one)
        is_new = self.is_more(one) or self.is_also(one) or not self.words.perpetrators.isdisjoint(victim)
        return victim[0] in _THE and not is_new

    # ---- of two

    def is_among(self, one: Statement, other: Statement) -> bool:
        """Tell "the child" from those told with a child, and "the latest victim" from all."""
        noun = next((word for word in self.victim(one) if word in self.words.persons or word in self.words.plurals), "")
        is_member = not self.words.members.isdisjoint(self.victim(one))
        told = self.lower[other.loss.first : min(other.loss.last + 1, other.loss.first + _FARTHEST)]
        return is_member or (noun != "" and noun in told)

    def are_apart(self, at: int, to: int) -> bool:
        """Tell places of different names, single people of different days, and those harmed who cannot be each other."""
        one, other = self.statements[at], self.statements[to]
        is_elsewhere = len({one.place, other.place} - {""}) > 1
        is_elsewhere = is_elsewhere or (to < at and self.is_elsewhere(one))
        return is_elsewhere or self.are_days(one, other) or self.are_sides(at, to) or self.are_others(one, other)

    def are_others(self, one: Statement, other: Statement) -> bool:
        """Tell a woman from a man, and one aged 23 from one aged 31."""
        if one.least != 1 or other.least != 1:
            return False
        return self.are_genders(one, other) or len({self.years(one), self.years(other)} - {""}) > 1

    def years(self, one: Statement) -> str:
        """Return the age of one person, where the words of those harmed tell it: "a 23-year-old man", "Bo Roe, 23,"."""
        numbers = (word.partition("-")[0] for word in self.victim(one))
        return next((number for number in numbers if number.isdigit()), "")

    def are_days(self, one: Statement, other: Statement) -> bool:
        """Tell single deaths that two days or more lie between: other people."""
        if not (one.day and other.day and one.least == other.least == 1):
            return False
        return abs(datetime.date.fromisoformat(one.day) - datetime.date.fromisoformat(other.day)) > _NEXT_DAY

    def are_sides(self, at: int, to: int) -> bool:
        """Tell soldiers from rebels and civilians, Russians from Ukrainians, and those whom two claimants call their own."""
        one, other = self.statements[at], self.statements[to]
        named = ({one.country, other.country}, {one.owner, other.owner}, {self.side(one), self.side(other)})
        return any(len(names - {""}) > 1 for names in named)

    def are_alike(self, one: Statement, other: Statement) -> bool:
        """Tell people of one noun, of one side, or of none, in numbers of one order: "30 soldiers", "nine dead"."""
        low, high = sorted((one.least, other.least))
        heads = {self.lower[one.loss.head], self.lower[other.loss.head]} - _ANYBODY
        is_kind = len(heads & self.words.plurals) <= 1 or "" != self.side(one) == self.side(other)
        return 1 < low < high <= _ORDER * low and is_kind

    def is_own_beside(self, one: Statement, other: Statement) -> bool:
        """Tell the three of "the army said it had lost three men" from the 100 soldiers whom rebels say they killed: one side's losses."""
        is_enemy = other.loss.frame == "active" and not other.owner and other.least > 1
        return bool(one.owner) and one.least > 1 and is_enemy and one.least != other.least

    def are_genders(self, one: Statement, other: Statement) -> bool:
        """Tell a woman from a man."""
        return len({self.gender(one), self.gender(other)} - {""}) > 1

    def is_attacker_between(self, to: int, at: int) -> bool:
        """Tell whether a "gunman" or "suspect" has been named since, whom "he" may stand for."""
        first, last = self.statements[to].loss.last + 1, self.statements[at].loss.first
        return not self.words.perpetrators.isdisjoint(self.lower[max(first, last - _FARTHEST) : last])

    def is_other_claim(self, one: Statement, other: Statement) -> bool:
        """Tell the figures of two claimants."""
        return bool(one.claimant and other.claimant and one.claimant != other.claimant and one.least > 1)
