"""The words of money: how the lexicon `currencies` is read and offered."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from newsparse import Lexicon

__all__ = ["currencies"]


@cache
def currencies() -> Lexicon:
    """Read the lexicon that ships with this package.

    >>> currencies()["names"]["euros"]
    'EUR'
    """
    file = resources.files("newsparse_money") / "currencies.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    origin = tables.pop("origin")
    return Lexicon.of("currencies", tables, origin)
