"""Tokens cover a text, never overlap, and look as news copy wants them."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.language.tokens import ABBREVIATIONS, tokenize

FRAGMENTS = [
    "rain", "Lisbon", " ", "  ", "\n", "\t", "\x1c", "\x85", "\xa0", "\u2028", "'", "’", "‘", '"', "''", "``", "-", "--", ".", "...", "…", ",", "n't",
    "n’t", "'s", "’S", "'t", "$", "£", "1", "23", "%", "@", "#", "&", "/", ":", "http://", "www.", "No", "Gen", "J", "a.m", "é", "é", "ß", "İ",
    "\x00", "\ud800", "\u200f", "🚒", "中", "٣", "(", "]",
]  # fmt: skip
copy = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))


@given(copy)
@example("")
@example(" \n ")
@example("\x1c.\x1f")
def test_tokens_are_slices_and_cover_all_but_blanks(text):
    tokens = tokenize(text)
    reach = 0
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert reach <= start < end
        assert text[start:end] == word
        assert not text[reach:start].strip()
        assert not any(map(str.isspace, word))
        reach = end
    assert not text[reach:].strip()


@given(copy, copy)
def test_what_follows_an_empty_line_changes_nothing_before(text, more):
    alone, longer = tokenize(text), tokenize(f"{text}\n\n{more}")
    assert longer.words[: len(alone)] == alone.words
    assert longer.starts[: len(alone)] == alone.starts
    assert longer.words[len(alone) :] == tokenize(more).words


@given(copy, st.integers(0, 70), st.integers(0, 70))
def test_tokens_are_found_by_offset(text, start, end):
    tokens = tokenize(text)
    later = [index for index, stop in enumerate(tokens.ends) if stop > start]
    assert tokens.at(start) == (later[0] if later else len(tokens))
    inside = [i for i in range(len(tokens)) if start <= tokens.starts[i] and tokens.ends[i] <= end]
    assert list(tokens.between(start, end)) == inside


@given(copy)
def test_lines_begin_where_a_line_break_was_between(text):
    tokens = tokenize(text)
    breaks = set("\n\r\u2028\u2029")
    after = [i for i in range(1, len(tokens)) if breaks & set(text[tokens.ends[i - 1] : tokens.starts[i]])]
    assert tokens.lines == ([0, *after] if tokens.words else [])


@given(copy)
def test_lower_case_has_one_form_per_token(text):
    tokens = tokenize(text)
    assert len(tokens.lower) == len(tokens)
    assert tokens.lower == [word.lower().replace("’", "'") for word in tokens.words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. agreed at 5 p.m. Monday.", "The|U.S.|agreed|at|5|p.m.|Monday|."),
        ("No. 5 is here. No. That is all.", "No.|5|is|here|.|No|.|That|is|all|."),
        ("an 11-year-old's bike", "an|11-year-old|'s|bike"),
        ("the chargé d'affaires", "the|chargé|d'affaires"),
        ("the prosecutors' office", "the|prosecutors|'|office"),
        ("Don't, can’t, it'll, she’s, WON'T", "Do|n't|,|ca|n’t|,|it|'ll|,|she|’s|,|WO|N'T"),
        ("$1.2 million, £5 and 80%", "$1.2|million|,|£5|and|80|%"),
        ("1,200 of 3.5 at 10:30 on 9/11", "1,200|of|3.5|at|10:30|on|9/11"),
        ("In 2019, 12 fell, then 3,", "In|2019|,|12|fell|,|then|3|,"),
        ("war -- or peace—now … or ... not", "war|--|or|peace|—|now|…|or|...|not"),
        ("''Yes,'' he said. ``No.''", "''|Yes|,|''|he|said|.|``|No|.|''"),
        ("“Go,” (she) [said]", "“|Go|,|”|(|she|)|[|said|]"),
        ("See https://example.org/a?b=1. Now", "See|https://example.org/a?b=1|.|Now"),
        ("@desk #storm a@b", "@desk|#storm|a|@b"),
        ("J. Smith met J.P. Moran, D.C.'s man W.", "J.|Smith|met|J.P.|Moran|,|D.C.|'s|man|W|."),
        ("Gen. Lee and Sen. Ray of Shop.com and AT&T", "Gen.|Lee|and|Sen.|Ray|of|Shop.com|and|AT&T"),
        ("U.N.-backed talks, O'Hara", "U.N.-backed|talks|,|O'Hara"),
        ("Stop.Go, 1994,1995", "Stop|.|Go|,|1994,1995"),
        ("it't", "it|'|t"),
        ("a\x00b \ud800", "a|\x00|b|\ud800"),
    ],
)
def test_copy_is_cut_as_an_editor_would(text, words):
    assert tokenize(text).words == words.split("|")


def test_a_known_abbreviation_keeps_its_period_and_a_word_does_not():
    assert all(tokenize(f"{word}. Doe").words[0] == f"{word}." for word in ABBREVIATIONS)
    assert tokenize("He sang. Doe").words[1:3] == ["sang", "."]


def test_a_slice_holds_the_text_between_two_tokens():
    tokens = tokenize("In  Lisbon , rain")
    assert tokens.slice(1, 2) == "Lisbon ,"
    assert repr(tokens) == "Tokens(4)"


@pytest.mark.parametrize(
    "piece",
    [
        "n",
        "a'",
        "a.b.",
        "1,",
        "-",
        "a-",
        "www.",
        "https://",
        "'t",
        "n't",
        '"',
        "Mr.",
        "A.",
        "&A",
        " ",
        "\n",
        "#",
        "http://a.",
        "x.y",
    ],
)
def test_time_grows_with_the_length_alone(piece):
    def seconds(text):
        start = time.process_time()
        tokenize(text)
        return time.process_time() - start

    short = piece * (10_000 // len(piece))
    brief, long = min(seconds(short) for _ in range(3)), min(seconds(short * 8) for _ in range(2))
    assert long < 8 * 3 * brief + 0.02


@pytest.mark.parametrize("unit", ["1,", "1-", "a-", "a'", "A&", "Ab.ab"])
def test_a_token_of_many_parts_is_one_up_to_a_thousand(unit):
    text = unit * 900 + unit[0]
    assert tokenize(text).words == [text]
    tokens = tokenize(unit * 5_000 + unit[0])
    assert "".join(tokens.words) == tokens.text
    assert 1 < len(tokens) < 20
