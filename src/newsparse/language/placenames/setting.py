"""The setting of a name: what a run of proper names says itself, and what stands before and behind it."""

from __future__ import annotations

from typing import Final

from newsparse.language.placenames.scene import APOSTROPHES, FARTHEST, LINKS, PlaceName, Scene, governors
from newsparse.patterns import pattern

__all__ = ["Setting"]

_OWNED: Final = pattern("placenames.owned", r" [ABC]{0,3}+ [NP] ")


class Setting:
    """One run of proper names with what stands around it.

    What the rules look at: the `full` name, the `bare` one of "Hunan Province", the `kind` of place that it says itself, the
    word that governs it, its `governor`, which stands at `before`, whether that `is_direct`, right before it, and the code of
    the `nation` that an adjective tells.

    Args:
        scene: The text.
        first: Its first token.
        last: Its last token, included.
        previous: The place found before it.
        surnames: Last words of persons' names.
    """

    def __init__(
        self, scene: Scene, first: int, last: int, previous: PlaceName | None, surnames: frozenset[str]
    ) -> None:
        self.scene, self.first, self.last = scene, first, last
        self.previous, self.surnames = previous, surnames
        self.lower, self.tags = scene.tokens.lower, scene.tags
        self.limit = scene.limit(last)
        self.full = scene.tokens.slice(first, last)
        self.kinds = scene.words["kinds"]
        self.bare = self._bare_name()
        self.is_feature = last > first and self.lower[first] in scene.words["features"]
        self.is_known = self.is_feature or self.bare in scene.table
        self.kind = self._kind()
        self.nation: str | None = None
        self.has_article = False
        self.before = self._before()
        self.governor = self.word(self.before)
        self.is_direct = self.before == first - 1

    def word(self, index: int) -> str:
        """Return a word of the text, and none behind the paragraph's end.

        Args:
            index: Its token.
        """
        return self.lower[index] if 0 <= index < self.limit else ""

    def tag(self, index: int) -> str:
        """Return a tag, and none behind the paragraph's end.

        Args:
            index: Its token.
        """
        return self.tags[index] if 0 <= index < self.limit else ""

    def _kind(self) -> str | None:
        """Tell which kind of place the run itself says it is: "Jilin Province", "Tver region"."""
        if self.last > self.first and (kind := self.kinds.get(self.lower[self.last])):
            return kind
        return self.kinds.get(self.word(self.last + 1)) if self.tag(self.last + 1) == "N" else None

    def _bare_name(self) -> str:
        """Take "Hunan Province" for Hunan where the table has it so."""
        table = self.scene.table
        if self.last > self.first and self.lower[self.last] in self.kinds and self.full not in table:
            return self.scene.tokens.slice(self.first, self.last - 1)
        return self.full

    def _before(self) -> int:
        """Find the word that governs the run, over articles and adjectives; note a nation among them."""
        index = self.first - 1
        _, sides = governors(self.scene.words)
        while (
            index >= 0 and index >= self.first - FARTHEST and (self.tags[index] in "DAG" or self.lower[index] in sides)
        ):
            self.has_article = self.has_article or self.tags[index] == "D"
            self.nation = self.nation or self.nation_at(index)
            index -= 1
        return index

    def nation_at(self, index: int) -> str | None:
        """Read the nation off an adjective, "Syrian", "North Korean", or off letters that stand for one, "UK".

        Args:
            index: The token.
        """
        table, word = self.scene.table, self.scene.tokens.words[index]
        if word.isupper() and not self.scene.is_shouting and table.is_country(word):
            return table.country(word)
        return table.nationality(f"{self.word(index - 1)} {self.lower[index]}") or table.nationality(self.lower[index])

    def is_excluded(self) -> bool:
        """Tell a name that is never a place's: of a people, an organisation, or a word that the lexicon lists as none."""
        words = self.scene.words
        if self.lower[self.first] in words["not_places"] or self.lower[self.last] in words["organizations"]:
            return not self.is_known
        return self.scene.table.nationality(self.full) is not None and not self.is_known

    def is_free(self) -> bool:
        """Tell a name that stands for itself from one that owns what follows: "in Russia's interest"."""
        if self.word(self.last + 1) not in APOSTROPHES:
            is_modifier = self.has_article and self.tag(self.last + 1) == "N" and self.kind is None
            return not is_modifier  # "at a Washington event"
        match = _OWNED.match(self.tags, self.last + 2)
        return match is not None and (self.tags[match.end() - 1] == "P" or self.word(match.end() - 1) in self.kinds)

    def is_plausible(self) -> bool:
        """Judge an unknown name behind "in": no person, no acronym, no modifier of what follows."""
        if self.kind is not None:
            return not self.is_office()
        words = self.scene.tokens.words[self.first : self.last + 1]
        given = self.scene.names["given"]
        is_person = (
            words[0] in given or words[-1] in self.surnames or self.lower[self.first] in self.scene.names["titles"]
        )
        is_acronym = not self.scene.is_shouting and any(word.isupper() and len(word) < 7 for word in words)
        if is_person or is_acronym or self.has_article or len(words) > FARTHEST:
            return False
        following = self.tag(self.last + 1)
        if following == "C" and self.first - 1 in self.scene.openings:  # "In Lipova 18 people were hurt"
            return self.tag(self.last + 2) == "N"
        return following not in ("N", "'", "C", "G") and self.word(self.last + 1) not in APOSTROPHES

    def is_single(self) -> bool:
        """Tell a name that may be a place's from a given name, a surname of the text or an acronym."""
        word = self.scene.tokens.words[self.first]
        is_person = word in self.scene.names["given"] or word in self.surnames
        return not is_person and not word.isupper()

    def is_office(self) -> bool:
        """Tell "Tver region governor" from the region itself."""
        return (
            self.tag(self.last + 1) == "N"
            and self.tag(self.last + 2) in ("N", "P")
            and self.word(self.last + 2) not in self.kinds
        )

    def wider(self) -> int | None:
        """Find the region printed behind the name: the last token of "Texas" in "Paris, Texas"."""
        if self.word(self.last + 1) != "," or self.tag(self.last + 2) != "P" or self.scene.table.is_country(self.bare):
            return None
        end = self.last + 2
        while self.tag(end + 1) == "P" and end < self.last + FARTHEST:
            end += 1
        table, tokens = self.scene.table, self.scene.tokens
        region = tokens.slice(self.last + 2, end)
        if not table.is_region(region):
            return None
        return end if table.is_in(self.bare, region) or not table.is_country(region) or self._is_enclosed(end) else None

    def _is_enclosed(self, end: int) -> bool:
        """Tell a country between commas, no item of a list: the text knows better than the table, "Tripoli, Lebanon,"."""
        return (
            self.word(end + 1) == ","
            and self.tag(end + 2) not in ("P", "J", "")
            and self.word(self.first - 1) not in LINKS
        )
