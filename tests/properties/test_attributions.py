"""Laws of reports: who said what comes back from every order of a sentence, in every shape of marks, from every form of source.

For each frame a floor is asserted under the share of what was told that comes back: content, source and kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsparse import ATTRIBUTIONS, PARAGRAPHS, Attribution, Parser

PARSER = Parser(only={ATTRIBUTIONS, PARAGRAPHS})
EXAMPLES: Final = 400

MARKS: Final = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"))
SOURCES: Final = {
    "name": ("Petra Lindqvist", "Kofi Mensah", "Marta Oliveira", "Yusuf Demir", "Grace O'Hara"),
    "titled name": ("Dr Ines Moreau", "Mayor Tomas Novak", "Colonel Adel Haddad", "Foreign Minister Riku Saari"),
    "apposition": (
        "Hana Kovacs, a nurse at the hospital",
        "Luis Ferrer, the head of the port authority",
        "Anil Mehta, the owner of a bakery",
    ),
    "relative clause": ("Anil Mehta, who runs a bakery", "Sofia Brandt, who was on board"),
    "role": ("the harbour master", "a fire officer", "the deputy governor", "her lawyer", "the bishop"),
    "organisation": ("the Coastal Trust", "the interior ministry", "Norvik Airlines", "the water board"),
    "unnamed": ("officials", "two witnesses", "residents", "a source close to the talks", "rescue workers"),
    "pronoun": ("he", "she", "they"),
}
INTRODUCTIONS: Final = {
    "he": "Omar Rashid arrived late in the evening.",
    "she": "Elena Marsh arrived late in the evening.",
    "they": "The villagers arrived late in the evening.",
}
CLAUSES: Final = (
    "the tunnel would stay shut for a month",
    "nobody had been warned about the storm",
    "the harvest was the worst in years",
    "three bridges needed repair",
    "the ferry had left without a doctor",
    "prices in the capital had doubled since May",
    "it was too early to speak of a victory",
    "there was no plan to sell the factory",
)
SECOND: Final = (
    "we are still waiting for the engineers",
    "my family has lived here for decades",
    "somebody has to pay for this",
    "the children ask me every night",
)
HALVES: Final = (
    ("the road is gone", "and nobody will rebuild it"),
    ("we knew the risks", "but we had no choice"),
    ("this winter was hard", "the next will be harder"),
)
VERBS: Final = ("said", "warned", "insisted", "claimed", "explained")
HEARERS: Final = ("reporters", "local radio", "the committee", "a crowd of supporters")
ASIDES: Final = (
    "on Friday", "late on Friday", "earlier this week", "yesterday", "last month", "in a statement", "in a statement on Monday",
    "in Geneva", "on condition of anonymity", "on 3 May", "two days ago", "at the weekend",
)  # fmt: skip
TAILS: Final = (", as the search went on", ", without giving details", " after a meeting with the bishop")
DATELINES: Final = ("OSLO (AP) — ", "NAIROBI, April 4 (Reuters) - ", "KYIV, Ukraine (AFP) -- ")
AGENCIES: Final = ("Reuters", "AFP", "state television", "Interfax")


class Told(NamedTuple):
    """Who said what, as it is printed, and how much of it stands between marks."""

    kind: str
    source: str
    content: tuple[str, ...]


class Words(NamedTuple):
    """What a frame is filled with."""

    source: str
    other: str
    clause: str
    second: str
    halves: tuple[str, str]
    verb: str
    hearer: str
    agency: str
    aside: str
    tail: str
    dateline: str
    marks: tuple[str, str]

    def quoted(self, text: str) -> str:
        return self.marks[0] + text + self.marks[1]


Frame = Callable[[Words], tuple[str, list[Told]]]


def big(text: str) -> str:
    return text[:1].upper() + text[1:]


def closed(source: str) -> str:
    """Close an apposition where the sentence goes on."""
    return f"{source}," if "," in source else source


def quotation_source_verb(w: Words) -> tuple[str, list[Told]]:
    text = f"{w.quoted(big(w.clause) + ',')} {closed(w.source)} {w.verb}."
    return text, [Told("direct", w.source, (w.clause,))]


def quotation_verb_source(w: Words) -> tuple[str, list[Told]]:
    return f"{w.quoted(big(w.clause) + ',')} {w.verb} {w.source}.", [Told("direct", w.source, (w.clause,))]


def source_verb_quotation(w: Words) -> tuple[str, list[Told]]:
    text = f"{big(closed(w.source))} {w.verb}: {w.quoted(big(w.clause) + '.')}"
    return text, [Told("direct", w.source, (w.clause,))]


def source_verb_that_clause(w: Words) -> tuple[str, list[Told]]:
    return f"{big(closed(w.source))} {w.verb} that {w.clause}.", [Told("indirect", w.source, (w.clause,))]


def source_verb_clause(w: Words) -> tuple[str, list[Told]]:
    return f"{big(closed(w.source))} said {w.clause}.", [Told("indirect", w.source, (w.clause,))]


def clause_source_verb(w: Words) -> tuple[str, list[Told]]:
    return f"{big(w.clause)}, {closed(w.source)} {w.verb}.", [Told("indirect", w.source, (w.clause,))]


def clause_source_verb_aside(w: Words) -> tuple[str, list[Told]]:
    return f"{big(w.clause)}, {closed(w.source)} said {w.aside}.", [Told("indirect", w.source, (w.clause,))]


def clause_source_verb_tail(w: Words) -> tuple[str, list[Told]]:
    return f"{big(w.clause)}, {closed(w.source)} said{w.tail}.", [Told("indirect", w.source, (w.clause,))]


def source_verb_aside_clause(w: Words) -> tuple[str, list[Told]]:
    text = f"{big(closed(w.source))} said {w.aside} that {w.clause}."
    return text, [Told("indirect", w.source, (w.clause,))]


def dateline_clause_source_verb(w: Words) -> tuple[str, list[Told]]:
    text = f"{w.dateline}{big(w.clause)}, {closed(w.source)} said {w.aside}."
    return text, [Told("indirect", w.source, (w.clause,))]


def reopened_quotation(w: Words) -> tuple[str, list[Told]]:
    text = f"“{big(w.clause)}.\n\n“{big(w.second)},” {closed(w.source)} said."
    return text, [Told("direct", w.source, (w.clause, w.second))]


def according_to_source(w: Words) -> tuple[str, list[Told]]:
    return f"According to {w.source}, {w.clause}.", [Told("indirect", w.source, (w.clause,))]


def clause_according_to(w: Words) -> tuple[str, list[Told]]:
    return f"{big(w.clause)}, according to {w.source}.", [Told("indirect", w.source, (w.clause,))]


def split_quotation(w: Words) -> tuple[str, list[Told]]:
    one, two = w.halves
    text = f"{w.quoted(big(one) + ',')} {closed(w.source)} {w.verb}, {w.quoted(two + '.')}"
    return text, [Told("direct", w.source, (one, two))]


def clause_verb_source(w: Words) -> tuple[str, list[Told]]:
    return f"{big(w.clause)}, {w.verb} {w.source}.", [Told("indirect", w.source, (w.clause,))]


def source_told_somebody(w: Words) -> tuple[str, list[Told]]:
    return f"{big(closed(w.source))} told {w.hearer} that {w.clause}.", [Told("indirect", w.source, (w.clause,))]


def quotation_told_somebody(w: Words) -> tuple[str, list[Told]]:
    text = f"{w.quoted(big(w.clause) + ',')} {closed(w.source)} told {w.hearer}."
    return text, [Told("direct", w.source, (w.clause,))]


def partly_quoted(w: Words) -> tuple[str, list[Told]]:
    first, _, rest = w.clause.partition(" had ") if " had " in w.clause else w.clause.partition(" was ")
    verb = "had" if " had " in w.clause else "was"
    if not rest:
        first, verb, rest = "the plan", "was", "a grave mistake"
    content = f"{first} {verb} {w.quoted(rest)}"
    return f"{big(closed(w.source))} {w.verb} that {content}.", [Told("mixed", w.source, (content,))]


def second_quoted_sentence(w: Words) -> tuple[str, list[Told]]:
    text = f"{w.quoted(big(w.clause) + ',')} {closed(w.source)} {w.verb}. {w.quoted(big(w.second) + '.')}"
    return text, [Told("direct", w.source, (w.clause, w.second))]


def second_quoted_paragraph(w: Words) -> tuple[str, list[Told]]:
    text = f"{w.quoted(big(w.clause) + ',')} {closed(w.source)} {w.verb}.\n\n{w.quoted(big(w.second) + '.')}"
    return text, [Told("direct", w.source, (w.clause, w.second))]


def clause_then_quoted_sentence(w: Words) -> tuple[str, list[Told]]:
    text = f"{big(closed(w.source))} {w.verb} that {w.clause}. {w.quoted(big(w.second) + '.')}"
    return text, [Told("indirect or mixed", w.source, (w.clause, w.second))]


def colon_and_paragraph(w: Words) -> tuple[str, list[Told]]:
    text = f"{big(closed(w.source))} told {w.hearer}:\n\n{w.quoted(big(w.clause) + '.')}"
    return text, [Told("direct", w.source, (w.clause,))]


def relayed(w: Words) -> tuple[str, list[Told]]:
    inner = f"{closed(w.source)} said {w.clause}"
    return f"{big(inner)}, {w.agency} reported.", [
        Told("indirect", w.source, (w.clause,)),
        Told("indirect", w.agency, (inner,)),
    ]


def relayed_behind(w: Words) -> tuple[str, list[Told]]:
    inner = f"{w.clause}, {closed(w.source)} said"
    return f"{big(inner)}, {w.agency} reported.", [Told("indirect", w.source, (w.clause,))]


def joined_by_with(w: Words) -> tuple[str, list[Told]]:
    text = f"{big(closed(w.source))} said {w.clause}, with {w.other} adding that {CLAUSES[2]}."
    return text, [Told("indirect", w.source, (w.clause,)), Told("indirect", w.other, (CLAUSES[2],))]


def participle(w: Words) -> tuple[str, list[Told]]:
    text = f"{big(closed(w.source))} {w.verb} that {w.clause}, adding that {CLAUSES[3]}."
    return text, [Told("indirect", w.source, (w.clause,)), Told("indirect", w.source, (CLAUSES[3],))]


def two_sources(w: Words) -> tuple[str, list[Told]]:
    text = f"{big(closed(w.source))} said {w.clause}, but {w.other} insisted that {CLAUSES[3]}."
    return text, [Told("indirect", w.source, (w.clause,)), Told("indirect", w.other, (CLAUSES[3],))]


# Shares of the reports that come back; measured, then lowered a little. Lower one with a reason only.
FLOORS: Final[Mapping[Frame, float]] = {
    quotation_source_verb: 0.98,
    quotation_verb_source: 0.98,
    source_verb_quotation: 0.98,
    source_verb_that_clause: 0.98,
    source_verb_clause: 0.98,
    clause_source_verb: 0.95,
    clause_source_verb_aside: 0.9,
    clause_source_verb_tail: 0.9,
    source_verb_aside_clause: 0.95,
    dateline_clause_source_verb: 0.9,
    reopened_quotation: 0.95,
    according_to_source: 0.98,
    clause_according_to: 0.98,
    split_quotation: 0.98,
    clause_verb_source: 0.93,
    source_told_somebody: 0.98,
    quotation_told_somebody: 0.97,
    partly_quoted: 0.98,
    second_quoted_sentence: 0.98,
    second_quoted_paragraph: 0.98,
    clause_then_quoted_sentence: 0.98,
    colon_and_paragraph: 0.98,
    relayed: 0.98,
    relayed_behind: 0.97,
    joined_by_with: 0.98,
    participle: 0.98,
    two_sources: 0.98,
}
FRAMES: Final = list(FLOORS)
# "according to him", and nobody writes "warned he".
NO_PRONOUNS: Final = (according_to_source, clause_according_to, quotation_verb_source, clause_verb_source)


@st.composite
def words(draw: st.DrawFn, forms: tuple[str, ...] = tuple(SOURCES)) -> Words:
    form = draw(st.sampled_from(forms))
    return Words(
        source=draw(st.sampled_from(SOURCES[form])),
        other=draw(st.sampled_from([*SOURCES["role"][:2], *SOURCES["titled name"]])),
        clause=draw(st.sampled_from(CLAUSES[:2] + CLAUSES[4:])),
        second=draw(st.sampled_from(SECOND)),
        halves=draw(st.sampled_from(HALVES)),
        verb=draw(st.sampled_from(VERBS)),
        hearer=draw(st.sampled_from(HEARERS)),
        agency=draw(st.sampled_from(AGENCIES)),
        aside=draw(st.sampled_from(ASIDES)),
        tail=draw(st.sampled_from(TAILS)),
        dateline=draw(st.sampled_from(DATELINES)),
        marks=draw(st.sampled_from(MARKS)),
    )


def written(frame: Frame, filling: Words) -> tuple[str, list[Told]]:
    """Write a sentence; somebody who is a pronoun is introduced before it."""
    if frame in NO_PRONOUNS and filling.source in INTRODUCTIONS:
        filling = filling._replace(source="the captain")
    text, told = frame(filling)
    introduction = INTRODUCTIONS.get(filling.source)
    return (f"{introduction} {text}" if introduction else text), told


def bare(text: str) -> str:
    """Leave aside what belongs to the layout of a sentence: stops, "that", the first letter's case."""
    text = text.strip(" .,").removeprefix("that ")
    return text[:1].lower() + text[1:]


