"""What stands in the JSON, and what is said of JSON that is wrong."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

import attrs
import pytest

import newsparse
from newsparse import (
    Actor,
    Article,
    Casualty,
    Count,
    Fact,
    Failure,
    Layer,
    Moment,
    Place,
    Quote,
    Span,
    extractor,
    from_dict,
    from_json,
    hookimpl,
    rows,
    to_dict,
    to_json,
)
from newsparse.errors import FormatError, InputTypeError, InputValueError
from newsparse.serialize.flat import label
from newsparse.serialize.stamps import read_stamp, write_stamp

TEXT = "Two people were hurt in Porto on Monday, Ann Lee said."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


ANN = Actor(span("Ann Lee"), rule="actors.name", name="Ann Lee", kind="person", mentions=(span("Ann Lee"),))
PORTO = Place(span("Porto"), rule="places.locative", name="Porto", country="PT")
MONDAY = Moment(
    span("Monday"), rule="moments.weekday", earliest=datetime.date(2025, 4, 7), latest=datetime.date(2025, 4, 7)
)
HURT = Casualty(
    span("Two people were hurt"), rule="casualties.passive", effect="injured", count=Count.exactly(2), victim=span("Two people"),
    claimed_by=ANN, place=PORTO, moment=MONDAY, confidence=0.5, evidence=(span("hurt"),),
)  # fmt: skip
SAID = Quote(
    Span(0, len(TEXT), TEXT), rule="quotes.clause", kind="indirect", content=(Span(0, 39, TEXT[:39]),), cue=span("said"),
    source=span("Ann Lee"), speakers=(ANN,),
)  # fmt: skip
ARTICLE = Article(
    text=TEXT, id="a1", published=datetime.date(2025, 4, 9), title="Two hurt", authors=("Sam Oak",), metadata={"desk": ["foreign"]},
    layers={"actors": (ANN,), "places": (PORTO,), "moments": (MONDAY,), "casualties": (HURT,), "quotes": (SAID,)},
    failures=(Failure(kind="missing", extractor="x", missing="y"),),
)  # fmt: skip


class Code(str):
    """A string of a class of its own."""

    __slots__ = ()

    def __str__(self):
        return "not what it is"


class Whole(int):
    """A number of a class of its own."""


class Real(float):
    """A number of a class of its own."""


@attrs.define
class Branch:
    """A record that may hold another of its class."""

    name: str
    inner: Branch | None = None


@attrs.frozen(repr=False)
class Tree(Fact):
    branch: Branch = attrs.field(kw_only=True)
    bag: list = attrs.field(factory=list, kw_only=True)


@attrs.frozen(repr=False)
class Road(Fact):
    """A plugin's fact whose fields are called like columns of its span."""

    start: str = attrs.field(kw_only=True)
    length: Decimal | None = attrs.field(default=None, kw_only=True)
    through: tuple[Place, ...] = attrs.field(default=(), kw_only=True)
    tolls: dict[str, int] = attrs.field(factory=dict, kw_only=True)
    lanes: tuple[Count, ...] = attrs.field(default=(), kw_only=True)
    end_point: Place | Actor | None = attrs.field(default=None, kw_only=True)
    code: Annotated[Code, "as signposted"] = attrs.field(default=Code(), kw_only=True)
    pair: tuple[int, str] | None = attrs.field(default=None, kw_only=True)
    width: int | Count | None = attrs.field(default=None, kw_only=True)


ROADS = Layer("roads", Road)


class Roads:
    """A plugin that is not installed."""

    plugin_name = "roads"

    @hookimpl
    def newsparse_extractors(self):
        @extractor(ROADS, name="roads")
        def roads(view):
            yield Road(view.span(0, 3), rule="roads.first", start="here")

        return [roads]


