"""Law: the day on which an attack was condemned, or somebody charged with it, is not the day of the attack."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse import Parser

PARSER = Parser(strict=True)
DAYS = {"Friday": "2024-05-10", "Saturday": "2024-05-11", "Sunday": "2024-05-12"}
AFTER = (
    "The president on Monday condemned the attack in Lima, in which gunmen shot dead two policemen on {day}.",
    "Gunmen shot dead two policemen in Lima on {day}. Lawmakers on Monday demanded an inquiry into the attack.",
    "Two men were charged on Monday over an attack in Lima in which gunmen shot dead two policemen on {day}.",
)


@given(told=st.sampled_from(AFTER), day=st.sampled_from(sorted(DAYS)), shout=st.booleans())
def test_what_is_said_later_has_a_day_of_its_own(*, told: str, day: str, shout: bool) -> None:
    text = told.format(day=day)
    incidents = PARSER.parse(text.upper() if shout else text, published="2024-05-14").incidents
    days = [str(one.moment.earliest) for one in incidents if one.moment and str(one.kind) != "arrest"]
    assert days == [DAYS[day]]


@given(day=st.sampled_from(sorted(DAYS)), verb=st.sampled_from(("set fire to", "set ablaze")))
def test_what_was_set_on_fire_burned_before_the_news(day: str, verb: str) -> None:
    (incident,) = PARSER.parse(
        f"Attackers {verb} a church in Lagos on {day}, police said.", published="2024-05-14"
    ).incidents
    assert str(incident.moment.earliest if incident.moment else None) == DAYS[day]


@given(day=st.sampled_from(sorted(DAYS)))
def test_what_is_set_to_happen_lies_ahead(day: str) -> None:
    (moment,) = PARSER.parse(f"The court is set to hear the case on {day}.", published="2024-05-14").moments
    assert moment.earliest is not None
    assert str(moment.earliest) > "2024-05-14"
