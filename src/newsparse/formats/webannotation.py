"""Facts in the Web Annotation Data Model of the W3C (2017), which annotation tools of the web exchange."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from newsparse.formats.marks import CORRECTED, Mark, marks
from newsparse.models.article import Article

__all__ = ["to_web_annotations", "write_web_annotations"]

# https://www.w3.org/TR/annotation-model/
_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
# Code points of the text before and after, by which a tool finds the words again in a page that has changed.
_AROUND: Final = 32


def to_web_annotations(article: Article, layers: Iterable[str] = CORRECTED) -> list[dict[str, Any]]:
    """Tell the facts of an article as web annotations: a tag and the values as bodies, the words as the target.

    Positions count code points, as the model asks. A fact that is told in several stretches has one annotation with a
    target for each. Relations are bodies that link to other annotations, by the ids ``#a0``, ``#a1`` … of this list.

    Args:
        article: The article; its url or id is the source.
        layers: Names of the layers that are wanted.

    Returns:
        One annotation for each fact, ready for `json.dumps`.

    Raises:
        InputTypeError: It is no article.
        InputValueError: There is no such layer.

    >>> import newsparse
    >>> article = newsparse.parse("The bridge is safe, police said.")
    >>> quote = to_web_annotations(article)[1]
    >>> quote["body"][0]["value"], quote["target"][0]["selector"][0]["exact"]
    ('quotes', 'The bridge is safe')
    """
    found = marks(article, layers)
    source = article.url or article.id or ""
    return [_annotation(number, mark, article.text, source) for number, mark in enumerate(found)]


def _annotation(number: int, mark: Mark, text: str, source: str) -> dict[str, Any]:
    values = [
        {"type": "TextualBody", "purpose": "describing", "value": f"{name}={value}"}
        for name, value in mark.values.items()
    ]
    arrows = [
        {"type": "SpecificResource", "purpose": "linking", "source": f"#a{other}", "newsparse:relation": name}
        for name, others in mark.arrows.items()
        for other in others
    ]
    return {
        "@context": [_CONTEXT, {"newsparse": "https://github.com/newsparse/newsparse#"}],
        "id": f"#a{number}",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": mark.layer}, *values, *arrows],
        "target": [{"source": source, "selector": _selectors(text, start, end)} for start, end in mark.spans],
    }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - _AROUND, 0) : start],
            "suffix": text[end : end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def write_web_annotations(articles: Iterable[Article]) -> Iterator[str]:
    """Write the annotations of articles, one a line.

    Args:
        articles: The articles, taken one by one.
    """
    for article in articles:
        for annotation in to_web_annotations(article):
            yield f"{json.dumps(annotation)}\n"