def test_the_form_of_the_document():
    document = to_dict(ARTICLE)
    assert list(document) == [
        "newsparse", "text", "id", "published", "title", "url", "outlet", "authors", "language", "metadata", "layers", "failures",
    ]  # fmt: skip
    assert document["newsparse"] == {"schema": 1, "version": newsparse.__version__, "plugins": {}, "weights": {}}
    assert document["published"] == "2025-04-09"
    assert document["authors"] == ["Sam Oak"]
    assert document["layers"]["actors"][0]["span"] == {"start": 41, "end": 48, "text": "Ann Lee"}
    assert document["layers"]["casualties"][0]["claimed_by"] == {"ref": "/layers/actors/0"}
    assert document["layers"]["casualties"][0]["count"] == {"low": 2, "high": 2, "qualifier": "exact"}
    assert document["layers"]["casualties"][0]["effect"] == "injured"
    assert document["layers"]["moments"][0]["earliest"] == "2025-04-07"
    assert document["layers"]["quotes"][0]["speakers"] == [{"ref": "/layers/actors/0"}]
    assert document["failures"][0]["kind"] == "missing"
    assert json.loads(json.dumps(document)) == document


def test_a_fact_that_stands_in_no_layer_is_written_where_it_is_referred_to():
    bare = Article(text=TEXT, layers={"casualties": (HURT,)})
    assert to_dict(bare)["layers"]["casualties"][0]["place"]["name"] == "Porto"
    assert from_dict(to_dict(bare)) == bare


def test_the_same_fact_in_two_layers_is_written_once():
    ports = Layer("ports", Place)
    article = Article(text=TEXT, layers={"ports": (PORTO,), "places": (PORTO,)})
    document = to_dict(article)
    assert document["layers"]["ports"] == [{"ref": "/layers/places/0"}]
    read = from_dict(document, layers=[ports])
    assert read[ports][0] is read.places[0]


def test_pointers_into_a_layer_that_nobody_knows_are_followed():
    area = attrs.evolve(PORTO, name="the port")
    hurt = attrs.evolve(HURT, place=area, claimed_by=None, moment=None)
    document = to_dict(Article(text=TEXT, layers={"areas": (area,), "casualties": (hurt,)}))
    assert document["layers"]["casualties"][0]["place"] == {"ref": "/layers/areas/0"}
    document["layers"]["areas"][0].pop("class")
    document["layers"]["areas"][0]["evidence"] = [{"ref": "/layers/hints/0"}]
    document["layers"]["hints"] = [{"start": 0, "end": 3, "text": "Two"}]
    read = from_dict(document)
    assert read.casualties[0].place == attrs.evolve(area, evidence=(Span(0, 3, "Two"),))
    assert read.unknown_layers["areas"] == document["layers"]["areas"]


def test_layers_of_a_parser_are_read_and_its_plugins_named():
    parser = newsparse.Parser(plugins=[Roads()], only={ROADS})
    article = parser.parse("The road was closed on Monday and it is not known when it will be opened again.")
    document = to_dict(article, parser=parser)
    assert document["newsparse"]["plugins"] == {"roads": ""}
    assert document["layers"]["roads"][0]["class"] == "Road"
    assert from_dict(document, parser=parser) == article
    assert from_json(to_json(article), parser=parser)[ROADS] == article[ROADS]
    assert ROADS.name in from_json(to_json(article)).unknown_layers


def test_the_plugins_of_a_layer_that_nobody_knows_are_still_named():
    written = to_json(Article(text=TEXT, layers={"roads": (ROAD,)}))
    document = {**json.loads(written), "newsparse": {"schema": 1, "plugins": {"roads": "1.2"}}}
    read = from_dict(document)
    for kept in (read, attrs.evolve(read, id="b"), pickle.loads(pickle.dumps(read)), from_json(to_json(read))):
        assert kept.unknown_layers == document["layers"]
        assert to_dict(kept)["newsparse"]["plugins"] == {"roads": "1.2"}
    document["layers"] = {}
    assert to_dict(from_dict(document))["newsparse"]["plugins"] == {}


def test_a_known_layer_wins_over_an_unknown_one_of_its_name():
    article = attrs.evolve(ARTICLE, unknown_layers={"places": "old", "marks": {"any": "thing"}})
    assert to_dict(article)["layers"]["places"] == to_dict(ARTICLE)["layers"]["places"]
    assert from_dict(to_dict(article)).unknown_layers == {"marks": {"any": "thing"}}


def test_a_fact_that_cannot_be_hashed_is_written_too():
    road = Road(span("Porto"), rule="r.r", start="A", tolls={"car": 2})
    other = attrs.evolve(road, start="B")

    @attrs.frozen(repr=False)
    class Detour(Fact):
        road: Road = attrs.field(kw_only=True)

    detour = Detour(span("Porto"), rule="d.d", road=attrs.evolve(other))
    article = Article(text=TEXT, layers={"roads": (road, other), "detours": (detour,)})
    assert "ref" not in to_dict(article)["layers"]["detours"][0]["road"]
    assert from_dict(to_dict(article), layers=[ROADS, Layer("detours", Detour)]) == article


