"""The words of the standards, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["standard"]


def standard(name: str) -> dict[str, Any]:
    """Look up what is known of a standard.

    Args:
        name: ``"ninjs"``, ``"nitf"``, ``"html"`` or ``"carried"``.

    >>> standard("ninjs")["renamed"]["person"]
    'people'
    """
    found: dict[str, Any] = _tables()[name]
    return found


@cache
def _tables() -> dict[str, Any]:
    file = resources.files("newsparse_ninjs") / "standards.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
