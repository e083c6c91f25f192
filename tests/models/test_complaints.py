"""Whatever a field cannot hold is refused with the library's own error, which says which field and why."""

from __future__ import annotations

import datetime

import pytest

from newsparse import (
    Actor,
    Article,
    Attribution,
    Casualty,
    Count,
    Dateline,
    Failure,
    Heading,
    Incident,
    Moment,
    NewsparseError,
    Place,
    Quote,
    Sentence,
    Span,
)
from newsparse.errors import InputTypeError, InputValueError, ModelError, SpanError

SPAN = Span(0, 3, "Ann")
ONE = Count.exactly(1)
NAMES = {
    Actor: {"name": "Ann", "kind": "person"},
    Attribution: {"content": (SPAN,), "kind": "direct"},
    Casualty: {"effect": "killed", "count": ONE},
    Incident: {"kind": "fire"},
    Place: {"name": "Ann"},
    Quote: {"content": (SPAN,), "kind": "direct"},
}

FACTS = [
    (Actor, {"kind": "robot"}, "Actor.kind", "'robot' is none of person, organization, group, state, unnamed"),
    (Actor, {"gender": "F"}, "Actor.gender", "'F' is none of female, male"),
    (Actor, {"age": -1}, "Actor.age", "-1 is negative"),
    (Actor, {"country": "es"}, "Actor.country", "'es' is not an ISO 3166 alpha-2 code"),
    (Attribution, {"content": ()}, "Attribution.content", "is empty"),
    (Attribution, {"kind": "loud"}, "Attribution.kind", "'loud' is none of direct, mixed, indirect"),
    (Quote, {"content": ()}, "Quote.content", "is empty"),
    (Quote, {"act": "song"}, "Attribution.act", "'song' is none of statement, claim, denial"),
    (Casualty, {"effect": "annoyed"}, "Casualty.effect", "'annoyed' is none of killed, injured, missing"),
    (Casualty, {"stance": "sung"}, "Casualty.stance", "'sung' is none of reported, claimed, confirmed, denied, feared"),
    (Dateline, {"month": 13}, "Dateline.month", "13 is not between 1 and 12"),
    (Dateline, {"month": 0}, "Dateline.month", "0 is not between 1 and 12"),
    (Dateline, {"day": 32}, "Dateline.day", "32 is not between 1 and 31"),
    (Dateline, {"day": 0}, "Dateline.day", "0 is not between 1 and 31"),
    (Dateline, {"year": 0}, "Dateline.year", "0 is not between 1 and 9999"),
    (Dateline, {"year": 10000}, "Dateline.year", "10000 is not between 1 and 9999"),
    (Dateline, {"month": "3"}, "Dateline.month", "'3' is not an int or None"),
    (Dateline, {"year": 2025, "month": 2, "day": 29}, "Dateline.day", "29 is not between 1 and 28"),
    (Dateline, {"month": 2, "day": 30}, "Dateline.day", "30 is not between 1 and 29"),
    (Dateline, {"month": 6, "day": 31}, "Dateline.day", "31 is not between 1 and 30"),
    (Casualty, {"count": 5}, "Casualty.count", "5 is not a Count"),
    (Actor, {"mentions": [SPAN]}, "Actor.mentions", "[Span(0:3 'Ann')] is not a tuple"),
    (Quote, {"speakers": ("Bob",)}, "Quote.speakers", "item 0, 'Bob', is not an Actor"),
    (Quote, {"content": None}, "Quote.content", "None is not a tuple"),
    (Incident, {"triggers": "abc"}, "Incident.triggers", "'abc' is not a tuple"),
    (Place, {"lat": 90.5}, "Place.lat", "90.5 is not between -90 and 90"),
    (Place, {"lon": -181}, "Place.lon", "-181 is not between -180 and 180"),
    (Place, {"lon": float("nan")}, "Place.lon", "nan is not between -180 and 180"),
    (Moment, {"earliest": "2025"}, "Moment.earliest", "'2025' is not a date or None"),
    (
        Moment,
        {"earliest": datetime.date(2025, 4, 9), "latest": datetime.datetime(2025, 4, 9, tzinfo=datetime.UTC)},
        "Moment.latest",
        "2025-04-09 00:00:00+00:00 cannot be compared with earliest, 2025-04-09",
    ),
    (Sentence, {"rule": None}, "Sentence.rule", "None is not a str"),
    (Sentence, {"evidence": "abc"}, "Sentence.evidence", "'abc' is not a tuple"),
    (Sentence, {"confidence": "1"}, "Sentence.confidence", "'1' is not a float or None"),
    (Heading, {"kind": "footer"}, "Heading.kind", "'footer' is none of title, crosshead"),
    (Incident, {"kind": "party"}, "Incident.kind", "'party' is none of bombing, shooting"),
    (Incident, {"status": "late"}, "Incident.status", "'late' is none of accomplished, attempted, threatened"),
    (Incident, {"responsibility": "sung"}, "Incident.responsibility", "'sung' is none of stated, claimed"),
    (Incident, {"country": "ESP"}, "Incident.country", "'ESP' is not an ISO 3166 alpha-2 code"),
    (Place, {"country": "E1"}, "Place.country", None),
    (Place, {"country": "ÉS"}, "Place.country", "'ÉS' is not an ISO 3166 alpha-2 code"),
    (Place, {"country": ""}, "Place.country", "'' is not an ISO 3166 alpha-2 code"),
    (
        Moment,
        {"earliest": datetime.date(2025, 4, 9), "latest": datetime.date(2025, 4, 8)},
        "Moment.latest",
        "2025-04-08 comes before earliest, 2025-04-09",
    ),
    (Sentence, {"span": None}, "Sentence.span", "None is not a Span"),
    (Sentence, {"confidence": 2}, "Sentence.confidence", "2 is not between 0 and 1"),
]


