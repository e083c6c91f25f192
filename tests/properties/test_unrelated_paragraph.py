"""Law: a paragraph on something else, appended to a story, changes nothing that was found before it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Fact, parse
from newsparse.models.anatomy import references, spans
from newsparse.testing import stories

UNRELATED = [
    "The library on the square opens early and closes late.",
    "Apples were cheap and pears were dear.",
    "The spring was colder than the one before.",
    "It has been a good year for plums.",
]


def before(text: str, end: int) -> list[tuple[str, list[object]]]:
    article = parse(text, published="2025-04-09")
    return [(name, [told(fact) for fact in facts if fact.span.start < end]) for name, facts in article.layers.items()]


def told(fact: Fact) -> object:
    """Tell a fact by its own spans and those of what it refers to."""
    return (
        repr(fact),
        fact.rule,
        list(spans(fact)),
        [(name, repr(other), other.span) for name, other in references(fact)],
    )


@given(stories(), st.sampled_from(UNRELATED))
def test_appending_an_unrelated_paragraph_changes_nothing_before_it(story, more):
    end = len(story.text)
    assert before(f"{story.text}\n\n{more}", end) == before(story.text, end)


@settings(max_examples=20)
@given(stories(), st.lists(st.sampled_from(UNRELATED), min_size=2, max_size=4))
def test_nor_do_several(story, more):
    end = len(story.text)
    assert before("\n\n".join([story.text, *more]), end) == before(story.text, end)


@pytest.mark.parametrize("more", UNRELATED)
def test_unrelated_paragraphs_state_nothing_themselves(more):
    article = parse(more, published="2025-04-09")
    assert [*article.quotes, *article.casualties, *article.incidents, *article.actors] == []
