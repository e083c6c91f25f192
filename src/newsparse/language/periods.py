"""What expressions of time mean: each kind of meaning knows the days it covers, seen from a day.

A vague count is an honest interval: "a few days ago" is two to seven days back, "recent weeks" the last seven.
Where there is no day to see from, only a meaning that stands by itself covers any days.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple, Protocol

from newsparse.language.calendar import (
    UNKNOWN,
    Day,
    Days,
    around,
    day_of,
    half,
    months,
    season,
    shift,
    stretch,
    third,
    year_of,
    years,
)

__all__ = [
    "Ago", "Between", "Century", "Date", "InYear", "Meaning", "Part", "Quarter", "Season", "Since", "Standpoint", "Stretch",
    "Unit", "Until", "Weekday", "Years",
]  # fmt: skip


class Standpoint(NamedTuple):
    """From where a moment is seen.

    Args:
        day: The day of publication, or None where it is not known.
        reference: The day last spoken of, for "the next day" and "two weeks earlier".
        leans: ``"past"`` or ``"future"`` by the verb, empty where it does not say.
    """

    day: Day = None
    reference: Day = None
    leans: str = ""


class Meaning(Protocol):
    """What an expression means."""

    def days(self, at: Standpoint) -> Days:
        """Tell which days it covers, seen from a standpoint."""
        ...


class Date(NamedTuple):
    """A calendar date, or a month: "June 4, 1991", "April 4", "February 2022", "March".

    Args:
        year: Calendar year, or None where it is not printed.
        month: 1 to 12.
        day: 1 to 31, or None for the whole month.
        which: -1 last, 0 this, 1 next: "last March".
    """

    year: int | None
    month: int
    day: int | None
    which: int | None = None

    def days(self, at: Standpoint) -> Days:
        """Cover the day or the month; without a year the one that the verb asks for, else the nearest."""
        year = self.year
        if year is None:
            if at.day is None:
                return UNKNOWN
            year = self._year(at.day, at.leans)
        if self.day is None:
            return months(year, self.month)
        found = day_of(year, self.month, self.day)
        return Days(found, found)

    def _year(self, day: datetime.date, leans: str) -> int:
        if self.which is None:
            # A whole month is compared by today's own number, so that this month is neither past nor future.
            return year_of(day, self.month, self.day or day.day, leans)
        passed = (self.month < day.month, True, self.month <= day.month)[self.which + 1]
        return day.year + (self.which if passed == (self.which > 0) else 0)


class Years(NamedTuple):
    """Whole years: "1996", "the 1990s"."""

    first: int
    last: int

    def days(self, at: Standpoint) -> Days:  # noqa: ARG002  # a Meaning is asked from somewhere
        """Cover them, from anywhere."""
        return years(self.first, self.last)


class Century(NamedTuple):
    """A century by its number: the 20th is 1901 to 2000."""

    number: int

    def days(self, at: Standpoint) -> Days:  # noqa: ARG002  # the same
        """Cover it, from anywhere."""
        return years(self.number * 100 - 99, self.number * 100)


class Season(NamedTuple):
    """A season, of a year or seen from a day.

    Args:
        name: spring, summer, autumn or winter.
        year: The year it begins in, or None.
        which: -1 last, 0 this, 1 next, None where it is not said.
    """

    name: str
    year: int | None = None
    which: int | None = None

    def days(self, at: Standpoint) -> Days:
        """Cover the season of the year, or the last, present or next one."""
        if self.year is not None:
            return season(self.year, self.name)
        if at.day is None:
            return UNKNOWN
        begun = [one for one in map(self._of, range(at.day.year - 2, at.day.year + 3)) if one.earliest and one.latest]
        past = [one for one in begun if one.latest and one.latest < at.day]
        coming = [one for one in begun if one.earliest and one.earliest > at.day]
        here = [one for one in begun if one not in past and one not in coming]
        if self.which in (-1, 1):
            order = past[::-1] if self.which == -1 else coming
        else:  # "this spring" is the coming one unless the verb says that it is over
            is_ahead = at.leans == "future" or (self.which == 0 and at.leans != "past")
            order = here + (coming if is_ahead else past[::-1])
        return order[0] if order else UNKNOWN

    def _of(self, year: int) -> Days:
        return season(year, self.name) if 1 <= year <= datetime.MAXYEAR else UNKNOWN


class Quarter(NamedTuple):
    """A quarter by its number, of a year or seen from a day."""

    number: int
    year: int | None = None

    def days(self, at: Standpoint) -> Days:
        """Cover three months: of the year given, else of the one that the verb asks for."""
        first = self.number * 3 - 2
        if self.year is not None:
            return months(self.year, first, 3)
        if at.day is None:
            return UNKNOWN
        return months(year_of(at.day, first, 1, at.leans or "past"), first, 3)


class Weekday(NamedTuple):
    """A day of the week: "Tuesday", "last Friday", "next Monday".

    Args:
        number: 0 for Monday.
        which: -1 last, 1 next, 0 this coming one, None where the verb decides.
    """

    number: int
    which: int | None = None

    def days(self, at: Standpoint) -> Days:
        """Cover that day: the publication's own when it is one, else the last in reported past, the next one ahead."""
        if at.day is None:
            return UNKNOWN
        back = (at.day.weekday() - self.number) % 7
        if self.which == -1:
            count = -(back or 7)
        elif self.which == 1:
            count = 7 - back
        elif self.which == 0 or at.leans == "future":
            count = (7 - back) % 7
        else:
            count = -back
        found = shift(at.day, count, "day")
        return Days(found, found)


