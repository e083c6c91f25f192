"""How the losses of one effect hang together: which repeat, are part of, or replace another, and which add to the total.

News tells a loss several times, whole and in parts. Three steps find out: what the words call a part or an older figure,
rules for how news adds up ("another two", "taking the toll to 45", "20 in three towns. 14 in Bonn."), and for the rest a
learned model (`newsparse.language.addends`) that says whether a statement adds to the total.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.language.addends import decisions
from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import Statement
from newsparse.language.lossadditions import Additions
from newsparse.language.lossrules import REACH, Tie
from newsparse.language.tokens import Tokens
from newsparse.scoring import Model

__all__ = ["Knot", "Tie", "tie"]

# Figures for one loss are at most so many times apart, where only size and place say that it is one.
_TWICE: Final = 2
# How old a loss is that stands aside where the first one is fresh.
OLDER: Final = frozenset(["month", "year", "period", "week", "recalled"])


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
    knot.dispute()
    return knot


class Knot(Additions):
    """The statements of one effect, tied by what the words and the rules tell.

    Args:
        statements: The statements, in the order of the text.
        tokens: The tokens of the text.
        words: The words of harm.
    """

    def __init__(self, statements: Sequence[Statement], tokens: Tokens, words: HarmWords) -> None:
        super().__init__(statements, tokens.lower, words)
        self.set_aside()
        for find in (
            self.tie_told,
            self.tie_ordinal,
            self.tie_numbered,
            self.tie_partial,
            self.tie_early,
            self.tie_definite,
            self.tie_placed,
            self.tie_roll,
            self.tie_running,
            self.tie_more,
            self.tie_figures,
            self.tie_rounded,
            self.tie_spread,
            self.tie_all,
            self.tie_sums,
            self.tie_split,
            self.tie_rivals,
            self.tie_named,
            self.tie_attacker,
            self.tie_pronoun,
            self.tie_only,
            self.tie_joined,
            self.tie_within,
            self.tie_others,
            self.keep_more,
            self.keep_elsewhere,
            self.keep_own,
            self.keep_attacker,
            self.keep_victim,
            self.keep_introduced,
            self.keep_kin,
            self.keep_also,
            self.keep_both,
            self.keep_wounded,
            self.keep_indefinite,
        ):
            for at in self.counted():
                find(at)

    def set_aside(self) -> None:
        """Set those aside that are older than the first loss of the text, or sums over a longer time."""
        fresh = next((one for one in self.statements if one.least and not one.is_background), None)
        if fresh is None or fresh.age in OLDER:
            return
        self.aside |= {at for at, one in enumerate(self.statements) if one.age in OLDER}

    def undecided(self) -> list[int]:
        """Number the statements that neither the words nor a rule decides."""
        return [at for at in self.counted() if at not in self.adding]

    def settle(self, adding: set[int]) -> None:
        """Tie what does not add to what does.

        Args:
            adding: Numbers of those undecided that add.
        """
        rest = [at for at in self.undecided() if at not in adding]
        self.adding |= adding
        for at in rest:
            near = sorted((to for to in self.adding if abs(to - at) <= REACH), key=lambda to: (to > at, abs(to - at)))
            found = self.older(at, near) or self.again(at, near) or self.part(at, near)
            if found is not None:
                self.ties[at] = found
            elif near and self.statements[at].least > max(self.statements[to].least for to in near):
                is_enemy = any(
                    self.are_sides(at, to) for to in near
                )  # "12 soldiers died. The army said 40 rebels died."
                (self.adding if is_enemy else self.aside).add(at)

    def dispute(self) -> None:
        """Tie the figures of two claimants that are alike in size and place, where nothing sets those harmed apart."""
        adding = [at for at in self.counted() if at in self.adding]
        for here, at in enumerate(adding):
            near = reversed(adding[max(0, here - REACH) : here])
            to = next((to for to in near if self.are_disputed(self.statements[at], self.statements[to])), None)
            if to is not None and not self.are_apart(at, to):
                self.ties[at] = Tie("again", to)

    def are_disputed(self, one: Statement, other: Statement) -> bool:
        """Tell the figures of two claimants, one less than twice the other."""
        low, high = sorted((one.least, other.least))
        return self.is_other_claim(one, other) and 1 < low < high < _TWICE * low

    def older(self, at: int, near: Sequence[int]) -> Tie | None:
        """Tie what was said "at first" to the next figure."""
        one = self.statements[at]
        if not self.is_early(one):
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
        one = self.statements[at]
        fitting = (to for to in near if least <= self.room[to] and not self.are_others(one, self.statements[to]))
        to = next((to for to in fitting if not self.are_sides(at, to)), None)
        if to is None:
            return None
        self.room[to] -= least
        return Tie("part", to)
