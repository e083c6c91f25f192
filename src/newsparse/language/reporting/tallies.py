"""Tallies: who puts a figure on a loss, "a hospital official put the toll at 12", "state television gave a toll of 23"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import Final

from newsparse.language.reading import Reading
from newsparse.language.reporting.citations import Page, Words
from newsparse.language.reporting.reader import Report
from newsparse.language.reporting.scene import Stretch
from newsparse.lexicon import Section

__all__ = ["tallied"]

RULE: Final = "tally"
# So many words from what is counted to the figure, and from its preposition to the number.
_FARTHEST: Final = 10
_HEDGED: Final = 4
# What may stand between a subject and its verb, and where content ends.
_AUXILIARY: Final = "RHX"
_ENDS: Final = frozenset(",.;:SWJq(-")
_PRONOUNS: Final = frozenset(["he", "she", "it", "they"])
_OF: Final = frozenset(["of"])
_LONGEST: Final = 4
# So many words before "toll" stands the verb of which it is the object.
_OBJECT: Final = 6
# The words of the section that are verbs: "put the figure at", "revised the toll to", "gave a toll of".
_VERBS: Final = frozenset(["putting", "revising", "raising", "giving"])
_COUNTED: Final = frozenset(["toll", "lost", "figure"])
_PUTTING: Final = frozenset(["putting", "revising"])


def tallied(reports: Sequence[Report], reading: Reading, sentences: Sequence[int], words: Words) -> list[Report]:
    """Add the reports of those who put a figure on a loss.

    Args:
        reports: The reports, in the order of their cues.
        reading: The shared reading of the text.
        sentences: Offset of the first character of each sentence, in order.
        words: What tells outlets, who can be cited, and what is a tally.
    """
    cues = {report.cue.first for report in reports}
    places = [at for at in _verbs(reading.tokens.lower, words.tallies) if at not in cues]
    if not places:
        return list(reports)
    page, tokens = Page(reading, words), reading.tokens
    found: list[Report] = []
    for at in places:
        number = bisect_right(sentences, tokens.starts[at])
        end = tokens.at(sentences[number]) if number < len(sentences) else len(tokens.starts)
        first = tokens.at(sentences[number - 1]) if number else 0
        tally = _Tally(page, at, first, end)
        if (content := tally.content()) and (source := tally.source((*reports, *found))):
            found.append(Report(RULE, Stretch(at, at), "statement", (content,), source))
    return sorted((*reports, *found), key=lambda report: report.cue.first)


def _verbs(lower: Sequence[str], words: Section) -> list[int]:
    """Find the verbs just before "toll", "number of dead" and their like."""
    nouns = [at for at in compress(count(), map(words.__contains__, lower)) if words[lower[at]] in _COUNTED]
    near = (at for noun in nouns for at in range(max(0, noun - _OBJECT), noun))
    return sorted({at for at in near if words.get(lower[at]) in _VERBS})


class _Tally:
    """One verb that may put a figure on a loss."""

    def __init__(self, page: Page, at: int, first: int, end: int) -> None:
        self.page = page
        self.at = at
        self.first = first
        self.end = end
        self.words = page.words.tallies

    # ---- what is put

    def content(self) -> Stretch | None:
        """Find "the death toll at 12", "the number of dead at eight", "a toll of 23"."""
        page, start = self.page, self.at + 1
        while start < self.end and page.tags[start] in "RK":
            start += 1
        counted = page.phrase_from.get(start)
        if counted is None or not self.is_of_loss(counted.head, counted.last):
            return None
        joints = _OF if self.words.get(page.lower[self.at]) == "giving" else self.joints(start, counted.last)
        for at in range(counted.last + 1, min(counted.last + _FARTHEST, self.end)):
            if page.tags[at] in _ENDS:
                return None
            if page.lower[at] in joints and (number := self.number(at)) is not None:
                return Stretch(start, self.to_end(number))
        return None

    def is_of_loss(self, head: int, last: int) -> bool:
        """Tell "the death toll" and "the number of dead" from "the number of troops"; only "put" and "revised" make one of "the figure"."""
        page = self.page
        kind = self.words.get(page.lower[head])
        behind = page.lower[last + 1 : min(last + 1 + _LONGEST, self.end)]
        is_dead = any(self.words.get(word) == "harmed" for word in behind)
        verb = self.words.get(page.lower[self.at])
        if kind == "figure":
            return is_dead or (verb in _PUTTING and behind[:1] in (["at"], ["to"]))
        return kind == "toll" or (kind == "lost" and verb == "putting")

    def joints(self, first: int, last: int) -> frozenset[str]:
        """Name the prepositions of a figure: "at 12", "to 12", and the "of" of "an earlier toll of 16"."""
        is_earlier = any(self.words.get(word) == "earlier" for word in self.page.lower[first : last + 1])
        is_put = self.words.get(self.page.lower[self.at]) == "putting"
        return _OF if is_earlier else frozenset(["at"] if is_put else ["at", "to"])

    def number(self, joint: int) -> int | None:
        """Find the number behind a preposition, over "at least" and its like."""
        near = range(joint + 1, min(joint + 1 + _HEDGED, self.end))
        return next((at for at in near if self.page.tags[at] == "C"), None)

    def to_end(self, number: int) -> int:
        """Find where the clause ends behind a number."""
        at = number
        while at + 1 < self.end and self.page.tags[at + 1] not in _ENDS and self.page.lower[at + 1] != "after":
            at += 1
        return at

    # ---- who puts it

    def source(self, reports: Sequence[Report]) -> Stretch | None:
        """Find who puts it: the subject, or who spoke before in the sentence, "it lost 20 men and put losses at 90"."""
        page, at = self.page, self.past_times()
        if page.tags[self.at] == "G" or page.tags[at] in "J,":
            return self.spoken(reports)
        if page.lower[at] in _PRONOUNS and at >= self.first:
            return Stretch(at, at)
        own = (part for part in self.subjects(at) if page.is_somebody(part) or page.is_outlet(part, part))
        return next((self.joined(part, at) for part in own), None)

    def past_times(self) -> int:
        """Step back from the verb over "has", "later" and "on Tuesday"."""
        page, at = self.page, self.at - 1
        while at > self.first:
            if page.tags[at] in _AUXILIARY or self.words.get(page.lower[at]) == "earlier":
                at -= 1
            elif page.lower[at] in page.words.silent and at in page.phrase_to:
                at = page.phrase_to[at].first - 1
                at -= page.tags[at] == "F"
            else:
                break
        return at

    def subjects(self, at: int) -> Iterator[Stretch]:
        """Yield the phrases that end before the verb, the first of "a doctor at the clinic" before the last."""
        page = self.page
        phrase = page.phrase_to.get(at)
        found = []
        while phrase is not None and phrase.first >= self.first:
            found.append(Stretch(phrase.first, phrase.last))
            is_behind = phrase.first - 1 > self.first and page.tags[phrase.first - 1] == "F"
            phrase = page.phrase_to.get(phrase.first - 2) if is_behind else None
        yield from reversed(found)

    def joined(self, part: Stretch, last: int) -> Stretch:
        """Reach from the first of "hospital officials and a witness at the gate" to the last word before the verb."""
        page = self.page
        before = page.phrase_to.get(part.first - 2) if page.lower[part.first - 1] == "and" else None
        is_own = before is not None and before.first >= self.first
        return Stretch(before.first if before and is_own else part.first, last)

    def spoken(self, reports: Sequence[Report]) -> Stretch | None:
        """Find who spoke last before the verb, in its sentence."""
        before = [one for one in reports if self.first <= one.cue.first < self.at and one.source is not None]
        return max(before, key=lambda one: one.cue.first).source if before else None
