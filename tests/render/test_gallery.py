"""A folder of pages with an index."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import attrs
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, write_gallery


@given(st.lists(st.text(max_size=100), max_size=6))
def test_every_article_has_a_page_of_its_own_inside_the_folder(names):
    with tempfile.TemporaryDirectory() as folder:
        index = write_gallery((Article(text=f"x{number}", id=name) for number, name in enumerate(names)), folder)
        pages = sorted(path.name for path in Path(folder).iterdir())
        linked = re.findall(r'<td><a href="([^"]+)">', index.read_text(encoding="utf-8"))
        assert len({name.lower() for name in linked}) == len(names)
        assert sorted([*linked, "index.html"]) == pages
        for number, name in enumerate(linked):
            assert f">x{number}<" in (Path(folder) / name).read_text(encoding="utf-8")


def test_the_index_tells_what_happened():
    text = "A bomb killed at least two people in Rome on Monday, Mayor Ana Lima said."
    with tempfile.TemporaryDirectory() as folder:
        article = newsparse.parse(text, title="Bomb & fear", published="2025-04-09")
        article = attrs.evolve(article, id="a/../b", outlet="The Wire")
        index = write_gallery([article], Path(folder) / "new" / "deeper").read_text(encoding="utf-8")
    cells = re.findall(r"<td>(.*?)</td>", index)
    assert cells == [
        '<a href="a-..-b.html">Bomb &amp; fear</a>', "2025-04-09", "The Wire", "bombing", "Rome", "2 or more", "", "1", "Ana Lima",
    ]  # fmt: skip


def test_two_articles_of_one_name_do_not_share_a_page():
    with tempfile.TemporaryDirectory() as folder:
        write_gallery([Article(text="x", id="A"), Article(text="y", id="a"), Article(text="z", id="index")], folder)
        assert sorted(path.name for path in Path(folder).iterdir()) == [
            "A.html",
            "a-2.html",
            "index-2.html",
            "index.html",
        ]


def test_pages_of_an_earlier_run_do_not_stay_beside_the_new_index(tmp_path):
    write_gallery([Article(text="x", id=name) for name in ("Old", "both", "été")], tmp_path)
    (tmp_path / "mine.html").write_text(newsparse.to_html(Article(text="mine")), encoding="utf-8")
    (tmp_path / "été.html").write_text("<p>somebody's own", encoding="utf-8")
    write_gallery([Article(text="new", id="Both")], tmp_path)
    left = sorted(path.name.lower() for path in tmp_path.iterdir())
    assert [name for name in left if name != "both.html"] == ["index.html", "mine.html", "été.html"]
    assert ">new<" in (tmp_path / "Both.html").read_text(encoding="utf-8")


def test_pages_that_an_index_of_somebody_else_leads_to_stay(tmp_path):
    write_gallery([Article(text="x", id="theirs")], tmp_path)
    (tmp_path / "index.html").write_text('<td><a href="theirs.html">theirs</a>', encoding="utf-8")
    write_gallery([Article(text="x", id="ours")], tmp_path)
    assert (tmp_path / "theirs.html").exists()
