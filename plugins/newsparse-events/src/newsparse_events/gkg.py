"""The cells of GDELT's Global Knowledge Graph, in which a row is an article and a cell a list in its own notation.

Blocks are separated by one mark and their fields by another, so that neither may stand in a field: both become spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from newsparse import (
    ACTORS,
    CASUALTIES,
    PLACES,
    QUOTES,
    Actor,
    ActorKind,
    AttributionKind,
    Casualty,
    Place,
    Quote,
    Stance,
)
from newsparse_events.cells import CELLS, Case, Told, cell, number_of, plain, unclaimed
from newsparse_events.countries import find_country

__all__ = ["CELLS"]  # with the cells below in it

_MARKS: Final = re.compile(r"[#;,|]+")
_PERSONS: Final = frozenset({ActorKind.PERSON})
_BODIES: Final = frozenset({ActorKind.ORGANIZATION, ActorKind.GROUP})


def _field(value: Any) -> str:
    return "" if value is None else plain(_MARKS.sub(" ", str(value)))


def _block(mark: str, fields: Iterable[Any]) -> str:
    return mark.join(map(_field, fields))


@cell()
def _stamp(case: Case, suffix: str = "") -> Told:
    """The time of publication as fourteen digits; with ``numbered``, as the identifier of the record."""
    day = case.article.published
    if day is None:
        return Told()
    digits = re.sub(r"\D", "", day.isoformat()[:19]).ljust(14, "0")
    return Told(f"{digits}-{case.number}" if suffix else digits)


@cell()
def _collection(case: Case) -> Told:
    """1 for the web, 2 for what has a citation only."""
    return Told(1 if case.article.url else 2)


# ---------------------------------------------------------------- counts


@cell(CASUALTIES)
def _counts(case: Case, offsets: str = "") -> Told:
    """The losses: type, number, those harmed, where, and at which character."""
    told = [(one, number, note) for one in case.article.casualties for number, note in [_figure(case, one)] if number]
    blocks = [_count_block(case, one, number, offsets) for one, number, _ in told]
    facts = tuple(one for one, _, _ in told)
    notes = ((one, note) for one, _, note in told if note)
    return Told(";".join(blocks) or None, facts, (*notes, *unclaimed(facts)))


def _figure(case: Case, casualty: Casualty) -> tuple[int | None, str]:
    is_told = case.form.code("counts", casualty.effect) is not None and casualty.stance is not Stance.DENIED
    return number_of(casualty.count, "", case.form) if is_told else (None, "")


def _count_block(case: Case, casualty: Casualty, number: int, offsets: str) -> str:
    victim = casualty.victim.text if casualty.victim else ""
    fields = [case.form.code("counts", casualty.effect), number, victim, *_location(casualty.place)]
    return _block("#", [*fields, casualty.span.start] if offsets else fields)


def _location(place: Place | None) -> list[Any]:
    """Fill the seven fields of a location; districts and numbers of features are not known."""
    if place is None:
        return ["", "", "", "", "", "", ""]
    country = find_country(place.country)
    is_country = country is not None and place.name == country.name
    fips = country.fips if country else ""
    return [1 if is_country else 4, place.name, fips, "", place.lat, place.lon, ""]


@cell(PLACES)
def _locations(case: Case, offsets: str = "") -> Told:
    """The places, each mention with its character or each name once."""
    places = case.article.places
    blocks = [_block("#", _placed(place) if offsets else _location(place)) for place in places]
    return Told(";".join(blocks if offsets else dict.fromkeys(blocks)) or None, places)


def _placed(place: Place) -> list[Any]:
    kind, name, country, division, lat, lon, feature = _location(place)
    return [kind, name, country, division, "", lat, lon, feature, place.span.start]


# ---------------------------------------------------------------- people


@cell(ACTORS)
def _names(case: Case, sort: str, offsets: str = "") -> Told:
    """The names of persons or of bodies, once each or at each character that has the name itself."""
    kinds = _PERSONS if sort == "persons" else _BODIES
    actors = tuple(actor for actor in case.article.actors if actor.kind in kinds)
    blocks = _each_mention(actors) if offsets else list(dict.fromkeys(_field(actor.name) for actor in actors))
    return Told(";".join(filter(None, blocks)) or None, actors)


def _each_mention(actors: Sequence[Actor]) -> list[str]:
    return [_block(",", (actor.name, span.start)) for actor in actors for span in (actor.mentions or (actor.span,))]


# ---------------------------------------------------------------- quotations


@cell(QUOTES)
def _quotations(case: Case) -> Told:
    """What stands between quotation marks: at which character, how long, the verb, the words."""
    quotes = tuple(quote for quote in case.article.quotes if quote.kind is AttributionKind.DIRECT)
    blocks = [block for quote in quotes for block in _parts(quote)]
    notes = tuple((quote, "its speakers have no field") for quote in quotes if quote.speakers)
    return Told("#".join(blocks) or None, quotes, notes)


def _parts(quote: Quote) -> list[str]:
    verb = quote.cue.text if quote.cue else ""
    return [_block("|", (span.start, len(span), verb, span.text)) for span in quote.content]
