"""The scene: what of an article tells who is who, in tokens and offsets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from newsparse.language.naming import Vocabulary
from newsparse.language.reading import Reading

__all__ = ["Scene"]


class Scene(NamedTuple):
    """What of an article tells who is who: its reading, and where its parts stand, in offsets.

    Args:
        reading: The text's tokens, tags, phrases and quotations.
        vocabulary: The words that tell kinds.
        sentences: Where the sentences stand.
        headings: Where the headings stand.
        datelines: Where the datelines stand.
        places: Where the names of places stand.
        sources: Where the sources of what is reported stand.
    """

    reading: Reading
    vocabulary: Vocabulary
    sentences: Sequence[tuple[int, int]]
    headings: Sequence[tuple[int, int]]
    datelines: Sequence[tuple[int, int]]
    places: Sequence[tuple[int, int]]
    sources: Collection[tuple[int, int]]
