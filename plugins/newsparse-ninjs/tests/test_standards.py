"""What is written is valid by the standards' own schemas, and their own examples are read."""

from __future__ import annotations

import json

import pytest
import schemas
from hypothesis import HealthCheck, example, given, settings
from newsparse_ninjs import write_jsonld, write_ninjs, write_nitf

import newsparse
from newsparse import Article
from newsparse.testing import articles, stories

SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
# What schema.org lets each type have (schema.org 29), as far as it is used here.
VOCABULARY = {
    "NewsArticle": "headline articleBody datePublished author publisher url identifier inLanguage dateline contentLocation mentions hasPart",
    "Person": "name alternateName jobTitle affiliation gender",
    "Organization": "name alternateName",
    "Place": "name address geo",
    "PostalAddress": "addressCountry",
    "GeoCoordinates": "latitude longitude",
    "Quotation": "text spokenByCharacter",
    "Event": "identifier name startDate endDate location",
}


def complaints(node):
    """What in a node is no schema.org."""
    if isinstance(node, list):
        return [one for inner in node for one in complaints(inner)]
    if not isinstance(node, dict):
        return []
    own = set(node) - {"@type", "@context"} - set(VOCABULARY[node["@type"]].split())
    return [*own, *(one for value in node.values() for one in complaints(value))]


@schemas.needs_schemas
@SLOW
@given(articles())
@example(Article(text=""))
@example(Article(text="\x00\ud800", id="\ud800", title=" ", outlet="\x01", authors=("", "a"), language="\n"))
def test_any_article_is_a_valid_item_of_ninjs(article):
    schemas.ninjs().validate(json.loads("".join(write_ninjs([article]))))


@schemas.needs_schemas
@SLOW
@given(articles())
@example(Article(text=""))
@example(Article(text="\x00\ud800", id="\ud800", title=" ", outlet="\x01", authors=("", "a"), language="\n"))
def test_any_article_is_a_valid_document_of_nitf(article):
    schemas.nitf().validate("".join(write_nitf([article])))


@schemas.needs_schemas
@settings(SLOW, max_examples=8)
@given(stories())
def test_parsed_stories_are_valid(story):
    article = newsparse.parse(story.text)
    schemas.ninjs().validate(json.loads("".join(write_ninjs([article]))))
    schemas.nitf().validate("".join(write_nitf([article])))


@SLOW
@given(articles())
def test_the_words_are_those_of_schema_org(article):
    document = json.loads("".join(write_jsonld([article])))
    assert document["@context"] == "https://schema.org"
    assert complaints(document) == []


@schemas.needs_schemas
@pytest.mark.parametrize("path", schemas.examples(), ids=lambda path: path.name)
def test_the_standards_own_examples_are_read(path):
    article = newsparse.read(path)
    assert article.title
    assert len(article.text.split()) > 10 or article.language == "zh"
    assert "<" not in article.text
    again = "".join(write_ninjs([article]))
    if path.suffix == ".json":
        schemas.ninjs().validate(json.loads(again))
    else:
        schemas.nitf().validate("".join(write_nitf([article])))
