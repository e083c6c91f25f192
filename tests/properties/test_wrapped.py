"""Law: copy whose lines were broken by hand at column 70 says what it says when each paragraph is one line."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsparse import Article, parse

STORIES = Path(__file__).parents[1] / "stories"
# Of a hundred quotes and losses so many are the same at least; a line that ends early may begin a paragraph.
SAME = 0.97


def told(article: Article) -> set[tuple[str, ...]]:
    quotes = {
        ("quote", str(one.kind), *(part.text for part in one.content), *(who.name for who in one.speakers))
        for one in article.quotes
    }
    losses = {("loss", str(one.effect), str(one.count), one.text) for one in article.casualties}
    return {tuple(" ".join(word.split()) for word in fact) for fact in quotes | losses}


def stories() -> Iterator[str]:
    for path in sorted(STORIES.glob("*.toml")):
        yield from (one["text"].strip() for one in tomllib.loads(path.read_text("utf-8"))["story"])


def test_wrapped_copy_says_the_same():
    same = every = 0
    for text in stories():
        wrapped = "\n\n".join(textwrap.fill(part, 70) for part in text.split("\n\n"))
        one, other = told(parse(text)), told(parse(wrapped))
        same += len(one & other)
        every += len(one)
    assert same / every >= SAME


COPY = (
    "The coastguard called off its search on Monday, a day after Transport Minister Grace Kumwenda had flown to the island with "
    "divers and doctors. “We looked everywhere we could,” she told reporters in the harbour. “It turned like a leaf,” said Henry "
    "Lungu, a fisherman who had been on board for nine hours and who swam to the rocks with his brother."
)


@pytest.mark.parametrize("column", range(50, 100, 5))
def test_names_and_quotations_run_over_line_ends(column):
    article = parse(textwrap.fill(COPY, column))
    contents = [" ".join(part.text.split()) for one in article.quotes for part in one.content]
    assert contents == ["We looked everywhere we could,", "It turned like a leaf,"]
    assert [one.speaker.name for one in article.quotes if one.speaker] == ["Grace Kumwenda", "Henry Lungu"]
