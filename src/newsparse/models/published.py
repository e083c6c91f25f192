"""When an article was published, as callers say it: a date, a datetime, or either as an ISO string."""

from __future__ import annotations

import datetime

from newsparse.errors import InputTypeError, InputValueError

__all__ = ["day_of"]


def day_of(published: datetime.date | str | None) -> datetime.date | None:
    """Read the day of publication.

    Args:
        published: A date, a datetime, an ISO string of one, or None.

    Raises:
        InputTypeError: It is none of these.
        InputValueError: The string is not an ISO date.

    >>> day_of("2025-04-09")
    datetime.date(2025, 4, 9)
    """
    if published is None or isinstance(published, datetime.date):
        return published
    if not isinstance(published, str):
        raise InputTypeError(f"published must be a date, a datetime or an ISO string, not {type(published).__name__}")
    try:
        if len(published) <= len("2025-04-09"):
            return datetime.date.fromisoformat(published)
        return datetime.datetime.fromisoformat(published)
    except ValueError:
        raise InputValueError(f"published is not an ISO date: {published!r}") from None
