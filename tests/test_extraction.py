from __future__ import annotations

import datetime

import attrs
import pytest

from newsparse import MOMENTS, PLACES, Article, Extractor, Layer, Lexicon, Place, Span, View, extractor
from newsparse.errors import LexiconError, PluginError, SpanError, UndeclaredLayerError
from newsparse.language.reading import Reading
from newsparse.lexicon import load

HARBOURS = Layer("harbours", Place)
TEXT = "The ferry left Lima."


def view(*declared: str, options: dict[str, object] | None = None) -> View:
    place = Place(Span.of(TEXT, 15, 19), rule="test.test", name="Lima")
    article = Article(
        text=TEXT,
        title="Ferries",
        published=datetime.date(2025, 4, 9),
        metadata={"desk": "sea"},
        layers={"places": (place,)},
    )
    return View(
        article=article,
        reading=Reading(TEXT, load),
        reader="sea.harbours",
        layers={name: article.layers.get(name, ()) for name in declared},
        find_lexicon=load,
        options=options or {},
    )


def test_a_view_shows_text_and_metadata():
    seen = view(options={"depth": 3})
    assert seen.text == seen.reading.text == TEXT
    assert (seen.title, seen.published) == ("Ferries", datetime.date(2025, 4, 9))
    assert seen.metadata == {"desk": "sea"}
    assert seen.options == {"depth": 3}
    assert seen.reading.tokens.words


def test_a_view_shows_declared_layers_only():
    assert [place.name for place in view("places")[PLACES]] == ["Lima"]
    assert view("places", "moments")[MOMENTS] == ()
    with pytest.raises(UndeclaredLayerError) as caught:
        view("moments")[PLACES]
    assert str(caught.value) == (
        "extractor 'sea.harbours' reads the layer 'places' without requiring it: add it to @extractor(..., requires=[...])"
    )


def test_a_view_cuts_spans():
    assert view().span(15, 19) == Span(15, 19, "Lima")
    with pytest.raises(SpanError):
        view().span(15, 99)


def test_a_view_finds_lexicons():
    assert view().lexicon("english")["words"]["the"] == "function"
    with pytest.raises(LexiconError, match="nonesuch"):
        view().lexicon("nonesuch")


def test_an_extractor_is_made_of_a_function():
    @extractor(HARBOURS, requires=[PLACES], replaces="sea.ports", any_language=True)
    def harbours(seen: View):
        return seen[PLACES]

    assert isinstance(harbours, Extractor)
    assert (harbours.name, harbours.layer, harbours.requires) == ("harbours", HARBOURS, (PLACES,))
    assert (harbours.replaces, harbours.any_language) == ("sea.ports", True)
    assert [place.name for place in harbours(view("places"))] == ["Lima"]


def test_an_extractor_may_be_named():
    @extractor(HARBOURS, name="ports")
    def anything(seen: View):
        return ()

    assert (anything.name, anything.requires, anything.replaces) == ("ports", (), None)
    assert anything.any_language is False


@pytest.mark.parametrize(("layer", "requires"), [("harbours", []), (HARBOURS, ["places"]), (Place, [])])
def test_an_extractor_takes_layers(layer, requires):
    with pytest.raises(PluginError, match="@extractor takes layers, not"):
        extractor(layer, requires=requires)


def test_a_lexicon_is_asked_for_by_name():
    asked = []
    own = Lexicon.of("ships", {"kinds": {"ferry": "ferry"}})

    def find(name: str) -> Lexicon:
        asked.append(name)
        return own

    seen = attrs.evolve(view(), find_lexicon=find)
    assert seen.lexicon("ships") is own
    assert asked == ["ships"]
