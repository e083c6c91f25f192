"""Quotations: the stretches between quotation marks, whatever the marks, with their nesting.

Conventions, those of English news copy:

- a quotation ends with its paragraph at the latest; one that is still open there has no closing mark, and the next
  paragraph may open it again (a quotation over several paragraphs) or merely close it;
- guillemets point outwards, with or without blanks inside, or inwards throughout their paragraph;
- straight marks open after a blank, a bracket or a dash and close before a blank or punctuation; where the neighbours
  do not tell, they open when nothing is open;
- an opening mark while the same kind is open counts as a nested one only where the paragraph closes as often as it opens;
- a single mark makes a quotation only when it is closed again: apostrophes (``'em``, ``the '90s``), plural possessives
  (``workers' rights``), feet and inches are no marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from newsparse.language.blocks import Block
from newsparse.lexicon import Lexicon, Section, load
from newsparse.patterns import pattern

__all__ = ["Quotation", "quotations"]


class Quotation(NamedTuple):
    """A stretch between quotation marks; every offset is in code points.

    Args:
        outer_start: Offset of the opening mark, or of the inside where the paragraph has none.
        start: Offset of the first character inside that is not blank.
        end: Offset after the last character inside that is not blank.
        outer_end: Offset after the closing mark, or the end of the paragraph where it has none.
        depth: How many other quotations it lies in.
        is_closed: Whether its paragraph has its closing mark.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    depth: int
    is_closed: bool


_Mark = tuple[int, int, str]
_Found = tuple[int, int, int, int, bool]

_MARK: Final = pattern(
    "quotation.mark",
    r"""
    (?= ["'“”‘’`„‟«»＂″‹›‚‛] )
    (?: "{3,}+ | (['“”‘’`]) \1{3,}+                  # rows of marks are ornament
      | (?<=\S) ['’] (?= '' (?!') | ” )              # closes inside a closing double: go.'''
      | '' | ’’ | ‘‘ | `` | ‚‚
      | ["“”„‟«»＂″‹›‚‛]
      | (?<!\w) ['’‘`]
      | ['’‘] (?!\w)                                 # the rest are apostrophes
    )
    """,
)

_OPENS: Final = 1
_CLOSES: Final = -1
_NEITHER: Final = 0
_BEFORE: Final = frozenset("([{<—–-/―‒‘“„«‹¿¡")
_AFTER: Final = frozenset(".,;:)]}>—–-?!…/―‒’”»›")

# What a double mark does by its shape alone; straight ones are in neither set.
_SHAPE: Final = {
    "“": _OPENS, "„": _OPENS, "‟": _OPENS, "«": _OPENS, "``": _OPENS, "‘‘": _OPENS, "‚‚": _OPENS,
    "”": _CLOSES, "»": _CLOSES, "’’": _CLOSES,
}  # fmt: skip
# Marks that close what the other opened, against their usual shape: „…“ and »…«.
_TURNED: Final = {"„": "“", "‟": "“", "‚‚": "‘‘", "»": "«"}
_FAMILY: Final = {"„": "low", "‟": "low", "‚‚": "low", "«": "angle", "»": "angle", "“": "curly", "”": "curly"}

_ANGLES: Final = frozenset("«»")

_SINGLE: Final = frozenset("'’‘`‚‛‹›")
_SINGLE_CLOSERS: Final = {"'": "'’", "‘": "'’", "`": "'’", "‛": "'’", "‚": "‘'’", "‹": "›", "›": "‹›"}
_LEADS: Final = frozenset('"“„«([$£€¥#@…')
_STOPS: Final = frozenset(".,!?…")
_FEET: Final = frozenset("'’′")

_DEEPEST: Final = 4
_POSSESSIVE_REACH: Final = 80
_PHRASE_REACH: Final = 240
_SPEECH_REACH: Final = 2000


class _Open:
    """A quotation that waits for its closing mark."""

    __slots__ = ("end", "is_single", "is_year", "mark", "start", "weak")

    def __init__(self, mark: str, start: int, end: int, *, is_single: bool = False, is_year: bool = False) -> None:
        self.mark = mark
        self.start = start
        self.end = end
        self.is_single = is_single
        self.is_year = is_year
        self.weak = 0  # where a plural possessive stands that may be the closing mark after all


