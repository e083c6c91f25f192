"""Negation: whether a report is said not to have been made, or only supposed."""

from __future__ import annotations

from typing import Final

from newsparse.language.reporting.scene import Scene
from newsparse.lexicon import Section

__all__ = ["is_negated", "refused"]

# What belongs to a verb and stands before it: "has not yet been able to".
_GROUP: Final = frozenset("RXHLMKT")
_VERBAL: Final = frozenset("VGBI")
# What belongs to a noun and stands before it: "gave no clear warning".
_MODIFIERS: Final = frozenset("DABNP'R")
_AUXILIARIES: Final = frozenset("HLMX")


def is_negated(scene: Scene, first: int, subject: int, words: Section) -> bool:
    """Tell whether a report was not made: "did not say", "refused to say", "nobody said", "if he says".

    Args:
        scene: The sentence.
        first: Index of the cue's first token.
        subject: Index of the first token of its source, where that stands before it; else -1.
        words: The words that negate, by how they do it.
    """
    clause = _Clause(scene, words)
    if clause.says(first + 1, "nothing"):
        return True
    at = clause.before_noun(first) if scene.page.tags[first] in "NP" else first - 1
    at, found = clause.before_verb(at)
    return found or clause.is_denied_by(subject if subject >= 0 else clause.before_subject(at) + 1)


def refused(scene: Scene, first: int, words: Section) -> int | None:
    """Find the word of speech that a cue refuses: "declined to say", "refused to comment", "declined comment".

    Args:
        scene: The sentence.
        first: Index of the cue's first token.
        words: The words that negate, by how they do it.

    Returns:
        Index of the verb; None where nothing is refused, or something else than to speak: "refused to resign".
    """
    page = scene.page
    at = first + 1 + (page.tags[first + 1 : first + 2] == "T")
    if at >= scene.end or words.get(page.lower[first]) != "refused":
        return None
    two = " ".join(page.lower[at : at + 2])
    speaks = page.lower[at] in page.reporting.verbs or "answering" in (words.get(page.lower[at]), words.get(two))
    return at if speaks else None


class _Clause:
    """The words before a cue, as far as they belong to its clause."""

    def __init__(self, scene: Scene, words: Section) -> None:
        self.scene = scene
        self.words = words
        self.tags = scene.page.tags

    def says(self, at: int, *how: str) -> bool:
        """Whether a word negates in one of some ways, and is not "not only"."""
        if not self.scene.first <= at < self.scene.end or self.words.get(self.scene.page.lower[at]) not in how:
            return False
        return not (at + 1 < self.scene.end and self.words.get(self.scene.page.lower[at + 1]) == "only")

    def before_noun(self, at: int) -> int:
        """Step from a noun to what stands before its phrase, and over a verb that only carries it: "gave no warning"."""
        at -= 1
        while at >= self.scene.first and self.tags[at] in _MODIFIERS and not self.says(at, "not", "nobody"):
            at -= 1
        carries = at >= self.scene.first and self.tags[at] in _VERBAL and self.says(at, "carrier")
        return at - 1 if carries else at

    def before_verb(self, at: int) -> tuple[int, bool]:
        """Step over auxiliaries and the verbs that govern a cue; tell whether one of them negates it."""
        while at >= self.scene.first:
            if self.says(at, "not", "nobody") or self._is_refused(at):
                return at, True
            if not (self.tags[at] in _GROUP or self._governs(at) or self._is_joined(at)):
                break
            at -= 1
        return at, False

    def _is_refused(self, at: int) -> bool:
        """Match "refused", "yet" before "to", and "short of"."""
        follower = self.tags[at + 1] if at + 1 < self.scene.end else ""
        if self.says(at, "refused") and follower == "T":
            return True
        return self.scene.page.lower[at] == "of" and self.says(at - 1, "short")

    def _governs(self, at: int) -> bool:
        return self.tags[at] in _VERBAL and self.tags[at + 1 : at + 2] == "T"

    def _is_joined(self, at: int) -> bool:
        """Match "or" and the verb before it: "declined to confirm or deny"."""
        if self.scene.page.lower[at] == "or":
            return at > self.scene.first and self.tags[at - 1] in _VERBAL
        return self.tags[at] in _VERBAL and self.scene.page.lower[at + 1] == "or"

    def before_subject(self, at: int) -> int:
        """Step over the noun phrase that ends at a token."""
        phrase = self.scene.page.phrase_to.get(at)
        return at if phrase is None else phrase.first - 1

    def is_denied_by(self, subject: int) -> bool:
        """Whether a subject is nobody, or stands after "if", "nor did" or an inverted "had"."""
        before = subject - 1
        if self.says(subject, "nobody", "nothing") and self.tags[subject + 1 : subject + 2] != "C":
            return True
        if before < self.scene.first:
            return False
        if self.says(before, "if") or (self.says(before, "inverted") and self._opens(before)):
            return True
        return self.tags[before] in _AUXILIARIES and self.says(before - 1, "not", "nobody")

    def _opens(self, at: int) -> bool:
        return at == self.scene.first or self.tags[at - 1] in ",qJ-"
