"""The words of regions: how the lexicon *regions* is read and offered."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from newsparse import Lexicon

__all__ = ["regions"]


@cache
def regions() -> Lexicon:
    """Read the lexicon that ships with this package: section a country, word a region, value its largest city.

    >>> regions()["PK"]["Sindh"]
    'Karachi'
    """
    file = resources.files("newsparse_geonames") / "regions.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    origin = tables.pop("origin")
    return Lexicon.of("regions", tables, origin)
