"""Referents: whom an article mentions, one each, with all ways in which it is called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from newsparse.language.mentions import Mention
from newsparse.language.naming import PERSON

__all__ = ["KEPT", "Referent", "has_gender", "has_name", "head_of", "is_of", "keep", "only", "words_of"]

# How many of one surname, function or head are kept in mind; the oldest is forgotten.
KEPT: Final = 8
_NONE: Final = frozenset[str]()


class Referent:
    """Somebody whom the article mentions.

    Args:
        kind: Whom, as in `newsparse.language.naming`.
        rule: What told the kind.
        serial: How many were in the cast before.
    """

    __slots__ = (
        "affiliation",
        "age",
        "bare",
        "country",
        "first_told",
        "foretold",
        "gender",
        "head",
        "is_counted",
        "is_passing",
        "kind",
        "latest",
        "modifiers",
        "names",
        "owner",
        "roles",
        "rule",
        "serial",
        "soft_gender",
        "sorts",
        "spans",
    )  # fmt: skip

    def __init__(self, kind: str, rule: str, serial: int) -> None:
        self.kind = kind
        self.rule = rule
        self.serial = serial
        self.names: dict[str, str] = {}  # each way it is called to the form: "name", "capital", "alias"
        self.roles: dict[str, None] = {}
        self.affiliation = ""
        self.owner = ""  # the possessor in front of what it is: "Oslo" in "Oslo's mayor"
        self.country: str | None = None
        self.gender: str | None = None
        self.soft_gender: str | None = None
        self.age: int | None = None
        self.head = ""
        self.modifiers: tuple[str, ...] = ()
        self.foretold: Mention | None = None  # the first full name that stands by a function
        self.sorts = _NONE  # of a body, as in the lexicon
        self.bare: set[str] = set()  # surnames it was called by with nothing in front
        self.spans: dict[tuple[int, int], None] = {}  # first and last token of each mention
        self.first_told = -1  # the first token of the earliest mention
        self.latest = -1
        self.is_counted = False  # a group told by a number: "nine residents"
        self.is_passing = False  # somebody without a name who only matters if he speaks

    @property
    def is_unsure(self) -> bool:
        """Whether it is a person only because nothing told what else."""
        return self.kind == PERSON and self.rule == "speaker" and not self.gender and not self.roles

    def is_called(self, name: str, form: str = "name") -> None:
        """Note one more way to call it."""
        self.names.setdefault(name, form)

    def is_mentioned(self, first: int, last: int) -> None:
        """Note a mention, in tokens, the last one included."""
        self.first_told = min(self.first_told, first) if self.spans else first
        self.spans[first, last] = None
        self.latest = max(self.latest, first)

    def learn(self, mention: Mention) -> None:
        """Take over what a mention tells beyond the name."""
        if mention.rule == "single":
            self.bare.add(mention.name)
        if mention.role:
            self.roles.setdefault(mention.role)
        self.affiliation = self.affiliation or mention.affiliation
        self.country = self.country or mention.country
        self.gender = self.gender or mention.gender
        self.age = self.age if self.age is not None else mention.age


def has_gender(referent: Referent, gender: str | None) -> bool:
    """Tell whether somebody may have a gender.

    Args:
        referent: Who.
        gender: The gender told; None where none is.
    """
    return gender is None or (referent.gender or referent.soft_gender or gender) == gender


def has_name(referent: Referent) -> bool:
    """Tell whether somebody is called by name anywhere.

    Args:
        referent: Who.
    """
    return "name" in referent.names.values()


def words_of(referent: Referent) -> set[str]:
    """Collect the words of all names of a body, in lower case, and those before its head."""
    return set(" ".join(islice(referent.names, KEPT)).lower().split()).union(referent.modifiers)


def is_of(referent: Referent, country: str | None) -> bool:
    """Tell whether somebody may belong to a state.

    Args:
        referent: Who.
        country: The state's code; None where none is told.
    """
    return None in (country, referent.country) or referent.country == country


def keep(index: dict[str, list[Referent]], key: str, referent: Referent) -> None:
    """Enter somebody in an index, which forgets the oldest.

    Args:
        index: Key to those who have it.
        key: What the referent is found by.
        referent: Who.
    """
    kept = index.setdefault(key, [])
    if referent not in kept:
        kept.append(referent)
        del kept[:-KEPT]


def head_of(role: str) -> str:
    """Return the last word of a function, in small letters.

    Args:
        role: The function as printed.
    """
    return role.rsplit(" ", 1)[-1].lower()


def only(candidates: Sequence[Referent]) -> Referent | None:
    """Return the only one of some; None where there are several, or none.

    Args:
        candidates: Those whom a name may mean.
    """
    return candidates[0] if len(candidates) == 1 else None
