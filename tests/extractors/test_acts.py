"""What is done by saying it, and whether it was done at all: 150 labelled texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Lexicon, Parser, hookimpl

FOUND, ACT, NEGATED, SPEECH = 0.80, 0.90, 0.90, 0.95


@pytest.fixture(scope="module")
def rows(listed_reports):
    return listed_reports("acts.toml")


def has_act(row) -> bool:
    return str(row.quote.act) == row.wanted["act"]


def is_negated_as_listed(row) -> bool:
    return row.quote.is_negated == row.wanted.get("negated", False)


def is_speech_as_listed(row) -> bool:
    return row.quote.is_speech == (row.wanted["act"] not in ("thought", "intention"))


@pytest.mark.quality
@pytest.mark.xfail(strict=True, reason="one report inside another, and rarer cues, are not read")
def test_most_listed_reports_are_found(rows):
    missed = [(row.text, row.wanted["cue"]) for row in rows if row.quote is None]
    assert len(rows) - len(missed) >= FOUND * len(rows), missed


@pytest.mark.quality
@pytest.mark.parametrize(
    ("holds", "floor"), [(has_act, ACT), (is_negated_as_listed, NEGATED), (is_speech_as_listed, SPEECH)]
)
def test_of_the_found(rows, holds: Callable[..., bool], floor: float):
    found = [row for row in rows if row.quote is not None]
    wrong = [(row.text, row.wanted, str(row.quote.act), row.quote.is_negated) for row in found if not holds(row)]
    assert len(found) - len(wrong) >= floor * len(found), wrong


# ------------------------------------------------------------ how far a negation reaches

PARSER = Parser()


def negated(text: str, cue: str) -> bool:
    (quote,) = [one for one in PARSER.parse(text).quotes if one.cue and one.cue.text == cue]
    return quote.is_negated


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The firm did not immediately say how many jobs would go.", "say"),
        ("The firm has yet to say how many jobs will go.", "say"),
        ("The governor stopped short of saying that the talks had failed.", "saying"),
        ("None of the ministers said that the plan was dead.", "said"),
        ("Nor did the mayor say who would pay for the bridge.", "say"),
        ("The army neither confirmed nor denied that it fired.", "denied"),
        ("The minister did not confirm or deny that a deal had been reached.", "confirm"),
        ("The firm declined comment.", "declined"),
    ],
)
def test_what_was_not_said(text, cue):
    assert negated(text, cue)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("If it rains, the mayor said, the race will be cancelled.", "said"),
        ("The minister, who was not at the meeting, said the plan was good.", "said"),
        ("The mayor not only said that the bridge was unsafe.", "said"),
        ("No one was hurt, police said.", "said"),
        ("The firm did not respond, but police said that two men were held.", "said"),
    ],
)
def test_a_negation_of_something_else(text, cue):
    assert not negated(text, cue)


# ------------------------------------------------------------ who would not speak

REFUSALS = ("declined", "refused", "repeatedly refused", "has declined")
REFUSED = {
    "say how many jobs would go": "statement",
    "comment": "statement",
    "comment on the sale": "statement",
    "answer questions": "statement",
    "discuss the sale": "statement",
    "be drawn on the sale": "statement",
    "confirm that the mill was sold": "confirmation",
    "deny that the mill was sold": "denial",
}


@given(st.sampled_from(REFUSALS), st.sampled_from(sorted(REFUSED)), st.sampled_from(("The firm", "Mayor Ida Berg")))
def test_a_refusal_to_speak_is_a_report_that_was_not_made(refusal, speech, source):
    (quote,) = PARSER.parse(f"{source} {refusal} to {speech}.").quotes
    assert (quote.is_negated, str(quote.act), quote.source.text) == (True, REFUSED[speech], source)


@pytest.mark.parametrize("text", ["The minister refused to resign.", "The rebels declined to lay down their arms."])
def test_a_refusal_to_do_something_is_a_denial(text):
    (quote,) = PARSER.parse(text).quotes
    assert (quote.is_negated, quote.act) == (False, "denial")


NO_ANSWERS = (
    "{source} did not respond to a request for comment.",
    "{source} did not immediately respond to requests for comment.",
    "{source} has not replied to emailed questions.",
    "{source} did not answer calls seeking comment.",
    "{source} did not return a message.",
    "{source} could not be reached for comment.",
    "{source} asked not to be named.",
    "{source} declined to be identified.",
)


@given(st.sampled_from(NO_ANSWERS), st.sampled_from(("The firm", "A senior official", "Mayor Ida Berg")))
def test_who_cannot_be_reached_or_named_says_nothing(frame, source):
    assert PARSER.parse(frame.format(source=source)).quotes == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The firm did not respond to questions about the fire.", "the fire"),
        ("The coach did not answer the question of who would play.", "the question of who would play"),
        ("A source, who asked not to be named, said the deal was off.", "the deal was off"),
        ("The deal was off, an official told AFP on condition of anonymity.", "The deal was off"),
        ("The deal was off, she said in an interview with the Velm Gazette.", "The deal was off"),
        ("The widow asked to be named heir.", "to be named heir"),
    ],
)
def test_what_is_really_said_stays(text, content):
    assert [[str(part) for part in quote.content] for quote in PARSER.parse(text).quotes] == [[content]]


def test_a_plugin_adds_what_negates():
    class Words:
        """A plugin of words alone."""

        @hookimpl
        def newsparse_lexicons(self) -> list[Lexicon]:
            """Offer one more verb of refusal."""
            return [Lexicon.of("cues", {"negations": {"refused": "disdained"}})]

    text = "The mayor disdained to say that the bridge was unsafe."
    assert not PARSER.parse(text).quotes[0].is_negated
    assert Parser(plugins=[Words()]).parse(text).quotes[0].is_negated
