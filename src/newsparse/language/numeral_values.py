"""What the words of a number come to: "two hundred and five", "1.2 million", "a dozen", "two thirds"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import Final

from newsparse.patterns import pattern

__all__ = ["LITERAL", "Number", "plural", "share", "value"]

Number = int | Decimal
"""A number before it is rounded."""

LITERAL: Final = pattern(
    "numerals.literal",
    r"""
    [0-9]{1,3} (?: , [0-9]{2,3} ){0,6} , [0-9]{3} (?: \. [0-9]{1,6} )?+           # 1,200  1,00,000  1,200.5
  | [0-9]{1,3} (?: [\s'’] [0-9]{3} ){1,6}+ | [0-9]{1,3} (?: \. [0-9]{3} ){2,6}+   # 1 200  1'200  1.200.000
  | [0-9]{1,18} (?P<point> \. [0-9]{1,6} )?+                                      # 45  3.5
    """,
)
"""A number in digits."""

# "a single", "a score of"
_ALONE: Final = {"s": 1, "Y": 20}
_HALF: Final = 2


def plural(words: list[str], values: Mapping[str, int]) -> int:
    """Read "hundreds of thousands": two or more of the product.

    Args:
        words: The words in lower case.
        values: What each word is worth.
    """
    return 2 * prod(values.get(word, 1) for word in words)


def value(words: list[str], letters: str, values: Mapping[str, int]) -> Number:
    """Add up the words of a number as they are spoken, from the largest scale to the smallest.

    Args:
        words: The words in lower case.
        letters: One letter for each, those of `newsparse.language.numerals`.
        values: What each word is worth.
    """
    total: Number = 0
    part: Number = 0
    scale = 1
    for word, letter in zip(words, letters, strict=True):
        if letter in "kK":
            scale = values[word]
            total, part = (total * scale, part) if total and not part else (total + (part or 1) * scale, 0)
        elif letter in "hz":
            scale = values[word]
            part = (part or 1) * scale
        elif letter == "H":
            total, part = _add_half(total, part, scale)
        else:
            part += _simple(word, letter, values)
    return total + part


def _add_half(total: Number, part: Number, scale: int) -> tuple[Number, Number]:
    """Read "half a million", "one and a half" and "a million and a half"."""
    half = Decimal("0.5")
    return (total + half * scale, part) if total else (total, part + half * (scale if part else 1))


def _simple(word: str, letter: str, values: Mapping[str, int]) -> Number:
    if letter == "d":
        return _digits(word)
    if letter == "N" and word[0].isdigit():
        return int(word[:-2])
    return _ALONE.get(letter) or values.get(word, 0)


def _digits(word: str) -> Number:
    if word.isdigit():
        return int(word)
    match = LITERAL.fullmatch(word)
    has_point = match is not None and (match["point"] or ("," in word and "." in word))
    whole, _, decimals = word.rpartition(".") if has_point else (word, "", "")
    digits = "".join(filter(str.isdigit, whole))
    return Decimal(f"{digits}.{decimals}") if decimals else int(digits)


def share(words: list[str], letters: str, values: Mapping[str, int]) -> Fraction:
    """Read "a third", "two thirds" and "half".

    Args:
        words: The words in lower case.
        letters: One letter for each, those of `newsparse.language.numerals`.
        values: What each word is worth.
    """
    number = letters[:-1].strip("-")
    many = value(words[: len(number)], number, values) if number not in ("", "a") else 1
    return Fraction(many) / (_HALF if letters[-1] == "H" else values[words[-1]])
