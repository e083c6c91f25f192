"""Law: an armed group that fights in one country tells where an attack was, unless the attack has a place of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse import Parser

PARSER = Parser(strict=True)
FIGHTING = {"FMLN": "SV", "Boko Haram": "NG", "Hamas": "PS", "Shining Path": "PE", "ELN": "CO", "PKK": "TR"}
ELSEWHERE = {"Manila": "PH", "Lyon": "FR", "Oslo": "NO"}


@given(group=st.sampled_from(sorted(FIGHTING)), shout=st.booleans())
def test_a_group_tells_the_country(*, group: str, shout: bool) -> None:
    text = f"{group} gunmen shot dead two policemen at a market on Monday, police said."
    (incident,) = PARSER.parse(text.upper() if shout else text, published="2024-05-14").incidents
    assert incident.country == FIGHTING[group]


@given(group=st.sampled_from(sorted(FIGHTING)), place=st.sampled_from(sorted(ELSEWHERE)))
def test_a_place_with_a_dateline_says_more(group: str, place: str) -> None:
    text = (
        f"{place.upper()}, May 14 (Reuters) - {group} gunmen shot dead two policemen at a market in {place} on Monday, "
        "police said."
    )
    (incident,) = PARSER.parse(text, published="2024-05-14").incidents
    assert incident.country == ELSEWHERE[place]
