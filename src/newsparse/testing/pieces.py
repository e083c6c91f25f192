"""The small pieces that strategies are put together from: texts, spans, counts, words, and chances."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsparse.models import Count, Qualifier
from newsparse.span import Span

__all__ = ["countries", "counts", "json_values", "perhaps", "several", "spans", "texts", "words"]

T = TypeVar("T")

# What news copy is made of, and what trips its readers: marks, numbers, abbreviations, invisible characters.
_SNAGS: Final = (
    '"', "'", "''", "``", "“", "”", "‘", "’", "„", "«", "»", "(", ")", "[", "]", "{", "<p>", "--", " - ", "—", "…", "...",
    ".", ",", ":", ";", "?", "!", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\x00", "\x0b", "\x85", "\u2028", "\xa0",
    "\u200b", "\u202e", "\u2066", "\ufeff", "\ud800", "\udfff", "\U0001f692", "e\u0301", "İ", "ß", "ﬁ", "5", "1,200",
    "3.5", "two dozen", "at least", "between", "No. 5", "a.m.", "U.S.", "Mr.", "St. ", "Monday", "April 9", "2025",
    "said", " said ", "he said", "according to", "killed", "were injured", "people", "Reuters", "(AP)", "MADRID",
    "The ", "and ", "of ", "who ", "that ", "-year-old", "0", "99999999999999999999", "½", "٣", "Ⅳ",
)  # fmt: skip


def texts(*, max_size: int = 40) -> SearchStrategy[str]:
    """Any text at all: marks, numbers, words of news, invisible characters, lone surrogates, NULs.

    Args:
        max_size: The most pieces it is put together from; a piece has up to twenty characters.
    """
    pieces = st.sampled_from(_SNAGS) | st.text(st.characters(), max_size=8) | st.from_regex(r"[A-Z]?[a-z]{1,8} ")
    return st.lists(pieces, max_size=max_size).map("".join)


def spans(*, text: str | None = None) -> SearchStrategy[Span]:
    """Spans, of the text where one is given."""
    if text is None:
        return st.builds(_lone_span, st.integers(0, 100_000), texts(max_size=5))
    offsets = st.integers(0, len(text))
    return st.builds(lambda one, other: Span.of(text, min(one, other), max(one, other)), offsets, offsets)


def _lone_span(start: int, text: str) -> Span:
    return Span(start, start + len(text), text)


def counts() -> SearchStrategy[Count]:
    """Counts, either end of which may be open."""
    ends = st.tuples(_naturals(), _naturals()).map(sorted)
    low_high = ends.flatmap(lambda pair: st.sampled_from([(pair[0], pair[1]), (pair[0], None), (None, pair[1])]))
    return st.builds(
        lambda bounds, qualifier: Count(low=bounds[0], high=bounds[1], qualifier=qualifier),
        low_high,
        st.sampled_from(Qualifier),
    )


def perhaps(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """The strategy's values, or None."""
    return st.none() | strategy


def several(strategy: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    """Tuples of up to two of the strategy's values."""
    return st.just(()) if strategy.is_empty else st.lists(strategy, max_size=2).map(tuple)


def _naturals() -> SearchStrategy[int]:
    return st.integers(0, 30) | st.integers(0, 10**12)


def words() -> SearchStrategy[str]:
    """A name or a phrase, now and then a strange one."""
    return st.from_regex(r"[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6})?", fullmatch=True) | texts(max_size=2)


def countries() -> SearchStrategy[str]:
    """Codes in the form of ISO 3166-1 alpha-2."""
    return st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), min_size=2, max_size=2)


def json_values() -> SearchStrategy[Any]:
    """Whatever JSON can hold."""
    plain = (
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.floats(allow_nan=False, allow_infinity=False)
        | words()
    )
    return st.recursive(plain, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words(), inner, max_size=2))
