"""The mentions of places in an article, and what the words right beside each say of where it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import attrs

from newsparse import DATELINES, Place, View
from newsparse_geonames.clues import Clue
from newsparse_geonames.gazetteer import Gazetteer
from newsparse_geonames.names import fold

__all__ = ["Hint", "Mention", "Sense", "Surroundings", "mentions"]

# A folded name, and whether it is said to be that of a province: what has one meaning throughout an article.
Sense = tuple[str, bool]

# So many tokens away something still stands beside a name: ", Ukraine's second-largest city".
_BESIDE: Final = 9
_INTO: Final = frozenset({"in", "of", "on"})
_COMMA: Final = frozenset({",", "("})
_OWNS: Final = frozenset({"'s", "'"})
_JOINS: Final = frozenset({"and", "or", "&"})
_TAKEN: Final = frozenset({"occupied"})  # "the Turkish occupied port of" is not Turkey's
_GLUE: Final = frozenset("DAC")
# What may not follow a country behind a comma: "In Paris, Russia said", "in Paris, U.S. officials".
_GOES_ON: Final = frozenset("NPVXHMLB'")


@attrs.frozen
class Mention:
    """A place as the article names it.

    Args:
        place: The place, as the core read it.
        first: Its first token.
        last: Its last token before a comma.
        key: Its name, folded.
        is_area: Whether it says itself that it is a province, an island or the like.
        is_filed: Whether it stands in the dateline.
        is_doubtful: Whether the core did not take it for a place.
    """

    place: Place
    first: int
    last: int
    key: str
    is_area: bool
    is_filed: bool = False
    is_doubtful: bool = False

    @property
    def sense(self) -> Sense:
        """What has one meaning throughout an article: the name, and whether it is that of a province."""
        return self.key, self.is_area


class Hint(NamedTuple):
    """A country or a region that stands beside a mention.

    Args:
        clue: The country or region.
        is_sure: Whether the place has to be in it; in "to Paris, Germany and Spain" it need not.
    """

    clue: Clue
    is_sure: bool


def mentions(view: View, table: Gazetteer, places: Iterable[Place], *, are_doubtful: bool = False) -> Iterator[Mention]:
    """Turn places into mentions; those wider than a country are none.

    Args:
        view: The article.
        table: The gazetteer.
        places: The places, in the order of the text.
        are_doubtful: Whether the core did not take them for places.
    """
    words, tokens = view.lexicon("places"), view.reading.tokens
    areas = {fold(name) for name in words["areas"]}
    filed = {place.span for line in view[DATELINES] for place in line.places}
    for place in places:
        head, _, _ = place.span.text.partition(",")
        first = tokens.at(place.span.start)
        last = max(first, tokens.at(place.span.start + len(head.rstrip()) - 1))
        key, is_area = fold(tokens.slice(first, last)), False
        if last > first and words["kinds"].get(tokens.lower[last]) == "region" and not table.is_first_name(key):
            key, is_area = fold(tokens.slice(first, last - 1)), True
        if key not in areas:
            yield Mention(place, first, last, key, is_area, place.span in filed, are_doubtful)


@attrs.frozen(slots=False, eq=False)
class Surroundings:
    """The words around the mentions of one article.

    Args:
        view: The article.
        clues: The countries and regions that it names.
    """

    view: View
    clues: Sequence[Clue]

    @cached_property
    def _first(self) -> Mapping[int, Clue]:
        return {clue.first: clue for clue in self.clues}

    @cached_property
    def _last(self) -> Mapping[int, Clue]:
        return {clue.last: clue for clue in self.clues}

    @cached_property
    def _kinds(self) -> Collection[str]:
        return self.view.lexicon("places")["kinds"]

    @cached_property
    def _sides(self) -> Collection[str]:
        return self.view.lexicon("places")["sides"]

    @cached_property
    def _lower(self) -> Sequence[str]:
        return self.view.reading.tokens.lower

    @cached_property
    def _openings(self) -> Collection[int]:
        return frozenset(self.view.reading.openings)

    def beside(self, mention: Mention) -> list[Hint]:
        """Find the countries and regions that the words beside a mention put it in, "the Lebanese city of X" among them.

        Args:
            mention: The mention.
        """
        return [*self._behind(mention.last), *self._before(mention.first)]

    # ------------------------------------------------------------ behind: "X, Texas", "X, in northern Lebanon"

    def _behind(self, last: int) -> Iterator[Hint]:
        index, end = last + 1, min(last + _BESIDE, len(self._lower))
        link = ""
        while index < end and index not in self._openings:
            word = self._lower[index]
            if (clue := self._first.get(index)) is not None:
                is_printed = index == last + 2 and link in _COMMA
                if not self._puts(clue, link, is_printed=is_printed):
                    return
                yield Hint(clue, is_sure=not (is_printed and self._is_listed(clue)))
                index, link = self._over(clue), "of"
            elif word in _INTO or (word in _COMMA and link != "in"):
                link = word
                index += 1
            elif self._is_glue(index) or word in _OWNS:
                index += 1
            else:
                return

    def _puts(self, clue: Clue, link: str, *, is_printed: bool) -> bool:
        """Tell a country that the place is in from one that does something: "in Paris, U.S. officials said"."""
        if not link or (clue.is_abbreviation and not is_printed):
            return False
        behind = clue.last + 1
        if self._tag(behind) == "'" or not clue.is_name:
            return self._is_kind_behind(behind)
        return (is_printed or link in _INTO) and (self._tag(behind) not in _GOES_ON or self._is_kind_behind(behind))

    def _is_listed(self, clue: Clue) -> bool:
        """Tell a whole country that may be the next item of a list."""
        following = self._lower[clue.last + 1] if clue.last + 1 < len(self._lower) else ""
        return following in _JOINS and not any(region for _, region in clue.areas)

    def _is_kind_behind(self, index: int) -> bool:
        """Look for a word for a sort of place: "Ukraine's second-largest city", "the Mexican state"."""
        for at in range(index, min(index + 4, len(self._lower))):
            if self._lower[at] in self._kinds:
                return True
            if not (self._tag(at) in "AC'" or self._lower[at] in self._sides):
                return False
        return False

    def _over(self, clue: Clue) -> int:
        """Step over a clue and the word for a sort of place that belongs to it."""
        index, end = clue.last + 1, min(clue.last + _BESIDE, len(self._lower))
        while index < end and (self._is_glue(index) or self._lower[index] in _OWNS):
            index += 1
        return index

    # ------------------------------------------------------------ before: "the Lebanese city of X", "Lebanon's X"

    def _before(self, first: int) -> Iterator[Hint]:
        has_kind, is_owned = False, False
        for index in range(first - 1, max(-1, first - _BESIDE), -1):
            word = self._lower[index]
            if index + 1 in self._openings:
                return
            if (clue := self._last.get(index)) is not None:
                if (has_kind or (is_owned and clue.is_name)) and not clue.is_abbreviation:
                    yield Hint(clue, is_sure=True)
                return
            has_kind = has_kind or word in self._kinds
            is_owned = word in _OWNS
            is_link = is_owned or word == "of" or (word == "," and index == first - 1)
            if word in _TAKEN or not (is_link or self._is_glue(index)):
                return

    # ------------------------------------------------------------ words

    def _is_glue(self, index: int) -> bool:
        word = self._lower[index]
        return self._tag(index) in _GLUE or word in self._kinds or word in self._sides

    def _tag(self, index: int) -> str:
        tags = self.view.reading.tags
        return tags[index] if index < len(tags) else "."
