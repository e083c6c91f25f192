"""A loss: how many, which effect, whose, claimed by whom."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.models.actor import Actor
from newsparse.models.choice import Choice
from newsparse.models.count import Count
from newsparse.models.fact import Fact
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.span import Span

__all__ = ["Casualty", "Effect", "Stance"]


class Effect(Choice, field="Casualty.effect"):
    """What happened to the people counted.

    >>> import newsparse
    >>> [one.effect is Effect.INJURED for one in newsparse.parse("Two people were hurt.").casualties]
    [True]
    """

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    HOSPITALIZED = "hospitalized"
    UNHARMED = "unharmed"
    KILLED_OR_INJURED = "killed_or_injured"


class Stance(Choice, field="Casualty.stance"):
    """How the text stands to the figure.

    >>> import newsparse
    >>> newsparse.parse("Nine people were feared dead.").casualties[0].stance is Stance.FEARED
    True
    """

    REPORTED = "reported"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    FEARED = "feared"


@attrs.frozen(repr=False, cache_hash=True)
class Casualty(Fact):
    """One statement of a loss; coordinated groups under one effect are one, with the sum.

    Args:
        effect: What happened to them.
        count: How many, from low to high.
        victim: The noun phrase of those harmed.
        actor: The named victim, where there is one.
        claimed_by: Who says so; None where the text says it itself.
        stance: How the text stands to it.
        part_of: The casualty whose total includes this one.
        superseded_by: The newer figure for the same loss, "up from 40".
        same_as: Another statement of the same loss: told before, or another claimant's figure for it.
        is_background: Told as history, not as this news.
        place: Where.
        moment: When.

    >>> import newsparse
    >>> (loss,) = newsparse.parse("At least 12 miners were killed, police said.").casualties
    >>> isinstance(loss, Casualty), str(loss.effect), loss.count, str(loss.victim), loss.claimed_by.name
    (True, 'killed', Count(12.. at_least), 'At least 12 miners', 'police')
    """

    effect: Effect = attrs.field(kw_only=True, converter=Effect)
    count: Count = attrs.field(kw_only=True)
    victim: Span | None = attrs.field(default=None, kw_only=True)
    actor: Actor | None = attrs.field(default=None, kw_only=True)
    claimed_by: Actor | None = attrs.field(default=None, kw_only=True)
    stance: Stance = attrs.field(default=Stance.REPORTED, kw_only=True, converter=Stance)
    part_of: Casualty | None = attrs.field(default=None, kw_only=True)
    superseded_by: Casualty | None = attrs.field(default=None, kw_only=True)
    same_as: Casualty | None = attrs.field(default=None, kw_only=True)
    is_background: bool = attrs.field(default=False, kw_only=True)
    place: Place | None = attrs.field(default=None, kw_only=True)
    moment: Moment | None = attrs.field(default=None, kw_only=True)

    def _gist(self) -> Iterator[str]:
        yield f"{self.effect} {self.count}"
        if self.claimed_by:
            yield f"says {self.claimed_by.name}"
