"""What an amount of money is, and the layer that holds amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import attrs

from newsparse import Fact, Layer, NewsparseError, Qualifier

__all__ = ["MONEY", "Amount", "AmountError"]


class AmountError(NewsparseError, ValueError):
    """A field of an amount, or an option of the plugin, holds what it cannot hold."""


def check_currency(code: object) -> str:
    """Let a code of ISO 4217 pass.

    Args:
        code: Three capital letters, one hopes.

    Raises:
        AmountError: It is anything else.

    >>> check_currency("EUR")
    'EUR'
    """
    if not (isinstance(code, str) and len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
        raise AmountError(f"currency: {code!r} is not a code of ISO 4217")
    return code


@attrs.frozen(repr=False)
class Amount(Fact):
    """An amount of money, from low to high.

    Args:
        low: The least, in units of the currency (dollars, not cents), or None: "up to $5" is ``(None, 5)``.
        high: The most, or None: "at least $5" is ``(5, None)``, "millions of euros" ``(2000000, None)``.
        currency: Code of ISO 4217, ``"USD"``.
        qualifier: The kind of hedge.

    Raises:
        AmountError: An end is negative or no finite number, low exceeds high, or the currency is no code.

    >>> from newsparse import Span
    >>> Amount(Span(0, 2, "$5"), rule="money.sign", low=Decimal(5), high=Decimal(5), currency="USD")
    Amount(0:2 5 USD '$5')
    """

    low: Decimal | None = attrs.field(kw_only=True)
    high: Decimal | None = attrs.field(kw_only=True)
    currency: str = attrs.field(kw_only=True, converter=check_currency)
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, kw_only=True, converter=Qualifier)

    def __attrs_post_init__(self) -> None:
        Fact.__attrs_post_init__(self)
        for name, end in (("low", self.low), ("high", self.high)):
            if end is not None and not (end.is_finite() and end >= 0):
                raise AmountError(f"Amount.{name}: {end} is no amount")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise AmountError(f"Amount.low: {self.low} is more than high, {self.high}")

    def __repr__(self) -> str:
        ends = [self.low] if self.low == self.high else [self.low, self.high]
        shown = "..".join("" if end is None else f"{end:f}" for end in ends)
        return f"Amount({self.span.start}:{self.span.end} {shown} {self.currency} {self.text!r})"


MONEY: Final = Layer("money", Amount)
