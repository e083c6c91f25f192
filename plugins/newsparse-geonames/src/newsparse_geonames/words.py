"""The words of regions: how the lexicon *regions* is read and offered."""

from __future__ import annotations

from functools import cache

from newsparse import Lexicon

__all__ = ["regions"]


@cache
def regions() -> Lexicon:
    """Read the lexicon that ships with this package: section a country, word a region, value its largest city.

    >>> regions()["PK"]["Sindh"]
    'Karachi'
    """
    (lexicon,) = Lexicon.in_package("newsparse_geonames")
    return lexicon
