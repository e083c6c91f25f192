"""How the losses of one effect hang together: which repeat, are part of, or replace another, and which add to the total.

News tells a loss several times, whole and in parts. Three steps find out: what the words call a part or an older figure,
rules for how news adds up ("another two", "taking the toll to 45", "20 in three towns. 14 in Bonn."), and for the rest a
learned model (`newsparse.language.addends`) that says whether a statement adds to the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newsparse.language.addends import OWN, decisions
from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import FIGURES, Statement
from newsparse.language.tokens import Tokens
from newsparse.scoring import Model

__all__ = ["Knot", "Tie", "tie"]

# How many statements around one may be tied to it, and how many sentences back a running toll reaches.
_REACH: Final = 32
_RUNNING: Final = 3
# From how many on a figure may be rounded, and how much more the exact one may be.
_ROUND: Final = 20
_NEARLY: Final = 1.1
# No sentence of news reaches farther back, and one without end may not cost more.
_FARTHEST: Final = 100
# Figures of two claimants for one loss are at most so many times apart.
_ORDER: Final = 3
# How many words behind a loss say that it is spread over several places.
_CLOSE: Final = 8


class Tie(NamedTuple):
    """What a statement is to another one.

    Args:
        kind: ``"part"`` of it, an ``"older"`` figure for it, or the same loss told ``"again"``.
        to: Number of the other.
    """

    kind: str
    to: int


def tie(statements: Sequence[Statement], tokens: Tokens, words: HarmWords, model: Model) -> Knot:
    """Tie the statements of one effect to each other.

    Args:
        statements: The statements, in the order of the text.
        tokens: The tokens of the text.
        words: The words of harm.
        model: The model ``adds``.
    """
    knot = Knot(statements, tokens, words)
    open_ones = knot.undecided()
    scores = decisions([statements[at] for at in open_ones], tokens, words, model)
    best = max(scores, default=0)
    knot.settle({at for at, score in zip(open_ones, scores, strict=True) if score > 0 or score == best})
    return knot


class Knot:
    """The statements of one effect, tied by what the words and the rules tell.

    Args:
        statements: The statements, in the order of the text.
        tokens: The tokens of the text.
        words: The words of harm.
    """

    def __init__(self, statements: Sequence[Statement], tokens: Tokens, words: HarmWords) -> None:
        self.statements = statements
        self.lower = tokens.lower
        self.words = words
        self.ties: dict[int, Tie] = {}
        """The ties by number of statement."""
        self.adding: set[int] = set()
        """The numbers of those that add to the total by a rule."""
        self.aside: set[int] = set()
        """The numbers of those that add nothing and belong to no other: history."""
        self.room = [one.least for one in statements]
        for find in (
            self.tie_told,
            self.tie_running,
            self.tie_more,
            self.tie_figures,
            self.tie_rounded,
            self.tie_spread,
            self.tie_sums,
            self.tie_rivals,
            self.tie_named,
            self.tie_others,
            self.keep_more,
            self.keep_own,
        ):
            for at in self.counted():
                find(at)

    def counted(self) -> Iterator[int]:
        """Number the statements that count somebody and are not tied yet; history stays apart."""
        for at, one in enumerate(self.statements):
            if at not in self.ties and one.least and not one.is_background:
                yield at

    def undecided(self) -> list[int]:
        """Number the statements that neither the words nor a rule decides."""
        return [at for at in self.counted() if at not in self.adding]

    # ---- what the words tell

    def tie_told(self, at: int) -> None:
        """Tie what the words themselves call a part or an older figure."""
        loss = self.statements[at].loss
        to = self.named(at) if loss.whole >= 0 else self.nearest(at) if loss.is_part else None
        if to is not None:
            self.ties[at] = Tie("part" if loss.is_part else "older", to)

    def named(self, at: int) -> int | None:
        """Find the statement of the same sentence that a loss names as its total."""
        whole = self.statements[at].loss.whole
        near = range(max(0, at - _REACH), min(at + _REACH, len(self.statements)))
        return next((to for to in near if to != at and self.statements[to].loss.first == whole), None)

    def nearest(self, at: int) -> int | None:
        """Find the last total before a part, else the first behind it."""
        around = (*range(at - 1, max(-1, at - _REACH), -1), *range(at + 1, min(at + _REACH, len(self.statements))))
        least = self.statements[at].least
        return next(
            (to for to in around if self.statements[to].least >= least and (to < at or to not in self.ties)), None
        )

    # ---- how news adds up

    def tie_running(self, at: int) -> None:
        """Tie what is told just before a running toll to it: "two more died, taking the toll to 25"."""
        one = self.statements[at]
        for to in range(at + 1, min(at + _REACH, len(self.statements))):
            toll = self.statements[to]
            if toll.sentence - one.sentence > _RUNNING:
                return
            if toll.loss.frame in FIGURES and self.fits(at, to) and toll.least > one.least:
                self.tie_part(at, to)
                return

    def tie_more(self, at: int) -> None:
        """Tie what a toll that has risen holds already: "the toll rose to 31 as nine more bodies were found"."""
        one = self.statements[at]
        for to in range(at - 1, max(-1, at - _REACH), -1):
            toll = self.statements[to]
            if toll.sentence != one.sentence:
                return
            if toll.loss.frame in FIGURES and self.is_more(one) and self.fits(at, to) and toll.least > one.least:
                self.tie_part(at, to)
                return

    def tie_figures(self, at: int) -> None:
        """Tie a toll's figure, or an early one, to a higher one or the same: "officials earlier put the death toll at nine"."""
        one = self.statements[at]
        told = self.told(one)
        is_early = not self.words.early.isdisjoint(told) or ("earlier", "reports") in pairwise(told)
        if one.loss.frame not in FIGURES and not is_early:
            return
        near = (*range(at - 1, max(-1, at - _REACH), -1), *range(at + 1, min(at + _REACH, len(self.statements))))
        to = next((to for to in near if self.fits(at, to) and self.statements[to].least >= one.least), None)
        if to is not None and not self.are_apart(at, to):
            self.ties[at] = Tie("older" if is_early else "again", to)

    def told(self, one: Statement) -> Sequence[str]:
        """Return the words of a sentence up to the end of a loss."""
        return self.lower[max(one.start, one.loss.first - _FARTHEST) : one.loss.last + 1]

    def tie_rounded(self, at: int) -> None:
        """Tie a rounded figure to the exact one that comes after it: "More than 2,000 dead", then "2,122 people were killed"."""
        one = self.statements[at]
        if one.loss.high is not None or one.least < _ROUND:
            return
        for to in range(at + 1, min(at + _REACH, len(self.statements))):
            exact = self.statements[to].least
            if self.fits(at, to) and one.least < exact <= one.least * _NEARLY and not self.are_apart(at, to):
                self.ties[at] = Tie("again", to)
                return

    def tie_spread(self, at: int) -> None:
        """Tie a loss with a place of its own to the total before it that is spread over several."""
        one = self.statements[at]
        if not one.place or self.is_more(one):
            return
        for to in range(at - 1, max(-1, at - _REACH), -1):
            whole = self.statements[to]
            if self.is_spread(whole) and whole.place != one.place and self.fits(at, to) and one.least <= self.room[to]:
                self.tie_part(at, to)
                return

    def tie_sums(self, at: int) -> None:
        """Tie losses to a later one that they add up to."""
        before: list[int] = []
        total = self.statements[at].least
        for part in range(at - 1, max(-1, at - _REACH), -1):
            if part in self.ties or not self.fits(part, at):
                continue
            total -= self.statements[part].least
            before.append(part)
            if total <= 0:
                break
        if total == 0 and len(before) > 1 and max(self.statements[part].least for part in before) > 1:
            for part in before:
                self.tie_part(part, at)

    def tie_rivals(self, at: int) -> None:
        """Tie the figure of one claimant to that of another for the same people: "63 people, the ministry said"."""
        one = self.statements[at]
        if one.least <= 1 or self.is_more(one):
            return
        for to in range(at - 1, max(-1, at - _REACH), -1):
            other = self.statements[to]
            if one.sentence - other.sentence > _RUNNING:
                return
            is_rival = self.is_other_claim(one, other) and self.are_alike(one, other)
            if is_rival and self.fits(at, to) and not self.are_apart(at, to):
                self.ties[at] = Tie("again", to)
                return

    def are_alike(self, one: Statement, other: Statement) -> bool:
        """Tell people of one noun, in numbers of one order."""
        low, high = sorted((one.least, other.least))
        return 1 < low < high <= _ORDER * low and self.lower[one.loss.head] == self.lower[other.loss.head]

    def tie_named(self, at: int) -> None:
        """Tie a person named again to those named before, and several named to as many counted before."""
        one = self.statements[at]
        if not one.names or self.is_more(one):
            return
        for to in range(at - 1, max(-1, at - _REACH), -1):
            other = self.statements[to]
            is_told = one.names <= other.names if one.least == 1 else one.least == other.least and not other.names
            if is_told and one.is_background == other.is_background and not self.are_apart(at, to):
                self.ties[at] = Tie("again" if one.least == other.least else "part", to)
                return

    def tie_others(self, at: int) -> None:
        """Tie the "25 others injured" beside twelve killed to the 25 injured told before: others than the dead."""
        one = self.statements[at]
        if one.is_beside and self.is_more(one):
            back = range(at - 1, max(-1, at - _REACH), -1)
            alike = (to for to in back if self.fits(at, to) and self.statements[to].least == one.least)
            to = next((to for to in alike if not self.are_apart(at, to)), None)
            if to is not None:
                self.ties[at] = Tie("again", to)

    def keep_more(self, at: int) -> None:
        """Let "another two" and "a third victim" add to what was told before."""
        one = self.statements[at]
        if at and self.is_more(one) and not one.is_beside:
            self.adding.add(at)

    def keep_own(self, at: int) -> None:
        """Let who "killed himself" add to those he killed; once."""
        if at and self.is_own(at) and not any(self.is_own(to) for to in range(max(0, at - _REACH), at)):
            self.adding.add(at)

    def is_own(self, at: int) -> bool:
        """Tell "killed himself" and "committed suicide"."""
        loss = self.statements[at].loss
        return loss.frame == "suicide" or self.lower[loss.victim[1]] in OWN

    def tie_part(self, at: int, to: int) -> None:
        """Tie a part to a total, which then has less room."""
        self.ties[at] = Tie("part", to)
        self.room[to] -= self.statements[at].least

    def fits(self, at: int, to: int) -> bool:
        """Tell whether both tell news, and the second is tied to nothing."""
        whole = self.statements[to]
        return (
            to not in self.ties and not whole.is_background and self.statements[at].is_background == whole.is_background
        )

    def is_more(self, one: Statement) -> bool:
        """Tell "another two", "two others" and "the third victim"."""
        first, last = one.loss.victim
        return not self.words.more.isdisjoint(self.lower[max(0, min(first, one.loss.first) - 1) : last + 1])

    def is_spread(self, one: Statement) -> bool:
        """Tell "in three towns"."""
        behind = self.lower[one.loss.last + 1 : min(one.loss.last + 1 + _CLOSE, one.stop)]
        return not self.words.spread.isdisjoint(behind)

    # ---- what the model decides

    def settle(self, adding: set[int]) -> None:
        """Tie what does not add to what does.

        Args:
            adding: Numbers of those undecided that add.
        """
        rest = [at for at in self.undecided() if at not in adding]
        self.adding |= adding
        for at in rest:
            near = sorted((to for to in self.adding if abs(to - at) <= _REACH), key=lambda to: (to > at, abs(to - at)))
            found = self.older(at, near) or self.again(at, near) or self.part(at, near)
            if found is not None:
                self.ties[at] = found
            elif near and self.statements[at].least > max(self.statements[to].least for to in near):
                self.aside.add(at)

    def older(self, at: int, near: Sequence[int]) -> Tie | None:
        """Tie what was said "at first" to the next figure."""
        one = self.statements[at]
        if self.words.early.isdisjoint(self.told(one)):
            return None
        return next((Tie("older", to) for to in near if to > at), None)

    def again(self, at: int, near: Sequence[int]) -> Tie | None:
        """Tie what has the same number, or another claimant's number for the same loss."""
        one = self.statements[at]
        same = (to for to in near if self.statements[to].least == one.least and not self.are_apart(at, to))
        claims = (to for to in near if self.is_other_claim(one, self.statements[to]) and not self.are_sides(at, to))
        return next((Tie("again", to) for to in (*same, *claims)), None)

    def part(self, at: int, near: Sequence[int]) -> Tie | None:
        """Tie what is smaller to a total that has room for it."""
        least = self.statements[at].least
        to = next((to for to in near if least <= self.room[to] and not self.are_sides(at, to)), None)
        if to is None:
            return None
        self.room[to] -= least
        return Tie("part", to)

    def are_apart(self, at: int, to: int) -> bool:
        """Tell places of different names, and those harmed who cannot be each other: soldiers and rebels."""
        places = {self.statements[at].place, self.statements[to].place} - {""}
        return len(places) > 1 or self.are_sides(at, to)

    def are_sides(self, at: int, to: int) -> bool:
        """Tell soldiers from rebels and civilians."""
        return len({self.side(at), self.side(to)} - {""}) > 1

    def side(self, at: int) -> str:
        """Name the side of those harmed, where the words tell one."""
        first, last = self.statements[at].loss.victim
        sides = {self.words.sides.get(word, "") for word in self.lower[first : last + 1]} - {""}
        return sides.pop() if len(sides) == 1 else ""

    def is_other_claim(self, one: Statement, other: Statement) -> bool:
        """Tell the figures of two claimants."""
        return bool(one.claimant and other.claimant and one.claimant != other.claimant and one.least > 1)
