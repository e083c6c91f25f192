"""One page that shows all of the text, marks what was found, and lets nothing out."""

from __future__ import annotations

import datetime
import hashlib
import re
from base64 import b64encode
from html import escape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Actor, Article, Fact, Failure, Place, Quote, Span, to_html

VOID = {"meta", "br", "img", "link", "input"}


class Page(HTMLParser):
    """Reads a page, and insists that its elements are closed in the right order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.copy, self.marks, self.tags, self.attributes = [], "", [], [], set()
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any(tag == "article" for tag, _ in self.open):
            self.copy += data
            tag, attributes = self.open[-1]
            if tag == "mark":
                self.marks.append((data, attributes["class"]))


def visible(text):
    """What HTML makes of a text."""
    forbidden = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)} - {9, 10, 13}
    return "".join("\ufffd" if ord(one) in forbidden else one for one in text)


@given(st.text(), st.text())
def test_nothing_in_an_article_becomes_markup(text, more):
    evil = f"</article><script>alert(1)</script>{text}\"'><img src=x onerror=alert(1)>&amp;"
    article = Article(
        text=evil, title=evil, id=evil, outlet=evil, url=f"javascript:{more}", language=f'"{evil}', authors=(evil, more),
        layers={"places": (Place(Span(0, len(evil), evil), rule=evil, name=evil),)}, failures=(Failure(kind="error", error=evil),),
    )  # fmt: skip
    read = Page(to_html(article))
    assert read.copy == visible(evil)
    assert "img" not in read.tags
    assert read.tags.count("script") == 1


def test_facts_that_cross_and_nest_are_marked_in_pieces():
    text = "one two three four"
    article = Article(
        text=text,
        layers={
            "places": (Place(Span(0, 7, "one two"), rule="r.r", name="x"),),
            "cries": (Fact(Span(4, 13, "two three"), rule="r.r"), Fact(Span(4, 7, "two"), rule="r.r")),
            "sentences": (Fact(Span(0, 18, text), rule="r.r"),),
        },
    )
    assert Page(to_html(article)).marks == [("one ", "places"), ("two", "places cries"), (" three", "cries")]


def test_of_facts_that_begin_together_the_shortest_is_meant():
    text = "Two died on Monday"
    layers = {
        "cries": (Fact(Span(0, 8, "Two died"), rule="r.r"),),
        "shouts": (Fact(Span(0, 18, text), rule="r.r"), Fact(Span(0, 3, "Two"), rule="r.r")),
    }
    page = to_html(Article(text=text, layers=layers))
    assert re.findall(r'data-facts="([^"]*)"', page) == ["f2 f0 f1", "f0 f1", "f1"]


def test_quotes_are_marked_where_words_are_said_and_actors_where_they_are_mentioned():
    text = "No, said Ann, she said"
    ann = Actor(
        Span(9, 12, "Ann"), rule="a.a", name="Ann", kind="person", mentions=(Span(9, 12, "Ann"), Span(14, 17, "she"))
    )
    quote = Quote(Span(0, 22, text), rule="q.q", content=(Span(0, 2, "No"),), kind="indirect", speakers=(ann,))
    article = Article(text=text, layers={"actors": (ann,), "quotes": (quote,)})
    assert Page(to_html(article)).marks == [("No", "quotes"), ("Ann", "actors"), ("she", "actors")]


def test_the_head_of_the_page():
    article = Article(
        text="x",
        title="Fire & smoke",
        outlet="The Wire",
        authors=("A", "B"),
        published=datetime.date(2025, 4, 9),
        language="en-GB",
    )
    page = article.to_html()
    assert '<html lang="en-GB">' in page
    assert "<title>Fire &amp; smoke</title>" in page
    assert "The Wire · A, B · 2025-04-09" in page
    assert article._repr_html_().count(escape(page)) == 1
    assert "default-src 'none'" in page
    assert "What could not be read" not in page
    assert "took too long" in to_html(Article(text="", failures=(Failure(kind="timeout", error="took too long"),)))


def test_many_facts_over_one_text_take_linear_room():
    text = "a" * 4000
    facts = tuple(Fact(Span(index, 4000, text[index:]), rule="r.r") for index in range(2000))
    assert len(Page(to_html(Article(text=text, layers={"cries": facts}))).marks) == 2000


def test_of_very_many_facts_the_first_are_shown_and_the_page_says_so():
    text = "ab " * 12_000
    facts = tuple(Fact(Span(at, at + 2, "ab"), rule="r.r") for at in range(0, len(text), 3))
    page = to_html(Article(text=text, layers={"cries": facts[::-1]}))
    assert page.count("<mark ") - page.count('<mark class="cries" data-label') == 10_000
    assert "the first 10,000 of 12,000 facts; what begins behind character 29,997 is neither marked nor listed" in page
    assert Page(page).copy == text
    assert len(page) < 5_000_000
    fewer = to_html(Article(text=text, layers={"cries": facts[:10_000]}))
    assert "neither marked" not in fewer


def test_a_fact_takes_little_room():
    text = "ab " * 1_000
    facts = tuple(Fact(Span(at, at + 2, "ab"), rule="r.r") for at in range(0, len(text), 3))
    with_facts, without = (to_html(Article(text=text, layers={"cries": some})) for some in (facts, ()))
    assert (len(with_facts) - len(without)) / len(facts) < 250


def test_where_nothing_was_found_the_page_says_so():
    assert "No facts were found in this text." in to_html(Article(text="x"))
    assert "No facts were found" not in newsparse.parse("Two people died in Rome.").to_html()


def test_only_its_own_script_runs():
    page = to_html(Article(text="<script>alert(1)</script>"))
    script = page.split("<script>")[1].split("</script>")[0]
    assert f"script-src 'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in page


def test_every_marked_fact_is_listed_and_leads_to_its_words():
    text = "Two people died in Rome, police said."
    page = newsparse.parse(text).to_html()
    anchors = set(re.findall(r'<mark [^>]*id="(p\d+)"', page))
    leads = re.findall(r'<li id="f\d+"[^>]*><a href="#(p\d+)">', page)
    assert len(leads) >= 4
    assert set(leads) <= anchors


def test_a_fact_names_those_it_refers_to():
    text = "No, said Ann."
    ann = Actor(Span(9, 12, "Ann"), rule="a.a", name="Ann", kind="person")
    quote = Quote(Span(0, 12, text[:12]), rule="q.q", content=(Span(0, 2, "No"),), kind="indirect", speakers=(ann,))
    page = to_html(Article(text=text, layers={"actors": (ann,), "quotes": (quote,)}))
    (linked,) = re.findall(r'data-links="(f\d+)"', page)
    assert re.search(rf'<li id="{linked}"[^>]*><a href="#p\d+">Ann</a>', page)


def test_layers_that_people_look_for_come_first():
    page = newsparse.parse("Two people died in a fire in Rome on Monday, Mayor Ana Lima said.").to_html()
    assert re.findall(r'<section data-layer="(\w+)">', page) == [
        "incidents", "casualties", "quotes", "actors", "places", "moments",
    ]  # fmt: skip
