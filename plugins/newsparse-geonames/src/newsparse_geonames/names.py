"""How the names of places are compared."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["fold"]

# Letters that are no letter with a mark, as English copy writes them.
_PLAIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_SHORT: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """Write a name as it is looked up: letters and digits alone, in lower case, without marks.

    >>> fold("Jalal-Abad"), fold("Xi’an"), fold("León"), fold("St. Petersburg")
    ('jalalabad', 'xian', 'leon', 'saintpetersburg')
    """
    lower = name.casefold()
    if lower.isascii():
        if lower.isalnum():
            return lower
    else:
        apart = unicodedata.normalize("NFKD", lower)
        lower = "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold().translate(_PLAIN)
    first, _, rest = lower.partition(" ")
    whole = f"{_SHORT.get(first.rstrip('.'), first)}{rest}"
    return whole if whole.isalnum() else "".join(filter(str.isalnum, whole))
