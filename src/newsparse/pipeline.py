"""Choose extractors, put them in order, run them. Knows nothing of how they were found."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

import attrs

from newsparse.errors import (
    InputValueError,
    LayerClashError,
    LayerCycleError,
    MissingLayerError,
    NewsparseError,
    PluginError,
    RefusedFactError,
)
from newsparse.extraction import View
from newsparse.language.english import is_english
from newsparse.language.reading import Reading
from newsparse.lexicon import Lexicon, load, merge
from newsparse.models.anatomy import misplaced
from newsparse.models.article import Article, Layers
from newsparse.models.fact import Fact
from newsparse.models.failure import Failure, FailureKind
from newsparse.offers import Offer

__all__ = ["Budget", "Plan", "Words", "arrange", "choose", "run"]

_CLOCK: Final = time.perf_counter


@attrs.frozen(kw_only=True)
class Budget:
    """How much one extractor may cost on one article.

    The clock is read between facts, so that an extractor that hangs before its first fact is
    not stopped by it; ``parse_many(timeout=...)`` is.

    Args:
        seconds: Wall-clock seconds, or None for no limit.
        facts: Number of facts, or None for no limit.
    """

    seconds: float | None = None
    facts: int | None = None


@attrs.frozen
class Plan:
    """The extractors in the order they run, and those that cannot.

    Args:
        steps: What runs, in order.
        orphans: What cannot run because the user took away a layer it needs, with that layer's name.
    """

    steps: tuple[Offer, ...]
    orphans: tuple[tuple[Offer, str], ...] = ()


class Words:
    """Lexicons by name: the built-in words and every plugin's, merged once and lazily.

    Args:
        added: Lexicons of plugins, by name.
    """

    def __init__(self, added: Mapping[str, tuple[Lexicon, ...]]) -> None:
        self._added = added
        self._merged: dict[str, Lexicon] = {}

    def __call__(self, name: str) -> Lexicon:
        """Return the merged lexicon of that name."""
        if name not in self._merged:
            more = self._added.get(name, ())
            try:
                self._merged[name] = merge(load(name), *more) if more else load(name)
            except NewsparseError:
                if not more:
                    raise
                self._merged[name] = merge(*more)
        return self._merged[name]


def choose(
    offers: Iterable[Offer],
    *,
    prefer: Mapping[str, str],
    disable: frozenset[str],
    absent: frozenset[str] = frozenset(),
) -> tuple[Offer, ...]:
    """Pick one extractor for each layer.

    Args:
        offers: All that the plugins offer.
        prefer: Name of a layer to name of the extractor that shall fill it; decides above all.
        disable: Names of extractors to leave out, short or full.
        absent: Names of plugins that were blocked or failed: there is nothing to replace in them, and no harm in it.

    Returns:
        One offer for each layer.

    Raises:
        InputValueError: A name in `prefer` or `disable` is that of no extractor.
        LayerClashError: Two extractors fill one layer, and nothing says which is wanted.
        PluginError: An extractor replaces one that does not exist or fills another layer.
    """
    every = tuple(offers)
    _check_names(every, prefer, disable)
    _check_replaced(every, absent)
    wanted = [one for one in every if not {one.name, one.extractor.name} & disable]
    layers = sorted({one.extractor.layer.name for one in wanted})
    bases = {one.name: one for one in wanted}
    return tuple(_on_its_base(_provider(layer, wanted, every, prefer.get(layer)), bases) for layer in layers)


def _check_names(every: tuple[Offer, ...], prefer: Mapping[str, str], disable: frozenset[str]) -> None:
    full = {one.name for one in every}
    short = {one.extractor.name for one in every}
    filled = {(one.extractor.layer.name, one.name) for one in every}
    for name in sorted(disable - full - short):
        raise InputValueError(f"disable names no extractor: {name!r}; there are {', '.join(sorted(full))}")
    for layer, name in prefer.items():
        if (layer, name) not in filled:
            fitting = ", ".join(sorted(one for fills, one in filled if fills == layer)) or "none"
            raise InputValueError(f"prefer names {name!r} for the layer {layer!r}; those that fill it: {fitting}")


def _check_replaced(every: tuple[Offer, ...], absent: frozenset[str]) -> None:
    layers = {one.name: one.extractor.layer.name for one in every}
    for one in every:
        replaced, layer = one.extractor.replaces, one.extractor.layer.name
        if replaced is None or layers.get(replaced) == layer:
            continue
        if replaced in layers:
            raise PluginError(f"{one} fills {layer!r} and replaces {replaced!r}, which fills {layers[replaced]!r}")
        if not any(replaced == name or replaced.startswith(f"{name}.") for name in absent):
            raise PluginError(f"{one} replaces {replaced!r}, which does not exist")


def _provider(layer: str, wanted: list[Offer], every: tuple[Offer, ...], preferred: str | None) -> Offer:
    candidates = [one for one in wanted if one.extractor.layer.name == layer]
    if preferred is not None:
        candidates = [one for one in every if one.name == preferred]
    replaced = {one.extractor.replaces for one in candidates}
    left = [one for one in candidates if one.name not in replaced]
    if len(left) != 1:
        names = " and ".join(str(one) for one in left or candidates)
        raise LayerClashError(
            f"the layer {layer!r} is filled by {names}: choose with "
            f"Parser(prefer={{{layer!r}: {(left or candidates)[0].name!r}}}), or let one say replaces=..."
        )
    return left[0]


def _on_its_base(offer: Offer, offers: Mapping[str, Offer], above: tuple[Offer, ...] = ()) -> Offer:
    """Put under an extractor that refines another that other one, and so on."""
    if any(one.name == offer.name for one in above):
        circle = " -> ".join(str(one) for one in (*above, offer))
        raise LayerCycleError(f"extractors refine each other in a circle: {circle}")
    base = offers.get(offer.extractor.replaces or "") if offer.extractor.is_refining else None
    return offer if base is None else attrs.evolve(offer, base=_on_its_base(base, offers, (*above, offer)))


def arrange(chosen: Iterable[Offer], *, only: frozenset[str] | None, lenient: bool) -> Plan:
    """Put extractors in an order in which each finds the layers it requires.

    Args:
        chosen: One offer for each layer.
        only: Names of the layers that are wanted, or None for all; what they require is added.
        lenient: Whether a missing layer makes an orphan instead of an error, as it does when the
            user took an extractor or a plugin away, or a plugin is broken.

    Raises:
        InputValueError: A layer in `only` is filled by nobody.
        LayerCycleError: Extractors require each other in a circle.
        MissingLayerError: A required layer is filled by nobody.
    """
    by_layer = {one.extractor.layer.name: one for one in chosen}
    for name in sorted((only or frozenset()) - by_layer.keys()):
        raise InputValueError(
            f"only names a layer that nothing fills: {name!r}; there are {', '.join(sorted(by_layer))}"
        )
    orphans = _orphans(by_layer)
    if orphans and not lenient:
        offer, layer = orphans[0]
        raise MissingLayerError(f"{offer} requires the layer {layer!r}, which no extractor fills")
    needed = _closure(by_layer if only is None else only, by_layer)
    for offer, _ in orphans:
        del by_layer[offer.extractor.layer.name]
    return Plan(
        steps=tuple(by_layer[name] for name in _sorted(by_layer) if name in needed),
        orphans=tuple((offer, layer) for offer, layer in orphans if offer.extractor.layer.name in needed),
    )


def _orphans(by_layer: Mapping[str, Offer]) -> tuple[tuple[Offer, str], ...]:
    """Find the offers that lack a layer, and those that lack theirs, and so on."""
    left, orphans = dict(by_layer), list[tuple[Offer, str]]()
    while True:
        lost = [(one, need) for one in left.values() for need in _lacks(one, left)]
        if not lost:
            return tuple(orphans)
        for one, need in lost:
            if left.pop(one.extractor.layer.name, None):
                orphans.append((one, need))


def _lacks(offer: Offer, left: Mapping[str, Offer]) -> Iterator[str]:
    """Name the layers that an offer needs in vain; its own, where it refines what is not there."""
    if offer.extractor.is_refining and offer.base is None:
        yield offer.extractor.layer.name
    yield from (need for need in offer.needs() if need not in left)


def _sorted(by_layer: Mapping[str, Offer]) -> list[str]:
    """Sort layers by what they require, ties by name, so that registration order never matters."""
    sorter = TopologicalSorter({name: set(one.needs()) for name, one in by_layer.items()})
    try:
        sorter.prepare()
    except CycleError as cycle:
        circle = " -> ".join(str(by_layer[name]) for name in cycle.args[1])
        raise LayerCycleError(f"extractors require each other in a circle: {circle}") from None
    ordered: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered.extend(ready)
        sorter.done(*ready)
    return ordered


def _closure(wanted: Iterable[str], by_layer: Mapping[str, Offer]) -> set[str]:
    needed, waiting = set[str](), list(wanted)
    while waiting:
        name = waiting.pop()
        if name in by_layer and name not in needed:
            needed.add(name)
            waiting.extend(by_layer[name].needs())
    return needed


def run(
    plan: Plan,
    article: Article,
    *,
    words: Words,
    options: Mapping[str, Mapping[str, Any]],
    budget: Budget,
    strict: bool,
) -> Article:
    """Fill the layers of an article.

    Args:
        plan: What runs, in order.
        article: The article, without layers.
        words: The lexicons.
        options: Options by name of plugin.
        budget: What one extractor may cost.
        strict: Whether failures raise.

    Returns:
        The article with its layers, and with a `Failure` for each extractor that did not do its work.

    Raises:
        ExceptionGroup: `strict`, and something failed.
    """
    return _Run(plan, article, words, options, budget).result(strict=strict)


class _Run:
    """One article on its way through the plan."""

    def __init__(
        self, plan: Plan, article: Article, words: Words, options: Mapping[str, Mapping[str, Any]], budget: Budget
    ) -> None:
        self.plan = plan
        self.article = article
        self.words = words
        self.options = options
        self.budget = budget
        self.reading = Reading(article.text, words)
        self.layers: dict[str, tuple[Fact, ...]] = {}
        self.failures: list[Failure] = list(article.failures)
        self.errors: list[Exception] = []
        self.lost: set[str] = set()
        self.known: dict[int, Fact] = {}

    def result(self, *, strict: bool) -> Article:
        english = is_english(self.article.text, self.words)
        if not english:
            self.failures.append(_not_english())
        for offer, layer in self.plan.orphans:
            self._skip(offer, layer)
        for offer in self.plan.steps:
            if english or offer.extractor.any_language:
                self._step(offer)
        if strict and self.errors:
            raise ExceptionGroup("newsparse could not read the article", self.errors)
        layers = Layers(self.layers, holding_in=self.article.text)
        return attrs.evolve(self.article, layers=layers, failures=tuple(self.failures))

    def _step(self, offer: Offer) -> None:
        if offer.base is not None:
            self._step(offer.base)
        missing = next((layer.name for layer in offer.extractor.requires if layer.name in self.lost), None)
        if missing is not None:
            self._skip(offer, missing)
            return
        try:
            facts = self._facts(offer)
        except SystemExit as leaving:
            self._fail(offer, FailureKind.ERROR, _refusal(leaving), lost=True)
        except Exception as error:  # noqa: BLE001  # whatever a stranger's extractor raises
            kind = FailureKind.TIMEOUT if isinstance(error, TimeoutError) else FailureKind.ERROR
            self._fail(offer, kind, error, lost=True)
        else:
            self.layers[offer.extractor.layer.name] = facts

    def _facts(self, offer: Offer) -> tuple[Fact, ...]:
        """Run an extractor; look at its facts one by one only where not all of them can stay."""
        kind, facts = offer.extractor.layer.fact, tuple(_within(self.budget, offer.extractor(self._view(offer))))
        if all(isinstance(fact, kind) for fact in facts) and not misplaced(facts, self.article.text, self.known):
            return facts
        return tuple(self._accepted(offer, facts))

    def _view(self, offer: Offer) -> View:
        return View(
            article=self.article,
            reading=self.reading,
            reader=offer.name,
            layers={layer.name: self.layers.get(layer.name, ()) for layer in offer.extractor.requires},
            find_lexicon=self.words,
            options=self.options.get(offer.plugin.name, {}),
        )

    def _accepted(self, offer: Offer, facts: Iterable[Fact]) -> Iterator[Fact]:
        for fact in facts:
            if complaint := self._complaint(offer, fact):
                self._fail(offer, FailureKind.REFUSED, RefusedFactError(complaint), lost=False)
            else:
                yield fact

    def _complaint(self, offer: Offer, fact: Fact) -> str:
        layer = offer.extractor.layer
        if not isinstance(fact, layer.fact):
            return f"{offer} yields {fact!r} into the layer {layer.name!r}, which holds {layer.fact.__name__}"
        if wrong := misplaced((fact,), self.article.text, self.known):
            return f"{offer} yields a {layer.fact.__name__} whose {wrong!r} does not hold in the text"
        return ""

    def _skip(self, offer: Offer, missing: str) -> None:
        self.lost.add(offer.extractor.layer.name)
        self.failures.append(_failure(offer, FailureKind.MISSING, f"requires {missing!r}", missing))

    def _fail(self, offer: Offer, kind: FailureKind, error: Exception, *, lost: bool) -> None:
        error.add_note(f"in {offer}")
        self.errors.append(error)
        if lost:
            self.lost.add(offer.extractor.layer.name)
            self.layers.pop(offer.extractor.layer.name, None)
        self.failures.append(_failure(offer, kind, f"{type(error).__name__}: {error}", offer.extractor.layer.name))


def _within(budget: Budget, facts: Iterable[Fact]) -> Iterator[Fact]:
    if budget.seconds is None and budget.facts is None:
        yield from facts
        return
    stop = None if budget.seconds is None else _CLOCK() + budget.seconds
    for number, fact in enumerate(facts, 1):
        if stop is not None and _CLOCK() > stop:
            raise TimeoutError(f"took more than {budget.seconds} seconds")
        if budget.facts is not None and number > budget.facts:
            raise TimeoutError(f"yielded more than {budget.facts} facts")
        yield fact


def _refusal(leaving: SystemExit) -> PluginError:
    """Make of a wish to end the program an error like others."""
    error = PluginError(f"an extractor may not end the program: {leaving!r}")
    error.__cause__ = leaving
    return error


def _failure(offer: Offer, kind: FailureKind, error: str, missing: str) -> Failure:
    return Failure(kind=kind, plugin=offer.plugin.name, extractor=offer.name, error=error, missing=missing)


def _not_english() -> Failure:
    return Failure(kind=FailureKind.NOT_ENGLISH, error="too few English function words: read for structure only")
