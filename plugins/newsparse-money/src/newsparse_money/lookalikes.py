"""What reads like money and is none: pounds of weight, games won, a dollar as such."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

import regex

from newsparse import Lexicon

__all__ = ["is_lookalike"]

Match: TypeAlias = "regex.Match[str]"


def is_lookalike(match: Match, value: Decimal, meant: str, lexicon: Lexicon) -> bool:
    """Tell whether a match is no money after all.

    Args:
        match: A match of `amount_pattern`.
        value: The number.
        meant: Code or family of the currency.
        lexicon: The lexicon `currencies`.
    """
    if match["name"] is None:
        return False
    if match["low"].lower() in ("a", "an") and not match["low_times"]:
        return True
    if match["name"].lower() in lexicon["careful"] and value < 1000:
        return True
    return meant == "pound" and _is_weight(match, lexicon)


def _is_weight(match: Match, lexicon: Lexicon) -> bool:
    words = lexicon["weights"]
    before = match.string[max(0, match.start() - 40) : match.start()].lower().split()[-3:]
    after = match.string[match.end() : match.end() + 12].lower().split()[:1]
    return (
        match["joint"] == "-"
        or any(words.get(word) == "before" for word in before)
        or any(words.get(word) == "after" for word in after)
    )
