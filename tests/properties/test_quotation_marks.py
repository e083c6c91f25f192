"""Law: the shape of the quotation marks changes nothing but the marks."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given

from newsparse import parse, to_dict
from newsparse.testing import stories

MARKS = {
    "curly": ("“", "”"),
    "german": ("„", "“"),
    "guillemets": ("«", "»"),
    "French": ("« ", " »"),
    "French, blanks that do not break": ("«\xa0", "\xa0»"),
    "inward": ("»", "«"),
    "inward with blanks": ("» ", " «"),
    "typewriter": ("``", "''"),
}


class Redrawn:
    """A text with its straight marks replaced in turn by opening and closing ones, and where each offset went."""

    def __init__(self, text: str, opening: str, closing: str) -> None:
        marks = itertools.cycle((opening, closing))
        pieces = [next(marks) if character == '"' else character for character in text]
        self.text = "".join(pieces)
        self.offsets = [0, *itertools.accumulate(map(len, pieces))]
        self.back = {moved: offset for offset, moved in enumerate(self.offsets)}


def facts(text: str) -> dict[str, Any]:
    written = to_dict(parse(text, published="2025-04-09"))
    return {"layers": written["layers"], "title": written.get("title"), "failures": written.get("failures")}


def straightened(data: Any, redrawn: Redrawn, marks: tuple[str, str]) -> Any:
    """Move offsets back, and make every mark straight again."""
    if isinstance(data, dict):
        made = {name: straightened(value, redrawn, marks) for name, value in data.items()}
        if {"start", "end"} <= data.keys():
            made |= {name: redrawn.back.get(data[name]) for name in ("start", "end")}
        return made
    if isinstance(data, list):
        return [straightened(value, redrawn, marks) for value in data]
    if isinstance(data, str):
        for mark in marks:
            data = data.replace(mark, '"')
    return data


@pytest.mark.parametrize("name", MARKS)
@given(story=stories())
def test_the_shape_of_the_marks_changes_nothing_but_the_marks(name, story):
    redrawn = Redrawn(story.text, *MARKS[name])
    assert straightened(facts(redrawn.text), redrawn, MARKS[name]) == facts(story.text)
