"""Half-open stretches of a text; the only offset arithmetic in the library."""

from __future__ import annotations

from typing import Self

import attrs

from newsparse.errors import SpanError

__all__ = ["Span"]


@attrs.frozen(repr=False)
class Span:
    """A half-open stretch of a text, with the characters it covers.

    Offsets count Unicode code points, as Python's own indexing does, so that
    ``text[span.start:span.end] == span.text``.

    Args:
        start: Offset of the first character, in code points.
        end: Offset after the last character, in code points.
        text: The characters themselves.

    Raises:
        SpanError: An offset is negative or no number, the end comes before
            the start, or the text is not as long as the offsets say.

    >>> Span(7, 13, "Madrid")
    Span(7:13 'Madrid')
    >>> Span(13, 7, "Madrid")
    Traceback (most recent call last):
    newsparse.errors.SpanError: Span.end: 7 comes before the start, 13
    """

    start: int
    end: int
    text: str

    def __attrs_post_init__(self) -> None:
        start, end, text = self.start, self.end, self.text
        # Spans are made by the hundred, so the usual classes are told by identity; classes derived from them do too.
        is_plain = type(start) is int is type(end) and type(text) is str
        if not (is_plain and end - start == len(text) and start >= 0):
            self._check()

    def _check(self) -> None:
        for name, kind in (("start", int), ("end", int), ("text", str)):
            value = getattr(self, name)
            if not isinstance(value, kind) or isinstance(value, bool):
                raise SpanError("Span", name, f"{value!r} is not of type {kind.__name__}")
        if self.end - self.start != len(self.text) or self.start < 0:
            raise self._complaint()

    def _complaint(self) -> SpanError:
        if self.start < 0:
            return SpanError("Span", "start", f"{self.start} is negative")
        if self.end < self.start:
            return SpanError("Span", "end", f"{self.end} comes before the start, {self.start}")
        covered = self.end - self.start
        return SpanError(
            "Span", "text", f"holds {len(self.text)} code points where {self.start}:{self.end} covers {covered}"
        )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Cut a span out of its text.

        Args:
            text: The whole text.
            start: Offset of the first character, in code points.
            end: Offset after the last character, in code points.

        Raises:
            SpanError: The offsets do not lie inside the text.

        >>> Span.of("In Madrid today", 3, 9)
        Span(3:9 'Madrid')
        """
        if not 0 <= start <= end <= len(text):
            raise SpanError("Span", "end", f"{start}:{end} does not lie in a text of {len(text)} code points")
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        shown = self.text if len(self.text) <= 40 else f"{self.text[:39]}…"
        return f"Span({self.start}:{self.end} {shown!r})"

    def __contains__(self, other: object) -> bool:
        """Tell whether another span lies inside this one.

        >>> text = "In Madrid today"
        >>> Span.of(text, 3, 9) in Span.of(text, 0, 15)
        True
        """
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character.

        >>> text = "In Madrid today"
        >>> Span.of(text, 0, 9).overlaps(Span.of(text, 9, 15))
        False
        """
        return self.start < other.end and other.start < self.end

    def holds_in(self, text: str) -> bool:
        """Tell whether the text has these characters at these offsets.

        >>> Span(3, 9, "Madrid").holds_in("In Madrid today")
        True
        """
        return text.startswith(self.text, self.start) and self.end <= len(text)

    def utf16(self, text: str) -> tuple[int, int]:
        """Count the offsets in UTF-16 code units, as JavaScript, Java and C# do.

        Args:
            text: The text that the span was cut from.

        Returns:
            Start and end in UTF-16 code units.

        Raises:
            SpanError: The span does not hold in that text.

        >>> text = "🚒 in Madrid"
        >>> Span.of(text, 5, 11).utf16(text)
        (6, 12)
        """
        if not self.holds_in(text):
            raise SpanError("Span", "text", f"{self!r} does not hold in the text given")
        start = self.start + _astral(text[: self.start])
        return start, start + len(self) + _astral(self.text)


def _astral(text: str) -> int:
    """Count the characters that need two UTF-16 units."""
    return sum(character > "\uffff" for character in text)
