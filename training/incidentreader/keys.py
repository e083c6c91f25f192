"""Keys: what fills the roles of the incidents of a message, and whether a phrase of the text says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

PREPOSITIONS = frozenset(
    "of in from at by on with for to near inside outside who whom which that where against between".split()
)


def words_of(text: str) -> tuple[str, ...]:
    """Normalise a string of the key or of the text."""
    plain = re.sub(r"[^\w\s]", "", re.sub(r"[\[\](){}]", " ", text.lower()))
    return tuple(word for word in plain.split() if word not in ("a", "an", "the"))


def head_of(words: Sequence[str]) -> str:
    """Find the word before the first preposition, without its plural."""
    cut = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
    head = words[cut - 1] if words else ""
    for end, new in (("ies", "y"), ("ches", "ch"), ("men", "man"), ("s", "")):
        if len(head) > 4 and head.endswith(end):
            return head.removesuffix(end) + new
    return head


def is_inside(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether words stand in a row in others."""
    return any(tuple(whole[i : i + len(part)]) == tuple(part) for i in range(len(whole) - len(part) + 1))


def agree(phrase: Sequence[str], alternative: Sequence[str], *, proper: bool = False) -> bool:
    """Whether a phrase of the text says what an alternative of the key says."""
    if not phrase or not alternative:
        return False
    if phrase == alternative or (proper and is_inside(alternative, phrase)):
        return True
    return head_of(phrase) == head_of(alternative) and (
        is_inside(phrase, alternative) or is_inside(alternative, phrase)
    )


class Filler:
    """What fills a role, in one or several incidents of a message."""

    def __init__(self, role: str, alternatives: Iterable[str], proper: Iterable[str] = ()) -> None:
        self.role = role
        self.plain = [words_of(one) for one in alternatives]
        self.proper = [words_of(one) for one in proper]
        self.incidents: set[int] = set()
        self.is_optional = False

    def says(self, phrase: Sequence[str]) -> bool:
        """Whether a phrase names it."""
        return any(agree(phrase, one) for one in self.plain) or any(
            agree(phrase, one, proper=True) for one in self.proper
        )


SLOTS = {"target": "phys_target", "perpetrator": "perp_individual", "organization": "perp_org", "weapon": "instrument"}


def fillers_of(row: Mapping[str, Any]) -> list[Filler]:
    """Read the fillers of a key, each once."""
    found: dict[Any, Filler] = {}
    for number, incident in enumerate(row["incidents"]):
        told = [
            ((role, *one["alts"]), Filler(role, one["alts"]), one)
            for role, slot in SLOTS.items()
            for one in incident[slot]
        ]
        for one in incident["victims"]:
            names, words = one["name"] or [], one["description"] or []
            told.append((("victim", *names, *words), Filler("victim", words, names), one))
        for key, fresh, one in told:
            filler = found.setdefault(key, fresh)
            filler.incidents.add(number)
            filler.is_optional = filler.is_optional or one["optional"] or incident["optional"]
    return list(found.values())
