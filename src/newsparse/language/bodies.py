"""Bodies: how far the name of an organisation reaches, and what brackets add to it.

Its last capitalised word tells what it is ("Commission"); "of" and "for" go on ("Ministry of Public Works"), a plural
possessor stands inside ("Miners' Union"), and a common noun before "and" belongs to it ("Seeds and Grain Commission").
"""

from __future__ import annotations

from typing import Final

from newsparse.language.naming import ORGANIZATION, Vocabulary
from newsparse.language.tokens import Tokens

__all__ = ["beyond_possessive", "body_first", "body_last", "bracketed"]

_JOINTS: Final = frozenset({"of", "for", "and", "the", "&"})
_SAINTS: Final = frozenset({"st", "st."})
_CLITICS: Final = frozenset({"'", "’", "'s"})
_LONGEST: Final = 24
_LONGEST_RUN: Final = 12
_LONGEST_BRACKET: Final = 8
_MOST_JOINTS: Final = 3
_FEWEST_LETTERS: Final = 2


def body_last(tokens: Tokens, tags: str, first: int, last: int) -> int:
    """Find the end of a body's name: its last capitalised word, or what "of" adds to it.

    Args:
        tokens: The tokens of the text.
        tags: Their tags, with a few more at the end to look ahead.
        first: Index of the name's first token.
        last: Index of the last token of its first capitalised run.
    """
    lower, joined = tokens.lower, last
    while tags[joined + 1] in "FJU" and lower[joined + 1] in _JOINTS and joined - first < _LONGEST:
        at = joined + 1
        if lower[at] == "and" and (joined == last or tags[at + 1] != "P"):
            break
        while at - joined <= _MOST_JOINTS and at < len(lower) and lower[at] in _JOINTS:
            at += 1
        if tags[at] != "P":
            break
        joined = _run_end(tags, at)
    return joined


def _run_end(tags: str, at: int) -> int:
    end = at
    while tags[end + 1] == "P" and end - at < _LONGEST_RUN:
        end += 1
    return end


def body_first(tokens: Tokens, tags: str, vocabulary: Vocabulary, first: int) -> int:
    """Find the beginning of a name such as "the Seeds and Grain Commission", told by its common words.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        vocabulary: The words that tell kinds.
        first: Index of the first token after "and".
    """
    at = first - 2
    if at < 1 or tags[at] != "P" or tokens.lower[at] not in vocabulary.words:
        return first
    while tags[at - 1] == "P" and first - at < _LONGEST_BRACKET and at > 1:
        at -= 1
    return at


def beyond_possessive(tokens: Tokens, tags: str, vocabulary: Vocabulary, first: int, last: int) -> int:
    """Go on over a possessor inside a body's name: "the Miners' Union", "the People's Party".

    Args:
        tokens: The tokens of the text.
        tags: Their tags, with a few more at the end to look ahead.
        vocabulary: The words that tell kinds.
        first: Index of the first token of a capitalised run.
        last: Index of its last token.

    Returns:
        Index of the last token of the whole name; that of the run where nothing follows.
    """
    if tags[last + 1] not in "'q" or tags[last + 2] != "P":
        return last
    is_plural = tags[first - 1 : first] == "D" and tokens.lower[last][-1] == "s" and tokens.lower[last + 1] != "'s"
    is_saint = last > first and tokens.lower[first] in _SAINTS  # "St X's Hospital"
    if not (is_plural or is_saint or tokens.lower[last] in vocabulary.words):
        return last
    if tokens.lower[last + 1] not in _CLITICS or last - first > _LONGEST_RUN:
        return last
    end = _run_end(tags, last + 2)
    return end if vocabulary.heads.get(tokens.lower[end]) == ORGANIZATION else last


def bracketed(tokens: Tokens, tags: str, vocabulary: Vocabulary, last: int) -> str:
    """Read the other name that brackets give: "the X Y (XY)", "XY (the country's security service)".

    Args:
        tokens: The tokens of the text.
        tags: Their tags, with a few more at the end to look ahead.
        vocabulary: The words that tell kinds.
        last: Index of the name's last token.

    Returns:
        The other name, empty where there is none.
    """
    if tags[last + 1] != "(":
        return ""
    stop = tags.find(")", last + 2, last + 2 + _LONGEST_BRACKET)
    if stop <= last + 2:
        return ""
    inside = tokens.slice(last + 2, stop - 1)
    is_acronym = stop == last + 3 and inside.isupper() and len(inside) >= _FEWEST_LETTERS and "." not in inside
    return inside if is_acronym or vocabulary.heads.get(tokens.lower[stop - 1]) == ORGANIZATION else ""
