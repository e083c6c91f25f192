"""Shares of a counted whole: "a third of the 90", "none of the 54", "all but two of the 60", "40 percent of the 50"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from newsparse.language.numeral_kinds import Surroundings
from newsparse.language.numeral_values import share
from newsparse.language.numeral_words import Figure, Hedge, Stretch

__all__ = ["join_shares"]

_PERCENT: Final = 100


def join_shares(numbers: Iterable[Figure], stretch: Stretch) -> Iterator[Figure]:
    """Merge "a third of the 90", "none of the 54" and "all but two of the 60" into one number each.

    "All but two" alone is taken off the number before; where there is none, nobody knows how many it is.

    Args:
        numbers: The numbers of the stretch, left to right.
        stretch: The words.
    """
    held: Figure | None = None
    whole: Figure | None = None
    for number in numbers:
        joined = _share(held, number, stretch)
        if held and not joined:
            yield _but(held, whole, stretch)
            whole = held if held.sort == "number" else whole
        held = joined or number
    if held:
        yield _but(held, whole, stretch)


def _share(part: Figure | None, whole: Figure, stretch: Stretch) -> Figure | None:
    """Read a share of a number that follows "of the" or "among the"."""
    kinds, word, of = stretch.tables.shares, stretch.around.word, whole.first - 2
    is_of = kinds.get(word(of)) == "of" and kinds.get(word(of + 1)) == "whole" and whole.sort == "number"
    if not is_of or whole.hedge is not Hedge.EXACT:
        return None
    if part is None or part.last < _before_percent(of - 1, stretch.around):
        is_nobody = kinds.get(word(of - 1)) == "nobody"
        return Figure(of - 1, whole.last, 0, 0, Hedge.ZERO, "zero") if is_nobody else None
    if part.sort == "zero":
        return part._replace(last=whole.last)
    if part.sort == "number" and part.last == of - 1:
        return _rest(part, whole, whole.last) if _is_rest(part, stretch) else None
    if part.sort not in ("number", "fraction"):
        return None
    many = round(_part(part, stretch) * Fraction(whole.low))
    return Figure(part.first, whole.last, many, many, Hedge.EXACT, "share")


def _part(part: Figure, stretch: Stretch) -> Fraction:
    """Read "two thirds" and the number in front of "percent"."""
    if part.sort == "number":
        return Fraction(part.low) / _PERCENT
    span = slice(part.first, part.last + 1)
    return share(stretch.around.lower[span], stretch.letters[span], stretch.tables.values)


def _before_percent(at: int, around: Surroundings) -> int:
    """Find the word before "percent" and "per cent", or the word itself."""
    values = around.phrases.units_after.values
    if values.get(around.word(at)) == "percent":
        return at - 1
    return at - 2 if values.get(f"{around.word(at - 1)} {around.word(at)}") == "percent" else at


def _but(number: Figure, whole: Figure | None, stretch: Stretch) -> Figure:
    """Take the two of "of the 13 climbers, all but two" off the last number before; without one nobody knows how many."""
    if number.sort != "number" or not _is_rest(number, stretch):
        return number
    rest = _rest(number, whole, number.last) if whole else None
    return rest or number._replace(first=number.first - 2, sort="fraction")


def _is_rest(number: Figure, stretch: Stretch) -> bool:
    """Tell "all but two"."""
    around = stretch.around
    return around.word(number.first - 1) == "but" and around.word(number.first - 2) == "all"


def _rest(part: Figure, whole: Figure, last: int) -> Figure | None:
    """Take a number off a whole."""
    left = whole.low - part.low
    return Figure(part.first - 2, last, left, left, Hedge.EXACT, "number") if left > 0 else None
