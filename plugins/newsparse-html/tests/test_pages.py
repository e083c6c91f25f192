"""Pages of our own, as data: what is read from each."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import newsparse

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))


def test_each_page_has_its_case():
    assert {page.stem for page in (HERE / "pages").iterdir()} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_page(name):
    article, wanted = newsparse.read(HERE / "pages" / f"{name}.html"), CASES[name]
    assert article.id == f"{name}.html"
    assert article.text.split("\n\n") == wanted["paragraphs"]
    assert (article.title, article.published.isoformat()) == (wanted["title"], wanted["published"])
    assert list(article.authors) == wanted["authors"]
    assert (article.outlet, article.language, article.url) == (
        wanted.get("outlet"),
        wanted.get("language"),
        wanted.get("url"),
    )


@pytest.mark.parametrize("name", CASES)
def test_bytes_are_known_for_a_page(name):
    data = (HERE / "pages" / f"{name}.html").read_bytes()
    assert newsparse.read(data).text == newsparse.read(HERE / "pages" / f"{name}.html").text


def test_the_json_ld_is_kept():
    node = newsparse.read(HERE / "pages" / "harbour.html").metadata["json_ld"]
    assert node["@type"] == ["NewsArticle"]
    assert node["publisher"] == {"@type": "Organization", "name": "The Aveiro Courier"}


def test_a_page_is_parsed_like_any_copy():
    article = newsparse.parse(newsparse.read(HERE / "pages" / "harbour.html"))
    assert [place.name for place in article.dateline.places] == ["AVEIRO, Portugal"]
    assert article.toll("injured").low == 2
    assert newsparse.from_json(newsparse.to_json(article)) == article
