"""Reports are read with their content, cue and source: labelled sentences, and laws."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import ATTRIBUTIONS, Parser

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "attributions.toml").read_text("utf-8"))["case"]
PARSER = Parser(only={ATTRIBUTIONS})
SOURCES = ("Mayor Lena Fox", "the harbour master", "Dr Omar Haddad", "A fire officer", "the company")
CLAUSES = ("the tunnel would reopen", "nobody had been told", "prices had doubled", "the vote was over")
MARKS = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"))


def _params() -> list[Any]:
    return [
        pytest.param(
            case, id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case["why"])] if case.get("expect") == "fail" else [],
        )
        for case in CASES
    ]  # fmt: skip


def _told(report: newsparse.Attribution) -> dict[str, Any]:
    """Say of a report what the cases say, optional things only where they are."""
    told: dict[str, Any] = {"kind": str(report.kind), "content": [part.text for part in report.content]}
    for name in ("cue", "source", "addressee", "medium"):
        span = getattr(report, name)
        if span is not None:
            told[name] = span.text
    return told


@pytest.mark.parametrize("case", _params())
def test_labelled_sentences(case: dict[str, Any]) -> None:
    found = PARSER.parse(case["text"]).attributions
    expected = [{k: v for k, v in report.items() if k not in ("act", "negated")} for report in case["reports"]]
    assert [_told(report) for report in found] == expected
    for report, wanted in zip(found, case["reports"], strict=True):
        assert str(report.act) == wanted.get("act", str(report.act))
        assert report.is_negated == wanted.get("negated", False)


@given(
    source=st.sampled_from(SOURCES),
    clause=st.sampled_from(CLAUSES),
    marks=st.sampled_from(MARKS),
    inverted=st.booleans(),
)
def test_a_quotation_in_any_marks_comes_back(
    source: str, clause: str, marks: tuple[str, str], *, inverted: bool
) -> None:
    said = f"said {source}" if inverted else f"{source} said"
    content = f"{clause.capitalize()},"
    (report,) = PARSER.parse(f"{marks[0]}{content}{marks[1]} {said}.").attributions
    assert report.kind == "direct"
    assert [part.text for part in report.content] == [content]
    assert report.source is not None
    assert report.source.text == source


@given(
    source=st.sampled_from(SOURCES),
    clause=st.sampled_from(CLAUSES),
    verb=st.sampled_from(("said", "warned", "insisted")),
)
def test_a_clause_comes_back_from_either_side(source: str, clause: str, verb: str) -> None:
    for text in (f"{source} {verb} that {clause}.", f"{clause.capitalize()}, {source} {verb}."):
        (report,) = PARSER.parse(text[:1].upper() + text[1:]).attributions
        assert report.kind == "indirect"
        assert report.content[0].text.removeprefix("that ").lower() == clause
        assert report.source is not None
        assert report.source.text.lower() == source.lower()


@given(source=st.sampled_from(SOURCES), clause=st.sampled_from(CLAUSES))
def test_everything_said_stands_in_the_span(source: str, clause: str) -> None:
    for report in PARSER.parse(f'"{clause.capitalize()}," {source} told reporters on Friday.').attributions:
        parts = (*report.content, report.cue, report.source, *report.evidence)
        assert all(part in report.span for part in parts if part)


def test_a_plugin_adds_a_verb() -> None:
    class Verbs:
        """A plugin of words alone."""

        @newsparse.hookimpl
        def newsparse_lexicons(self) -> list[newsparse.Lexicon]:
            """Offer one more reporting verb."""
            return [newsparse.Lexicon.of("cues", {"clause": {"statement": "burble"}})]

    text = "The mayor burbled all was well."
    assert not PARSER.parse(text).attributions
    (report,) = Parser(plugins=[Verbs()], only={ATTRIBUTIONS}).parse(text).attributions
    assert report.content[0].text == "all was well"
