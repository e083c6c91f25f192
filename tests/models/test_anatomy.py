from __future__ import annotations

import attrs
from hypothesis import given, settings

from newsparse import Actor, Casualty, Count, Fact, Quote, Span
from newsparse.models.anatomy import every_span, references, spans
from newsparse.testing import facts

HERE, THERE, BEYOND = Span(0, 3, "Ann"), Span(4, 8, "said"), Span(9, 12, "yes")
ANN = Actor(HERE, rule="test.test", name="Ann", kind="person", mentions=(HERE, THERE))


def held(value: object) -> list[object]:
    """The obvious way: look at everything."""
    parts = value if isinstance(value, tuple) else (value,)
    return [part for part in parts if isinstance(part, (Span, Fact))]


@settings(max_examples=100)
@given(facts())
def test_spans_and_references_are_all_that_a_fact_holds(fact):
    parts = [(f.name, part) for f in attrs.fields(type(fact)) for part in held(getattr(fact, f.name))]
    assert list(spans(fact)) == [part for _, part in parts if isinstance(part, Span)]
    assert list(references(fact)) == [(name, part) for name, part in parts if isinstance(part, Fact)]


def test_the_own_span_comes_first_then_evidence():
    quote = Quote(HERE, rule="test.test", evidence=(BEYOND,), content=(THERE,), kind="direct", speakers=(ANN,))
    assert list(spans(quote)) == [HERE, BEYOND, THERE]
    assert list(references(quote)) == [("speakers", ANN)]


def test_every_span_enters_each_fact_once():
    quote = Quote(BEYOND, rule="test.test", content=(BEYOND,), kind="direct", speakers=(ANN, ANN), relay=ANN)
    assert sorted(every_span((quote, quote)), key=lambda span: span.start) == [HERE, HERE, THERE, BEYOND, BEYOND]


def test_a_circle_would_not_hang():
    """No two frozen facts can refer to each other, but a chain may be long."""
    one = Casualty(HERE, rule="test.test", effect="killed", count=Count.exactly(1))
    for _ in range(5_000):
        one = Casualty(HERE, rule="test.test", effect="killed", count=Count.exactly(1), part_of=one)
    assert sum(1 for _ in every_span((one,))) == 5_001


@attrs.frozen(repr=False)
class Voyage(Fact):
    """A stranger's fact, with what annotations the built-in ones do not have."""

    legs: tuple[Span, ...] = attrs.field(kw_only=True)
    ship: Actor | None = attrs.field(default=None, kw_only=True)
    tons: float = attrs.field(default=0.0, kw_only=True)
    crew: list[Actor] = attrs.field(factory=list, kw_only=True)


def test_facts_of_strangers_are_looked_into_too():
    voyage = Voyage(HERE, rule="test.test", legs=(THERE, BEYOND), ship=ANN, tons=3.5)
    assert list(spans(voyage)) == [HERE, THERE, BEYOND]
    assert list(references(voyage)) == [("ship", ANN)]
