"""A sentence while its letters are being settled."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.language.harmwords import HarmWords

__all__ = ["CLOSE", "FAR", "NEAR", "NOUNLIKE", "Sentence"]

NEAR: Final = 6
"""How many words behind "shot" name the part of the body that is hit."""

FAR: Final = 10
"""How many words behind "shot" tell of a death."""

CLOSE: Final = 3
"""How many words around "lost" name whom an army loses."""

NOUNLIKE: Final = "NPACG"
"""Tags of what may stand in a noun phrase."""


class Sentence(NamedTuple):
    """The words and the letters of a sentence.

    Args:
        lower: Its tokens in lower case.
        letters: A letter for each, its tag at first.
        words: The words of harm.
        fatal: Indexes of the tokens that "fatally" makes deadly.
        ends: Where the letters of several tokens end, by their first.
    """

    lower: list[str]
    letters: list[str]
    words: HarmWords
    fatal: set[int]
    ends: dict[int, int]

    def spell(self, first: int, last: int, letter: str) -> None:
        """Put one letter for several tokens."""
        self.letters[first : last + 1] = [letter, *[""] * (last - first)]
        self.ends[first] = last

    def before(self, at: int) -> str:
        """Return the letter before one, a full stop at the beginning."""
        return self.letters[at - 1] if at else "."

    def verb_before(self, at: int) -> str:
        """Return the last letter before that is no adverb; behind "shoot and", the one before that."""
        letters = "".join(self.letters[max(0, at - 4) : at]).rstrip("R")
        return (letters.removesuffix("IJ"))[-1:] or "."

    def after(self, at: int) -> str:
        """Return the letter behind one, a full stop at the end."""
        return self.letters[at + 1] if at + 1 < len(self.letters) else "."


_LEFT_OUT: Final = frozenset(["", "R", "q"])
# How many words behind "shot" name the part of the body that is hit, or tell of a death.
_NEAR, _FAR = 6, 10
# How many words around "lost" name whom an army loses.
