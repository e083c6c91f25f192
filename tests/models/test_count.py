from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Count, Qualifier
from newsparse.testing import counts


@given(counts())
def test_low_never_exceeds_high(count):
    if count.low is not None and count.high is not None:
        assert 0 <= count.low <= count.high


@given(st.integers(0, 10**9))
def test_an_exact_count_has_one_number(number):
    count = Count.exactly(number)
    assert (count.low, count.high) == (number, number)
    assert count.qualifier is (Qualifier.EXACT if number else Qualifier.ZERO)
    assert str(count) == str(number)


@pytest.mark.parametrize(
    ("count", "text", "shown"),
    [
        (Count(low=3, high=3), "3", "Count(3)"),
        (Count(low=12, qualifier="at_least"), "12..", "Count(12.. at_least)"),
        (Count(high=5, qualifier="at_most"), "..5", "Count(..5 at_most)"),
        (Count(low=3, high=5, qualifier="range"), "3..5", "Count(3..5 range)"),
        (Count.exactly(0), "0", "Count(0 zero)"),
        (Count(), "..", "Count(..)"),
        (Count(low=0, high=4, qualifier="about"), "0..4", "Count(0..4 about)"),
    ],
)
def test_how_counts_are_shown(count, text, shown):
    assert (str(count), repr(count)) == (text, shown)
