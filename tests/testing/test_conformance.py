"""The conformance suite notices what it says it notices: each law fails for an extractor that breaks it."""

from __future__ import annotations

import itertools
from functools import partialmethod
from typing import ClassVar

import attrs
import pytest
import regex
from hypothesis import Phase, settings

from newsparse import QUOTES, SENTENCES, Fact, Layer, Parser, Sentence, Span, extractor, hookimpl
from newsparse.errors import LexiconError, PluginError
from newsparse.testing import ExtractorSuite, conformance

WORDS = Layer("words", Fact)
LAWS = sorted(name for name in dir(ExtractorSuite) if name.startswith("test_"))


@pytest.fixture(autouse=True)
def _satisfied(monkeypatch):
    """Let the laws be satisfied with the first counter-example, however long it is."""
    plain = settings(conformance._PATIENT, phases=[Phase.generate], report_multiple_bugs=False)
    monkeypatch.setattr(conformance, "_PATIENT", plain)


class Words:
    """A plugin with one extractor; it can be sent to another process where its function can."""

    plugin_name = "words"

    def __init__(self, function, layer, requires):
        self.function, self.layer, self.requires = function, layer, requires

    @hookimpl
    def newsparse_extractors(self):
        return [extractor(self.layer, name="words", requires=self.requires)(self.function)]


def suite(
    function,
    *,
    layer=WORDS,
    samples=("The ferry left the harbour.", "A ferry and a tug collided."),
    requires=(),
    **more,
):
    """Make the suite of a plugin with one extractor."""
    plugins = (Words(function, layer, requires),)
    return type("Suite", (ExtractorSuite,), {"layer": layer, "samples": samples, "plugins": plugins, **more})()


def occurrences(view, word="ferry"):
    start = view.text.find(word)
    while start >= 0:
        yield view.span(start, start + len(word))
        start = view.text.find(word, start + 1)


def good(view):
    for span in occurrences(view):
        yield Fact(span, rule="words.ferry")


def nothing(view):
    return ()


def partial(view):
    if "\n" in view.text:
        raise ValueError("the sail is torn")
    yield from good(view)


def undeclared(view):
    view[SENTENCES]
    yield from good(view)


def backwards(view):
    yield from reversed(list(good(view)))


CALLS = itertools.count()


def moody(view):
    for fact in good(view):
        yield attrs.evolve(fact, rule=f"words.{next(CALLS)}")


def nameless(view):
    for span in occurrences(view):
        yield Fact(span, rule="")


def distracted(view):
    if "Apples" not in view.text:
        yield from good(view)


def misplaced(view):
    yield Fact(Span(0, 3, "abc"), rule="words.wrong")


def printing(view):
    print("looking for ferries")  # noqa: T201
    yield from good(view)


def changing(view):
    view.reading.tokens.words.append("ferry")
    yield from good(view)


def test_a_good_extractor_obeys_every_law():
    made = suite(good)
    for law in LAWS:
        getattr(made, law)()


@pytest.mark.parametrize(
    ("function", "law"),
    [
        (nothing, "test_finds_something_in_each_sample"),
        (partial, "test_is_total"),
        (moody, "test_is_deterministic"),
        (nameless, "test_facts_are_values"),
        (printing, "test_is_total"),
        (changing, "test_is_total"),
        (distracted, "test_an_unrelated_paragraph_changes_nothing_before_it"),
    ],
)
def test_a_broken_law_is_noticed(function, law):
    with pytest.raises((AssertionError, ExceptionGroup)):
        getattr(suite(function), law)()


def test_facts_out_of_order_are_noticed():
    with pytest.raises(AssertionError):
        suite(backwards, samples=("The ferry met a ferry.",)).test_facts_stand_in_the_order_of_the_text()


@pytest.mark.parametrize("function", [undeclared, misplaced])
@pytest.mark.parametrize("law", [law for law in LAWS if "sample" in law or "paragraph" in law or "values" in law])
def test_what_the_host_refuses_breaks_every_law(function, law):
    with pytest.raises(ExceptionGroup):
        getattr(suite(function), law)()


def test_quadratic_time_is_noticed(monkeypatch):
    # Two readings of the long text, then two of the short one, three times over; each begins at nought.
    clock = iter([0.0, 64.0, 0.0, 64.0, 0.0, 1.0, 0.0, 1.0] * 3)
    monkeypatch.setattr("newsparse.testing.timing.time.process_time", lambda: next(clock))
    with pytest.raises(AssertionError, match="8 times the text took more than 24 times as long"):
        suite(good).test_takes_linear_time()


