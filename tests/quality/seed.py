"""What a good reading of the seed article holds: every item of its gold, as named checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsparse import Actor, Article, Quote

Gold = dict[str, Any]
Check = tuple[str, bool]


def checks(article: Article, gold: Gold) -> Iterator[Check]:
    """Compare a reading with its gold, item by item."""
    yield "published", str(article.published)[:10] == gold["published"]
    yield "no dateline", article.dateline is None
    for heading in gold["headings"]:
        yield f"heading {heading}", any(heading in one.text for one in article.headings)
    for wanted in gold["quotes"]:
        if not wanted.get("optional"):
            yield from _quote(article, wanted)
    for wanted in gold["actors"]:
        yield from _actor(article, wanted)
    for wanted in gold["casualties"]:
        if wanted["effect"] != "seriously injured":
            yield from _casualty(article, wanted, gold)
    for wanted in gold["incidents"]:
        yield from _incident(article, wanted)


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _names(actor: Actor) -> list[str]:
    return [_squeeze(name) for name in (actor.name, *actor.aliases)]


def _content(parts: Any) -> str:
    return _squeeze("".join(parts)).removeprefix("that")


def _quote(article: Article, wanted: Gold) -> Iterator[Check]:
    label = f"{wanted['content'][0][:40]} …"
    found = [
        one for one in article.quotes if _content(part.text for part in one.content) == _content(wanted["content"])
    ]
    yield f"content: {label}", bool(found)
    if not found:
        return
    yield f"kind: {label}", any(one.kind == wanted["kind"] for one in found)
    called = [name for one in found for speaker in one.speakers for name in _names(speaker)]
    yield f"speaker {wanted['speaker']}, not {called}", any(_squeeze(wanted["speaker"]) in name for name in called)
    for part in ("medium", "addressee"):
        if wanted.get(part):
            yield f"{part} {wanted[part]}: {label}", any(_says(one, part, wanted[part]) for one in found)


def _says(quote: Quote, part: str, wanted: str) -> bool:
    span = getattr(quote, part)
    return span is not None and _squeeze(wanted) in _squeeze(span.text)


def _actor(article: Article, wanted: Gold) -> Iterator[Check]:
    name = _squeeze(wanted["name"])
    found = [one for one in article.actors if name in _names(one) or name in _squeeze(one.name)]
    yield f"actor {wanted['name']}", bool(found)
    for role in wanted.get("roles", ()):
        held = [_squeeze(" ".join(one.roles) + one.name) for one in found]
        yield f"{wanted['name']}, {role}, not {held}", any(_squeeze(role) in one for one in held)


def _casualty(article: Article, wanted: Gold, gold: Gold) -> Iterator[Check]:
    text, counted = _squeeze(wanted["text"]), (wanted["min"], wanted["max"])
    found = [
        one
        for one in article.casualties
        if one.effect == wanted["effect"] and (one.count.low, one.count.high) == counted
        if _squeeze(one.text) in text or text in _squeeze(one.text)
    ]
    yield f"casualty {wanted['text']}", bool(found)
    claimants = [name for one in found if one.claimed_by is not None for name in _names(one.claimed_by)]
    yield (
        f"claimed by {wanted['claimed_by']}, not {claimants}",
        any(_squeeze(wanted["claimed_by"]) in name for name in claimants),
    )
    whole = next((one for one in gold["casualties"] if wanted["incident"].startswith(f"{one['incident']}/")), None)
    if whole is not None:
        parts = [one.part_of.count.low for one in found if one.part_of is not None]
        yield f"{wanted['text']} is part of {whole['min']}, not {parts}", whole["min"] in parts


def _incident(article: Article, wanted: Gold) -> Iterator[Check]:
    place = _squeeze(wanted.get("place", "").replace(" region", ""))
    found = [
        one
        for one in article.incidents
        if one.kind == wanted["type"].replace(" ", "_")
        and (not place or any(place in _squeeze(at.name) for at in one.places))
    ]
    if wanted.get("injured"):
        found = [
            one for one in found if one.injured is not None and [one.injured.low, one.injured.high] == wanted["injured"]
        ]
    yield f"incident {wanted['key']}", bool(found)
    if wanted.get("parts"):
        yield f"parts of {wanted['key']}", any(len(one.parts) == len(wanted["parts"]) for one in found)
    if wanted.get("date"):
        first, last = wanted["date"] if isinstance(wanted["date"], list) else [wanted["date"]] * 2
        yield f"date of {wanted['key']}", any(_within(one.moment, first, last) for one in found)


def _within(moment: Any, first: str, last: str) -> bool:
    known = moment is not None and moment.earliest is not None
    return known and first <= str(moment.earliest) and str(moment.latest) <= last
