"""Law: copy that breaks off after any word is an article all the same; every labelled text and story is cut once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from zlib import crc32

import pytest

from newsparse import parse

TESTS = Path(__file__).parents[1]
FILES = [
    path
    for path in sorted([*TESTS.glob("cases/*.toml"), *TESTS.glob("stories/*.toml")])
    if re.search(r"^text = ", path.read_text("utf-8"), re.MULTILINE)
]
ENGLISH = "The mayor of the town said that he was with them and that she had been there for it.\n\n"
WORD_END = re.compile(r"(?<=\w)(?!\w)")
CUT_SHORT = [
    "The mayor said that it was over, citing police",
    "The mayor said that it was over, he met his predecessor",
    "A verdict that prosecutors",
    "Its president, Dean",
]


def texts_of(path: Path) -> list[str]:
    told = tomllib.loads(path.read_text("utf-8"))
    return [one["text"] for rows in told.values() if isinstance(rows, list) for one in rows if "text" in one]


def is_whole(text: str) -> bool:
    return [failure for failure in parse(text, published="2025-04-09").failures if failure.kind != "not_english"] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_labelled_texts_may_break_off(path):
    texts = texts_of(path)
    assert texts
    for text in texts:
        ends = [found.start() for found in WORD_END.finditer(text)] or [len(text)]
        cut = text[: ends[crc32(text.encode()) % len(ends)]]
        assert is_whole(ENGLISH + cut), cut


@pytest.mark.parametrize("text", CUT_SHORT)
def test_so_may_these(text):
    assert is_whole(text)
    assert is_whole(ENGLISH + text)