def test_one_slow_measurement_is_forgiven(monkeypatch):
    clock = iter([0.0, 64.0, 0.0, 64.0, 0.0, 1.0, 0.0, 1.0, 0.0, 8.0, 0.0, 8.0, 0.0, 1.0, 0.0, 1.0])
    monkeypatch.setattr("newsparse.testing.timing.time.process_time", lambda: next(clock))
    suite(good).test_takes_linear_time()


def chained(view):
    """Find chains of ferries, each of which is looked for from every ferry on: quadratic where they stand in a row."""
    for start in [span.start for span in occurrences(view)]:
        if regex.match(r"(?:ferry )+!", view.text, pos=start):
            yield Fact(view.span(start, start + 5), rule="words.chain")
    yield from good(view)


def test_a_unit_that_takes_no_linear_time_is_noticed(monkeypatch):
    monkeypatch.setattr("newsparse.testing.timing._TRIALS", 1)
    made = suite(chained)
    made.test_takes_linear_time()
    made.test_takes_linear_time_whatever_is_repeated()
    with pytest.raises(AssertionError, match="24 times as long, of 'ferry ' again and again"):
        suite(chained, units=("ferry ",)).test_takes_linear_time_whatever_is_repeated()


@attrs.define(eq=False, hash=True)
class Draft:
    """No fact, and not frozen."""

    span: Span
    rule: str


def test_facts_that_can_be_changed_are_noticed(monkeypatch):
    def drafts(text):
        return (Draft(Span(0, 1, text[:1]), "words.draft"),)

    made = suite(good, layer=WORDS)
    monkeypatch.setattr(type(made), "layer", _Anything())
    monkeypatch.setattr(type(made), "reader", lambda self: drafts)
    with pytest.raises(AssertionError, match=r"Draft can be changed: make it with @attrs\.frozen"):
        made.test_facts_are_values()


class _Anything:
    """A layer that holds anything."""

    fact = object


# ---------------------------------------------------------------- processes, others, built-in layers


def test_what_cannot_be_sent_to_another_process_is_noticed():
    with pytest.raises(PluginError, match="plugin 'words' cannot be sent to another process"):
        suite(lambda view: ()).test_is_picklable()


def with_strangers(view):
    """Find something only where a certain lexicon is offered."""
    try:
        view.lexicon("aaa")
    except LexiconError:
        yield from good(view)


def test_who_depends_on_others_is_noticed():
    made = suite(with_strangers)
    made.test_is_deterministic()
    with pytest.raises(AssertionError):
        made.test_is_order_independent()


def overlapping(view):
    for span in occurrences(view):
        yield Sentence(span, rule="words.short")
        yield Sentence(view.span(span.start, len(view.text)), rule="words.long")


REPLACING = {"samples": ("The ferry left.", "A ferry stayed.")}


@pytest.fixture
def preferred(monkeypatch):
    """Let the suite's plugin win over the built-in extractor of its layer."""
    monkeypatch.setattr(Parser, "__init__", partialmethod(Parser.__init__, prefer={"sentences": "words"}))


def test_a_broken_law_of_a_built_in_layer_is_noticed(preferred):
    made = suite(overlapping, layer=SENTENCES, **REPLACING)
    with pytest.raises(AssertionError, match="sentences stand apart"):
        made.test_keeps_the_laws_of_its_layer()


class Quotes(ExtractorSuite):
    layer = QUOTES
    samples = ('"The bridge is open," Mayor Ann Lee said.',)
    floors: ClassVar = {"direct quote": 0.9, "speaker": 0.9}


def test_the_built_in_quotes_are_found_as_often_as_declared():
    Quotes().test_finds_what_is_told()


@pytest.mark.parametrize(
    ("floors", "complaint"),
    [
        ({"loss": 0.1}, r"loss: 0 of \d+ were found, which is less than 10%"),
        ({"losses": 0.1}, "no story tells a 'losses'; there are title, dateline"),
    ],
)
def test_less_than_declared_is_noticed(monkeypatch, floors, complaint):
    monkeypatch.setattr(Quotes, "floors", floors)
    with pytest.raises(AssertionError, match=complaint):
        Quotes().test_finds_what_is_told()
