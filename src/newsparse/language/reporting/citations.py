"""Citations: what an outlet reports by citing somebody, "three people died, Reuters reported, citing the army"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import Final, NamedTuple

from newsparse.language.descriptions import describe
from newsparse.language.naming import Vocabulary
from newsparse.language.outlets import Outlets
from newsparse.language.reading import Reading
from newsparse.language.reporting.reader import Report
from newsparse.language.reporting.scene import Stretch
from newsparse.lexicon import Lexicon, Section

__all__ = ["Page", "Words", "cited"]

RULE: Final = "citing"
_LEARNED: Final = "reading"
_VERBAL: Final = frozenset("VG")
# What somebody who is cited may have behind him: "a source in the ministry", "people familiar with the talks".
_ENDS: Final = frozenset(",.SWVXHLMqJT(:-")
_CLAUSE_ENDS: Final = frozenset(",.q:-(")
_LONGEST: Final = 16
_STOPS: Final = ",.-"
_NOTHING: Final = ",.-q"
_ACCORDING: Final = ["according", "to"]


class Words(NamedTuple):
    """What tells outlets, and who can be cited.

    Args:
        relays: Words that pass reports on, to how they do it.
        silent: Days and months.
        outlets: Names of outlets.
        vocabulary: Words that tell who is named.
        tallies: Words of putting a figure on a loss.
    """

    relays: Section
    silent: Section
    outlets: Outlets
    vocabulary: Vocabulary
    tallies: Section

    @classmethod
    def of(cls, cues: Lexicon, actors: Lexicon, vocabulary: Vocabulary) -> Words:
        """Take the words of the lexicons.

        Args:
            cues: The lexicon "cues".
            actors: The lexicon "actors".
            vocabulary: Words that tell who is named.
        """
        return cls(cues["relays"], cues["silent"], Outlets.of(actors, cues), vocabulary, cues["tallies"])


def cited(reports: Sequence[Report], reading: Reading, sentences: Sequence[int], words: Words) -> list[Report]:
    """Give what an outlet reports by citing somebody to whom it cites, in a report beside the outlet's own.

    Args:
        reports: The reports, in the order of their cues.
        reading: The shared reading of the text.
        sentences: Offset of the first character of each sentence, in order.
        words: What tells outlets.

    Returns:
        The reports. Content is without the words that cite; a report of these words alone is left out.
    """
    known, lower = words.relays, reading.tokens.lower
    places = [index for index in compress(count(), map(known.__contains__, lower)) if known[lower[index]] == RULE]
    if not places:
        return list(reports)
    starts = reading.tokens.starts
    firsts = [reading.tokens.at(start) for start in sentences]
    page = Page(reading, words)
    found = list(reports)
    for at in places:
        number = bisect_right(sentences, starts[at])
        bounds = (firsts[number - 1] if number else 0, firsts[number] if number < len(firsts) else len(starts))
        found = _Citation(page, at, bounds).applied(found)
    return sorted(found, key=_place)


def _place(report: Report) -> int:
    return report.cue.first


class Page:
    """The text, and what its words tell."""

    def __init__(self, reading: Reading, words: Words) -> None:
        self.tokens = reading.tokens
        self.lower = reading.tokens.lower
        self.tags = reading.tags
        self.words = words
        self.phrase_from = {phrase.first: phrase for phrase in reading.phrases}
        self.phrase_to = {phrase.last: phrase for phrase in reading.phrases}

    def is_outlet(self, part: Stretch, cue: Stretch) -> bool:
        """Whether a noun phrase names an outlet, or may do so where it reports."""
        name = self.tokens.slice(part.first, part.last)
        outlets = self.words.outlets
        if outlets.is_named(name) or outlets.is_named(self._bare(part)):
            return True
        carries = self.words.relays.get(" ".join(self.lower[cue.first : cue.last + 1])) == "carrying"
        return carries and self.tags[part.last] == "P" and outlets.may_be(name)

    def _bare(self, part: Stretch) -> str:
        return self.tokens.slice(part.first + (self.tags[part.first] == "D" and part.first < part.last), part.last)

    def is_somebody(self, part: Stretch) -> bool:
        """Whether a noun phrase is somebody who can be cited, or a document: no "high costs"."""
        phrase = self.phrase_from[part.first]
        if self.tags[phrase.head] == "P" or self.lower[phrase.head] in self.words.vocabulary.documents:
            return self.lower[phrase.head] not in self.words.vocabulary.things
        return describe(self.tokens, self.tags, self.words.vocabulary, part.first, part.last) is not None


class _Citation:
    """One word that cites, in its sentence."""

    def __init__(self, page: Page, at: int, bounds: tuple[int, int]) -> None:
        self.page = page
        self.at = at
        self.first, self.end = bounds

    def applied(self, reports: list[Report]) -> list[Report]:
        """Add the report of who is cited; leave the reports as they are where no outlet cites anybody."""
        source = self._source() if self.page.tags[self.at] in _VERBAL else None
        if source is None or any(one.rule != _LEARNED and one.cue.first == self.at for one in reports):
            return reports
        others = [one for one in reports if one.cue.first != self.at]
        carrier = self._carrier(others) or self._according(others) or self._subject(others, source)
        if carrier is None:
            return reports
        outer = self._without(carrier, source)
        if not outer.contents:
            return reports
        inner = outer._replace(rule=RULE, cue=Stretch(self.at, self.at), act="statement", source=source)
        return [*(one for one in others if one is not carrier), outer, inner]

    # ------------------------------------------------------------ who is cited

    def _source(self) -> Stretch | None:
        page = self.page
        phrase = page.phrase_from.get(self.at + 1)
        if phrase is None or phrase.last >= self.end:
            return None
        part = Stretch(phrase.first, self._reach(phrase.last))
        is_quoted = part.last + 1 < self.end and page.lower[part.last + 1] == "as"
        return part if not is_quoted and page.is_somebody(part) else None

    def _reach(self, last: int) -> int:
        """Follow a noun phrase over what belongs to it, and to an apposition: "Oleg Belov, the deputy minister"."""
        at = self._modified(last)
        if self.page.tags[at + 1 : at + 2] == "W":  # "two people who were at the meeting"
            while at + 1 < self.end and self.page.tags[at + 1] not in _CLAUSE_ENDS:
                at += 1
            return at
        phrase = self.page.phrase_from.get(at + 2) if self.page.tags[at + 1 : at + 2] == "," else None
        if phrase is None or phrase.last + 1 >= self.end or self.page.tags[phrase.first] != "D":
            return at
        beyond = self._modified(phrase.last)
        return beyond if self.page.tags[beyond + 1] in _STOPS else at

    def _modified(self, last: int) -> int:
        tags, lower, at = self.page.tags, self.page.lower, last
        while at + 1 < min(self.end, last + _LONGEST) and tags[at + 1] not in _ENDS and lower[at + 1] != "as":
            phrase = self.page.phrase_from.get(at + 2)
            if tags[at + 1] == "F" and phrase and self.page.words.silent.get(lower[phrase.last]):
                break
            at += 1
        return at

    # ------------------------------------------------------------ who cites

    def _carrier(self, reports: Sequence[Report]) -> Report | None:
        """Find the nearest report of an outlet in the sentence."""
        near = [one for one in reports if self.first <= one.cue.first < self.end and self._is_outlets(one)]
        return min(near, key=lambda one: (abs(one.cue.first - self.at), one.cue.first), default=None)

    def _is_outlets(self, report: Report) -> bool:
        source = report.source
        if source is None or report.rule != _LEARNED:
            return False
        return self.page.is_outlet(self._own(source), report.cue)

    def _subject(self, reports: Sequence[Report], cited: Stretch) -> Report | None:
        """Find the report of whoever cites between subject and verb: "the coast guard, citing the navy, said that"."""
        return next((one for one in reports if one.source and self._cites(one, one.source, cited)), None)

    def _cites(self, report: Report, source: Stretch, cited: Stretch) -> bool:
        tags = self.page.tags
        is_aside = tags[self.at - 1] == tags[cited.last + 1 : cited.last + 2] == ","
        return (
            report.rule == _LEARNED and is_aside and source.last == self.at - 2 and report.cue.first == cited.last + 2
        )

    def _own(self, source: Stretch) -> Stretch:
        """Cut a source off before the words that cite: "Interfax[, which cited the ministry]"."""
        if not source.first < self.at <= source.last:
            return source
        last = self.at - 1
        while last > source.first and self.page.tags[last] in ",W":
            last -= 1
        return Stretch(source.first, last)

    def _according(self, reports: Sequence[Report]) -> Report | None:
        """Read ", according to Interfax, citing", where no report was read."""
        page, last = self.page, self.at - 1
        while last > self.first and page.tags[last] in ",W":
            last -= 1
        phrase = page.phrase_to.get(last)
        cue = Stretch(phrase.first - 2, phrase.first - 1) if phrase else Stretch(0, 0)
        if phrase is None or page.lower[cue.first : cue.last + 1] != _ACCORDING or cue.first <= self.first:
            return None
        source = Stretch(phrase.first, phrase.last)
        if not page.is_outlet(source, cue) or any(one.cue == cue for one in reports):
            return None
        contents = tuple(self._trimmed(self.first, cue.first - 1))
        return Report("quoting", cue, "statement", contents, source) if contents else None

    # ------------------------------------------------------------ what is left of the content

    def _without(self, report: Report, source: Stretch) -> Report:
        """Take the words that cite out of a report's content and source."""
        contents = tuple(part for one in report.contents for part in self._parts(one, source.last))
        if (
            not contents
        ):  # "Six boats were lost, AFP said, citing the coastguard", read as if it said "citing the coastguard"
            start = min(report.cue.first, report.source.first if report.source else report.cue.first)
            contents = tuple(self._trimmed(self.first, start - 1))
        return report._replace(contents=contents, source=report.source and self._own(report.source))

    def _parts(self, content: Stretch, last: int) -> Iterator[Stretch]:
        if content.last < self.at or content.first > last:
            yield content
            return
        yield from self._trimmed(content.first, self.at - 1)
        yield from self._trimmed(last + 1, content.last)

    def _trimmed(self, first: int, last: int) -> Iterator[Stretch]:
        tags = self.page.tags
        while first <= last and tags[first] in _STOPS:
            first += 1
        while last >= first and tags[last] in _STOPS:
            last -= 1
        if tags[first : last + 1].strip(_NOTHING):
            yield Stretch(first, last)
