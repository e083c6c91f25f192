"""Who: persons, organisations, groups, states and unnamed sources."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from newsparse.models.fact import Fact
from newsparse.span import Span

__all__ = ["Actor", "ActorKind", "Gender"]


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    STATE = "state"
    UNNAMED = "unnamed"


class Gender(StrEnum):
    """A person's gender where the text's own words say it."""

    FEMALE = "female"
    MALE = "male"


@attrs.frozen(repr=False, cache_hash=True)
class Actor(Fact):
    """One person, organisation, group, state or unnamed source, over the whole article.

    Args:
        name: The fullest form in the text; an unnamed source keeps its fullest description.
        kind: What sort of actor it is.
        roles: Titles and functions as printed, ``("President",)``.
        affiliation: The state, body or place that it speaks or acts for, as printed.
        country: ISO 3166-1 alpha-2 code, where the text and the core's table give it.
        age: In years, where it is printed.
        gender: From the text's own words, never from a guess at a name alone.
        mentions: Every span that refers to the actor, in the order of the text.
        aliases: Other forms that the text uses, without pronouns.
    """

    name: str = attrs.field(kw_only=True)
    kind: ActorKind = attrs.field(kw_only=True, converter=ActorKind)
    roles: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    affiliation: str | None = attrs.field(default=None, kw_only=True)
    country: str | None = attrs.field(default=None, kw_only=True)
    age: int | None = attrs.field(default=None, kw_only=True)
    gender: Gender | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(Gender))
    mentions: tuple[Span, ...] = attrs.field(default=(), kw_only=True)
    aliases: tuple[str, ...] = attrs.field(default=(), kw_only=True)

    def __repr__(self) -> str:
        return f"Actor({self.name} {self.kind})"
