"""Render (places, date, agency, style) to a dateline and read the same back; look-alikes give none."""

from __future__ import annotations

import calendar
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.language.datelines import find_dateline

# The generators' own words, none of them looked up in the library.
TOWNS = (("OSLO", None), ("ROME", None), ("DAKAR", None), ("ULVIK", "Norway"), ("SAINT-MALO", "France"), ("EL REAL", "Panama"),
         ("ELMIRA", "N.Y."), ("CUT BANK", "Mont."), ("MOOSE JAW", "Saskatchewan"), ("LA UNION", "Chile"))  # fmt: skip
AGENCIES = ("AFP", "Reuters", "AP", "Xinhua", "UPI", "EFE", "dpa", "Fjord News Service", "HARBOUR PRESS")
LEADS = ("A storm sank two barges off the coast, officials said.", '"We saw nothing," the harbour master said.',
         "Two barges sank.\n\nNobody was hurt.", "The owners of a ferry that sank have been arrested.")  # fmt: skip
BEFORE = (
    "",
    "   ",
    "\n\n",
    "Barges sink\n\n",
    "Barges sink off coast in storm\n\nBy ANN LEE\n\n",
    "A barge lies on a beach. (Ann Lee/Pool)\n",
)
WORDS = ("barges", "sink", "storm", "harbour", "ferry", "the", "of", "and", "crew", "rescued", "after", "night")


class Filed(NamedTuple):
    places: tuple[str, ...]
    month: int | None
    day: int | None
    year: int | None
    agency: str | None


@st.composite
def filed(draw: st.DrawFn) -> tuple[Filed, str]:
    """Draw what a dateline says, and the dateline without its separator."""
    towns = draw(st.lists(st.sampled_from(TOWNS), min_size=1, max_size=2, unique=True))
    places = tuple(f"{town}, {region}" if region else town for town, region in towns)
    where = places[0] if len(places) == 1 else "/".join(places)
    month = draw(st.none() | st.integers(1, 12))
    if month is None:
        agency = draw(st.sampled_from(AGENCIES))
        return Filed(places, None, None, None, agency), f"{where} ({agency})"
    day = draw(st.integers(1, calendar.monthrange(2024, month)[1]))
    year = draw(st.none() | st.integers(1990, 2030))
    agency = draw(st.none() | st.sampled_from(AGENCIES))
    name = draw(
        st.sampled_from((calendar.month_name[month], calendar.month_abbr[month], f"{calendar.month_abbr[month]}."))
    )
    day_first = draw(st.booleans())
    date = f"{day} {name}" if day_first else f"{name} {day}"
    if year is not None:
        date += f" {year}" if day_first else f", {year}"
    signed = f" ({agency})" if agency else ""
    return Filed(places, month, day, year, agency), f"{where}, {date}{signed}"


@given(
    filed=filed(),
    separator=st.sampled_from((" - ", " -- ", " _ ", " — ", " – ", ": ", " // ")),
    before=st.sampled_from(BEFORE),
    lead=st.sampled_from(LEADS),
)
def test_what_is_rendered_is_read(filed: tuple[Filed, str], separator: str, before: str, lead: str) -> None:
    said, line = filed
    text = before + line + separator + lead
    found = find_dateline(text)
    assert found is not None, text
    assert text[found.start : found.end] == line
    assert tuple(text[one.start : one.end] for one in found.places) == said.places
    assert (found.month, found.day, found.year) == (said.month, said.day, said.year)
    assert (text[slice(*found.agency)] if found.agency else None) == said.agency


@given(filed=filed(), tail=st.text(max_size=200))
def test_what_follows_the_lead_changes_nothing(filed: tuple[Filed, str], tail: str) -> None:
    text = f"{filed[1]} - {LEADS[0]}\n\n"
    assert find_dateline(text + tail) == find_dateline(text)


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=5),
    separator=st.sampled_from((" - ", ": ", " -- ", " — ", " ")),
    lead=st.sampled_from(LEADS),
)
def test_headlines_in_capitals_are_no_datelines(words: list[str], separator: str, lead: str) -> None:
    assert find_dateline(" ".join(words).upper() + separator + lead) is None
    assert find_dateline(" ".join(words).title() + separator + lead) is None
    assert find_dateline(" ".join(words).capitalize() + separator + lead) is None


@given(
    text=st.text(alphabet=st.sampled_from("AB a.,:;-_—/()[]\n\t\"'1290&<>\x00\ud800\u202e"), max_size=300)
    | st.text(max_size=300)
)
@example(text="A (B) - \x00")
@example(text="(" * 300)
@example(text="A, " * 100)
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    found = find_dateline(text)
    if found is None:
        return
    assert 0 <= found.start < found.end <= len(text)
    for one in found.places:
        assert found.start <= one.start < one.end <= found.end
        assert text[one.start : one.end] == text[one.start : one.end].strip()
    if found.agency:
        assert found.start <= found.agency[0] < found.agency[1] <= found.end