@pytest.mark.parametrize(
    "moment",
    [
        datetime.date(2025, 4, 9),
        datetime.datetime(2025, 4, 9, 6, 30),  # noqa: DTZ001  # without a zone, on purpose
        datetime.datetime(2025, 4, 9, 6, 30, 1, 5, tzinfo=datetime.UTC),
        datetime.datetime(2025, 4, 9, 6, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=5, minutes=45))),
        datetime.datetime(2025, 10, 26, 1, 30, tzinfo=ZoneInfo("Europe/Lisbon")),
        datetime.datetime(2025, 10, 26, 1, 30, fold=1, tzinfo=ZoneInfo("Europe/Lisbon")),
        datetime.datetime(2025, 3, 30, 1, 30, tzinfo=ZoneInfo("Europe/Lisbon")),  # the clock never showed it
    ],
)
def test_the_zone_of_publication_is_kept(moment):
    read = from_json(to_json(Article(text="", published=moment))).published
    assert read == moment
    assert type(read) is type(moment)
    if isinstance(moment, datetime.datetime):
        assert read.utcoffset() == moment.utcoffset()
        assert getattr(read.tzinfo, "key", None) == getattr(moment.tzinfo, "key", None)


@pytest.mark.parametrize("zone", ["Nowhere/Town", "../etc", "Europe/Tokyo]", ""])
def test_a_zone_that_is_not_known_here_keeps_its_offset(zone):
    read = read_stamp(f"2025-04-09T06:30:00+01:00[{zone}]")
    assert write_stamp(read) == "2025-04-09T06:30:00+01:00"


def test_a_zone_whose_clock_has_changed_since_keeps_its_offset():
    assert write_stamp(read_stamp("2025-04-09T06:30:00+09:00[Europe/Lisbon]")) == "2025-04-09T06:30:00+09:00"


# ---------------------------------------------------------------- what is wrong

