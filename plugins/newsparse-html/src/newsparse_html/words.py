"""What web pages say about themselves, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["encodings", "names"]


def encodings() -> Mapping[str, str]:
    """Tell which encoding a declared one stands for, both by Python's names.

    >>> encodings()["iso8859-1"]
    'cp1252'
    """
    table: Mapping[str, str] = _tables()["encodings"]
    return table


def names(section: str) -> tuple[str, ...]:
    """List the names of a section.

    Args:
        section: ``"articles"``, ``"holders"``, ``"published"`` or ``"blocks"``.

    >>> names("articles")[0]
    'NewsArticle'
    """
    return tuple(_tables()["names"][section])


@cache
def _tables() -> dict[str, Any]:
    file = resources.files("newsparse_html") / "page.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    tables.pop("origin")
    return tables
