"""The drawing of who claims how many."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Actor, Article, Casualty, Count, Incident, Span, claims_svg
from newsparse.errors import InputValueError

SVG = "{http://www.w3.org/2000/svg}"
counts = st.one_of(
    st.integers(0, 10**6).map(Count.exactly),
    st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda two: Count(low=min(two), high=max(two))),
    st.integers(0, 999).map(lambda low: Count(low=low, qualifier="at_least")),
    st.integers(0, 999).map(lambda high: Count(high=high, qualifier="at_most")),
    st.just(Count(qualifier="vague")),
)


def loss(count, name="police", effect="killed", **more):
    who = Actor(Span(0, 1, "x"), rule="a.a", name=name, kind="unnamed")
    return Casualty(Span(0, 1, "x"), rule="c.c", effect=effect, count=count, claimed_by=who, **more)


def drawn(*losses):
    return ElementTree.fromstring(claims_svg(Article(text="x", layers={"casualties": losses})))


def percent(bar, name):
    return float(bar.get(name).removesuffix("%"))


@given(st.lists(st.tuples(counts, st.text(max_size=60)), min_size=1, max_size=12, unique=True))
def test_everything_drawn_is_inside_and_in_order(claims):
    svg = drawn(*(loss(count, name) for count, name in claims))
    for bar in svg.iter(f"{SVG}rect"):
        left, width = percent(bar, "x"), percent(bar, "width")
        assert width > 0
        assert left >= 0
        assert left + width <= 56
    assert sum(one.get("class") == "who" for one in svg.iter(f"{SVG}text")) <= len(claims)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_is_drawn_further_to_the_right(one, other):
    lefts = [
        percent(bar, "x")
        for bar in drawn(loss(Count.exactly(one), "a"), loss(Count.exactly(other), "b")).iter(f"{SVG}rect")
    ]
    assert (lefts[0] <= lefts[1]) if one <= other else (lefts[0] >= lefts[1])


def test_a_range_is_a_bar_between_its_ends_and_an_open_end_is_dashed():
    svg = drawn(loss(Count(low=10, high=20)), loss(Count(low=10, qualifier="at_least"), "the union"))
    ranged, dashed, known = svg.iter(f"{SVG}rect")
    assert [one.get("class") for one in (ranged, dashed, known)] == ["bar", "open", "bar"]
    assert ranged.get("x") == known.get("x")
    assert percent(dashed, "width") > percent(ranged, "width") > percent(known, "width")


def test_effects_have_their_own_heads_and_history_and_repeats_are_left_out():
    svg = drawn(loss(Count.exactly(2)), loss(Count.exactly(2)), loss(Count.exactly(9), is_background=True), loss(Count.exactly(3), effect="injured"))  # fmt: skip
    words = [one.text for one in svg.iter(f"{SVG}text")]
    assert words == ["killed", "police", "2", "injured", "police", "3"]


def test_a_claim_says_how_it_stands():
    svg = drawn(loss(Count.exactly(2), stance="denied"))
    assert [one.text for one in svg.iter(f"{SVG}text")][-1] == "2 (denied)"


def test_the_figures_of_one_incident_only():
    text = "A bomb killed two people in Rome on Monday. A bus crash injured nine in Oslo on Sunday."
    article = newsparse.parse(text, published="2025-04-09")
    bomb = article.incidents[0]
    assert "injured" not in claims_svg(article, bomb)
    stray = Incident(Span(0, 1, "A"), rule="i.i", kind="fire")
    with pytest.raises(InputValueError, match="none of this article's"):
        claims_svg(article, stray)


@given(st.text())
def test_hostile_names_stay_text(name):
    svg = drawn(loss(Count.exactly(1), f"<script>{name}</script>&"))
    assert not list(svg.iter(f"{SVG}script"))
    assert re.match(r"killed: .*<scr", svg.find(f"{SVG}desc").text)
