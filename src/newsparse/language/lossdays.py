"""Losses of days before that of the news: "a day after 14 died", "the day before", "on Sunday, three had been killed".

News of a war or of a week of storms recalls what came a day before. It is none of today's loss, but for those who die of
the same: "a third passenger died, two days after the crash".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import Loss

__all__ = ["Told", "of_days_before"]

# So many words behind "a day after" the loss of that day is told; so many behind a loss may stand "the day before".
_CLAUSE: Final = 16
_BEHIND: Final = 12
# So many words before a verb of harm hold its "had", and the subject that a day belongs to.
_HAD: Final = 4
_SUBJECT: Final = 8
# No sentence of news reaches farther, and one without end may not cost more.
_FARTHEST: Final = 100
_AFTER: Final = frozenset(["after"])
# What may follow "the day before" where it is a time of its own.
_ENDS: Final = frozenset(["in", "at", "near", "when", "and", "on"])
_LEFT: Final = (["left"], ["leaving"], ["claimed"])
_JOINTS: Final = frozenset(["and", ",", "while", "when", "but"])
_KNOWN: Final = frozenset(["the", "they", "all", "both", "these"])
_DAYS: Final = frozenset(["day", "days"])


class Told(NamedTuple):
    """A loss with what its sentence tells of its day.

    Args:
        loss: The loss.
        start: Index of the first token of its sentence.
        stop: Index after the last token of its sentence.
        day: Last day of the moment beside it, or empty.
    """

    loss: Loss
    start: int
    stop: int
    day: str


def of_days_before(told: Sequence[Told], lower: Sequence[str], words: HarmWords) -> set[int]:
    """Number the losses that the text tells as those of an earlier day than its news.

    Args:
        told: The losses of a text, in its order.
        lower: The tokens of the text in lower case.
        words: The words of harm.
    """
    reader = _Days(told, lower, words)
    found = {*reader.followed(), *reader.recalled(), *reader.contrasted()}
    wholes = {told[at].loss.first for at in found}
    found |= {at for at, one in enumerate(told) if one.loss.whole in wholes}
    return found if len(found) < len(told) else set()


class _Days:
    """The losses of a text, and what may be asked of their days."""

    def __init__(self, told: Sequence[Told], lower: Sequence[str], words: HarmWords) -> None:
        self.told = told
        self.lower = lower
        self.words = words

    # ---- which are older

    def followed(self) -> Iterator[int]:
        """Yield the 14 of "ten were killed, a day after 14 died" and of "a day after 14 died, ten were killed"."""
        for at, one in enumerate(self.told):
            after = self.day_after(one)
            if after < 0:
                continue
            beside = [other for other in self.told[max(0, at - _CLAUSE) : at + _CLAUSE] if other.start == one.start]
            before = [other for other in beside if other.loss.last < after]
            is_led = after - one.start < _HAD and any(self.has_comma(one.loss, other.loss) for other in beside)
            if (before and not any(map(self.is_of_same, before))) or (is_led and not before):
                yield at

    def recalled(self) -> Iterator[int]:
        """Yield who "had been killed on Sunday" where Tuesday's loss was told, and those of "the day before"."""
        news = self.day(0) if self.told else ""
        for at, one in enumerate(self.told[1:], 1):
            is_dated = bool(one.day and news and one.day < news)
            is_older = (is_dated and self.is_past(one)) or self.is_eve(one) or self.is_beside_worst(one)
            if is_older and not self.is_told_before(one):
                yield at

    def contrasted(self) -> Iterator[int]:
        """Yield the older one of "Monday's strikes killed six" and "Tuesday's killed nine"."""
        dated = [at for at, one in enumerate(self.told) if one.day and self.is_of_dated_event(one)]
        newest = max((self.told[at].day for at in dated), default="")
        yield from (at for at in dated if self.told[at].day < newest)

    # ---- what the words tell

    def day_after(self, one: Told) -> int:
        """Find the "after" of "a day after" in whose clause a loss stands; -1 if there is none."""
        first = max(one.start + 2, one.loss.first - _CLAUSE)
        for at in range(one.loss.first - 1, first - 1, -1):
            if self.lower[at] in _AFTER and self.lower[at - 1] in _DAYS:
                return at if self.is_in_clause(one.loss, at) else -1
        return -1

    def is_in_clause(self, loss: Loss, after: int) -> bool:
        """Tell "a day after 14 died" and "a day after shells hit a market, killing 14" from "the day after killing two"."""
        is_joined = "," not in self.lower[after : loss.first] or self.lower[loss.first].endswith("ing")
        return is_joined and not (loss.first == after + 1 and loss.frame == "active")

    def has_comma(self, loss: Loss, other: Loss) -> bool:
        """Tell whether another loss follows behind a comma."""
        return loss.last < other.first and "," in self.lower[loss.last : other.first]

    def day(self, at: int) -> str:
        """Return the day of a loss, or of one told with it in its sentence."""
        one = self.told[at]
        near = (other.day for other in self.told[at : at + _CLAUSE] if other.start == one.start and other.day)
        return one.day or next(near, "")

    def is_past(self, one: Told) -> bool:
        """Tell "had been killed", "it followed an attack that killed six" and "the second such attack: on Thursday, 21 were killed"."""
        near = self.lower[max(one.start, one.loss.first - _HAD) : one.loss.last + 1]
        before = self.lower[max(one.start, one.loss.first - _CLAUSE) : one.loss.first]
        is_another = "such" in before and not self.words.ordinals.isdisjoint(before)
        return "had" in near or is_another or not self.words.followed.isdisjoint(before)

    def is_eve(self, one: Told) -> bool:
        """Tell "six died the day before" and "an attack a day earlier killed six" from "six died the day before the vote"."""
        first, stop = max(one.start, one.loss.first - _CLAUSE), min(one.stop, one.loss.last + 1 + _BEHIND)
        around = [*self.lower[first : one.loss.first], "", *self.lower[one.loss.last + 1 : stop], "."]
        return any(
            f"{word} {after}" in self.words.eves and (end in _ENDS or end in self.words.frames or not end.isalpha())
            for word, after, end in zip(around, around[1:], around[2:], strict=False)
        )

    def is_beside_worst(self, one: Told) -> bool:
        """Tell the 19 of "the deadliest day since Sunday, when 19 died"."""
        before = self.lower[max(one.start, one.loss.first - _CLAUSE) : one.loss.first]
        since = before.index("since") if "since" in before else len(before)
        return "when" in before[since:] and not self.words.worst.isdisjoint(before[:since])

    def is_told_before(self, one: Told) -> bool:
        """Tell who belongs to the loss of the news: "the five had been killed on Sunday", and those of the rules below."""
        is_known = self.lower[one.loss.victim[0]] in _KNOWN
        return is_known or self.is_report(one) or self.is_of_same(one) or self.is_his(one)

    def is_report(self, one: Told) -> bool:
        """Tell "1,002 deaths reported a day earlier", an older figure for the same, from a loss of that day."""
        around = self.lower[max(one.start, one.loss.first - _FARTHEST) : min(one.stop, one.loss.last + 1 + _BEHIND)]
        return not (self.words.reported.isdisjoint(around) and self.words.early.isdisjoint(around))

    def is_of_same(self, one: Told) -> bool:
        """Tell who died of the loss told before: "a third passenger died", "died in hospital", "two bodies were found"."""
        behind = self.lower[one.loss.last + 1 : min(one.stop, one.loss.last + 1 + _HAD)]
        ends = next((at for at, word in enumerate(behind) if word in _JOINTS), len(behind))
        told = [*self.lower[max(one.start, one.loss.first - 1) : one.loss.last + 1], *behind[:ends]]
        first, last = one.loss.victim
        is_more = self.words.tells_more(self.lower[max(0, min(first, one.loss.first) - 1) : last + 1])
        return is_more or (one.loss.effect == "killed" and not self.words.surviving.isdisjoint(told))

    def is_his(self, one: Told) -> bool:
        """Tell whom one gunman killed on another day: "he had killed his parents the day before"; not whom "gunmen had killed"."""
        subject = self.lower[max(one.start, one.loss.first - _SUBJECT) : one.loss.first]
        is_known = any(word == "the" and after in self.words.gunmen for word, after in pairwise(subject))
        return one.loss.frame == "active" and (is_known or not self.words.one_pronouns.isdisjoint(subject))

    def is_of_dated_event(self, one: Told) -> bool:
        """Tell "Tuesday's killed nine" and "the strikes on Monday left six dead", where the day dates the event."""
        subject = self.lower[max(one.start, one.loss.first - _SUBJECT) : one.loss.first]
        days = [at for at, word in enumerate(subject) if self.words.roles.get(word) == "day"]
        is_event = one.loss.frame == "active" or subject[-1:] in _LEFT
        return is_event and bool(days) and "," not in subject[days[-1] :]
