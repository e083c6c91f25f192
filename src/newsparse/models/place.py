"""A place that the text names."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.errors import ModelError
from newsparse.models.fact import Fact

__all__ = ["Place", "check_country"]


def check_country(model: object, field: attrs.Attribute[str | None], value: str | None) -> None:
    """Refuse what is no country code; an attrs validator.

    Raises:
        ModelError: The value is neither None nor two capital letters.
    """
    if value is not None and not (len(value) == 2 and value.isascii() and value.isalpha() and value.isupper()):
        raise ModelError(type(model).__name__, field.name, f"{value!r} is not an ISO 3166 alpha-2 code")


@attrs.frozen(repr=False)
class Place(Fact):
    """A place named in the text.

    Args:
        name: The name as the text has it, with the region where it is printed next to it.
        country: ISO 3166-1 alpha-2 code, or None where the core's table does not know.
        lat: Latitude in degrees north; always None in the core.
        lon: Longitude in degrees east; always None in the core.

    Raises:
        ModelError: The country is not two capital letters.
    """

    name: str = attrs.field(kw_only=True)
    country: str | None = attrs.field(default=None, kw_only=True, validator=check_country)
    lat: float | None = attrs.field(default=None, kw_only=True)
    lon: float | None = attrs.field(default=None, kw_only=True)

    def _gist(self) -> Iterator[str]:
        if self.country:
            yield self.country