# Path of the change, new value (or DELETE), path of the complaint, words of it.
DELETE = object()
WRONG = [
    ("text", DELETE, "$.text", "is missing"),
    ("text", 5, "$.text", "must be a string, not a whole number"),
    ("titel", "x", "$.titel", "is no field of Article"),
    ("unknown_layers", {}, "$.unknown_layers", "is no field"),
    ("published", "9 April", "$.published", "'9 April' is not an ISO date"),
    ("published", 2025, "$.published", "must be a date, not a whole number"),
    ("authors", "Sam", "$.authors", "must be an array, not a string"),
    ("authors", ["Sam", None], "$.authors[1]", "must be a string, not null"),
    ("metadata", [], "$.metadata", "must be an object, not an array"),
    ("failures.0.kind", "bad", "$.failures[0].kind", "'bad' is none of error, refused"),
    ("newsparse", DELETE, "$.newsparse", "is missing"),
    ("newsparse.schema", DELETE, "$.newsparse.schema", "is missing"),
    ("newsparse.schema", 2, "$.newsparse.schema", "is 2; this newsparse reads 1"),
    ("newsparse.schema", True, "$.newsparse.schema", "must be a whole number, not true or false"),
    ("newsparse.plugins", {"a": 1}, "$.newsparse.plugins.a", "must be a string"),
    ("layers", [], "$.layers", "must be an object"),
    ("layers.quotes", {}, "$.layers.quotes", "must be an array"),
    ("layers.quotes.0", "x", "$.layers.quotes[0]", "must be an object, not a string"),
    ("layers.quotes.0.span", DELETE, "$.layers.quotes[0].span", "is missing"),
    ("layers.quotes.0.span.end", "x", "$.layers.quotes[0].span.end", "must be a whole number, not a string"),
    ("layers.quotes.0.span.end", 7, "$.layers.quotes[0].span.text", "holds 54 code points"),
    ("layers.quotes.0.span.end", 99999, "$.layers.quotes[0].span.end", "99999 lies behind the text's 54 code points"),
    ("layers.casualties.0.evidence.0.end", 99999, "$.layers.casualties[0].evidence[0].end", "99999 lies behind"),
    ("layers.quotes.0.span.start", -1, "$.layers.quotes[0].span.start", "-1 is negative"),
    ("layers.quotes.0.cue.end", 3, "$.layers.quotes[0].cue.end", "3 comes before the start"),
    ("layers.quotes.0.cue.text", "sang", "$.layers.quotes[0].cue.text", "is not what stands there, 'said'"),
    ("layers.quotes.0.cue", {"start": 90, "end": 91, "text": "x"}, "$.layers.quotes[0].cue.end", "91 lies behind"),
    ("layers.quotes.0.content.0.text", "x" * 39, "$.layers.quotes[0].content[0].text", "is not what stands there"),
    ("layers.quotes.0.content", [], "$.layers.quotes[0].content", "is empty"),
    ("layers.quotes.0.kind", "loud", "$.layers.quotes[0].kind", "'loud' is none of direct, mixed, indirect"),
    ("layers.quotes.0.is_negated", 0, "$.layers.quotes[0].is_negated", "must be true or false"),
    ("layers.quotes.0.sneaker", 0, "$.layers.quotes[0].sneaker", "is no field of Quote"),
    ("layers.quotes.0.speakers.0.ref", "/layers/actors/9", "$.layers.quotes[0].speakers[0].ref", "behind the layer's 1"),
    ("layers.quotes.0.speakers.0.ref", "/layers/actors/x", "$.layers.quotes[0].speakers[0].ref", "is no pointer"),
    ("layers.quotes.0.speakers.0.ref", "/layers/none/0", "$.layers.quotes[0].speakers[0].ref", "that is not there"),
    ("layers.quotes.0.speakers.0.ref", "/layers/places/0", "$.layers.quotes[0].speakers[0]", "refers to a Place, where an? Actor"),
    ("layers.quotes.0.speakers.0.ref", "actors/0", "$.layers.quotes[0].speakers[0].span", "is missing"),
    ("layers.quotes.0.class", "Casualty", "$.layers.quotes[0]", "must be a Quote, and say which"),
    ("layers.actors.0.mentions.0", 3, "$.layers.actors[0].mentions[0]", "must be an object"),
    ("layers.actors.0.age", 1.5, "$.layers.actors[0].age", "must be a whole number, not a number"),
    ("layers.actors.0.age", -2, "$.layers.actors[0].age", "-2 is negative"),
    ("layers.places.0.lat", "north", "$.layers.places[0].lat", "must be a number, not a string"),
    ("layers.places.0.country", "pt", "$.layers.places[0].country", "is not an ISO 3166"),
    ("layers.casualties.0.count.low", 9, "$.layers.casualties[0].count.low", "9 is more than high, 2"),
    ("layers.casualties.0.confidence", 2, "$.layers.casualties[0].confidence", "2 is not between"),
    ("layers.casualties.0.part_of", {"ref": "/layers/casualties/0"}, "$.layers.casualties[0]", "run in a circle"),
    ("layers.moments.0.latest", "2020-01-01", "$.layers.moments[0].latest", "comes before earliest"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value", "path", "words"), WRONG)
def test_what_is_wrong_is_said_with_its_path(place, value, path, words):
    document = copy.deepcopy(to_dict(ARTICLE))
    *way, last = [int(step) if step.isdecimal() else step for step in place.split(".")]
    parent = document
    for step in way:
        parent = parent[step]
    if value is DELETE:
        del parent[last]
    else:
        parent[last] = value
    with pytest.raises(FormatError, match=words) as caught:
        from_dict(document)
    assert caught.value.path == path


ROAD = Road(
    span("Porto"), rule="r.r", start="A", length=Decimal("1.50"), end_point=attrs.evolve(PORTO, name="the end"), code=Code("A1"),
    pair=(1, "b"), width=Count.exactly(2), tolls={"car": 2},
)  # fmt: skip


def test_fields_of_every_sort_come_back():
    article = Article(text=TEXT, layers={"roads": (ROAD,)})
    (read,) = from_json(to_json(article), layers=[ROADS])[ROADS]
    assert read == ROAD
    assert type(read.code) is Code
    data = to_dict(attrs.evolve(article, metadata={"code": Code("A1"), "whole": Whole(2), "real": Real(0.5)}))
    assert data["layers"]["roads"][0]["code"] == "A1"
    assert {type(value) for value in data["metadata"].values()} == {str, int, float}


@pytest.mark.parametrize(
    ("field", "value", "path", "words"),
    [
        ("length", "long", ".length", "'long' is not a decimal number"),
        ("length", 1.5, ".length", "must be a decimal number as a string"),
        ("pair", [1], ".pair", "must have 2 items, not 1"),
        ("pair", [1, 2], ".pair[1]", "must be a string"),
        ("width", "wide", ".width", "must be an object, not a string"),
        ("tolls", {"car": "2"}, ".tolls.car", "must be a whole number"),
        ("code", 1, ".code", "must be a string"),
        ("end_point", 1, ".end_point", "must be an object"),
        (
            "end_point",
            {"class": "Moment"},
            ".end_point",
            "must be a Place or Actor, and say which in 'class'; 'Moment' is none",
        ),
        ("end_point", {"ref": "/layers/roads/1"}, ".end_point", "refers to a Road, where a Place or Actor belongs"),
        (
            "end_point.span",
            {"start": 0, "end": 1, "text": "x"},
            ".end_point.span.text",
            "is not what stands there, 'T'",
        ),
    ],
)
def test_what_is_wrong_in_a_plugins_layer_is_said_too(field, value, path, words):
    document = to_dict(Article(text=TEXT, layers={"roads": (ROAD, attrs.evolve(ROAD, start="B"))}))
    first, _, inner = field.partition(".")
    fact = document["layers"]["roads"][0]
    fact[first] = {**fact[first], inner: value} if inner else value
    with pytest.raises(FormatError, match=words) as caught:
        from_dict(document, layers=[ROADS])
    assert caught.value.path == f"$.layers.roads[0]{path}"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[]", "must be an object, not an array"),
        ("null", "must be an object, not null"),
        ('{"a": NaN}', "NaN is no number of JSON"),
        (b"\xff\xfe{", "is not JSON"),
        (b'{"text": "\xe9"}', "not utf-8 at byte 10"),
        ("[" * 100_000, "nested too deeply"),
        ('{"newsparse": {"schema": 1}, "text": "", "published": ' + "9" * 5000 + "}", "is not JSON"),
    ],
)
def test_what_is_no_json_is_refused(written, words):
    with pytest.raises(FormatError, match=words) as caught:
        from_json(written)
    assert caught.value.path == "$"


