from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsparse import parse
from newsparse.language.english import is_english
from newsparse.lexicon import load

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "english.toml").read_text(encoding="utf-8"))["case"]
SENTENCES = [case["text"] for case in CASES if not case["english"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['group']}: {case['text'][:30]}")
def test_short_texts(case):
    assert is_english(case["text"], load) is case["english"]


@pytest.mark.parametrize("times", [2, 5])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_language_stays_the_same_said_twice(sentence, times):
    assert not is_english(" ".join([sentence] * times), load)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_one_foreign_sentence_is_told_by_a_failure(sentence):
    assert [failure.kind for failure in parse(sentence).failures] == ["not_english"]


def test_no_word_of_a_neighbour_is_a_function_word_of_english():
    english = load("english")
    assert not english["words"].keys() & english["neighbours"].keys()
