"""A layer as displaCy draws it, the visualiser of spaCy."""

from __future__ import annotations

from typing import Any

from newsparse.formats.marks import marks
from newsparse.models.article import Article

__all__ = ["to_displacy"]


def to_displacy(article: Article, layer: str) -> dict[str, Any]:
    """Tell one layer in the form that ``spacy.displacy.render(…, style="ent", manual=True)`` takes.

    Args:
        article: The article.
        layer: Name of the layer.

    Returns:
        The text, the title, and start, end and label of each stretch, left to right. That style draws no stretch inside another, so of two
        that overlap the one that begins first stays, of two that begin together the longer.

    Raises:
        InputTypeError: It is no article.
        InputValueError: There is no such layer.

    >>> import newsparse
    >>> to_displacy(newsparse.parse("The bridge is safe, police said."), "quotes")["ents"]
    [{'start': 0, 'end': 18, 'label': 'indirect'}]
    """
    stretches = sorted(
        (start, -end, mark.values.get("kind") or mark.values.get("effect") or layer)
        for mark in marks(article, [layer])
        for start, end in mark.spans
    )
    ents: list[dict[str, Any]] = []
    for start, negative, label in stretches:
        if not ents or start >= ents[-1]["end"]:
            ents.append({"start": start, "end": -negative, "label": label})
    return {"text": article.text, "title": article.title, "ents": ents}
