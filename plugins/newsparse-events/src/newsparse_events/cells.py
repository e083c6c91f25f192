"""What can stand in a cell of an incident's row, each with the facts that it tells.

A column of a format names one of these, with arguments: ``"place country"``, ``"count killed ucdp_low"``.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

import attrs

from newsparse import (
    ACTORS,
    CASUALTIES,
    INCIDENTS,
    MOMENTS,
    PLACES,
    Actor,
    Article,
    Casualty,
    Count,
    Fact,
    Incident,
    Layer,
    Place,
    Span,
    Stance,
)
from newsparse_events.countries import Country, find_country
from newsparse_events.forms import EventFormat, event_words

__all__ = ["CELLS", "Case", "Cell", "Told", "cell", "number_of", "plain", "unclaimed"]

# Line ends, other controls and lone surrogates would break a row, or the file.
_BREAKING: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\s]+")


@attrs.frozen
class Told:
    """What a cell holds, and what it tells of the article.

    Args:
        value: Text, a number, or for JSON a list; None where the text says nothing.
        facts: The facts that are told by it.
        notes: Of those facts that are told with less than the text says, what is lost.
    """

    value: Any = None
    facts: tuple[Fact, ...] = ()
    notes: tuple[tuple[Fact, str], ...] = ()


@attrs.frozen
class Case:
    """What a row is made from.

    Args:
        article: The article.
        incident: The incident; in formats with a row for each article there is none.
        number: Number of the row in the article, or of the article in its file, from 1.
        form: The format.
    """

    article: Article
    incident: Incident | None
    number: int
    form: EventFormat


Fill: TypeAlias = Callable[..., Told]


@attrs.frozen
class Cell:
    """A way to fill a cell, and the layers whose facts it may tell."""

    fill: Fill
    layers: frozenset[str]


CELLS: Final[dict[str, Cell]] = {}


def cell(*layers: Layer[Any]) -> Callable[[Fill], Fill]:
    """Let columns name a function, and say which layers it tells of.

    Args:
        layers: The layers.

    Returns:
        A decorator for a function from a `Case` and its arguments to `Told`.
    """

    def decorate(fill: Fill) -> Fill:
        CELLS[fill.__name__.strip("_")] = Cell(fill, frozenset(layer.name for layer in layers))
        return fill

    return decorate


def plain(text: str) -> str:
    r"""Make one line of a text: what would break a row becomes a space.

    >>> plain(" two\r\nlines\x00")
    'two lines'
    """
    return _BREAKING.sub(" ", text).strip()


def number_of(count: Count | None, policy: str, form: EventFormat) -> tuple[int | None, str]:
    """Make one number of a count, and say what is lost by it.

    Args:
        count: The count, or None.
        policy: Name of the policy; empty for the format's own.
        form: The format.

    Returns:
        The number, and a note that is empty where the count stays whole.
    """
    if count is None:
        return None, ""
    number = count.best(policy or form.policy)
    if policy or number is None or form.keeps(count.low, count.high, count.qualifier):
        return number, ""
    return number, f"{count!r} becomes {number}"


# ---------------------------------------------------------------- of the article


@cell()
def _const(case: Case, *words: str) -> Told:
    """What is the same in every row."""
    text = " ".join(words)
    return Told(text == "true" if text in ("true", "false") else int(text) if text.isdigit() else text)


@cell()
def _article(case: Case, field: str) -> Told:
    """A piece of metadata: id, url, title, outlet, language, published."""
    value = getattr(case.article, field)
    if isinstance(value, datetime.date):
        return Told(value.isoformat()[:10])
    return Told(plain(value) if value else None)


@cell()
def _number(case: Case, prefix: str = "") -> Told:
    """A name for the row: the article's id, or a digest of its text, and the number of the row."""
    digest = hashlib.sha256(case.article.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Told(f"{prefix}{plain(case.article.id or '') or digest}-{case.number}")


# ---------------------------------------------------------------- of the incident


def _incident(case: Case) -> Incident:
    if case.incident is None:
        raise TypeError(f"format {case.form.name!r} has rows of articles, and a cell that needs an incident")
    return case.incident


@cell(INCIDENTS)
def _code(case: Case, table: str, field: str = "") -> Told:
    """The dataset's code for what happened, or for the word in another field."""
    incident = _incident(case)
    words = (str(getattr(incident, field)),) if field else event_words(incident)
    return Told(case.form.code(table, *words), (incident,))


@cell(INCIDENTS)
def _codes(case: Case, table: str) -> Told:
    """The same, as a list of one."""
    code = _code(case, table)
    return Told(None if code.value is None else [code.value], code.facts)


@cell(INCIDENTS)
def _sentence(case: Case) -> Told:
    """The sentence that names the incident, as printed."""
    incident = _incident(case)
    holding = (one for one in case.article.sentences if incident.span in one.span)
    return Told(plain(next(holding, incident).text), (incident,))


@cell(INCIDENTS)
def _spans(case: Case, field: str, how: str = "") -> Told:
    """Stretches of the text: targets, weapons, damage, triggers."""
    spans: tuple[Span, ...] = getattr(_incident(case), field)
    texts = list(dict.fromkeys(filter(None, (plain(span.text) for span in spans))))
    return Told((texts if how == "list" else "; ".join(texts)) or None)


@cell(INCIDENTS, CASUALTIES)
def _count(case: Case, effect: str, policy: str = "") -> Told:
    """How many, as one number, with the statements that the incident's total stands on."""
    incident = _incident(case)
    total: Count | None = getattr(incident, effect)
    number, note = number_of(total, policy, case.form)
    if number is None:
        return Told()
    told = tuple(_counted(case.article, incident, effect))
    notes = ((incident, f"{effect}: {note}"),) if note else ()
    return Told(number, (incident, *told), (*notes, *unclaimed(told)))


def _counted(article: Article, incident: Incident, effect: str) -> list[Casualty]:
    """Find the statements that a total stands on: those that the incident lists, else those of its sentences too.

    The models put a victim in the place of the statement that counts it: "12 people" of "killed at least 12 people".
    """
    stated = [one for one in article.casualties if _is_counted(one, effect)]
    own = [one for one in stated if _is_listed(one, incident)]
    others = [other for other in article.incidents if other is not incident]
    spans = [one.span for one in article.sentences if any(span in one.span for span in incident.evidence)]
    near = [
        one
        for one in stated
        if one in own
        or (any(one.span in span for span in spans) and not any(_is_listed(one, other) for other in others))
    ]
    return near if _total(article, near, effect) == getattr(incident, effect) else own


def _is_counted(one: Casualty, effect: str) -> bool:
    """Leave out parts, older figures and what is denied: none of them is in a total."""
    is_told = one.effect == effect and one.stance is not Stance.DENIED
    return is_told and one.part_of is None and one.superseded_by is None


def _is_listed(one: Casualty, incident: Incident) -> bool:
    return any(one == listed or one.span.overlaps(listed.span) for listed in incident.casualties)


def _total(article: Article, stated: Iterable[Casualty], effect: str) -> Count | None:
    return attrs.evolve(article, layers={CASUALTIES.name: tuple(stated)}).toll(effect)


def unclaimed(told: Iterable[Casualty]) -> Iterator[tuple[Casualty, str]]:
    """Note of each figure that somebody claims that the dataset does not say who.

    Args:
        told: The figures that a cell tells.

    Returns:
        Those with a claimant, each with its note.
    """
    return ((one, f"said by {one.claimed_by.name}") for one in told if one.claimed_by)


# ---------------------------------------------------------------- when


@cell(MOMENTS)
def _moment(case: Case, field: str) -> Told:
    """The first day, the last day, or year, month and day as far as they are certain."""
    moment = _incident(case).moment
    if moment is None or moment.earliest is None:
        return Told()
    tells_both = any(column.cell == ("moment", "latest") for column in case.form.columns)
    is_whole = tells_both or moment.earliest == moment.latest
    notes = () if is_whole else ((moment, "only its first day is told"),)
    return Told(_TIMES[field](moment.earliest, moment.latest), (moment,), notes)


def _earliest(first: datetime.date, last: datetime.date | None) -> str:
    return first.isoformat()[:10]


def _latest(first: datetime.date, last: datetime.date | None) -> str:
    return (last or first).isoformat()[:10]


def _year(first: datetime.date, last: datetime.date | None) -> int:
    return first.year


def _month(first: datetime.date, last: datetime.date | None) -> int:
    return first.month if last and (first.year, first.month) == (last.year, last.month) else 0


def _day(first: datetime.date, last: datetime.date | None) -> int:
    return first.day if last and first.isoformat()[:10] == last.isoformat()[:10] else 0


# Month and day are nought where they are not certain.
_TIMES: Final[dict[str, Callable[[datetime.date, datetime.date | None], Any]]] = {
    "earliest": _earliest, "latest": _latest, "year": _year, "month": _month, "day": _day,
}  # fmt: skip


@cell(MOMENTS)
def _precision(case: Case, table: str) -> Told:
    """How exact the time is: the code of the smallest number of days in a table that holds it."""
    moment = _incident(case).moment
    if moment is None or moment.earliest is None or moment.latest is None:
        return Told()
    days = (moment.latest - moment.earliest).days + 1
    fitting = (code for bound, code in case.form.codes[table].items() if days <= int(bound))
    return Told(next(fitting, None), (moment,))


# ---------------------------------------------------------------- where


@cell(PLACES)
def _place(case: Case, field: str) -> Told:
    """The nearest place: name, lat, lon."""
    place = next(iter(_incident(case).places), None)
    if place is None:
        return Told()
    value = getattr(place, field)
    return Told(plain(value) or None if isinstance(value, str) else value, (place,))


@cell(PLACES)
def _country(case: Case, field: str) -> Told:
    """The country in somebody's code: code, alpha3, numeric, fips, name."""
    incident = _incident(case)
    place = next((one for one in incident.places if one.country == incident.country), None)
    code = incident.country or next((one.country for one in incident.places if one.country), None)
    return Told(code if field == "code" else _of(find_country(code), field), _only(place))


def _of(country: Country | None, field: str) -> Any:
    return None if country is None else getattr(country, field) or None


def _only(place: Place | None) -> tuple[Place, ...]:
    return () if place is None else (place,)


# ---------------------------------------------------------------- who


@cell(ACTORS)
def _actors(case: Case, side: str, which: str = "all") -> Told:
    """Names of perpetrators or victims: all of them, the one with a number from 0, or all ``after`` the first."""
    actors = _chosen(getattr(_incident(case), side), which)
    names = list(dict.fromkeys(filter(None, (plain(actor.name) for actor in actors))))
    return Told("; ".join(names) or None, actors)


def _chosen(actors: tuple[Actor, ...], which: str) -> tuple[Actor, ...]:
    if which == "all":
        return actors
    return actors[1:] if which == "after" else actors[int(which) : int(which) + 1]


@cell(ACTORS)
def _actor(case: Case, side: str, field: str) -> Told:
    """A field of the first perpetrator or victim: its role, or its country in somebody's code."""
    actor = next(iter(getattr(_incident(case), side)), None)
    if actor is None:
        return Told()
    if field == "roles":
        return Told(plain("; ".join(actor.roles)) or None, (actor,))
    return Told(_of(find_country(actor.country), field), (actor,))


@cell(ACTORS)
def _objects(case: Case, side: str) -> Told:
    """Perpetrators or victims as PLOVER's actor objects."""
    actors: tuple[Actor, ...] = getattr(_incident(case), side)
    return Told([_object(actor) for actor in actors] or None, actors)


def _object(actor: Actor) -> dict[str, Any]:
    known = {
        "code": _of(find_country(actor.country), "alpha3"), "actor_text": plain(actor.name),
        "office": plain("; ".join(actor.roles)), "gender": actor.gender, "age": actor.age,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value not in (None, "")}
