"""Offices: the functions that news copy prints beside a name, and whom they are held for.

"Dnieper regional governor X" (affiliation, modifier, function), "the country's Foreign Minister X", "X, a spokesman for
the ministry,". The function is printed without article and affiliation: "regional governor", "Foreign Minister".
"""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.language.naming import ORGANIZATION, Vocabulary
from newsparse.language.tokens import Tokens

__all__ = ["Office", "age_told", "office_before", "what_follows"]

_STATUS: Final = frozenset({"former", "ex", "then", "late", "acting", "interim", "outgoing", "incoming"})
_LONGEST: Final = 24
_LONGEST_APPOSITION: Final = 8
_OLDEST: Final = 120
_AGED: Final = "-year-old"
# What says where somebody is from, and not for whom: "London-based analyst X", "Ghana-born winger Y".
_ORIGINS: Final = ("-based", "-born", "-bred", "-raised", "-trained", "-educated")
# What callings end in that no list has whole.
_CALLINGS: Final = ("ologist", "ographer", "onomist", "ician")


class Office(NamedTuple):
    """A function with whom it is held for.

    Args:
        first: Index of the first token of the phrase, article or possessor included.
        start: Index of the first token of the function itself.
        role: The function as printed.
        affiliation: Whom it is held for, as printed; empty where the phrase does not say.
        country: ISO 3166-1 alpha-2 code, where the affiliation is a state or its adjective.
        gender: Told by the word: "spokeswoman".
        age: In years, where it is told in front: "44-year-old fisherman".
    """

    first: int
    start: int
    role: str
    affiliation: str
    country: str | None
    gender: str | None
    age: int | None = None


def office_before(tokens: Tokens, tags: str, vocabulary: Vocabulary, low: int, at: int) -> Office:
    """Read a function from its last word to the left.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        vocabulary: The words that tell functions.
        low: Index of the first token that may belong to it.
        at: Index of the function's last word: "governor".
    """
    low = max(low, at - _LONGEST)
    start = at
    while start > low and _modifies(tokens, tags, vocabulary, start - 1):
        start -= 1
    while 0 < start <= low and _belongs(tokens, tags, vocabulary, start - 1):
        start = low = start - 1
    first, end = _holder(tokens, tags, vocabulary, low, start - 1)
    affiliation, role = tokens.slice(first, end) if first <= end else "", tokens.slice(start, at)
    if not affiliation:
        first = start
    elif first > low and tokens.lower[first - 1] in _STATUS:  # "former Chilean president"
        first -= 1
        role = f"{tokens.words[first]} {role}"
    age = age_told(tokens.words[first - 1]) if first > 0 else None
    if age is not None:
        first -= 1
    if first > low and tags[first - 1] == "D":
        first -= 1
    gender = vocabulary.gender_of(tokens.words[at], vocabulary.titles)
    return Office(
        first,
        start,
        role,
        affiliation,
        vocabulary.country(affiliation),
        gender if gender != "either" else None,
        age,
    )


def age_told(word: str) -> int | None:
    """Read an age in years from "44-year-old"; None where a word tells none.

    Args:
        word: The word as printed.

    >>> age_told("44-year-old"), age_told("year-old")
    (44, None)
    """
    return _age(word.partition("-")[0]) if word.endswith(_AGED) else None


def _belongs(tokens: Tokens, tags: str, vocabulary: Vocabulary, at: int) -> bool:
    """Whether a word outside the phrase belongs to the function all the same: "Fire chief X", "Acting Mayor X"."""
    is_near = tokens.ends[at] + 1 == tokens.starts[at + 1]
    return is_near and tags[at] in "NPAG" and tokens.lower[at] in vocabulary.modifiers


def _modifies(tokens: Tokens, tags: str, vocabulary: Vocabulary, at: int) -> bool:
    """Whether a word belongs to the function after it: "regional governor", "former ally"."""
    word = tokens.words[at]
    if tokens.lower[at] in vocabulary.modifiers or (tags[at] in "NP" and vocabulary.is_function(word)):
        return True
    return tags[at] in "AB" and word[0].islower() and word not in vocabulary.states


