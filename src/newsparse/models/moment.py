"""When: an expression of time and the days it covers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from newsparse.errors import ModelError
from newsparse.models.fact import Fact

__all__ = ["Moment"]


def _is_before(latest: datetime.date, earliest: datetime.date) -> bool:
    try:
        return latest < earliest
    except TypeError:  # a day and a clock's time, or one of two times without its zone
        raise ModelError("Moment", "latest", f"{latest} cannot be compared with earliest, {earliest}") from None


@attrs.frozen(repr=False)
class Moment(Fact):
    """An expression of time, with the days it may mean.

    Args:
        earliest: The first day, or None where it is open or could not be resolved.
        latest: The last day, or None where it is open or could not be resolved.

    Raises:
        ModelError: The latest day comes before the earliest, or the two cannot be compared.

    >>> import newsparse
    >>> newsparse.parse("It rained on Monday.", published="2025-04-09").moments
    (Moment(13:19 2025-04-07 'Monday'),)
    """

    earliest: datetime.date | None = attrs.field(default=None, kw_only=True)
    latest: datetime.date | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        if self.earliest and self.latest and _is_before(self.latest, self.earliest):
            raise ModelError("Moment", "latest", f"{self.latest} comes before earliest, {self.earliest}")

    def _gist(self) -> Iterator[str]:
        days = (self.earliest, self.latest)
        yield (
            "?" if not any(days) else str(days[0]) if days[0] == days[1] else "..".join(str(day or "") for day in days)
        )
