"""From articles to IPTC ninjs 3.1."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from newsparse import Actor, ActorKind, Article, Place
from newsparse_ninjs.choice import is_written
from newsparse_ninjs.text import address, clean, instant
from newsparse_ninjs.words import standard

__all__ = ["item", "joined", "listed", "write_ninjs"]

_STANDARD: Final = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_PROPERTY: Final = {ActorKind.PERSON: "people", ActorKind.ORGANIZATION: "organisations"}


def write_ninjs(articles: Iterable[Article]) -> Iterator[str]:
    """Write one article as an item of ninjs 3.1, several as an array of items.

    Args:
        articles: The articles, taken one by one.

    >>> article = Article(text="Two were hurt.", title="Fire", url="https://example.com/fire")
    >>> written = json.loads("".join(write_ninjs([article])))
    >>> written["uri"], written["headlines"]
    ('https://example.com/fire', [{'role': 'main', 'value': 'Fire'}])
    """
    return joined(item(article) for article in articles)


def joined(documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Write one document of JSON as it is, several as an array.

    Args:
        documents: The documents, taken one by one.
    """
    waiting = iter(documents)
    first, second = next(waiting, None), next(waiting, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield f"{_dumped(first)}\n"
    else:
        yield f"[\n{_dumped(first)},\n{_dumped(second)}"
        yield from (f",\n{_dumped(document)}" for document in waiting)
        yield "\n]\n"


def _dumped(document: Mapping[str, Any]) -> str:
    return clean(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def item(article: Article) -> dict[str, Any]:
    """Describe an article as an item.

    What an item had that was read, and newsparse has no field for, such as its urgency and its rights, is written again.

    Args:
        article: The article.
    """
    kept = _kept(article)
    ours = {
        "uri": _uri(article),
        "type": kept.get("type", "text"),
        "versionCreated": instant(article.published) if article.published else None,
        "language": article.language,
        "headlines": [{"role": "main", "value": article.title}] if article.title else None,
        "by": " and ".join(article.authors) or None,
        "located": ", ".join(place.name for place in article.dateline.places) if article.dateline else None,
        "bodies": [_body(article.text)],
        "standard": _STANDARD,
    }
    both = {name: _merged(kept.get(name), added) for name, added in _lists(article).items()}
    return {name: value for name, value in {**kept, **ours, **both}.items() if value not in (None, [], "")}


def _kept(article: Article) -> dict[str, Any]:
    kept = article.metadata.get("ninjs")
    known = frozenset(standard("ninjs")["kept"])
    return {name: value for name, value in kept.items() if name in known} if isinstance(kept, Mapping) else {}


def _uri(article: Article) -> str:
    """Name the item: by its address, or else by what its id and text are."""
    return address(article.url) or _urn(article.id) or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _seed(article))}"


def _urn(name: str | None) -> str | None:
    return (
        name if name and name.startswith("urn:") and name.isascii() and name.isprintable() and " " not in name else None
    )


def _seed(article: Article) -> str:
    return clean(f"{article.id or ''}\n{article.text}")


def _body(text: str) -> dict[str, Any]:
    return {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(text),
        "wordCount": len(text.split()),
        "value": text,
    }


def _lists(article: Article) -> dict[str, list[dict[str, Any]]]:
    """List what the article names, each once."""
    authors = [{"name": name, "rel": "author"} for name in article.authors]
    actors = {name: [_named(one) for one in _actors(article, kind)] for kind, name in _PROPERTY.items()}
    return {
        "people": _once(authors + actors["people"]),
        "organisations": _once(actors["organisations"]),
        "places": _once(map(_place, article.places)),
        "events": listed(article),
        "infoSources": [{"name": article.outlet, "role": "publisher"}] if article.outlet is not None else [],
        "altIds": [{"role": "id", "value": article.id}] if article.id is not None else [],
    }


def _actors(article: Article, kind: ActorKind) -> Iterator[Actor]:
    return (actor for actor in article.actors if actor.kind is kind and is_written(actor))


def _named(actor: Actor) -> dict[str, Any]:
    return {"name": actor.name, "rel": "about"}


def _place(place: Place) -> dict[str, Any]:
    named = {"name": place.name, "rel": "about"}
    if place.lat is None or place.lon is None:
        return named
    return {**named, "geoJSON": {"type": "Point", "coordinates": [place.lon, place.lat]}}


def listed(article: Article) -> list[dict[str, Any]]:
    """List the incidents of an article as events.

    Args:
        article: The article.
    """
    return [
        {
            "id": f"incidents/{number}",
            "name": incident.kind.replace("_", " "),
            "rel": "about",
            "literal": str(incident.kind),
        }
        for number, incident in enumerate(article.incidents)
        if is_written(incident)
    ]


def _once(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({json.dumps(entry): entry for entry in entries}.values())


def _merged(kept: Any, added: list[dict[str, Any]]) -> list[Any]:
    """Put ours behind those that were there, but for those that are the same."""
    before = [entry for entry in kept if entry not in added] if isinstance(kept, list) else []
    return before + added
