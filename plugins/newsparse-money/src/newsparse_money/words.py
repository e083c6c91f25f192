"""The words of money: how the lexicon `currencies` is read and offered."""

from __future__ import annotations

from functools import cache

from newsparse import Lexicon

__all__ = ["currencies"]


@cache
def currencies() -> Lexicon:
    """Read the lexicon that ships with this package.

    >>> currencies()["names"]["euros"]
    'EUR'
    """
    (lexicon,) = Lexicon.in_package("newsparse_money")
    return lexicon
