"""The layer INCIDENTS: what happened, merged from all that the article says of it.

Trigger words become mentions, mentions of one event become one draft, drafts become incidents. A part of a
whole ("three cities") is found by its losses: casualties that are part of a total, each at a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.extraction import Extractor, View, extractor
from newsparse.extractors.incidents.building import Backdrop, Builder
from newsparse.extractors.incidents.reading import DraftReader
from newsparse.hookspecs import hookimpl
from newsparse.layers import (
    ACTORS,
    CASUALTIES,
    DATELINES,
    HEADINGS,
    INCIDENTS,
    MOMENTS,
    PLACES,
    QUOTES,
    SENTENCES,
)
from newsparse.models.incident import Incident
from newsparse.scoring import Weights, load_weights

__all__ = ["incidents", "read_incidents"]


@extractor(INCIDENTS, requires=[SENTENCES, HEADINGS, DATELINES, PLACES, MOMENTS, ACTORS, QUOTES, CASUALTIES])
def incidents(view: View) -> Iterator[Incident]:
    """Merge trigger words into events and attach who, where, when, with what and at what cost."""
    yield from read_incidents(view, load_weights("incidents"))


def read_incidents(view: View, weights: Weights) -> list[Incident]:
    """Read the incidents of an article with given weights.

    Args:
        view: The article, with the layers that `incidents` requires.
        weights: The models of the learned reader.
    """
    if not view[SENTENCES]:  # nothing but a line of a date, or a byline
        return []
    reader = DraftReader(view, weights)
    drafts = reader.read()
    backdrop = Backdrop.of(view, reader.words, reader.scene, reader.days, reader.places, drafts)
    built = [one for draft in drafts for one in Builder(backdrop, draft).build()]
    return sorted(built, key=lambda one: (one.span.start, -one.span.end, bool(not one.parts)))


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of incidents."""
    return [incidents]
