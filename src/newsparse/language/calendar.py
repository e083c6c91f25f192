"""Arithmetic on days: the interval that a month, a week, a season or "three weeks ago" covers.

Conventions:

- weeks run from Monday to Sunday, as in ISO 8601;
- seasons are the meteorological ones of the northern hemisphere; winter 2020 ends in February 2021;
- the early, middle and late part of a period are its thirds, as EDTF (ISO 8601-2) leaves open and news writes;
- "three weeks ago" is the week three weeks back, at the grain of its own unit, as TimeML values it (``P3W``);
- a day before year 1 or after year 9999 has no date: the side of the interval that it bounds is None.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Callable
from typing import Final, NamedTuple

__all__ = [
    "SEASONS",
    "UNKNOWN",
    "Day",
    "Days",
    "around",
    "day_of",
    "half",
    "months",
    "season",
    "shift",
    "stretch",
    "third",
    "year_of",
    "years",
]

Day = datetime.date | None


class Days(NamedTuple):
    """The first and the last day of an interval; None where it is open or unknown."""

    earliest: Day
    latest: Day


UNKNOWN: Final = Days(None, None)
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS: Final = {"month": 1, "quarter": 3, "season": 12, "year": 12, "decade": 120, "century": 1200}


def day_of(year: int, month: int, day: int) -> Day:
    """Make a date, or None where the calendar has no such day.

    >>> day_of(2025, 2, 30) is None
    True
    """
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def years(first: int, last: int) -> Days:
    """Cover whole calendar years.

    >>> years(1990, 1999).latest
    datetime.date(1999, 12, 31)
    """
    return Days(day_of(first, 1, 1), day_of(last, 12, 31))


def months(year: int, month: int, count: int = 1) -> Days:
    """Cover whole months from one on; a month beyond 12 runs into the next year.

    >>> months(2024, 2).latest
    datetime.date(2024, 2, 29)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if not 1 <= end_year <= datetime.MAXYEAR:
        return Days(day_of(year, month, 1), None)
    return Days(day_of(year, month, 1), day_of(end_year, end_month, monthrange(end_year, end_month)[1]))


def season(year: int, name: str) -> Days:
    """Cover a season, in the year in which it begins.

    >>> season(2020, "winter").latest
    datetime.date(2021, 2, 28)
    """
    return months(year, SEASONS[name], 3)


def year_of(day: datetime.date, month: int, number: int, leans: str) -> int:
    """Choose the year of a day that is printed without one.

    Args:
        day: The day it is read from.
        month: The month printed, 1 to 12.
        number: The day printed, 1 to 31.
        leans: ``"past"``, ``"future"``, or empty for the nearest.

    >>> year_of(datetime.date(2025, 1, 9), 12, 3, "")
    2024
    """
    ahead = (month - day.month) * 30 + number - day.day
    if leans == "future":
        return day.year + (ahead < 0)
    if leans == "past":  # three days of grace: it may already be tomorrow where the story was filed
        return day.year - (ahead > 3)
    return day.year + (ahead < -182) - (ahead > 182)


def shift(day: datetime.date, count: int, unit: str) -> Day:
    """Move a day by units; a month ends where the shorter month ends.

    Args:
        day: Where to start.
        count: How many units, negative for back.
        unit: day, week, weekend, month, quarter, season, year, decade or century; hours are whole days.

    >>> shift(datetime.date(2025, 3, 31), -1, "month")
    datetime.date(2025, 2, 28)
    """
    per_month = _MONTHS.get(unit)
    if per_month is None:
        try:
            return day + datetime.timedelta(days=count * (7 if unit in ("week", "weekend") else 1))
        except OverflowError:
            return None
    year, month = divmod(day.year * 12 + day.month - 1 + count * per_month, 12)
    if not 1 <= year <= datetime.MAXYEAR:
        return None
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: Day, unit: str) -> Days:
    """Cover the whole unit that a day lies in.

    Args:
        day: Any day; None gives the unknown interval.
        unit: As in `shift`.

    >>> around(datetime.date(2025, 4, 9), "week")
    Days(earliest=datetime.date(2025, 4, 7), latest=datetime.date(2025, 4, 13))
    """
    if day is None:
        return UNKNOWN
    if unit in ("week", "weekend"):
        monday = shift(day, -day.weekday(), "day")
        start = shift(day, 5 - day.weekday(), "day") if unit == "weekend" else monday
        return Days(start, shift(day, 6 - day.weekday(), "day"))
    if unit == "month":
        return months(day.year, day.month)
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    return _around_years(day, unit)


def _around_years(day: datetime.date, unit: str) -> Days:
    if unit in ("year", "season"):
        return years(day.year, day.year)
    if unit == "decade":
        return years(day.year // 10 * 10, day.year // 10 * 10 + 9)
    if unit == "century":  # the 20th began in 1901
        first = (day.year - 1) // 100 * 100 + 1
        return years(first, first + 99)
    return Days(day, day)


def stretch(day: datetime.date, count: int, unit: str) -> Days:
    """Cover everything from a number of units back, or ahead, to a day itself.

    >>> stretch(datetime.date(2025, 4, 9), -1, "day").earliest
    datetime.date(2025, 4, 8)
    """
    other = shift(day, count, unit)
    return Days(other, day) if count < 0 else Days(day, other)


def third(days: Days, part: str) -> Days:
    """Cover the early, middle or late third of an interval, in whole days, months of a year or years of a decade.

    Args:
        days: The interval; an open one comes back as it is.
        part: ``"early"``, ``"mid"`` or ``"late"``.

    >>> third(months(2025, 4), "late")
    Days(earliest=datetime.date(2025, 4, 21), latest=datetime.date(2025, 4, 30))
    >>> third(years(1990, 1999), "mid")
    Days(earliest=datetime.date(1993, 1, 1), latest=datetime.date(1996, 12, 31))
    """
    return _piece(days, lambda length: _third(length, part))


def half(days: Days, number: int) -> Days:
    """Cover the first or the second half of an interval, at the same grain as a third.

    Args:
        days: The interval; an open one comes back as it is.
        number: 1 or 2.

    >>> half(years(2024, 2024), 1).latest
    datetime.date(2024, 6, 30)
    """
    return _piece(days, lambda length: (0, (length - 1) // 2) if number == 1 else ((length + 1) // 2, length - 1))


def _piece(days: Days, cut: Callable[[int], tuple[int, int]]) -> Days:
    """Cut a piece out of an interval: of so many years, months or days the first and the last that belong to it."""
    first, last = days
    if first is None or last is None or first == last:
        return days
    length = (last - first).days + 1
    if length > 3000:
        low, high = cut(last.year - first.year + 1)
        return years(first.year + low, first.year + high)
    if length > 300:
        low, high = cut(12)
        return months(first.year, first.month + low, high - low + 1)
    low, high = cut(length)
    return Days(shift(first, low, "day"), shift(first, high, "day"))


def _third(length: int, part: str) -> tuple[int, int]:
    """Divide a length in three; the first and the last place of one part, never empty."""
    one, two = length // 3, length * 2 // 3
    low, high = {"early": (0, one - 1), "mid": (one, two), "late": (two, length - 1)}[part]
    if part == "mid" and length % 3 == 0:
        high -= 1
    return low, max(low, high)
