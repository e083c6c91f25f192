"""How the losses of one effect are tied by what words call a part or an older figure, and by how news adds up.

"Taking the toll to 45", "20 in three towns. 14 in Bonn.", "he died": each rule looks at one statement and at those
around it. They run in the order that `newsparse.language.lossties` lists them in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import FIGURES, Statement
from newsparse.language.lossrelations import Relations

__all__ = ["REACH", "Rules", "Tie"]

REACH: Final = 32
"""How many statements around one may be tied to it."""

# How many sentences back a running toll reaches.
_RUNNING: Final = 3
# From how many on a figure may be rounded, and how much more the exact one may be.
_ROUND: Final = 20
_NEARLY: Final = 1.1
# What a toll rises with: "to 33 after five people died".
_SINCE: Final = frozenset(["after", "as", "when"])
# An early figure is at most so many times the newer one.
_CUT: Final = 3


class Tie(NamedTuple):
    """What a statement is to another one.

    Args:
        kind: ``"part"`` of it, an ``"older"`` figure for it, or the same loss told ``"again"``.
        to: Number of the other.
    """

    kind: str
    to: int


class Rules(Relations):
    """The statements of one effect and their ties, with the rules that find these.

    Args:
        statements: The statements, in the order of the text.
        lower: The tokens of the text in lower case.
        words: The words of harm.
    """

    def __init__(self, statements: Sequence[Statement], lower: Sequence[str], words: HarmWords) -> None:
        super().__init__(statements, lower, words)
        self.ties: dict[int, Tie] = {}
        """The ties by number of statement."""
        self.adding: set[int] = set()
        """The numbers of those that add to the total by a rule."""
        self.aside: set[int] = set()
        """The numbers of those that add nothing and belong to no other: history."""
        self.room = [one.least for one in statements]

    def counted(self) -> Iterator[int]:
        """Number the statements that count somebody and are not tied yet; history stays apart."""
        for at, one in enumerate(self.statements):
            if at not in self.ties and at not in self.aside and one.least and not one.is_background:
                yield at

    # ---- what the words tell

    def tie_told(self, at: int) -> None:
        """Tie what the words themselves call a part or an older figure."""
        loss = self.statements[at].loss
        to = self.named(at) if loss.whole >= 0 else self.nearest(at) if loss.is_part else None
        if to is not None:
            self.ties[at] = Tie("part" if loss.is_part else "older", to)

    def tie_partial(self, at: int) -> None:
        """Tie "16 of whom were beheaded" to those told in its sentence or the one before."""
        one = self.statements[at]
        if not self.is_partial(one) or not self.words.wounded.isdisjoint(self.victim(one)):
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            whole = self.statements[to]
            if one.sentence - whole.sentence > 1:
                return
            if self.fits(at, to) and one.least <= self.room[to] and one.least < whole.least:
                self.tie_part(at, to)
                return

    def tie_ordinal(self, at: int) -> None:
        """Tie the three of "the third victim died" to a later figure of three or more."""
        if self.statements[at].loss.frame != "ordinal":
            return
        for to in range(at + 1, min(at + REACH, len(self.statements))):
            if self.fits(at, to) and self.statements[to].least >= self.statements[at].least:
                self.tie_part(at, to)
                return

    def tie_numbered(self, at: int) -> None:
        """Tie "a shooting that killed two people" to the three of "a third person died" before it."""
        one = self.statements[at]
        back = range(at - 1, max(-1, at - REACH), -1)
        to = next((to for to in back if self.statements[to].loss.frame == "ordinal" and self.fits(at, to)), None)
        if to is not None and one.least <= self.room[to] and not self.is_more(one):
            self.tie_part(at, to)

    def named(self, at: int) -> int | None:
        """Find the statement of the same sentence that a loss names as its total."""
        whole = self.statements[at].loss.whole
        near = range(max(0, at - REACH), min(at + REACH, len(self.statements)))
        return next((to for to in near if to != at and self.statements[to].loss.first == whole), None)

    def nearest(self, at: int) -> int | None:
        """Find the last total before a part, else the first behind it."""
        around = (*range(at - 1, max(-1, at - REACH), -1), *range(at + 1, min(at + REACH, len(self.statements))))
        fitting = (to for to in around if self.statements[to].least >= self.statements[at].least)
        return next((to for to in fitting if (to < at or to not in self.ties) and not self.are_shares(at, to)), None)

    def are_shares(self, at: int, to: int) -> bool:
        """Tell the 42 and the 70 of "of the victims, 70 died in Bonn and 42 in Ulm", two parts of a total told before."""
        one, other = self.statements[at], self.statements[to]
        is_share = one.loss.frame == "part" and one.loss.whole < 0
        return is_share and other.loss.is_part and one.sentence == other.sentence

    # ---- how news adds up

    def tie_early(self, at: int) -> None:
        """Tie an early figure to the newer one, whichever is higher: "officials earlier put the death toll at nine"."""
        if not self.is_early(self.statements[at]):
            return
        near = range(max(0, at - REACH), min(at + REACH, len(self.statements)))
        newer = [to for to in near if to != at and self.fits(at, to) and self.is_newer(to, at)]
        to = max(newer, key=lambda to: (self.statements[to].least, -abs(to - at)), default=None)
        if to is not None and not self.are_apart(at, to):
            self.ties[at] = Tie("older", to)

    def tie_definite(self, at: int) -> None:
        """Tie "the lieutenant" to the patrol he was told with, and "the latest victim" to any before."""
        one = self.statements[at]
        if not self.is_definite(one):
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            other = self.statements[to]
            if one.least < other.least <= self.room[to] + one.least and self.fits(at, to) and self.is_among(one, other):
                self.tie_part(at, to)
                return

    def tie_placed(self, at: int) -> None:
        """Tie "in Ulm, two died" to the eight "in Ulm" that a total was split into."""
        one = self.statements[at]
        if not one.place or self.is_more(one) or one.loss.is_part:
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            other = self.statements[to]
            if other.loss.is_part and other.place == one.place and one.least <= self.room[to]:
                self.tie_part(at, to)
                return

    def is_newer(self, to: int, at: int) -> bool:
        """Tell whether a figure can be what became of an early one."""
        least = self.statements[to].least
        return not self.is_early(self.statements[to]) and self.statements[at].least <= _CUT * least

    def tie_roll(self, at: int) -> None:
        """Tie "the dead were Ann Lee and Bo Roe" to those counted before, as many or more."""
        one = self.statements[at]
        if one.loss.frame != "roll" or not self.words.more.isdisjoint(self.victim(one)[:2]):
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            least = self.statements[to].least
            if self.fits(at, to) and one.least <= least and not self.are_apart(at, to):
                self.ties[at] = Tie("again" if one.least == least else "part", to)
                return

    def tie_running(self, at: int) -> None:
        """Tie what is told just before a running toll to it: "two more died, taking the toll to 25"."""
        one = self.statements[at]
        for to in range(at + 1, min(at + REACH, len(self.statements))):
            toll = self.statements[to]
            if toll.sentence - one.sentence > _RUNNING:
                return
            is_rival = (self.is_other_claim(one, toll) and not self.is_more(one)) or one.owner != toll.owner
            if toll.loss.frame in FIGURES and self.fits(at, to) and toll.least > one.least and not is_rival:
                self.tie_part(at, to)
                return

    def tie_more(self, at: int) -> None:
        """Tie what a toll that has risen holds already: "the toll rose to 31 as nine more bodies were found", "to 33 after five died"."""
        one = self.statements[at]
        for to in range(at - 1, max(-1, at - REACH), -1):
            toll = self.statements[to]
            if toll.sentence != one.sentence:
                return
            between = self.lower[toll.loss.last : one.loss.first]
            is_within = self.is_more(one) or not _SINCE.isdisjoint(between)
            if toll.loss.frame in FIGURES and is_within and self.fits(at, to) and toll.least > one.least:
                self.tie_part(at, to)
                return

    def tie_within(self, at: int) -> None:
        """Tie a smaller count to the toll told before it: "put the number of dead at 62. A reporter counted 40 bodies"."""
        one = self.statements[at]
        if one.loss.frame in FIGURES or self.is_more(one) or self.is_also(one) or one.least <= 1:
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            toll = self.statements[to]
            if toll.loss.frame in FIGURES and self.fits(at, to) and one.least <= self.room[to]:
                if not self.are_apart(at, to):
                    self.tie_part(at, to)
                return

    def tie_figures(self, at: int) -> None:
        """Tie a toll's figure to a higher one or the same."""
        one = self.statements[at]
        if one.loss.frame not in FIGURES:
            return
        near = (*range(at - 1, max(-1, at - REACH), -1), *range(at + 1, min(at + REACH, len(self.statements))))
        to = next((to for to in near if self.fits(at, to) and self.statements[to].least >= one.least), None)
        if to is not None and not self.are_apart(at, to):
            self.ties[at] = Tie("again", to)

    def tie_rounded(self, at: int) -> None:
        """Tie a rounded figure to the exact one that comes after it: "More than 2,000 dead", then "2,122 people were killed"."""
        one = self.statements[at]
        if one.loss.high is not None or one.least < _ROUND:
            return
        for to in range(at + 1, min(at + REACH, len(self.statements))):
            exact = self.statements[to].least
            if self.fits(at, to) and one.least < exact <= one.least * _NEARLY and not self.are_apart(at, to):
                self.ties[at] = Tie("again", to)
                return

    def tie_spread(self, at: int) -> None:
        """Tie a loss with a place of its own to the total before it that is spread over several."""
        one = self.statements[at]
        if not (one.place or self.is_in_one_of(one)) or self.is_more(one) or self.is_elsewhere(one):
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            whole = self.statements[to]
            is_whole = self.is_spread(whole) and (whole.place != one.place or not one.place)
            if is_whole and self.fits(at, to) and one.least <= self.room[to]:
                self.tie_part(at, to)
                return

    def tie_sums(self, at: int) -> None:
        """Tie losses to a later one that they add up to."""
        before: list[int] = []
        total = self.statements[at].least
        for part in range(at - 1, max(-1, at - REACH), -1):
            if part in self.ties or not self.fits(part, at):
                continue
            total -= self.statements[part].least
            before.append(part)
            if total <= 0:
                break
        if total == 0 and len(before) > 1 and max(self.statements[part].least for part in before) > 1:
            for part in before:
                self.tie_part(part, at)

    def tie_all(self, at: int) -> None:
        """Tie what was told before to the figure of all: "all three died", "five people in total are dead"."""
        if not self.is_of_all(self.statements[at]):
            return
        for part in range(at - 1, max(-1, at - REACH), -1):
            is_older = self.statements[part].is_background or part in self.ties
            if not is_older and self.fits(part, at) and self.statements[part].least <= self.room[at]:
                self.tie_part(part, at)

    def tie_split(self, at: int) -> None:
        """Tie losses to a total before them that they add up to: "Twelve died. Seven in Velm, three in Oren, two off Marra"."""
        after: list[int] = []
        total = self.room[at]
        is_begun = total < self.statements[at].least
        for part in range(at + 1, min(at + REACH, len(self.statements))):
            least = self.statements[part].least
            if part in self.ties or not least or least == self.statements[at].least or not self.fits(part, at):
                continue
            total -= least
            after.append(part)
            if total <= 0 or self.is_more(self.statements[part]):
                break
        if total == 0 and len(after) + is_begun > 1:
            for part in after:
                self.tie_part(part, at)

    def tie_rivals(self, at: int) -> None:
        """Tie the figure of one claimant to that of another for the same people: "63 people, the ministry said"."""
        one = self.statements[at]
        if one.least <= 1 or self.is_more(one):
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            other = self.statements[to]
            if one.sentence - other.sentence > _RUNNING:
                return
            is_alike = self.are_alike(one, other) or self.is_own_beside(one, other) or self.is_own_beside(other, one)
            is_rival = self.is_other_claim(one, other) and is_alike
            if is_rival and self.fits(at, to) and not self.are_apart(at, to):
                self.ties[at] = Tie("again", to)
                return

    def tie_named(self, at: int) -> None:
        """Tie a person named again to those named before, and several named to as many counted before."""
        one = self.statements[at]
        if not one.names or self.is_more(one) or self.is_attacker(at):
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            other = self.statements[to]
            is_told = one.names <= other.names if one.least == 1 else one.least == other.least and not other.names
            is_detail = one.least == 1 and other.least > 1 and not other.names and not self.is_also(one)
            if is_detail and self.room[to] and self.fits(at, to) and not self.are_apart(at, to):
                self.tie_part(at, to)
                return
            if is_told and one.is_background == other.is_background and not self.are_apart(at, to):
                self.ties[at] = Tie("again" if one.least == other.least else "part", to)
                return

    def tie_pronoun(self, at: int) -> None:
        """Tie "he died" to the one person told just before, unless he has killed that one."""
        one = self.statements[at]
        if not self.is_pronoun(one) or self.is_agent(at):
            return
        for to in range(at - 1, max(-1, at - REACH), -1):
            other = self.statements[to]
            if self.is_attacker_between(to, at):
                return
            if other.least == 1 and self.fits(at, to) and not self.are_genders(one, other):
                self.ties[at] = Tie("again", to)
                return

    def tie_only(self, at: int) -> None:
        """Tie "the legislator" to the one person told before, where nobody else is brought in."""
        one = self.statements[at]
        if not self.is_definite(one) or one.least != 1 or one.names or self.is_introduced(at) or self.is_attacker(at):
            return
        before = [to for to in range(max(0, at - REACH), at) if self.fits(at, to)]
        if len(before) == 1 and self.statements[before[0]].least == 1 and not self.are_apart(at, before[0]):
            self.ties[at] = Tie("again", before[0])

    def tie_attacker(self, at: int) -> None:
        """Tie the death of the gunman to where it was told, alone or among those of others: "four dead, the gunman included"."""
        if not self.is_attacker(at):
            return
        near = [*range(max(0, at - REACH), at), *range(at + 1, min(at + REACH, len(self.statements)))]
        told = next((to for to in near if to < at and self.is_attacker(to) and self.fits(at, to)), None)
        among = next((to for to in near if self.is_with_attacker(at, to) and self.fits(at, to)), None)
        if told is not None:
            self.ties[at] = Tie("again", told)
        elif among is not None and self.room[among]:
            self.tie_part(at, among)

    def tie_joined(self, at: int) -> None:
        """Tie one named alone to the several that he is named among later: "Ann Lee died … Ann Lee and Bo Roe were killed"."""
        one = self.statements[at]
        if not one.names or one.least != 1:
            return
        for to in range(at + 1, min(at + REACH, len(self.statements))):
            whole = self.statements[to]
            if whole.least > 1 and one.names & whole.names and self.fits(at, to) and self.room[to]:
                self.tie_part(at, to)
                return

    def tie_others(self, at: int) -> None:
        """Tie the "25 others injured" beside twelve killed to the 25 injured told before: others than the dead."""
        one = self.statements[at]
        if one.is_beside and self.is_more(one):
            back = range(at - 1, max(-1, at - REACH), -1)
            alike = (to for to in back if self.fits(at, to) and self.statements[to].least == one.least)
            to = next((to for to in alike if not self.are_apart(at, to)), None)
            if to is not None:
                self.ties[at] = Tie("again", to)

    # ---- what the rules ask

    def tie_part(self, at: int, to: int) -> None:
        """Tie a part to a total, which then has less room."""
        self.ties[at] = Tie("part", to)
        self.room[to] -= self.statements[at].least

    def fits(self, at: int, to: int) -> bool:
        """Tell whether both tell news, and the second is tied to nothing."""
        whole = self.statements[to]
        return (
            to not in self.ties
            and to not in self.aside
            and not whole.is_background
            and self.statements[at].is_background == whole.is_background
        )
