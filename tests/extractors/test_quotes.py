"""Each attribution with its people: who speaks, and through whom it comes."""

from __future__ import annotations

import pytest

from newsparse import Actor, Article, Attribution, Quote, Span, View
from newsparse.extractors.quotes import quotes
from newsparse.language.reading import Reading
from newsparse.lexicon import load


def span(text: str, part: str, after: int = 0) -> Span:
    start = text.index(part, after)
    return Span.of(text, start, start + len(part))


def said(text: str, source: str | None, content: str, cue: str | None = None) -> Attribution:
    return Attribution(
        span(text, content),
        rule="test",
        content=(span(text, content),),
        kind="indirect",
        source=None if source is None else span(text, source),
        cue=None if cue is None else span(text, cue),
    )


def mentioned(text: str, *mentions: str, kind: str = "person") -> Actor:
    spans = tuple(span(text, mention) for mention in mentions)
    return Actor(spans[0], rule="test", name=mentions[0], kind=kind, mentions=spans)


def read(text: str, attributions: list[Attribution], actors: list[Actor]) -> list[Quote]:
    view = View(
        article=Article(text=text),
        layers={"attributions": tuple(attributions), "actors": tuple(actors)},
        reading=Reading(text, load),
        reader="quotes",
        find_lexicon=load,
    )
    return list(quotes(view))


def speakers(text: str, source: str | None, *actors: Actor) -> list[str]:
    (quote,) = read(text, [said(text, source, "it would")], list(actors))
    return [one.name for one in quote.speakers]


def test_the_actor_mentioned_as_a_whole_speaks():
    text = "Mayor Oda Maru of Velm said it would."
    assert speakers(text, "Mayor Oda Maru", mentioned(text, "Mayor Oda Maru"), mentioned(text, "Velm")) == [
        "Mayor Oda Maru"
    ]


@pytest.mark.parametrize("joint", [" and ", " or ", ", ", " & ", ", and "])
def test_joined_actors_all_speak(joint):
    text = f"Oda Maru{joint}Liv Strand said it would."
    both = f"Oda Maru{joint}Liv Strand"
    assert speakers(text, both, mentioned(text, "Oda Maru"), mentioned(text, "Liv Strand")) == [
        "Oda Maru",
        "Liv Strand",
    ]


def test_both_may_stand_in_front():
    text = "Both Oda Maru and Liv Strand said it would."
    found = speakers(text, "Both Oda Maru and Liv Strand", mentioned(text, "Oda Maru"), mentioned(text, "Liv Strand"))
    assert found == ["Oda Maru", "Liv Strand"]


@pytest.mark.parametrize("clitic", ["'s", "’s", "'", "’"])
def test_a_possessor_speaks(clitic):
    text = f"Oda Maru{clitic} claim that it would"
    assert speakers(text, f"Oda Maru{clitic}", mentioned(text, "Oda Maru")) == ["Oda Maru"]


def test_whoever_is_only_mentioned_in_the_source_does_not_speak():
    text = "A letter by Oda Maru said it would."
    assert speakers(text, "A letter by Oda Maru", mentioned(text, "Oda Maru")) == []


def test_words_after_the_mention_leave_the_source_open():
    text = "Oda Maru supporters said it would."
    assert speakers(text, "Oda Maru supporters", mentioned(text, "Oda Maru")) == []


def test_the_longest_mention_counts():
    text = "Oda Maru and Liv Strand said it would."
    whole = mentioned(text, "Oda Maru and Liv Strand", kind="group")
    assert speakers(text, "Oda Maru and Liv Strand", mentioned(text, "Oda Maru"), whole) == ["Oda Maru and Liv Strand"]
    parts = [mentioned(text, "Oda"), mentioned(text, "Oda Maru"), mentioned(text, "Liv Strand")]
    assert speakers(text, "Oda Maru and Liv Strand", *parts) == ["Oda Maru", "Liv Strand"]


def test_a_wider_mention_speaks_for_a_narrower_source():
    text = "Deputy Mayor Oda Maru said it would."
    whole = mentioned(text, "Deputy Mayor Oda Maru")
    assert speakers(text, "Mayor Oda Maru", whole) == ["Deputy Mayor Oda Maru"]
    assert speakers(text, "Deputy", whole) == []


@pytest.mark.parametrize("rest", [", who was there,", ", 41,", " (41)"])
def test_an_apposition_left_out_of_the_source_changes_nobody(rest):
    text = f"Oda Maru{rest} said it would."
    assert speakers(text, "Oda Maru", mentioned(text, f"Oda Maru{rest.rstrip(',')}")) == [f"Oda Maru{rest.rstrip(',')}"]


def test_no_source_no_speaker():
    text = "It was said it would."
    assert speakers(text, None, mentioned(text, "It")) == []


def test_everything_else_is_the_attributions():
    text = "Oda Maru told reporters it would."
    attribution = Attribution(
        span(text, "it would"),
        rule="test.rule",
        evidence=(span(text, "told"),),
        confidence=0.5,
        content=(span(text, "it would"),),
        kind="indirect",
        act="denial",
        is_negated=True,
        cue=span(text, "told"),
        source=span(text, "Oda Maru"),
        addressee=span(text, "reporters"),
        medium=span(text, "told"),
    )
    (quote,) = read(text, [attribution], [])
    for field in Attribution.__attrs_attrs__:
        assert getattr(quote, field.name) == getattr(attribution, field.name)


# ------------------------------------------------------------ relays

RELAYED = "Police said the road was closed, AFP reported."


def relayed(carrier: str) -> list[str | None]:
    text = RELAYED.replace("AFP", carrier)
    inner = said(text, "Police", "the road was closed", "said")
    outer = said(text, carrier, "Police said the road was closed", "reported")
    found = read(text, [outer, inner], [mentioned(text, "Police"), mentioned(text, carrier, kind="organization")])
    return [one.relay and one.relay.name for one in found]


@pytest.mark.parametrize("carrier", ["AFP", "the Velm Gazette"])
def test_a_medium_that_reports_a_report_relays_it(carrier):
    assert relayed(carrier) == [None, carrier]


def test_somebody_else_relays_nothing():
    assert relayed("Oda Maru") == [None, None]


def test_a_report_without_a_cue_is_not_relayed():
    inner = said(RELAYED, "Police", "the road was closed")
    outer = said(RELAYED, "AFP", "Police said the road was closed", "reported")
    assert [one.relay for one in read(RELAYED, [outer, inner], [mentioned(RELAYED, "AFP")])] == [None, None]
