"""The laws that newsparse asks of every plugin and of every extractor."""

from __future__ import annotations

from typing import ClassVar

import newsparse_geonames
from newsparse_geonames import TOPONYMS

from newsparse import PLACES
from newsparse.testing import ExtractorSuite, PluginSuite, growth

SAMPLES = (
    "Two Lebanese soldiers were shot dead in Tripoli on Monday, the army command in Beirut said.",
    "A tornado damaged forty homes in Paris, Texas, and flooded a school near Springfield, the governor said.",
    "Floods cut the road between the Donetsk region and the western city of Lviv, officials in Ukraine said.",
    "Thieves broke into a museum in Leon and a bank in Granada, the Nicaraguan police said.",
)


class TestPackage(PluginSuite):
    package = newsparse_geonames


class TestPlaces(ExtractorSuite):
    layer = PLACES
    samples = SAMPLES
    floors: ClassVar = {"city": 0.95}


class TestToponyms(ExtractorSuite):
    layer = TOPONYMS
    samples = SAMPLES
    units = (
        "in Tripoli ", "in San Pedro, Texas, ", "Lebanon's ", "the Lebanese city of ", "in northern ",
        "in Paris, in the Mexican state of Jalisco. ", "PARIS, March 3 - In Lyon.\n\n", "San ", "Georgia ",
        "in Springfield of ", ", ", "in Leon. ",
    )  # fmt: skip

    def test_takes_linear_time_in_the_number_of_different_places(self, cities):
        lines = [f"Rain fell in {city}, officials said." for city in cities]
        short, long = ("\n\n".join(lines[:number]) for number in (250, 250 * 8))
        assert growth(self.reader(), short, long) < 24


class TestPlacesOfLargeCities(ExtractorSuite):
    layer = PLACES
    samples = SAMPLES
    options: ClassVar = {"geonames": {"at_least": 15000}}
