"""Older and newer figures behind a loss, at a distance: "88 have died since March, up from 61", "initially nine, later seven"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from newsparse.language.headcount import Headcount
from newsparse.language.loss import Loss

__all__ = ["with_older"]

_RISEN: Final = frozenset(["up", "down", "compared", "against"])
_FROM: Final = frozenset(["from", "with", "against"])
# So many words before a newer figure tell that it is one: "later put it at".
_LATER: Final = 4
# No sentence of news reaches farther, and one without end may not cost more.
_FARTHEST: Final = 100
# So many losses back a figure belongs to one of them.
_REACH: Final = 4
_UNTIED: Final = frozenset(["condition", "part"])


def with_older(headcount: Headcount, found: Sequence[Loss]) -> list[Loss]:
    """Add the older and the newer figures that follow the losses of a sentence without a word of harm.

    Args:
        headcount: The units of the sentence and how many people they are.
        found: The losses found in it, in order.
    """
    reader = _Figures(headcount, found)
    for at in range(1, len(headcount.units)) if found else ():
        if headcount.letters[at] in "QPE":
            reader.read(at)
    return reader.losses


class _Figures:
    """Reads the figures of one sentence."""

    def __init__(self, headcount: Headcount, found: Sequence[Loss]) -> None:
        self.headcount = headcount
        self.lower = headcount.tokens.lower
        self.words = headcount.words
        self.losses = list(found)
        self.firsts = [loss.first for loss in found]

    def read(self, at: int) -> None:
        """Read one counted phrase as an older or a newer figure, if it is one."""
        first = self.headcount.units[at].first
        stop = bisect_right(self.firsts, first)
        near = range(max(0, stop - _REACH), stop)
        taken = next((here for here in near if first <= self.losses[here].last), -1)
        before = [here for here in near if self.losses[here].last < first and self.losses[here].frame not in _UNTIED]
        if before and self.is_older(at):
            self.add_older(at, taken, before)
        elif before and taken < 0 and self.is_newer(at, before[0]):
            self.add_newer(at, before[0])

    def is_older(self, at: int) -> bool:
        """Tell the 61 of "up from 61 a week ago" and "up from 61 deaths" from the 30 of "up from 30 streets"."""
        unit = self.headcount.units[at]
        joint = unit.first - 1
        is_led = joint > 0 and self.lower[joint] in _FROM and self.lower[joint - 1] in _RISEN
        return is_led and (self.is_bare(at) or self.headcount.letters[at] in "PE" or self.lower[unit.last] == "people")

    def is_newer(self, at: int, old: int) -> bool:
        """Tell the seven of "initially said nine people had died, later seven"."""
        unit, first = self.headcount.units[at], self.headcount.units[0].first
        is_last = self.headcount.letters[at + 1 : at + 2] in ("", ".", ",")
        is_later = not self.words.later.isdisjoint(self.lower[max(first, unit.first - _LATER) : unit.first])
        told = self.lower[max(first, self.losses[old].first - _FARTHEST) : self.losses[old].last]
        return is_last and is_later and self.is_bare(at) and self.words.is_early(told)

    def is_bare(self, at: int) -> bool:
        """Tell a number alone from that of a phrase."""
        unit, tokens = self.headcount.units[at], self.headcount.tokens
        return unit.quantity is not None and tokens.ends[unit.last] <= unit.quantity.end

    def add_older(self, at: int, taken: int, before: Sequence[int]) -> None:
        """Add the older figure of the last loss before it, of the last of its own effect where it names one."""
        wholes = [self.losses[here] for here in reversed(before)]
        if taken < 0:
            self.add(at, wholes[0].effect, wholes[0].first)
            return
        one = self.losses[taken]
        whole = next((loss for loss in wholes if loss.effect == one.effect), None)
        if whole is not None and one.frame == "counted":
            self.losses[taken] = one._replace(is_superseded=True, whole=whole.first)

    def add_newer(self, at: int, old: int) -> None:
        """Add the figure that replaces an early one."""
        self.add(at, self.losses[old].effect, -1)
        self.losses[old] = self.losses[old]._replace(is_superseded=True, whole=self.headcount.units[at].first)

    def add(self, at: int, effect: str, whole: int) -> None:
        """Add the loss of a bare figure."""
        unit, total = self.headcount.units[at], self.headcount.add_up(at, at + 1)
        if total is not None:
            span = unit.first, unit.last
            figure = Loss(*span, effect, total.low, total.high, total.hedge, span, unit.head, "toll")
            self.losses.append(figure._replace(is_superseded=whole >= 0, whole=whole))
