"""Datelines in every form that agencies and papers give them, and what only looks like one."""

from __future__ import annotations

import pytest

from newsparse.language.datelines import dateline_reader, find_dateline, read_dateline
from newsparse.lexicon import Lexicon, load, merge

TAIL = "The harbour was closed for the rest of the week, officials said, after a storm sank two barges."


def read(
    text: str,
) -> tuple[str, list[tuple[str, str | None]], str | None, tuple[int | None, int | None, int | None]] | None:
    """Show a dateline in short: its characters, places with country, agency, year, month and day."""
    found = find_dateline(text)
    if found is None:
        return None
    places = [(text[one.start : one.end], one.country) for one in found.places]
    agency = text[slice(*found.agency)] if found.agency else None
    return text[found.start : found.end], places, agency, (found.year, found.month, found.day)


FORMS = [
    ("OSLO, April 1 (AFP) - ", "OSLO, April 1 (AFP)", [("OSLO", "NO")], "AFP", (None, 4, 1)),
    ("OSLO, Nov. 11 (Xinhua) -- ", "OSLO, Nov. 11 (Xinhua)", [("OSLO", "NO")], "Xinhua", (None, 11, 11)),
    ("OSLO (AP) _ ", "OSLO (AP)", [("OSLO", "NO")], "AP", (None, None, None)),
    ("OSLO (AP) — ", "OSLO (AP)", [("OSLO", "NO")], "AP", (None, None, None)),
    ("OSLO, Aug 3 - ", "OSLO, Aug 3", [("OSLO", "NO")], None, (None, 8, 3)),
    ("Oslo, march 3 - ", "Oslo, march 3", [("Oslo", "NO")], None, (None, 3, 3)),
    ("OSLO, Sept. 3. - ", "OSLO, Sept. 3.", [("OSLO", "NO")], None, (None, 9, 3)),
    ("OSLO Sept. 15, 2004 - ", "OSLO Sept. 15, 2004", [("OSLO", "NO")], None, (2004, 9, 15)),
    ("OSLO, 3 September 2004 - ", "OSLO, 3 September 2004", [("OSLO", "NO")], None, (2004, 9, 3)),
    ("OSLO, Monday, Sept. 20: ", "OSLO, Monday, Sept. 20", [("OSLO", "NO")], None, (None, 9, 20)),
    ("OSLO--Oct. 12, 2004--", "OSLO--Oct. 12, 2004", [("OSLO", "NO")], None, (2004, 10, 12)),
    ("OSLO, March 25, Reuter - ", "OSLO, March 25, Reuter", [("OSLO", "NO")], "Reuter", (None, 3, 25)),
    ("OSLO: ", "OSLO", [("OSLO", "NO")], None, (None, None, None)),
    ("OSLO : ", "OSLO", [("OSLO", "NO")], None, (None, None, None)),
    ("Oslo: ", "Oslo", [("Oslo", "NO")], None, (None, None, None)),
    ("OSLO // ", "OSLO", [("OSLO", "NO")], None, (None, None, None)),
    ("OSLO -- ", "OSLO", [("OSLO", "NO")], None, (None, None, None)),
    ("Oslo — ", "Oslo", [("Oslo", "NO")], None, (None, None, None)),
    ("OSLO-", "OSLO", [("OSLO", "NO")], None, (None, None, None)),
    ("OSLO ", "OSLO", [("OSLO", "NO")], None, (None, None, None)),
    ("OSLO (CBS) ", "OSLO (CBS)", [("OSLO", "NO")], "CBS", (None, None, None)),
    ("ULVIK, Norway ", "ULVIK, Norway", [("ULVIK, Norway", "NO")], None, (None, None, None)),
    ("VIK, Norway - ", "VIK, Norway", [("VIK, Norway", "NO")], None, (None, None, None)),
    ("Vik, Norway (Sports Network) - ", "Vik, Norway (Sports Network)", [("Vik, Norway", "NO")], "Sports Network", (None, None, None)),
    ("ELMIRA, N.Y. (AP) -- ", "ELMIRA, N.Y. (AP)", [("ELMIRA, N.Y.", "US")], "AP", (None, None, None)),
    ("Elmira, NY - ", "Elmira, NY", [("Elmira, NY", "US")], None, (None, None, None)),
    ("ELMIRA, Ont., May 2 (CP) - ", "ELMIRA, Ont., May 2 (CP)", [("ELMIRA, Ont.", "CA")], "CP", (None, 5, 2)),
    ("ELMIRA, Ore. May 2 - ", "ELMIRA, Ore. May 2", [("ELMIRA, Ore.", "US")], None, (None, 5, 2)),
    ("TBILISI, Georgia - ", "TBILISI, Georgia", [("TBILISI, Georgia", "GE")], None, (None, None, None)),
    ("ATLANTA, Georgia - ", "ATLANTA, Georgia", [("ATLANTA, Georgia", "US")], None, (None, None, None)),
    ("OSLO/ROME (Reuters) - ", "OSLO/ROME (Reuters)", [("OSLO", "NO"), ("ROME", "IT")], "Reuters", (None, None, None)),
    ("OSLO/ROME - ", "OSLO/ROME", [("OSLO", "NO"), ("ROME", "IT")], None, (None, None, None)),
    ("OSLO and ROME (AP) - ", "OSLO and ROME (AP)", [("OSLO", "NO"), ("ROME", "IT")], "AP", (None, None, None)),
    ("UNITED NATIONS - ", "UNITED NATIONS", [("UNITED NATIONS", None)], None, (None, None, None)),
    ("PORT-AU-PRINCE, Haiti - ", "PORT-AU-PRINCE, Haiti", [("PORT-AU-PRINCE, Haiti", "HT")], None, (None, None, None)),
    ("RIO DE JANEIRO, April 3 - ", "RIO DE JANEIRO, April 3", [("RIO DE JANEIRO", "BR")], None, (None, 4, 3)),
    ("OSLO (Fjord News) - ", "OSLO (Fjord News)", [("OSLO", "NO")], "Fjord News", (None, None, None)),
    ("QUILLON (fjord.com) - ", None, None, None, None),
    ("QUILLON (Fjord.com) - ", "QUILLON (Fjord.com)", [("QUILLON", None)], "Fjord.com", (None, None, None)),
    ("QUILLON, April 3 - ", "QUILLON, April 3", [("QUILLON", None)], None, (None, 4, 3)),
    ("OSLO, Aug. 3, 2014 /PRNewswire/ -- ", "OSLO, Aug. 3, 2014 /PRNewswire/", [("OSLO", "NO")], "PRNewswire", (2014, 8, 3)),
    ("OSLO--(BUSINESS WIRE)--", "OSLO--(BUSINESS WIRE)", [("OSLO", "NO")], "BUSINESS WIRE", (None, None, None)),
    ("LIMA, 9 JAN 90 (EFE) -- [TEXT] ", "LIMA, 9 JAN 90 (EFE)", [("LIMA", "PE")], "EFE", (1990, 1, 9)),
    ("LIMA (PERU), 9 JAN 90 -- [REPORT] [TEXT] ", "LIMA (PERU), 9 JAN 90", [("LIMA (PERU)", "PE")], None, (1990, 1, 9)),
    ("NO CITY (PERU), 9 JAN 90 (EFE) -- ", "NO CITY (PERU), 9 JAN 90 (EFE)", [("PERU", "PE")], "EFE", (1990, 1, 9)),
    ("CLANDESTINE, 9 JAN 90 (RADIO SUR) -- ", "CLANDESTINE, 9 JAN 90 (RADIO SUR)", [], "RADIO SUR", (1990, 1, 9)),
    ("LIMA, NO DATE (EFE) -- ", "LIMA, NO DATE (EFE)", [("LIMA", "PE")], "EFE", (None, None, None)),
    ("(Reuters) - ", "(Reuters)", [], "Reuters", (None, None, None)),
    ("(CNN) ", "(CNN)", [], "CNN", (None, None, None)),
    ("Dec 29 (Reuters) - ", "Dec 29 (Reuters)", [], "Reuters", (None, 12, 29)),
    ("SEPTEMBER 13, 2004 (HARBOUR NEWS) - ", "SEPTEMBER 13, 2004 (HARBOUR NEWS)", [], "HARBOUR NEWS", (2004, 9, 13)),
    ("SINGAPORE - ", "SINGAPORE", [("SINGAPORE", "SG")], None, (None, None, None)),
    ("New Delhi, Apr 8 (PTI) ", "New Delhi, Apr 8 (PTI)", [("New Delhi", "IN")], "PTI", (None, 4, 8)),
    ("New Delhi, Apr 8 (Sunday) ", None, None, None, None),
    ("London (CNN) ", "London (CNN)", [("London", "GB")], "CNN", (None, None, None)),
    ("London (CNN)", "London (CNN)", [("London", "GB")], "CNN", (None, None, None)),
    ("Fjord Press - VIK, Norway (AP) - ", "VIK, Norway (AP)", [("VIK, Norway", "NO")], "AP", (None, None, None)),
    ("Quillon (CNN) ", None, None, None, None),
    ("MEXICO CITY, April 8 (EFE).- ", "MEXICO CITY, April 8 (EFE)", [("MEXICO CITY", "MX")], "EFE", (None, 4, 8)),
    ("MEXICO CITY (EFE).- ", "MEXICO CITY (EFE)", [("MEXICO CITY", "MX")], "EFE", (None, None, None)),
    ("Barges sink in storm\n\nMumbai: ", "Mumbai", [("Mumbai", "IN")], None, (None, None, None)),
    ("Barges sank on three rivers.\n\nMumbai: ", None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "raw", "places", "agency", "date"), FORMS, ids=[form[0] for form in FORMS])
