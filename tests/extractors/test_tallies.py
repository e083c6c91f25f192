"""Who puts a figure on a loss reports it, and claims it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Parser

PARSER = Parser()
SOURCES = (
    "A hospital official",
    "State television",
    "Officials",
    "The provincial governor",
    "Relief workers in the town of Velm",
    "Local media",
)
FRAMES = (
    ("{source} put the death toll at {number}.", "the death toll at {number}"),
    ("{source} on Monday put the number of dead at {number}.", "the number of dead at {number}"),
    ("{source} gave a toll of {number}, while the army denied it.", "a toll of {number}"),
    ("{source} has revised the toll to {number} after a count.", "the toll to {number}"),
    ("{source} later raised the number of those killed to {number}.", "the number of those killed to {number}"),
)


@given(st.sampled_from(SOURCES), st.sampled_from(FRAMES), st.sampled_from(["14", "nine", "at least 30"]))
def test_whoever_puts_a_figure_on_a_loss_reports_and_claims_it(
    source: str, frame: tuple[str, str], number: str
) -> None:
    text, content = (part.format(source=source, number=number) for part in frame)
    article = PARSER.parse(text)
    assert (source, content) in [(one.source and one.source.text, one.content[0].text) for one in article.attributions]
    (casualty,) = article.casualties
    assert casualty.claimed_by is not None
    assert casualty.claimed_by.name == source


@pytest.mark.parametrize(
    "text",
    [
        "Norway cut the number of flights to 12.",
        "The storm put the number of deaths at 12.",
        "A blast raised the toll to 14.",
        "The union set the number of seats at 30.",
        "The mayor placed flowers at 12 graves of the dead.",
        "The ministry cut casualties to 12.",
        "The death toll was put at 12.",
    ],
)
def test_what_looks_like_it_is_no_report(text: str) -> None:
    assert [one.cue.text for one in PARSER.parse(text).attributions if one.rule == "attributions.tally"] == []


def test_who_spoke_before_goes_on() -> None:
    text = "At least 21 people were killed, officials said, raising an earlier toll of 16."
    newer, older = PARSER.parse(text).casualties
    assert older.superseded_by == newer
    assert [one.claimed_by and one.claimed_by.name for one in (newer, older)] == ["officials", "officials"]
