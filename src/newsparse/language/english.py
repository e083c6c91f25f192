"""Tell English from other languages by its script, and by the words that every text is full of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from newsparse.lexicon import Lexicon, Section
from newsparse.patterns import pattern

__all__ = ["is_english"]

# Enough to judge by, and a bound on the work.
_LOOK_AT: Final = 3_000
_LOOK_AT_FIRST: Final = 800
_FEWEST_LETTERS: Final = 4
_FEWEST_WORDS: Final = 30
_PLENTY: Final = 0.2
_FUNCTION_SHARE: Final = 0.12
_KNOWN_SHARE: Final = 0.5
_FEWEST_FOREIGN: Final = 2
_FOREIGN_SHARE: Final = 0.15

_WORD: Final = pattern("english.word", r" \p{L}++ ")
_OTHER_SCRIPT: Final = pattern("english.other_script", r" [\p{L}--\p{Latin}]++ ")


def is_english(text: str, lexicon: Callable[[str], Lexicon]) -> bool:
    """Tell whether a text reads like English.

    Running English copy has 20 to 40 % of the listed function words, other languages under 8 %; Danish and Dutch have
    up to 15 %, and more words of their neighbours' lists. Tables of results and market figures have few of either in any
    language; there the share of known English words decides, which is over 70 % in English and under 30 % in others. A
    text too short for that is English, unless its script or two words of its own tell another language.

    Args:
        text: The text; its first 3,000 code points are looked at, or 800 where they are plainly English.
        lexicon: Finds a lexicon by name.

    >>> from newsparse.lexicon import load
    >>> is_english("Le chat est sur la table et le chien est dans le jardin.", load)
    False
    >>> is_english("Mayor of San Juan de la Cruz quits", load)
    True
    """
    listed = lexicon("english")
    if _is_plain(text[:_LOOK_AT_FIRST], listed["words"]):
        return True
    words = _WORD.compiled.findall(text[:_LOOK_AT])
    if _is_other_script(words):
        return False
    lower = list(map(str.lower, words))
    english = sum(map(listed["words"].__contains__, lower))
    if _is_plenty(english, words):
        return True
    if _has_neighbours(words, lower, listed, english):
        return False
    if len(words) < _FEWEST_WORDS or english >= _FUNCTION_SHARE * len(words):
        return True
    return _is_known(words, lower, lexicon("tags")["words"])


def _is_plain(beginning: str, english: Section) -> bool:
    """Tell whether the first words settle it: plain letters, and plenty of small words of English."""
    words = beginning.lower().split()
    return beginning.isascii() and _is_plenty(sum(map(english.__contains__, words)), words)


def _is_plenty(english: int, words: list[str]) -> bool:
    return len(words) >= _FEWEST_WORDS and english >= _PLENTY * len(words)


def _is_other_script(words: list[str]) -> bool:
    """Tell whether most letters are not Latin."""
    letters = "".join(words)
    if letters.isascii():
        return False
    others = sum(map(len, _OTHER_SCRIPT.compiled.findall(letters)))
    return others >= _FEWEST_LETTERS and others > len(letters) / 2


def _has_neighbours(words: list[str], lower: list[str], listed: Lexicon, english: int) -> bool:
    """Tell whether words of other languages outnumber those of English."""
    found = [word for word in _foreign(words, lower, listed["neighbours"]) if word not in listed["loans"]]
    is_much = len(found) > english and len(found) >= _FOREIGN_SHARE * len(words)
    return is_much and len(set(found)) >= _FEWEST_FOREIGN


def _foreign(words: list[str], lower: list[str], neighbours: Section) -> Iterator[str]:
    """Yield the function words of other languages, and words with letters that English lacks, unless in a name."""
    is_before_name = _before_names(words, lower, neighbours)
    was_name = False
    for index, word in enumerate(lower):
        is_particle = neighbours.get(word) == "particle"
        is_capitalized = words[index][0].isupper()
        if word in neighbours:
            is_in_name = is_before_name[index] and (is_particle or was_name)
            if not is_in_name and not (len(word) > 1 and words[index].isupper()):
                yield word
        elif not is_capitalized and not word.isascii():
            yield word
        was_name = is_capitalized or (is_particle and was_name)


def _before_names(words: list[str], lower: list[str], neighbours: Section) -> list[bool]:
    """Tell of each word whether a capital follows, over small words in between: the de and the la of de la Cruz."""
    told: list[bool] = []
    follows = False
    for word, small in zip(reversed(words), reversed(lower), strict=True):
        told.append(follows)
        follows = word[0].isupper() or (small in neighbours and follows)
    return told[::-1]


def _is_known(words: list[str], lower: list[str], known: Section) -> bool:
    """Tell whether most words are known English ones; a list of names is in no language."""
    common = [word for word in words if word.islower()]
    if len(common) < len(words) // 4:
        common = lower if sum(map(str.isupper, words)) > len(words) / 2 else []
    return sum(map(known.__contains__, common)) >= _KNOWN_SHARE * len(common)
