"""Law: any text gives an article, the same one each time, in this process and in any other."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import example, given

import newsparse
from newsparse import Article, parse
from newsparse.testing import stories, texts
from newsparse.testing.conformance import spoilt

COPY = (
    "NAIROBI, April 9 (AFP) -- Three miners died and 12 were hurt on Monday, the company said.\n\n",
    "“We knew nothing,” Governor Ann Lee told reporters in Lima. She blamed ‘the weather’.\n\n",
)
STRANGE = [
    "",
    " ",
    "\n\n\n",
    "\x00",
    "word",
    "\ud800",
    "\udc00\ud800",
    "\u202eRTL said \u202c12 people were killed.",
    "\ufeffFire kills two",
    "١٢ people were killed",
    "“" * 40 + "said" + "”" * 40,
    '"' * 41,
    "'" * 41,
    "(" * 50 + ")" * 49,
    "- -\n- -\n",
    "By\n\nBy By\n\nBy ",
    "LIMA, LIMA, LIMA (LIMA) - ",
    "said said said said",
    "April 9",
    "killed killed injured 5 5 5 5",
    "asked to",
    "Investigatorss do not know how it began.",
    "at least at most more than between 3 and",
    "Ann Lee Ann Lee Ann Lee Ann Lee Ann",
    "\r\n\r\rMixed\u2028ends\u2029of\x85lines\x0b\x0c",
    "99999999999999999999999999999999999999 people were killed",
    "-5 people were killed and 1e9 injured and ½ missing",
    "February 30, 2025 and 99 April 9999 and 0 May 0000",
]


def is_total(text: str) -> None:
    article = parse(text, published="2025-04-09")
    assert isinstance(article, Article)
    assert [failure for failure in article.failures if failure.kind != "not_english"] == []
    assert parse(text, published="2025-04-09") == article


@pytest.mark.parametrize("text", STRANGE)
def test_strange_texts_give_an_article(text):
    is_total(text)


@given(texts())
@example("\x00said\ud800")
def test_any_text_gives_an_article(text):
    is_total(text)


@given(spoilt(COPY))
def test_torn_copy_gives_an_article(text):
    is_total(text)


@given(stories())
def test_stories_give_an_article(story):
    is_total(story.text)


def test_other_processes_find_the_same_with_any_seed_of_hashes():
    text = "".join(COPY)
    here = newsparse.to_json(parse(text, published="2025-04-09"))
    script = (
        "import sys, newsparse; print(newsparse.to_json(newsparse.parse(sys.stdin.read(), published='2025-04-09')))"
    )
    for seed in ("0", "1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            input=text,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stdout.rstrip("\n") == here.rstrip("\n")
