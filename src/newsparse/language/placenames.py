"""Names of places by their context: a name is delimited first, then judged, and only then looked up.

A run of proper names is a place where something before it, behind it or inside it says so:

============  ===============================================  =====================================
rule          example                                          the name must be
============  ===============================================  =====================================
locative      ``in Kramsk``, ``near the Gaza Strip``           no person, organisation or modifier
known         ``at Paris``, ``flew to Moscow``                 in the table
kind          ``the Orlov region``, ``the western city of X``  a name
part          ``on the territory of Ukraine``                  in the table
apposition    ``Kramsk, Norland's second city``; ``X, Texas``  a name
list          ``in Homs, Hama and Aleppo``                     known, or beside sure ones
within        ``in Lebanon's Bekaa Valley``                    a name
object        ``entered Goma``, ``left Paris``                 in the table
address       ``on Mill Road, Croydon``                        a name
home          ``Ann Lee, 34, of Rothwell,``                    a name
route         ``a bus from Jumla to Surkhet``                  a name
============  ===============================================  =====================================

A capital or a country that acts ("Kyiv demanded") has none of these before it and is no place here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.gazetteer import Gazetteer
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon
from newsparse.patterns import pattern

__all__ = ["PlaceName", "PlaceReader"]


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


# With a determiner behind it that may be part of the name.
_RUN: Final = pattern("placenames.run", r" P++ D?+ ")
# ", a city", ", the capital", ", Ukraine 's second city": the noun is the last token.
_APPOSITION: Final = pattern("placenames.apposition", r" , (?: P++ ' | D ) [ABCG]{0,3}+ N{1,4}+ ")
_FARTHEST: Final = 4
_MOVING_WITHIN: Final = 7
_LINKS: Final = frozenset({"and", "or", ",", "&"})
_ACTING: Final = ("V", "X", "H", "M", "'")
_ENDS_OF_WAYS: Final = {"from": "to", "between": "and"}
_BEING: Final = frozenset({"is", "was", "are", "were"})
_CLOSING: Final = (",", ".", "")
_APOSTROPHES: Final = frozenset({"'s", "’s", "'", "’"})


@attrs.frozen(eq=False, repr=False, kw_only=True)
class PlaceReader:
    """Finds the names of places in one text.

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
        """Find where the paragraph or heading of a token ends: the first token after it."""
        after = bisect_right(self._ordered, index)
        return self._ordered[after] if after < len(self._ordered) else len(self.tags)

    def read(self) -> Iterator[PlaceName]:
        """Yield the names in the order of the text."""
        previous: PlaceName | None = None
        runs = self._runs()
        surnames = self._surnames(runs)
        after = -1
        for first, last in runs:
            if first <= after or not self._is_promising(first, last, after):
                continue
            found = _Run(self, first, last, previous, surnames).judge()
            if found is not None:
                previous, after = found, found.last
                yield found

    def _is_promising(self, first: int, last: int, after: int) -> bool:
        """Tell at a glance whether anything around a run may make a place of it."""
        lower, tags = self.tokens.lower, self.tags
        if last + 1 < len(lower) and lower[last + 1] == ",":
            return True
        governors, sides = _governors(self.words)
        if first > 1 and lower[first - 1] == "," and lower[first - 2] in self.words["streets"]:
            return True
        index, farthest = first - 1, max(0, first - _FARTHEST)
        while index >= farthest and (tags[index] in "DAG" or lower[index] in sides):
            index -= 1
        return index >= 0 and (lower[index] in governors or (lower[index] in _LINKS and index - 2 <= after))

    def _runs(self) -> list[tuple[int, int]]:
        """Delimit the proper names; days and months at their ends are cut off, and words of place before them."""
        runs: list[tuple[int, int]] = []
        for match in _RUN.finditer(self.tags):
            first, after = match.span()
            last = after - 1 if self.tags[after - 1] == "P" or self._is_in_name(after - 1) else after - 2
            for start, end in self._cut(first, last) if last > first else ((first, last),):
                if start > end or self.tokens.lower[end] in self.times:
                    continue
                if runs and start == runs[-1][1] + 2 and self._is_joined(*runs[-1], end):
                    runs[-1] = (runs[-1][0], end)
                else:
                    runs.append((start, end))
        return runs

    def _is_in_name(self, index: int) -> bool:
        """Tell a small word that is part of the name before it, as its capital says: "Nghe An"."""
        if index in self.openings or self.is_shouting:
            return False
        return self.tokens.words[index].istitle() and self.tokens.words[index - 1].istitle()

    def _cut(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Cut a run where a text in capitals alone hides "IN" and "ACCORDING TO", and at its ends."""
        lower, ends, start = self.tokens.lower, self.times, first
        for index in range(first + 1, last + 1):
            if index in self.openings:
                yield start, index - 1
                start = index
            elif index < last and (lower[index] in self.words["locatives"] or lower[index] == "of"):
                yield start, index - 1
                start = index + 1
        while start <= last and lower[last] in ends:
            last -= 1
        while start < last and (lower[start] in ends or lower[start] in self.words["sides"]):
            start += 1
        yield start, last

    def _is_joined(self, first: int, last: int, end: int) -> bool:
        """Tell two runs that are one name: "Gulf of Aden", "Trinidad and Tobago", "Steinbach am Wald"."""
        if self.tokens.words[last + 1] in self.words["particles"]:
            return True
        link = self.tokens.lower[last + 1]
        if link == "of":
            is_kind = first == last and self.tokens.lower[last] in self.words["kinds"]
            return is_kind or self.tokens.slice(first, end) in self.table
        return link == "and" and self.tokens.slice(first, end) in self.table

    def _surnames(self, runs: list[tuple[int, int]]) -> frozenset[str]:
        """Collect the last words of names that begin with a given name: alone they mean persons too."""
        words, given = self.tokens.words, self.names["given"]
        return frozenset(words[last] for first, last in runs if last > first and words[first] in given)


@lru_cache(maxsize=8)
def _governors(words: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Collect the words that may make a place of the name behind them, and those that may stand between."""
    governors = {"of", "and", *_BEING, *_APOSTROPHES, *words["locatives"], *words["kinds"], *words["entering"]}
    return frozenset(governors), frozenset({*words["sides"], *words["quarters"]})


class _Run:
    """One run of proper names with what stands around it.

    Args:
        reader: Where it was found.
        first: Its first token.
        last: Its last token, included.
        previous: The place found before it.
        surnames: Last words of persons' names.
    """

    def __init__(
        self, reader: PlaceReader, first: int, last: int, previous: PlaceName | None, surnames: frozenset[str]
    ) -> None:
        self.reader, self.first, self.last = reader, first, last
        self.previous, self.surnames = previous, surnames
        self.lower, self.tags = reader.tokens.lower, reader.tags
        self.limit = reader.limit(last)
        self.name = reader.tokens.slice(first, last)
        self.kinds = reader.words["kinds"]
        self.bare = self._bare_name()
        self.is_feature = last > first and self.lower[first] in reader.words["features"]
        self.is_known = self.is_feature or self.bare in reader.table
        self.kind = self._kind()
        self.nation: str | None = None
        self.has_article = False

    def judge(self) -> PlaceName | None:
        """Decide whether it is a place, by the first rule that applies."""
        if self._is_excluded():
            return None
        if self.kind is not None and self._word(self.last + 2) == "of" and self.reader.table.is_country(self.bare):
            return None  # the U.S. state of Ohio
        before = self._before()
        rule = self._rule(before, self._word(before))
        return None if rule is None else self._found(rule)

    # ------------------------------------------------------------ what it is

    def _word(self, index: int) -> str:
        """Return a word of the text, and none behind the paragraph's end."""
        return self.lower[index] if 0 <= index < self.limit else ""

    def _tag(self, index: int) -> str:
        return self.tags[index] if 0 <= index < self.limit else ""

    def _kind(self) -> str | None:
        """Tell which kind of place the run itself says it is: "Jilin Province", "Tver region"."""
        if self.last > self.first and (kind := self.kinds.get(self.lower[self.last])):
            return kind
        return self.kinds.get(self._word(self.last + 1)) if self._tag(self.last + 1) == "N" else None

    def _bare_name(self) -> str:
        """Take "Hunan Province" for Hunan where the table has it so."""
        table = self.reader.table
        if self.last > self.first and self.lower[self.last] in self.kinds and self.name not in table:
            return self.reader.tokens.slice(self.first, self.last - 1)
        return self.name

    def _is_excluded(self) -> bool:
        words = self.reader.words
        if self.lower[self.first] in words["not_places"] or self.lower[self.last] in words["organizations"]:
            return not self.is_known
        return self.reader.table.nationality(self.name) is not None and not self.is_known

    def _before(self) -> int:
        """Find the word that governs the run, over articles and adjectives; note a nation among them."""
        index = self.first - 1
        _, sides = _governors(self.reader.words)
        while (
            index >= 0 and index >= self.first - _FARTHEST and (self.tags[index] in "DAG" or self.lower[index] in sides)
        ):
            self.has_article = self.has_article or self.tags[index] == "D"
            self.nation = self.nation or self._nation(index)
            index -= 1
        return index

    def _nation(self, index: int) -> str | None:
        """Read the nation off an adjective, "Syrian", "North Korean", or off letters that stand for one, "UK"."""
        table, word = self.reader.table, self.reader.tokens.words[index]
        if word.isupper() and not self.reader.is_shouting and table.is_country(word):
            return table.country(word)
        return table.nationality(f"{self._word(index - 1)} {self.lower[index]}") or table.nationality(self.lower[index])

    # ------------------------------------------------------------ rules

    def _rule(self, before: int, word: str) -> str | None:
        if word == "of":
            return "home" if self._is_home(before) else self._part(before - 1)
        if self._is_on_route(before, word):
            return "route"
        return self._rule_behind(before, word)

    def _rule_behind(self, before: int, word: str) -> str | None:
        """Judge a name by the preposition, verb or noun that governs it."""
        locative = self.reader.words["locatives"].get(word)
        if locative == "sure":
            is_sure = self._is_free() if self.is_known else self._is_within_reach(before) or self._is_closed_by_state()
            return "locative" if is_sure else None
        if locative == "shore":
            return "known" if self.is_feature or (self.has_article and self.reader.table.is_area(self.bare)) else None
        if locative is not None and self.is_known and self._is_free():
            return "known" if locative == "known" or self._is_moving(before, locative) else None
        if locative is not None and self._is_plausible() and self._is_beside_ground(before, locative):
            return "locative"
        if self.is_known and word in self.reader.words["entering"] and before == self.first - 1 and self._is_free():
            return "object"
        if self.is_known and self.kinds.get(word) == "town" and before == self.first - 1:
            self.nation = self.nation or self._nation(before - 1)
            return "kind" if self._is_free() else None
        return self._rule_around(before, word)

    def _rule_around(self, before: int, word: str) -> str | None:
        """Judge a name that no preposition governs, by its neighbours."""
        if self._is_within():
            return "within"
        if self._is_addressed():
            return "address"
        if self._is_named_as(before, word):
            return "kind"
        if self._is_listed(before):
            return "list"
        return "apposition" if self._is_explained() else None

    def _part(self, head: int) -> str | None:
        """Judge a name behind "of": "the western region of X", "the invasion of Ukraine"."""
        word = self._word(head)
        if word in self.kinds:
            for index in range(head - 1, max(-1, head - _FARTHEST), -1):
                if self.tags[index] not in "AP":
                    break
                self.nation = self.nation or self._nation(index)
            return "kind"
        is_sure = self.reader.words["heads"].get(word) == "sure"
        if not self.is_known:
            return "part" if is_sure and self._is_plausible() else None
        return "part" if word in self.reader.words["heads"] and self._is_free() else None

    def _is_free(self) -> bool:
        """Tell a name that stands for itself from one that owns what follows: "in Russia's interest"."""
        if self._word(self.last + 1) not in _APOSTROPHES:
            is_modifier = self.has_article and self._tag(self.last + 1) == "N" and self.kind is None
            return not is_modifier  # "at a Washington event"
        match = _OWNED.match(self.tags, self.last + 2)
        return match is not None and (self.tags[match.end() - 1] == "P" or self._word(match.end() - 1) in self.kinds)

    def _is_plausible(self) -> bool:
        """Judge an unknown name behind "in": no person, no acronym, no modifier of what follows."""
        if self.kind is not None:
            return not self._is_office()
        words = self.reader.tokens.words[self.first : self.last + 1]
        given = self.reader.names["given"]
        is_person = (
            words[0] in given or words[-1] in self.surnames or self.lower[self.first] in self.reader.names["titles"]
        )
        is_acronym = not self.reader.is_shouting and any(word.isupper() and len(word) < 7 for word in words)
        if is_person or is_acronym or self.has_article or len(words) > _FARTHEST:
            return False
        following = self._tag(self.last + 1)
        if following == "C" and self.first - 1 in self.reader.openings:  # "In Lipova 18 people were hurt"
            return self._tag(self.last + 2) == "N"
        return following not in ("N", "'", "C", "G") and self._word(self.last + 1) not in _APOSTROPHES

    def _is_within_reach(self, before: int) -> bool:
        """Judge an unknown name behind "in", after no word that trusts, invests or believes in what is no place."""
        return self._is_plausible() and self._word(before - 1) not in self.reader.words["trusting"]

    def _is_addressed(self) -> bool:
        """Judge a name behind a street: "Mill Road, Croydon"."""
        is_behind = self._word(self.first - 1) == "," and self.tags[max(0, self.first - 2)] == "P"
        if not is_behind or self._word(self.first - 2) not in self.reader.words["streets"]:
            return False
        return self._tag(self.last + 1) in _CLOSING and (self.is_known or self._is_plausible())

    def _is_home(self, before: int) -> bool:
        """Judge where somebody is from: "Ann Lee, 34, of Rothwell,"; without an age what they head may be printed so."""
        if before < 2 or self._word(before - 1) != "," or self._tag(self.last + 1) not in _CLOSING:
            return False
        is_aged = self.tags[before - 2] == "C" and self._word(before - 3) == ","
        is_person = self.tags[before - 2] == "P" and (
            self.is_known or self._tag(self.last + 2) in ("X", "H") or self._word(self.last + 2) == "who"
        )
        return (is_aged or is_person) and (self.is_known or self._is_plausible())

    def _is_on_route(self, before: int, word: str) -> bool:
        """Judge the ends of a way that is printed whole: "a bus from Jumla to Surkhet", "the road between X and Y"."""
        if self.is_known or before != self.first - 1 or self.first != self.last:
            return False
        if word in _ENDS_OF_WAYS:
            is_whole = self._word(self.last + 1) == _ENDS_OF_WAYS[word] and self._tag(self.last + 2) == "P"
            return is_whole and self._is_single() and self._is_behind_a_way(before)
        previous = self.previous
        if previous is None or previous.last != before - 1:
            return False
        start = previous.first - 1
        return _ENDS_OF_WAYS.get(self._word(start)) == word and self._is_behind_a_way(start)

    def _is_behind_a_way(self, index: int) -> bool:
        """Look for a road, or for what goes on one, a little before."""
        ways = self.reader.words["ways"]
        return any(self._word(one) in ways for one in range(max(0, index - _MOVING_WITHIN), index))

    def _is_single(self) -> bool:
        """Tell a name that may be a place's from a given name, a surname of the text or an acronym."""
        word = self.reader.tokens.words[self.first]
        is_person = word in self.reader.names["given"] or word in self.surnames
        return not is_person and not word.isupper()

    def _is_named_as(self, before: int, word: str) -> bool:
        """Judge a name that says which one was meant: "The worst-hit province was Al Haouz,"."""
        if word not in _BEING or before != self.first - 1 or self._word(before - 1) not in self.kinds:
            return False
        is_acronym = self.name.isupper() and not self.reader.is_shouting
        return self._tag(self.last + 1) in _CLOSING and not is_acronym

    def _is_closed_by_state(self) -> bool:
        """Tell by the state behind it that a name is no person's: "in Eugene, Ore.,"."""
        wider = self._wider()
        return wider is not None and self._tag(wider + 1) in (",", ".", "")

    def _is_office(self) -> bool:
        """Tell "Tver region governor" from the region itself."""
        return (
            self._tag(self.last + 1) == "N"
            and self._tag(self.last + 2) in ("N", "P")
            and self._word(self.last + 2) not in self.kinds
        )

    def _is_moving(self, before: int, locative: str) -> bool:
        """Look before "to", "from" and "between" for what goes or leads there, before "as" for "far", before "for" for "left"."""
        if locative == "far" and self._tag(self.last + 1) in _ACTING:
            return False  # "as far as Moscow is concerned"
        moving = ("far",) if locative == "far" else self.reader.words["bound" if locative == "bound" else "moving"]
        for index in range(before - 1, max(-1, before - 1 - _MOVING_WITHIN), -1):
            if self.tags[index] == ".":
                return False
            if self.lower[index] in moving:
                return True
        return False

    def _is_beside_ground(self, before: int, locative: str) -> bool:
        """Look for what only happens on the ground: "the road to X", "fighting around X"."""
        if locative == "moving":
            return self._word(before - 1) in self.reader.words["ways"]
        return locative == "known" and any(
            self._word(index) in self.reader.words["fighting"] for index in range(before - 3, before)
        )

    def _is_within(self) -> bool:
        """Judge a name that a place owns: "Lebanon's Bekaa Valley"."""
        if self._word(self.first - 1) not in _APOSTROPHES or self.kind is None:
            return (
                self.previous is not None
                and self.previous.last == self.first - 2
                and self.is_known
                and self._word(self.first - 1) in _APOSTROPHES
            )
        owner = self.reader.tokens.words[self.first - 2] if self.first > 1 else ""
        self.nation = self.nation or self.reader.table.country(owner)
        return self.nation is not None and not self._is_office()

    def _is_listed(self, before: int) -> bool:
        """Judge a name in a list that begins with a place."""
        if self.previous is None or self.previous.rule == "apposition" or before != self.first - 1:
            return False
        links = self.lower[self.previous.last + 1 : self.first]
        if not 1 <= len(links) <= 2 or not _LINKS.issuperset(links):
            return False
        if self.is_known:
            is_second = links == ["and"] and self._word(self.previous.first - 1) == "between"
            return is_second or self._tag(self.last + 1) not in _ACTING
        if self.first != self.last or not self._is_plausible():
            return False
        return self._tag(self.last + 1) in (".", "F", "") if links[-1] != "," else self._is_followed_by_known()

    def _is_followed_by_known(self) -> bool:
        """Look for a place that the table knows further on in a list: "in X, Y and Aleppo"."""
        start = self.last + 1
        while self._word(start) in _LINKS and start <= self.last + 2:
            start += 1
        end = start
        while self._tag(end) == "P":
            end += 1
        return start > self.last + 1 and end > start and self.reader.tokens.slice(start, end - 1) in self.reader.table

    def _is_explained(self) -> bool:
        """Judge a name by what is put beside it: "X, a town in the north", "X, Texas,"."""
        if self.is_known and self._word(self.first - 1) == "," and self._word(self.first - 2) in self.kinds:
            self.nation = self.nation or self._nation(self.first - 3)
            return self._tag(self.last + 1) in (",", ".", "")  # "the Nigerian capital, Abuja, was"
        match = _APPOSITION.match(self.tags, self.last + 1)
        if match is not None and self._word(match.end() - 1) in self.kinds and self._tag(match.end()) != "N":
            return self.is_known or self._is_plausible()
        wider = self._wider()
        return wider is not None and self.reader.table.is_city(self.bare) and self._tag(wider + 1) in (",", ".", "")

    def _wider(self) -> int | None:
        """Find the region printed behind the name: the last token of "Texas" in "Paris, Texas"."""
        if (
            self._word(self.last + 1) != ","
            or self._tag(self.last + 2) != "P"
            or self.reader.table.is_country(self.bare)
        ):
            return None
        end = self.last + 2
        while self._tag(end + 1) == "P" and end < self.last + _FARTHEST:
            end += 1
        table, tokens = self.reader.table, self.reader.tokens
        region = tokens.slice(self.last + 2, end)
        if not table.is_region(region):
            return None
        return end if table.is_in(self.bare, region) or not table.is_country(region) or self._is_enclosed(end) else None

    def _is_enclosed(self, end: int) -> bool:
        """Tell a country between commas, no item of a list: the text knows better than the table, "Tripoli, Lebanon,"."""
        return (
            self._word(end + 1) == ","
            and self._tag(end + 2) not in ("P", "J", "")
            and self._word(self.first - 1) not in _LINKS
        )

    # ------------------------------------------------------------ result

    def _found(self, rule: str) -> PlaceName:
        table, tokens, last = self.reader.table, self.reader.tokens, self.last
        if (
            self._word(last + 1) in self.kinds
            and self.kinds[self._word(last + 1)] == "region"
            and self._tag(last + 1) == "N"
        ):
            last += 1
        wider = self._wider()
        if wider is None:
            country = table.country(self.bare) or self.nation
            return PlaceName(self.first, last, rule, self.nation or country, self.is_known)
        region = tokens.slice(self.last + 2, wider)
        is_owner = self._word(wider + 1) in _APOSTROPHES
        return PlaceName(self.first, last if is_owner else wider, rule, table.country(self.bare, [region]), True)


_OWNED: Final = pattern("placenames.owned", r" [ABC]{0,3}+ [NP] ")
