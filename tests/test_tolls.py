"""Totals of losses, and how figures are compared, on facts made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.models import Actor, Article, Casualty, Count, Effect
from newsparse.span import Span
from newsparse.tolls import Verdict, check_tolls, toll

TEXT = "Ada Moss said so. Otto Berg said no. The driver and the cook fell. In Oslo, in Rome. He left, they stayed."


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def actor(name: str) -> Actor:
    return Actor(span(name), rule="test", name=name, kind="person")


def told(number: int | Count, effect: str = "killed", words: str = "they stayed", **more: Any) -> Casualty:
    count = number if isinstance(number, Count) else Count.exactly(number)
    more = {"victim": span(words)} | more
    return Casualty(span(words), rule="test", effect=effect, count=count, **more)


ADA, OTTO = actor("Ada Moss"), actor("Otto Berg")


def article(*casualties: Casualty) -> Article:
    return Article(text=TEXT, layers={"casualties": casualties})


@given(st.lists(st.integers(2, 10**6), min_size=1, max_size=6, unique=True))
def test_losses_of_their_own_add_up(numbers: list[int]) -> None:
    assert toll([told(number) for number in numbers], "killed") == Count.exactly(sum(numbers))


@given(st.integers(2, 10**6), st.integers(1, 5))
def test_a_loss_told_again_counts_once(number: int, times: int) -> None:
    assert toll([told(number)] * times, "killed") == Count.exactly(number)


@given(st.integers(2, 99), st.sampled_from(["part_of", "superseded_by"]))
def test_parts_and_older_figures_are_left_out(number: int, field: str) -> None:
    total = told(100)
    assert toll([total, told(number, **{field: total})], "killed") == Count.exactly(100)


@pytest.mark.parametrize("more", [{"is_background": True}, {"stance": "denied"}])
def test_history_and_the_denied_are_left_out(more: dict[str, Any]) -> None:
    assert toll([told(5, **more)], "killed") is None
    assert toll([told(7), told(5, **more)], "killed") == Count.exactly(7)


def test_nothing_stated_is_none_and_nobody_is_nought() -> None:
    nobody = told(0, effect="killed_or_injured")
    assert toll([], "killed") is None
    assert toll([told(3, effect="injured")], Effect.KILLED) is None
    assert toll([nobody], "killed") == toll([nobody], "injured") == Count.exactly(0)
    assert toll([nobody], "missing") is None
    assert toll([nobody, told(4)], "killed") == Count.exactly(4)


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=6))
def test_of_statements_of_one_loss_the_highest_counts(numbers: list[int]) -> None:
    first = told(5)
    assert toll([first, *(told(number, same_as=first) for number in numbers)], "killed") == Count.exactly(
        max(5, *numbers)
    )


def test_statements_of_one_loss_count_once_though_the_first_is_not_among_them() -> None:
    first = told(5)
    assert toll([told(5, same_as=first), told(5, same_as=first, words="He")], "killed") == Count.exactly(5)


def test_open_ends_stay_open() -> None:
    at_least, at_most = Count(low=12, qualifier="at_least"), Count(high=5, qualifier="at_most")
    about = Count(low=20, high=20, qualifier="about")
    between = Count(low=3, high=4, qualifier="range")
    assert toll([told(at_least)], "killed") == at_least
    assert toll([told(at_least), told(3)], "killed") == Count(low=15, qualifier="at_least")
    assert toll([told(about), told(3)], "killed") == Count(low=23, high=23, qualifier="about")
    assert toll([told(between), told(9)], "killed") == Count(low=12, high=13, qualifier="range")
    both = [told(at_most), told(Count(high=9, qualifier="at_most"))]
    assert toll(both, "killed") == Count(high=14, qualifier="at_most")


def test_of_two_claims_about_one_loss_the_higher_counts() -> None:
    first = told(12, claimed_by=ADA)
    claims = [first, told(15, claimed_by=OTTO, same_as=first)]
    assert toll(claims, "killed") == toll(claims[::-1], "killed") == Count.exactly(15)
    assert toll([first, told(15, claimed_by=OTTO)], "killed") == Count.exactly(27)


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ((14, 3, 3), Verdict.AGREE),
        ((14, 3, 4), Verdict.EXCEED),
        ((14, 3), Verdict.SHORT),
        ((Count(low=18, qualifier="at_least"),), Verdict.AGREE),
        ((Count(high=30, qualifier="at_most"),), Verdict.AGREE),
    ],
)
def test_parts_are_compared_with_their_total(parts: tuple[int | Count, ...], verdict: Verdict) -> None:
    total = told(20, effect="injured")
    belonging = [told(part, effect="injured", part_of=total) for part in parts]
    (check,) = check_tolls(article(total, *belonging))
    assert (check.total, check.parts, check.verdict, check.disagreements) == (total, tuple(belonging), verdict, ())


def test_parts_of_parts_are_not_added() -> None:
    total = told(20)
    part = told(14, part_of=total)
    (check,) = check_tolls(article(total, part, told(1, part_of=part)))
    assert check.sum == Count.exactly(14)


def test_a_total_alone_needs_no_check() -> None:
    assert check_tolls(article(told(20), told(3, effect="injured"))) == ()


@pytest.mark.parametrize(
    ("second", "is_dispute"),
    [
        ({"claimed_by": OTTO}, True),
        ({"claimed_by": ADA}, False),
        ({}, False),
        ({"claimed_by": OTTO, "same_as": None}, False),
        ({"claimed_by": OTTO, "effect": "injured"}, False),
        ({"claimed_by": OTTO, "number": 60}, True),
        ({"claimed_by": OTTO, "number": 12}, False),
    ],
)
def test_claimants_disagree_about_one_loss(second: dict[str, Any], is_dispute: bool) -> None:  # noqa: FBT001
    one = told(12, claimed_by=ADA)
    other = told(**({"number": 15, "same_as": one} | second))
    checks = check_tolls(article(one, other))
    assert [(check.total, check.disagreements) for check in checks] == (
        [(one, (other,)), (other, (one,))] if is_dispute else []
    )


def test_claimants_disagree_about_a_loss_that_is_tied_as_the_same() -> None:
    one = told(40, claimed_by=ADA)
    other = told(90, claimed_by=OTTO, same_as=one)
    assert [check.disagreements for check in check_tolls(article(one, other))] == [(other,), (one,)]
    assert check_tolls(article(one, told(40, claimed_by=OTTO, same_as=one))) == ()


def test_the_article_has_both() -> None:
    total = told(20)
    whole = article(total, told(14, part_of=total))
    assert whole.toll("killed") == Count.exactly(20)
    assert whole.check_tolls() == check_tolls(whole)


def test_many_statements_are_read_quickly() -> None:
    assert toll([told(number) for number in range(2, 20_000)], "killed") == Count.exactly(sum(range(2, 20_000)))
