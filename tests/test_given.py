"""What is given where an article, several or a layer is wanted: named, with what is wanted."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Fact, Span
from newsparse.errors import InputTypeError, InputValueError

ARTICLE = newsparse.parse("The bridge is safe, police said.")

ONE = [
    newsparse.to_json,
    newsparse.to_dict,
    newsparse.to_html,
    newsparse.claims_svg,
    newsparse.to_web_annotations,
    newsparse.marks,
    lambda given: newsparse.to_displacy(given, "quotes"),
]
SEVERAL = [
    newsparse.write_gallery,
    newsparse.write_brat,
    lambda given, _folder: newsparse.score(given, [ARTICLE]),
    lambda given, _folder: newsparse.score([ARTICLE], given),
]


@pytest.mark.parametrize("function", ONE)
@pytest.mark.parametrize("given", ["x", None, [ARTICLE]], ids=["str", "None", "list"])
def test_one_article_is_wanted(function, given):
    with pytest.raises(
        InputTypeError, match=f"an article is wanted, not a {type(given).__name__}: newsparse.parse and"
    ):
        function(given)


@pytest.mark.parametrize("function", SEVERAL)
def test_several_articles_are_wanted(function, tmp_path):
    with pytest.raises(InputTypeError, match=r"not one Article alone: write \[article\]"):
        function(ARTICLE, tmp_path / "new")
    for given in ("x", None):
        with pytest.raises(InputTypeError, match=f"not one {type(given).__name__} alone$"):
            function(given, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(InputTypeError, match="an article is wanted, not a str"):
        function(["x"], tmp_path / "new")


def test_an_article_is_asked_for_a_layer():
    for given in ("quotes", 0):
        with pytest.raises(InputTypeError, match=r"write article\.quotes or article\[newsparse\.QUOTES\]"):
            ARTICLE[given]
    with pytest.raises(InputTypeError, match=r"article\.layers\.get\('quotes'\)"):
        ARTICLE["quotes"]
    assert ARTICLE[newsparse.QUOTES] == ARTICLE.quotes != ()


def test_a_layer_that_nobody_knows_is_none(tmp_path):
    for wrong in (
        lambda: newsparse.to_displacy(ARTICLE, "foo"),
        lambda: newsparse.marks(ARTICLE, ["quotes", "foo"]),
        lambda: newsparse.to_web_annotations(ARTICLE, ["foo"]),
        lambda: newsparse.score([ARTICLE], [ARTICLE], ["foo"]),
        lambda: newsparse.write_brat([ARTICLE], tmp_path / "new", ["foo"]),
    ):
        with pytest.raises(InputValueError, match="there is no layer 'foo'"):
            wrong()
    assert not (tmp_path / "new").exists()


def test_a_layer_of_a_plugin_that_is_not_here_is_one(tmp_path):
    cries = newsparse.Article(text="Oh!", id="a", layers={"cries": (Fact(Span(0, 3, "Oh!"), rule="c.c"),)})
    assert newsparse.to_displacy(cries, "cries")["ents"] == [{"start": 0, "end": 3, "label": "cries"}]
    assert [one.f1 for one in newsparse.score([cries, ARTICLE], [cries, ARTICLE], ["cries"])] == [1.0]
    assert len(newsparse.write_brat([cries, ARTICLE], tmp_path, ["cries"])) == 2