@pytest.mark.parametrize(("model", "fields", "place", "reason"), FACTS)
def test_facts_say_which_field_and_why(model, fields, place, reason):
    made = {"span": SPAN, "rule": "test.test", **NAMES.get(model, {})}
    model(**made)  # without the wrong field it is accepted
    with pytest.raises(ModelError) as caught:
        model(**{**made, **fields})
    error = caught.value
    assert f"{error.model}.{error.field}" == place
    assert isinstance(error, NewsparseError)
    if reason is not None:
        assert str(error).startswith(f"{place}: {reason}")


@pytest.mark.parametrize(
    ("fields", "place", "reason"),
    [
        ({"low": -1}, "Count.low", "-1 is negative"),
        ({"high": -1}, "Count.high", "-1 is negative"),
        ({"low": "5"}, "Count.low", "'5' is not an int or None"),
        ({"low": 5.5}, "Count.low", "5.5 is not an int or None"),
        ({"high": True}, "Count.high", "True is not an int or None"),
        ({"low": 9, "high": 3}, "Count.low", "9 is more than high, 3"),
        ({"qualifier": "roughly"}, "Count.qualifier", "'roughly' is none of exact, at_least, more_than"),
    ],
)
def test_counts_say_which_field_and_why(fields, place, reason):
    with pytest.raises(ModelError) as caught:
        Count(**fields)
    assert str(caught.value).startswith(f"{place}: {reason}")


def test_failures_say_which_field_and_why():
    with pytest.raises(ModelError, match=r"^Failure\.kind: 'boredom' is none of error, refused, missing, not_english"):
        Failure(kind="boredom")


