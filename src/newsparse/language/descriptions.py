"""Descriptions: noun phrases without a name that say who acts or speaks: "a senior official", "the troops"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.language.naming import GROUP, MANY, ONE, ORGANIZATION, Vocabulary
from newsparse.language.offices import age_told
from newsparse.language.phrases import Phrase
from newsparse.language.tokens import Tokens

__all__ = ["Description", "core_end", "describe", "descriptions", "is_collective"]

# A noun phrase goes on after these only in what says more about it.
_ENDS: Final = frozenset("FW,(-VTXHMLSU.R")
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_POSSESSIVE: Final = frozenset({"his", "her", "its", "their"})
# A person's own head is nobody: "he shook his head"; a body's is: "its head".
_PERSONAL: Final = frozenset({"his", "her", "their", "my", "your", "our"})
_BODY_PARTS: Final = frozenset({"head", "heads"})
_PARTS: Final = frozenset(
    "one some many several two three four five both most none each another few dozens hundreds thousands scores number lot majority handful couple pair group".split()
)
_PERSONAL_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "woman", "ant", "ent", "ee", "person", "year-old")
_PEOPLE_ENDINGS: Final = (
    "ers",
    "ors",
    "ists",
    "ians",
    "men",
    "women",
    "ants",
    "ees",
    "ents",
    "people",
    "persons",
    "year-olds",
)
_PLURAL_ENDINGS: Final = ("s", "police", "people", "men", "women", "children")
_LONGEST: Final = 24
_LINKS: Final = frozenset({"of", "for", "at", "from", "with", "in"})
# After these a phrase says what somebody is, and names nobody new: "X, a lawyer", "X is a lawyer".
_PREDICATIVE: Final = frozenset({",", "X", "q"})
_ONE_OF_SEVERAL: Final = frozenset({"a", "an", "one"})
# What a phrase may begin with and does not belong to it: "at least nine hostages".
_OUTSIDE: Final = frozenset({"least"})
# Before these a phrase says what a name is: "its operator, X,".
_NAMED: Final = (",P", ",DP")
# In front of a noun these say nothing that tells one such person from another.
_IDLE: Final = frozenset({"same", "other", "two", "three", "four", "also"})


# "No group" is nobody.
_NOBODY: Final = "no"


class Description(NamedTuple):
    """A noun phrase that says who, without a name.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        head: Its head, in lower case.
        kind: Whom it describes, as in `newsparse.language.naming`.
        role: The phrase without determiner, number and possessor, up to its head: "prime minister".
        modifiers: The words before the head in lower case, determiner left out.
        is_definite: Whether it points back: "the", "this", or nothing in front of a plural.
        is_owned: Whether a possessive stands in front: "her deputy".
        country: ISO 3166-1 alpha-2 code, from a demonym or a possessor.
        affiliation: Whom it belongs to: "the ministry" in "a spokesman for the ministry".
        owner: The possessor in front that a person acts for: "Oslo" in "Oslo's mayor".
        is_of_name: Whether the phrase begins with a capital behind its determiner, as a named possessor does.
        gender: Told by the head: "spokeswoman".
        age: In years: "a 44-year-old fisherman".
        is_bare: Whether nothing stands in front of a plural: "residents said".
        is_counted: Whether a number does: "nine residents died".
    """

    first: int
    last: int
    head: str
    kind: str
    role: str
    modifiers: tuple[str, ...]
    is_definite: bool
    country: str | None = None
    affiliation: str = ""
    gender: str | None = None
    is_owned: bool = False
    age: int | None = None
    is_bare: bool = False
    is_counted: bool = False
    owner: str = ""
    is_of_name: bool = False


def core_end(tags: str, first: int, last: int) -> int:
    """Find where a noun phrase ends before "of …", a clause or an apposition.

    Args:
        tags: The tags of the text.
        first: Index of the phrase's first token.
        last: Index of the last token it may have, included.
    """
    at = first
    while at <= last and not _stops(tags, first, at):
        at += 1
    return at - 1


def _stops(tags: str, first: int, at: int) -> bool:
    tag = tags[at]
    if tag in _ENDS:
        return at > first
    if tag == "A" and tags[at - 1] == "N" and tags[at + 1 : at + 2] == "F":
        return at > first  # "people familiar with the matter"
    return tag in "BGJ" and at > first and tags[at - 1] in "NP"


def describe(tokens: Tokens, tags: str, vocabulary: Vocabulary, first: int, last: int) -> Description | None:
    """Read a noun phrase that has no name for its head.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        vocabulary: The words that tell kinds.
        first: Index of the phrase's first token.
        last: Index of its last token, included.

    Returns:
        The description; None where the phrase describes nobody: "the report", "images".
    """
    lower = tokens.lower
    start, many = _beyond_part(lower, tags, first, last)
    end = core_end(tags, start, min(last, start + _LONGEST))
    kind = (
        _kind(tokens.words[end], _head(lower, start, end, vocabulary), vocabulary)
        if end >= start and tags[end] not in "DOW"
        else ""
    )
    if not kind or lower[first] == _NOBODY or _is_body_part(lower, first, end):
        return None
    if kind == ORGANIZATION and lower[start] in _ONE_OF_SEVERAL and _may_be_personal(lower[end], vocabulary):
        kind = ONE  # "a miner"; "the miner" may be a company
    if _is_conjunction(lower, start, end):
        first = start = start + 1
    if start > first and tags[first] != "F" and lower[first] not in _OUTSIDE:
        kind = MANY if many else ONE
    return _described(tokens, tags, vocabulary, (first, start, end, last), kind)


def _beyond_part(lower: Sequence[str], tags: str, first: int, last: int) -> tuple[int, bool]:
    """Skip "one of", "a number of"; tell also whether the part is more than one."""
    at = first + 1 if tags[first] == "D" and first < last else first
    for part in (at, first):
        if part + 2 <= last and (lower[part] in _PARTS or tags[part] == "C") and lower[part + 1] == "of":
            return part + 2, lower[part] != "one"
    is_outside = first < last and (tags[first] == "F" or lower[first] in _OUTSIDE)
    return (first + 1, False) if is_outside else (first, False)


def _may_be_personal(head: str, vocabulary: Vocabulary) -> bool:
    return head not in vocabulary.heads and head in vocabulary.titles


def _is_conjunction(lower: Sequence[str], first: int, last: int) -> bool:
    """Whether "that" before a plural is no determiner: "said that troops", "said that police"."""
    return first < last and lower[first] == "that" and lower[last].endswith(_PLURAL_ENDINGS)


def _is_body_part(lower: Sequence[str], first: int, last: int) -> bool:
    return last == first + 1 and lower[last] in _BODY_PARTS and lower[first] in _PERSONAL


def _head(lower: Sequence[str], start: int, end: int, vocabulary: Vocabulary) -> str:
    """Take the head of a phrase: its last word, or two where they are one term: "air force"."""
    if (
        lower[end] in vocabulary.tails
        and end > start
        and (pair := f"{lower[end - 1]} {lower[end]}") in vocabulary.heads
    ):
        return pair
    return lower[end]


def _kind(word: str, head: str, vocabulary: Vocabulary) -> str:
    if word[0].isupper() and word != head:
        return _kind_of_capitalised(word, head, vocabulary)
    if head not in vocabulary.heads and (head in vocabulary.pointing or head in vocabulary.documents):
        return ORGANIZATION if head in vocabulary.pointing else ""
    if kind := vocabulary.kind_of_head(head):
        return kind
    if head.endswith("s") and (kind := vocabulary.kind_of_head(_singular(head))):
        return MANY if kind == ONE else kind
    if head in vocabulary.things or _singular(head) in vocabulary.documents:
        return ""
    if head.endswith(_PERSONAL_ENDINGS):
        return ONE
    return MANY if head.endswith(_PEOPLE_ENDINGS) else ""


def _kind_of_capitalised(word: str, head: str, vocabulary: Vocabulary) -> str:
    """Tell "Democrats" and "Ukrainians", who are people, from names."""
    state = vocabulary.states.get(word)
    if state is not None and state.form == "demonym" and head.endswith("s"):
        return MANY
    if word in vocabulary.roles:
        return ONE
    if kind := vocabulary.kind_of_head(head):
        return kind
    kind = vocabulary.kind_of_head(_singular(head))
    return MANY if kind == ONE else kind


def _singular(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def _described(
    tokens: Tokens, tags: str, vocabulary: Vocabulary, reach: tuple[int, int, int, int], kind: str
) -> Description:
    first, start, end, last = reach
    lower = tokens.lower
    has_determiner = tags[start] == "D" and end > start
    content = start + 1 if has_determiner else start
    head = _head(lower, content, end, vocabulary)
    before = end - head.count(" ")
    gender = vocabulary.roles.get(head)
    is_bare = not has_determiner and kind != ONE and start == first
    affiliation = _affiliation(tokens, tags, vocabulary, end, last)
    clitic = tags.rfind("'", content, end)
    held = clitic + 1 if clitic > content else content
    return Description(
        first,
        last if affiliation else end,
        head,
        kind,
        tokens.slice(held + (tags[held] == "C" and held < end), end),
        tuple(word for word in lower[content:before] if word not in _IDLE),
        lower[start] in _DEFINITE or is_bare,
        _country(tokens.words[content:end], vocabulary) or vocabulary.country(affiliation),
        affiliation,
        gender if gender != "either" else None,
        lower[start] in _POSSESSIVE,
        next(filter(None, map(age_told, lower[content : end + 1])), None),
        is_bare,
        "C" in tags[content:end],
        _owner(tokens, tags, vocabulary, content, clitic) if clitic > content and head not in vocabulary.kin else "",
        tokens.words[content][0].isupper(),
    )


def _owner(tokens: Tokens, tags: str, vocabulary: Vocabulary, first: int, clitic: int) -> str:
    """Read whose a person is: a name, or a body: "WHO's director", "the ministry's spokesman"; no "victim's sister"."""
    is_body = vocabulary.heads.get(tokens.lower[clitic - 1]) == ORGANIZATION
    return tokens.slice(first, clitic - 1) if tags[clitic - 1] == "P" or is_body else ""


def _country(words: Sequence[str], vocabulary: Vocabulary) -> str | None:
    for at, word in enumerate(words):
        if code := vocabulary.country(" ".join(words[at : at + 2])) or vocabulary.country(word):
            return code
    return None


def _affiliation(tokens: Tokens, tags: str, vocabulary: Vocabulary, end: int, last: int) -> str:
    """Read whom it is held for: "for the ministry", "at the X hospital", "in the Democratic Republic of Congo"."""
    if end + 2 > last or tokens.lower[end + 1] not in _LINKS:
        return ""
    stop = core_end(tags, end + 2, min(last, end + _LONGEST))
    start = end + 3 if tags[end + 2] == "D" and stop > end + 2 else end + 2
    stop = max(stop, vocabulary.spelled_end(tokens.words, start))
    return tokens.slice(start, stop) if stop >= start else ""


def descriptions(tokens: Tokens, tags: str, phrases: Sequence[Phrase], vocabulary: Vocabulary) -> Iterator[Description]:
    """Find the phrases that describe people, wherever they stand: "Ukrainian troops", "police", "a man".

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        phrases: Its base noun phrases.
        vocabulary: The words that tell kinds.
    """
    lower, told, acting = tokens.lower, vocabulary.described, vocabulary.acting
    for first, last, _, _ in phrases:
        if lower[last] not in vocabulary.ends or tags[last] != "N" or last - first >= _LONGEST:
            continue
        head = _head(lower, first, last, vocabulary)
        if head not in told or lower[first] == _NOBODY or _is_body_part(lower, first, last):
            continue
        if first < last and (lower[first] in _OUTSIDE or _is_conjunction(lower, first, last)):
            first += 1  # noqa: PLW2901
        kind = told[head]
        if _is_somebody(kind, lower, tags, first, last, is_acting=head in acting) or (
            kind == ORGANIZATION and _is_body_apart(head, lower, tags, first, last, vocabulary)
        ):
            yield _described(tokens, tags, vocabulary, (first, first, last, last), kind)


def _is_somebody(kind: str, lower: Sequence[str], tags: str, first: int, last: int, *, is_acting: bool) -> bool:
    """Whether a phrase may name somebody where nobody speaks; a body only as "the ministry"."""
    if kind in (ONE, MANY):
        is_predicate = first > 0 and (tags[first - 1] in _PREDICATIVE or lower[first - 1] == "as")
        return (kind == MANY or tags[first] == "D") and not is_predicate
    return is_acting or (last == first + 1 and lower[first] == "the")


def _is_body_apart(head: str, lower: Sequence[str], tags: str, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether a phrase tells a body that "the hospital" may then point back to: "a hospital", "X's foreign ministry"."""
    before = tags[first:last]
    is_told = "'" in before or "P" in before or (tags[first] == "D" and head in vocabulary.pointing)
    if not is_told or lower[first] in _POSSESSIVE or tags[first - 1 : first] in _PREDICATIVE:
        return False
    return tags[last + 1 : last + 2] != "P" and not tags[last + 1 : last + 4].startswith(_NAMED)


def is_collective(kind: str) -> bool:
    """Tell whether a kind is that of several people, who are "they".

    >>> is_collective("group"), is_collective("person")
    (True, False)
    """
    return kind in (GROUP, MANY, ORGANIZATION)
