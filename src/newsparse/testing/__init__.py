"""For plugin writers: Hypothesis strategies for every model, generated articles, and a conformance suite.

Needs the extra ``testing``. Hypothesis knows the models without being told, so
that ``st.from_type(newsparse.Quote)`` works unasked.
"""

from newsparse.testing.conformance import ExtractorSuite
from newsparse.testing.generation import Story, ToldDateline, ToldLoss, ToldQuote, stories
from newsparse.testing.packages import PluginSuite
from newsparse.testing.recall import KINDS, Recall, Telling, recall, tellings
from newsparse.testing.strategies import (
    actors,
    articles,
    attributions,
    bylines,
    casualties,
    counts,
    datelines,
    facts,
    failures,
    headers,
    headings,
    incidents,
    layers,
    moments,
    paragraphs,
    places,
    quotes,
    sentences,
    spans,
    texts,
)
from newsparse.testing.timing import growth

__all__ = [
    "KINDS",
    "ExtractorSuite",
    "PluginSuite",
    "Recall",
    "Story",
    "Telling",
    "ToldDateline",
    "ToldLoss",
    "ToldQuote",
    "actors",
    "articles",
    "attributions",
    "bylines",
    "casualties",
    "counts",
    "datelines",
    "facts",
    "failures",
    "growth",
    "headers",
    "headings",
    "incidents",
    "layers",
    "moments",
    "paragraphs",
    "places",
    "quotes",
    "recall",
    "sentences",
    "spans",
    "stories",
    "tellings",
    "texts",
]
