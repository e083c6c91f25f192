"""From articles to JSON-LD in the words of schema.org: NewsArticle, Quotation, Event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from newsparse import Actor, ActorKind, Article, Gender, Incident, Moment, Place, Quote
from newsparse_ninjs.choice import is_written
from newsparse_ninjs.ninjs import joined

__all__ = ["news_article", "write_jsonld"]

_CONTEXT: Final = "https://schema.org"
_KIND: Final = {
    ActorKind.PERSON: "Person",
    ActorKind.GROUP: "Organization",
    ActorKind.ORGANIZATION: "Organization",
    ActorKind.STATE: "Country",
}
_GENDER: Final = {Gender.FEMALE: f"{_CONTEXT}/Female", Gender.MALE: f"{_CONTEXT}/Male"}


def write_jsonld(articles: Iterable[Article]) -> Iterator[str]:
    """Write one article as a NewsArticle of schema.org, several as an array of them.

    Args:
        articles: The articles, taken one by one.

    >>> import json
    >>> written = json.loads("".join(write_jsonld([Article(text="Two were hurt.", title="Fire")])))
    >>> written["@type"], written["headline"], written["articleBody"]
    ('NewsArticle', 'Fire', 'Two were hurt.')
    """
    return joined({"@context": _CONTEXT, **news_article(article)} for article in articles)


def news_article(article: Article) -> dict[str, Any]:
    """Describe an article, what is said in it as Quotation, what happened as Event.

    Args:
        article: The article.
    """
    people = [actor for actor in article.actors if is_written(actor)]
    quotes = [quote for quote in article.quotes if is_written(quote)]
    events = [(number, one) for number, one in enumerate(article.incidents) if is_written(one)]
    return _node("NewsArticle", {
        "headline": article.title,
        "articleBody": article.text,
        "datePublished": article.published.isoformat() if article.published else None,
        "author": [_node("Person", {"name": name}) for name in article.authors],
        "publisher": _node("Organization", {"name": article.outlet}) if article.outlet is not None else None,
        "url": article.url,
        "identifier": article.id,
        "inLanguage": article.language,
        "dateline": article.dateline.text if article.dateline else None,
        "contentLocation": [_place(place) for place in article.places],
        "mentions": [_actor(actor) for actor in people] + [_event(number, one) for number, one in events],
        "hasPart": [_quotation(quote) for quote in quotes],
    })  # fmt: skip


def _node(kind: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """Make a node, without the properties that say nothing."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value is not None and value != []}}


def _place(place: Place) -> dict[str, Any]:
    geo = None
    if place.lat is not None and place.lon is not None:
        geo = _node("GeoCoordinates", {"latitude": place.lat, "longitude": place.lon})
    address = _node("PostalAddress", {"addressCountry": place.country}) if place.country else None
    return _node("Place", {"name": place.name, "address": address, "geo": geo})


def _actor(actor: Actor) -> dict[str, Any]:
    node = {"name": actor.name, "alternateName": list(actor.aliases)}
    if actor.kind is not ActorKind.PERSON:
        return _node(_KIND.get(actor.kind, "Thing"), node)
    return _node("Person", {
        **node,
        "jobTitle": list(actor.roles),
        "affiliation": _node("Organization", {"name": actor.affiliation}) if actor.affiliation is not None else None,
        "gender": _GENDER[actor.gender] if actor.gender else None,
    })  # fmt: skip


def _quotation(quote: Quote) -> dict[str, Any]:
    return _node("Quotation", {
        "text": " ".join(span.text for span in quote.content),
        "spokenByCharacter": [_speaker(speaker) for speaker in quote.speakers],
    })  # fmt: skip


def _speaker(actor: Actor) -> dict[str, Any]:
    """Name a speaker; who is unnamed is a person as far as the words go."""
    return _node("Organization" if _KIND.get(actor.kind, "Person") != "Person" else "Person", {"name": actor.name})


def _event(number: int, incident: Incident) -> dict[str, Any]:
    return _node("Event", {
        "identifier": f"incidents/{number}",
        "name": incident.kind.replace("_", " "),
        **_days(incident.moment),
        "location": [_place(place) for place in incident.places],
    })  # fmt: skip


def _days(moment: Moment | None) -> dict[str, str]:
    if moment is None:
        return {}
    ends = {"startDate": moment.earliest, "endDate": moment.latest}
    return {name: day.isoformat() for name, day in ends.items() if day}