def is_told(report: Attribution, told: Told) -> bool:
    """Tell whether a report is what was told; whether its source takes ", who runs a bakery" along is left open."""
    return (
        str(report.kind) in told.kind
        and report.source is not None
        and bare(report.source.text) in (bare(told.source), bare(told.source.partition(", who ")[0]))
        and [bare(part.text) for part in report.content] == [bare(part) for part in told.content]
    )


def name_of(frame: Any) -> str:
    return frame.__name__.replace("_", " ")


@pytest.mark.parametrize("frame", FRAMES, ids=name_of)
def test_who_said_what_comes_back(frame: Frame, record_property: Callable[[str, object], None]) -> None:
    told = found = 0

    @settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True)
    @given(words())
    def tell(filling: Words) -> None:
        nonlocal told, found
        text, reports = written(frame, filling)
        read = PARSER.parse(text).attributions
        told += len(reports)
        found += sum(any(is_told(one, report) for one in read) for report in reports)

    tell()
    record_property("figure", f"{name_of(frame):<30} {found:>4} of {told} reports come back")
    assert told >= EXAMPLES // 2, "too few to judge by"
    assert found >= FLOORS[frame] * told, f"{found} of {told}"


# ------------------------------------------------------------ laws

UNRELATED: Final = (
    "The garden behind the church has a pond and two benches.",
    "Trams run every ten minutes in summer.",
    "It was a dull week for the fish market.",
)


