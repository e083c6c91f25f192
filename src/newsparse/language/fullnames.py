"""Full names: their words, what their surname may be printed as, and whether two of them are one person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.language.naming import Vocabulary

__all__ = ["is_same_person", "name_words", "surnames"]

_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr."})
_NUMERALS: Final = frozenset("IVX")


def name_words(name: str) -> list[str]:
    """Cut a name into words; suffixes and regnal numbers are left out.

    >>> name_words("Josef K. Wendt, Jr."), name_words("Leo XIV")
    (['Josef', 'K.', 'Wendt'], ['Leo'])
    """
    words = name.replace(",", "").split()
    while len(words) > 1 and (words[-1].lower() in _SUFFIXES or _NUMERALS.issuperset(words[-1])):
        words.pop()
    return words


def surnames(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """List what a surname may be printed as: "Dorn", and with its particles "von Dorn" and "Von Dorn".

    Args:
        words: The words of the full name.
        vocabulary: Knows the particles.
    """
    yield words[-1]
    if words[-1][0].islower():  # "al-X" begins a sentence as "Al-X"
        yield words[-1][0].upper() + words[-1][1:]
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in vocabulary.particles:
        at -= 1
    if at < len(words) - 1:
        whole = " ".join(words[at:])
        yield whole
        if whole[0].islower():
            yield whole[0].upper() + whole[1:]


def is_same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two full names with one surname are one person's, by their given names or both surnames.

    Args:
        one: The words of a name.
        other: The words of another that ends with the same word.

    >>> is_same_person(["J.", "Wendt"], ["Josef", "Wendt"]), is_same_person(["Karl", "Wendt"], ["Otto", "Wendt"])
    (True, False)
    >>> is_same_person(["Gil", "Pardo"], ["Ana", "Gil", "Pardo"])
    True
    """
    shorter = min(len(one), len(other))
    return _agrees(one[0], other[0]) or (shorter > 1 and one[-shorter:] == other[-shorter:])


def _agrees(one: str, other: str) -> bool:
    """Whether two given names may be one person's: the same, or the initial of the other."""
    if one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)
