"""A loss that a sentence states, before it becomes a fact, and what is known around it."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.language.numerals import Hedge

__all__ = ["FIGURES", "OWN", "SHOT", "Loss", "Statement"]

FIGURES: Final = frozenset(["toll", "number"])
"""Frames that tell a figure of the whole loss."""

SHOT: Final = "shot"
"""The frame of those shot, who are injured unless the text tells that they died."""

OWN: Final = frozenset(["himself", "herself", "themselves", "myself"])
"""Pronouns of those who harm themselves."""


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
        head: Head of the first of these phrases.
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
    head: int
    frame: str
    is_part: bool = False
    is_superseded: bool = False
    is_single: bool = False
    whole: int = -1


class Statement(NamedTuple):
    """A loss with what the extractor knows about it.

    Args:
        loss: The loss.
        sentence: Number of its sentence.
        start: Index of the first token of its sentence.
        stop: Index after the last token of its sentence.
        names: Words of names of persons among those harmed, in lower case.
        place: Name of the place beside it, or empty.
        day: Last day of the moment beside it, or empty.
        claimant: Name of who says it, or empty.
        country: ISO code of the country whose people they are, or empty.
        is_background: Whether it is told as history.
        owner: Name of the claimant whose own people they are, "its men", or empty.
        age: How long ago it happened, by the words around, see `newsparse.language.losstimes`.
        is_beside: Whether its sentence has told a loss of another effect: "12 were killed and 25 others injured".
    """

    loss: Loss
    sentence: int
    start: int
    stop: int
    names: frozenset[str]
    place: str
    day: str
    claimant: str
    country: str
    is_background: bool
    is_beside: bool = False
    age: str = ""
    owner: str = ""

    @property
    def least(self) -> int:
        """The fewest people that it can mean, or the most where only that is told."""
        return (self.loss.low if self.loss.low is not None else self.loss.high) or 0
