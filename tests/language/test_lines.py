"""Lines become pieces: by blank lines, by single breaks, and by undoing a hard wrap."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.lines import pieces

WORDS = (
    "rain",
    "over",
    "the",
    "old",
    "harbour",
    "crews",
    "left",
    "at",
    "dawn",
    "with",
    "sandbags",
    "officials",
    "said",
    "a",
    "of",
)
paragraphs = st.lists(st.sampled_from(WORDS), min_size=30, max_size=70).map(
    lambda words: " ".join(words).capitalize() + "."
)
copy = st.lists(paragraphs, min_size=1, max_size=5)
noisy = st.text(st.sampled_from("aB:. \n\n\r\t\u2028\x0b\x85\ufeff-"), max_size=60)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in pieces(text)]


def flat(text: str) -> list[str]:
    return [" ".join(piece.split()) for piece in cut(text)]


@given(noisy | st.text())
def test_pieces_hold_every_character_that_is_not_blank(text: str) -> None:
    found = list(pieces(text))
    held = {offset for start, end in found for offset in range(start, end)}
    assert {i for i, character in enumerate(text) if not character.isspace()} - held <= {0}  # a byte order mark
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


@given(copy, st.sampled_from(("\n\n", "\n", "\r\n\r\n", "\r\n", "\n \n", "\u2029")))
def test_long_lines_are_paragraphs(copy: list[str], between: str) -> None:
    assert cut(between.join(copy)) == copy


@given(copy=copy, width=st.integers(60, 80), indent=st.sampled_from(("", "   ")), shout=st.booleans())
def test_a_hard_wrap_over_blank_lines_is_undone(copy: list[str], width: int, indent: str, *, shout: bool) -> None:
    if shout:
        copy = [paragraph.upper() for paragraph in copy]
    text = "\n\n".join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in copy)
    assert flat(text) == copy


@given(copy=copy, width=st.integers(60, 80))
def test_a_hard_wrap_with_indents_alone_is_undone(copy: list[str], width: int) -> None:
    text = "\n".join(textwrap.fill(paragraph, width, initial_indent="    ") for paragraph in copy)
    assert flat(text) == copy


@given(copy, paragraphs, st.integers(60, 80))
def test_a_paragraph_that_follows_changes_nothing_before(copy: list[str], later: str, width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in copy)
    assert cut(f"{text}\n\n{later}") == [*cut(text), later]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n", [], id="blanks"),
        pytest.param("\ufeff Rain.", ["Rain."], id="byte order mark"),
        pytest.param("Rain\x00fell", ["Rain\x00fell"], id="NUL"),
        pytest.param("Two die\nin fire\n\nRain.", ["Two die\nin fire", "Rain."], id="a break in mid-sentence"),
        pytest.param("Two die in fire\nby Ida Moss\n\nRain.", ["Two die in fire", "by Ida Moss", "Rain."], id="byline in lower case"),
        pytest.param("Two die in fire near the old harbour\nCrews left\nBy Ida Moss\n\nRain.", ["Two die in fire near the old harbour", "Crews left", "By Ida Moss", "Rain."], id="a head of short lines"),
        pytest.param("Published: 9 April 2025 at 10:15 GMT\nUpdated: 9 April 2025 at 11:20 GMT\nSource: The Harbour News Agency\n\nRain.", ["Published: 9 April 2025 at 10:15 GMT", "Updated: 9 April 2025 at 11:20 GMT", "Source: The Harbour News Agency", "Rain."], id="header lines"),
        pytest.param("    Net loss 16 mln vs 9 mln\n    Sales 5 mln vs 7 mln\n    Year", ["Net loss 16 mln vs 9 mln", "Sales 5 mln vs 7 mln", "Year"], id="a table"),
        pytest.param("Rain fell over the harbour and the crews left at dawn with some\nsandbags that had been\nstored.", ["Rain fell over the harbour and the crews left at dawn with some\nsandbags that had been\nstored."], id="a ragged wrap goes on in lower case"),
    ],
)  # fmt: skip
def test_examples(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_short_wrapped_paragraph_is_known_by_those_before_it() -> None:
    long = textwrap.fill(
        "RAIN FELL OVER THE OLD HARBOUR AND ALL CREWS LEFT AT DAWN WITH SANDBAGS, OFFICIALS SAID. " * 3, 70
    )
    short = "ONE CREW STAYED BEHIND AND WAS TAKEN OFF THE PIER LATER IN THE DAY BY\nANOTHER BOAT"
    assert cut(f"{long}\n\n{short}")[-1] == short


def test_labels_in_wrapped_copy_stand_alone() -> None:
    text = "RAIN FELL OVER THE OLD HARBOUR AND ALL CREWS LEFT AT DAWN WITH SANDBAGS\nWHILE OTHERS STAYED BEHIND UNTIL NOON.\nSource: Harbour News"
    assert cut(text)[-1] == "Source: Harbour News"
