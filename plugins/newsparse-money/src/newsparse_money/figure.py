"""The numbers of one amount: one or two of them, multiplied, with the stretch of text they stand in."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, TypeAlias

import attrs
import regex

from newsparse import Lexicon, Qualifier
from newsparse_money.numbers import read_number, times

__all__ = ["Figure", "read_figure"]

Match: TypeAlias = "regex.Match[str]"
Ends: TypeAlias = tuple[Decimal | None, Decimal | None]

_OPEN_ABOVE: Final = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.VAGUE})
_OPEN_BELOW: Final = frozenset({Qualifier.AT_MOST, Qualifier.FEWER_THAN})


@attrs.frozen
class Figure:
    """How much, before it is said of what.

    Args:
        low: The number, or the lower of two.
        high: The higher of two, or None.
        start: Offset of the first character.
        end: Offset after the last one.
        is_vague: Whether there may be more: "millions of".
    """

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    is_vague: bool = False

    def bounded(self, hedge: Qualifier) -> tuple[Ends, Qualifier]:
        """Tell the least and the most, and the kind of hedge.

        Args:
            hedge: What the words before the figure say.
        """
        if self.high is not None:
            return (self.low, self.high), Qualifier.RANGE
        if self.is_vague and hedge is Qualifier.EXACT:
            hedge = Qualifier.VAGUE
        low = None if hedge in _OPEN_BELOW else self.low
        high = None if hedge in _OPEN_ABOVE else self.low
        return (low, high), hedge


def read_figure(match: Match, lexicon: Lexicon) -> Figure:
    """Read one match of the pattern.

    What looks like a range but is none is cut: of "$3 to 5 people" the number at the sign stays, of "three and 5
    million euros" the one at the name.

    Args:
        match: A match of `amount_pattern`.
        lexicon: The lexicon `currencies`.
    """
    ends = _range(match, lexicon)
    if ends is not None:
        return Figure(*ends, match.start(), match.end())
    if match["more"] is None:
        return _single(match, "low", match.start(), match.end(), lexicon)
    if match["joint"] is None:
        return _single(match, "low", match.start(), match.start("more"), lexicon)
    return _single(match, "high", match.start("high"), match.end(), lexicon)


def _single(match: Match, which: str, start: int, end: int, lexicon: Lexicon) -> Figure:
    number = read_number(match[which], lexicon)
    return Figure(number.value * times(match[f"{which}_times"] or "", lexicon), None, start, end, number.is_vague)


def _range(match: Match, lexicon: Lexicon) -> tuple[Decimal, Decimal] | None:
    if match["more"] is None or not _is_range(match):
        return None
    low = read_number(match["low"], lexicon).value * times(match["low_times"] or "", lexicon)
    high = read_number(match["high"], lexicon).value * times(match["high_times"] or "", lexicon)
    unit = times(match["high_times"] or match["high"].split()[-1], lexicon)
    if not match["low_times"] and low < unit and low * unit <= high:  # "3 to 5 million", "two or three hundred"
        low *= unit
    return (low, high) if low <= high else None


def _is_range(match: Match) -> bool:
    """Tell whether two numbers with a joint between them are the ends of one amount."""
    joint = match["to"].strip()
    if joint == "and":
        return match.string[: match.start()].endswith(("between ", "Between "))
    follows_suit = bool(match["again"] or match["high_times"]) if match["joint"] is None else True
    if joint in ("to", "or"):
        return follows_suit
    return len(match["to"]) == 1 or bool(match["joint"] is None and match["again"])
