"""Say which features of the learned models decided a fact, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from newsparse.language.reading import Reading
from newsparse.language.reporting.reader import past_dateline, reasons
from newsparse.lexicon import load
from newsparse.models.article import Article
from newsparse.models.attribution import Attribution
from newsparse.models.fact import Fact
from newsparse.render.wording import printable, quoted
from newsparse.scoring import UNIT, Reason, load_weights

__all__ = ["weighed"]

_MOST: Final = 5
_LEARNED: Final = "attributions.reading"
_ASKED: Final = {"cue": "whether {} reports", "reading": "whether it is read right"}


def weighed(article: Article, fact: Fact) -> Iterator[str]:
    """Name the features that weighed most, for an attribution or a quote that a learned model chose.

    The text is read again for it, with the lexicon that ships: what a plugin's word decided is not told.

    Args:
        article: The article that the fact was found in.
        fact: One of its facts.

    Yields:
        Lines such as ``whether “said” reports: lemma/after say|Q +2.61``; none for what no model chose.
    """
    if not isinstance(fact, Attribution) or fact.cue is None or fact.rule != _LEARNED:
        return
    found = reasons(
        Reading(article.text, load), _sentences(article),
        [one.span.start for one in article.layers.get("paragraphs", ())], load("cues"), load_weights("attributions"),
        fact.cue.start,
    )  # fmt: skip
    for model, weights in found.items():
        yield f"{_ASKED[model].format(quoted(fact.cue))}: {', '.join(map(_weight, islice(weights, _MOST)))}"


def _sentences(article: Article) -> list[tuple[int, int]]:
    every = [(one.span.start, one.span.end) for one in article.layers.get("sentences", ())]
    dateline = next(((one.span.start, one.span.end) for one in article.layers.get("datelines", ())), None)
    return past_dateline(article.text, every, dateline)


def _weight(reason: Reason) -> str:
    seen = "|".join(filter(None, (reason.constant, reason.value)))
    return f"{reason.template.strip('/')} {printable(seen) or 'none'} {reason.weight / UNIT:+.2f}"
