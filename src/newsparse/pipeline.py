"""Run extractors in their order, and hold them to what they promised."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from time import perf_counter
from typing import Any, Final

import attrs

from newsparse.errors import NewsparseError, PluginError, RefusedFactError, UndeclaredLayerError
from newsparse.extraction import Extractor, Refusal, View
from newsparse.guard import overheard, within
from newsparse.hookspecs import PROJECT
from newsparse.language.english import is_english
from newsparse.language.reading import Reading
from newsparse.lexicon import Lexicon, load, merge
from newsparse.models.anatomy import misplaced
from newsparse.models.article import Article, Layers
from newsparse.models.fact import Fact
from newsparse.models.failure import Failure, FailureKind
from newsparse.offers import Offer
from newsparse.planning import Plan

__all__ = ["Budget", "Words", "cure", "run"]

# So much of what an extractor prints is quoted.
_SHOWN: Final = 60
# What to do about an error, by its class; the first that fits counts.
_CURES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (UndeclaredLayerError, "what it reads it has to require"),
    (RefusedFactError, "yield facts of the layer's class, with spans that view.span(start, end) cut"),
    (TimeoutError, "let it end, or allow more with Parser(budget=Budget(seconds=..., facts=...))"),
    (attrs.exceptions.FrozenInstanceError, "facts and views do not change: yield a new fact, see attrs.evolve"),
    (PluginError, "it has to be a function of its view, which yields facts and does nothing else"),
)


@attrs.frozen(kw_only=True)
class Budget:
    """How much one extractor may cost on one article.

    An extractor that goes on for ever is stopped, whether it yields or not; only one long call into C
    runs to its end first, which ``parse_many(timeout=...)`` stops from outside.

    Args:
        seconds: Wall-clock seconds, or None for no limit.
        facts: Number of facts, or None for no limit.

    >>> import newsparse
    >>> newsparse.Parser(budget=Budget(seconds=2, facts=10_000)).parse("All is well.").failures
    ()
    """

    seconds: float | None = None
    facts: int | None = None


_UNLIMITED: Final = Budget()


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
        kind: type[Fact] = offer.extractor.layer.fact
        found = self._found(offer)
        facts: tuple[Fact, ...] = tuple(fact for fact in found if isinstance(fact, kind))
        if len(facts) == len(found) and not misplaced(facts, self.article.text, self.known):
            return facts
        return tuple(self._accepted(offer, found))

    def _found(self, offer: Offer) -> tuple[Fact | Refusal, ...]:
        """Run an extractor within its budget; a stranger's is overheard, and may change nothing that others read."""
        work = partial(_collect, offer.extractor, self._view(offer), self.budget)
        if offer.plugin.distribution == PROJECT:
            return within(self.budget.seconds, work)
        with overheard() as printed, self._unchanged():
            facts = within(self.budget.seconds, work)
        if printed:
            error = PluginError(f"an extractor may not print, as here {''.join(printed)[:_SHOWN]!r}")
            self._fail(offer, FailureKind.REFUSED, error, lost=False)
        return facts

    @contextmanager
    def _unchanged(self) -> Generator[None]:
        """Compare the shared reading before and after; one that was changed is made anew for those who come later."""
        before, changed = self.reading.made(), list[str]()
        try:
            yield
        finally:
            after = self.reading.made()
            changed.extend(name for name, part in before.items() if after[name] != part)
            if changed:
                self.reading = Reading(self.article.text, self.words)
        if changed:
            raise PluginError(f"an extractor may not change what others read, as here view.reading.{changed[0]}")

    def _view(self, offer: Offer) -> View:
        return View(
            article=self.article,
            reading=self.reading,
            reader=offer.name,
            layers={layer.name: self.layers.get(layer.name, ()) for layer in offer.extractor.requires},
            find_lexicon=self.words,
            options=self.options.get(offer.plugin.name, {}),
        )

    def _accepted(self, offer: Offer, facts: Iterable[Fact | Refusal]) -> Iterator[Fact]:
        for fact in facts:
            if isinstance(fact, Refusal):
                self._refuse(offer, fact)
            elif complaint := self._complaint(offer, fact):
                self._fail(offer, FailureKind.REFUSED, RefusedFactError(complaint), lost=False)
            else:
                yield fact

    def _complaint(self, offer: Offer, fact: Fact) -> str:
        layer, kind = offer.extractor.layer, offer.extractor.layer.fact.__name__
        if not isinstance(fact, layer.fact):
            return f"{fact!r} does not go into the layer {layer.name!r}, which holds {kind}"
        if wrong := misplaced((fact,), self.article.text, self.known):
            return f"a {kind} whose {wrong!r} does not hold in the text"
        return ""

    def _skip(self, offer: Offer, missing: str) -> None:
        self.lost.add(offer.extractor.layer.name)
        self.failures.append(_failure(offer, FailureKind.MISSING, f"requires {missing!r}", missing))

    def _refuse(self, offer: Offer, refusal: Refusal) -> None:
        """Pass on what an extractor does not vouch for, in its words."""
        where = f"in {offer}: {refusal.cure}" if refusal.cure else f"in {offer}"
        self._tell(offer, FailureKind.REFUSED, RefusedFactError(refusal.reason), refusal.reason, where)

    def _fail(self, offer: Offer, kind: FailureKind, error: Exception, *, lost: bool) -> None:
        if lost:
            self.lost.add(offer.extractor.layer.name)
            self.layers.pop(offer.extractor.layer.name, None)
        self._tell(offer, kind, error, f"{type(error).__name__}: {error}", f"in {offer}: {cure(error, offer)}")

    def _tell(self, offer: Offer, kind: FailureKind, error: Exception, told: str, where: str) -> None:
        error.add_note(where)
        self.errors.append(error)
        self.failures.append(_failure(offer, kind, f"{told}; {where}", offer.extractor.layer.name))


