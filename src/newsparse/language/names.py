"""Person names: what stands in front of one, and its parts.

English news copy prints given name, particles, surname, suffix, in this order. Names of other orders (Chinese,
Hungarian) are read the same way, since nothing in the text tells them apart; a name of one word is a surname,
unless it is only known as a given name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon

__all__ = ["PersonName", "read_name"]

_NAME_TAGS: Final = frozenset("PU")
_MOST_WORDS: Final = 12
_ROLE_SECTIONS: Final = ("honorifics", "titles", "roles")


class PersonName(NamedTuple):
    """The parts of a person's name, in the words of the text.

    Args:
        first: Index of the token where the name itself begins, after honorifics and roles.
        last: Index of its last token, suffix included.
        roles: What stands in front: honorifics, titles, functions and whose they are.
        given: Given names and initials.
        particles: Small words in front of the surname: van, bin, de la.
        surname: The last name; empty where only a given name is printed.
        suffix: Jr., III; empty where there is none.
        gender: ``"female"`` or ``"male"`` where an honorific or a word in front tells it, else None.
        likely_gender: The gender of most who have the given name, or None; good for telling two apart, for no more.
    """

    first: int
    last: int
    roles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    surname: str = ""
    suffix: str = ""
    gender: str | None = None
    likely_gender: str | None = None


def read_name(tokens: Tokens, tags: str, first: int, last: int, names: Lexicon) -> PersonName | None:
    """Split a noun phrase that ends in a person's name.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        first: Index of the phrase's first token.
        last: Index of its last token.
        names: The lexicon ``names``.

    Returns:
        The parts; None where the phrase does not end in a name. Whether the name is a person's is not decided here.

    >>> from newsparse.language.tags import tag
    >>> from newsparse.language.tokens import tokenize
    >>> from newsparse.lexicon import load
    >>> tokens = tokenize("State Department spokeswoman Maria van der Berg Jr. agreed.")
    >>> name = read_name(tokens, tag(tokens, load("tags")), 0, 7, load("names"))
    >>> name.given, name.particles, name.surname, name.suffix, name.gender
    (('Maria',), ('van', 'der'), 'Berg', 'Jr.', 'female')
    """
    start = _start(tokens, tags, first, last, names)
    words = tokens.words[start : last + 1]
    suffix = words.pop() if len(words) > 1 and words[-1].lower() in names["suffixes"] else ""
    if tags[last] not in _NAME_TAGS or words[-1].islower():
        return None
    roles = tuple(tokens.words[first:start])
    at = _surname_at(words, roles, names)
    given, particles = _without_particles(words[:at], names)
    return PersonName(
        start, last, roles, given, particles, " ".join(words[at:]), suffix,
        _told_gender(roles, names), _likely_gender(given, names),
    )  # fmt: skip


def _start(tokens: Tokens, tags: str, first: int, last: int, names: Lexicon) -> int:
    """Find where the name begins: after the last common noun, honorific, title or possessor."""
    start = last
    while start > max(first, last - _MOST_WORDS) and not _ends_roles(tokens, tags, start - 1, names):
        start -= 1
    return start


def _ends_roles(tokens: Tokens, tags: str, index: int, names: Lexicon) -> bool:
    word = tokens.lower[index]
    if word in names["particles"]:
        return False
    return tags[index] not in _NAME_TAGS or any(word in names[section] for section in _ROLE_SECTIONS)


def _surname_at(words: Sequence[str], roles: Sequence[str], names: Lexicon) -> int:
    """Find the word where the surname begins: the last one, but "Maria" and "Pope Francis" have none."""
    if len(words) > 1:
        return len(words) - 1
    if roles:
        return int(roles[-1].lower() in names["before_given"])
    return int(words[0] in names["given"])


def _without_particles(words: Sequence[str], names: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cut the particles off the end of given names; "Al" and "Ben" are particles only in small letters."""
    cut = len(words)
    while cut > 0 and words[cut - 1].lower() in names["particles"] and words[cut - 1] not in names["given"]:
        cut -= 1
    return tuple(words[:cut]), tuple(words[cut:])


def _told_gender(roles: Sequence[str], names: Lexicon) -> str | None:
    """Take the gender from "Mrs", "spokeswoman", "chairman"."""
    for role in reversed(roles):
        gender = names["honorifics"].get(role.lower()) or names["gendered"].get(role.lower())
        if gender in ("female", "male"):
            return gender
        if role.lower().endswith("woman"):
            return "female"
        if role.lower().endswith("man"):
            return "male"
    return None


def _likely_gender(given: Sequence[str], names: Lexicon) -> str | None:
    gender = names["given"].get(given[0]) if given else None
    return gender if gender in ("female", "male") else None
