"""Focus: whom a pronoun in front of a reporting verb stands for.

In news copy "he said" goes on with whoever spoke in the sentence before, or with its subject; whom a quotation mentions
is never its own speaker. The nearest sentence with somebody who fits decides; where two fit there and neither spoke nor
is the subject alone, the pronoun stays open.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final, NamedTuple

import attrs

from newsparse.language.descriptions import is_collective
from newsparse.language.naming import ONE, ORGANIZATION, PERSON, STATE
from newsparse.language.referents import Referent

__all__ = ["TEAM", "Focus", "Team"]

# What a pronoun stands for that means two or more named together: "the pair".
TEAM: Final = "team"

_KEPT: Final = 48
# How many sentences back a pronoun reaches.
_REACH: Final = {"male": 4, "female": 4, "either": 4, "many": 3, "body": 2, TEAM: 4}


class Team(NamedTuple):
    """Several people named together, who then are "they" and "the pair".

    Args:
        members: Who.
        kind: What tells a team from one referent.
    """

    members: tuple[Referent, ...]
    kind: str = TEAM


@attrs.define(eq=False, repr=False)
class _Seen:
    referent: Referent | Team | None
    sentence: int
    acts: bool
    spoke: bool


class Focus:
    """Who was mentioned in the last sentences, outside quotations."""

    def __init__(self) -> None:
        self._seen: deque[_Seen] = deque(maxlen=_KEPT)

    def mention(self, referent: Referent | Team, sentence: int, *, acts: bool) -> None:
        """Note that somebody was mentioned.

        Args:
            referent: Who.
            sentence: Number of the sentence.
            acts: Whether as a subject.
        """
        self._seen.append(_Seen(referent, sentence, acts, spoke=False))

    def speak(self, referents: Iterable[Referent | Team], sentence: int) -> None:
        """Note that somebody spoke.

        Args:
            referents: Who.
            sentence: Number of the sentence.
        """
        for referent in referents:
            self._seen.append(_Seen(referent, sentence, acts=True, spoke=True))

    def speak_unknown(self, sentence: int) -> None:
        """Note that somebody spoke of whom nobody knows who it is: "it said" after that is nobody known either.

        Args:
            sentence: Number of the sentence.
        """
        self._seen.append(_Seen(None, sentence, acts=True, spoke=True))

    def recall(
        self, pronoun: str, sentence: int, *, named: bool = False, earlier: bool = False
    ) -> Referent | Team | None:
        """Find whom a pronoun stands for.

        Args:
            pronoun: ``"male"``, ``"female"``, ``"either"``, ``"many"``, ``"team"`` or ``"body"``.
            sentence: Number of the sentence it stands in.
            named: Whether it must be somebody with a name.
            earlier: Whether it must be somebody told in a sentence before.

        Returns:
            The referent; None where nobody fits, or several do.
        """
        reach = sentence - _REACH.get(pronoun, 0)
        fitting: list[_Seen] = []
        for seen in reversed(self._seen):
            if seen.sentence < reach or (fitting and seen.sentence < fitting[0].sentence):
                break
            is_out = (named and getattr(seen.referent, "kind", "") == ONE) or (earlier and seen.sentence >= sentence)
            if not is_out and _fits(seen.referent, pronoun):
                fitting.append(seen)
        return _choose(fitting)

    def has_person_without_office(self, sentence: int) -> bool:
        """Tell whether somebody named, of whom the text tells no office, is near.

        Args:
            sentence: Number of the sentence from which to look back.
        """
        reach = sentence - _REACH["either"]
        return any(
            isinstance(seen.referent, Referent) and seen.referent.kind == PERSON and not seen.referent.roles
            for seen in self._seen
            if seen.sentence >= reach
        )


def _choose(fitting: list[_Seen]) -> Referent | Team | None:
    """Prefer who spoke, then who acted; nobody where that leaves two."""
    for preferred in (
        [one for one in fitting if one.spoke],
        [one for one in fitting if one.acts],
        fitting,
    ):
        found = {_who(one.referent): one.referent for one in preferred}
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _who(referent: Referent | Team | None) -> tuple[int, ...]:
    if referent is None:
        return ()
    return tuple(map(id, referent.members)) if isinstance(referent, Team) else (id(referent),)


def _fits(referent: Referent | Team | None, pronoun: str) -> bool:
    if referent is None:
        return pronoun == "body"
    if isinstance(referent, Team):
        return pronoun in ("many", TEAM)
    if pronoun == TEAM:
        return False
    if pronoun == "many":
        return is_collective(referent.kind)
    if pronoun == "body":
        return referent.kind in (ORGANIZATION, STATE) or referent.is_unsure
    if referent.kind != PERSON and (referent.kind != ONE or pronoun == "either"):
        return False
    if pronoun == "either":
        return True
    return (referent.gender or referent.soft_gender or pronoun) == pronoun
