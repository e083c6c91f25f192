"""Copy of our own through every format: the cases are data."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from newsparse_events import rows

from newsparse import Parser

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["cases"]
EACH = [(case["label"], case["text"], name, row) for case in CASES for name, row in case["rows"].items()]


@pytest.mark.parametrize(
    ("text", "name", "wanted"), [one[1:] for one in EACH], ids=[f"{one[2]}: {one[0]}" for one in EACH]
)
def test_case(text, name, wanted):
    found = rows(Parser(strict=True).parse(text, published="2025-04-09"), name)
    assert len(found) == bool(wanted)
    for row in found:
        assert {column: row[column] for column in wanted} == wanted
