"""Find expressions of time among tokens: at each word of time, one reader looks at its neighbours.

The words stand in the lexicon *moments*. A reader gets the place of the word and returns a phrase, or None where
the words around it make it something else: a duration, an age, a verb, a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.periods import (
    Ago,
    Between,
    Century,
    Date,
    Meaning,
    Part,
    Quarter,
    Season,
    Stretch,
    Unit,
    Weekday,
    Years,
)
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon, Section

__all__ = ["Phrase", "Vocabulary", "phrases", "vocabulary"]

_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2199
_STOPS: Final = frozenset(".,;:!?)]-–—") | {"--", "...", "''", '"', "”", "and", "but", "or", ""}
_APOSTROPHES: Final = frozenset("'’‘")


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


@attrs.frozen(eq=False)
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


def phrases(tokens: Tokens, words: Vocabulary) -> Iterator[Phrase]:
    """Find the expressions of time among tokens.

    Args:
        tokens: The tokens of a text.
        words: The words of time.

    Returns:
        Phrases in the order of the text, none overlapping another.
    """
    readers = words.readers
    finder = _Finder(tokens.words, tokens.lower, words)
    after = -1
    for index in [i for i, word in enumerate(tokens.lower) if word in readers]:
        if index <= after:
            continue
        phrase = finder.readers[readers[tokens.lower[index]]](index)
        if phrase is not None and phrase.first > after:
            after = phrase.last
            yield phrase


class _Finder:
    """Readers over one text's tokens; an index outside the text reads as an empty word."""

    def __init__(self, words: list[str], lower: list[str], vocabulary: Vocabulary) -> None:
        self.words = words
        self.lower = lower
        self.known = vocabulary
        self.readers: dict[str, Callable[[int], Phrase | None]] = {
            "weekday": self.weekday,
            "month": self.month,
            "year": self.year,
            "relative": self.relative,
            "part_of_day": self.part_of_day,
            "season": self.season,
            "unit": self.unit,
        }

    def at(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def is_capital(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.words[index][0].isupper()

    # ------------------------------------------------------------ dates

    def weekday(self, i: int) -> Phrase | None:
        """Tuesday, early Wednesday, last Friday, Monday night; with a date behind it the date."""
        dated = self._date_after_weekday(i)
        if dated is not None:
            return dated._replace(first=i)
        number = self.known["weekdays"].get(self.lower[i])
        if number is None or not self.is_capital(i) or self._is_name_of_day(i):
            return None
        last = i + (self.at(i + 1) in self.known["parts_of_day"])
        first, which = i, self.known["which"].get(self.at(i - 1))
        if which is not None or self.at(i - 1) in ("early", "late", "mid", "earlier", "later"):
            first = i - 1
        elif self.at(i - 1) == "of":
            first = self._part_of_day_before(i)
        return Phrase(first, last, "weekday", Weekday(int(number), None if which is None else int(which)))

    def _date_after_weekday(self, i: int) -> Phrase | None:
        j = i + 1
        while j < i + 3 and self.at(j) in (".", ",", "the"):
            j += 1
        if self.at(j) in self.known["months"]:
            phrase = self.month(j)
            return phrase if phrase and phrase.first == j and phrase.last > j else None
        if self.at(j) in self.known.days and self.at(j + 1) in self.known["months"]:
            phrase = self.month(j + 1)
            return phrase if phrase and phrase.first == j else None
        return None

    def _is_name_of_day(self, i: int) -> bool:
        """Tell "Black Friday" and "The Sunday Times" from days."""
        if self.at(i - 1) in self.known["names_of_days"]:
            return True
        return self.words[i - 1 : i] == ["The"] and self.is_capital(i + 1)

    def _part_of_day_before(self, i: int) -> int:
        """Reach back over "the early hours of" and "the evening of"."""
        if self.at(i - 2) == "hours" and self.at(i - 3) in ("early", "small"):
            return i - 3
        return i - 2 if self.at(i - 2) in self.known["parts_of_day"] else i

    def month(self, i: int) -> Phrase | None:
        """April 4, 2025; 4 April; April 2025; April 4-6; early April; in April."""
        name = self.lower[i]
        number = int(self.known["months"][name.removeprefix("mid-")])
        phrase = self._month_and_day(i, number) or self._day_and_month(i, number)
        if phrase is not None:
            return phrase if self.is_capital(i) or (name != "may" and len(name) > 3) else None
        return self._whole_month(i, number) if self.is_capital(i) or name.startswith("mid-") else None

    def _month_and_day(self, i: int, month: int) -> Phrase | None:
        days = self._day_or_days(i + 1)
        if days is None or self.lower[i].startswith("mid-"):
            return None
        last, low, high = days
        year, last = self._year_after(last)
        return Phrase(i, last, "date", self._dates(year, month, low, high))

    def _day_and_month(self, i: int, month: int) -> Phrase | None:
        j = i - 1 - (self.at(i - 1) == "of")
        bounds = self._one_or_two_days(self.at(j))
        if bounds is None or (self.at(j - 1) in ("no.", "no")):
            return None
        year, last = self._year_after(i)
        return Phrase(j, last, "date", self._dates(year, month, *bounds))

    def _day_or_days(self, j: int) -> tuple[int, int, int] | None:
        """Read "4", "4-6", "4 to 6" or "4 and 5": the last token, the first and the last day."""
        bounds = self._one_or_two_days(self.at(j))
        if bounds is None:
            return None
        low, high = bounds
        other = self.known.days.get(self.at(j + 2), 0) if self.at(j + 1) in ("to", "and", "-", "–", "through") else 0
        if low == high and other > low and self.at(j + 3) not in self.known["months"]:
            return (
                (j + 2, low, other)
                if self.at(j + 3) in _STOPS or self.at(j + 3) in self.known.years
                else (j, low, high)
            )
        return j, low, high

    def _one_or_two_days(self, word: str) -> tuple[int, int] | None:
        if (day := self.known.days.get(word)) is not None:
            return day, day
        low, _, high = word.partition("-")
        days = self.known.days.get(low), self.known.days.get(high)
        return (days[0], days[1]) if days[0] is not None and days[1] is not None and days[0] < days[1] else None

    def _dates(self, year: int | None, month: int, low: int, high: int) -> Meaning:
        first = Date(year, month, low)
        return first if low == high else Between(first, Date(year, month, high))

    def _year_after(self, last: int) -> tuple[int | None, int]:
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

    def _whole_month(self, i: int, month: int) -> Phrase | None:
        before, name = self.at(i - 1), self.lower[i]
        year, last = self._year_after(i)
        if year is None and not self._is_month(i, before):
            return None
        meaning: Meaning = Date(year, month, None)
        if name.startswith("mid-"):
            return Phrase(i, last, "month", Part(meaning, "mid"))
        if year is None and (which := self.known["which"].get(before)) is not None:
            return Phrase(i - 1, last, "month", Date(None, month, None, int(which)))
        return self._in_part(Phrase(i, last, "month", meaning))

    def _is_month(self, i: int, before: str) -> bool:
        """Tell a month alone from the verbs, names and adjectives that look like it."""
        name = self.lower[i]
        if name.startswith("mid-") or (before in self.known["prepositions"] and not self.is_capital(i + 1)):
            return True
        is_plain = name not in self.known["ambiguous_months"] and len(name.rstrip(".")) > 3
        return is_plain and not self.is_capital(i + 1) and not self.is_capital(i - 1)

    # ------------------------------------------------------------ years

    def year(self, i: int) -> Phrase | None:
        """in 1996; the 2022 invasion; early 2022; the late 1990s; the 19th century."""
        word = self.lower[i]
        first, last = self.known.years[word]
        if word.endswith(("th", "st")):
            return (
                Phrase(i, i + 1, "century", Century(last // 100))
                if self.at(i + 1) in ("century", "centuries")
                else None
            )
        if len(word) == 3:
            is_decade = self.at(i - 1) in _APOSTROPHES or self.at(i - 1) == "the"
            return self._in_part(Phrase(i, i, "decade", Years(first, last))) if is_decade else None
        if word.startswith("mid-"):
            return Phrase(i, i, "year", Part(Years(first, last), "mid"))
        if word.endswith("s"):
            return self._in_part(Phrase(i, i, "decade", Years(first, last)))
        return self._plain_year(i, first) if self._is_year(i) else None

    def _is_year(self, i: int) -> bool:
        before, after = self.at(i - 1), self.at(i + 1)
        if after in self.known["counted"] or after in self.known["units"] or after in ("million", "billion", "%"):
            return False
        if before in self.known["prepositions"]:
            return (
                before not in ("to", "of", "and", "or", "for", "from", "by")
                or after in _STOPS
                or not after.endswith("s")
            )
        if after in ("-", "–") and self.at(i + 2)[:2].isdecimal():
            return True
        if before == "(":
            return after in (")", "-", "–", ",")
        return before in ("the", "a", "its", "his", "'s", "’s") and after.isalpha() and not after.endswith("s")

    def _plain_year(self, i: int, year: int) -> Phrase:
        if self.at(i - 1) == "of" and self.at(i - 2) == "half" and self.at(i - 3) in ("first", "second"):
            month = 1 if self.lower[i - 3] == "first" else 7
            return Phrase(i - 3, i, "half", Between(Date(year, month, None), Date(year, month + 5, None)))
        other = self.at(i + 2)  # 2014–16
        if self.at(i + 1) in ("-", "–") and len(other) == 2 and other.isdecimal() and int(other) > year % 100:
            return Phrase(i, i + 2, "year", Years(year, year // 100 * 100 + int(other)))
        return self._in_part(Phrase(i, i, "year", Years(year, year)))

    def _in_part(self, phrase: Phrase) -> Phrase:
        """Reach back over "early", "late" and "the end of"."""
        first = phrase.first
        part = self.known["thirds"].get(self.at(first - 1))
        if part and self.lower[first - 1] in ("early", "mid", "late"):
            return phrase._replace(first=first - 1, meaning=Part(phrase.meaning, part))
        j = first - 1 - (self.at(first - 1) == "the")
        part = self.known["thirds"].get(self.at(j - 1)) if self.at(j) == "of" else None
        return phrase._replace(first=j - 1, meaning=Part(phrase.meaning, part)) if part else phrase

    # ------------------------------------------------------------ seen from today

    def relative(self, i: int) -> Phrase | None:
        """today, yesterday morning, overnight, the day before yesterday."""
        value = self.known["relative"][self.lower[i]]
        if value == "overnight":
            return Phrase(i, i, "overnight", Ago(-1, 0, "day"))
        count, first = int(value), i
        if self.at(i - 2) == "day" and (count, self.at(i - 1)) in ((-1, "before"), (1, "after")):
            count, first = count * 2, i - 2
        elif self.at(i - 1) in ("early", "late", "earlier", "later"):
            first = i - 1
        last = i + (self.at(i + 1) in self.known["parts_of_day"])
        return Phrase(first, last, "relative", Ago(count, count, "day"))

    def part_of_day(self, i: int) -> Phrase | None:
        """this morning, last night, the previous evening."""
        before = self.at(i - 1)
        if before in ("this", "last"):
            count = -1 if before == "last" else 0
            first = i - 1 - (self.at(i - 2) in ("early", "late", "earlier", "later"))
            return Phrase(first, i, "relative", Ago(count, count, "day"))
        return self._anaphoric(i, "day")

    def season(self, i: int) -> Phrase | None:
        """last summer, this winter, the spring of 2021, summer 2021."""
        name = self.known["seasons"][self.lower[i]]
        year, last = self._year_after(i)
        if year is not None:
            return self._in_part(Phrase(i, last, "season", Season(name, year)))
        which = self.known["which"].get(self.at(i - 1))
        if which is not None and not self.is_capital(i + 1):
            return Phrase(i - 1, i, "season", Season(name, which=int(which)))
        return None

    # ------------------------------------------------------------ units

    def unit(self, i: int) -> Phrase | None:
        """a few days ago, last week, the past 24 hours, two days later, the end of the month."""
        unit = self.known["units"][self.lower[i]]
        after = self.at(i + 1)
        if after == "ago":
            return self._ago(i, unit)
        if unit == "quarter" and self.at(i - 1) in self.known["ordinals"]:
            return self._quarter(i)
        phrase = self._which(i, unit) or self._anaphoric(i, unit) or self._recent(i, unit)
        if phrase is None and after in ("earlier", "later", "before", "after"):
            phrase = self._apart(i, unit, after)
        return phrase or self._ahead(i, unit) or self._this_one(i, unit)

    def _ago(self, i: int, unit: str) -> Phrase:
        counted = self._count(i - 1)
        if counted is None:  # "weeks ago": two or more
            return Phrase(i, i + 1, "ago", Ago(-1, 0, "day") if unit == "hour" else Ago(None, -2, unit))
        first, low, high = counted
        first, kind = self._approximation(first)
        if unit == "hour":
            low, high, unit = low // 24, (high + 23) // 24, "day"
            if self.lower[i].startswith("minute"):
                low, high = 0, 0
        ends = {"least": (None, -low), "most": (-high, 0)}.get(kind, (-high, -low))
        return Phrase(first, i + 1, "ago", Ago(*ends, unit))

    def _count(self, j: int) -> tuple[int, int, int] | None:
        """Read the count that ends at a token: its first token, the fewest, the most."""
        if self.at(j) == "of" and self.at(j - 1) == "couple":
            j -= 1
        if self.at(j) == "half" and self.at(j - 1) == "a" and self.at(j - 2) == "and":
            counted = self._count(j - 3)
            return counted and (counted[0], counted[1], counted[2] + 1)
        bounds = self._number(self.at(j))
        if bounds is None:
            return None
        first = j
        if self.at(j - 1) in ("to", "or", "-", "–") and (lower := self._number(self.at(j - 2))) is not None:
            first, bounds = j - 2, (min(lower[0], bounds[0]), max(lower[1], bounds[1]))
        elif self.at(j) in ("few", "couple", "dozen") and self.at(j - 1) == "a":
            first = j - 1
        return first, *bounds

    def _number(self, word: str) -> tuple[int, int] | None:
        if word.isascii() and word.isdigit() and len(word) < 5:
            return int(word), int(word)
        if (bounds := self.known["counts"].get(word)) is not None:
            low, _, high = bounds.partition("-")
            return int(low), int(high)
        ends = [self._number(end) for end in word.split("-")] if word.count("-") == 1 else []
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            return None
        (low1, _), (_, high2) = ends
        is_sum = low1 >= 20 and low1 % 10 == 0 and high2 < 10 and word.isascii() and not word[0].isdigit()
        return (low1 + high2, low1 + high2) if is_sum else (min(low1, high2), max(low1, high2))

    def _approximation(self, first: int) -> tuple[int, str]:
        """Reach back over "about", "at least" and "more than": the first token, and about, least or most."""
        pair = f"{self.at(first - 2)} {self.at(first - 1)}"
        if pair in _PAIRS:
            return first - 2, _PAIRS[pair]
        kind = self.known["approximations"].get(self.at(first - 1))
        return (first - 1, kind) if kind else (first, "about")

    def _quarter(self, i: int) -> Phrase | None:
        year, last = self._year_after(i)
        number = int(self.known["ordinals"][self.lower[i - 1]])
        if year is None and self.at(i + 1) == "of" and self.at(i + 2) in ("this", "last", "next"):
            return None
        return Phrase(i - 1, last, "quarter", Quarter(number, year)) if year is not None else None

    def _which(self, i: int, unit: str) -> Phrase | None:
        """last week, next month, this year, the past year; earlier this week, early next month."""
        word = self.known["which"].get(self.at(i - 1))
        if word is None or unit == "hour" or (unit == "day" and self.at(i - 1) != "next"):
            return None
        is_plural = self.lower[i].endswith("s") and unit != "century"
        which, first = int(word), i - 1
        has_article = self.at(i - 2) == "the"
        if is_plural or self.at(i - 1) in ("past", "coming") or (has_article and which == -1 and unit != "weekend"):
            return self._stretch(first - (self.at(i - 2) == "this"), i, unit, 7 if is_plural else 1, which)
        if unit == "day":
            return Phrase(first, i, "next", Ago(1, 1, "day", is_anaphoric=True))
        if (side := self.known["sides"].get(self.at(i - 2))) is not None and which == 0:
            return Phrase(i - 2, i, "unit", Unit(unit, 0, side))
        return self._in_part(Phrase(first, i, "unit", Unit(unit, which)))

    def _stretch(self, first: int, last: int, unit: str, count: int, which: int) -> Phrase | None:
        if which == 0:
            return None
        if unit == "hour":
            count, unit = max(1, -(-count // 24)), "day"
        return Phrase(first, last, "stretch", Stretch(count * which, unit))

    def _recent(self, i: int, unit: str) -> Phrase | None:
        """the past 24 hours, the last two weeks, the next few days, recent months, the coming days."""
        if self.at(i - 1) == "recent":
            return self._stretch(i - 1, i, unit, 7, -1)
        if self.at(i - 1) in ("past", "last", "next", "coming"):
            count = 24 if unit == "hour" else 7
            return self._stretch(i - 1, i, unit, count, int(self.known["which"][self.at(i - 1)]))
        counted = self._count(i - 1)
        if counted is None or (which := self.known["which"].get(self.at(counted[0] - 1))) is None:
            return None
        return self._stretch(counted[0] - 1, i, unit, counted[2], int(which))

    def _anaphoric(self, i: int, unit: str) -> Phrase | None:
        """the previous day, the same week, the following month, that night; the other day."""
        before = self.at(i - 1)
        if before == "other" and unit == "day" and self.at(i - 2) == "the":
            return Phrase(i - 1, i, "ago", Ago(-7, -2, "day"))
        value = self.known["anaphors"].get(before)
        if (
            value is None
            or self.lower[i].endswith("s")
            or unit == "hour"
            or (before != "that" and self.at(i - 2) != "the")
        ):
            return None
        return Phrase(i - 1, i, "anaphor", Ago(int(value), int(value), unit, is_anaphoric=True))

    def _apart(self, i: int, unit: str, after: str) -> Phrase | None:
        """two days earlier, a week later; the day before, where no event follows."""
        sign = -1 if after in ("earlier", "before") else 1
        is_bare = self.at(i - 1) == "the" and after in ("before", "after")
        counted = (i, 1, 1) if is_bare else self._count(i - 1)
        if counted is None or unit == "hour" or (after in ("before", "after") and self.at(i + 2) not in _STOPS):
            return None
        first, low, high = counted
        low, high = sorted((sign * low, sign * high))
        return Phrase(first, i + 1, "apart", Ago(low, high, unit, is_anaphoric=True))

    def _ahead(self, i: int, unit: str) -> Phrase | None:
        """two weeks from now, in three days' time."""
        counted = self._count(i - 1)
        if counted is None or unit == "hour":
            return None
        first, low, high = counted
        if self.at(i + 1) == "from" and self.at(i + 2) in ("now", "today"):
            return Phrase(first, i + 2, "ahead", Ago(low, high, unit))
        if self.at(first - 1) == "in" and self.at(i + 1) in ("'", "’", "'s", "’s") and self.at(i + 2) == "time":
            return Phrase(first - 1, i + 2, "ahead", Ago(low, high, unit))
        return None

    def _this_one(self, i: int, unit: str) -> Phrase | None:
        """over the weekend, the end of the month, earlier in the week."""
        if self.at(i - 1) != "the" or unit == "hour":
            return None
        if unit == "weekend":
            return Phrase(i - 1, i, "unit", Unit("weekend", -1 if self.at(i - 2) == "over" else 0))
        if self.at(i - 2) == "in" and (side := self.known["sides"].get(self.at(i - 3))) is not None:
            return Phrase(i - 3, i, "unit", Unit(unit, 0, side))
        whole = Phrase(i, i, "unit", Unit(unit, 0))
        part = self._in_part(whole)
        return part if part.first < i and unit != "day" else None


_PAIRS: Final = {
    "at least": "least", "more than": "least", "less than": "most", "fewer than": "most", "up to": "most", "no more": "most",
}  # fmt: skip
