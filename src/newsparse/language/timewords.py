"""The words of time, and what a reader of them asks of their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.periods import InYear, Meaning, Part
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon, Section

__all__ = ["APOSTROPHES", "STOPS", "Neighbours", "Phrase", "Vocabulary", "vocabulary"]

_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2199
# What ends a phrase: nothing behind it makes it part of something longer.
STOPS: Final = frozenset(".,;:!?)]-–—") | {"--", "...", "''", '"', "”", "and", "but", "or", ""}
APOSTROPHES: Final = frozenset("'’‘")


class Phrase(NamedTuple):
    """An expression of time among tokens.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        rule: Which reader found it, ``"weekday"``.
        meaning: What it means.
    """

    first: int
    last: int
    rule: str
    meaning: Meaning


@attrs.frozen(eq=False, repr=False)
class Vocabulary:
    """The words of time, sorted by the reader they call."""

    readers: Mapping[str, str]
    sections: Lexicon
    days: Mapping[str, int]
    years: Mapping[str, tuple[int, int]]

    def __getitem__(self, section: str) -> Section:
        return self.sections[section]


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Sort the words of a lexicon by reader; made once for each lexicon.

    Args:
        lexicon: The lexicon *moments*, with the words of plugins.
    """
    years = dict(_years())
    readers = dict.fromkeys(years, "year")
    for reader, sections in _READERS.items():
        for section in sections:
            readers.update(dict.fromkeys(lexicon[section], reader))
    readers.update((f"mid-{month}", "month") for month in lexicon["months"])
    days = {f"{number}{ending}": number for number in range(1, 32) for ending in ("", _ordinal(number))}
    return Vocabulary(readers, lexicon, days | {f"0{n}": n for n in range(1, 10)}, years)


_READERS: Final = {
    "weekday": ("weekdays", "short_weekdays"),
    "month": ("months",),
    "relative": ("relative",),
    "part_of_day": ("parts_of_day",),
    "season": ("seasons",),
    "quarter": ("quarters",),
    "unit": ("units",),
}


def _ordinal(number: int) -> str:
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _years() -> Iterator[tuple[str, tuple[int, int]]]:
    """List the years and decades that news prints, with the years they cover."""
    for year in range(_FIRST_YEAR, _LAST_YEAR + 1):
        yield str(year), (year, year)
        yield f"mid-{year}", (year, year)
    for decade in range(_FIRST_YEAR, _LAST_YEAR, 10):
        yield f"{decade}s", (decade, decade + 9)
        yield f"mid-{decade}s", (decade, decade + 9)
    for decade in range(20, 100, 10):
        yield f"{decade}s", (1900 + decade, 1909 + decade)
    for century in range(10, 22):
        yield f"{century}th", (century * 100 - 99, century * 100)
    yield "21st", (2001, 2100)


class Neighbours:
    """The tokens around a word of time; an index outside the text reads as an empty word.

    Args:
        tokens: The tokens of a text.
        known: The words of time.
    """

    def __init__(self, tokens: Tokens, known: Vocabulary) -> None:
        self.words = tokens.words
        self.lower = tokens.lower
        self.known = known

    def at(self, index: int) -> str:
        """Return the word at a place, in lower case."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def is_capital(self, index: int) -> bool:
        """Tell whether the word at a place begins with a capital."""
        return 0 <= index < len(self.words) and self.words[index][0].isupper()

    def year_after(self, last: int) -> tuple[int | None, int]:
        """Read a year after a date, with or without a comma."""
        for j in (last + 1, last + 2):
            bounds = self.known.years.get(self.at(j))
            if (
                bounds
                and len(self.lower[j]) == 4
                and self.lower[j].isdigit()
                and self.at(j + 1) not in self.known["counted"]
            ):
                return bounds[0], j
            if self.at(j) not in (",", "of"):
                break
        return None, last

    def in_year(self, phrase: Phrase) -> Phrase:
        """Reach on over "last year", "of this year" and ", next year"."""
        j = phrase.last + 1
        j += self.at(j) in (",", "of")
        which = self.known["which"].get(self.at(j)) if self.at(j + 1) == "year" else None
        return phrase if which is None else phrase._replace(last=j + 1, meaning=InYear(phrase.meaning, int(which)))

    def in_part(self, phrase: Phrase) -> Phrase:
        """Reach back over "early", "late", "the end of" and "the first half of"."""
        first = phrase.first
        part = self.known["thirds"].get(self.at(first - 1))
        if part and self.lower[first - 1] in ("early", "mid", "late"):
            return phrase._replace(first=first - 1, meaning=Part(phrase.meaning, part))
        j = first - 1 - (self.at(first - 1) == "the")
        if self.at(j) != "of":
            return phrase
        if self.at(j - 1) == "half" and (number := self.known["halves"].get(self.at(j - 2))):
            return phrase._replace(first=j - 2, meaning=Part(phrase.meaning, number))
        part = self.known["thirds"].get(self.at(j - 1))
        return phrase._replace(first=j - 1, meaning=Part(phrase.meaning, part)) if part else phrase
