"""Dates, weekdays, months, years, seasons and quarters among tokens.

Each reader gets the place of a word of time and returns a phrase, or None where the words around it make it something
else: a verb, a name, a number of troops.
"""

from __future__ import annotations

from typing import Final

from newsparse.language.periods import Between, Century, Date, Meaning, Part, Quarter, Season, Weekday, Years
from newsparse.language.timewords import APOSTROPHES, STOPS, Neighbours, Phrase

__all__ = ["CalendarPhrases"]

# So many words on either side tell whether a quarter is one of a match.
_GAME: Final = 15


class CalendarPhrases(Neighbours):
    """Readers of what the calendar names."""

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
        is_abbreviated = self.at(i + 1) == "." and len(self.lower[i]) < 5
        days = self._day_or_days(i + 1 + is_abbreviated)
        if days is None or self.lower[i].startswith("mid-"):
            return None
        last, low, high = days
        return self._dated(i, last, month, (low, high))

    def _day_and_month(self, i: int, month: int) -> Phrase | None:
        j = i - 1 - (self.at(i - 1) == "of")
        bounds = self._one_or_two_days(self.at(j))
        if bounds is None or (self.at(j - 1) in ("no.", "no")):
            return None
        first = self._days_before(j)
        return self._dated(j, i, month, bounds) if first is None else self._dated(j - 3, i, month, (first, bounds[1]))

    def _days_before(self, j: int) -> int | None:
        """Read the first day of "between 8 and 12 April", "from 8 to 12 April"."""
        if (self.at(j - 3), self.at(j - 1)) not in (("between", "and"), ("from", "to")):
            return None
        first, last = self.known.days.get(self.at(j - 2)), self.known.days.get(self.at(j), 0)
        return first if first is not None and first < last else None

    def _day_or_days(self, j: int) -> tuple[int, int, int] | None:
        """Read "4", "4-6", "4 to 6" or "4 and 5": the last token, the first and the last day."""
        bounds = self._one_or_two_days(self.at(j))
        if bounds is None:
            return None
        low, high = bounds
        other = self.known.days.get(self.at(j + 2), 0) if self.at(j + 1) in ("to", "and", "-", "–", "through") else 0
        if low == high and other > low and self.at(j + 3) not in self.known["months"]:
            return (
                (j + 2, low, other) if self.at(j + 3) in STOPS or self.at(j + 3) in self.known.years else (j, low, high)
            )
        return j, low, high

    def _one_or_two_days(self, word: str) -> tuple[int, int] | None:
        if (day := self.known.days.get(word)) is not None:
            return day, day
        low, _, high = word.partition("-")
        days = self.known.days.get(low), self.known.days.get(high)
        return (days[0], days[1]) if days[0] is not None and days[1] is not None and days[0] < days[1] else None

    def _dated(self, first: int, last: int, month: int, days: tuple[int, int]) -> Phrase:
        """Make a phrase of a day or two and their month, with the year behind them."""
        low, high = days
        year, end = self.year_after(last)
        start = Date(year, month, low)
        meaning = start if low == high else Between(start, Date(year, month, high))
        phrase = Phrase(first, end, "date", meaning)
        return phrase if year is not None else self.in_year(phrase)

    def _whole_month(self, i: int, month: int) -> Phrase | None:
        before, name = self.at(i - 1), self.lower[i]
        year, last = self.year_after(i)
        if year is None and not self._is_month(i, before):
            return None
        meaning: Meaning = Date(year, month, None)
        if name.startswith("mid-"):
            return Phrase(i, last, "month", Part(meaning, "mid"))
        if year is None and (which := self.known["which"].get(before)) is not None:
            return Phrase(i - 1, last, "month", Date(None, month, None, int(which)))
        phrase = Phrase(i, last, "month", meaning)
        return self.in_part(phrase if year is not None else self.in_year(phrase))

    def _is_month(self, i: int, before: str) -> bool:
        """Tell a month alone from the verbs, names and adjectives that look like it."""
        name = self.lower[i]
        if name.startswith("mid-") or (before in self.known["prepositions"] and not self.is_capital(i + 1)):
            return True
        is_plain = name not in self.known["ambiguous_months"] and len(name.rstrip(".")) > 3
        return is_plain and not self.is_capital(i + 1) and (before in ("a", "the") or not self.is_capital(i - 1))

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
            is_decade = self.at(i - 1) in APOSTROPHES or self.at(i - 1) == "the"
            return self.in_part(Phrase(i, i, "decade", Years(first, last))) if is_decade else None
        if word.startswith("mid-"):
            return Phrase(i, i, "year", Part(Years(first, last), "mid"))
        if word.endswith("s"):
            return self.in_part(Phrase(i, i, "decade", Years(first, last)))
        return self._plain_year(i, first) if self._is_year(i) else None

    def _is_year(self, i: int) -> bool:
        before, after = self.at(i - 1), self.at(i + 1)
        if after in self.known["counted"] or after in self.known["units"] or after in ("million", "billion", "%"):
            return False
        if before in self.known["prepositions"]:
            return (
                before not in ("to", "of", "and", "or", "for", "from", "by")
                or after in STOPS
                or after in self.known["after_bounds"]
                or not after.endswith("s")
            )
        if after in ("-", "–") and self.at(i + 2)[:2].isdecimal():
            return True
        if before == "(":
            return after in (")", "-", "–", ",")
        return before in ("the", "a", "its", "his", "'s", "’s") and after.isalpha() and not after.endswith("s")

    def _plain_year(self, i: int, year: int) -> Phrase:
        other = self.at(i + 2)  # 2014–16
        if self.at(i + 1) in ("-", "–") and len(other) == 2 and other.isdecimal() and int(other) > year % 100:
            return Phrase(i, i + 2, "year", Years(year, year // 100 * 100 + int(other)))
        return self.in_part(Phrase(i, i, "year", Years(year, year)))

    def season(self, i: int) -> Phrase | None:
        """last summer, this winter, the spring of 2021, summer 2021, the summer of last year."""
        name = self.known["seasons"][self.lower[i]]
        year, last = self.year_after(i)
        phrase = Phrase(i, last, "season", Season(name, year))
        if year is None:
            phrase = self.in_year(phrase)
        if phrase.last > i:
            return self.in_part(phrase)
        which = self.known["which"].get(self.at(i - 1))
        if which is not None and not self.is_capital(i + 1):
            return Phrase(i - 1, i, "season", Season(name, which=int(which)))
        return None

    def quarter(self, i: int) -> Phrase | None:
        """Q2 2024, Q3."""
        return self._quarter(i, i, self.known["quarters"][self.lower[i]]) if self.words[i][0] == "Q" else None

    def quarter_in_words(self, i: int) -> Phrase | None:
        """the third quarter of 2023; without a year it may as well be one of a game."""
        number = self.known["ordinals"].get(self.at(i - 1))
        if number is None or self.known["units"][self.lower[i]] != "quarter" or self.lower[i].endswith("s"):
            return None
        phrase = self._quarter(i - 1, i, number)
        if phrase.last > i:
            return phrase
        is_relative = self.at(i - 1) in self.known["which"]  # "the last quarter" is not always the fourth
        return None if is_relative or self.at(i + 1) == "of" or self._is_game(i) else phrase

    def _quarter(self, first: int, last: int, number: str) -> Phrase:
        year, end = self.year_after(last)
        phrase = Phrase(first, end, "quarter", Quarter(int(number), year))
        return phrase if year is not None else self.in_year(phrase)

    def _is_game(self, i: int) -> bool:
        """Tell by the words around it that a quarter is one of a match."""
        return not self.known["games"].keys().isdisjoint(self.lower[max(0, i - _GAME) : i + _GAME])
