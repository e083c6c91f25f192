"""Parts of losses that a sentence states: "including six soldiers", "12 of them women", "61 in Bonn and 20 in Ulm"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.language.headcount import Headcount
from newsparse.language.loss import Loss
from newsparse.language.lossframes import AMONG, PARTS, PLACES

__all__ = ["parts", "shares"]

# How many losses back an "including" is tied to.
_REACH: Final = 4
_THEM: Final = frozenset(["them", "whom", "those", "these"])
_UNTIED: Final = frozenset(["condition", "part"])


def parts(headcount: Headcount, found: Sequence[Loss]) -> list[Loss]:
    """Read the parts of losses.

    Args:
        headcount: The units of the sentence and how many people they are.
        found: The losses found in it, in order.
    """
    reader = _Parts(headcount, found)
    return [*reader.included(), *reader.of_them(), *reader.among(), *reader.shared()]


def shares(headcount: Headcount, stop: int, total: int | None) -> list[int]:
    """Find the counts by place that a total is split into: "93 people: 61 in Bonn, 20 in Ulm and 12 in Jena".

    Args:
        headcount: The units of the sentence.
        stop: Number of the unit after the loss.
        total: How many people it comes to.

    Returns:
        The numbers of the units that count; none where they are losses of their own.
    """
    match = PLACES.match(headcount.letters, stop)
    if not match or total is None:
        return []
    counted = [at for at in range(stop, match.end()) if headcount.letters[at] in "Q1"]
    if headcount.tokens.words[headcount.units[counted[0] - 1].first] == ":":
        return counted
    added = headcount.add_up(counted[0], match.end())
    return counted if added and added.low == total and not match["where"] else []


class _Parts:
    """Reads the parts in one sentence."""

    def __init__(self, headcount: Headcount, found: Sequence[Loss]) -> None:
        self.headcount = headcount
        self.units = headcount.units
        self.found = found

    def included(self) -> Iterator[Loss]:
        """Yield "including six soldiers" behind or inside of a loss."""
        for match in PARTS.finditer(self.headcount.letters):
            yield from self.part(match.span("list"), self.before(match.start()))

    def of_them(self) -> Iterator[Loss]:
        """Yield "12 of them women", unless it has a verb of its own."""
        own = {loss.victim[0] for loss in self.found}
        for at, unit in enumerate(self.units):
            is_partial = unit.letter == "Q" and unit.last > unit.first and unit.first not in own
            if is_partial and not _THEM.isdisjoint(self.headcount.tokens.lower[unit.first : unit.last + 1]):
                yield from self.part((at, at + 1), self.before(at))

    def among(self) -> Iterator[Loss]:
        """Yield the three nuns that "were among the 11 people killed"."""
        for match in AMONG.finditer(self.headcount.letters):
            behind = bisect_left(self.found, self.units[match.end() - 1].first, key=_first)
            is_among = self.headcount.tokens.lower[self.units[match.end() - 1].first] == "among"
            yield from self.part(match.span("list"), self.found[behind] if is_among and self.found[behind:] else None)

    def shared(self) -> Iterator[Loss]:
        """Yield the counts by place that follow a total."""
        for loss in self.found:
            stop = bisect_left(self.units, loss.last, key=lambda unit: unit.first) if loss.frame != "part" else 0
            while stop and stop < len(self.units) and self.units[stop].first <= loss.last:
                stop += 1
            for at in shares(self.headcount, stop, loss.low) if stop else ():
                yield from self.part((at, at + 1), loss)

    def before(self, at: int) -> Loss | None:
        """Find the loss that a part behind or inside of it belongs to."""
        stop = bisect_left(self.found, self.units[at].first, key=_first)
        near = reversed(self.found[max(0, stop - _REACH) : stop])
        return next((loss for loss in near if loss.frame not in _UNTIED), None)

    def part(self, span: tuple[int, int], whole: Loss | None) -> Iterator[Loss]:
        """Make the part of a loss, if it is counted."""
        total = self.headcount.add_up(*span)
        if total and whole and not total.is_single and total.high != 0:
            first, last = self.units[span[0]].first, self.units[span[1] - 1].last
            yield Loss(
                first, last, whole.effect, total.low, total.high, total.hedge, (first, last), self.units[span[0]].head,
                "part", is_part=True, whole=whole.first,
            )  # fmt: skip


def _first(loss: Loss) -> int:
    return loss.first
