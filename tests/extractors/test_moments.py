"""Moments as facts of an article, resolved against its day."""

from __future__ import annotations

import datetime

import pytest

from newsparse import Parser

PARSER = Parser(only={"moments"}, strict=True)
TEXT = "Two barges sank on Tuesday. The owner will speak on Thursday."


def moments(text: str, published: datetime.date | str | None = None) -> list[tuple[str, str, str]]:
    found = PARSER.parse(text, published=published).moments
    return [(one.text, str(one.earliest), str(one.latest)) for one in found]


def test_the_fact() -> None:
    (moment, _) = PARSER.parse(TEXT, published="2025-04-09").moments
    assert (moment.text, moment.rule, moment.span.start) == ("Tuesday", "moments.weekday", 19)
    assert moment.earliest == moment.latest == datetime.date(2025, 4, 8)


@pytest.mark.parametrize(
    ("before", "published"),
    [
        ("", "2025-04-09"),
        ("", datetime.datetime(2025, 4, 9, 23, 30, tzinfo=datetime.UTC)),
        (" date 2025-04-09 ", None),
        ("Published: 9 April 2025\n\n", None),
        ("OSLO, April 9, 2025 (AP) - ", None),
        ("Published: 9 April 2024\n\n", "2025-04-09"),
        ("OSLO, April 9, 1990 (AP) - ", "2025-04-09"),
    ],
)
def test_the_day_is_given_or_printed(before: str, published: datetime.date | str | None) -> None:
    assert moments(before + TEXT, published) == [
        ("Tuesday", "2025-04-08", "2025-04-08"),
        ("Thursday", "2025-04-10", "2025-04-10"),
    ]


def test_without_a_day_only_absolute_dates_are_resolved() -> None:
    assert moments("OSLO, April 9 (AP) - Two barges sank on Tuesday, the first since May 2020.") == [
        ("Tuesday", "None", "None"),
        ("since May 2020", "2020-05-01", "None"),
    ]


def test_moments_do_not_run_from_one_paragraph_into_the_next() -> None:
    text = "The last barge sank in a storm in May\n\n2019 barges sailed on. It was the largest fleet that anybody had seen."
    assert [words for words, _, _ in moments(text, "2025-04-09")] == ["May"]


def test_moments_that_a_line_break_divides() -> None:
    text = (
        "   THE OWNER OF BOTH BARGES TOLD THE PRESS TODAY THAT THE STORM OF\n6 JANUARY HAD SUNK THEM, AND THAT ON THE FOLLOWING DAY, 7\n"
        "JANUARY, THE CREW WAS FOUND ON A BEACH NEAR THE OLD HARBOUR."
    )
    assert [words for words, _, _ in moments(text, "1990-01-09")] == [
        "TODAY",
        "6 JANUARY",
        "FOLLOWING DAY",
        "7\nJANUARY",
    ]
