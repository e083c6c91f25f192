"""What the words of a capitalised name, and those beside it, tell of whom it names: a body, a person, or neither."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from newsparse.language.mention import Mention
from newsparse.language.naming import ORGANIZATION, Vocabulary
from newsparse.language.offices import what_follows
from newsparse.language.tokens import Tokens

__all__ = ["FINITE", "LOCATIVE", "NameWords"]

FINITE: Final = frozenset("VXHLM")
"""Tags of finite verbs."""

LOCATIVE: Final = frozenset(
    "in at near across inside outside throughout within around into through toward towards over beyond along".split()
)
"""Prepositions of place."""

# Copy all in capitals is told by so many characters after so many; a shorter text is not.
_HEADER: Final = 80
_SAMPLE: Final = 240
_LONGEST_APPOSITION: Final = 8

# An age between a name and its verb.
_AGE: Final = ",C,"
# After one of these a capital acts for its state: "sent by Beijing".
_AGENTIVE: Final = frozenset("by from with between against".split())
_SURNAME: Final = "surname"
_SEATED: Final = "-based"
_SUFFIXES: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


class NameWords:
    """What may be asked of the words of a text that begin with a capital.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        vocabulary: The words that tell kinds.
        places: Offsets where the name of a place begins.
    """

    def __init__(self, tokens: Tokens, tags: str, vocabulary: Vocabulary, places: Collection[int]) -> None:
        self.tokens = tokens
        self.is_shouted = _is_shouted(tokens.text)
        self.words = list(map(str.title, tokens.words)) if self.is_shouted else tokens.words
        self.lower = tokens.lower
        self.line_starts = frozenset(tokens.lines)
        self.tags = f"{tags}...."  # looking ahead needs no care at the end
        self.vocabulary = vocabulary
        self.joints = frozenset({"&", *vocabulary.particles})
        self.places = places
        self.found: list[Mention] = []
        self.vessels: set[str] = set()
        self.done = -1  # last token that belongs to a name read already

    def _is_plural(self, at: int) -> bool:
        return self.lower[at].endswith("s") and self.lower[at] not in self.vocabulary.roles

    def _opens(self, at: int) -> bool:
        """Whether a word begins a sentence, where its capital tells nothing."""
        return at == 0 or self.tags[at - 1] not in "NPADJ,F"

    def _is_corporate(self, first: int, last: int) -> bool:
        return self._is_body(last) or "U" in self.tags[first:last]  # nothing but "&" is a U inside a name

    def _is_body(self, at: int) -> bool:
        heads, word = self.vocabulary.heads, self.lower[at]
        if word in self.vocabulary.tails and at > 0 and f"{self.lower[at - 1]} {word}" in heads:
            return True
        return heads.get(word) == ORGANIZATION

    def _is_known(self, first: int, last: int) -> bool:
        vocabulary = self.vocabulary
        return self.words[last] in vocabulary.known_ends and self.tokens.slice(first, last) in vocabulary.known

    def _is_agency(self, at: int) -> bool:
        """Whether a known acronym stands alone, which nobody bears: "the official KCNA"."""
        return self.words[at].isupper() and not self.is_shouted and self.words[at] in self.vocabulary.known

    def _are_letters(self, at: int) -> bool:
        return self.lower[at] in self.vocabulary.letters and self.words[at][1:] != self.lower[at][1:]

    def _is_particle(self, at: int) -> bool:
        return self.lower[at] in self.vocabulary.particles and self.words[at] not in self.vocabulary.given

    def _acts(self, first: int, last: int) -> bool:
        verb = last + 4 if self.tags[last + 1 : last + 4] == _AGE else last + 1  # "X, 58, shook his head"
        return self.tags[verb] in FINITE or (first > 0 and self.lower[first - 1] in _AGENTIVE)

    def _is_word(self, at: int) -> bool:
        """Whether a capital is that of a number ("Thirty-two"), of "Q" and "A", or of what heads a piece ("EXCLUSIVE:")."""
        vocabulary, word = self.vocabulary, self.lower[at]
        is_number = "-" in word and vocabulary.words.get(word.partition("-")[0]) == "C"
        is_label = word in vocabulary.labels and self.lower[at + 1 : at + 2] == [":"]
        return is_number or is_label or vocabulary.pronouns.get(word) == "silent"

    def _start(self, low: int, first: int, last: int) -> int:
        """Take the article along, unless it belongs to a noun that follows: "the X government"."""
        is_own = low == first - 1 and self.lower[low] == "the" and self.tags[last + 1] not in "NAP'"
        return low if is_own else first

    def _has_trade(self, first: int) -> bool:
        """Whether a common noun in front says that a name is a body's: "the lender X"."""
        if first == 0 or self.tags[first - 1] not in "NAB":
            return False
        if self.tags[first + 1] == "P" and self.words[first] in self.vocabulary.given:
            return False  # "the contractor Ann Lee"
        before = self.lower[first - 1]
        return before in self.vocabulary.trades or before.endswith(_SEATED)

    def _tells_company(self, first: int, last: int) -> bool:
        """Whether a last word such as "Shipping" or a first one such as "Radio" makes a name a body's."""
        tells = self.lower[last] in self.vocabulary.sorts or self.lower[first] in self.vocabulary.openers
        return tells and self.words[first] not in self.vocabulary.given

    def _trade_after(self, last: int) -> str:
        """Read the noun of an apposition that says what a body is: "X, a Warsaw daily,"."""
        tags, at = self.tags, last + 2
        if tags[last + 1 : last + 3] != ",D":
            return ""
        while at - last < _LONGEST_APPOSITION and tags[at + 1] in "APNB'G":
            at += 1
        head = self.lower[at]
        is_body = head in self.vocabulary.trades or self._is_body(at)
        is_closed = tags[at + 1] not in FINITE  # "In X, the army said" is no apposition
        return head if tags[at] in "NA" and is_closed and is_body and head not in self.vocabulary.roles else ""

    def _may_be_surname(self, first: int, last: int) -> bool:
        """Whether the last word of a name may be a person's: "Alan West said", but "Victoria Park"."""
        told = self.vocabulary.things.get(self.lower[last])
        if told is None:
            return True
        is_person = (
            self.tags[last + 1] in FINITE
            or self.lower[max(first - 1, 0)] in self.vocabulary.before_speakers
            or " ".join(self.lower[max(first - 2, 0) : first]) in self.vocabulary.before_speakers
            or any(what_follows(self.tokens, self.tags, self.vocabulary, last))
        )
        return told == _SURNAME and self.words[first] in self.vocabulary.given and is_person

    def _looks_personal(self, first: int, last: int, words: Sequence[str]) -> bool:
        vocabulary = self.vocabulary
        if (
            words[0] in vocabulary.states
            or words[-1] in vocabulary.states
            or self.lower[first] in vocabulary.words
            or self.lower[last] in vocabulary.heads
        ):
            return False
        if first > 0 and (self.tags[first - 1] == "D" or self.lower[first - 1] in LOCATIVE):
            return False
        return not any(
            len(word) > 2 and not _is_initials(word) and (word.isupper() or (word[-1] == "." and word not in _SUFFIXES))
            for word in words
        )


def _is_shouted(text: str) -> bool:
    """Whether a text is all in capitals, as wires once were; told by a stretch after its header."""
    return text[_HEADER : _HEADER + _SAMPLE].isupper()


def _is_initials(word: str) -> bool:
    """Whether a word is initials with a period after each: "J.K."."""
    return word[-1] == "." and word.count(".") * 2 == len(word)
