"""Names that stand where places stand and that the core turned down, because its own table lacks them: "in Leon", "flew to Rotterdam".

The text delimits the name and its preposition says "place"; the gazetteer is asked last. It has "Hope" and "March" too, so a name is
kept only where the article also speaks for the country: see `Verdict.is_backed`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from newsparse import DATELINES, PARAGRAPHS, PLACES, Lexicon, Place, View
from newsparse_geonames.gazetteer import Gazetteer

__all__ = ["overlooked"]

_NAMES: Final = re.compile("P+")
_LONGEST: Final = 4  # words
_MOVING: Final = 7  # tokens
_AT: Final = "at"  # "works at Orange": before what the core does not know, too often a firm
# What follows makes it the name of somebody or something: "in Victoria's hands", "in Leon county court".
_GOES_ON: Final = frozenset("N'GC&")


def overlooked(view: View, table: Gazetteer) -> Iterator[Place]:
    """Find such names outside of the core's places, in the order of the text.

    Args:
        view: The article.
        table: The gazetteer.
    """
    tokens = view.reading.tokens
    for first, last in _names(view):
        name = tokens.slice(first, last)
        if _is_said_to_be_a_place(view, first) and not _is_other(view, first, last) and name in table:
            span = view.span(tokens.starts[first], tokens.ends[last])
            yield Place(span, rule="geonames.overlooked", name=" ".join(name.split()))


def _names(view: View) -> Iterator[tuple[int, int]]:
    """Delimit the names of the paragraphs by their first and last tokens, without the places and without parts of longer names."""
    tokens, tags = view.reading.tokens, view.reading.tags
    blocks = (tokens.between(one.span.start, one.span.end) for one in view[PARAGRAPHS])
    found = [run.span() for block in blocks for run in _NAMES.finditer(tags, block.start, block.stop)]
    parts = {tokens.words[index] for start, end in found if end - start > 1 for index in (start, end - 1)}
    known = (one.span for one in (*view[PLACES], *view[DATELINES]))
    taken = {index for span in known for index in tokens.between(span.start, span.end)}
    for start, end in found:
        is_part = end - start == 1 and tokens.words[start] in parts
        is_free = taken.isdisjoint((start, end - 1)) and tags[end : end + 1] not in _GOES_ON
        if is_free and not is_part and end - start <= _LONGEST:
            yield start, end - 1


def _is_said_to_be_a_place(view: View, first: int) -> bool:
    """Judge by the words before, as the core does with the names in its table."""
    lower, words = view.reading.tokens.lower, view.lexicon("places")
    index = first - 1
    while index > 0 and lower[index] in words["sides"]:
        index -= 1
    if index < 0 or lower[index] == _AT:
        return False
    if lower[index] == "of":
        return index > 0 and lower[index - 1] in words["heads"]
    sort = words["locatives"].get(lower[index])
    return sort in ("sure", "known") or (sort == "moving" and _is_moving(lower[max(0, index - _MOVING) : index], words))


def _is_moving(before: Collection[str], words: Lexicon) -> bool:
    return not words["moving"].keys().isdisjoint(before)


def _is_other(view: View, first: int, last: int) -> bool:
    """Tell days, peoples, acronyms, offices and organisations, which are written like places."""
    tokens = view.reading.tokens
    words, lower = tokens.words[first : last + 1], tokens.lower[first : last + 1]
    is_acronym = any(word.isupper() for word in words)
    return is_acronym or not _no_places(
        view.lexicon("places"), view.lexicon("moments"), view.lexicon("names")
    ).isdisjoint(lower)


@lru_cache(maxsize=4)
def _no_places(places: Lexicon, moments: Lexicon, names: Lexicon) -> frozenset[str]:
    sections = (
        places["not_places"], places["organizations"], moments["weekdays"], moments["months"],
        {word.lower(): "" for word in (*places["demonyms"], *names["titles"], *names["honorifics"])},
    )  # fmt: skip
    return frozenset(word for section in sections for word in section)