class _Paragraph:
    """The quotations of one paragraph, found mark by mark with a stack of those that are open."""

    def __init__(self, text: str, start: int, end: int, marks: list[_Mark], elisions: Section) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.marks = marks
        self.elisions = elisions
        self.open: list[_Open] = []
        self.found: list[_Found] = []

    def read(self, *, goes_on: bool, next_character: str) -> bool:
        """Read the marks, from a quotation that goes on from the paragraph before or from none.

        Returns:
            Whether the paragraph ends inside a quotation.
        """
        for at, stop, mark in self.marks:
            if mark in _SINGLE:
                self._single(mark, at, stop)
            elif stop - at < 3:
                self._double(mark, at, stop, goes_on=goes_on)
                goes_on = False
        return self._finish(next_character)

    # ---------------------------------------------------------------- double marks

    def _double(self, mark: str, at: int, stop: int, *, goes_on: bool) -> None:
        index = next((i for i in range(len(self.open) - 1, -1, -1) if not self.open[i].is_single), None)
        inner = None if index is None else self.open[index]
        lean = self._lean(mark, at, stop, inner, goes_on=goes_on)
        if lean == _OPENS:
            if inner is None or self._may_nest(mark, inner):
                self.open.append(_Open(mark, at, stop))
        elif lean == _CLOSES and index is not None:
            self._close(index, at, stop)
        elif lean == _CLOSES and goes_on:
            self.open.clear()
            self.found.append((self.start, self.start, at, stop, True))

    def _lean(self, mark: str, at: int, stop: int, inner: _Open | None, *, goes_on: bool) -> int:
        """Tell whether a double mark opens, closes, or is no quotation mark."""
        side = self._side(at, stop)
        shape = _SHAPE.get(mark, _NEITHER)
        if shape == _NEITHER:
            if self._is_measure(mark, at, side, inner):
                return _NEITHER
            return side or (_OPENS if inner is None else _CLOSES)
        if inner is None:
            is_turned = mark == "»" and side == _NEITHER and not goes_on and self._is_turned
            return _OPENS if side == _OPENS or is_turned else shape
        if mark == _TURNED.get(inner.mark) or (mark == "“" and side == _CLOSES):
            return _CLOSES
        return shape

    def _side(self, at: int, stop: int) -> int:
        """Tell by the neighbours whether a mark opens or closes."""
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[stop] if stop < self.end else " "
        opens = before in _BEFORE or before.isspace()
        closes = after in _AFTER or after.isspace()
        return _NEITHER if opens == closes else _OPENS if opens else _CLOSES

    def _is_measure(self, mark: str, at: int, side: int, inner: _Open | None) -> bool:
        """Tell whether a straight mark stands for inches: 9", 6'2"."""
        if side == _OPENS or at == self.start or not self.text[at - 1].isdecimal():
            return False
        feet = self.text[max(at - 5, self.start) : at].rstrip("0123456789")[-2:]
        return inner is None or mark == "″" or (feet[:1].isdecimal() and feet[1:] in _FEET)

    def _may_nest(self, mark: str, inner: _Open) -> bool:
        """Tell whether a mark may open a quotation inside the one that is open."""
        if len(self.open) >= _DEEPEST:
            return False
        return _FAMILY.get(mark) != _FAMILY.get(inner.mark) or self._is_balanced

    @cached_property
    def _is_balanced(self) -> bool:
        """Whether the paragraph has as many double marks that close as open."""
        sides = [_SHAPE.get(mark) or self._side(at, stop) for at, stop, mark in self.marks if mark not in _SINGLE]
        return sides.count(_OPENS) == sides.count(_CLOSES)

    @cached_property
    def _is_turned(self) -> bool:
        """Whether the guillemets of the paragraph point inwards, » so «, which blanks inside them do not show."""
        angles = [mark for _, _, mark in self.marks if mark in _ANGLES]
        return angles[0] == "»" and angles[-1] == "«" and 2 * angles.count("»") == len(angles)

    def _close(self, index: int, at: int, stop: int) -> None:
        for inner in self.open[index + 1 :]:
            self._settle(inner)
        opened = self.open[index]
        del self.open[index:]
        self.found.append((opened.start, opened.end, at, stop, True))

    # ---------------------------------------------------------------- single marks

    def _single(self, mark: str, at: int, stop: int) -> None:
        top = self.open[-1] if self.open and self.open[-1].is_single else None
        if self._may_open(mark, at, stop, top):
            self._open_single(mark, at, stop, top)
        elif top is not None and at > top.end and mark in _SINGLE_CLOSERS[top.mark]:
            self._close_single(at, stop, top)

    def _may_open(self, mark: str, at: int, stop: int, top: _Open | None) -> bool:
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[stop] if stop < self.end else " "
        if mark == "’" or before.isalnum() or before in _STOPS:
            return False
        if top is not None and top.mark == "‚" and mark == "‘" and not before.isspace():
            return False
        return after.isalnum() or after in _LEADS

    def _open_single(self, mark: str, at: int, stop: int, top: _Open | None) -> None:
        word = _word_at(self.text, stop, self.end)
        is_year = len(word) == 2 and word.isdecimal()
        if (is_year and top is not None) or self._is_elided(word, stop):
            return
        if top is not None and top.weak:
            self._settle(self.open.pop())
        if len(self.open) < _DEEPEST:
            self.open.append(_Open(mark, at, stop, is_single=True, is_year=is_year))

    def _is_elided(self, word: str, start: int) -> bool:
        """Tell whether the mark before a word stands for left-out letters: 'em, '90s."""
        if word[:2].isdecimal() and word[2:] == "s":
            return True
        elided = self.elisions.get(word) or ("always" if self.elisions.get(word.lower()) == "always" else None)
        after = start + len(word)
        is_quoted = after < self.end and self.text[after] in "'’" and word != "n"
        return elided is not None and not is_quoted

    def _close_single(self, at: int, stop: int, top: _Open) -> None:
        before = self.text[at - 1]
        if before.isspace() or self.text[at - 2 : at] in ("'n", "’n"):
            return
        if self._may_be_possessive(at, stop):
            if not top.is_year and self._is_better(at, top):
                top.weak = at
            return
        self.open.pop()
        reach = _SPEECH_REACH if before in _STOPS else _PHRASE_REACH
        if at - top.start <= reach and (not top.weak or at - top.weak <= _POSSESSIVE_REACH):
            self.found.append((top.start, top.end, at, stop, True))
        else:
            self._settle(top)

    def _may_be_possessive(self, at: int, stop: int) -> bool:
        """Tell whether a mark may be an apostrophe at a word's end: workers' rights, fishin' boats."""
        goes_on = self.text[stop : stop + 1].isspace() and self.text[stop + 1 : stop + 2].isalnum()
        word_end = self.text[max(at - 3, self.start) : at].lower()
        return goes_on and (word_end[-1:] in ("s", "x", "z") or (word_end.isalpha() and word_end[1:] == "in"))

    def _is_better(self, at: int, top: _Open) -> bool:
        """Tell whether a possessive is a likelier end than one before: the 'workers' rights' bill."""
        has_room = at - top.start <= _POSSESSIVE_REACH
        return has_room and (not top.weak or " " not in self.text[top.weak + 2 : at])

    def _settle(self, opened: _Open) -> None:
        """Let a possessive close a single quotation that nothing better closed."""
        if opened.weak:
            self.found.append((opened.start, opened.end, opened.weak, opened.weak + 1, True))

    # ---------------------------------------------------------------- the paragraph's end

    def _finish(self, next_character: str) -> bool:
        goes_on = False
        for opened in self.open:
            is_reopened = opened.start == self.start and opened.mark == next_character
            if not opened.is_single or (is_reopened and not opened.weak):
                self.found.append((opened.start, opened.end, self.end, self.end, False))
                goes_on = goes_on or not opened.is_single
            else:
                self._settle(opened)
        return goes_on


