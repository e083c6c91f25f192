"""Tell English from other languages by the share of function words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsparse.lexicon import Lexicon
from newsparse.patterns import pattern

__all__ = ["is_english"]

# Enough to judge by, and a bound on the work.
_LOOK_AT: Final = 8_000
_FEWEST_WORDS: Final = 30
_LEAST_SHARE: Final = 0.12

_WORD: Final = pattern("english.word", r" \p{L}++ ")


def is_english(text: str, lexicon: Callable[[str], Lexicon]) -> bool:
    """Tell whether a text reads like English.

    Running English copy has 35 to 50 % function words, other languages under 8 % of these. A text too short to
    judge by is taken for English.

    Args:
        text: The text; its first 8,000 code points are looked at.
        lexicon: Finds a lexicon by name.

    >>> from newsparse.lexicon import load
    >>> is_english("Le chat est sur la table et le chien est dans le jardin. " * 4, load)
    False
    """
    words = _WORD.compiled.findall(text[:_LOOK_AT].lower())
    if len(words) < _FEWEST_WORDS:
        return True
    function_words = lexicon("english")["words"]
    return sum(map(function_words.__contains__, words)) >= _LEAST_SHARE * len(words)