def test_form(head: str, raw: str | None, places: object, agency: object, date: object) -> None:
    assert read(head + TAIL) == (None if raw is None else (raw, places, agency, date))


@pytest.mark.parametrize(
    "before",
    [
        "   ",
        "Barges sink in storm\n\n",
        "By ANN LEE\n\n",
        "By ANN LEE    ",
        "Barges sink in storm. ",
        "A man looks at a barge. (Ann Lee/Pool)\n",
        "FULL TEXT.  ",
        "Fjord Press - ",
        "Harbour India: ",
        "&lt;p&gt;&lt;/p&gt; ",
    ],
)
def test_where_it_stands(before: str) -> None:
    assert read(f"{before}OSLO, April 1 (AP) - {TAIL}") == ("OSLO, April 1 (AP)", [("OSLO", "NO")], "AP", (None, 4, 1))


LOOK_ALIKES = [
    "AP - ",
    "HARBOUR-TODAY.com - ",
    "STORM SINKS BARGES - ",
    "UPDATE - ",
    "ANN LEE: ",
    "WORST STORM: ",
    "FED-UP Ann Lee - ",
    "SEN. ANN LEE (D-Ohio) - ",
    "ANN LEE (Labour) - ",
    "ANN LEE (1990) - ",
    "Ann Lee (42) - ",
    "Paris Match - ",
    "Rome - he said so - ",
    "By Ann Lee (AP) - ",
    "Published, March 3 - ",
    "April 9, 2025 - ",
    "OSLO BRIDGE FALLS - ",
    "France: ",
    "VIK, North - ",
    "OSLO, 31 BREAD - ",
    "Harbour - ",
    "",
]


