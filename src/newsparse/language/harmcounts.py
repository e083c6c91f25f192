"""The counts of a sentence of harm: one letter for each, and of a share what it is a share of where that was harmed.

"A third of the 90 passengers died" tells of 30 dead; "a third of the 90 killed were children" tells of 90.
"""

from __future__ import annotations

from typing import Final

from newsparse.language.harmsentence import Sentence
from newsparse.language.numerals import Kind, Quantity, quantities
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon

__all__ = ["count"]

# Whose count is that of those harmed, behind a share of them: "of the 90 killed", "of the 12 bodies".
_HARMED: Final = frozenset("ka")
_DEAD: Final = frozenset(["killed", "injured", "killed_or_injured"])


def count(
    tokens: Tokens, sentence: Sentence, first: int, numerals: Lexicon
) -> tuple[dict[int, Quantity], dict[int, int]]:
    """Put one letter for each count: Q, or Z for nobody.

    Args:
        tokens: The tokens of the text.
        sentence: The sentence, whose letters change.
        first: Index of its first token.
        numerals: The lexicon ``numerals``.

    Returns:
        The counts by their first tokens, and where they end.
    """
    counts: dict[int, Quantity] = {}
    ends: dict[int, int] = {}
    letters, stop = sentence.letters, first + len(sentence.letters)
    if first == stop:
        return counts, ends
    for told in quantities(tokens.text, tokens.starts[first], tokens.ends[stop - 1], numerals):
        quantity = _of_whole(tokens, sentence, first, told, numerals)
        begin, end = tokens.at(quantity.start), tokens.at(quantity.end - 1)
        is_whole = tokens.starts[begin] == quantity.start and tokens.ends[end] == quantity.end
        if quantity.kind is Kind.COUNT and is_whole and letters[begin - first]:
            letters[begin - first : end - first + 1] = ["Z" if quantity.high == 0 else "Q", *[""] * (end - begin)]
            counts[begin], ends[begin] = quantity, end
            _settle_counted(letters, tokens.lower, end + 1, first)
    return counts, ends


def _of_whole(tokens: Tokens, sentence: Sentence, first: int, told: Quantity, numerals: Lexicon) -> Quantity:
    """Read the whole of a share where it is the count of those harmed: "half of the 60 killed", "none of the 30 survived"."""
    begin, end = tokens.at(told.start), tokens.at(told.end - 1)
    if begin == end:
        return told
    kinds = numerals["shares"]
    lower = tokens.lower[begin:end]
    of = next(
        (at for at, word in enumerate(lower) if kinds.get(word) == "of" and kinds.get(tokens.lower[begin + at + 1])), -1
    )
    if of < 0 or not (sentence.letters[begin - first] == "" or _are_harmed(sentence, end + 1 - first)):
        return told
    return next(iter(quantities(tokens.text, tokens.starts[begin + of + 1], tokens.ends[end], numerals)), told)


def _are_harmed(sentence: Sentence, at: int) -> bool:
    """Tell "the 90 killed", "the 90 passengers killed" and "the 12 bodies" from "the 90 were killed"."""
    letters = sentence.letters
    if at < len(letters) and letters[at] == "p":
        return sentence.words.effects.get(sentence.lower[at]) in _DEAD
    noun = next((behind for behind in range(at, len(letters)) if letters[behind] not in ("", "N")), len(letters))
    return noun < len(letters) and letters[noun] in _HARMED


def _settle_counted(letters: list[str], lower: list[str], at: int, first: int) -> None:
    """Take "pupils" in "twelve pupils were" for a noun, whatever the tagger says."""
    here = at - first
    if (
        letters[here : here + 1] in (["V"], ["I"])
        and lower[at].endswith("s")
        and letters[here + 1 : here + 2] in (["X"], ["H"], ["k"], ["d"])
    ):
        letters[here] = "N"
