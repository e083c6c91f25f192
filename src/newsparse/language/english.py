"""Tell English from other languages by the words that every text is full of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsparse.lexicon import Lexicon
from newsparse.patterns import pattern

__all__ = ["is_english"]

# Enough to judge by, and a bound on the work.
_LOOK_AT: Final = 3_000
_FEWEST_WORDS: Final = 30
_FUNCTION_SHARE: Final = 0.12
_KNOWN_SHARE: Final = 0.5

_WORD: Final = pattern("english.word", r" \p{L}++ ")


def is_english(text: str, lexicon: Callable[[str], Lexicon]) -> bool:
    """Tell whether a text reads like English.

    Running English copy has 20 to 40 % of the listed function words, other languages under 8 %. Tables of results and
    market figures have few of them in any language; there the share of known English words decides, which is over
    70 % in English and under 30 % in others. A text too short to judge by is taken for English.

    Args:
        text: The text; its first 3,000 code points are looked at.
        lexicon: Finds a lexicon by name.

    >>> from newsparse.lexicon import load
    >>> is_english("Le chat est sur la table et le chien est dans le jardin. " * 4, load)
    False
    """
    words = _WORD.compiled.findall(text[:_LOOK_AT])
    if len(words) < _FEWEST_WORDS:
        return True
    lower = list(map(str.lower, words))
    function_words = lexicon("english")["words"]
    if sum(map(function_words.__contains__, lower)) >= _FUNCTION_SHARE * len(words):
        return True
    # Names say nothing of the language they stand in; in all-capitals copy every word is looked at.
    common = [word for word in words if word.islower()]
    judged = common if len(common) >= len(words) // 4 else lower
    return sum(map(lexicon("tags")["words"].__contains__, judged)) >= _KNOWN_SHARE * len(judged)
