"""What the gazetteer says of a place, and the layer that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from newsparse import Fact, Layer, Place
from newsparse_geonames.gazetteer import SiteKind

__all__ = ["TOPONYMS", "Toponym"]


@attrs.frozen(repr=False)
class Toponym(Fact):
    """The record of a place in the gazetteer.

    Args:
        place: The place, one of the layer `places`.
        kind: City, region or country.
        name: Its name in GeoNames, ``"Kyiv"`` where the text has "Kiev".
        region: Code of its first-order division in GeoNames, ``"TX"``, empty where there is none.
        population: Number of inhabitants; None where the gazetteer does not say.
        prior: Its share, 0 to 1, of the inhabitants of all places of the name: how likely it were if the text said nothing else.
        number: The number of its record in GeoNames, or None for a region: ``https://www.geonames.org/2988507``.

    >>> from newsparse import Span
    >>> span = Span(3, 8, "Paris")
    >>> paris = Place(span, rule="geonames.population", name="Paris", country="FR", lat=48.85, lon=2.35)
    >>> Toponym(span, rule="geonames.record", place=paris, kind="city", name="Paris", population=2138551, prior=0.97)
    Toponym(3:8 city 'Paris')
    """

    place: Place = attrs.field(kw_only=True)
    kind: SiteKind = attrs.field(kw_only=True, converter=SiteKind)
    name: str = attrs.field(kw_only=True)
    region: str = attrs.field(default="", kw_only=True)
    population: int | None = attrs.field(default=None, kw_only=True)
    prior: float = attrs.field(default=1.0, kw_only=True)
    number: int | None = attrs.field(default=None, kw_only=True)

    def _gist(self) -> Iterator[str]:
        yield self.kind.value
        if self.region:
            yield self.region


TOPONYMS: Final = Layer("toponyms", Toponym)
