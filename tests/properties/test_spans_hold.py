"""Law: every span of every fact has the characters that the text has there, whatever the text."""

from __future__ import annotations

from hypothesis import example, given

from newsparse import parse
from newsparse.models.anatomy import every_span
from newsparse.testing import stories, texts
from newsparse.testing.conformance import spoilt

COPY = (
    'LIMA, April 9 (Reuters) - At least 12 people were killed on Tuesday, police said. "It is bad," said Ann Lee.\n\n',
    "- Two hurt in Rome -\n\nBy Bob Roe\n\nThe mayor’s office denied that “nobody” was warned; 3 to 5 men are missing.\n\n",
)


def holds(text: str) -> None:
    article = parse(text, published="2025-04-09")
    assert article.text == text
    for facts in article.layers.values():
        for span in every_span(facts):
            assert text[span.start : span.end] == span.text


@given(texts())
@example("\ud800\ud800 said \udfff")
@example("İİİ said “ﬁve people were killed,” Ann Lee said.")
@example("e\u0301\u202e Ann Lee said 12 people were killed.\u2069")
def test_spans_hold_in_any_text(text):
    holds(text)


@given(spoilt(COPY))
def test_spans_hold_in_torn_copy(text):
    holds(text)


@given(stories())
def test_spans_hold_in_stories(story):
    holds(story.text)
