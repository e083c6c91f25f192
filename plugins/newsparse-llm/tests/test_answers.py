"""Answers, recorded and adversarial: what stays and what is refused are data."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from newsparse_llm import FINDINGS

from newsparse import Parser

TABLE = tomllib.loads((Path(__file__).parent / "answers.toml").read_text(encoding="utf-8"))
TEXT = TABLE["text"]


def parse(said, text=TEXT, **options):
    return Parser(only={FINDINGS}, options={"llm": {"client": lambda prompt: said, **options}}).parse(text)


@pytest.mark.parametrize("case", TABLE["answers"], ids=lambda case: case["label"])
def test_answer(case):
    article = parse(case["said"])
    assert [[one.label, one.text, one.span.start] for one in article[FINDINGS]] == case["kept"]
    errors = [failure.error for failure in article.failures]
    assert {failure.kind for failure in article.failures} <= {"refused"}
    assert len(errors) == len(case["refused"]), errors
    assert all("; in 'llm.findings' (plugin 'llm'" in error and error.endswith(")") for error in errors)
    for word in case["refused"]:
        assert any(word in error for error in errors), (word, errors)


def test_parts_are_spans():
    (finding,) = parse(TABLE["answers"][0]["said"])[FINDINGS]
    assert (finding.part("who").start, finding.part("what").text, finding.part("whom")) == (0, "higher pay", None)


def test_a_part_that_stands_twice_is_the_nearest_one():
    (case,) = (case for case in TABLE["answers"] if "nearest" in case["label"])
    (finding,) = parse(case["said"])[FINDINGS]
    assert (finding.part("who").start, finding.part("who").text) == (93, "The union")


def test_no_more_findings_are_looked_at_than_allowed():
    article = parse('{"label": "order", "quote": "Go home"}' * 20, limits={"findings": 3})
    assert len(article[FINDINGS]) == 1
    assert "more than 3 findings" in article.failures[0].error


def test_nesting_without_end_takes_no_time_and_no_stack():
    article = parse('{"a":' * 30_000 + "[" * 50_000)
    assert article[FINDINGS] == ()
    assert {failure.kind for failure in article.failures} == {"refused"}
