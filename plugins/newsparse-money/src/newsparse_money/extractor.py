"""The extractor of amounts: a sign or a name of a currency, and the number beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeAlias

import attrs
import regex

from newsparse import Lexicon, Qualifier, Span, View, extractor
from newsparse_money.amount import MONEY, Amount
from newsparse_money.currency import Currencies
from newsparse_money.figure import read_figure
from newsparse_money.lookalikes import is_lookalike
from newsparse_money.pattern import find_amount

__all__ = ["amounts"]

Match: TypeAlias = "regex.Match[str]"

# No amount is longer, from the first word of its number to its currency or back; in code points.
_REACH: Final = 200
_KINDS: Final = ("sign", "code", "name", "cents")
_LONGEST_HEDGE: Final = 4  # words
_FARTHEST_HEDGE: Final = 40  # code points
_SIGN: Final = regex.compile(r"\p{Sc}")
_WORD: Final = regex.compile(r"\S++")


@extractor(MONEY)
def amounts(view: View) -> Iterator[Amount]:
    """Find amounts of money, in the order of the text."""
    lexicon = view.lexicon("currencies")
    reading = _Reading(view, Currencies(lexicon, view.options))
    done = 0
    for place in _currencies(view, lexicon):
        start = max(done, place - _REACH)
        while place >= done and (match := find_amount(view.text, start, place + _REACH, lexicon)):
            amount = reading.amount(match)
            start = done = match.end() if amount is None else amount.span.end
            if amount is not None:
                yield amount


def _currencies(view: View, lexicon: Lexicon) -> list[int]:
    """Find where a currency may be named: cheap, so that copy without money costs next to nothing."""
    signs = (sign.start() for sign in _SIGN.finditer(view.text))
    return sorted({*_named(view, _last_words(lexicon), _letters(lexicon)), *signs})


def _named(view: View, called: frozenset[str], written: frozenset[str]) -> list[int]:
    """Find the tokens that name a currency; sets tell first, at once, whether there is one at all."""
    tokens = view.reading.tokens
    tails = (lower.rpartition("-")[2] for lower in tokens.lower if "-" in lower)
    if called.isdisjoint(tokens.lower) and written.isdisjoint(tokens.words) and called.isdisjoint(tails):
        return []
    words = zip(tokens.starts, tokens.words, tokens.lower, strict=True)
    return [start for start, word, lower in words if lower.rpartition("-")[2] in called or word in written]


@lru_cache(maxsize=8)
def _last_words(lexicon: Lexicon) -> frozenset[str]:
    """Collect the last words of what currencies are called, in lower case: "dollars" of "US dollars"."""
    return frozenset(word.lower().split()[-1] for section in ("names", "cents") for word in lexicon[section])


@lru_cache(maxsize=8)
def _letters(lexicon: Lexicon) -> frozenset[str]:
    """Collect what is written in letters, as a token has it: codes, and signs such as "Rs"."""
    signs = {sign.removesuffix(".") for sign in lexicon["signs"]}
    return frozenset({*lexicon["codes"], *signs, *(f"{sign}." for sign in signs)})


@attrs.frozen
class _Reading:
    """One text, and what its currencies mean."""

    view: View
    currencies: Currencies

    def amount(self, match: Match) -> Amount | None:
        lexicon = self.currencies.lexicon
        kind = next(name for name in _KINDS if match[name])
        figure = read_figure(match, lexicon)
        if is_lookalike(match, figure.high or figure.low, self.currencies.meant(match[kind], kind), lexicon):
            return None
        hedge = self.hedge(figure.start)
        unit = Decimal("0.01") if kind == "cents" else Decimal(1)
        (low, high), qualifier = figure.bounded(Qualifier.EXACT if hedge is None else self.qualifier(hedge))
        return Amount(
            self.view.span(figure.start, figure.end),
            rule=f"money.{kind}",
            evidence=() if hedge is None else (hedge,),
            low=None if low is None else _plain(low * unit),
            high=None if high is None else _plain(high * unit),
            currency=self.currencies.code(match[kind], kind),
            qualifier=qualifier,
        )

    def qualifier(self, hedge: Span) -> Qualifier:
        words = " ".join(hedge.text.lower().split())
        return Qualifier(self.currencies.lexicon["hedges"][words])

    def hedge(self, end: int) -> Span | None:
        """Find the longest hedge that stands right before an amount."""
        offset = max(0, end - _FARTHEST_HEDGE)
        before = self.view.text[offset:end]
        if not before[-1:].isspace():
            return None
        for word in list(_WORD.finditer(before))[-_LONGEST_HEDGE:]:
            hedge = before[word.start() :].rstrip()
            if " ".join(hedge.lower().split()) in self.currencies.lexicon["hedges"]:
                return self.view.span(offset + word.start(), offset + word.start() + len(hedge))
        return None


def _plain(value: Decimal) -> Decimal:
    """Write 1200000000.0 as 1200000000."""
    whole = value.to_integral_value()
    return whole if whole == value else value
