"""Headlines: who says it stands before a colon or behind a mark, "Police: Two hurt in crash", "Two hurt in crash - police"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.language.naming import MANY, ONE, Vocabulary
from newsparse.language.reading import Reading
from newsparse.language.reporting.reader import Report
from newsparse.language.reporting.scene import Stretch
from newsparse.lexicon import Lexicon

__all__ = ["Voices", "headlines"]

RULE: Final = "headline"
_LEARNED: Final = "reading"
_LONGEST_LABEL: Final = 5
_FEWEST_WORDS: Final = 2
_SHORTEST_ACRONYM: Final = 2
_LONGEST_ACRONYM: Final = 5
_NOMINAL: Final = frozenset("DACPNB'G")
_VERBAL: Final = frozenset("VXHLMTBG")
_STOPS: Final = frozenset(",.-")
_COLON: Final = ":"


class Voices:
    """The words that tell whether a label speaks.

    Args:
        cues: The lexicon "cues".
        actors: The lexicon "actors".
        places: The lexicon "places".
        vocabulary: Words that tell who is named.
    """

    @classmethod
    def of(cls, cues: Lexicon, actors: Lexicon, places: Lexicon, vocabulary: Vocabulary) -> Voices:
        """Take the words of the lexicons; the same ones give the same object."""
        return _voices(cues, actors, places, vocabulary)

    def __init__(self, cues: Lexicon, actors: Lexicon, places: Lexicon, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.mute = cues.words("headlines", "label")
        self.documents = cues.words("headlines", "document")
        self.bodies = actors.words("organizations", "body", "authority", "media") | actors.words("groups", "body")
        self.places = [places[section] for section in ("regions", "news_cities", "cities", "areas")]

    def is_mute(self, words: Sequence[str]) -> bool:
        """Whether a label never speaks: "Analysis", "Live", "Gaza"."""
        name, lower = " ".join(words), [word.lower() for word in words]
        is_label = " ".join(lower) in self.mute or lower[-1] in self.mute
        return is_label or any(name in section for section in self.places)

    def is_document(self, word: str) -> bool:
        """Whether a noun says something without being anybody, or who says it is not told: "report", "source"."""
        return word.lower() in self.documents

    def is_noun(self, word: str) -> bool:
        """Whether a noun means somebody who speaks: "police", "officials", "minister"."""
        head = word.lower()
        is_pointed = head in self.vocabulary.pointing
        return head in self.bodies or is_pointed or self.vocabulary.kind_of_head(head) in (ONE, MANY)

    def is_name(self, words: Sequence[str]) -> bool:
        """Whether a name is a known body's, or an acronym that is no word: "UN", "White House", "ADP"."""
        name = " ".join(words)
        is_acronym = _SHORTEST_ACRONYM <= len(name) <= _LONGEST_ACRONYM and name.isalpha() and name.isupper()
        return name in self.vocabulary.known or (is_acronym and name.lower() not in self.vocabulary.words)


@lru_cache(maxsize=8)
def _voices(cues: Lexicon, actors: Lexicon, places: Lexicon, vocabulary: Vocabulary) -> Voices:
    return Voices(cues, actors, places, vocabulary)


class _Split(NamedTuple):
    """A heading taken apart, in tokens.

    Args:
        label: What may say who speaks.
        mark: Index of the colon or dash.
        content: The rest.
    """

    label: Stretch
    mark: int
    content: Stretch

    @property
    def is_first(self) -> bool:
        """Whether the label opens the heading."""
        return self.label.first < self.mark


def headlines(
    reports: Sequence[Report], reading: Reading, headings: Sequence[tuple[int, int]], voices: Voices
) -> list[Report]:
    """Read the headings that begin or end with who says it.

    Args:
        reports: The reports of the text, those of its headings included.
        reading: The shared reading of the text.
        headings: Start and end of each heading, in code points.
        voices: The words that tell whether a label speaks.

    Returns:
        The reports: those of headings beside the others; without what was read of a label that never speaks.
    """
    if not headings:
        return list(reports)
    ranges = [reading.tokens.between(*heading) for heading in headings]
    body = [one for one in reports if not any(one.cue.first in inside for inside in ranges)]
    board = _Board(reading, voices, [one.source for one in body if one.source])
    found = list(reports)
    for inside in ranges:
        found = board.read(found, inside)
    return sorted(found, key=_place)


