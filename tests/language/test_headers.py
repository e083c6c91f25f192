"""Header lines: labelled, dated, copyright, and run into the lead."""

from __future__ import annotations

import pytest

from newsparse.language.headers import header_before, read_header
from newsparse.lexicon import load

WORDS = load("segmentation")


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("Published: 9 April 2025", "published", "9 April 2025"),
        ("PUBLISHED : 9 April 2025 10:15 GMT", "published", "9 April 2025 10:15 GMT"),
        ("Last updated: 2 hours ago", "updated", "2 hours ago"),
        ("Updated 3:45 p.m. ET on April 9, 2025", "updated", "3:45 p.m. ET on April 9, 2025"),
        ("First published 2025-04-09", "published", "2025-04-09"),
        ("date 2025-04-09", "date", "2025-04-09"),
        ("Wednesday, 9 April 2025 at 10:15 BST", "date", "Wednesday, 9 April 2025 at 10:15 BST"),
        ("2025-04-09", "date", "2025-04-09"),
        ("Source: Harbour News", "source", "Harbour News"),
        ("Headline: Two die in fire", "title", "Two die in fire"),
        ("Author: Ida Moss", "byline", "Ida Moss"),
        ("© 2025 Harbour News", "copyright", "© 2025 Harbour News"),
        (
            "Copyright 2025 Harbour News. All rights reserved.",
            "copyright",
            "Copyright 2025 Harbour News. All rights reserved.",
        ),
    ],
)
def test_a_header_line(line: str, name: str, value: str) -> None:
    header = read_header(line, WORDS)
    assert header is not None
    assert (header.name, header.value) == (name, value)
    assert line[header.start : header.end] == value


@pytest.mark.parametrize(
    "line",
    [
        "Rain: it fell for days",
        "Update: nobody is missing",
        "Source: the police said that two of the men had left.",
        "Source:",
        "Copyright law is old",
        "March of the five thousand",
        "9:42 p.m.",
        "12",
        "Updated",
        "",
        "Two die in fire on 9 April 2025",
        "Published by the harbour office in April 2025, the report names nobody and has no date of its own",
    ],
)
def test_no_header_line(line: str) -> None:
    assert read_header(line, WORDS) is None


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("date 2025-04-09 Two people died.", "date", "2025-04-09"),
        ("Published: 2025-04-09T10:15:30Z Two people died.", "published", "2025-04-09T10:15:30Z"),
        ("updated 9 April 2025 Two people died.", "updated", "9 April 2025"),
        ("Posted April 9, 2025 Two people died.", "published", "April 9, 2025"),
    ],
)
def test_a_date_before_the_lead(text: str, name: str, value: str) -> None:
    header = header_before(text, 0, len(text), WORDS)
    assert header is not None
    assert (header.name, header.value) == (name, value)
    assert text[header.start : header.end] == value


@pytest.mark.parametrize(
    "text", ["date 2025-04-09", "Published: 9 April 2025 at 10:15 GMT", "dated 2025", "On 2025-04-09 it rained"]
)
def test_no_date_before_a_lead(text: str) -> None:
    assert header_before(text, 0, len(text), WORDS) is None
