"""What an article says of where it is: the countries, their people and the regions that it names, wherever they stand.

These words are evidence, never places: "U.S. officials" is no place, yet it speaks for Birmingham, Alabama.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse import Lexicon, View
from newsparse_geonames.gazetteer import Gazetteer, SiteKind
from newsparse_geonames.names import fold

__all__ = ["Clue", "clues"]

_NAMED: Final = frozenset("PAN")
_CITY: Final = "City"  # Kansas City is not in Kansas alone


class Clue(NamedTuple):
    """A country, a people or a region that the article names.

    Args:
        first: Its first token.
        last: Its last token, included.
        key: Its name, folded.
        areas: What it may mean: country and region, the region empty for a whole country.
        is_name: Whether it is a name, not an adjective or a people.
        is_abbreviation: Whether it means this behind a comma only: "Ga.".
    """

    first: int
    last: int
    key: str
    areas: tuple[tuple[str, str], ...]
    is_name: bool
    is_abbreviation: bool


class _Meaning(NamedTuple):
    areas: tuple[tuple[str, str], ...]
    is_name: bool
    is_abbreviation: bool


def clues(view: View, table: Gazetteer) -> Iterator[Clue]:
    """Find the clues of an article, in the order of its text; where two overlap, the longer one.

    Args:
        view: The article.
        table: The gazetteer.
    """
    known, longest = _vocabulary(view.lexicon("places"), table)
    words, tags, after = view.reading.tokens.words, view.reading.tags, 0
    for first, (word, tag) in enumerate(zip(words, tags, strict=True)):
        if first < after or tag not in _NAMED or not word[0].isupper():
            continue
        for size in range(longest.get(fold(word), 0), 0, -1):
            printed, following = words[first : first + size], words[first + size : first + size + 1]
            meant = known.get(key := fold(" ".join(printed)))
            if meant and _is_whole(printed) and following != [_CITY]:
                after = first + size
                yield Clue(first, after - 1, key, *meant)
                break


def _is_whole(printed: Sequence[str]) -> bool:
    """Tell a name from one with a mark behind it, and "OR" from "Or"."""
    is_postal = len(printed[0]) > 2 or len(printed) > 1 or printed[0].isupper()
    return is_postal and printed[-1][:1].isalpha()


@lru_cache(maxsize=4)
def _vocabulary(places: Lexicon, table: Gazetteer) -> tuple[Mapping[str, _Meaning], Mapping[str, int]]:
    """Collect what the words mean, by their folded form; and how many words the longest has, by the first of them."""
    people = places["demonyms"]
    known = {fold(name): _Meaning(((code, ""),), is_name=False, is_abbreviation=False) for name, code in people.items()}
    for key, sites in table.areas.items():
        areas = tuple((site.country, site.region) for site in sites)
        is_abbreviation = key not in table.others and sites[0].kind is SiteKind.REGION
        known[key] = _Meaning(areas, is_name=True, is_abbreviation=is_abbreviation)
    longest: dict[str, int] = {}
    named = (site.name for sites in table.areas.values() for site in sites)
    for name in (*people, *places["countries"], *named):
        words = name.split()
        longest[fold(words[0])] = max(longest.get(fold(words[0]), 0), len(words))
    return known, longest
