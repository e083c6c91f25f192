"""Stems: what the forms of a word share, cut off by rule."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

__all__ = ["stem"]

_VOWELS: Final = frozenset("aeiouy")
_KEPT_DOUBLE: Final = frozenset("ls")
_SHORTEST: Final = 3


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut the endings of English inflection off a word.

    Args:
        word: A word in lower case.

    Returns:
        What its forms share, which need not be a word: "accus" for accuse, accuses, accused and accusing.

    >>> [stem(word) for word in ("deny", "denies", "denied", "accused", "accusing", "admitted", "pass", "said")]
    ['deny', 'deny', 'deny', 'accus', 'accus', 'admit', 'pass', 'said']
    """
    if len(word) <= _SHORTEST:
        return word
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST + 1:
        return f"{word[:-3]}y"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and _VOWELS.intersection(rest := word.removesuffix(ending)):
            return _undoubled(rest).removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
        if word.endswith(("she", "che", "xe", "sse")):
            return word[:-1]
    return word.removesuffix("e")


def _undoubled(rest: str) -> str:
    is_double = len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in _VOWELS
    return rest[:-1] if is_double and rest[-1] not in _KEPT_DOUBLE else rest
