"""What every extractor must do, as a suite that the tests of a plugin inherit.

Each law is a function, so that two suites in one run do not share a Hypothesis test.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsparse.hookspecs import hookimpl
from newsparse.layers import Layer
from newsparse.lexicon import Lexicon
from newsparse.models import Fact
from newsparse.models.anatomy import every_span
from newsparse.testing.laws import broken_laws
from newsparse.testing.pieces import texts
from newsparse.testing.recall import KINDS, Recall, recall
from newsparse.testing.timing import MOST_GROWTH, TIMES_LONGER, grows_linearly, longer

if TYPE_CHECKING:
    from newsparse.parser import Parser

__all__ = ["ExtractorSuite", "spoilt"]

Read: TypeAlias = Callable[[str], tuple[Fact, ...]]

_UNRELATED: Final = (
    "The library on the square opens early and closes late.",
    "Apples were cheap and pears were dear.",
    "The spring was colder than the one before.",
)
_PATIENT: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
# What careless patterns and loops stumble over when it is repeated.
_UNITS: Final = ("a ", "1,", '"', "A. ", "\n\n", "x")
_SHOWN: Final = 60


def spoilt(samples: tuple[str, ...]) -> SearchStrategy[str]:
    """Texts made of whole samples, torn samples and anything at all.

    Args:
        samples: News copy in which the extractor finds something.
    """
    whole = st.sampled_from(samples)
    torn = st.tuples(whole, st.integers(0, 200), st.integers(0, 200)).map(lambda cut: cut[0][cut[1] : -cut[2] or None])
    pieces = st.lists(whole | torn | texts(max_size=6), max_size=5)
    return st.tuples(st.sampled_from(["", " ", "\n", "\n\n"]), pieces).map(_joined)


def _joined(drawn: tuple[str, list[str]]) -> str:
    return drawn[0].join(drawn[1])


class ExtractorSuite:
    """The laws of an extractor: inherit them in a class whose name starts with ``Test``, and say what to test.

    Attributes:
        layer: The layer that the extractor fills.
        samples: News copy in each of which it finds something; whole sentences that end in a full stop.
        plugins: Plugins to give to the parser where they are not installed as entry points.
        options: Options by name of plugin.
        units: Pieces of text that may take long where they are repeated: what its patterns begin with, or nearly fit.
        published: The day of publication of the samples.
        floors: For a built-in layer, the shares of what generated stories tell that have to be found, by kind:
            ``{"loss": 0.9, "claimant": 0.8}``; the kinds of each layer stand in `recall.KINDS`.

    Example::

        class TestAmounts(ExtractorSuite):
            layer = AMOUNTS
            plugins = (newsparse_money,)
            samples = ("The damage was put at $3 million.",)
    """

    layer: ClassVar[Layer[Any]]
    samples: ClassVar[tuple[str, ...]]
    plugins: ClassVar[tuple[object, ...]] = ()
    options: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    units: ClassVar[tuple[str, ...]] = ()
    published: ClassVar[str | None] = "2025-04-09"
    floors: ClassVar[Mapping[str, float]] = {}

    def parser(self, *, backwards: bool = False) -> Parser:
        """Make a parser of the layer in which every failure raises.

        Args:
            backwards: Whether the plugins are registered in the opposite order, among strangers.
        """
        from newsparse.parser import Parser  # Hypothesis imports this package whenever it is imported itself

        plugins = (_Stranger("aaa"), *self.plugins[::-1], _Stranger("zzz")) if backwards else self.plugins
        return Parser(plugins=plugins, options=self.options, only={self.layer}, strict=True)

    def reader(self, *, backwards: bool = False) -> Read:
        """Make a function from text to the facts of the layer, in which every failure raises.

        Args:
            backwards: Whether the plugins are registered in the opposite order, among strangers.
        """
        return self._reader(self.parser(backwards=backwards))

    def _reader(self, parser: Parser) -> Read:
        return lambda text: parser.parse(text, published=self.published)[self.layer]

    def test_finds_something_in_each_sample(self) -> None:
        """Without this the other laws could hold of an extractor that finds nothing."""
        read = self.reader()
        for sample in self.samples:
            assert read(sample), f"nothing was found in {sample!r}"

    def test_is_total(self) -> None:
        """Any text gives facts or none: nothing raises, is refused, printed, changed, or read without being declared."""
        _is_total(self.reader(), self.samples)

    def test_is_deterministic(self) -> None:
        """The same text gives the same facts."""
        read = self.reader()
        _agree(read, read, self.samples)

    def test_is_order_independent(self) -> None:
        """The same text gives the same facts in whatever order plugins were registered, and whoever else is there."""
        _agree(self.reader(), self.reader(backwards=True), self.samples)

    def test_is_picklable(self) -> None:
        """A parser with the plugin can be sent to another process, and reads there as it does here."""
        parser = self.parser()
        other = pickle.loads(pickle.dumps(parser))  # noqa: S301  # our own bytes
        for sample in self.samples:
            assert self._reader(other)(sample) == self._reader(parser)(sample)

    def test_keeps_the_laws_of_its_layer(self) -> None:
        """What is true of every fact of a built-in layer is true of these: sentences stand apart, places have names."""
        _keeps_laws(self.reader(), self.layer.name, self.samples)

    def test_finds_what_is_told(self) -> None:
        """Of what generated stories tell in plain words, at least the declared shares are found."""
        if self.floors:
            parser = self.parser()
            _keeps_floors(recall(lambda story: parser.parse(story.text, published=story.published)), self.floors)

    def test_spans_hold(self) -> None:
        """Every span has the characters that the text has there."""
        _spans_hold(self.reader(), self.samples)

    def test_facts_stand_in_the_order_of_the_text(self) -> None:
        """Facts start one after another, or at the same place."""
        _in_order(self.reader(), self.samples)

    def test_facts_are_values(self) -> None:
        """Facts are of the layer's class, name their rule, cannot be changed, hash, and survive pickling."""
        read = self.reader()
        for sample in self.samples:
            for fact in read(sample):
                _is_value(fact, self.layer)

    def test_an_unrelated_paragraph_changes_nothing_before_it(self) -> None:
        """What follows in another paragraph, on another subject, is no reason to read differently."""
        read = self.reader()
        for sample in (*self.samples, "\n\n".join(self.samples)):
            for more in _UNRELATED:
                _unmoved(read, sample, more)

    def test_takes_linear_time(self) -> None:
        """Eight times the text takes about eight times as long."""
        _is_linear(self.reader(), "\n\n".join((*self.samples, "")))

    def test_takes_linear_time_whatever_is_repeated(self) -> None:
        """The same, of the units, and of some that careless patterns stumble over."""
        read = self.reader()
        for unit in (*_UNITS, *self.units):
            _is_linear(read, unit)


