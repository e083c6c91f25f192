"""Bytes become text without losing a character."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import FormatError
from newsparse.formats.text import decode, read_text

MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_is_read_as_it_is(text):
    assert decode(text.encode("utf-8")) == (text, "utf-8")


# A text that begins with NUL makes of the mark of UTF-16 that of UTF-32, as Unicode says of its own marks.
@given(st.text().filter(lambda text: not text.startswith("\0")), st.sampled_from(sorted(MARKED)))
def test_a_mark_is_believed_and_taken_off(text, encoding):
    assert decode(MARKED[encoding] + text.encode(encoding)) == (text, encoding)


@given(st.binary())
def test_any_bytes_are_some_text_or_break_the_promise_of_their_mark(data):
    try:
        text, encoding = decode(data)
    except FormatError:
        assert data.startswith(tuple(MARKED.values()))
    else:
        assert len(text) <= len(data)
        assert encoding in (*MARKED, "cp1252")


@given(st.binary(min_size=1))
def test_windows_text_has_a_character_a_byte(data):
    text, encoding = decode(b"\x93" + data)
    assert encoding == "cp1252"
    assert len(text) == len(data) + 1


def test_the_five_bytes_that_windows_leaves_out_are_kept():
    assert decode(b"\x81\x8d\x8f\x90\x9d\x80")[0] == "\x81\x8d\x8f\x90\x9d€"


def test_line_ends_and_nuls_are_kept():
    assert next(read_text(b"a\r\nb\rc\0")).text == "a\r\nb\rc\0"


@pytest.mark.parametrize(
    ("data", "metadata"),
    [("é".encode(), {}), (b"\xe9", {"encoding": "cp1252"}), ("é".encode("utf-16"), {"encoding": "utf-16-le"})],
)
def test_another_encoding_than_utf_8_is_told(data, metadata):
    article = next(read_text(data))
    assert (article.text, dict(article.metadata)) == ("é", metadata)


def test_a_broken_promise_is_located():
    with pytest.raises(FormatError, match="byte 2: is not utf-16-le, which the file's mark promises"):
        decode(codecs.BOM_UTF16_LE + b"a")
