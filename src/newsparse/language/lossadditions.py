"""Which losses of one effect add to those told before them, by rule: "another two", "killed himself", "his wife"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.language.loss import Statement
from newsparse.language.lossrules import REACH, Rules

__all__ = ["Additions"]

_ANY: Final = frozenset(["a", "an"])
_ALL: Final = frozenset(["both", "all"])
_OWNERS: Final = frozenset(["his", "her", "their"])


class Additions(Rules):
    """The statements of one effect, with the rules that let one add to the total."""

    def keep_more(self, at: int) -> None:
        """Let "another two" and "a third victim" add to what was told before, unless that is part of a total with room for them."""
        one = self.statements[at]
        if not at or not self.is_more(one) or one.is_beside:
            return
        before = self.ties.get(at - 1)
        if (
            before is not None
            and before.kind == "part"
            and one.least <= self.room[before.to]
            and self.fits(at, before.to)
        ):
            self.tie_part(at, before.to)
        else:
            self.adding.add(at)

    def keep_elsewhere(self, at: int) -> None:
        """Let those add who died elsewhere."""
        if at and self.is_elsewhere(self.statements[at]):
            self.adding.add(at)

    def keep_own(self, at: int) -> None:
        """Let who "killed himself" add to those he killed; once."""
        if at and self.is_own(at) and not any(self.is_own(to) for to in range(max(0, at - REACH), at)):
            self.adding.add(at)

    def keep_attacker(self, at: int) -> None:
        """Let the gunman add to those he killed, where the text is none of fighters, who are counted apart."""
        if len(self.statements) > 1 and self.is_attacker(at) and not self.is_of_fighters:
            self.adding.add(at)

    def keep_victim(self, at: int) -> None:
        """Let "a trooper" add to the gunman told before, who killed him."""
        one = self.statements[at]
        before = self.statements[max(0, at - REACH) : at]
        is_other = self.is_of_a_kind(one) and not self.is_attacker(at)
        if is_other and before and all(map(self.is_attacker, range(max(0, at - REACH), at))):
            self.adding.add(at)

    def keep_introduced(self, at: int) -> None:
        """Let "the man" add whom "a man" has brought in as somebody else than those harmed: "a man opened fire"."""
        if at and not self.is_of_fighters and self.is_introduced(at):
            self.adding.add(at)

    def keep_kin(self, at: int) -> None:
        """Let "his wife" add to the one person told before, unless she has been told."""
        one = self.statements[at]
        before = self.statements[max(0, at - REACH) : at]
        is_kin = self.lower[one.loss.head] in self.words.kin and self.victim(one)[0] in _OWNERS
        if is_kin and before and all(other.least <= 1 for other in before) and not self.is_known(one, before):
            self.adding.add(at)

    def keep_also(self, at: int) -> None:
        """Let those of "a teacher also died" and "two guards were also killed" add to the one person told before, or to people of another kind."""
        one = self.statements[at]
        before = self.statements[max(0, at - REACH) : at]
        is_new = self.is_also(one) and (one.least > 1 or self.victim(one)[0] in _ANY)
        is_attack = not self.words.perpetrators.isdisjoint(self.victim(one))
        is_alone = bool(before) and all(other.least <= 1 for other in before)
        is_alone = is_alone or (bool(before) and all(map(self.is_told_by_kind, (*before, one))))
        if is_new and is_alone and not is_attack and not self.is_known(one, before):
            self.adding.add(at)

    def keep_wounded(self, at: int) -> None:
        """Let "one of the wounded died" add to those who had been killed, and "one of the victims" to one person."""
        one = self.statements[at]
        before = self.statements[max(0, at - REACH) : at]
        is_wounded = one.loss.effect == "killed" and not self.words.wounded.isdisjoint(self.victim(one))
        is_wounded = is_wounded or (self.is_one_of(one) and all(other.least <= 1 for other in before))
        if is_wounded and any(other.sentence < one.sentence for other in before):
            self.adding.add(at)

    def keep_both(self, at: int) -> None:
        """Let those of "both women later died" add, where no number told before is theirs."""
        one = self.statements[at]
        before = self.statements[max(0, at - REACH) : at]
        is_later = self.is_also(one) and self.victim(one)[0] in _ALL
        if is_later and before and all(other.least != one.least for other in before):
            self.adding.add(at)

    def keep_indefinite(self, at: int) -> None:
        """Let "a pedestrian was killed" add to the crane operator who died, told by "a" as well."""
        one = self.statements[at]
        before = self.statements[max(0, at - REACH) : at]
        are_new = all(other.least == 1 and self.is_of_a_kind(other) for other in (*before, one))
        if before and are_new and not self.is_known(one, before):
            self.adding.add(at)

    def is_known(self, one: Statement, before: Sequence[Statement]) -> bool:
        """Tell whether those harmed have been told by the same noun."""
        head = self.lower[one.loss.head]
        return any(head in self.victim(other) for other in before)