def _place(report: Report) -> int:
    return report.cue.first


class _Board:
    """The headings of one text, and who speaks below them."""

    def __init__(self, reading: Reading, voices: Voices, sources: Sequence[Stretch]) -> None:
        self.tokens = reading.tokens
        self.tags = reading.tags
        self.voices = voices
        self.heard = {word for part in sources for word in self.tokens.words[part.first : part.last + 1]}

    def read(self, reports: list[Report], inside: range) -> list[Report]:
        """Add what a heading says; take out what the models read into its label."""
        here = [one for one in reports if one.cue.first in inside]
        if len(inside) == 0 or any(one.rule != _LEARNED for one in here):
            return reports
        for split in self._splits(inside):
            if self._speaks(split):
                said = Report(RULE, Stretch(split.mark, split.mark), "statement", (split.content,), split.label)
                return [*(one for one in reports if one not in here or self._is_apart(one, split)), said]
            if split.is_first and self._is_idle(self._words(split.label)):
                return [one for one in reports if one.cue.first != split.mark]
        return reports

    def _is_idle(self, words: Sequence[str]) -> bool:
        """Whether a label in front is none that speaks: "Live", or a state that nobody speaks for below."""
        return self.voices.is_mute(words) or self.voices.vocabulary.state(" ".join(words)) is not None

    def _is_apart(self, report: Report, split: _Split) -> bool:
        """Whether a report stands within the content of a heading."""
        parts = [report.cue, *report.contents, *([report.source] if report.source else [])]
        return all(split.content.first <= part.first and part.last <= split.content.last for part in parts)

    # ------------------------------------------------------------ where it is parted

    def _splits(self, inside: range) -> Iterator[_Split]:
        first, last = inside.start, inside.stop - 1
        for at in range(first + 1, min(first + _LONGEST_LABEL + 1, last)):
            if self.tokens.lower[at] == _COLON:
                yield _Split(Stretch(first, at - 1), at, self._content(at + 1, last))
                break
        for at in range(last - 1, max(last - _LONGEST_LABEL - 1, first), -1):
            if self.tokens.lower[at] == _COLON or self._is_dash(at):
                yield _Split(Stretch(at + 1, last), at, self._content(first, at - 1))
                break

    def _content(self, first: int, last: int) -> Stretch:
        while last > first and self.tags[last] in _STOPS:
            last -= 1
        return Stretch(first, last)

    def _is_dash(self, at: int) -> bool:
        """Whether a dash stands apart from the word before it: "in blast - sources", "by 1% –ADP"."""
        return self.tags[at] == "-" and self.tokens.starts[at] > self.tokens.ends[at - 1]

    # ------------------------------------------------------------ who speaks

    def _words(self, part: Stretch) -> list[str]:
        first = part.first + (self.tags[part.first] == "D" and part.first < part.last)
        return self.tokens.words[first : part.last + 1]

    def _speaks(self, split: _Split) -> bool:
        label, content = split.label, split.content
        words = self._words(label)
        if content.last - content.first + 1 < _FEWEST_WORDS or not _NOMINAL.issuperset(
            self.tags[label.first : label.last + 1]
        ):
            return False
        if self.voices.is_mute(words):
            return False
        if self.voices.is_document(words[-1]):  # "Source: Ministry of Health" is a credit
            return not split.is_first or bool(_VERBAL.intersection(self.tags[content.first : content.last + 1]))
        is_signed = self.tokens.lower[split.mark] != _COLON and self.voices.vocabulary.known.get(words[-1]) == "media"
        if is_signed:  # "Two hurt in crash - Reuters" names the page
            return False
        return self.voices.is_noun(words[-1]) or self.voices.is_name(words) or self._is_heard(words, split)

    def _is_heard(self, words: Sequence[str], split: _Split) -> bool:
        """Whether a name is that of a state, or of somebody who speaks below; a state in front may be where it was."""
        state = self.voices.vocabulary.state(" ".join(words))
        if state is not None:
            return not split.is_first or any(self.voices.vocabulary.country(word) == state.code for word in self.heard)
        return words[-1][:1].isupper() and words[-1] in self.heard