def _is_total(read: Read, samples: tuple[str, ...]) -> None:
    @_PATIENT
    @given(spoilt(samples))
    def law(text: str) -> None:
        read(text)

    law()


def _agree(read: Read, other: Read, samples: tuple[str, ...]) -> None:
    @_PATIENT
    @given(spoilt(samples))
    def law(text: str) -> None:
        assert read(text) == other(text)

    law()


def _keeps_laws(read: Read, layer: str, samples: tuple[str, ...]) -> None:
    @_PATIENT
    @given(spoilt(samples))
    def law(text: str) -> None:
        broken = ", ".join(broken_laws(layer, read(text)))
        assert not broken, f"not true of the layer {layer!r}: {broken}"

    law()


def _keeps_floors(found: Mapping[tuple[str, bool], Recall], floors: Mapping[str, float]) -> None:
    for kind, floor in floors.items():
        share = found.get((kind, True))
        assert share is not None, f"no story tells a {kind!r}; there are {', '.join(KINDS)}"
        assert share.share >= floor, f"{kind}: {share} were found, which is less than {floor:.0%}"


class _Stranger:
    """A plugin that happens to be there too."""

    def __init__(self, name: str) -> None:
        self.plugin_name = name

    @hookimpl
    def newsparse_lexicons(self) -> list[Lexicon]:
        """Offer words that nobody looks up."""
        return [Lexicon(self.plugin_name, {})]


def _spans_hold(read: Read, samples: tuple[str, ...]) -> None:
    @_PATIENT
    @given(spoilt(samples))
    def law(text: str) -> None:
        for span in every_span(read(text)):
            assert text[span.start : span.end] == span.text

    law()


def _in_order(read: Read, samples: tuple[str, ...]) -> None:
    @_PATIENT
    @given(spoilt(samples))
    def law(text: str) -> None:
        starts = [fact.span.start for fact in read(text)]
        assert starts == sorted(starts)

    law()


def _is_value(fact: Fact, layer: Layer[Any]) -> None:
    assert isinstance(fact, layer.fact)
    assert fact.rule, f"{fact!r} does not say which rule found it"
    assert _is_frozen(fact), f"{type(fact).__name__} can be changed: make it with @attrs.frozen"
    copy = pickle.loads(pickle.dumps(fact))  # noqa: S301  # our own bytes
    assert copy == fact
    assert hash(copy) == hash(fact)


def _is_frozen(fact: Fact) -> bool:
    try:
        fact.rule = fact.rule  # type: ignore[misc]  # that is the point
    except attrs.exceptions.FrozenInstanceError:
        return True
    return False


def _unmoved(read: Read, text: str, more: str) -> None:
    before = read(text)
    after = tuple(fact for fact in read(f"{text}\n\n{more}") if fact.span.start < len(text))
    assert after == before, f"appending {more!r} changed what was found before it"


def _is_linear(read: Read, unit: str) -> None:
    short, long = longer(unit)
    read(short)  # the first reading compiles patterns
    assert grows_linearly(read, short, long), (
        f"{TIMES_LONGER} times the text took more than {MOST_GROWTH} times as long, of {unit[:_SHOWN]!r} again and again"
    )
