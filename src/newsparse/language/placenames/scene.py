"""The scene: a text with the words and tables that tell its places, and what a name of one looks like."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.gazetteer import Gazetteer
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon

__all__ = ["APOSTROPHES", "BEING", "FARTHEST", "LINKS", "PlaceName", "Scene", "governors"]

# So many tokens at most does a name have, or stand between it and the word that governs it.
FARTHEST: Final = 4
LINKS: Final = frozenset({"and", "or", ",", "&"})
BEING: Final = frozenset({"is", "was", "are", "were"})
APOSTROPHES: Final = frozenset({"'s", "’s", "'", "’"})


class PlaceName(NamedTuple):
    """A name of a place, by the indexes of its tokens.

    Args:
        first: Its first token.
        last: Its last token, included; the region printed beside it is part of it.
        rule: The rule that found it.
        country: ISO 3166 code, or None where neither the table nor the words around it say.
        is_known: Whether the table has it.
    """

    first: int
    last: int
    rule: str
    country: str | None
    is_known: bool


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Scene:
    """A text in which names of places are looked for.

    Args:
        tokens: Its tokens.
        tags: Its tags, one a token.
        words: The lexicon *places*.
        table: The same as a table.
        names: The lexicon *names*, to tell persons.
        times: Words of the calendar, which are written like names.
        openings: The first tokens of paragraphs and headings; no name runs on into them.
        is_shouting: Whether the text is printed in capitals alone.
    """

    tokens: Tokens
    tags: str
    words: Lexicon
    table: Gazetteer
    names: Lexicon
    times: Mapping[str, str]
    openings: frozenset[int] = frozenset()
    is_shouting: bool = False
    _ordered: list[int] = attrs.field(
        init=False, default=attrs.Factory(lambda self: sorted(self.openings), takes_self=True)
    )

    def limit(self, index: int) -> int:
        """Find where the paragraph or heading of a token ends: the first token after it.

        Args:
            index: The token.
        """
        after = bisect_right(self._ordered, index)
        return self._ordered[after] if after < len(self._ordered) else len(self.tags)


@lru_cache(maxsize=8)
def governors(words: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Collect the words that may make a place of the name behind them, and those that may stand between.

    Args:
        words: The lexicon *places*.
    """
    before = {"of", "and", *BEING, *APOSTROPHES, *words["locatives"], *words["kinds"], *words["entering"]}
    return frozenset(before), frozenset({*words["sides"], *words["quarters"]})
