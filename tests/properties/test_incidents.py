"""Laws of incidents: a story composed from facts gives the same facts back."""

from __future__ import annotations

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse import Article, Incident, Parser

PARSER = Parser(strict=True)
PUBLISHED = "2024-05-14"
# How news opens with an event of each kind; the loss and the day follow.
OPENINGS = {
    "bombing": "A car bomb exploded outside a bank in {place}",
    "shooting": "A gunman opened fire in a school in {place}",
    "stabbing": "A man stabbed passengers on a bus in {place}",
    "earthquake": "A strong earthquake struck near {place}",
    "flood": "Flash floods swept through {place}",
    "landslide": "A landslide buried a village near {place}",
    "traffic_accident": "A bus crashed into a lorry near {place}",
    "stampede": "A stampede broke out at a stadium in {place}",
    "drone_strike": "A drone strike hit a market in {place}",
}
PLACES = ("Quetta", "Odesa", "Lagos", "Manila", "Lima", "Cairo")
BODY = (
    "Rescuers worked through the night, a spokesman said.",
    "The main road to the airport was closed for several hours.",
    "Hospitals called for blood donations.",
    "The mayor cancelled a meeting in Vienna.",
)
HISTORY = "In 1998, an earthquake killed 29 people in the region."
UNRELATED = "The central bank left its interest rate unchanged for the third time this year."


@attrs.frozen
class Told:
    """The facts of one event."""

    kind: str
    place: str
    killed: int
    injured: int

    def lead(self) -> str:
        """Tell it as the opening of a story."""
        opening = OPENINGS[self.kind].format(place=self.place)
        return f"{opening} on Monday, killing {self.killed} people and injuring {self.injured}, officials said."


events = st.builds(
    Told,
    kind=st.sampled_from(sorted(OPENINGS)),
    place=st.sampled_from(PLACES),
    killed=st.integers(2, 90),
    injured=st.integers(2, 90),
)
bodies = st.lists(st.sampled_from(BODY), max_size=3, unique=True)


def _parse(*paragraphs: str) -> Article:
    return PARSER.parse("\n\n".join(paragraphs), published=PUBLISHED)


def _facts(incident: Incident | None) -> tuple[str, str | None, int | None, int | None, set[str]] | None:
    if incident is None:
        return None
    day = str(incident.moment.earliest) if incident.moment else None
    killed, injured = (one.low if one else None for one in (incident.killed, incident.injured))
    return str(incident.kind), day, killed, injured, {place.name.casefold() for place in incident.places}


@given(told=events, body=bodies)
@example(told=Told("bombing", "Quetta", 9, 20), body=[])
def test_a_story_gives_its_facts_back(told: Told, body: list[str]) -> None:
    found = _facts(_parse(told.lead(), *body).main_incident)
    assert found is not None
    kind, day, killed, injured, places = found
    assert (kind, day, killed, injured) == (told.kind, "2024-05-13", told.killed, told.injured)
    assert told.place.casefold() in places


@given(told=events, body=st.permutations(BODY))
def test_the_order_of_the_body_does_not_matter(told: Told, body: list[str]) -> None:
    ordered = _facts(_parse(told.lead(), *BODY).main_incident)
    assert _facts(_parse(told.lead(), *body).main_incident) == ordered


@given(told=events, body=bodies)
def test_an_unrelated_paragraph_changes_nothing(told: Told, body: list[str]) -> None:
    with_it = _parse(told.lead(), *body, UNRELATED)
    without = _parse(told.lead(), *body)
    assert _facts(with_it.main_incident) == _facts(without.main_incident)
    assert len(with_it.incidents) == len(without.incidents)


@given(told=events, body=bodies)
def test_history_is_not_this_news(told: Told, body: list[str]) -> None:
    with_it = _parse(told.lead(), *body, HISTORY)
    assert _facts(with_it.main_incident) == _facts(_parse(told.lead(), *body).main_incident)
    assert [one.kind for one in with_it.incidents if not one.is_background] == [told.kind]


@given(told=events, body=bodies)
def test_capitals_keep_kinds_tolls_and_days(told: Told, body: list[str]) -> None:
    shouted = _facts(_parse(*(part.upper() for part in (told.lead(), *body))).main_incident)
    plain = _facts(_parse(told.lead(), *body).main_incident)
    assert shouted is not None
    assert plain is not None
    assert shouted[:4] == plain[:4]


@given(first=events, second=events)
def test_events_of_two_places_are_two(first: Told, second: Told) -> None:
    if first.place == second.place or first.kind == second.kind:
        return
    found = {str(one.kind) for one in _parse(first.lead(), second.lead()).incidents if not one.is_background}
    assert {first.kind, second.kind} <= found
