"""Labelled texts of many cases: each listed report with the quote that was found for it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsparse import Article, Parser, Quote, Span

CASES = Path(__file__).parents[1] / "cases"


class Listed(NamedTuple):
    number: int
    text: str
    wanted: dict[str, Any]
    quote: Quote | None


def listed(article: Article, reports: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Quote | None]]:
    """Look each report up by its cue: what stands where it is printed, after the one before."""
    done = 0
    for wanted in reports:
        printed = re.compile(rf"(?<!\w){re.escape(wanted['cue'])}(?!\w)")
        places = [Span.of(article.text, *found.span()) for found in printed.finditer(article.text, done)]
        assert places, (article.text, wanted)
        read = (
            (place, quote) for place in places for quote in article.quotes if quote.cue and quote.cue.overlaps(place)
        )
        place, quote = next(read, (places[0], None))
        done = place.end
        yield wanted, quote


@pytest.fixture(scope="session")
def listed_reports():
    """Read a file of cases; of each listed report the case's number, its text, the labels and the quote."""
    parser = Parser()

    def read(name: str) -> list[Listed]:
        cases = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
        return [
            Listed(number, case["text"], wanted, quote)
            for number, case in enumerate(cases)
            for wanted, quote in listed(parser.parse(case["text"]), case["reports"])
        ]

    return read
