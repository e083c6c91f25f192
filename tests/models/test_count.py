from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Count, Qualifier
from newsparse.errors import ModelError
from newsparse.models.count import Policy
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


POLICIES = ["text", "acled", "ucdp_low", "ucdp_best", "ucdp_high"]


@pytest.mark.parametrize(
    ("count", "numbers"),
    [
        (Count.exactly(12), [12, 12, 12, 12, 12]),
        (Count.exactly(0), [0, 0, 0, 0, 0]),
        (Count(low=12, qualifier="at_least"), [12, 12, 12, 12, 12]),
        (Count(high=5, qualifier="at_most"), [5, 5, 0, 5, 5]),
        (Count(low=3, high=5, qualifier="range"), [3, 3, 3, 3, 5]),
        (Count(low=24, qualifier="vague"), [24, 12, 24, 24, 24]),
        (Count(low=200, qualifier="vague"), [200, 100, 200, 200, 200]),
        (Count(low=3, qualifier="vague"), [3, 3, 3, 3, 3]),
        (Count(), [None] * 5),
    ],
)
def test_each_policy_makes_one_number(count, numbers):
    assert [count.best(policy) for policy in POLICIES] == numbers


@given(counts(), st.sampled_from(Policy))
def test_no_policy_makes_more_than_the_most(count, policy):
    number = count.best(policy)
    assert number is None or count.high is None or number <= count.high


def test_an_unknown_policy_is_refused():
    with pytest.raises(ModelError, match="median"):
        Count.exactly(3).best("median")
