"""The cast of an article: everybody whom it mentions, one entry for each, however often and however called.

Conventions of news copy that decide: the full name comes once, then the surname; a function with article points back to
the last who held it; a body is called by its head ("the ministry") or its initials; a state by its capital. What points
back to two that fit equally points to nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from newsparse.language.descriptions import Description
from newsparse.language.namedcast import EQUALLY_NEAR, IN_BUSINESS, NamedCast
from newsparse.language.naming import GROUP, MANY, ONE, ORGANIZATION
from newsparse.language.referents import KEPT, Referent, has_name, is_of, keep, words_of

__all__ = ["Cast"]

_NONE: Final = frozenset[str]()
_PAST: Final = frozenset({"former", "ex", "outgoing", "late", "veteran", "then", "new", "young", "old", "acting"})
_CLITICS: Final = frozenset({"'s", "’s", "'", "’"})
# So far into the text a function may point forward to its only holder: "The president …" under a headline.
_LEAD: Final = 60
# So much later may the holder of an office be named who is called by it first.
_SOON: Final = 120
# Two states of which each has one: "the government" of neither.
_OF_A_STATE: Final = frozenset({"government"})
_ANY_SOURCE: Final = frozenset({"source", "official", "person"})


class Cast(NamedCast):
    """Everybody mentioned, found again by name and by what the text calls him, her or it without a name."""

    def describe(self, described: Description, text: str, *, passing: bool = False) -> Referent | None:
        """Find whom a description stands for, and enter whoever is new.

        Args:
            described: The description.
            text: Its words as printed.
            passing: Whether somebody new only matters if he speaks later, and a body not at all.

        Returns:
            The referent; None where several fit equally.
        """
        if self._is_anybodys(described):
            return None
        candidates = self._candidates(described)
        if not candidates and self._points_nowhere(described):
            return None
        if candidates:
            referent = self._nearest(candidates, described.first)
        elif described.kind == ORGANIZATION and described.head not in self.vocabulary.heads:
            referent = None  # "the force" only points back
        elif described.kind == ORGANIZATION and passing and described.is_definite and not described.modifiers:
            referent = None
        else:
            referent = self._enter(described, passing=passing)
        if referent is not None:
            referent.is_mentioned(described.first, described.last)
            referent.is_called(text, "alias")
            referent.gender = referent.gender or described.gender
            referent.age = referent.age or described.age
        return referent

    def unite(self, described: Referent, named: Referent) -> None:
        """Take somebody described for somebody named.

        Args:
            described: Who has no name.
            named: Who has one.
        """
        self.everybody.remove(described)
        for first, last in described.spans:
            named.is_mentioned(first, last)
        for name in described.names:
            named.is_called(name, "alias")
        named.roles |= described.roles
        named.affiliation, named.owner = described.affiliation, described.owner
        named.country = named.country or described.country
        named.gender = named.gender or described.gender

    def knows(self, described: Description) -> bool:
        """Tell whether a description points back to an office or a source that the text has told."""
        candidates = self._candidates(described) if described.is_definite else ()
        return any(one.first_told < described.first for one in candidates)

    def _is_anybodys(self, described: Description) -> bool:
        """Whether "the government" is that of two states named before."""
        if described.head not in _OF_A_STATE or described.modifiers or described.affiliation:
            return False
        return described.is_definite and sum(one.latest >= 0 for one in self._by_country.values()) > 1

    def _candidates(self, described: Description) -> list[Referent]:
        if described.kind != ONE:
            headed = self._collective(described)
            if headed and not all(one.is_passing for one in headed):
                return headed
            return self._body_meant(described) or headed  # a name before "a company"
        if described.is_owned:
            return [one for one in self._holders(described) if one.latest >= 0]
        if not described.is_definite:
            return []
        if holders := self._holders(described):
            return holders
        return [one for one in (self._pointed_at(described),) if one is not None] or self._body_meant(described)

    def _holders(self, described: Description) -> list[Referent]:
        """List those who hold the function described: "the governor", "the Russian president"."""
        held = [one for one in self._by_function.get(described.head, ()) if self._agree(one, described)]
        if not held:
            held = [one for one in self._by_general.get(described.head, ()) if self._agree(one, described)]
        if described.first < _LEAD and len(held) == 1:
            return held
        return [one for one in held if one.latest >= 0] or (held if self._is_named_soon(held, described) else [])

    def _is_named_soon(self, held: Sequence[Referent], described: Description) -> bool:
        """Whether the only holder of an office told in several words is named a little later."""
        foretold = held[0].foretold if len(held) == 1 else None
        if foretold is None or foretold.first - described.first > _SOON:
            return False
        return any(word not in _PAST for word in _beyond_owner(described))

    def _agree(self, referent: Referent, described: Description) -> bool:
        foretold = referent.foretold
        country = referent.country or (foretold.country if foretold else None)
        if described.country and country and country != described.country:
            return False
        told = (*referent.roles, referent.affiliation, referent.owner, foretold.role if foretold else "")
        known = " ".join(told).lower()
        idle = _PAST.union(self._nationalities(described))
        return all(word in known for word in _beyond_owner(described) if word not in idle)

    def _nationalities(self, described: Description) -> Sequence[str]:
        return described.modifiers if described.country else ()

    def _nearest(self, candidates: list[Referent], at: int) -> Referent | None:
        ordered = sorted(candidates, key=lambda one: one.latest)
        if len(ordered) > 1 and ordered[-2].latest > at - EQUALLY_NEAR:
            return None
        return ordered[-1]

    def _pointed_at(self, described: Description) -> Referent | None:
        """Find the unnamed one that "the source", "the official" points back to."""
        for referent in reversed(self._unnamed[-KEPT:]):
            if referent.kind != ONE:
                continue
            if described.head == "source" and referent.is_passing:
                continue
            if described.head in (referent.head, "source") and self._agree_unnamed(referent, described):
                return referent
            if referent.head == "source" and described.head in _ANY_SOURCE:
                return referent
        return None

    def _agree_unnamed(self, referent: Referent, described: Description) -> bool:
        return set(described.modifiers) <= set(referent.modifiers)

    def _collective(self, described: Description) -> list[Referent]:
        """List the bodies or groups of this head: of the same words, or of any where only the head is printed."""
        headed = self._by_head.get(described.head, ())
        if described.is_bare and not described.is_counted:  # "nine residents died, residents said"
            headed = [one for one in headed if not one.is_counted]
        same = [one for one in headed if described.modifiers == one.modifiers and not has_name(one)]
        if not described.is_definite:
            return same[-1:]
        if words := self._told(described, ()):
            seen = [one for one in headed if one.latest >= 0 and words <= words_of(one)]
            return same[-1:] or [one for one in seen if is_of(one, described.country)]
        if described.modifiers and same:
            return same[-1:]
        seen = [one for one in headed if one.latest >= 0 and one.affiliation == described.affiliation]
        is_first = described.first < _LEAD and len(headed) == 1 and not described.affiliation
        return seen or list(headed if is_first else ())

    def _body_meant(self, described: Description) -> list[Referent]:
        """List the bodies that "the X" may stand for without being called so: "the regulator", "the central bank"."""
        if not described.is_definite or described.affiliation:
            return []
        words = self._told(described, ())
        if words & _CLITICS:
            return []
        headed = (one for one in self._by_head.get(described.head, ()) if one.latest >= 0 and not one.is_passing)
        called = [one for one in headed if words <= words_of(one)]
        if called:
            return called
        words = {word for word in words if word not in self.vocabulary.topics and word not in self.vocabulary.sorts}
        sorts = self.vocabulary.pointing.get(described.head, _NONE)
        meant = {id(one): one for sort in sorts for one in self._by_sort.get(sort, ()) if one.latest >= 0}
        fitting = [one for one in meant.values() if words <= words_of(one) and is_of(one, described.country)]
        return [one for one in fitting if not one.is_passing] or fitting or self._explained(described)

    def _told(self, described: Description, idle: Collection[str]) -> set[str]:
        """Collect the words before a head that the name must have as well: those of place, nation and trade need not be."""
        if not described.modifiers:
            return set()
        return {
            word
            for word in described.modifiers
            if not (described.country is not None and self.vocabulary.country(word.title()) is not None)
            if not word.endswith("-based") and word not in idle
        }

    def body_left(self) -> Referent | None:
        """Take the only name that may be anybody's for a body's, because something points back to a body."""
        unsure = [one for one in self._unsure if one.is_unsure]
        if len(unsure) + len(self._open) != 1:
            return None
        if unsure:
            unsure[0].kind = ORGANIZATION
            return unsure[0]
        (mentions,) = self._open.values()
        self._open = {}
        referent = self._by_name[mentions[0].name] = self._new(ORGANIZATION, "description")
        keep(self._by_surname, mentions[0].name, referent)
        for mention in mentions:
            self._mention(referent, mention)
        return referent

    def _explained(self, described: Description) -> list[Referent]:
        """Find the body in the only open name, where a description that tells one points back: "X cut jobs. The firm said"."""
        pointing = self.vocabulary.pointing.get(described.head, _NONE)
        referent = self.body_left() if IN_BUSINESS & pointing else None
        if referent is None:
            return []
        for sort in pointing:
            keep(self._by_sort, sort, referent)
        return [referent]

    def _points_nowhere(self, described: Description) -> bool:
        """Whether "the company" must stand for a body that the text has named, though none is known."""
        is_bare = not described.modifiers and not described.affiliation
        is_body = described.kind in (ONE, ORGANIZATION) and described.head in self.vocabulary.pointing
        return described.is_definite and is_bare and is_body and self._names_one_like(described)

    def _names_one_like(self, described: Description) -> bool:
        """Whether the text names somebody anywhere who may be "the company": a body of its sort or of none, or anybody."""
        meant = self.vocabulary.pointing[described.head]
        return any(not one.sorts or one.sorts & meant for one in self._bodies) or self._leaves_open()

    def _enter(self, described: Description, *, passing: bool = False) -> Referent:
        referent = self._new(described.kind, "description")
        referent.is_passing = passing
        referent.head = described.head
        referent.modifiers = described.modifiers
        referent.is_counted = described.is_counted
        referent.country = described.country
        referent.affiliation = described.affiliation
        if described.kind in (ONE, MANY):
            referent.roles.setdefault(described.role)
            referent.owner = described.owner
            self._unnamed.append(referent)
        if described.kind in (GROUP, ORGANIZATION, MANY):
            keep(self._by_head, described.head, referent)
        if described.kind == ORGANIZATION:
            referent.sorts = self.vocabulary.sorts.get(described.head, _NONE)
            for sort in referent.sorts if not described.head.endswith("s") else ():
                keep(self._by_sort, sort, referent)
        return referent


def _beyond_owner(described: Description) -> Sequence[str]:
    """Leave out a possessor without a name, which only points back as well: "the city's mayor"."""
    words = described.modifiers
    owner = max((at for at, word in enumerate(words) if word in _CLITICS), default=-1)
    return words if described.is_of_name else words[owner + 1 :]
