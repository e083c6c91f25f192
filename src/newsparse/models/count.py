"""How many, with the honesty of the words that say it."""

from __future__ import annotations

from typing import Final

import attrs

from newsparse.errors import ModelError
from newsparse.models.choice import Choice
from newsparse.models.typed import check_types

__all__ = ["Count", "Policy", "Qualifier"]


class Qualifier(Choice, field="Count.qualifier"):
    """How the text hedges a number.

    >>> import newsparse
    >>> newsparse.parse("Up to five people were hurt.").casualties[0].count.qualifier is Qualifier.AT_MOST
    True
    """

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    ZERO = "zero"


class Policy(Choice, field="Count.best"):
    """How a count becomes one number; see `Count.best`.

    >>> {str(policy): Count(low=24, qualifier="vague").best(policy) for policy in Policy}
    {'text': 24, 'acled': 12, 'ucdp_low': 24, 'ucdp_best': 24, 'ucdp_high': 24}
    """

    TEXT = "text"
    ACLED = "acled"
    UCDP_LOW = "ucdp_low"
    UCDP_BEST = "ucdp_best"
    UCDP_HIGH = "ucdp_high"


# From here on a vague number is a plural: "dozens" and "hundreds" are here at least two of them, for ACLED one.
_PLURAL: Final = 20


def _check_natural(field: str, number: int | None) -> None:
    if number is not None and number < 0:
        raise ModelError("Count", field, f"{number} is negative")


@attrs.frozen(kw_only=True, repr=False)
class Count:
    """A number of people from low to high, either end open.

    Args:
        low: The fewest, or None: "up to 5" is ``(None, 5)``.
        high: The most, or None: "at least 12" is ``(12, None)``, "dozens" ``(24, None)``.
        qualifier: The kind of hedge.

    Raises:
        ModelError: An end is no whole number or negative, or low exceeds high.

    >>> Count(low=12, qualifier="at_least")
    Count(12.. at_least)
    >>> Count(low=9, high=3)
    Traceback (most recent call last):
    newsparse.errors.ModelError: Count.low: 9 is more than high, 3
    """

    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, converter=Qualifier)

    def __attrs_post_init__(self) -> None:
        check_types(self)
        _check_natural("low", self.low)
        _check_natural("high", self.high)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ModelError("Count", "low", f"{self.low} is more than high, {self.high}")

    @classmethod
    def exactly(cls, number: int) -> Count:
        """Make the count of an exact number; nought is ``zero``.

        >>> Count.exactly(3)
        Count(3)
        """
        return cls(low=number, high=number, qualifier=Qualifier.EXACT if number else Qualifier.ZERO)

    def best(self, policy: Policy | str = Policy.TEXT) -> int | None:
        """Make one number of the count, by the convention of a named policy.

        ``text`` is the number that the text tells: the fewest, or the most where only that is told. ``acled`` is the most
        conservative one; "tens" are 10, "dozens" 12, "hundreds" 100 (ACLED, *FAQs: Fatalities*, 2024). ``ucdp_low`` and
        ``ucdp_high`` are the ends, an open one being the other end, nought below; ``ucdp_best`` is the low end where there
        is one, since the best estimate of the UCDP is a conservative one (UCDP Georeferenced Event Dataset codebook: ``best``, ``low``, ``high``).

        Args:
            policy: ``"text"``, ``"acled"``, ``"ucdp_low"``, ``"ucdp_best"`` or ``"ucdp_high"``.

        Returns:
            The number of people; None for a count without ends.

        Raises:
            ModelError: There is no such policy.

        >>> dozens = Count(low=24, qualifier="vague")
        >>> dozens.best(), dozens.best("acled")
        (24, 12)
        >>> [Count(low=3, high=5, qualifier="range").best(f"ucdp_{end}") for end in ("low", "best", "high")]
        [3, 3, 5]
        """
        policy = Policy(policy)
        if self.low is None and self.high is None:
            return None
        if policy is Policy.UCDP_LOW:
            return self.low or 0
        if policy is Policy.UCDP_HIGH:
            return self.low if self.high is None else self.high
        number = self.high if self.low is None else self.low
        if policy is Policy.ACLED and number and self.qualifier is Qualifier.VAGUE and number >= _PLURAL:
            return number // 2
        return number

    def __str__(self) -> str:
        if self.low == self.high and self.low is not None:
            return str(self.low)
        return f"{'' if self.low is None else self.low}..{'' if self.high is None else self.high}"

    def __repr__(self) -> str:
        hedge = "" if self.qualifier is Qualifier.EXACT else f" {self.qualifier}"
        return f"Count({self}{hedge})"
