"""Items and documents of our own, as data: what is read from each, and that nothing of it is dropped when it is written again."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from newsparse_ninjs import losses, write_ninjs, write_nitf

import newsparse
from newsparse import Article, FormatError, NewsparseError

CASES = tomllib.loads((Path(__file__).parent / "items.toml").read_text(encoding="utf-8"))
TEXT = """PORTO, Portugal (AP) - Two people were hurt when a bomb exploded in Porto on Monday.

"The street was empty," Mayor Ana Lima said."""


@pytest.mark.parametrize("name", CASES)
def test_an_item(name):
    wanted = CASES[name]
    article = newsparse.read(
        wanted["data"].replace("\\n", "\n").encode() if name == "nitf" else wanted["data"].encode()
    )
    assert article.text == wanted["text"]
    assert article.published.isoformat() == wanted["published"]
    assert list(article.authors) == wanted["authors"]
    for field in ("title", "id", "url", "outlet"):
        assert getattr(article, field) == wanted.get(field)
    assert article.metadata == {name.partition("-")[0]: wanted["kept"]}


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("ninjs")])
def test_what_newsparse_has_no_field_for_is_written_again(name):
    article = newsparse.parse(newsparse.read(CASES[name]["data"].encode()))
    written = json.loads("".join(write_ninjs([article])))
    for field, value in CASES[name]["kept"].items():
        assert written[field] == value or all(entry in written[field] for entry in value)


def test_other_json_is_read_as_before(tmp_path):
    (tmp_path / "ours.json").write_text('{"text": "Two were hurt.", "uri": "x", "headline": "Fire"}', encoding="utf-8")
    (tmp_path / "theirs.json").write_text(CASES["ninjs-2"]["data"], encoding="utf-8")
    assert [article.text[:9] for article in newsparse.read_many(tmp_path)] == ["Two were ", "It rained"]


def test_facts_stand_in_the_text_of_nitf():
    document = "".join(write_nitf([newsparse.parse(TEXT, published="2025-04-09")]))
    assert (
        '<chron norm="2025-04-07">on Monday</chron>' in document
        or '<chron norm="2025-04-07">Monday</chron>' in document
    )
    assert '<q quote-source="Ana Lima">The street was empty,</q>' in document
    assert '<event idsrc="newsparse" value="bombing" start-date="2025-04-07" end-date="2025-04-07">' in document
    assert "<dateline><location>PORTO, Portugal</location>" in document


def test_an_unknown_format_is_refused():
    with pytest.raises(NewsparseError, match="no format 'pdf'; there are ninjs, nitf, jsonld"):
        losses(Article(text=""), "pdf")


def test_entities_are_refused():
    bomb = b'<!DOCTYPE nitf [<!ENTITY a "aaaa">]><nitf><body><body.content><p>&a;</p></body.content></body></nitf>'
    with pytest.raises(FormatError, match="declares entities"):
        newsparse.read(bomb, format="nitf")
