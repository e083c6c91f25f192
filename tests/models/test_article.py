from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import given, settings

from newsparse import (
    ACTORS,
    CASUALTIES,
    PLACES,
    SENTENCES,
    Article,
    Byline,
    Dateline,
    Incident,
    Layer,
    Sentence,
    Span,
)
from newsparse.layers import BUILT_IN
from newsparse.models.anatomy import every_span
from newsparse.testing import articles

TEXT = "Fire in Lima. Flood in Quito."


def incident(start: int, end: int, **fields: object) -> Incident:
    return Incident(Span.of(TEXT, start, end), rule="test.test", kind="fire", **fields)


@settings(max_examples=12)
@given(articles(parsed=True))
def test_every_span_of_an_article_holds(article):
    for facts in article.layers.values():
        for span in every_span(facts):
            assert article.text[span.start : span.end] == span.text


@settings(max_examples=12)
@given(articles())
def test_an_article_is_a_value(article):
    assert attrs.evolve(article) == article
    copy = pickle.loads(pickle.dumps(article))
    assert (copy, hash(copy)) == (article, hash(article))


@settings(max_examples=12)
@given(articles())
def test_properties_show_the_built_in_layers(article):
    for layer in BUILT_IN:
        assert article[layer] == article.layers.get(layer.name, ())
        if layer.name not in ("headers", "bylines", "datelines"):
            assert getattr(article, layer.name) == article[layer]
    assert article.byline == (article.layers.get("bylines") or (None,))[0]
    assert article.dateline == (article.layers.get("datelines") or (None,))[0]


def test_a_layer_that_nothing_filled_is_empty():
    article = Article(text=TEXT)
    assert article[ACTORS] == article[Layer("harbours", Sentence)] == ()
    assert article.byline is None
    assert article.dateline is None
    assert article.main_incident is None


def test_the_first_byline_and_dateline_count():
    span = Span.of(TEXT, 0, 4)
    bylines = (Byline(span, rule="a.a", names=("Ann Lee",)), Byline(span, rule="b.b"))
    datelines = (Dateline(span, rule="a.a"), Dateline(span, rule="b.b"))
    article = Article(text=TEXT, layers={"bylines": bylines, "datelines": datelines})
    assert (article.byline, article.dateline) == (bylines[0], datelines[0])


def test_layers_given_as_lists_become_tuples():
    article = Article(text=TEXT, layers={"sentences": [Sentence(Span.of(TEXT, 0, 13), rule="test.test")]})
    assert type(article[SENTENCES]) is tuple
    assert type(article.layers["sentences"]) is tuple


def test_the_main_incident_is_neither_history_nor_a_part():
    history = incident(0, 4, is_background=True)
    part = incident(14, 19)
    whole = incident(0, 13, parts=(part,))
    assert Article(text=TEXT, layers={"incidents": (history, part, whole)}).main_incident is whole
    assert Article(text=TEXT, layers={"incidents": (history,)}).main_incident is None


def test_nobody_can_change_layers_or_metadata():
    article = Article(text=TEXT, metadata={"desk": "foreign"})
    with pytest.raises(TypeError):
        article.metadata["desk"] = "home"
    with pytest.raises(TypeError):
        article.layers["places"] = ()
    given = {"desk": "foreign"}
    article = Article(text=TEXT, metadata=given)
    given["desk"] = "home"
    assert article.metadata == {"desk": "foreign"}


def test_an_article_is_shown_by_its_size_and_layers():
    sentence = Sentence(Span.of(TEXT, 0, 13), rule="test.test")
    article = Article(text=TEXT, title="Fire!", layers={"sentences": (sentence,), "places": ()})
    assert repr(article) == "Article('Fire!', 29 code points, 1 sentences)"
    assert repr(Article(text="")) == "Article(0 code points)"


def test_layers_are_looked_up_by_name():
    sentence = Sentence(Span.of(TEXT, 0, 13), rule="test.test")
    article = Article(text=TEXT, layers={"sentences": (sentence,)})
    assert article[SENTENCES] == (sentence,)
    assert article[PLACES] == article[CASUALTIES] == ()
