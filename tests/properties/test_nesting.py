"""Law: casualties, moments and places each stand in one block of the text, and so does each stretch of a quote."""

from __future__ import annotations

from hypothesis import example, given

from newsparse import Article, Span, parse
from newsparse.testing import stories
from newsparse.testing.conformance import spoilt

COPY = (
    "At least 12 people\n\nwere killed in Lima on Tuesday, police said.",
    "“The bridge is closed,\n\n“and so is the road,” Ann Lee said on Monday, 9\n\nApril 2025.",
    "Three men and\n\ntwo women were injured in New\n\nYork, according to the mayor.\n\n",
)


def blocks(article: Article) -> list[Span]:
    """Paragraphs, and what stands between them."""
    own = (article.paragraphs, article.headings, article.layers["headers"], article.layers["bylines"])
    return [fact.span for facts in own for fact in facts]


def nests(text: str) -> None:
    article = parse(text, published="2025-04-09")
    around = blocks(article)
    for fact in (*article.casualties, *article.moments, *article.places):
        assert any(fact.span in block for block in around), fact
    for said in (*article.attributions, *article.quotes):
        for stretch in said.content:
            assert any(stretch in block for block in around), said


@given(stories())
def test_facts_nest_in_stories(story):
    nests(story.text)


@given(spoilt(COPY))
@example("".join(COPY))
def test_facts_nest_in_torn_copy(text):
    nests(text)
