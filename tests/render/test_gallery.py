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