def _collect(one: Extractor[Any], view: View, budget: Budget) -> tuple[Fact | Refusal, ...]:
    """Take what an extractor yields, while it keeps to its budget."""
    returned: object = one(view)
    if not isinstance(returned, Iterable):
        raise PluginError(f"an extractor returns facts to iterate, not {returned!r}")
    return tuple(returned if budget == _UNLIMITED else _within_budget(returned, budget))


def _within_budget(facts: Iterable[Any], budget: Budget) -> Iterator[Any]:
    stop = None if budget.seconds is None else perf_counter() + budget.seconds
    for number, fact in enumerate(facts, 1):
        if stop is not None and perf_counter() > stop:
            raise TimeoutError(f"took more than {budget.seconds} seconds")
        if budget.facts is not None and number > budget.facts:
            raise TimeoutError(f"yielded more than {budget.facts} facts")
        yield fact


def cure(error: Exception, offer: Offer) -> str:
    """Say what whoever wrote an extractor, or uses it, can do about an error in it.

    Args:
        error: What it raised, or what is wrong with it.
        offer: The extractor.
    """
    for kind, words in _CURES:
        if isinstance(error, kind):
            return words
    return f"Parser(strict=True) shows where, Parser(disable={{{offer.name!r}}}) does without it"


def _refusal(leaving: SystemExit) -> PluginError:
    """Make of a wish to end the program an error like others."""
    error = PluginError(f"an extractor may not end the program: {leaving!r}")
    error.__cause__ = leaving
    return error


def _failure(offer: Offer, kind: FailureKind, error: str, missing: str) -> Failure:
    return Failure(kind=kind, plugin=offer.plugin.name, extractor=offer.name, error=error, missing=missing)


def _not_english() -> Failure:
    return Failure(kind=FailureKind.NOT_ENGLISH, error="too few English function words: read for structure only")