@pytest.mark.parametrize("head", LOOK_ALIKES)
def test_look_alike(head: str) -> None:
    assert read(head + TAIL) is None


@pytest.mark.parametrize(
    "text", ["Oslo: Storm sinks barges\n\nA storm sank two.", "Oslo: Storm", "OSLO AND ROME AGREE", "oslo - rain"]
)
def test_headlines_are_none(text: str) -> None:
    assert read(text) is None


def test_a_place_that_the_story_speaks_of_needs_no_table() -> None:
    text = "QUILLON -- A storm sank two barges in Quillon, officials said."
    assert read(text) == ("QUILLON", [("QUILLON", None)], None, (None, None, None))


def test_a_day_that_no_month_has() -> None:
    assert read("OSLO, April 41 (AP) - " + TAIL) is None


def test_an_agency_on_two_lines() -> None:
    found = read("BRASILIA (BRAZIL), 18 NOV 89 (RADIO NACIONAL DA\nAMAZONIA) --\n[TEXT] RAIN FELL")
    assert found is not None
    assert found[2] == "RADIO NACIONAL DA\nAMAZONIA"


def test_read_at_an_offset() -> None:
    found = read_dateline("xx OSLO (AP) - Rain fell.", 3)
    assert found is not None
    assert (found.start, found.end, found.form) == (3, 12, "agency")


def test_agencies_and_places_of_plugins() -> None:
    text = "ULVIK (Fjord Wave) - " + TAIL
    words = merge(load("datelines"), Lexicon.of("datelines", {"agencies": {"wire": "Fjord Wave"}}))
    places = merge(load("places"), Lexicon.of("places", {"news_cities": {"NO": "Ulvik"}}))
    assert find_dateline(text, dateline_reader(words, load("places"))) is not None
    found = find_dateline("ULVIK - " + TAIL, dateline_reader(load("datelines"), places))
    assert found is not None
    assert found.places[0].country == "NO"
    assert find_dateline("ULVIK - " + TAIL) is None