# What stands first may be read as a title or a header; the laws are about what follows.
LEAD: Final = "The night ferry came in late on Sunday. Few people were on the quay."


@st.composite
def texts(draw: st.DrawFn) -> str:
    told = draw(st.lists(st.tuples(st.sampled_from(FRAMES), words()), min_size=1, max_size=4))
    joint = draw(st.sampled_from((" ", "\n\n")))
    return f"{LEAD}\n\n{joint.join(written(frame, filling)[0] for frame, filling in told)}"


def facts(text: str, end: int) -> list[tuple[object, ...]]:
    return [
        (
            one.rule, one.kind, one.act, one.is_negated, one.span, one.cue, one.source, one.addressee, one.medium,
            one.content, one.confidence,
        )
        for one in PARSER.parse(text).attributions
        if one.span.start < end
    ]  # fmt: skip


def as_offsets(told: list[tuple[object, ...]]) -> list[str]:
    return [repr(one) for one in told]


@given(texts(), st.sampled_from(UNRELATED))
def test_an_unrelated_paragraph_behind_changes_nothing_before_it(text: str, more: str) -> None:
    assert as_offsets(facts(f"{text}\n\n{more}", len(text))) == as_offsets(facts(text, len(text)))


@given(texts())
def test_every_stretch_of_content_stands_in_one_paragraph(text: str) -> None:
    article = PARSER.parse(text)
    for report in article.attributions:
        for part in report.content:
            assert any(part in paragraph.span for paragraph in article.paragraphs), report


@given(texts())
def test_no_part_of_a_report_overlaps_its_cue(text: str) -> None:
    for report in PARSER.parse(text).attributions:
        assert report.cue is not None
        for part in filter(None, (*report.content, report.source, report.addressee, report.medium)):
            assert not part.overlaps(report.cue), (report, part)


@given(texts())
def test_the_parts_of_content_come_in_order_and_apart(text: str) -> None:
    for report in PARSER.parse(text).attributions:
        for one, other in pairwise(report.content):
            assert one.end <= other.start


@given(texts())
def test_one_cue_makes_one_report(text: str) -> None:
    cues = [report.cue for report in PARSER.parse(text).attributions]
    assert len(cues) == len(set(cues))
