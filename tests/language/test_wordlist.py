"""Listed words are found where they stand, and verbs in every form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.wordlist import Found, WordList, inflect, verb_forms

WORDS = st.sampled_from(["red", "car", "bomb", "car bomb", "red car bomb", "fire"])


@given(listed=st.lists(WORDS, unique=True), text=st.lists(st.sampled_from(["red", "car", "bomb", "fire", "tree"])))
def test_every_find_is_a_listed_word_at_its_place(listed: list[str], text: list[str]) -> None:
    found = list(WordList((word, word) for word in listed).find(text))
    assert all(" ".join(text[one.first : one.last + 1]) == one.value for one in found)
    expected = {
        (start, word)
        for word in listed
        for start in range(len(text))
        if text[start : start + len(word.split())] == word.split()
    }
    assert {(one.first, one.value) for one in found} == expected


def test_the_longest_comes_first() -> None:
    words = WordList([("car", "a"), ("car bomb", "b")])
    assert list(words.find(["car", "bomb"])) == [Found(0, 1, "b"), Found(0, 0, "a")]


def test_regular_forms() -> None:
    assert inflect("say") == ("say", "says", "sayed", "saying")
    assert inflect("express") == ("express", "expresses", "expressed", "expressing")
    assert inflect("cry") == ("cry", "cries", "cried", "crying")
    assert inflect("agree") == ("agree", "agrees", "agreed", "agreeing")


def test_irregular_forms_and_particles() -> None:
    forms = dict(verb_forms(["blow up", "tell"], {"blew": "blow", "told": "tell"}))
    assert forms["blew up"] == "blow up"
    assert forms["blowing up"] == "blow up"
    assert forms["told"] == "tell"
    assert "blew" not in forms
