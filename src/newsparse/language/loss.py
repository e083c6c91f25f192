"""A loss that a sentence states, before it becomes a fact."""

from __future__ import annotations

from typing import NamedTuple

from newsparse.language.numerals import Hedge

__all__ = ["Loss"]


class Loss(NamedTuple):
    """A statement of a loss, by the indexes of its tokens.

    Args:
        first: Its first token.
        last: Its last token, included.
        effect: What happened to the people.
        low: The fewest, or None.
        high: The most, or None.
        hedge: How the number is bounded.
        victim: First and last token of the phrases of those harmed.
        frame: Which frame found it.
        is_part: Whether it belongs to the total told before it.
        is_superseded: Whether it is the older figure for the loss told before it.
        is_single: Whether it is one person without a number.
        whole: First token of the loss that a part or an older figure belongs to, where the sentence says which; else -1.
    """

    first: int
    last: int
    effect: str
    low: int | None
    high: int | None
    hedge: Hedge
    victim: tuple[int, int]
    frame: str
    is_part: bool = False
    is_superseded: bool = False
    is_single: bool = False
    whole: int = -1
