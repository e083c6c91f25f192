"""Base noun phrases end in their head, lie apart, stay in their sentence, and look as news copy wants them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.phrases import Phrase, covering, noun_phrases
from newsparse.language.tags import TAGS, tag
from newsparse.language.tokens import Tokens, tokenize
from newsparse.lexicon import Lexicon, load

NOMINAL = "NPCOABDR"  # an adverb only as a day: yesterday


def read(text: str) -> tuple[Tokens, str]:
    tokens = tokenize(text)
    return tokens, tag(tokens, load("tags"))


def phrases_of(text: str) -> list[str]:
    tokens, tags = read(text)
    return [tokens.slice(one.first, one.last) for one in noun_phrases(tokens, tags)]


@st.composite
def tagged(draw: st.DrawFn) -> tuple[Tokens, str]:
    """Draw any string of tags, over words that know nothing of them."""
    tags = draw(st.text(st.sampled_from(TAGS), max_size=40))
    words = draw(st.lists(st.sampled_from(["rain", "Monday", "mayor", "x"]), min_size=len(tags), max_size=len(tags)))
    glue = draw(st.lists(st.sampled_from([" ", "\n"]), min_size=len(tags), max_size=len(tags)))
    return tokenize("".join(word + blank for word, blank in zip(words, glue, strict=True))), tags


@given(tagged())
def test_phrases_lie_apart_in_order_and_end_in_their_head(pair):
    tokens, tags = pair
    reach = -1
    for one in noun_phrases(tokens, tags):
        assert reach < one.first <= one.last < len(tags)
        assert one.head == one.last
        assert tags[one.head] in NOMINAL
        assert one.determiner in (None, one.first)
        assert (tags[one.first] == "D") == (one.determiner is not None)
        reach = one.last


@given(tagged())
def test_no_phrase_runs_over_a_line(pair):
    tokens, tags = pair
    for one in noun_phrases(tokens, tags):
        assert not any(one.first < line <= one.last for line in tokens.lines)


@given(tagged(), st.sets(st.integers(0, 39)))
def test_no_phrase_runs_over_an_opening(pair, openings):
    tokens, tags = pair
    openings = sorted(index for index in openings if index < len(tags))
    found = noun_phrases(tokens, tags, openings=openings)
    assert not any(one.first < opening <= one.last for one in found for opening in openings)


@given(tagged())
def test_every_name_pronoun_and_noun_is_in_a_phrase(pair):
    tokens, tags = pair
    found = noun_phrases(tokens, tags)
    assert all(covering(found, index) is not None for index, tag_ in enumerate(tags) if tag_ in "NPO")


@given(tagged(), st.integers(-2, 45))
def test_the_phrase_that_covers_a_token_is_found(pair, index):
    found = noun_phrases(*pair)
    covers = [number for number, one in enumerate(found) if one.first <= index <= one.last]
    assert covering(found, index) == (covers[0] if covers else None)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The two old bridges fell.", "The two old bridges"),
        ("Health Ministry spokeswoman Ana Ruiz left.", "Health Ministry spokeswoman Ana Ruiz"),
        (
            "Norwegian President Ola Nord met the city's mayor Kari Vik.",
            "Norwegian President Ola Nord|the city's mayor Kari Vik",
        ),
        ("She told reporters Nord had left.", "She|reporters|Nord"),
        ("He told officials Friday that they won.", "He|officials|Friday|they"),
        ("Officials told Reuters 14 people were hurt.", "Officials|Reuters|14 people"),
        ("On June 4 nearly 80 men left.", "June 4|nearly 80 men"),
        ("Its political, military and economic aims are clear.", "Its political, military and economic aims"),
        ("Two or three men saw it on Tuesday night.", "Two or three men|it|Tuesday night"),
        ("The wounded were flown out.", "The wounded"),
        ("Many of them left, some did not.", "Many|them|some"),
        ("Lviv regional governor Jan Bil agreed.", "Lviv regional governor Jan Bil"),
        ("The workers' old union of armed men met.", "The workers' old union|armed men"),
        ("Smith & Sons sued.", "Smith & Sons"),
        ("He called it a “massive attack” on them.", "He|it|a “massive attack|them"),
        ("A very small crowd of one cheered.", "A very small crowd|one"),
        ("Fire kills two in Turku\n\nFirefighters came.", "Fire|two|Turku|Firefighters"),
    ],
)
def test_copy_has_the_phrases_that_an_editor_sees(text, phrases):
    assert phrases_of(text) == phrases.split("|")


def test_roles_of_a_lexicon_introduce_names():
    tokens, tags = read("They asked zorblaxer Ana Ruiz.")
    names = Lexicon.of("names", {"roles": {"person": "zorblaxer"}})
    assert [one.first for one in noun_phrases(tokens, tags)] == [0, 2, 3]
    assert noun_phrases(tokens, tags, names)[1] == Phrase(2, 4, 4)


@pytest.mark.parametrize(
    "piece", ["A", "N", "C", "NP", "DA", "A,", "PA", "N'", "AJ", "DR", "Dq", "B", "CJ", "PU", "G", "NC"]
)
def test_time_grows_with_the_length_alone(piece):
    def seconds(tags):
        tokens = tokenize("x " * len(tags))
        start = time.process_time()
        noun_phrases(tokens, tags)
        return time.process_time() - start

    short = piece * (5_000 // len(piece))
    brief, long = min(seconds(short) for _ in range(3)), min(seconds(short * 8) for _ in range(2))
    assert long < 8 * 3 * brief + 0.02
