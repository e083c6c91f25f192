"""Bylines: names with "By", with an agency, before and behind a dateline, and in the sign-off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.language.bylines import byline_before, byline_names, byline_within, sign_off_names
from newsparse.lexicon import load

WORDS = load("segmentation")
names = st.sampled_from(
    ("Ida Moss", "Omar al-Fara", "J.K. Reed", "Lena de la Cruz", "Anne-Marie Orr", "Fay O'Hale", "MAX BELL")
)


@given(
    authors=st.lists(names, min_size=1, max_size=3, unique=True),
    by=st.sampled_from(("By ", "by ", "BY ", "Written by ")),
    credit=st.sampled_from(
        (
            "",
            ", Reuters",
            ", Associated Press Writer",
            " in Porto",
            ", Porto",
            " | AFP",
            ", BBC News",
            " (ida@example.org)",
        )
    ),
)
def test_the_names_come_back(authors: list[str], by: str, credit: str) -> None:
    *others, last = authors
    line = f"{by}{', '.join(others)}{' and ' if others else ''}{last}{credit}"
    assert byline_names(line, WORDS) == tuple(authors)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By The Associated Press", ("The Associated Press",)),
        ("By AFP", ("AFP",)),
        ("By Reuters Staff", ("Reuters Staff",)),
        ("By Associated Press Writer IDA MOSS", ("IDA MOSS",)),
        ("By Ida Moss, CNN, and Max Bell, CNN", ("Ida Moss", "Max Bell")),
        ("By Ida Moss, Special to The Harbour Post", ("Ida Moss",)),
        ("By Ida Moss, Chief Foreign Correspondent, in Porto", ("Ida Moss",)),
        ("By April Moss and June Bell", ("April Moss", "June Bell")),
        ("By Tuesday night crews had left", None),
        ("By Tuesday Evening", None),
        ("By The Numbers", None),
        ("By acquiring the harbour", None),
        ("By Ida", None),
        ("By bin", None),
        ("By Ida Moss " * 20, None),
        ("Ida Moss in Porto", None),
        ("", None),
    ],
)
def test_lines(line: str, expected: tuple[str, ...] | None) -> None:
    assert byline_names(line, WORDS) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("IDA MOSS, Associated Press Writer", ("IDA MOSS",)),
        ("Ida Moss, Reuters", ("Ida Moss",)),
        ("Ida Moss in Porto", ("Ida Moss",)),
        ("Ida Moss", None),
        ("Ida Moss leaves Porto", None),
        ("Fire in Porto", None),
    ],
)
def test_lines_under_a_title(line: str, expected: tuple[str, ...] | None) -> None:
    assert byline_names(line, WORDS, follows_title=True) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("By IDA MOSS    PORTO, Portugal (AP) -- A train left.", "By IDA MOSS"),
        ("By Ida Moss and Max Bell PORTO (Reuters) - A train left.", "By Ida Moss and Max Bell"),
        ("By Ida Moss left early.", None),
        ("By Tuesday Evening  A train left.", None),
    ],
)
def test_before_a_dateline(text: str, line: str | None) -> None:
    found = byline_before(text, 0, len(text), WORDS)
    assert (found and text[found.start : found.end]) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("LIMA, 3 JAN 90 -- [REPORT BY IDA MOSS] [TEXT] A TRAIN LEFT.", "BY IDA MOSS"),
        ("LIMA, 3 JAN 90 -- [BY IDA MOSS] [TEXT] A TRAIN LEFT.", "BY IDA MOSS"),
        ("PORTO, April 1 (AFP) - By Ida Moss - A train left.", "By Ida Moss"),
        ("PORTO, Nov. 1 (Xinhua) -- by Xinhua Writer Ida Moss\nA train left.", "by Xinhua Writer Ida Moss"),
        ("LIMA -- [BY REED AND A REPORTER] [TEXT] A TRAIN LEFT.", None),
        ("PORTO (AP) -- By Tuesday - crews said - all had left.", None),
    ],
)
def test_behind_a_dateline(text: str, line: str | None) -> None:
    found = byline_within(text, 0, len(text), WORDS)
    assert (found and text[found.start : found.end]) == line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Ida Moss; Editing by Max Bell)", ("Ida Moss",)),
        ("Additional reporting by Ida Moss in Porto and Max Bell; editing by Fay Reed", ("Ida Moss", "Max Bell")),
        ("(Editing by Max Bell)", None),
        ("Reporting the news by boat", None),
    ],
)
def test_sign_off(line: str, expected: tuple[str, ...] | None) -> None:
    assert sign_off_names(line) == expected