@pytest.mark.parametrize("document", [None, 5, {}, ["{}"]])
def test_what_is_neither_text_nor_bytes_is_named_by_its_type(document):
    with pytest.raises(
        InputTypeError, match=f"^a JSON document must be a str or bytes, not {type(document).__name__}$"
    ):
        from_json(document)


def test_nesting_without_end_is_refused():
    document = to_dict(ARTICLE)
    deep = []
    for _ in range(100_000):
        deep = [deep]
    document["layers"]["quotes"][0]["speakers"] = deep
    with pytest.raises(FormatError, match="nested too deeply"):
        from_dict(document)


def test_pointers_in_a_circle_are_named():
    document = to_dict(attrs.evolve(ARTICLE, layers={**ARTICLE.layers, "casualties": (HURT, HURT)}))
    whole = document["layers"]["casualties"][0]
    document["layers"]["casualties"] = [
        {**whole, "part_of": {"ref": "/layers/casualties/1"}},
        {**whole, "part_of": {"ref": "/layers/casualties/0"}},
    ]
    with pytest.raises(FormatError, match=r"/layers/casualties/[01] -> /layers/casualties/[01] -> "):
        from_dict(document)


def test_what_json_cannot_hold_is_refused_when_it_is_written():
    for value, words in [
        ({1, "a"}, None),
        (object(), "object has no form"),
        (float("inf"), "inf has no form"),
        ({1: 2}, "key 1"),
    ]:
        article = Article(text="", metadata={"it": value})
        if words is None:
            assert isinstance(to_dict(article)["metadata"]["it"], list)
        else:
            with pytest.raises((InputTypeError, InputValueError), match=words):
                to_json(article)


