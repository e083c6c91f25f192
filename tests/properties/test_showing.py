"""Whatever an article holds can be shown: in words, in tables, on a page, all of it and nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Article, explain, to_html
from newsparse.layers import BUILT_IN
from newsparse.models.anatomy import references
from newsparse.render.table import claims_table, plain, tables
from newsparse.testing.strategies import facts, failures, texts

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "mark", "article", "details", "summary",
    "table", "thead", "tbody", "tr", "th", "td", "section", "header", "fieldset", "legend", "label", "input", "aside", "ol", "a", "dl", "div",
    "dt", "dd", "caption", "script", "svg", "desc", "text", "line", "rect", "button",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "title", "scope", "open", "aria-label", "aria-hidden", "role",
    "hidden", "type", "value", "checked", "id", "href", "tabindex", "data-label", "data-layer", "data-facts", "data-begun",
    "data-links", "width", "height", "xmlns", "x", "y", "x1", "x2", "y1", "y2",
}  # fmt: skip


@st.composite
def small_articles(draw):
    """Articles with a few facts of any kind, each in its layer and in a plugin's."""
    text = draw(texts(max_size=8))
    found = draw(st.lists(facts(text=text), max_size=3))
    layers = {layer.name: tuple(fact for fact in found if type(fact) is layer.fact) for layer in BUILT_IN}
    return Article(
        text=text,
        title=draw(st.none() | texts(max_size=2)),
        layers={**layers, "mine": tuple(found)},
        failures=tuple(draw(st.lists(failures(), max_size=1))),
    )


class Page(HTMLParser):
    """Reads a page, and insists that its elements are closed in the right order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.copy = [], ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in ELEMENTS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "article" in self.open:
            self.copy += data


@settings(deadline=None)
@given(small_articles())
def test_any_article_is_shown_whole(article):
    _check_page(article)
    _check_tables(article)
    for fact in article.layers["mine"]:
        _check_words(article, fact)


def _check_page(article):
    page = to_html(article)
    page.encode("utf-8")
    forbidden = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)} - {9, 10, 13}
    assert Page(page).copy == "".join("\ufffd" if ord(one) in forbidden else one for one in article.text)


def _check_tables(article):
    for table in [*tables(article), claims_table(article)]:
        assert all(len(row) == len(table.columns) for row in table.rows)
        plain(table).encode("utf-8")
    assert sum(len(table.rows) for table in tables(article)) == sum(map(len, article.layers.values()))


def _check_words(article, fact):
    said = explain(article, fact)
    said.encode("utf-8")
    assert "\x1b" not in said
    assert fact.rule in said
    assert " of the layer " in said
    for _, other in references(fact):
        assert f"({other.span.start} to {other.span.end}), by {other.rule}" in said
