"""The laws that newsparse asks of every extractor."""

from __future__ import annotations

from typing import ClassVar

from newsparse_geonames import TOPONYMS

from newsparse import PLACES
from newsparse.testing import ExtractorSuite

SAMPLES = (
    "Two Lebanese soldiers were shot dead in Tripoli on Monday, the army command in Beirut said.",
    "A tornado damaged forty homes in Paris, Texas, and flooded a school near Springfield, the governor said.",
    "Floods cut the road between the Donetsk region and the western city of Lviv, officials in Ukraine said.",
    "Thieves broke into a museum in Leon and a bank in Granada, the Nicaraguan police said.",
)


class TestPlaces(ExtractorSuite):
    layer = PLACES
    samples = SAMPLES
    floors: ClassVar = {"city": 0.95}


class TestToponyms(ExtractorSuite):
    layer = TOPONYMS
    samples = SAMPLES


class TestPlacesOfLargeCities(ExtractorSuite):
    layer = PLACES
    samples = SAMPLES
    options: ClassVar = {"geonames": {"at_least": 15000}}
