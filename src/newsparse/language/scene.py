"""A sentence as the attribution reader sees it: tokens, tags, quotations and phrases, by index of token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple

import attrs

from newsparse.language.phrases import Phrase
from newsparse.language.quotation import Quotation
from newsparse.language.reading import Reading
from newsparse.language.tokens import Tokens

__all__ = ["Quoted", "Scene", "scenes"]

_OUTSIDE: Final = 0
# More tokens than any sentence of news copy has, quotations of several paragraphs included.
_LONGEST: Final = 400
_opening: Final = attrgetter("opening")


class Quoted(NamedTuple):
    """An outermost quotation, in tokens.

    Args:
        opening: Index of the opening mark, or of the first token where a quotation goes on.
        first: Index of the first token inside.
        last: Index of the last token inside.
        closing: Index of the closing mark, or of the last token inside where it stays open.
    """

    opening: int
    first: int
    last: int
    closing: int


@attrs.frozen(eq=False, repr=False, slots=False)
class Scene:
    """One sentence.

    Args:
        tokens: The tokens of the whole text.
        tags: Their tags.
        first: Index of the sentence's first token.
        end: Index after its last token.
        quoted: Its outermost quotations.
        phrase_from: Noun phrases of the whole text by the index of their first token.
        phrase_to: Noun phrases of the whole text by the index of their last token.
    """

    tokens: Tokens
    tags: str
    first: int
    end: int
    quoted: tuple[Quoted, ...]
    phrase_from: Mapping[int, Phrase]
    phrase_to: Mapping[int, Phrase]

    @property
    def lower(self) -> list[str]:
        """The words of the whole text in lower case."""
        return self.tokens.lower

    @cached_property
    def _openings(self) -> dict[int, Quoted]:
        return {one.opening: one for one in self.quoted}

    @cached_property
    def _closings(self) -> dict[int, Quoted]:
        return {one.closing: one for one in self.quoted}

    def opened_at(self, index: int) -> Quoted | None:
        """Find the quotation that opens with a token."""
        return self._openings.get(index)

    def closed_at(self, index: int) -> Quoted | None:
        """Find the quotation that closes with a token."""
        return self._closings.get(index)

    def quoting(self, index: int) -> Quoted | None:
        """Find the quotation that a token stands in, marks included."""
        at = bisect_right(self.quoted, index, key=_opening) - 1
        return self.quoted[at] if at >= 0 and index <= self.quoted[at].closing else None

    def opens_within(self, first: int, last: int) -> bool:
        """Whether a quotation opens between two tokens, both included."""
        at = bisect_left(self.quoted, first, key=_opening)
        return at < len(self.quoted) and self.quoted[at].opening <= last

    def is_quoted_whole(self) -> bool:
        """Whether nothing but marks stands outside the quotations."""
        if not self.quoted:
            return False
        inside = {i for one in self.quoted for i in range(one.opening, one.closing + 1)}
        return all(i in inside or self.tags[i] in ".,-q" for i in range(self.first, self.end))


def scenes(reading: Reading, sentences: Sequence[tuple[int, int]], heads: Sequence[int]) -> Iterator[Scene]:
    """Set the scene for each sentence that has a cue or a quotation.

    Args:
        reading: The shared reading of the text.
        sentences: Start and end of each sentence, in code points, in order.
        heads: Indexes of the tokens that are cues, in order.
    """
    tokens = reading.tokens
    phrase_from = {phrase.first: phrase for phrase in reading.phrases}
    phrase_to = {phrase.last: phrase for phrase in reading.phrases}
    outermost = [one for one in reading.quotations if one.depth == _OUTSIDE]
    following = 0
    for inside in _stages(tokens, sentences):
        start, stop = tokens.starts[inside.start], tokens.ends[inside.stop - 1]
        quoted = []
        while following < len(outermost) and outermost[following].outer_start < stop:
            if outermost[following].outer_end > start:
                quoted.append(outermost[following])
            following += 1
        if quoted and quoted[-1].outer_end > stop:
            following -= 1
        if not quoted and bisect_left(heads, inside.start) == bisect_left(heads, inside.stop):
            continue
        yield Scene(
            tokens, reading.tags, inside.start, inside.stop,
            tuple(filter(None, (_in_tokens(one, tokens, inside) for one in quoted))), phrase_from, phrase_to,
        )  # fmt: skip


def _stages(tokens: Tokens, sentences: Sequence[tuple[int, int]]) -> Iterator[range]:
    """Yield the tokens of each sentence that has any, monsters in pieces, so that no cue looks far."""
    for start, stop in sentences:
        inside = tokens.between(start, stop)
        for first in range(inside.start, inside.stop, _LONGEST):
            yield range(first, min(first + _LONGEST, inside.stop))


def _in_tokens(one: Quotation, tokens: Tokens, inside: range) -> Quoted | None:
    first = max(tokens.at(one.start), inside.start)
    last = min(tokens.at(one.end - 1) if one.end > one.start else first - 1, inside.stop - 1)
    if last < first:
        return None
    opening = first - 1 if one.outer_start < one.start and first > inside.start else first
    closing = last + 1 if one.outer_end > one.end and last + 1 < inside.stop else last
    return Quoted(opening, first, last, closing)
