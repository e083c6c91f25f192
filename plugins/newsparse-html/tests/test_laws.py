"""Laws of reading pages: any bytes give an article or a clear error, and soon; what is no text of the article stays out of it."""

from __future__ import annotations

import datetime
import html
import json
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import FormatError

SLOW = settings(deadline=None)
SENTENCE = "The mayor of the town said on Monday that the {} over the river would stay closed until the spring."
NOUNS = ("bridge", "ferry", "weir", "road", "lock", "tunnel", "path", "railway", "dam", "pipeline")
TAGS = "html head body title meta script style p div span a b q br table tr td ul li h1 article blockquote svg template".split()
words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1)


def page(*pieces, head="", lang="en"):
    body = "".join(f"<p>{piece}</p>" for piece in pieces)
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body><article>{body}</article></body></html>'


def stories():
    """The sentences of an article, no two alike."""
    nouns = st.lists(st.sampled_from(NOUNS), min_size=3, unique=True)
    return nouns.map(lambda drawn: [SENTENCE.format(noun) for noun in drawn])


def soup():
    """Bytes that are nearly a page."""
    tag = st.sampled_from(TAGS).flatmap(
        lambda name: st.sampled_from([f"<{name}>", f"</{name}>", f"<{name} ", f"<{name}/>"])
    )
    scraps = st.sampled_from(
        ["<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#xD800;", "&nbsp", "\0", "\x01", "'", '"', "<", "charset=utf-7"]
    )
    return st.lists(tag | scraps | st.just(SENTENCE) | st.text(max_size=8)).map(
        lambda drawn: "".join(drawn).encode("utf-8", "replace")
    )


def read_or_refuse(data):
    """The article, or None where the page was refused with a clear word."""
    try:
        article = newsparse.read(data, format="html")
    except FormatError:
        return None
    assert article.text.strip()
    return article


@SLOW
@given(st.binary() | soup())
@example(b"")
@example(b"\xff\xfe<\0")
@example(b"<?xml version='1.0' encoding='utf-16'?><html>")
@example(b"<q>\x01")
@example(b"<p>Two people died.<img alt='\x01" + b"x" * 2000 + b"'>")
@example(b"<p>Two people died.&#1; &#xFFFF; <q>No\x0b</q>\x1f")
def test_any_bytes_give_an_article_or_a_clear_error(data):
    article = read_or_refuse(data)
    assert read_or_refuse(data) == article
    if article is not None:
        assert newsparse.from_json(newsparse.to_json(article)) == article


@SLOW
@given(stories())
def test_every_paragraph_is_read(sentences):
    assert newsparse.read(page(*sentences).encode()).text.split("\n\n") == sentences


@SLOW
@given(stories(), st.sampled_from(["script", "style", "template", "noscript"]), st.integers(0, 3))
def test_what_is_not_shown_is_not_read(sentences, tag, at):
    hidden = f"<{tag}><p>Nobody sees this sentence of the page.</p></{tag}>"
    pieces = [*sentences[:at], f"{hidden}", *sentences[at:]]
    assert "Nobody sees" not in newsparse.read(page(*pieces).encode()).text


@SLOW
@given(stories(), st.text("\0", min_size=1), st.integers(0, 60))
def test_null_characters_change_nothing(sentences, nulls, at):
    whole = page(*sentences)
    at += whole.index("<p>")
    assert newsparse.read((whole[:at] + nulls + whole[at:]).encode()).text == newsparse.read(whole.encode()).text


@SLOW
@given(stories(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859-2", "iso8859-15"]), st.booleans())
def test_the_encoding_is_found(sentences, encoding, is_declared):
    head = f'<meta charset="{encoding}">' if is_declared or encoding.startswith("iso") else ""
    pieces = [
        f"{sentence} “Já é”, disse." if encoding != "iso8859-2" and "iso" not in encoding else f"{sentence} é"
        for sentence in sentences
    ]
    read = newsparse.read(page(*pieces, head=head).encode(encoding), format="html")
    assert read.text.split("\n\n") == pieces


@SLOW
@given(stories(), st.sampled_from(["iso-8859-1", "utf-16", "rot13", "unicode_escape", "nonsense", "zip"]))
def test_a_wrong_declaration_does_no_harm(sentences, encoding):
    pieces = [f"{sentence} “Já é”, disse." for sentence in sentences]
    assert newsparse.read(page(*pieces, head=f'<meta charset="{encoding}">').encode()).text.split("\n\n") == pieces


@SLOW
@given(
    stories(),
    words,
    st.lists(words, max_size=3, unique=True),
    st.datetimes(datetime.datetime.fromisoformat("1800-01-01")),
)
def test_what_json_ld_states_goes_before_all_else(sentences, title, authors, published):
    node = {"@type": "NewsArticle", "headline": html.escape(title), "author": [{"name": html.escape(name)} for name in authors],
            "datePublished": published.isoformat()}  # fmt: skip
    head = f"<title>Another</title><script type='application/ld+json'>{json.dumps(node)}</script>"
    article = newsparse.read(page(*sentences, head=head).encode())
    assert (article.title, article.published) == (title, published)
    assert article.authors == tuple(name for name in authors if not name.startswith("http"))
    assert article.metadata["json_ld"] == node


@SLOW
@given(
    stories(), st.text() | st.just("[" * 5000) | st.just('{"@type": "NewsArticle", "x": 1e999}') | st.just("1" * 5000)
)
def test_broken_json_ld_is_passed_over(sentences, junk):
    junk = junk.replace("<", "")
    head = f"<script type='application/ld+json'>{junk}</script>"
    article = newsparse.read(page(*sentences, head=head).encode("utf-8", "replace"))
    assert article.text.split("\n\n") == sentences
    assert "json_ld" not in article.metadata


HOSTILE = {
    "large": b"<html>" + b"a" * 6_000_000,
    "many elements": b"<html>" + b"<b>x</b>" * 30_000,
    "deep": b"<html>" + b"<div>" * 100_000 + b"text",
    "deep table": b"<html>" + b"<table><tr><td>" * 3_000 + b"text",
    "empty": b"<html></html>",
    "only scripts": b"<html><script>var story = 'A long story of a fire that never was';</script></html>",
    "only links": b"<html><nav>" + b"<a href=x></a>" * 50 + b"</nav></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_refused(name):
    with pytest.raises(FormatError, match=r"allowed|deeply|no article|no HTML"):
        newsparse.read(HOSTILE[name])


SLOW_FOR_PATTERNS = {
    "a title": "<title>{}</title>",
    "an author": "<meta name=author content='{}'>",
    "an attribute": "<div class='{}'>",
    "a byline": "<p class=byline>{}</p>",
    "a script": "<script>{}</script>",
    "a date": "<time>{}</time>",
}


@pytest.mark.parametrize("filling", ["<", "1 ", "2024-01-01 ", "By ", "{", "http://a/", "\\", " "])
@pytest.mark.parametrize("where", SLOW_FOR_PATTERNS)
def test_a_long_piece_takes_no_long_time(where, filling):
    long = SLOW_FOR_PATTERNS[where].format(filling * (600_000 // len(filling)))
    start = time.process_time()
    read_or_refuse(f"<!doctype html>{long}<article><p>{SENTENCE}</p></article>".encode())
    assert time.process_time() - start < 10
