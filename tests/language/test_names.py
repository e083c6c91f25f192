"""Person names are split into what stands in front of them and their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.names import PersonName, read_name
from newsparse.language.phrases import noun_phrases
from newsparse.language.tags import tag
from newsparse.language.tokens import tokenize
from newsparse.lexicon import load

WORDS = [
    "Mrs.",
    "mayor",
    "Ana",
    "Ruiz",
    "van",
    "al-Qasim",
    "Jr.",
    "the",
    "President",
    "'s",
    "J.",
    "De",
    "III",
    "Crown",
    "Prince",
    "of",
    "bin",
    "said",
]


def name_of(text: str) -> PersonName | None:
    """Read the name at the end of a text's first phrase."""
    tokens = tokenize(text)
    tags = tag(tokens, load("tags"))
    phrase = noun_phrases(tokens, tags)[0]
    return read_name(tokens, tags, phrase.first, phrase.last, load("names"))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.data())
def test_the_parts_are_the_words_of_the_phrase(words, data):
    tokens = tokenize(" ".join(words))
    tags = tag(tokens, load("tags"))
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    name = read_name(tokens, tags, first, last, load("names"))
    if name is None:
        return
    parts = [*name.roles, *name.given, *name.particles, name.surname, name.suffix]
    assert [part for part in parts if part] == tokens.words[first : last + 1]
    assert first <= name.first <= name.last == last
    assert name.gender in ("female", "male", None)


@pytest.mark.parametrize(
    ("text", "given_", "particles", "surname", "suffix"),
    [
        ("Ana Ruiz left.", ("Ana",), (), "Ruiz", ""),
        ("Interior Minister Gérald de la Tour left.", ("Gérald",), ("de", "la"), "Tour", ""),
        ("Mrs. Ana María Ruiz left.", ("Ana", "María"), (), "Ruiz", ""),
        ("Crown Prince Omar bin Faisal left.", ("Omar",), ("bin",), "Faisal", ""),
        ("Gen. John F. Kerrigan III left.", ("John", "F."), (), "Kerrigan", "III"),
        ("Abu Bakr al-Qasim left.", ("Abu", "Bakr"), (), "al-Qasim", ""),
        ("The city's mayor Jan Bil left.", ("Jan",), (), "Bil", ""),
        ("Former Vice President Al Ferrow left.", ("Al",), (), "Ferrow", ""),
        ("Robert De Vries left.", ("Robert",), ("De",), "Vries", ""),
        ("Sgt. Lee left.", (), (), "Lee", ""),
        ("Queen Margrethe left.", ("Margrethe",), (), "", ""),
        ("Maria left.", ("Maria",), (), "", ""),
        ("Zorblax left.", (), (), "Zorblax", ""),
    ],
)
def test_a_name_has_the_parts_that_a_registrar_sees(text, given_, particles, surname, suffix):
    name = name_of(text)
    assert name is not None
    assert (name.given, name.particles, name.surname, name.suffix) == (given_, particles, surname, suffix)


@pytest.mark.parametrize(
    ("text", "gender", "likely"),
    [
        ("Mrs. Ruiz left.", "female", None),
        ("Mr Ruiz left.", "male", None),
        ("Agency spokeswoman Jo Ruiz left.", "female", None),
        ("His brother Zed Ruiz left.", "male", None),
        ("Agency chairman Zed Ruiz left.", "male", None),
        ("Dr. Ana Ruiz left.", None, "female"),
        ("Igor Ruiz left.", None, "male"),
        ("Zed Ruiz left.", None, None),
    ],
)
def test_words_in_front_tell_the_gender_and_given_names_suggest_it(text, gender, likely):
    name = name_of(text)
    assert name is not None
    assert name.gender == gender
    if likely:
        assert name.likely_gender == likely


@pytest.mark.parametrize("text", ["The mayor", "Two of them", "Ana Ruiz's", "Crown Prince Omar bin"])
def test_what_ends_in_no_name_is_none(text):
    tokens = tokenize(text)
    assert read_name(tokens, tag(tokens, load("tags")), 0, len(tokens) - 1, load("names")) is None


def test_given_names_come_with_their_gender():
    table = load("names")["given"]
    assert len(table) <= 6000
    assert {table[name] for name in table} == {"female", "male", "either"}
    assert (table["Olga"], table["Ahmed"], table["Oleksiy"]) == ("female", "male", "male")
