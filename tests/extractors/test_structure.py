"""The layers of the layout, filled from a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse import BYLINES, HEADERS, HEADINGS, PARAGRAPHS, SENTENCES, Parser

PARSER = Parser(only={HEADERS, BYLINES, HEADINGS, PARAGRAPHS, SENTENCES}, strict=True)
ARTICLE = """Source: Harbour News

Rain floods old harbour

By Ida Moss and Max Bell

PORTO (AP) - Crews left the old harbour at dawn, officials said. Nobody was hurt.

- River rises -

"We waited. Then we left," said Fay Reed, a clerk.
"""


def texts(layer: object) -> list[str]:
    return [fact.text for fact in PARSER.parse(ARTICLE)[layer]]  # type: ignore[index]


def test_headers() -> None:
    (header,) = PARSER.parse(ARTICLE)[HEADERS]
    assert (header.name, header.value, header.text) == ("source", "Harbour News", "Source: Harbour News")


def test_bylines() -> None:
    (byline,) = PARSER.parse(ARTICLE)[BYLINES]
    assert (byline.names, byline.text) == (("Ida Moss", "Max Bell"), "By Ida Moss and Max Bell")


def test_headings_stand_without_their_dashes() -> None:
    found = [(str(heading.kind), heading.text, heading.rule) for heading in PARSER.parse(ARTICLE).headings]
    assert found == [
        ("title", "Rain floods old harbour", "structure.title"),
        ("crosshead", "River rises", "structure.crosshead"),
    ]


def test_paragraphs() -> None:
    assert texts(PARAGRAPHS) == [
        "PORTO (AP) - Crews left the old harbour at dawn, officials said. Nobody was hurt.",
        '"We waited. Then we left," said Fay Reed, a clerk.',
    ]


def test_sentences_and_headings_in_the_order_of_the_text() -> None:
    assert texts(SENTENCES) == [
        "Rain floods old harbour",
        "PORTO (AP) - Crews left the old harbour at dawn, officials said.",
        "Nobody was hurt.",
        "River rises",
        '"We waited. Then we left," said Fay Reed, a clerk.',
    ]


def test_a_byline_behind_the_dateline_lies_in_its_paragraph() -> None:
    article = PARSER.parse("PORTO, April 1 (AFP) - By Ida Moss - Crews left the harbour.\n\n(Reporting by Max Bell)")
    assert [(one.names, one.rule) for one in article[BYLINES]] == [
        (("Ida Moss",), "structure.byline_behind_dateline"),
        (("Max Bell",), "structure.byline"),
    ]
    assert article[BYLINES][0].span in article.paragraphs[0].span


def test_a_text_in_another_language_has_its_structure() -> None:
    article = Parser().parse(
        "Regen überflutet Hafen\n\nDie Boote sind am Montag gesunken. Niemand wurde dabei verletzt."
    )
    assert [str(heading.kind) for heading in article.headings] == ["title"]
    assert len(article.sentences) == 3


@given(st.text(max_size=100))
def test_any_text_has_its_layers(text: str) -> None:
    article = PARSER.parse(text)
    for layer in (HEADERS, BYLINES, HEADINGS, PARAGRAPHS, SENTENCES):
        starts = [fact.span.start for fact in article[layer]]
        assert starts == sorted(starts)
    assert all(any(s.span in p.span for p in (*article.paragraphs, *article.headings)) for s in article.sentences)
