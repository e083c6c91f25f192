"""The line that says where and when a story was filed."""

from __future__ import annotations

import calendar
from typing import Final

import attrs

from newsparse.errors import ModelError
from newsparse.models.fact import Fact
from newsparse.models.place import Place

__all__ = ["Dateline"]

_LEAP_YEAR: Final = 2000


def _check_range(field: str, number: int | None, most: int) -> None:
    if number is not None and not 1 <= number <= most:
        raise ModelError("Dateline", field, f"{number} is not between 1 and {most}")


@attrs.frozen(repr=False)
class Dateline(Fact):
    """Where and when a story was filed, ``GENEVA, April 1 (AFP)``.

    Args:
        places: The places, none for ``(CNN) --``, two for ``SEOUL/WASHINGTON``.
        agency: The agency as printed, without brackets.
        year: Calendar year, or None where it is not printed.
        month: 1 to 12, or None.
        day: 1 to 31, or None.

    Raises:
        ModelError: Year or month is out of range, or the month has no such day.

    >>> import newsparse
    >>> dateline = newsparse.parse("GENEVA, April 1 (AFP) - It rained.").dateline
    >>> isinstance(dateline, Dateline), dateline.places[0].name, dateline.agency, dateline.month, dateline.day
    (True, 'GENEVA', 'AFP', 4, 1)
    """

    places: tuple[Place, ...] = attrs.field(default=(), kw_only=True)
    agency: str | None = attrs.field(default=None, kw_only=True)
    year: int | None = attrs.field(default=None, kw_only=True)
    month: int | None = attrs.field(default=None, kw_only=True)
    day: int | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        _check_range("year", self.year, 9999)
        _check_range("month", self.month, 12)
        _check_range("day", self.day, self._last_day())

    def _last_day(self) -> int:
        """Tell the last day of the month; of February that of a leap year, where no year is printed."""
        return calendar.monthrange(self.year or _LEAP_YEAR, self.month)[1] if self.month else 31
