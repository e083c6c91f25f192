"""In which order layers are shown: what people look for first, how the copy is laid out last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["in_order"]

_FIRST: Final = ("incidents", "casualties", "quotes", "actors")
# Layers of plugins stand between these two.
_LAST: Final = (
    "places", "moments", "datelines", "attributions", "bylines", "headers", "headings", "paragraphs", "sentences",
)  # fmt: skip


def in_order(names: Iterable[str]) -> list[str]:
    """Put the names of layers into the order in which they are shown.

    Args:
        names: The names, each once.

    >>> in_order(["sentences", "places", "ships", "quotes"])
    ['quotes', 'ships', 'places', 'sentences']
    """
    given = list(names)
    own = [name for name in given if name not in _FIRST and name not in _LAST]
    return [name for name in (*_FIRST, *own, *_LAST) if name in given]
