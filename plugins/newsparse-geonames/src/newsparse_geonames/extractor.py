"""The extractors: places with coordinates, and the records of the gazetteer behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from typing import Final

import attrs

from newsparse import DATELINES, PARAGRAPHS, PLACES, Place, Span, View, extractor
from newsparse_geonames.clues import Clue, clues
from newsparse_geonames.gazetteer import SIZES, Gazetteer, OptionError, Site, gazetteer
from newsparse_geonames.judgement import Judgement, Verdict
from newsparse_geonames.mentions import Mention, Surroundings, mentions
from newsparse_geonames.overlooked import overlooked
from newsparse_geonames.toponym import TOPONYMS, Toponym

__all__ = ["places", "toponyms"]

# Inhabitants: the table of these covers nearly all datelines, at a third of the cost of the largest.
_AT_LEAST: Final = 5000


@extractor(PLACES, requires=[PLACES, DATELINES, PARAGRAPHS], replaces="newsparse.places")
def places(view: View) -> Iterator[Place]:
    """Give each place that the core found its coordinates and its country, by the gazetteer and the rest of the article."""
    table = _table(view)
    more = list(overlooked(view, table))
    meant = {id(mention.place): (mention, verdict) for mention, verdict in _judged(view, table, more)}
    for place in merge(view[PLACES], more, key=lambda one: one.span.start):
        mention, verdict = meant.get(id(place), (None, None))
        if mention is None or verdict is None:
            yield place
        elif verdict.is_backed or not mention.is_doubtful:
            yield _located(view, mention, verdict)


@extractor(TOPONYMS, requires=[PLACES, DATELINES])
def toponyms(view: View) -> Iterator[Toponym]:
    """Give the record of each place that the gazetteer has, by its name, its country and its coordinates."""
    table = _table(view)
    for mention in mentions(view, table, view[PLACES]):
        site = _record(table, mention)
        if site is not None:
            yield Toponym(
                mention.place.span, rule="geonames.record", place=mention.place, kind=site.kind, name=site.name,
                region=site.region, population=site.population or None, prior=table.share(site, mention.key), number=site.number,
            )  # fmt: skip


def _table(view: View) -> Gazetteer:
    for name in view.options:
        if name != "at_least":
            raise OptionError(f"options: no option {name!r}; there is at_least, one of {', '.join(map(str, SIZES))}")
    return gazetteer(view.lexicon("places"), view.lexicon("regions"), view.options.get("at_least", _AT_LEAST))


def _record(table: Gazetteer, mention: Mention) -> Site | None:
    """Find what was chosen for a place; only cities have coordinates, so what has none is a country or a region."""
    place = mention.place
    meant = place.country, place.lat, place.lon
    sites = (site for site, _ in table.namesakes(mention.key))
    return next((site for site in sites if (site.country, site.lat, site.lon) == meant), None)


def _judged(view: View, table: Gazetteer, more: Iterable[Place]) -> Iterator[tuple[Mention, Verdict]]:
    named = [*mentions(view, table, view[PLACES]), *mentions(view, table, more, are_doubtful=True)]
    if not named:
        return
    spoken = _standing_alone(clues(view, table), named)
    surroundings = Surroundings(view, spoken)
    beside = [surroundings.beside(mention) for mention in named]
    yield from zip(named, Judgement(table, named, beside, spoken).verdicts(), strict=True)


def _standing_alone(spoken: Iterable[Clue], named: Iterable[Mention]) -> list[Clue]:
    """Leave out the clues that are a part of a longer name: "Salvador" of "San Salvador"."""
    heads = {index: mention for mention in named for index in range(mention.first, mention.last + 1)}
    return [clue for clue in spoken if (head := heads.get(clue.first)) is None or head.key == clue.key]


def _located(view: View, mention: Mention, verdict: Verdict) -> Place:
    """Write a verdict into the place; without one the place stays as the core read it."""
    if verdict.country is None:
        return mention.place
    site = None if mention.is_area else verdict.site
    return attrs.evolve(
        mention.place,
        rule=f"geonames.{verdict.rule}",
        country=verdict.country,
        lat=None if site is None else site.lat,
        lon=None if site is None else site.lon,
        evidence=tuple(_span(view, clue) for clue in verdict.clues),
    )


def _span(view: View, clue: Clue) -> Span:
    tokens = view.reading.tokens
    return view.span(tokens.starts[clue.first], tokens.ends[clue.last])
