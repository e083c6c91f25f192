from __future__ import annotations

import subprocess
import sys

import pytest
import regex

from newsparse import patterns
from newsparse.patterns import Pattern, pattern, registered


@pytest.fixture(autouse=True)
def own_registry(monkeypatch):
    """Keep the patterns of these tests out of the list of the library's."""
    monkeypatch.setattr(patterns, "_REGISTRY", {})


def test_a_pattern_is_compiled_when_it_is_first_used():
    words = pattern("test.words", r" \w++  # one word ")
    assert "compiled" not in vars(words)
    assert words.search("two words")[0] == "two"
    assert words.compiled is words.compiled


def test_a_broken_pattern_complains_only_when_it_is_used():
    broken = pattern("test.broken", "(")
    with pytest.raises(regex.error):
        broken.search("")


def test_methods_are_those_of_the_compiled_pattern():
    digits = pattern("test.digits", r" \d+ ")
    text = "12 of 345"
    assert [m.span() for m in digits.finditer(text)] == [(0, 2), (6, 9)]
    assert [m.span() for m in digits.finditer(text, 7)] == [(7, 9)]
    assert [m.span() for m in digits.finditer(text, 0, 7)] == [(0, 2), (6, 7)]
    assert digits.search(text, 2).span() == (6, 9)
    assert digits.search(text, 2, 5) is None
    assert digits.match(text).span() == (0, 2)
    assert digits.match(text, 2) is None
    assert digits.match(text, 6, 8).span() == (6, 8)
    assert digits.fullmatch(text) is None
    assert digits.fullmatch(text, 6).span() == (6, 9)
    assert digits.fullmatch(text, 0, 2).span() == (0, 2)


def test_named_lists_and_flags_reach_the_compiler():
    agencies = pattern("test.agencies", r" \b \L<names> \b ", flags=regex.IGNORECASE, names=["afp", "reuters"])
    assert [m[0] for m in agencies.finditer("AFP and Reuters, not Reuter")] == ["AFP", "Reuters"]


def test_a_name_is_used_once():
    pattern("test.twice", "first")
    with pytest.raises(ValueError, match=r"a pattern 'test\.twice' is registered already: 'first'"):
        pattern("test.twice", "second")


def test_registered_patterns_are_listed_by_name():
    made = [pattern(f"test.{name}", name) for name in ("beta", "alpha", "gamma")]
    assert registered() == (made[1], made[0], made[2])
    assert repr(made[0]) == "Pattern(test.beta)"
    assert isinstance(made[0], Pattern)


def test_importing_newsparse_compiles_nothing():
    script = (
        "import newsparse, newsparse.parser, newsparse.plugins, newsparse.extractors\n"
        "from newsparse.patterns import registered\n"
        "print([one.name for one in registered() if 'compiled' in vars(one)])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
