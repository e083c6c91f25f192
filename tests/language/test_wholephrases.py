"""Whole phrases contain their base phrase, stay in their sentence, and reach as far as news copy prints a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.phrases import noun_phrases
from newsparse.language.tags import tag
from newsparse.language.tokens import tokenize
from newsparse.language.wholephrases import Extender
from newsparse.lexicon import load

WORDS = [
    "the",
    "mayor",
    "Ana",
    "Ruiz",
    "of",
    "in",
    "and",
    ",",
    ".",
    "who",
    "said",
    "bridge",
    "a",
    "she",
    "two",
    "but",
    '"',
    "city",
    "-",
]


def extender(text: str) -> Extender:
    tokens = tokenize(text)
    tags = tag(tokens, load("tags"))
    return Extender(tokens, tags, noun_phrases(tokens, tags))


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.booleans(), st.integers(0, 25))
def test_a_whole_phrase_keeps_its_start_and_head_and_stays_before_the_end(words, loosely, short):
    one = extender(" ".join(words))
    for phrase in one.phrases:
        end = max(phrase.last + 1, len(one.tags) - short)
        whole = one.extend(phrase, end, loosely=loosely)
        assert (whole.first, whole.head, whole.determiner) == (phrase.first, phrase.head, phrase.determiner)
        assert phrase.last <= whole.last < end
        others = (other for other in one.phrases if other.first <= whole.last <= other.last)
        assert all(other.last == whole.last or whole.last < end for other in others)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_a_strict_phrase_is_no_longer_than_a_loose_one_in_its_links(words):
    one = extender(" ".join(word for word in words if word not in {",", "and", "but"}))
    end = len(one.tags)
    assert all(one.extend(p, end, loosely=False).last <= one.extend(p, end).last for p in one.phrases)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The head of the union for nurses in Turku left.", "The head of the union for nurses in Turku"),
        ("Norway and Chile have agreed.", "Norway and Chile"),
        ("Norway, Chile and the head of Peru have agreed.", "Norway, Chile and the head of Peru"),
        ("Ana Ruiz, a senior lawyer who knows the file, left.", "Ana Ruiz, a senior lawyer who knows the file"),
        ("Ana Ruiz, head of the union, left.", "Ana Ruiz, head of the union"),
        ("The mayor, Ana Ruiz, left.", "The mayor, Ana Ruiz"),
        ("Ana Ruiz, who runs the city, left.", "Ana Ruiz, who runs the city"),
        ("Ana Ruiz, which", "Ana Ruiz, which"),
        ("Norway, rain fell.", "Norway"),
        ("Ana Ruiz, left alone.", "Ana Ruiz"),
        ("Ana Ruiz of", "Ana Ruiz"),
        ("Ana Ruiz of was", "Ana Ruiz"),
        ("Ana Ruiz and left", "Ana Ruiz"),
    ],
)
def test_the_first_phrase_reaches_as_far_as_it_is_printed(text, whole):
    one = extender(text)
    found = one.extend(one.phrases[0], len(one.tags))
    assert one.tokens.slice(found.first, found.last) == whole


def test_and_before_a_new_subject_with_its_verb_joins_nothing():
    one = extender("Police arrested two men and officials said so.")
    men = one.extend(one.phrases[1], len(one.tags))
    assert one.tokens.slice(men.first, men.last) == "two men"


def test_in_belongs_to_the_verb_where_asked():
    one = extender("They arrested the head of a gang in Turku.")
    strict = one.extend(one.phrases[1], len(one.tags), loosely=False)
    assert one.tokens.slice(strict.first, strict.last) == "the head of a gang"


def test_a_chain_of_links_ends_somewhere():
    one = extender("the mayor" + " of the city" * 30 + ".")
    assert one.extend(one.phrases[0], len(one.tags)).last < 30
    listed = extender("Norway" + ", the city" * 30 + " and Chile.")
    assert listed.extend(listed.phrases[0], len(listed.tags)).last < 30
