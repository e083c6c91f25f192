from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse import NewsparseError, Span
from newsparse.errors import ModelError, SpanError
from newsparse.testing import spans, texts

COPY = "In Madrid today"


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts())
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(cuts())
@example(("", 0, 0))
@example(("\ud800\U0001f692", 0, 2))
def test_a_span_cut_from_a_text_holds_in_it(cut):
    text, start, end = cut
    span = Span.of(text, start, end)
    assert span.holds_in(text)
    assert text[span.start : span.end] == span.text == str(span)
    assert len(span) == end - start


@given(cuts(), texts(max_size=3).filter(bool))
def test_a_span_moved_by_a_prefix_holds_only_where_the_text_repeats(cut, prefix):
    text, start, end = cut
    span = Span.of(text, start, end)
    moved = prefix + text
    assert span.holds_in(moved) == (moved[start:end] == span.text)


@pytest.mark.parametrize(
    ("start", "end", "field", "reason"),
    [
        (-1, 3, "end", "does not lie"),
        (4, 3, "end", "4:3 does not lie"),
        (0, 16, "end", "0:16 does not lie in a text of 15 code points"),
        (16, 16, "end", "16:16 does not lie"),
    ],
)
def test_offsets_outside_the_text_are_refused(start, end, field, reason):
    with pytest.raises(SpanError, match=reason) as caught:
        Span.of(COPY, start, end)
    assert (caught.value.model, caught.value.field) == ("Span", field)


@pytest.mark.parametrize(
    ("start", "end", "text", "field", "reason"),
    [
        (-1, 0, "M", "start", "-1 is negative"),
        (-3, -2, "M", "start", "-3 is negative"),
        (9, 3, "", "end", "3 comes before the start, 9"),
        (3, 9, "Rome", "text", "holds 4 code points where 3:9 covers 6"),
        (3, 3, "M", "text", "holds 1 code points where 3:3 covers 0"),
        ("3", 9, "Madrid", "start", "'3' is not of type int"),
        (3, None, "Madrid", "end", "None is not of type int"),
        (3, 9, None, "text", "None is not of type str"),
        (0.0, 2.0, "ab", "start", "0.0 is not of type int"),
        (0, 2.0, "ab", "end", "2.0 is not of type int"),
        (0, 2, ["a", "b"], "text", "['a', 'b'] is not of type str"),
        (0, 2, b"ab", "text", "b'ab' is not of type str"),
        (False, 1, "a", "start", "False is not of type int"),
        (0, True, "a", "end", "True is not of type int"),
    ],
)
def test_contradictions_are_refused_by_field_and_reason(start, end, text, field, reason):
    with pytest.raises(SpanError) as caught:
        Span(start, end, text)
    error = caught.value
    assert (error.model, error.field, error.reason) == ("Span", field, reason)
    assert str(error) == f"Span.{field}: {reason}"
    assert isinstance(error, ModelError)
    assert isinstance(error, ValueError)
    assert isinstance(error, NewsparseError)


def test_text_of_the_right_length_at_the_wrong_place_does_not_hold():
    assert not Span(3, 9, "Lisbon").holds_in(COPY)
    assert not Span(12, 18, "day...").holds_in(COPY)


def test_an_empty_span_past_the_end_does_not_hold():
    assert Span(15, 15, "").holds_in(COPY)
    assert not Span(16, 16, "").holds_in(COPY)


@given(cuts(), cuts())
def test_containing_and_overlapping_agree_with_sets_of_offsets(one, other):
    text = one[0]
    first = Span.of(*one)
    start = min(other[1], len(text))
    second = Span.of(text, start, min(max(other[2], start), len(text)))
    ours, theirs = set(range(first.start, first.end)), set(range(second.start, second.end))
    if theirs:
        assert (second in first) == (theirs <= ours)
    assert first.overlaps(second) == second.overlaps(first)
    if ours and theirs:
        assert first.overlaps(second) == bool(ours & theirs)


def test_only_spans_lie_in_spans():
    assert Span.of(COPY, 3, 9) in Span.of(COPY, 3, 9)
    assert Span.of(COPY, 3, 10) not in Span.of(COPY, 3, 9)
    assert Span.of(COPY, 2, 9) not in Span.of(COPY, 3, 9)
    assert "Madrid" not in Span.of(COPY, 3, 9)


def test_touching_spans_do_not_overlap():
    assert not Span.of(COPY, 0, 3).overlaps(Span.of(COPY, 3, 9))
    assert not Span.of(COPY, 3, 9).overlaps(Span.of(COPY, 0, 3))
    assert Span.of(COPY, 0, 4).overlaps(Span.of(COPY, 3, 9))


@given(cuts())
@example(("\U0001f692 in Madrid", 5, 11))
def test_utf16_offsets_are_those_of_the_encoded_text(cut):
    text, start, end = cut
    encoded = text.encode("utf-16-le", "surrogatepass")
    first, last = Span.of(text, start, end).utf16(text)
    assert encoded[2 * first : 2 * last] == text[start:end].encode("utf-16-le", "surrogatepass")


def test_utf16_offsets_need_the_text_of_the_span():
    with pytest.raises(SpanError, match="does not hold in the text given"):
        Span(3, 9, "Madrid").utf16("In Lisbon today")


@given(spans())
def test_spans_are_values(span):
    twin = Span(span.start, span.end, span.text)
    assert twin == span
    assert hash(twin) == hash(span)
    assert pickle.loads(pickle.dumps(span)) == span
    assert Span(span.start + 1, span.end + 1, span.text) != span


@given(spans())
def test_a_span_is_shown_in_one_short_line(span):
    assert repr(span).startswith(f"Span({span.start}:{span.end} ")
    assert "\n" not in repr(span)
    assert len(repr(span)) < 500


def test_a_long_text_is_cut_short():
    assert repr(Span(0, 40, "a" * 40)) == f"Span(0:40 {'a' * 40!r})"
    assert repr(Span(0, 41, "a" * 41)) == f"Span(0:41 {'a' * 39 + '…'!r})"


def test_spans_cannot_be_changed_or_extended():
    span = Span(3, 9, "Madrid")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        span.start = 4
    assert not hasattr(span, "__dict__")


def test_errors_survive_pickling():
    error = SpanError("Span", "start", "-1 is negative")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.field) == (SpanError, str(error), "start")
