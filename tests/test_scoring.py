"""Linear models: scores are sums, explanations name what decided, and the shipped weights fit the code."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import WeightsError
from newsparse.language.reporting import chains, contents, neighbours, readings, sources
from newsparse.scoring import Features, Model, load_weights, parse, probability, step, steps_to

FEATURES = Features(("", "lemma"), ("", "next", "tag"), ("lemma/", "lemma/next", "/next", "/tag"))
WORDS = st.sampled_from(["say", "tell", "of", "that", "V", "N", ""])
WEIGHTS = st.integers(-500, 500).filter(bool)
TABLES = st.tuples(*[st.dictionaries(WORDS, st.dictionaries(WORDS, WEIGHTS))] * len(FEATURES.templates))
DECLARED = {
    "cue": neighbours.CUE, "source": sources.SOURCE, "extent": sources.EXTENT, "side": contents.SIDE, "start": contents.START,
    "end": contents.END, "opening": contents.OPENING, "reading": readings.READING, "chain": chains.CHAIN,
}  # fmt: skip


def without(tables, template, constant, value):
    """Take one weight out of the tables."""
    number = FEATURES.templates.index(template)
    kept = {
        key: {k: w for k, w in table.items() if (key, k) != (constant, value)} for key, table in tables[number].items()
    }
    return (*tables[:number], kept, *tables[number + 1 :])


@given(tables=TABLES, bias=WEIGHTS, lemma=WORDS, following=WORDS, tag=WORDS)
def test_a_score_is_the_sum_of_what_explains_it(tables, bias, lemma, following, tag):
    scorer = Model("cue", FEATURES, tables, bias).bind(("", lemma))
    values = ("", following, tag)
    assert scorer.score(values) == bias + sum(reason.weight for reason in scorer.explain(values))


@given(tables=TABLES, bias=WEIGHTS, lemma=WORDS, following=WORDS, tag=WORDS)
def test_a_candidate_alone_scores_what_it_scores_among_others(tables, bias, lemma, following, tag):
    model = Model("cue", FEATURES, tables, bias)
    values = ("", following, tag)
    assert model.score(("", lemma), values) == model.bind(("", lemma)).score(values)


@given(tables=TABLES, lemma=WORDS, following=WORDS, tag=WORDS)
def test_removing_a_feature_that_is_named_changes_the_score_by_its_weight(tables, lemma, following, tag):
    constants, values = ("", lemma), ("", following, tag)
    scorer = Model("cue", FEATURES, tables).bind(constants)
    for reason in scorer.explain(values):
        rest = Model("cue", FEATURES, without(tables, reason.template, reason.constant, reason.value))
        assert rest.bind(constants).score(values) == scorer.score(values) - reason.weight


@given(tables=TABLES, lemma=WORDS, following=WORDS, tag=WORDS)
def test_explanations_begin_with_the_weightiest(tables, lemma, following, tag):
    reasons = Model("cue", FEATURES, tables).bind(("", lemma)).explain(("", following, tag))
    sizes = [abs(reason.weight) for reason in reasons]
    assert sizes == sorted(sizes, reverse=True)


def test_a_decision_of_the_reader_changes_when_its_weightiest_feature_goes():
    model = load_weights("attributions")["cue"]
    constants = ("", "say", "V", "c", "4")
    values = (
        "",
        "that",
        "P",
        "that",
        "",
        "P that",
        "^ P",
        " c",
        "lee",
        "-",
        "0",
        "-",
        "-10",
        "-10",
        "-",
        " -10",
        " -10",
        "^",
        "$",
    )
    scorer = model.bind(constants)
    first = scorer.explain(values)[0]
    place = model.features.values.index(first.template.partition("/")[2])
    changed = (*values[:place], "\0", *values[place + 1 :])
    assert first.weight != 0
    assert scorer.score(changed) != scorer.score(values)


@given(st.integers(-10_000, 10_000), st.integers(0, 500))
def test_a_higher_score_is_no_less_probable(score, more):
    assert 0 <= probability(score) <= probability(score + more) <= 1


@pytest.mark.parametrize("name", DECLARED)
def test_the_shipped_weights_fit_the_code(name):
    model = load_weights("attributions")[name]
    assert model.features == DECLARED[name]
    assert all(type(weight) is int for table, _, _ in model.rows for one in table.values() for weight in one.values())


def test_no_model_is_left_over():
    assert set(load_weights("attributions").models) == set(DECLARED)


@pytest.mark.parametrize(
    "source",
    [
        b"", b"no gzip", gzip.compress(b"no json"), gzip.compress(b"[]"), gzip.compress(b'{"models": {}}'),
        gzip.compress(json.dumps({"origin": "", "words": {}, "models": {"cue": {"tables": {}}}}).encode()),
        gzip.compress(json.dumps({"origin": "", "words": {}, "models": {"cue": 5}}).encode()),
    ],
    ids=range(7),
)  # fmt: skip
def test_what_is_no_weights_file_is_refused(source):
    with pytest.raises(WeightsError, match="cannot be read"):
        parse("broken", source)


def test_models_and_weights_show_themselves_briefly():
    weights = load_weights("attributions")
    assert "cue" in repr(weights)
    assert repr(weights["cue"]).startswith("Model(cue: 20 templates, ")


def test_a_step_stands_for_all_below_it():
    assert set(steps_to(step("score", 40))) < set(steps_to(step("score", 60)))
    assert steps_to(step("score", -9999)) == [step("score", -9999)]
    assert steps_to(step("score", -9999), whole=True) == steps_to(step("score", 9999))
    assert steps_to("a>") == ["a>"]
