"""The line that says where and when a story was filed."""

from __future__ import annotations

from typing import Final

import attrs

from newsparse.errors import ModelError
from newsparse.models.fact import Fact
from newsparse.models.place import Place

__all__ = ["Dateline"]

_RANGES: Final = {"year": (1, 9999), "month": (1, 12), "day": (1, 31)}


def _check_range(dateline: Dateline, field: attrs.Attribute[int | None], value: int | None) -> None:
    low, high = _RANGES[field.name]
    if value is not None and not low <= value <= high:
        raise ModelError("Dateline", field.name, f"{value} is not between {low} and {high}")


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
        ModelError: Year, month or day is out of range.
    """

    places: tuple[Place, ...] = attrs.field(default=(), kw_only=True)
    agency: str | None = attrs.field(default=None, kw_only=True)
    year: int | None = attrs.field(default=None, kw_only=True, validator=_check_range)
    month: int | None = attrs.field(default=None, kw_only=True, validator=_check_range)
    day: int | None = attrs.field(default=None, kw_only=True, validator=_check_range)
