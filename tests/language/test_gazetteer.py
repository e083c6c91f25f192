"""The table of places judges names that are already delimited."""

from __future__ import annotations

import pytest

from newsparse.language.gazetteer import gazetteer, key
from newsparse.lexicon import Lexicon, load, merge

TABLE = gazetteer(load("places"))


def test_names_are_folded() -> None:
    assert key("U.S.") == key("us") == "us"
    assert key("Cote\n  d’Ivoire") == "cote d'ivoire"
    assert "NEW YORK" in TABLE
    assert "Nowhereville" not in TABLE


@pytest.mark.parametrize(
    ("name", "wider", "country"),
    [
        ("Oslo", [], "NO"),
        ("Georgia", [], "GE"),
        ("Atlanta", ["Georgia"], "US"),
        ("Tbilisi", ["Georgia"], "GE"),
        ("Paris", ["Texas"], "US"),
        ("Paris", ["Nowhere"], "FR"),
        ("Elmira", ["NY"], "US"),
        ("Elmira", ["Ont."], "CA"),
        ("Elmira", ["New York", "United States"], "US"),
        ("Elmira", [], None),
        ("Middle East", [], None),
        ("Hyderabad", [], "IN"),
        ("Hyderabad", ["Pakistan"], "PK"),
    ],
)
def test_country(name: str, wider: list[str], country: str | None) -> None:
    assert TABLE.country(name, wider) == country


def test_what_a_name_is() -> None:
    assert [TABLE.is_city(name) for name in ("Kyiv", "Ukraine")] == [True, False]
    assert [TABLE.is_country(name) for name in ("Ukraine", "Kyiv")] == [True, False]
    assert [TABLE.is_region(name) for name in ("Texas", "TX", "tx")] == [True, True, False]
    assert [TABLE.is_area(name) for name in ("Middle East", "Texas")] == [True, False]


@pytest.mark.parametrize(
    ("word", "country"), [("Ukrainian", "UA"), ("South Koreans", "KR"), ("Briton", "GB"), ("Lunar", None)]
)
def test_nationality(word: str, country: str | None) -> None:
    assert TABLE.nationality(word) == country


def test_every_country_has_a_code_of_two_capitals() -> None:
    sections = ("countries", "demonyms", "capitals", "cities", "news_cities", "regions", "postal")
    codes = {code for section in sections for code in load("places")[section].values()}
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in codes)
    assert codes - set(load("places")["countries"].values()) == set()


def test_places_of_plugins_are_known() -> None:
    more = gazetteer(merge(load("places"), Lexicon.of("places", {"news_cities": {"NO": "Ulvik"}})))
    assert more.country("Ulvik") == "NO"
    assert repr(more).startswith("Gazetteer(")
