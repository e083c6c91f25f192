"""Layouts that report without a verb: a quotation signed with a name, a transcript with a speaker's label a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from newsparse.language.reporting.scene import Page, Quoted, Scene, Stretch

__all__ = ["Laid", "signatures", "turns"]

_LONGEST_SIGNATURE: Final = 14
_LONGEST_LABEL: Final = 6
_FEWEST_TURNS: Final = 2
_MOST_PARAGRAPHS: Final = 5
_FINITE: Final = frozenset("VXHLM")
_LETTERS: Final = frozenset({"q", "a"})
_STOPS: Final = frozenset(".,-")


class Laid(NamedTuple):
    """A report told by the layout, in tokens.

    Args:
        source: The name.
        cue: The dash or the colon.
        contents: The content.
    """

    source: Stretch
    cue: Stretch
    contents: tuple[Stretch, ...]


def signatures(scenes: Sequence[Scene]) -> Iterator[Laid]:
    """Find quotations that a dash and a name sign: '"We won't leave." ― Ann Lee, farmer', on one line or on two.

    Args:
        scenes: The sentences.
    """
    lines = scenes[0].page.tokens.lines if scenes else []
    for scene in scenes:
        for quoted in scene.quoted:
            source = _signature(scene.page, quoted, lines)
            if source is not None:
                dash = quoted.closing + 1
                yield Laid(source, Stretch(dash, dash), (Stretch(quoted.opening, quoted.closing),))


def _signature(page: Page, quoted: Quoted, lines: Sequence[int]) -> Stretch | None:
    """Find the name that signs a quotation and ends its line."""
    first = quoted.closing + 2
    if page.tags[first - 1 : first] != "-" or quoted.closing == quoted.last:
        return None
    phrase = page.phrase_from.get(first)
    if phrase is None or page.tags[phrase.head] != "P":
        return None
    last = _line_end(page, first, lines)
    if last - first > _LONGEST_SIGNATURE or _FINITE.intersection(page.tags[first : last + 1]):
        return None
    while last > first and page.tags[last] in _STOPS:
        last -= 1
    return Stretch(first, last)


def _line_end(page: Page, index: int, lines: Sequence[int]) -> int:
    """Return the index of the last token on a token's line."""
    following = bisect_right(lines, index)
    return (lines[following] if following < len(lines) else len(page.tags)) - 1


def turns(page: Page, scenes: Sequence[Scene]) -> list[Laid]:
    """Find the turns of a transcript: "SMITH: We won.", "Q: Who?"; two labels at least make one.

    Paragraphs between two labels belong to the first. A dateline, which is in no sentence, is no label.

    Args:
        page: The text laid out.
        scenes: Its sentences.
    """
    firsts = [scene.first for scene in scenes]
    lines = page.tokens.lines
    labels = [
        (number, colon)
        for number, first in enumerate(lines)
        if _is_told(scenes, firsts, first) and (colon := _label(page, first)) is not None
    ]
    if len(labels) < _FEWEST_TURNS or not _is_transcript(page, labels, lines):
        return []
    found = []
    for (number, colon), (coming, _) in zip(labels, [*labels[1:], (labels[-1][0] + 1, 0)], strict=True):
        until = coming if coming - number <= _MOST_PARAGRAPHS else number + 1
        last = (lines[until] if until < len(lines) else len(page.tags)) - 1
        while last > colon and page.tags[last] in _STOPS:
            last -= 1
        if last > colon:
            found.append(Laid(Stretch(lines[number], colon - 1), Stretch(colon, colon), (Stretch(colon + 1, last),)))
    return found


def _is_told(scenes: Sequence[Scene], firsts: Sequence[int], index: int) -> bool:
    """Whether a token stands in a sentence."""
    number = bisect_right(firsts, index) - 1
    return number >= 0 and index < scenes[number].end


def _label(page: Page, first: int) -> int | None:
    """Find the colon after a speaker's label that opens a line."""
    for colon in range(first + 1, min(first + _LONGEST_LABEL, len(page.tags))):
        if page.lower[colon] == ":":
            return colon if _is_name(page, first, colon - 1) else None
    return None


def _is_name(page: Page, first: int, last: int) -> bool:
    words = page.tokens.words[first : last + 1]
    if len(words) == 1 and page.lower[first] in _LETTERS:
        return True
    if all(word.isupper() or not word[0].isalpha() for word in words):
        return any(len(word) > 1 for word in words)
    phrase = page.phrase_from.get(first)
    return phrase is not None and phrase.last == last and set(page.tags[first : last + 1]) == {"P"}


def _is_transcript(page: Page, labels: Sequence[tuple[int, int]], lines: Sequence[int]) -> bool:
    """Whether a label comes back, or two follow each other: other lines with a colon are lists."""
    names = [page.tokens.slice(lines[number], colon - 1).casefold() for number, colon in labels]
    return len(set(names)) < len(names) or any(b[0] - a[0] == 1 for a, b in pairwise(labels))