class Ago(NamedTuple):
    """A number of units back or ahead: "three days ago", "yesterday", "in two weeks", "two days later".

    Args:
        low: The fewest units, negative for back; None where it is open ("at least").
        high: The most units.
        unit: As in `calendar.shift`.
        is_anaphoric: Counted from the day last spoken of instead of publication.
    """

    low: int | None
    high: int | None
    unit: str
    is_anaphoric: bool = False

    def days(self, at: Standpoint) -> Days:
        """Cover the unit, or the units between, as whole weeks, months or years; a decade is counted in years."""
        day = (at.reference or at.day) if self.is_anaphoric else at.day
        if day is None:
            return UNKNOWN
        grain = "year" if self.unit in ("decade", "century") else self.unit
        first = UNKNOWN if self.low is None else around(shift(day, self.low, self.unit), grain)
        last = UNKNOWN if self.high is None else around(shift(day, self.high, self.unit), grain)
        is_up_to_now = self.high == 0 and self.low != 0  # "less than a year ago" is not later than today
        return Days(first.earliest, day if is_up_to_now else last.latest)


class Unit(NamedTuple):
    """A unit of the calendar seen from a day, cut at it or not: "last week", "this month", "earlier this year".

    Args:
        unit: As in `calendar.shift`.
        which: -1 last, 0 this, 1 next.
        side: ``"earlier"`` or ``"later"`` where only the part before or after the day is meant.
    """

    unit: str
    which: int
    side: str = ""

    def days(self, at: Standpoint) -> Days:
        """Cover the unit, or its part before or after the day it is seen from."""
        if at.day is None:
            return UNKNOWN
        whole = around(shift(at.day, self.which, self.unit), self.unit)
        if self.unit == "weekend":
            whole = self._weekend(at)
        if self.side == "earlier":
            return Days(whole.earliest, at.day)
        return Days(at.day, whole.latest) if self.side == "later" else whole

    def _weekend(self, at: Standpoint) -> Days:
        """Take the weekend that lies behind or ahead: in news "this weekend" on a Monday is either."""
        day = at.day
        if day is None:
            return UNKNOWN
        behind = self.which == -1 or (self.which == 0 and at.leans == "past")
        if behind and not (self.which == 0 and day.weekday() >= 5):
            day = shift(day, -7, "day")
        return around(shift(day, 7, "day") if day and self.which == 1 and day.weekday() >= 5 else day, "weekend")


class Stretch(NamedTuple):
    """Everything from some units back, or ahead, to now: "the past 24 hours", "the coming weeks".

    Args:
        number: How many units, negative for back.
        unit: As in `calendar.shift`.
    """

    number: int
    unit: str

    def days(self, at: Standpoint) -> Days:
        """Cover the stretch, with the day it is seen from."""
        return UNKNOWN if at.day is None else stretch(at.day, self.number, self.unit)


class Part(NamedTuple):
    """A part of what another meaning covers.

    Args:
        whole: What it is a part of.
        part: ``"early"``, ``"mid"`` or ``"late"`` for a third, ``"1"`` or ``"2"`` for a half.
    """

    whole: Meaning
    part: str

    def days(self, at: Standpoint) -> Days:
        """Cover the third or the half."""
        days = self.whole.days(at)
        return half(days, int(self.part)) if self.part.isdecimal() else third(days, self.part)


class InYear(NamedTuple):
    """A date, month or quarter of the last, this or the next year: "May last year".

    Args:
        whole: What is printed without its year.
        which: -1 last, 0 this, 1 next.
    """

    whole: Meaning
    which: int

    def days(self, at: Standpoint) -> Days:
        """Look back from the last day of that year."""
        return (
            UNKNOWN
            if at.day is None
            else self.whole.days(Standpoint(day_of(at.day.year + self.which, 12, 31), leans="past"))
        )


class Since(NamedTuple):
    """From what another meaning covers on, open at the end; or from the day after it."""

    start: Meaning
    is_after: bool = False

    def days(self, at: Standpoint) -> Days:
        """Cover its first day and all that follow."""
        days = self.start.days(at)
        if self.is_after:
            return Days(days.latest and shift(days.latest, 1, "day"), None)
        return Days(days.earliest, None)


class Until(NamedTuple):
    """Up to what another meaning covers, open at the start; or to the day before it."""

    end: Meaning
    is_before: bool = False

    def days(self, at: Standpoint) -> Days:
        """Cover its last day and all before."""
        days = self.end.days(at)
        if self.is_before:
            return Days(None, days.earliest and shift(days.earliest, -1, "day"))
        return Days(None, days.latest)


class Between(NamedTuple):
    """From the first day of one meaning to the last day of another."""

    first: Meaning
    last: Meaning

    def days(self, at: Standpoint) -> Days:
        """Cover both and all between; a start after the end lies a week, or a year, further back."""
        first, last = self._dated(self.first, self.last), self.last
        start, end = first.days(at).earliest, last.days(at).latest
        if start is None or end is None or start <= end:
            return Days(start, end)
        back = shift(start, *((-1, "week") if isinstance(first, Weekday) else (-1, "year")))
        return Days(back, end) if back is not None and back <= end else Days(end, start)

    @staticmethod
    def _dated(first: Meaning, last: Meaning) -> Meaning:
        """Lend the year of the end to the start: "from March 3 to April 5, 2024"."""
        if isinstance(first, Date) and isinstance(last, Date) and first.year is None and last.year is not None:
            return first._replace(year=last.year - ((first.month, first.day or 0) > (last.month, last.day or 31)))
        return first
