"""Law: somebody who is named, called by an office and named in part again is one victim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse import Parser

PARSER = Parser(strict=True)
OFFICES = ("mayor", "judge", "senator", "teacher", "priest")
GIVEN = ("Carlos", "Maria", "Ana", "Pedro")
FAMILY = ("Salgado", "Quintero", "Vasquez", "Montoya")
PLACES = ("Quetta", "Lima", "Manila", "Lagos")


@given(
    office=st.sampled_from(OFFICES),
    given_name=st.sampled_from(GIVEN),
    family=st.sampled_from(FAMILY),
    place=st.sampled_from(PLACES),
    shout=st.booleans(),
)
def test_one_person_is_one_victim(*, office: str, given_name: str, family: str, place: str, shout: bool) -> None:
    text = (
        f"Gunmen shot dead {given_name} {family}, a {office}, in {place} on Monday, police said.\n\n"
        f"{family} was killed outside a church. The {office} was shot in the head."
    )
    article = PARSER.parse(text.upper() if shout else text, published="2024-05-14")
    (incident,) = (one for one in article.incidents if not one.is_background)
    assert [victim.name.lower() for victim in incident.victims] == [f"{given_name} {family}".lower()]
    called = {loss.victim.text.lower() for loss in incident.casualties if loss.victim and loss.actor is None}
    assert not any(office in words for words in called)


@given(one=st.sampled_from(OFFICES), other=st.sampled_from(OFFICES), place=st.sampled_from(PLACES), shout=st.booleans())
def test_two_offices_are_two_victims(*, one: str, other: str, place: str, shout: bool) -> None:
    if one == other:
        return
    text = f"Gunmen shot dead a {one} and a {other} in {place} on Monday, police said."
    article = PARSER.parse(text.upper() if shout else text, published="2024-05-14")
    (incident,) = article.incidents
    assert incident.killed is not None
    assert incident.killed.low == 2
    said = " ".join(loss.victim.text.lower() for loss in incident.casualties if loss.victim)
    assert one in said
    assert other in said
