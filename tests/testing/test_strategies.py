"""Strategies keep their promises: known unasked, right in themselves, cut from the text where there is one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from newsparse import Actor, Article, Fact, Layer
from newsparse.models.anatomy import every_span, references
from newsparse.testing import (
    articles,
    casualties,
    facts,
    incidents,
    layers,
    quotes,
    spans,
    strategies,
    texts,
)

TEXT = "Two people were hurt in Lima, Ann Lee said."
MODELS = [model for model in strategies._FACTS | strategies._OTHERS if model is not Article]


def some(strategy, condition=lambda made: True):
    """Find one, not the simplest one."""
    return find(strategy, condition, settings=settings(phases=[Phase.generate], max_examples=2000, deadline=None))


def test_hypothesis_knows_the_models_by_its_entry_point():
    script = (
        "from hypothesis import strategies as st\n"
        "import newsparse\n"
        "assert 'newsparse.testing.strategies' in __import__('sys').modules\n"
        "print(type(st.from_type(newsparse.Span)).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "Strategy" in done.stdout


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_can_be_drawn(model):
    drawn = some(st.from_type(model))
    assert isinstance(drawn, model)


@settings(max_examples=30)
@given(facts(text=TEXT))
def test_spans_are_cut_from_the_text(fact):
    assert all(span.holds_in(TEXT) for span in every_span((fact,)))


@given(spans(text=TEXT))
def test_every_stretch_can_be_cut(span):
    assert TEXT[span.start : span.end] == span.text


def test_any_stretch_is_found():
    assert some(spans(text=TEXT), lambda span: span.text == "Ann Lee").start == 30


@pytest.mark.parametrize("snag", ["\x00", "\u202e", "“", "\n\n", "\U0001f692"])
def test_texts_hold_what_trips_readers(snag):
    assert snag in some(texts(), lambda text: snag in text)


def test_texts_hold_lone_surrogates():
    some(texts(), lambda text: any("\ud800" <= character <= "\udfff" for character in text))


def test_layers_are_the_built_in_ones():
    assert isinstance(some(layers(), lambda layer: layer.name == "quotes"), Layer)
    assert issubclass(some(layers()).fact, Fact)


def test_facts_of_an_article_share_what_they_refer_to():
    def is_shared(article: Article) -> bool:
        actors = {id(actor) for actor in article.actors}
        return any(id(other) in actors for quote in article.quotes for _, other in references(quote))

    some(articles(text=st.just(TEXT), parsed=True), is_shared)


def test_articles_are_parsed_or_not_as_asked():
    assert some(articles(parsed=False)).layers == {}
    assert some(articles(parsed=True)).layers.keys() >= {"quotes", "incidents"}
    assert some(articles(text=st.just(TEXT))).text == TEXT


@pytest.mark.parametrize("strategy", [quotes, casualties, incidents])
def test_people_may_be_chosen(strategy):
    ann = some(st.from_type(Actor))

    @settings(max_examples=15)
    @given(strategy(text=TEXT, people=st.just(ann)))
    def law(fact):
        assert all(other is ann for _, other in references(fact) if isinstance(other, Actor))

    law()
