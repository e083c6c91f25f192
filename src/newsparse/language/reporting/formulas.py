"""Formulas: what stands where content would and is none, "a request for comment", "not to be named", ", who leads it,"."""

from __future__ import annotations

from typing import Final

import attrs

from newsparse.language.reporting.choice import is_speech
from newsparse.language.reporting.contents import BEFORE, last_before, openings
from newsparse.language.reporting.negation import is_negated
from newsparse.language.reporting.readings import Reading, kind_by_marks
from newsparse.language.reporting.scene import Scene, Stretch
from newsparse.lexicon import Lexicon

__all__ = ["cleared"]

_IN_FRONT: Final = frozenset("DABVIPNF'KTX")
_BE: Final = "be"
_RELATIVES: Final = frozenset({"who", "whom", "whose", "which"})


def cleared(scene: Scene, reading: Reading, lexicon: Lexicon) -> Reading:
    """Take out of the content what is a formula: "told the agency on [condition of anonymity]".

    Args:
        scene: The sentence.
        reading: A way to read one of its cues.
        lexicon: The lexicon "cues".

    Returns:
        The reading; one without content where nobody said anything: "did not respond to [a request for comment]".
    """
    formula = _Formula(scene, reading, lexicon)
    kept = tuple(part for part in reading.contents if not formula.is_in(part))
    if len(kept) == len(reading.contents):
        return reading
    side = reading.side
    if not kept and is_speech(reading.view.cue) and formula.is_aside(reading.contents[0]):
        kept, side = formula.before(), BEFORE
    return attrs.evolve(reading, contents=kept, kind=kind_by_marks(scene, kept), side=side)


class _Formula:
    """Looks at the content of one reading."""

    def __init__(self, scene: Scene, reading: Reading, lexicon: Lexicon) -> None:
        self.scene = scene
        self.reading = reading
        self.lexicon = lexicon
        self.lower = scene.page.lower
        self.words = lexicon["formulas"]

    def is_in(self, part: Stretch) -> bool:
        if part.first < self.reading.view.cue.first:
            return False
        if self.is_aside(part) or self._is_unnamed(part) or self._is_about_source(part):
            return True
        return self._is_unanswered(part) and self._is_denied()

    def before(self) -> tuple[Stretch, ...]:
        """Take what stands before cue and source instead: "The base was empty, an officer told AFP on condition of anonymity"."""
        last = last_before(self.scene, self.reading.view, self.reading.source)
        return (Stretch(openings(self.scene, last)[0], last),) if last >= self.scene.first else ()

    def is_aside(self, part: Stretch) -> bool:
        """Match what says how or when it was said, and nothing of what: "told the paper in an interview published on [Friday]"."""
        return self.is_anonymity(part) or all(
            word in self.scene.page.silent for word in self.lower[part.first : part.last + 1]
        )

    def is_anonymity(self, part: Stretch) -> bool:
        """Match "anonymity" and "condition of anonymity"."""
        return self._first_noun(part, "anonymity")

    def _is_about_source(self, part: Stretch) -> bool:
        """Match what says more about a source behind its cue: "according to the ministry, [which counted 43 cases]"."""
        last = self.reading.source.last
        return self.reading.view.cue.last < last < part.first <= last + 2 and self.lower[part.first] in _RELATIVES

    def _is_unnamed(self, part: Stretch) -> bool:
        """Match "not to be named" and, after a refusal, "to be named"; not "to be named captain"."""
        at, is_negative = part.first, self._refuses()
        while at <= part.last and self.scene.page.tags[at] in "KT":
            is_negative = is_negative or self.scene.page.tags[at] == "K"
            at += 1
        if at >= part.last or self.lower[at] != _BE or self.words.get(self.lower[at + 1]) != "named":
            return False
        return is_negative and at + 2 not in self.scene.page.phrase_from

    def _is_unanswered(self, part: Stretch) -> bool:
        """Match "to a request for comment" behind a verb that answers; not "to questions about the crash"."""
        verb = self.scene.page.lemma(self.reading.view.cue.first)
        if self.words.get(verb) != "answering" or not self._first_noun(part, "inquiry"):
            return False
        return not any(self.words.get(word) == "topic" for word in self.lower[part.first : part.last + 1])

    def _first_noun(self, part: Stretch, value: str) -> bool:
        """Whether the first noun that the lexicon lists so heads what content begins with."""
        for at in range(part.first, part.last + 1):
            if self.words.get(self.lower[at]) == value and self.scene.page.tags[at] == "N":
                return True
            if self.scene.page.tags[at] not in _IN_FRONT or at in self.scene.openings:
                return False
        return False

    def _refuses(self) -> bool:
        return self.lexicon["negations"].get(self.lower[self.reading.view.cue.first]) == "refused"

    def _is_denied(self) -> bool:
        cue, source = self.reading.view.cue, self.reading.source
        subject = source.first if 0 <= source.first < cue.first else -1
        return is_negated(self.scene, cue.first, subject, self.lexicon["negations"])
