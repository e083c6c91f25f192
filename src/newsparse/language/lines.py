"""Lines and the pieces they make: one line a piece, or several where the copy was wrapped by hand.

Conventions:

- a blank line always ends a piece;
- within a run of lines without a blank one, each line is a piece of its own, unless the run is hard-wrapped: old wire
  copy and e-mail break lines below some 80 characters, so that nearly every line is as full as the next word allows and
  most of them end in mid-sentence;
- in hard-wrapped copy a line that is indented more than the rest, or one after a line that had room for its first word,
  starts a new piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

__all__ = ["Line", "pieces"]


class Line(NamedTuple):
    """A line that is not blank; offsets in code points.

    Args:
        start: Offset of its first character that is not blank.
        end: Offset after its last character that is not blank.
        indent: Number of blanks before it.
    """

    start: int
    end: int
    indent: int


_LINE_SEPARATORS: Final = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BYTE_ORDER_MARK: Final = "\ufeff"
_SENTENCE_ENDS: Final = frozenset(".!?:;…)]\"'”’“‘»›«‹")
_NARROWEST: Final = 30
_WIDEST: Final = 110
_WIDE_ENOUGH: Final = 50
_SURELY_WIDE: Final = 60
_SLACK: Final = 8
_INDENT: Final = 2


def pieces(text: str) -> Iterator[tuple[int, int]]:
    r"""Cut a text into the pieces of its layout: paragraphs, headings, header lines.

    Args:
        text: Any string.

    Yields:
        Start and end of each piece in code points, without the blanks around it; together the pieces hold every
        character that is not blank.

    >>> text = "Two die in fire\n\nA fire killed two people.\nPolice opened an inquiry."
    >>> [text[start:end] for start, end in pieces(text)]
    ['Two die in fire', 'A fire killed two people.', 'Police opened an inquiry.']
    """
    was_wrapped = False
    for run in _runs(text):
        if len(run) == 1:
            yield run[0].start, run[0].end
        else:
            layout = _Layout.of(text, run, was_wrapped=was_wrapped)
            was_wrapped = was_wrapped or layout.is_wrapped
            yield from _joined(text, run, layout)


def _runs(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank ones."""
    run: list[Line] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip() if offset else raw.strip().removeprefix(_BYTE_ORDER_MARK).strip()
        if line:
            indent = raw.find(line)
            run.append(Line(offset + indent, offset + indent + len(line), indent))
        elif run:
            yield run
            run = []
        offset += len(raw)
    if run:
        yield run


class _Layout(NamedTuple):
    """How the lines of a run are set: the widest, the smallest indent, and whether they are wrapped by hand."""

    width: int
    indent: int
    is_wrapped: bool

    @classmethod
    def of(cls, text: str, run: list[Line], *, was_wrapped: bool) -> _Layout:
        """Measure a run; `was_wrapped` tells whether an earlier one of the text is wrapped."""
        width = max(line.end - line.start + line.indent for line in run)
        indent = min(line.indent for line in run)
        return cls(width, indent, _is_wrapped(text, run, width, indent, was_wrapped=was_wrapped))


def _joined(text: str, run: list[Line], layout: _Layout) -> Iterator[tuple[int, int]]:
    """Join the lines of a run that were one line before they were wrapped."""
    start = run[0].start
    for line, following in pairwise(run):
        if not _continues(text, line, following, layout):
            yield start, line.end
            start = following.start
    yield start, run[-1].end


def _is_wrapped(text: str, run: list[Line], width: int, indent: int, *, was_wrapped: bool) -> bool:
    """Tell whether the lines of a run are broken where they were full, most of them in mid-sentence."""
    if not _NARROWEST <= width <= _WIDEST:
        return False
    joints = [(line, after) for line, after in pairwise(run) if after.indent < indent + _INDENT]
    full = sum(_is_full(text, line, after, width) for line, after in joints)
    running = sum(text[line.end - 1] not in _SENTENCE_ENDS for line, _ in joints)
    if not joints or full < 0.75 * len(joints) or running < 0.5 * len(joints):
        return False
    is_finished = text[run[-1].end - 1] in _SENTENCE_ENDS
    is_prose = is_finished or len(joints) > 3 or (len(joints) > 1 and width >= _SURELY_WIDE)
    return was_wrapped or (width >= _WIDE_ENOUGH and is_prose)


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Tell whether the next line's first word had no room on a line."""
    first_word = text.find(" ", following.start, min(following.end, following.start + width))
    length = (first_word if first_word >= 0 else following.end) - following.start
    return line.indent + line.end - line.start + 1 + length > width - _SLACK


def _continues(text: str, line: Line, following: Line, layout: _Layout) -> bool:
    """Tell whether a line goes on in the next one."""
    if layout.is_wrapped and (following.indent >= layout.indent + _INDENT or _is_labelled(text, following)):
        return False
    if layout.is_wrapped and _is_full(text, line, following, layout.width):
        return True
    is_first = layout.is_wrapped and line.indent >= layout.indent + _INDENT
    if is_first and text[line.end - 1] not in _SENTENCE_ENDS:
        return True
    # A paragraph never starts in lower case: the line was broken by accident.
    opening = text[following.start : following.start + 3]
    runs_on = text[line.end - 1].isalnum() or text[line.end - 1] == ","
    return runs_on and opening[:1].islower() and (opening.islower() or opening[1:2] == " ") and opening != "by "


def _is_labelled(text: str, line: Line) -> bool:
    """Tell whether a line starts like metadata, with up to three words and a colon: Last updated: 9 April."""
    label, colon, _ = text[line.start : min(line.end, line.start + 30)].partition(": ")
    return bool(colon) and label.count(" ") < 3 and label[:1].isupper() and not label.isupper()
