"""What must hold of the facts of each built-in layer, whoever fills it and whatever the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from newsparse.models import Actor, Attribution, Byline, Casualty, Dateline, Header, Incident, Place

__all__ = ["LAWS", "broken_laws"]

Law: TypeAlias = Callable[[Sequence[Any]], bool]


def _are_apart(facts: Sequence[Any]) -> bool:
    return all(one.span.end <= other.span.start for one, other in pairwise(facts))


def _have_words(facts: Sequence[Any]) -> bool:
    return all(fact.text and fact.text == fact.text.strip() for fact in facts)


def _have_name_and_value(headers: Sequence[Header]) -> bool:
    return all(header.name and header.value for header in headers)


def _name_somebody(bylines: Sequence[Byline]) -> bool:
    return all(byline.names and all(byline.names) for byline in bylines)


def _hold_their_places(datelines: Sequence[Dateline]) -> bool:
    return all(place.span in line.span for line in datelines for place in line.places)


def _are_named(facts: Sequence[Place | Actor]) -> bool:
    return all(fact.name.strip() for fact in facts)


def _have_content(facts: Sequence[Attribution]) -> bool:
    return all(fact.content and all(span.text for span in fact.content) for fact in facts)


def _are_cued_from_outside(facts: Sequence[Attribution]) -> bool:
    return not any(fact.cue and fact.cue.overlaps(span) for fact in facts for span in fact.content)


def _mention_themselves(actors: Sequence[Actor]) -> bool:
    return all(any(actor.span.overlaps(mention) for mention in actor.mentions) for actor in actors if actor.mentions)


def _count_somebody(casualties: Sequence[Casualty]) -> bool:
    return all(one.count.low is not None or one.count.high is not None for one in casualties)


def _are_no_part_of_themselves(casualties: Sequence[Casualty]) -> bool:
    return all(_ends(one, "part_of") and _ends(one, "superseded_by") for one in casualties)


def _ends(fact: Casualty, field: str) -> bool:
    """Follow a reference to its end; a chain that comes back has none."""
    seen: set[int] = set()
    following: Any = fact
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        following = getattr(following, field)
    return following is None


def _list_their_parts(incidents: Sequence[Incident]) -> bool:
    known = {id(incident) for incident in incidents}
    return all(id(part) in known and part is not incident for incident in incidents for part in incident.parts)


# Name of the layer to what has to be true of its facts, in their order.
LAWS: Final[Mapping[str, Mapping[str, Law]]] = MappingProxyType(
    {
        "headers": {"a header has a name and a value": _have_name_and_value, "headers stand apart": _are_apart},
        "bylines": {"a byline names somebody": _name_somebody},
        "datelines": {"a dateline holds its places": _hold_their_places, "datelines stand apart": _are_apart},
        "headings": {"headings stand apart": _are_apart, "a heading is not blank at its ends": _have_words},
        "paragraphs": {"paragraphs stand apart": _are_apart, "a paragraph is not blank at its ends": _have_words},
        "sentences": {"sentences stand apart": _are_apart, "a sentence is not blank at its ends": _have_words},
        "moments": {"a moment is not blank at its ends": _have_words},
        "places": {"a place has a name": _are_named},
        "attributions": {"something is said": _have_content, "the cue is not part of it": _are_cued_from_outside},
        "actors": {"an actor has a name": _are_named, "an actor is among its mentions": _mention_themselves},
        "quotes": {"something is said": _have_content, "the cue is not part of it": _are_cued_from_outside},
        "casualties": {
            "a casualty counts somebody": _count_somebody,
            "no casualty is part of itself": _are_no_part_of_themselves,
        },
        "incidents": {"the parts of an incident are incidents of the article": _list_their_parts},
    }
)


def broken_laws(layer: str, facts: Sequence[Any]) -> Iterator[str]:
    """Name the laws of a layer that its facts break.

    Args:
        layer: Name of the layer; one that is not built in has no laws.
        facts: Its facts, in order.

    >>> from newsparse import Place, Span
    >>> list(broken_laws("places", [Place(Span(0, 4, "Lima"), rule="test.test", name=" ")]))
    ['a place has a name']
    """
    return (law for law, holds in LAWS.get(layer, {}).items() if not holds(facts))
