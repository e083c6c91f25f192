"""Expressions of time seen from a day: "yesterday", "a few days ago", "last week", "the past 24 hours".

Each reader gets the place of a word of time and returns a phrase, or None where it is a duration, an age, a habit.
"""

from __future__ import annotations

from typing import Final

from newsparse.language.periods import Ago, Stretch, Unit
from newsparse.language.timewords import STOPS, Neighbours, Phrase

__all__ = ["RelativePhrases"]

_PAIRS: Final = {
    "at least": "least", "more than": "least", "less than": "most", "fewer than": "most", "up to": "most", "no more": "most",
}  # fmt: skip

_OWNING: Final = frozenset({"'", "’", "'s", "’s"})


class RelativePhrases(Neighbours):
    """Readers of what is counted from publication, or from the day last spoken of."""

    def relative(self, i: int) -> Phrase | None:
        """today, yesterday morning, overnight, the day before yesterday."""
        value = self.known["relative"][self.lower[i]]
        if self.at(i - 1) in self.known["names_of_days"]:  # USA Today
            return None
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

    def unit(self, i: int) -> Phrase | None:
        """a few days ago, last week, the week before last, the past 24 hours, two days later, the end of the month."""
        unit = self.known["units"][self.lower[i]]
        after = self.at(i + 1)
        if after == "ago":
            return self._ago(i, unit)
        if after == "before" and self.at(i + 2) == "last":
            return Phrase(i, i + 2, "unit", Unit(unit, -2))
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

    def _which(self, i: int, unit: str) -> Phrase | None:
        """last week, next month, this year, the past year; earlier this week, early next month."""
        word = self.known["which"].get(self.at(i - 1))
        if word is None or unit == "hour" or (unit == "day" and self.at(i - 1) != "next"):
            return None
        is_plural = self.lower[i].endswith("s") and unit != "century"
        which, first = int(word), i - 1
        has_article = self.at(i - 2) == "the"
        if unit == "weekend":
            return Phrase(first, i, "unit", Unit("weekend", -1 if self.at(i - 1) == "past" else which))
        if is_plural or self.at(i - 1) in ("past", "coming") or (has_article and which == -1):
            return self._stretch(first - (self.at(i - 2) == "this"), i, unit, 7 if is_plural else 1, which)
        if unit == "day":
            return Phrase(first, i, "next", Ago(1, 1, "day", is_anaphoric=True))
        if (side := self.known["sides"].get(self.at(i - 2))) is not None and which == 0:
            return Phrase(i - 2, i, "unit", Unit(unit, 0, side))
        return self.in_part(Phrase(first, i, "unit", Unit(unit, which)))

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
        if counted is None or unit == "hour" or (after in ("before", "after") and self.at(i + 2) not in STOPS):
            return None
        first, low, high = counted
        low, high = sorted((sign * low, sign * high))
        return Phrase(first, i + 1, "apart", Ago(low, high, unit, is_anaphoric=True))

    def _ahead(self, i: int, unit: str) -> Phrase | None:
        """two weeks from now, in three days' time; in two weeks, where the verb looks ahead."""
        counted = self._count(i - 1)
        if counted is None or unit == "hour":
            return None
        first, low, high = counted
        if self.at(i + 1) == "from" and self.at(i + 2) in ("now", "today"):
            return Phrase(first, i + 2, "ahead", Ago(low, high, unit))
        if self.at(first - 1) == "in" and self.at(i + 1) in ("'", "’", "'s", "’s") and self.at(i + 2) == "time":
            return Phrase(first - 1, i + 2, "ahead", Ago(low, high, unit))
        if self.at(first - 1) == "in" and self.at(i + 1) not in _OWNING | {"of"} and not self._is_record(first - 2):
            return Phrase(first - 1, i, "in", Ago(low, high, unit))
        return None

    def _is_record(self, i: int) -> bool:
        """Tell "the first time in ten years" and "the worst storm in ten years": they look back whatever the verb says."""
        near = (self.at(i - 1), self.at(i))
        return any(word in self.known["records"] or word.endswith("est") for word in near)

    def _this_one(self, i: int, unit: str) -> Phrase | None:
        """over the weekend, the end of the month, earlier in the week."""
        if self.at(i - 1) != "the" or unit == "hour":
            return None
        if unit == "weekend":
            return Phrase(i - 1, i, "unit", Unit("weekend", -1 if self.at(i - 2) == "over" else 0))
        if self.at(i - 2) == "in" and (side := self.known["sides"].get(self.at(i - 3))) is not None:
            return Phrase(i - 3, i, "unit", Unit(unit, 0, side))
        whole = Phrase(i, i, "unit", Unit(unit, 0))
        part = self.in_part(whole)
        return part if part.first < i and unit != "day" else None

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
        return self._pair(word) if word.count("-") == 1 else None

    def _pair(self, word: str) -> tuple[int, int] | None:
        """Read "twenty-four" as a sum, "two-three" and "2-3" as a range."""
        one, two = map(self._number, word.split("-"))
        if one is None or two is None:
            return None
        low, high = one[0], two[1]
        if word[0].isalpha() and low >= 20 and low % 10 == 0 and high < 10:
            return low + high, low + high
        return min(low, high), max(low, high)

    def _approximation(self, first: int) -> tuple[int, str]:
        """Reach back over "about", "at least" and "more than": the first token, and about, least or most."""
        pair = f"{self.at(first - 2)} {self.at(first - 1)}"
        if pair in _PAIRS:
            return first - 2, _PAIRS[pair]
        kind = self.known["approximations"].get(self.at(first - 1))
        return (first - 1, kind) if kind else (first, "about")
