"""Blocks: the parts of a text's layout."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Block"]


class Block(NamedTuple):
    """A part of the layout; offsets in code points.

    Args:
        kind: ``"header"``, ``"byline"``, ``"title"``, ``"crosshead"`` or ``"paragraph"``.
        start: Offset of its first character.
        end: Offset after its last character.
        name: Of a header, which one: ``"date"``, ``"published"``, ``"source"``.
        value: Of a header, what it says; of a byline, its names joined by ``"; "``.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    value: str = ""
