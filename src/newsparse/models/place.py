"""A place that the text names."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.errors import ModelError
from newsparse.models.fact import Fact

__all__ = ["Place", "check_country"]


def check_country(fact: Fact, code: str | None) -> None:
    """Refuse what is no country code.

    Args:
        fact: The fact that has it in its field ``country``.
        code: The code, or None.

    Raises:
        ModelError: The code is not two capital letters.
    """
    if code is not None and not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise ModelError(type(fact).__name__, "country", f"{code!r} is not an ISO 3166 alpha-2 code")


def _check_degrees(field: str, degrees: float | None, most: int) -> None:
    if degrees is not None and not -most <= degrees <= most:
        raise ModelError("Place", field, f"{degrees} is not between -{most} and {most}")


@attrs.frozen(repr=False)
class Place(Fact):
    """A place named in the text.

    Args:
        name: The name as the text has it, with the region where it is printed next to it.
        country: ISO 3166-1 alpha-2 code, or None where the core's table does not know.
        lat: Latitude in degrees north; always None in the core.
        lon: Longitude in degrees east; always None in the core.

    Raises:
        ModelError: The country is not two capital letters, or no place on earth has these degrees.

    >>> import newsparse
    >>> newsparse.parse("It rained in Porto on Monday.").places
    (Place(13:18 PT 'Porto'),)
    """

    name: str = attrs.field(kw_only=True)
    country: str | None = attrs.field(default=None, kw_only=True)
    lat: float | None = attrs.field(default=None, kw_only=True)
    lon: float | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        check_country(self, self.country)
        _check_degrees("lat", self.lat, 90)
        _check_degrees("lon", self.lon, 180)

    def _gist(self) -> Iterator[str]:
        if self.country:
            yield self.country
