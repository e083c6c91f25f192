"""Law: no registered pattern is slower than linear, on any text."""

from __future__ import annotations

import importlib
import pkgutil
import time

import pytest

import newsparse
from newsparse.patterns import Pattern, registered

UNITS = [
    '"', "“", "”", "'", "(", ")", "[", "-", "--", ".", "...", ",", "1", "1,", "1.", "0 ", "a", "A", "Ab ", "AB ", "A. ", "ab ", "said said ",
    " ", "\n", "\t", "\r\n", "\x00", "\ud800", "é", "-a", "a-", "'s ", "the ", "of the ", "and ", "to ", "at least ", "five ", "hundred and ",
    "killed ", "Monday ", "April ", "9 April ", "2025 ", "(AP) ", "LIMA, ", "By ", "Mr. ", "U.S.", "x: ", "$", "%", "m", "<", ">", "_", "/", "*",
]  # fmt: skip
# Strings of tags, for patterns over tags: one character a token.
TAGS = [
    "N",
    "P",
    "DAN",
    "DN",
    "PP,",
    "NF",
    "A",
    "C",
    "V",
    "XB",
    "R",
    "J",
    "N,",
    "F",
    "'N",
    "q",
    "DANFDAN",
    "W",
    "TI",
    "O",
    ".",
]
LONG, TIMES = 12_000, 8
# In seconds for the long text: what is quick is linear beyond doubt; what is slow is measured on a fifth of it.
QUICK, SLOW = 0.01, 0.1
PATIENCE = 20


def all_patterns() -> tuple[Pattern, ...]:
    for module in pkgutil.walk_packages(newsparse.__path__, "newsparse."):
        if module.name not in ("newsparse.__main__", "newsparse.cli"):
            importlib.import_module(module.name)
    return tuple(pattern for pattern in registered() if not pattern.name.startswith(("example.", "test.")))


PATTERNS = all_patterns()


def seconds(pattern: Pattern, text: str) -> float:
    start = time.process_time()
    for _ in pattern.compiled.finditer(text, timeout=PATIENCE):
        pass
    return time.process_time() - start


def test_there_are_patterns_to_test():
    assert len(PATTERNS) > 20
    assert len({pattern.name.partition(".")[0] for pattern in PATTERNS}) > 5


def growth(pattern: Pattern, unit: str, length: int) -> float:
    long = (unit * length)[:length]
    short = long[: length // TIMES]
    return min(seconds(pattern, long) for _ in range(3)) / min(seconds(pattern, short) for _ in range(3))


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_is_linear(pattern):
    """Eight times the text may take three times its share; a quadratic pattern would take eight."""
    for unit in (*UNITS, *TAGS):
        taken = seconds(pattern, (unit * LONG)[:LONG])
        if taken < QUICK:
            continue
        length = LONG if taken < SLOW else LONG // 5
        # Whatever else runs on the machine may slow one measurement down, hardly three.
        assert any(growth(pattern, unit, length) < TIMES * 3 for _ in range(3)), f"superlinear on {unit!r}"


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_is_named_after_its_module(pattern):
    module, _, job = pattern.name.partition(".")
    assert module.isidentifier()
    assert job