@pytest.mark.parametrize("wrong", [b"Two people were hurt.", None, 7, ["Two"]])
def test_an_article_is_of_str(wrong):
    with pytest.raises(InputTypeError, match=f"text must be a str, not {type(wrong).__name__}") as caught:
        Article(text=wrong)
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, NewsparseError)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"title": 5}, "Article.title: 5 is not a str or None"),
        ({"authors": "Ann"}, "Article.authors: 'Ann' is not a tuple"),
        ({"authors": (5,)}, "Article.authors: item 0, 5, is not a str"),
        ({"failures": ["x"]}, "Article.failures: item 0, 'x', is not a Failure"),
        ({"metadata": 5}, "Article.metadata: 5 is not a mapping"),
        ({"unknown_layers": 5}, "Article.unknown_layers: 5 is not a mapping"),
        ({"layers": 5}, "Article.layers: 5 is not a mapping"),
        ({"layers": {5: ()}}, "Article.layers: 5 is not the name of a layer"),
        ({"layers": {"quotes": "x"}}, "Article.layers.quotes: 'x' is not a tuple of facts"),
        ({"layers": {"quotes": 5}}, "Article.layers.quotes: 5 is not a tuple of facts"),
        ({"layers": {"quotes": ("x",)}}, "Article.layers.quotes: 'x' is not a Fact"),
    ],
)
def test_articles_say_which_field_and_why(fields, complaint):
    with pytest.raises(ModelError) as caught:
        Article(text="Ann", **fields)
    assert str(caught.value) == complaint


def test_a_number_does_for_an_id():
    assert Article(text="", id=7) == Article(text="", id="7")
    with pytest.raises(ModelError, match=r"^Article\.id: 7\.5 is not a str or None$"):
        Article(text="", id=7.5)


def test_an_article_reads_the_day_of_publication_as_parse_does():
    assert Article(text="", published="2025-04-09").published == datetime.date(2025, 4, 9)
    assert Article(text="", published="2025-04-09T06:30").published == datetime.datetime(2025, 4, 9, 6, 30)  # noqa: DTZ001
    with pytest.raises(InputValueError, match="published is not an ISO date: '2025'"):
        Article(text="", published="2025")
    with pytest.raises(InputTypeError, match="published must be a date, a datetime or an ISO string, not int"):
        Article(text="", published=2025)


def test_an_article_refuses_a_layer_whose_span_does_not_hold():
    sentence = Sentence(Span(0, 3, "Two"), rule="test.test")
    Article(text="Two people", layers={"sentences": (sentence,)})
    with pytest.raises(SpanError, match=r"Article\.layers\.sentences: Span\(0:3 'Two'\) does not hold in the text"):
        Article(text="Ten people", layers={"sentences": (sentence,)})


def test_an_article_looks_into_what_its_facts_refer_to():
    """A span may be wrong in an actor that only a quote of a casualty knows."""
    here, elsewhere = Span(0, 3, "Two"), Span(0, 3, "Ann")
    ann = Actor(here, rule="test.test", name="Ann", kind="person", mentions=(here, elsewhere))
    loss = Casualty(here, rule="test.test", effect="killed", count=ONE, claimed_by=ann)
    whole = Casualty(here, rule="test.test", effect="killed", count=ONE, part_of=loss)
    with pytest.raises(SpanError, match="'Ann'"):
        Article(text="Two people", layers={"casualties": (whole,)})


@pytest.mark.parametrize("field", ["cue", "source", "addressee", "medium"])
def test_an_article_looks_at_every_span_of_an_attribution(field):
    here, elsewhere = Span(0, 3, "Two"), Span(4, 7, "Ann")
    said = Attribution(here, rule="test.test", content=(here,), kind="direct", **{field: elsewhere})
    with pytest.raises(SpanError, match="'Ann'"):
        Article(text="Two people", layers={"attributions": (said,)})


def test_evidence_must_hold_too():
    said = Sentence(Span(0, 3, "Two"), rule="test.test", evidence=(Span(4, 7, "Ann"),))
    with pytest.raises(SpanError, match="'Ann'"):
        Article(text="Two people", layers={"sentences": (said,)})