def quotations(text: str, blocks: Iterable[Block], words: Lexicon | None = None) -> list[Quotation]:
    r"""Find the quotations of a text.

    Args:
        text: The text.
        blocks: Its blocks, in order, as `lay_out` gives them; header lines and bylines hold no quotations.
        words: The lexicon ``segmentation``, with a plugin's words where there are any.

    Returns:
        The quotations, outer before inner; two of them nest or lie apart.

    >>> from newsparse.language.segmentation import lay_out
    >>> text = "He called it \"a 'shameful' act\", and the workers' union agreed."
    >>> [(q.depth, text[q.start : q.end]) for q in quotations(text, lay_out(text))]
    [(0, "a 'shameful' act"), (1, 'shameful')]
    """
    elisions = (words or load("segmentation"))["elisions"]
    marks: list[_Mark] = [(m.start(), m.end(), m.group()) for m in _MARK.finditer(text)]
    return list(_nested(text, _every(text, marks, [b for b in blocks if b.kind not in _UNQUOTED], elisions)))


_UNQUOTED: Final = frozenset({"header", "byline"})


def _every(text: str, marks: list[_Mark], blocks: list[Block], elisions: Section) -> Iterator[_Found]:
    starts = [at for at, _, _ in marks]
    goes_on = False
    for i, block in enumerate(blocks):
        first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
        if first == last:
            goes_on = False
            continue
        paragraph = _Paragraph(text, block.start, block.end, marks[first:last], elisions)
        following = text[blocks[i + 1].start] if i + 1 < len(blocks) else ""
        goes_on = paragraph.read(goes_on=goes_on, next_character=following)
        yield from sorted(paragraph.found, key=_outer_first)


def _outer_first(found: _Found) -> tuple[int, int]:
    return found[0], -found[3]


def _nested(text: str, every: Iterable[_Found]) -> Iterator[Quotation]:
    """Leave out the empty ones and count the depths."""
    ends: list[int] = []
    for outer_start, start, end, outer_end, is_closed in every:
        while ends and ends[-1] <= outer_start:
            ends.pop()
        inside = text[start:end]
        first = start + len(inside) - len(inside.lstrip())
        last = first + len(inside.strip())
        if first < last:
            yield Quotation(outer_start, first, last, outer_end, len(ends), is_closed)
            ends.append(outer_end)


def _word_at(text: str, start: int, end: int) -> str:
    """Return the letters and digits that follow, twelve at most."""
    stop = start
    while stop < min(end, start + 12) and text[stop].isalnum():
        stop += 1
    return text[start:stop]
