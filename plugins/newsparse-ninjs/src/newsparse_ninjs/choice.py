"""Which facts the formats have a place for: writers and the report of losses ask here, so that they cannot disagree."""

from __future__ import annotations

from typing import Final

from newsparse import Act, Actor, ActorKind, AttributionKind, Fact, Incident, Quote, Status

__all__ = ["is_written"]

_NAMED: Final = (ActorKind.PERSON, ActorKind.ORGANIZATION)
_UNSAID: Final = (Act.THOUGHT, Act.INTENTION)


def is_written(fact: Fact) -> bool:
    """Tell whether a format may say it without saying something false.

    Groups, states and unnamed sources are neither persons nor organisations; what was not said in these words is no
    quotation; what was threatened, or is history, is no event of this news.

    Args:
        fact: A fact of a layer that the format has a place for.
    """
    if isinstance(fact, Actor):
        return fact.kind in _NAMED
    if isinstance(fact, Quote):
        return fact.kind is AttributionKind.DIRECT and fact.act not in _UNSAID and not fact.is_negated
    if isinstance(fact, Incident):
        return fact.status is Status.ACCOMPLISHED and not fact.is_background
    return True