def test_facts_of_no_layer_nested_without_end_are_refused_when_they_are_written():
    deep = HURT
    for _ in range(20_000):
        deep = attrs.evolve(HURT, part_of=deep)
    article = Article(text=TEXT, layers={"casualties": (deep,)})
    with pytest.raises(InputValueError, match="nested too deeply"):
        to_json(article)
    deep = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(InputValueError, match="nested too deeply"):
        to_json(Article(text="", unknown_layers={"deep": deep}))


def test_annotations_that_cannot_be_found_are_named():
    @attrs.frozen(repr=False)
    class Lost(Fact):
        field: NoSuchName = attrs.field(default=None, kw_only=True)  # noqa: F821  # on purpose

    article = Article(text=TEXT, layers={"lost": (Lost(span("Porto"), rule="l.l"),)})
    with pytest.raises(InputTypeError, match=r"Lost.*NoSuchName"):
        to_dict(article)


# ---------------------------------------------------------------- rows


def test_rows_of_casualties():
    assert rows(ARTICLE, "casualties") == [
        {
            "article_id": "a1", "published": "2025-04-09", "start": 0, "end": 20, "text": "Two people were hurt",
            "rule": "casualties.passive", "evidence": "hurt", "confidence": 0.5, "effect": "injured", "count_low": 2,
            "count_high": 2, "count_qualifier": "exact", "victim_start": 0, "victim_end": 10, "victim": "Two people",
            "actor": None, "claimed_by": "Ann Lee", "stance": "reported", "part_of": None, "superseded_by": None,
            "same_as": None,
            "is_background": False, "place": "Porto", "moment": "Monday",
        }
    ]  # fmt: skip
    assert ARTICLE.rows("quotes")[0]["speakers"] == "Ann Lee"
    assert rows(ARTICLE, newsparse.QUOTES) == ARTICLE.rows("quotes")


def test_rows_of_a_plugins_layer():
    road = Road(
        span("Porto"), rule="r.r", start="Vigo", length=Decimal("1.50"), through=(PORTO, PORTO), tolls={"car": 2},
        lanes=(Count.exactly(2), Count(low=1)), end_point=PORTO,
    )  # fmt: skip
    row = rows(Article(text=TEXT, layers={"roads": (road,)}), "roads")[0]
    assert (row["start"], row["start_"]) == (24, "Vigo")
    assert (row["length"], row["through"], row["tolls"]) == ("1.50", "Porto; Porto", "car=2")
    assert (row["lanes"], row["end_point"]) == ("2 2 exact; 1 exact", "Porto")


def test_rows_of_facts_of_several_classes_have_all_columns():
    article = Article(text=TEXT, layers={"any": (PORTO, MONDAY)})
    first, second = rows(article, "any")
    assert list(first) == list(second)
    assert (first["name"], first["earliest"], second["name"], second["earliest"]) == ("Porto", None, None, "2025-04-07")


def test_what_a_record_holds_of_its_own_class_stands_in_one_column():
    branch = Branch("bough", Branch("twig", Branch("leaf")))
    (row,) = rows(Article(text=TEXT, layers={"trees": (Tree(span("Porto"), rule="t.t", branch=branch),)}), "trees")
    assert {name: value for name, value in row.items() if name.startswith("branch")} == {
        "branch_name": "bough",
        "branch_inner": "twig leaf",
    }


@pytest.mark.parametrize("field", ["branch", "bag"])
def test_what_holds_itself_is_no_row(field):
    branch, bag = Branch("bough"), []
    branch.inner = branch
    bag.append(bag)
    held = {"branch": Branch("twig"), field: {"branch": branch, "bag": bag}[field]}
    article = Article(text=TEXT, layers={"trees": (Tree(span("Porto"), rule="t.t", **held),)})
    with pytest.raises(InputValueError, match="a Tree holds what holds itself"):
        rows(article, "trees")


def test_rows_of_an_empty_layer_and_of_none():
    assert rows(Article(text=""), "quotes") == []
    with pytest.raises(InputValueError, match="no layer 'quotas'; the article has actors, places"):
        rows(ARTICLE, "quotas")


def test_labels():
    byline = newsparse.Byline(span("Ann Lee"), rule="b.b", names=("Ann Lee", "Sam Oak"))
    assert label(byline) == "Ann Lee; Sam Oak"
    assert label(frozenset({"b", "a"})) == "a; b"
    assert label([None, True]) == "; True"
    assert label(MONDAY) == "Monday"
