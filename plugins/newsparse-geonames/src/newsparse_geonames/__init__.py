"""Coordinates for newsparse: the places of an article on the map, namesakes told apart by the rest of the text.

>>> import newsparse
>>> import newsparse_geonames
>>> parser = newsparse.Parser(plugins=[newsparse_geonames], only={"places"})
>>> (place,) = parser.parse("Two Lebanese soldiers were shot dead in Tripoli on Monday.").places
>>> place.country, round(place.lat, 1), round(place.lon, 1)
('LB', 34.4, 35.8)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from newsparse import Extractor, Lexicon, hookimpl
from newsparse_geonames.extractor import places, toponyms
from newsparse_geonames.gazetteer import OptionError, SiteKind
from newsparse_geonames.toponym import TOPONYMS, Toponym
from newsparse_geonames.words import regions

__version__: Final = "0.1.0"
__all__ = [
    "TOPONYMS",
    "OptionError",
    "SiteKind",
    "Toponym",
    "newsparse_extractors",
    "newsparse_lexicons",
    "places",
    "toponyms",
]

# The name under which a program gives this module to a parser; an entry point brings the same one.
plugin_name: Final = "geonames"
# The version of the hooks that this is made for.
newsparse_api: Final = 1


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the extractors of located places and of the gazetteer's records."""
    return [places, toponyms]


@hookimpl
def newsparse_lexicons() -> Iterable[Lexicon]:
    """Offer the words of regions."""
    return [regions()]
