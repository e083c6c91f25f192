"""Incidents: labelled stories, and laws of merging."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Incident, Parser
from newsparse.extractors.incidents import drafts, setting

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "incidents.toml").read_text("utf-8"))["case"]
PARSER = Parser(strict=True)
PLACES = ("Quetta", "Odesa", "Lagos", "Manila")
KINDS = (
    ("bombing", "A car bomb exploded"),
    ("earthquake", "An earthquake struck"),
    ("shooting", "A shooting broke out"),
)


def _told(incident: Incident, wanted: dict[str, Any]) -> dict[str, Any]:
    """Say of an incident what a case says of it."""
    number = {name: getattr(incident, name).low if getattr(incident, name) else None for name in ("killed", "injured")}
    told = {
        "kind": str(incident.kind),
        "status": str(incident.status),
        "places": [place.name for place in incident.places],
        "perpetrators": [actor.name for actor in incident.perpetrators],
        "responsibility": str(incident.responsibility) if incident.responsibility else None,
        "day": str(incident.moment.earliest) if incident.moment else None,
        "background": incident.is_background,
        **number,
    }
    return {name: told[name] for name in wanted}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_labelled_stories(case: dict[str, Any]) -> None:
    article = PARSER.parse(case["text"].strip(), published=case.get("published"))
    parts = {part for incident in article.incidents for part in incident.parts}
    whole = [incident for incident in article.incidents if incident not in parts]
    assert [_told(one, wanted) for one, wanted in zip(whole, case["incidents"], strict=True)] == case["incidents"]


def test_parts_stand_in_the_layer_and_add_up() -> None:
    story = next(case for case in CASES if case["label"] == "parts of a whole")
    article = PARSER.parse(story["text"].strip(), published=story["published"])
    (whole,) = (incident for incident in article.incidents if incident.parts)
    assert set(whole.parts) <= set(article.incidents)
    assert {part.places[0].name: part.injured.low for part in whole.parts if part.injured} == {
        "Lipova": 18, "Sertan": 7, "Orlat": 5,
    }  # fmt: skip
    assert article.main_incident == whole


@given(kind=st.sampled_from(KINDS), place=st.sampled_from(PLACES), number=st.integers(2, 900))
def test_a_rendered_event_comes_back(kind: tuple[str, str], place: str, number: int) -> None:
    name, words = kind
    text = f"{words} in {place} on Monday, killing {number} people, officials said."
    (incident,) = PARSER.parse(text, published="2024-05-14").incidents
    assert incident.kind == name
    assert [one.name for one in incident.places] == [place]
    assert incident.killed == newsparse.Count.exactly(number)
    assert str(incident.moment.earliest if incident.moment else None) == "2024-05-13"


@given(kind=st.sampled_from(KINDS), place=st.sampled_from(PLACES))
def test_naming_it_again_adds_no_incident(kind: tuple[str, str], place: str) -> None:
    once = f"{kind[1]} in {place} on Monday, officials said."
    again = f"{once}\n\n{kind[1]} in {place} on Monday, a witness also said."
    assert len(PARSER.parse(again, published="2024-05-14").incidents) == 1


@given(places=st.permutations(PLACES))
def test_different_places_are_different_events(places: list[str]) -> None:
    text = "\n\n".join(f"A car bomb exploded in {place} on Monday." for place in places[:2])
    found = PARSER.parse(text, published="2024-05-14").incidents
    assert [one.places[0].name for one in found] == places[:2]


def test_every_evidence_lies_in_the_text() -> None:
    for case in CASES:
        article = PARSER.parse(case["text"])
        for incident in article.incidents:
            assert all(span.holds_in(article.text) for span in incident.evidence)
            assert incident.evidence


stretches = st.tuples(st.dates(max_value=datetime.date(1, 3, 1)), st.integers(0, 9).map(datetime.timedelta)).map(
    lambda drawn: (drawn[0], drawn[0] + drawn[1])
)


@given(told=st.lists(stretches, max_size=8), asked=stretches)
def test_days_meet_what_one_of_them_meets(
    told: list[tuple[datetime.date, datetime.date]], asked: tuple[datetime.date, datetime.date]
) -> None:
    days = drafts.Days()
    for first, last in told:
        days.add(first, last)
    assert days.meets(*asked) == any(first <= asked[1] and asked[0] <= last for first, last in told)


@given(start=st.integers(0, 50), size=st.integers(0, 2000), mentions=st.lists(st.integers(0, 2000), min_size=1))
def test_a_sentence_without_end_is_read_around_the_mentions_only(start: int, size: int, mentions: list[int]) -> None:
    sentence = range(start, start + size)
    read = [index for part in setting._stretches(sentence, mentions) for index in part]
    if size <= setting._LONGEST:
        assert read == list(sentence)
    else:
        assert read == sorted(set(read))
        assert len(read) <= setting._LONGEST * len(mentions)
        assert set(mentions) & set(sentence) <= set(read) <= set(sentence)


def test_a_disaster_beside_an_attack_lends_it_nothing():
    text = """A car bomb killed at least 12 people and wounded 30 in Tripoli, Lebanon, on Monday, police said.

An earthquake killed 30 people in Iran on Sunday."""
    bomb, quake = newsparse.parse(text, published="2025-04-09").incidents
    assert (bomb.kind, [place.country for place in bomb.places]) == ("bombing", ["LB"])
    assert (quake.kind, [place.country for place in quake.places]) == ("earthquake", ["IR"])
    assert [loss.text for loss in bomb.casualties] == ["killed at least 12 people", "wounded 30"]


def test_losses_of_an_incident_are_those_of_the_layer_with_their_claimants():
    text = "Dozens of people were killed by a bomb in Kabul on Monday, the ministry said, and 30 were wounded."
    article = newsparse.parse(text, published="2025-04-09")
    assert all(any(loss is one for one in article.casualties) for loss in article.incidents[0].casualties)
    assert [(str(loss.effect), loss.count.low) for loss in article.incidents[0].casualties] == [
        ("killed", 24),
        ("injured", 30),
    ]
