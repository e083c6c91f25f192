"""The schema that ships says what `to_json` writes, and nothing else."""

from __future__ import annotations

import copy
import json
from importlib import resources
from pathlib import Path

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

import newsparse
from newsparse import Article, Count, Fact, Layer, Place, Span, to_dict, to_json
from newsparse.serialize import json_schema
from newsparse.testing.strategies import articles

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
SHIPPED = json.loads((resources.files("newsparse") / "schema.json").read_text(encoding="utf-8"))
CHECK = jsonschema.Draft202012Validator(SHIPPED)


@attrs.frozen(repr=False)
class Tide(Fact):
    """How high the water stood."""

    metres: float = attrs.field(kw_only=True)
    counts: tuple[Count, int] | None = attrs.field(default=None, kw_only=True)
    by_port: dict[str, frozenset[int]] = attrs.field(factory=dict, kw_only=True)
    bare: list = attrs.field(factory=list, kw_only=True)
    loose: dict = attrs.field(factory=dict, kw_only=True)
    anything: object = attrs.field(default=None, kw_only=True)


def test_the_file_is_what_make_schema_writes():
    assert json_schema() == SHIPPED, "the models have changed: run make schema"


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SHIPPED)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_parsed_article_is_valid(path):
    article = newsparse.parse(path.read_text(encoding="utf-8"))
    assert article.quotes
    CHECK.validate(json.loads(to_json(article)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles())
def test_whatever_is_written_is_valid(article):
    CHECK.validate(json.loads(to_json(article)))


BROKEN = {
    "no text": lambda document: document.pop("text"),
    "no head": lambda document: document.pop("newsparse"),
    "another form": lambda document: document["newsparse"].update(schema=2),
    "a field too many": lambda document: document.update(titel=""),
    "layers as a list": lambda document: document.update(layers=[]),
    "a bad day": lambda document: document.update(published="9 April"),
    "a fact without a span": lambda document: document["layers"]["places"][0].pop("span"),
    "a fact with a field too many": lambda document: document["layers"]["places"][0].update(size=3),
    "a negative offset": lambda document: document["layers"]["places"][0]["span"].update(start=-1),
    "a bad country": lambda document: document["layers"]["places"][0].update(country="Portugal"),
    "a bad word of a closed set": lambda document: document["failures"][0].update(kind="tired"),
    "a bad pointer": lambda document: document["layers"]["datelines"][0]["places"].append({"ref": "places/0"}),
    "a pointer with more": lambda document: document["layers"]["datelines"][0]["places"].append({"ref": "/layers/places/0", "x": 1}),
    "month 13": lambda document: document["layers"]["datelines"][0].update(month=13),
    "too sure": lambda document: document["layers"]["places"][0].update(confidence=1.5),
    "a derived fact without a rule": lambda document: document["layers"]["places"][0].update({"class": "Port", "rule": None}),
}  # fmt: skip


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_not_valid(spoil):
    place = Place(Span(0, 5, "Porto"), rule="p.p", name="Porto")
    dateline = newsparse.Dateline(Span(0, 5, "Porto"), rule="d.d", places=(place,))
    failures = (newsparse.Failure(kind="error"),)
    document = to_dict(Article(text="Porto", layers={"places": (place,), "datelines": (dateline,)}, failures=failures))
    CHECK.validate(document)
    broken = copy.deepcopy(document)
    spoil(broken)
    assert not CHECK.is_valid(broken)


def test_layers_of_plugins_are_allowed_and_can_be_described():
    tide = Tide(
        Span(0, 3, "2 m"), rule="t.t", metres=2, counts=(Count.exactly(2), 1), by_port={"Porto": frozenset({1})}, loose={"a": 1}
    )  # fmt: skip
    document = to_dict(Article(text="2 m", layers={"tides": (tide,)}))
    CHECK.validate(document)
    for fact in document["layers"]["tides"]:
        del fact["class"]
    own = jsonschema.Draft202012Validator(json_schema([Layer("tides", Tide)]))
    own.validate(document)
    document["layers"]["tides"][0]["counts"].append(1)
    assert not own.is_valid(document)


def test_what_the_models_say_of_their_fields_is_told():
    casualty = SHIPPED["$defs"]["Casualty"]
    assert casualty["description"].startswith("One statement of a loss")
    assert casualty["properties"]["claimed_by"]["description"] == "Who says so; null where the text says it itself."
    assert SHIPPED["$defs"]["Quote"]["properties"]["cue"]["description"].startswith("The words that report")
    untold = [
        f"{name}.{field}"
        for name, kind in {**SHIPPED["$defs"], "Article": SHIPPED}.items()
        for field, told in kind["properties"].items()
        if "description" not in told and name not in ("Derived", "Pointer")
    ]
    assert untold == ["Article.newsparse"]
