"""Sentences of news copy.

Conventions:

- a sentence never ends inside an open quotation, so that a quotation of several sentences and its attribution are one;
  it ends behind the closing mark where the stop stands before it (``He was "not there." Police left.``);
- a paragraph's end ends a sentence, and a heading is one whatever its punctuation;
- a stop after an abbreviation ends one only where what follows opens a sentence: see ``[abbreviations]`` and
  ``[starters]`` in the lexicon ``segmentation``;
- a stop before a word in lower case ends nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

import attrs

from newsparse.language.blocks import Block
from newsparse.language.quotation import Quotation
from newsparse.lexicon import Lexicon, load
from newsparse.patterns import pattern

__all__ = ["sentences", "sentences_of"]


@attrs.define(eq=False, repr=False)
class _Stop:
    """A full stop, question mark or the like, with what follows; offsets in code points."""

    start: int
    marks_end: int
    closed: int  # after closing marks and brackets
    lead: int  # where marks and dashes before the next word start
    next_start: int
    next_end: int


_start: Final = attrgetter("start")
_STOP: Final = pattern(
    "sentences.stop",
    r"""
    (?<! [.!?…‥。！？] ) (?P<mark> [.!?…‥。！？]++ ) (?P<closers> ["'”’“‘»›«‹)\]}]*+ )
    (?: \s++ (?P<lead> (?: [^\w\s.!?…‥。！？]++ \s*+ )*+ ) (?P<next> \w{0,24}+ ) | \Z )
    """,
)

_HEADINGS: Final = frozenset({"title", "crosshead"})
_PARAGRAPHS: Final = frozenset({"paragraph"})
_OPENING_MARKS: Final = "([{\"'“‘„‚«‹»›”"
_QUOTE_MARKS: Final = frozenset("\"'”’“‘»›«‹")
_ASIDES: Final = frozenset("-–—_([")
_FINAL: Final = frozenset("?!。！？")
_WORD_REACH: Final = 24
_SPEAKER_REACH: Final = 80
# In lower case these are words, or end a sentence: the sun, a mass, a union rep.
_OFTEN_WORDS: Final = frozenset({"title", "calendar", "place", "name"})


def sentences(
    text: str, start: int, end: int, quotations: Iterable[Quotation], words: Lexicon | None = None
) -> list[tuple[int, int]]:
    """Split a paragraph into sentences.

    Args:
        text: The whole text.
        start: Offset of the paragraph's first character, in code points.
        end: Offset after its last character.
        quotations: The text's quotations.
        words: The lexicon ``segmentation``, with a plugin's words where there are any.

    Returns:
        Start and end of each sentence, without the blanks around it.

    >>> text = 'Gen. J. Doe left the U.S. on Jan. 5. "Why?" Sen. Roe asked.'
    >>> [text[start:end] for start, end in sentences(text, 0, len(text), [])]
    ['Gen. J. Doe left the U.S. on Jan. 5.', '"Why?" Sen. Roe asked.']
    """
    return sentences_of(text, [Block("paragraph", start, end)], quotations, words)


def sentences_of(
    text: str, blocks: Iterable[Block], quotations: Iterable[Quotation], words: Lexicon | None = None
) -> list[tuple[int, int]]:
    """Split all paragraphs of a text into sentences, in one pass; each heading is one.

    Args:
        text: The text.
        blocks: Its blocks, in order.
        quotations: Its quotations, in order.
        words: The lexicon ``segmentation``, with a plugin's words where there are any.

    Returns:
        Start and end of each sentence, in order; those of a block hold all its characters that are not blank.
    """
    splitter = _Splitter(text, quotations, words or load("segmentation"))
    found: list[tuple[int, int]] = []
    for block in blocks:
        if block.kind in _PARAGRAPHS:
            found.extend(splitter.split(block.start, block.end))
        elif block.kind in _HEADINGS:
            found.append((block.start, block.end))
    return found


class _Splitter:
    """Decides, stop by stop, where the sentences of a text end."""

    def __init__(self, text: str, quotations: Iterable[Quotation], words: Lexicon) -> None:
        self.text = text
        self.abbreviations = words["abbreviations"]
        self.starters = words["starters"]
        self.dates = words["dates"]
        self.reporting = words["attributing"]
        self.stops = list(_stops(text))
        self.opened, self.closed = _outermost(quotations)

    def split(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the sentences of a paragraph."""
        begin = start
        for index in range(bisect_left(self.stops, start, key=_start), len(self.stops)):
            stop = self.stops[index]
            if stop.next_start >= end:
                break
            if stop.next_start > begin and (ends := self._end(stop, begin)):
                yield begin, ends
                begin = ends
                while self.text[begin].isspace():
                    begin += 1
        yield begin, end

    def _end(self, stop: _Stop, begin: int) -> int:
        """Return where the sentence ends that a stop closes; 0 where it closes none."""
        if stop.next_start == stop.next_end or self._goes_on_in_lower_case(stop):
            return 0
        ends = self._outside_quotations(stop)
        return ends if ends and self._is_final(stop, begin) else 0

    def _goes_on_in_lower_case(self, stop: _Stop) -> bool:
        if not self.text[stop.next_start].islower():
            return False
        word, tail = self.text[stop.next_start : stop.next_end], self.text[stop.next_end : stop.next_end + 2]
        is_name = any(map(str.isupper, word)) or (tail[:1] == "-" and tail[1:].isupper())
        return not is_name  # iPhone and al-Shabab open sentences

    def _outside_quotations(self, stop: _Stop) -> int:
        """Return the end of the stop, or of the quotation that is closed right behind it; 0 inside one."""
        index = bisect_left(self.opened, stop.closed) - 1
        if index < 0 or self.closed[index] <= stop.closed:
            return stop.closed
        return self.closed[index] if self.closed[index] <= stop.next_start else 0

    def _is_final(self, stop: _Stop, begin: int) -> bool:
        marks = self.text[stop.start : stop.marks_end]
        if marks == ".":
            return self._is_full_stop(stop, begin)
        if _FINAL.isdisjoint(marks):  # an ellipsis
            return not self.text[stop.next_start].isdecimal()
        if self._kind(self._word_before(stop, begin)) == "name":
            return self._opens_sentence(stop)
        return _QUOTE_MARKS.isdisjoint(self._closers(stop)) or not self._is_attributed(stop)

    def _is_full_stop(self, stop: _Stop, begin: int) -> bool:
        """Tell a full stop from the period of an abbreviation."""
        word = self._word_before(stop, begin)
        if self._is_enumerator(word, stop, begin):
            return False
        kind = self._kind(word)
        if kind is None or kind == "name":
            return True
        if kind in ("title", "never"):
            return False
        return not _QUOTE_MARKS.isdisjoint(self._closers(stop)) or self._ends_after(kind, word, stop)

    def _ends_after(self, kind: str, word: str, stop: _Stop) -> bool:
        """Tell whether an abbreviation of a kind ends a sentence before what follows."""
        following = self.text[stop.next_start : stop.next_end]
        is_date = following[0].isdecimal() or self.dates.get(following.lower(), "part") != "part"
        if kind == "calendar":
            return not is_date
        if is_date or self.text[stop.lead] in _ASIDES:
            return False
        if kind == "numbered" and word.islower():  # they voted no.
            return True
        is_capitalised = kind == "time" or (kind == "place" and ")" not in self._closers(stop))
        if is_capitalised and not (len(following) > 1 and following.isupper()):
            return self.abbreviations.get(following.lower()) != "title"
        return self._opens_sentence(stop)

    def _opens_sentence(self, stop: _Stop) -> bool:
        """Tell whether the next word is one that opens sentences; in capitals only few words tell."""
        following = self.text[stop.next_start : stop.next_end]
        kind = self.starters.get(following.lower())
        return kind == "starter" or (kind == "weak" and not (len(following) > 1 and following.isupper()))

    def _is_enumerator(self, word: str, stop: _Stop, begin: int) -> bool:
        """Tell whether a stop stands after the number of an item: 1. Jane Doe."""
        before = self.text[begin : stop.start - len(word)].rstrip()[-1:]
        return len(word) <= 2 and word.isdecimal() and (not before or before in "]):;")

    def _closers(self, stop: _Stop) -> str:
        return self.text[stop.marks_end : stop.closed]

    def _word_before(self, stop: _Stop, begin: int) -> str:
        """Return the word before a stop without opening marks, nothing where a blank stands between."""
        before = self.text[max(begin, stop.start - _WORD_REACH) : stop.start]
        return "" if not before or before[-1].isspace() else before.split()[-1].lstrip(_OPENING_MARKS)

    def _kind(self, word: str) -> str | None:
        """Look up what a period after a word means; None for an ordinary word."""
        if len(word) == 1 and word.isupper():
            return "inner"
        kind = self.abbreviations.get(word.lower())
        if kind is None and "-" in word:
            word = word.rpartition("-")[2]  # mid-Jan., R-Ga.
            kind = self.abbreviations.get(word.lower())
        if kind is not None:
            return None if kind in _OFTEN_WORDS and word[:1].islower() else kind
        parts = word.split(".")
        return "inner" if len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts) else None

    def _is_attributed(self, stop: _Stop) -> bool:
        """Tell whether a speaker and a verb follow a quoted question: "Why?" Doe asked."""
        following = self.text[stop.next_start : stop.next_start + _SPEAKER_REACH].split()
        if following[0].lower() in self.starters:
            return False
        verb = next((word for word in following if word[:1].islower()), "")
        return verb.rstrip(",.:") in self.reporting


def _stops(text: str) -> Iterator[_Stop]:
    for found in _STOP.finditer(text):
        (start, _), (_, marks_end), (_, closed), (lead, _), (next_start, next_end) = found.regs
        yield _Stop(start, marks_end, closed, lead, next_start, next_end)


def _outermost(quotations: Iterable[Quotation]) -> tuple[list[int], list[int]]:
    """Return the starts and ends of the quotations that lie in no other."""
    starts: list[int] = []
    ends: list[int] = []
    for quotation in quotations:
        if not ends or quotation.outer_start >= ends[-1]:
            starts.append(quotation.outer_start)
            ends.append(quotation.outer_end)
    return starts, ends
