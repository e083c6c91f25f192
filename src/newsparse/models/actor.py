"""Who: persons, organisations, groups, states and unnamed sources."""

from __future__ import annotations

import attrs

from newsparse.errors import ModelError
from newsparse.models.choice import Choice
from newsparse.models.fact import Fact, shown
from newsparse.models.place import check_country
from newsparse.span import Span

__all__ = ["Actor", "ActorKind", "Gender"]


class ActorKind(Choice, field="Actor.kind"):
    """What sort of actor it is.

    >>> import newsparse
    >>> {one.name: str(one.kind) for one in newsparse.parse("Ann Lee said so. Spain agreed, an official said.").actors}
    {'Ann Lee': 'person', 'Spain': 'state', 'an official': 'unnamed'}
    """

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    STATE = "state"
    UNNAMED = "unnamed"


class Gender(Choice, field="Actor.gender"):
    """A person's gender where the text's own words say it.

    >>> import newsparse
    >>> newsparse.parse("Spokeswoman Ann Lee said so.").actors[0].gender is Gender.FEMALE
    True
    """

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

    Raises:
        ModelError: The kind or the gender is none of its words, the age negative, or the country not two capital letters.

    >>> import newsparse
    >>> (lee,) = newsparse.parse("Governor Ann Lee, 52, said so. Lee then left.").actors
    >>> isinstance(lee, Actor), lee.name, lee.roles, lee.age, [str(mention) for mention in lee.mentions]
    (True, 'Ann Lee', ('Governor',), 52, ['Governor Ann Lee, 52', 'Lee'])
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

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        check_country(self, self.country)
        if self.age is not None and self.age < 0:
            raise ModelError("Actor", "age", f"{self.age} is negative")

    def __repr__(self) -> str:
        return f"Actor({shown(self.name)} {self.kind})"
