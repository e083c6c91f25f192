"""What a type checker must see of records and places with coordinates: never run, checked by mypy and pyright."""

from __future__ import annotations

from typing import assert_type

import newsparse_geonames
from newsparse_geonames import TOPONYMS, SiteKind, Toponym

import newsparse

article = newsparse.Parser(plugins=[newsparse_geonames]).parse("A shop burned down in Paris, Texas.")

assert_type(TOPONYMS, newsparse.Layer[Toponym])
assert_type(article[TOPONYMS], tuple[Toponym, ...])
assert_type(article[TOPONYMS][0].kind, SiteKind)
assert_type(article[TOPONYMS][0].place.lat, float | None)
assert_type(newsparse_geonames.places, newsparse.Extractor[newsparse.Place])
