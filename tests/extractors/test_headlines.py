"""Headlines that begin or end with who says it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Attribution, Parser

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "headlines.toml").read_text("utf-8"))["case"]
PARSER = Parser()
LEAD = "The harbour was shut for a day. Nobody could leave the island."
SPEAKERS = (
    "Police",
    "Officials",
    "Sources",
    "UN",
    "Interior ministry",
    "Israeli army",
    "Court",
    "Mayor",
    "IAEA",
    "Two witnesses",
)
LABELS = (
    "Analysis",
    "Live",
    "LIVE",
    "Exclusive",
    "EXCLUSIVE",
    "WATCH",
    "Opinion",
    "Video",
    "In pictures",
    "Explainer",
    "Gaza",
    "Update",
)
NEWS = ("three dead in ferry crash", "dam was about to burst", "400 homes flooded", "bridge will stay shut")


def said(article: Article) -> list[Attribution]:
    """List the reports of the headline."""
    return [one for one in article.attributions if one.span.end <= article.headings[0].span.end]


@pytest.mark.parametrize("case", CASES, ids=[case["headline"] for case in CASES])
def test_labelled_headlines(case: dict[str, Any]) -> None:
    article = PARSER.parse(f"{case['headline']}\n\n{case['lead']}")
    found = [(str(one.source), str(one.content[0])) for one in said(article)]
    assert found == ([(case["source"], case["content"])] if "source" in case else [])


@given(
    st.sampled_from(SPEAKERS), st.sampled_from(NEWS), st.sampled_from(["{0}: {1}", "{1}: {0}", "{1} - {0}", "{1} –{0}"])
)
def test_a_body_a_role_or_a_source_speaks_on_either_side(speaker: str, news: str, frame: str) -> None:
    headline = frame.format(speaker, news[0].upper() + news[1:])
    article = PARSER.parse(f"{headline}\n\n{LEAD}")
    (one,) = said(article)
    assert (str(one.source), str(one.content[0])) == (speaker, news[0].upper() + news[1:])
    assert one.rule == "attributions.headline"
    assert article.quotes[0].relay is None


@given(st.sampled_from(LABELS), st.sampled_from(NEWS))
def test_a_label_never_speaks(label: str, news: str) -> None:
    article = PARSER.parse(f"{label}: {news[0].upper()}{news[1:]}\n\n{LEAD}")
    assert said(article) == []


def test_who_speaks_in_the_headline_is_an_actor() -> None:
    (quote,) = PARSER.parse(f"Three dead in ferry crash - police\n\n{LEAD}").quotes
    assert [one.name for one in quote.speakers] == ["police"]
    assert not quote.is_negated


@pytest.mark.parametrize("text", ["Police: Two hurt in crash", "Source: Ministry of Health", "Report: page 4"])
def test_a_text_of_one_line_has_no_headline(text: str) -> None:
    assert all(one.rule != "attributions.headline" for one in PARSER.parse(text).attributions)


def test_a_sentence_of_the_body_is_no_headline() -> None:
    text = f"Harbour shut\n\n{LEAD}\n\nThe list of those to blame is long: police, the harbour master and the owner of the ferry, who had been warned."
    assert all(one.rule != "attributions.headline" for one in PARSER.parse(text).attributions)
