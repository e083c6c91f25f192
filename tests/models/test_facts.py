"""Laws of every model: frozen, slotted, values, short in a terminal."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import (
    Actor,
    Article,
    Attribution,
    Byline,
    Casualty,
    Count,
    Dateline,
    Fact,
    Failure,
    Header,
    Heading,
    Incident,
    Moment,
    Paragraph,
    Place,
    Quote,
    Sentence,
    Span,
)
from newsparse.errors import ModelError
from newsparse.testing import actors, facts, quotes

FACTS = (
    Actor, Attribution, Byline, Casualty, Dateline, Header, Heading, Incident, Moment, Paragraph, Place, Quote, Sentence,
)  # fmt: skip
MODELS = (*FACTS, Span, Count, Failure, Article)

models = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def test_every_fact_is_tested():
    known = {kind for kind in Fact.__subclasses__() if kind.__module__.startswith("newsparse.models")}
    assert {*known, *Attribution.__subclasses__()} == set(FACTS)


@models
@settings(max_examples=25)
@given(data=st.data())
def test_models_are_frozen_values_with_a_short_repr(model, data):
    made = data.draw(st.from_type(model))
    assert isinstance(made, model)
    _is_a_value(made)
    _cannot_be_changed_or_extended(made)
    _is_shown_in_one_line_that_any_terminal_prints(made)


def _is_a_value(made):
    copy = pickle.loads(pickle.dumps(made))
    assert copy == made
    assert copy is not made
    assert hash(copy) == hash(made)
    assert made != object()


def _cannot_be_changed_or_extended(made):
    for field in attrs.fields(type(made)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(made, field.name, getattr(made, field.name))
    with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
        made.invented = 1
    assert not hasattr(made, "__dict__")


def _is_shown_in_one_line_that_any_terminal_prints(made):
    line = repr(made)
    line.encode()  # a lone surrogate would fail here
    assert len(line.splitlines()) == 1
    if not isinstance(made, Failure):  # its complaint is shown whole
        assert len(line) < 600


@models
@settings(max_examples=15)
@given(data=st.data())
def test_every_field_takes_part_in_equality(model, data):
    one, other = data.draw(st.from_type(model)), data.draw(st.from_type(model))
    for field in attrs.fields(model):
        theirs = getattr(other, field.name)
        try:
            mixed = attrs.evolve(one, **{field.name: theirs})
        except ModelError:  # the two do not go together
            continue
        assert (mixed == one) == (theirs == getattr(one, field.name))


@given(facts())
def test_a_fact_has_the_text_of_its_span(fact):
    assert fact.text == fact.span.text


def test_a_fact_is_shown_with_offsets_gist_and_text():
    span = Span(4, 10, "Madrid")
    assert repr(Place(span, rule="t.t", name="Madrid", country="ES")) == "Place(4:10 ES 'Madrid')"
    assert repr(Place(span, rule="t.t", name="Madrid")) == "Place(4:10 'Madrid')"
    assert repr(Sentence(Span(0, 60, "a" * 60), rule="t.t")) == f"Sentence(0:60 '{'a' * 47}…')"
    assert repr(Sentence(Span(0, 48, "a" * 48), rule="t.t")) == f"Sentence(0:48 '{'a' * 48}')"
    assert repr(Header(span, rule="t.t", name="date", value="2025")) == "Header(4:10 date=2025 'Madrid')"
    assert repr(Heading(span, rule="t.t")) == "Heading(4:10 crosshead 'Madrid')"
    assert repr(Actor(span, rule="t.t", name="Ann\nLee", kind="person")) == r"Actor(Ann\nLee person)"


def test_quotes_are_shown_with_their_speakers():
    span = Span(0, 3, "Yes")
    ann, bob = (Actor(span, rule="t.t", name=name, kind="person") for name in ("Ann Lee", "Bob Roe"))
    said = {"rule": "t.t", "content": (span,), "kind": "direct"}
    assert repr(Quote(span, **said)) == "Quote(0:3 direct 'Yes')"
    assert repr(Quote(span, **said, speakers=(ann, bob))) == "Quote(0:3 direct by Ann Lee and Bob Roe 'Yes')"
    assert repr(Attribution(span, **said)) == "Attribution(0:3 direct 'Yes')"
    assert repr(Attribution(span, **said, source=Span(10, 13, "she"))) == "Attribution(0:3 direct by 'she' 'Yes')"


@given(quotes())
def test_a_quote_has_one_speaker_or_none(quote):
    assert quote.speaker == (quote.speakers[0] if len(quote.speakers) == 1 else None)


@pytest.mark.parametrize(
    ("act", "is_speech"), [("statement", True), ("denial", True), ("thought", False), ("intention", False)]
)
def test_thoughts_and_intentions_are_no_speech(act, is_speech):
    span = Span(0, 3, "Yes")
    assert Quote(span, rule="t.t", content=(span,), kind="indirect", act=act).is_speech is is_speech


@given(actors())
def test_the_hash_that_an_actor_remembers_does_not_travel(actor):
    hash(actor)
    assert hash(pickle.loads(pickle.dumps(actor))) == hash(attrs.evolve(actor))


def test_an_actor_hashes_by_the_seed_of_the_process_that_reads_it():
    actor = Actor(Span(0, 3, "Ann"), rule="t.t", name="Ann", kind="person")
    hash(actor)
    script = (
        "import pickle, sys, attrs\n"
        "actor = pickle.loads(sys.stdin.buffer.read())\n"
        "assert hash(actor) == hash(attrs.evolve(actor)), 'an old hash came with the pickle'\n"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            input=pickle.dumps(actor),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
@settings(max_examples=5)
@given(data=st.data())
def test_no_fact_without_a_span_or_with_an_impossible_confidence(model, data):
    fact = data.draw(st.from_type(model))
    with pytest.raises(ModelError) as caught:
        attrs.evolve(fact, span=(0, 3))
    assert (caught.value.model, caught.value.field) == (model.__name__, "span")
    assert caught.value.reason == "(0, 3) is not a Span"
    for wrong in (-0.1, 1.1, float("nan")):
        with pytest.raises(ModelError) as caught:
            attrs.evolve(fact, confidence=wrong)
        assert (caught.value.model, caught.value.field) == (model.__name__, "confidence")
        assert caught.value.reason == f"{wrong} is not between 0 and 1"
