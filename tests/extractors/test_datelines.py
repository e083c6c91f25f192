"""Datelines as facts of an article."""

from __future__ import annotations

import datetime

from newsparse import Parser
from newsparse.models.article import Article

PARSER = Parser(only={"datelines"}, strict=True)


def parse(text: str) -> Article:
    return PARSER.parse(text)


def test_the_fact() -> None:
    line = parse("Barges sink\n\nULVIK, Norway/ROME, April 1, 2024 (Fjord  News) - A storm sank two barges.").dateline
    assert line is not None
    assert line.text == "ULVIK, Norway/ROME, April 1, 2024 (Fjord  News)"
    assert [(place.name, place.country, place.text) for place in line.places] == [
        ("ULVIK, Norway", "NO", "ULVIK, Norway"),
        ("ROME", "IT", "ROME"),
    ]
    assert (line.agency, line.year, line.month, line.day) == ("Fjord  News".replace("  ", " "), 2024, 4, 1)
    assert line.rule == "datelines.dated"
    assert [span.text for span in line.evidence] == ["Fjord  News"]


def test_a_story_has_one_or_none() -> None:
    assert len(parse("OSLO (AP) - Rain fell.\n\nROME (AP) - Rain fell.").layers["datelines"]) == 1
    assert parse("Rain fell in Oslo.").dateline is None
    assert parse("").dateline is None


def test_a_printed_year_dates_the_article() -> None:
    assert parse("LIMA, 9 JAN 90 (EFE) -- [TEXT] RAIN FELL TODAY.").published == datetime.date(1990, 1, 9)
    assert parse("LIMA, Jan. 9 (EFE) -- Rain fell today.").published is None
    assert parse("LIMA, 31 FEB 90 (EFE) -- [TEXT] RAIN FELL.").published is None


def test_a_day_that_its_month_does_not_have_is_left_out() -> None:
    for printed in ("31 FEB 90", "FEB 30", "JUNE 31, 2025", "FEB 29, 2025"):
        article = parse(f"LIMA, {printed} (EFE) -- RAIN FELL.")
        assert article.dateline is not None
        assert (article.dateline.day, article.failures) == (None, ())
    assert parse("LIMA, FEB 29 (EFE) -- RAIN FELL.").dateline.day == 29


def test_a_table_of_figures_has_a_dateline_too() -> None:
    text = "OMAHA, March 3 -\n" + "    Shr 31 cts vs 30 cts\n    Net 5,429,000 vs 5,216,000\n" * 12
    line = parse(text).dateline
    assert line is not None
    assert line.text == "OMAHA, March 3"
