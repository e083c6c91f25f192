from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsparse
from newsparse import plaintoml

LEXICONS = sorted((Path(newsparse.__file__).parent / "lexicons").glob("*.toml"))

names = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True),
    st.from_regex(r"\"[^\"\\\x00-\x1f\x7f]{1,8}\"|'[^'\x00-\x1f\x7f]{1,8}'", fullmatch=True),
)
texts = st.one_of(
    st.from_regex(r"\"[^\"\\\x00-\x1f\x7f]{0,12}\"|'[^'\x00-\x1f\x7f]{0,12}'", fullmatch=True),
    st.from_regex(r"\"{3}[a-z,\"'#\n\[\]=]{0,12}\"{3}|'{3}[a-z,\"'#\n\[\]=]{0,12}'{3}", fullmatch=True),
)
comments = st.sampled_from(["", "  # of the sea", " #", "\t# x"])
lines = st.one_of(
    st.builds("[{}]{}".format, names, comments),
    st.builds("{} = {}{}".format, names, texts, comments),
    st.sampled_from(["", "# a = 'b'", "  ", "a.b = 'c'", "a = 1", "a = 'b' c", "[[a]]", 'a = "\\u00e9"', "a = ['b']", "a='b'", "]"]),
)  # fmt: skip


def read(loads, source):
    """Return what is read, with the order of all keys, or that nothing is."""
    try:
        document = loads(source)
    except tomllib.TOMLDecodeError:
        return None
    return [(name, list(table.items()) if isinstance(table, dict) else table) for name, table in document.items()]


@given(st.lists(lines, max_size=6).map("\n".join))
@example("[a]\n[a]")
@example("a = 'b'\n[a]")
@example("[a]\nb = 'c'\nb = 'd'")
@example('a = """b""""')
@example('a = """b"""""\nc = """d"""')
@example('a = ""\nb = """\n\nc"""')
@example("\"'a'\" = 'b'\n'a' = 'c'\na = 'd'")
@example("a = 'b\x7f'")
@example("a = 'b'\r\nc = 'd'")
@example("a = 'b'\u2028c = 'd'")
def test_whatever_a_document_says_is_read_as_tomllib_reads_it(source):
    assert read(plaintoml.loads, source) == read(tomllib.loads, source)


@pytest.mark.parametrize("file", LEXICONS, ids=lambda file: file.stem)
def test_the_words_that_ship_with_the_library_are_plain(file, monkeypatch):
    source = file.read_text(encoding="utf-8")
    expected = read(tomllib.loads, source)
    monkeypatch.setattr(tomllib, "loads", None)
    assert read(plaintoml.loads, source) == expected