def _holder(tokens: Tokens, tags: str, vocabulary: Vocabulary, low: int, last: int) -> tuple[int, int]:
    """Find whom a function is held for, to the left: first and last token, nothing where first comes after last."""
    if last >= low and tags[last] == "'":
        first = last - 1
        while first > low and tags[first - 1] in "DANPC":
            first -= 1
        return first, last - 1
    first = last
    while (
        first >= low
        and not tokens.lower[first].endswith(_ORIGINS)
        and (tags[first] in "NP" or (tags[first] == "A" and tokens.words[first] in vocabulary.states))
    ):
        first -= 1
    if (
        first >= low
        and first < last
        and tokens.lower[first] in vocabulary.modifiers
        and tokens.words[first][0].isupper()
    ):
        first -= 1  # "Foreign ministry spokesman X"
    return first + 1, last


def what_follows(tokens: Tokens, tags: str, vocabulary: Vocabulary, last: int) -> tuple[int | None, Office | None]:
    """Read what stands after a name: "X, 34, a regional governor,", "X, 34, of the Grain Union".

    Args:
        tokens: The tokens of the text.
        tags: Their tags, with a few more at the end to look ahead.
        vocabulary: The words that tell functions.
        last: Index of the name's last token.

    Returns:
        The age in years and the function, each None where it is not printed.
    """
    at, age = last + 1, None
    is_told = tags[at] == "," and tokens.lower[at + 1 : at + 2] == ["aged"]
    at += is_told
    if (is_told or tags[at] == ",") and tags[at + 1] == "C":
        age = _age(tokens.words[at + 1]) if tags[at + 2] in ",.VXHF" else None
        at += 2
    if tags[at] not in ",F":
        return age, None
    return age, _membership(tokens, tags, vocabulary, at + (tags[at] == ",")) or (
        _apposition(tokens, tags, vocabulary, at + 1) if tags[at] == "," else None
    )


def _membership(tokens: Tokens, tags: str, vocabulary: Vocabulary, first: int) -> Office | None:
    """Read "of the Grain Union" after a name: the name of a body, for which nobody holds an office."""
    if tokens.lower[first : first + 1] != ["of"]:
        return None
    nobody = Office(first, first, "", "", None, None)
    office = _held_for(tokens, tags, vocabulary, nobody, first + 1)
    last = office.affiliation.rsplit(" ", 1)[-1]
    is_name = last[:1].isupper() and (vocabulary.heads.get(last.lower()) == ORGANIZATION)
    if is_name or office.affiliation in vocabulary.known:
        return office
    noun, name = _introduced(office.affiliation)
    return office._replace(affiliation=name) if vocabulary.heads.get(noun) == ORGANIZATION else None


def _introduced(printed: str) -> tuple[str, str]:
    """Part a name from the noun in front that says what it is: "the pressure group Clean X"."""
    words = printed.split()
    start = next((at for at in range(len(words), 0, -1) if not words[at - 1][0].isupper()), 0)
    return (words[start - 1], " ".join(words[start:])) if 0 < start < len(words) else ("", "")


def _age(printed: str) -> int | None:
    years = int(printed) if printed.isascii() and printed.isdecimal() and len(printed) <= 3 else 0
    return years if 0 < years <= _OLDEST else None


def _apposition(tokens: Tokens, tags: str, vocabulary: Vocabulary, first: int) -> Office | None:
    at = first
    while at - first < _LONGEST_APPOSITION and tags[at] in "DAPNB'C":
        at += 1
    head = at - 1
    if head < first or tags[head] not in "NP":
        return None
    if not _tells_calling(tokens, vocabulary, first, head):
        return None
    if tags[at] == "J" and tags[first] != "D":
        return None  # "as reported by X, former senator and governor Y"
    office = office_before(tokens, tags, vocabulary, first, head)
    if office.affiliation or tags[at] != "F":
        return office
    return _held_for(tokens, tags, vocabulary, office, at + 1)


def _tells_calling(tokens: Tokens, vocabulary: Vocabulary, first: int, head: int) -> bool:
    """Whether a phrase says what somebody is: by its head, or by an age in front, "a 44-year-old mason"."""
    word = tokens.words[head]
    is_calling = vocabulary.is_title(word) or word.endswith(_CALLINGS)
    return is_calling or any(map(age_told, tokens.words[first:head]))


def _held_for(tokens: Tokens, tags: str, vocabulary: Vocabulary, office: Office, first: int) -> Office:
    """Read "of the X" after a function."""
    at = first
    while at - first < _LONGEST_APPOSITION and tags[at] in "DAPN'":
        at += 1
    start = first + 1 if tags[first] == "D" and at - first > 1 else first
    affiliation = tokens.slice(start, at - 1) if at > start else ""
    return office._replace(affiliation=affiliation, country=vocabulary.country(affiliation))
