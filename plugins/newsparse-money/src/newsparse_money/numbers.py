"""Numbers as news prints them before a currency: "1.2 billion", "half a million", "500 crore", "tens of thousands of"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

import attrs

from newsparse import Lexicon

__all__ = ["Number", "read_number", "times"]

_ONE: Final = Decimal(1)
_FEWEST_THAT_DOUBLE: Final = 10  # "tens of", but not "several"


@attrs.frozen
class Number:
    """How many; ``is_vague`` where there may be more."""

    value: Decimal
    is_vague: bool = False


def times(word: str, lexicon: Lexicon) -> Decimal:
    """Tell what a number is multiplied by.

    Args:
        word: "million", "m", or nothing.
        lexicon: The lexicon `currencies`.

    >>> from newsparse_money.words import currencies
    >>> times("crore", currencies()), times("", currencies())
    (Decimal('10000000'), Decimal('1'))
    """
    word = word.strip(" -\n").lower()
    return Decimal(lexicon["times"].get(word) or lexicon["letters"].get(word) or 1)


def read_number(text: str, lexicon: Lexicon) -> Number:
    """Read a number in digits or in words.

    Args:
        text: Nothing but the number.
        lexicon: The lexicon `currencies`.

    >>> from newsparse_money.words import currencies
    >>> [read_number(text, currencies()).value for text in ("1,200.50", "two and a half million")]
    [Decimal('1200.50'), Decimal('2500000.0')]
    """
    if text[0].isdigit():
        return Number(Decimal(text.replace(",", "")))
    entries = list(_split(" ".join(text.lower().replace("-", " ").split()), lexicon))
    is_vague = any(word in lexicon["vague"] for word, _ in entries)
    value = _sum(value for _, value in entries)
    if entries[0][0] in lexicon["vague"] and entries[0][1] >= _FEWEST_THAT_DOUBLE:
        value *= 2  # "hundreds" are two hundred at least
    return Number(value, is_vague)


def _split(words: str, lexicon: Lexicon) -> Iterator[tuple[str, Decimal]]:
    """Cut a phrase into the longest entries of the lexicon, each with its value."""
    left = words.split()
    while left:
        entry, value = _longest(left, lexicon)
        if value is not None:
            yield entry, value
        left = left[entry.count(" ") + 1 :]


def _longest(words: list[str], lexicon: Lexicon) -> tuple[str, Decimal | None]:
    for length in range(min(4, len(words)), 1, -1):
        entry = " ".join(words[:length])
        value = _value(entry, lexicon)
        if value is not None:
            return entry, value
    return words[0], _value(words[0], lexicon)  # "and" has none


def _value(entry: str, lexicon: Lexicon) -> Decimal | None:
    sections: tuple[Mapping[str, str], ...] = (lexicon["numbers"], lexicon["times"], lexicon["vague"])
    found = next((section[entry] for section in sections if entry in section), None)
    return None if found is None else Decimal(found)


def _sum(values: Iterable[Decimal]) -> Decimal:
    """Add what stands side by side, multiply by what multiplies: 2 100 50 1000 is 250 thousand."""
    total, current = Decimal(0), Decimal(0)
    for value in values:
        if value < 100:
            current += value
        else:
            current = (current or _ONE) * value
        if value >= 1000:
            total, current = total + current, Decimal(0)
    return total + current
