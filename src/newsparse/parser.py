"""The front door: `parse`, `parse_many` and the `Parser` that both stand on."""

from __future__ import annotations

import datetime
import gc
import inspect
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import cache
from importlib import import_module
from typing import Any, Final, NamedTuple, TypeVar

import attrs

from newsparse.batch import Progress, read_batch
from newsparse.errors import InputTypeError, InputValueError, PluginError
from newsparse.extraction import printed_day
from newsparse.hookspecs import PROJECT
from newsparse.items import Item
from newsparse.layers import Layer
from newsparse.models.article import Article
from newsparse.models.frozen import FrozenMap
from newsparse.models.published import day_of
from newsparse.models.structure import HeadingKind
from newsparse.offers import PluginInfo, PluginState
from newsparse.pipeline import Budget, Words, run
from newsparse.planning import Plan, arrange, choose
from newsparse.plugins import Catalogue, discover, name_of

__all__ = ["Parser", "default_parser", "parse", "parse_many"]

T = TypeVar("T")

# Something of everything: what reads it has its words and patterns at hand for the next text.
_SAMPLE: Final = """Bus bomb kills three in harbour town

By Marta Quinn

PORTO, Portugal, March 3 (Example News) -- A bomb killed three people on a bus early on Monday, the police said.

"We heard a bang," passenger Ines Duarte told reporters. Police blamed gunmen; 14 people, two of them children, were hurt.
"""


class Parser:
    """A choice of extractors, made once and used for any number of articles, by any number of threads.

    Args:
        plugins: Plugins that are not installed as entry points: modules, or objects with hooks.
        options: Options by name of plugin; an extractor sees its plugin's as ``view.options``.
        prefer: Which extractor fills a layer where there are two: layer (or its name) to the extractor's full name.
        disable: Names of extractors to leave out; those that need their layers are left out too.
        block: Names of plugins to leave out.
        only: The layers that are wanted, or their names; what they require is read as well, nothing else.
        strict: Whether a failing extractor raises an `ExceptionGroup` instead of leaving a `Failure`.
        budget: What one extractor may cost on one article: a `Budget`, or wall-clock seconds.

    Raises:
        InputTypeError: One name stands where several belong, or the budget is no number.
        InputValueError: A name is unknown, or the budget is not more than nothing.
        LayerClashError: Two extractors fill one layer, and nothing says which is wanted.
        LayerCycleError: Extractors require each other's layers in a circle.
        MissingLayerError: A layer is required that no extractor fills.
        PluginError: A plugin given as an object is broken.

    >>> parser = Parser(only={"moments"})
    >>> [moment.text for moment in parser.parse("It opened on Monday.", published="2025-04-09").moments]
    ['Monday']
    """

    def __init__(
        self,
        *,
        plugins: Iterable[object] = (),
        options: Mapping[str, Mapping[str, Any]] | None = None,
        prefer: Mapping[Layer[Any] | str, str] | None = None,
        disable: Collection[str] = (),
        block: Collection[str] = (),
        only: Collection[Layer[Any] | str] | None = None,
        strict: bool = False,
        budget: Budget | float | None = None,
    ) -> None:
        self._settings: dict[str, Any] = {
            "plugins": _several("plugins", plugins), "prefer": dict(prefer or {}),
            "options": {name: FrozenMap(own) for name, own in (options or {}).items()},
            "disable": frozenset(_several("disable", disable)), "block": frozenset(_several("block", block)),
            "only": None if only is None else _several("only", only), "strict": strict, "budget": budget,
        }  # fmt: skip
        with _uncollected():
            self._catalogue = discover(self._settings["plugins"], self._settings["block"])
        self._check_options()
        self._plan = self._arranged()
        self._words = Words(self._catalogue.lexicons)
        self._budget = _limits(budget)
        self._is_first = True

    def _check_options(self) -> None:
        known = {info.name for info in self._catalogue.plugins}
        if unknown := set(self._settings["options"]) - known:
            raise InputValueError(
                f"options for unknown plugins: {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}"
            )

    def _arranged(self) -> Plan:
        settings = self._settings
        prefer = {_layer_name(layer): name for layer, name in settings["prefer"].items()}
        only = None if settings["only"] is None else frozenset(map(_layer_name, settings["only"]))
        absent = frozenset(one.name for one in self.plugins() if one.state is not PluginState.LOADED)
        chosen = choose(self._catalogue.extractors, prefer=prefer, disable=settings["disable"], absent=absent)
        return arrange(chosen, only=only, lenient=self._is_lenient())

    def _is_lenient(self) -> bool:
        """Tell whether a layer may be missing because somebody took away what fills it, or because that is broken."""
        failed = any(one.state is PluginState.FAILED for one in self.plugins())
        return bool(self._settings["disable"] or self._settings["block"] or failed)

    def __reduce__(self) -> tuple[Callable[..., Parser], tuple[type[Parser], dict[str, Any]]]:
        """Pickle by the settings: another process discovers its plugins itself."""
        plugins = tuple(_ByName(one.__name__) if inspect.ismodule(one) else one for one in self._settings["plugins"])
        for one in plugins:
            _check_sendable(one, f"plugin {name_of(one)!r}")
        for name, own in self._settings["options"].items():
            _check_sendable(own, f"what plugin {name!r} has as its options")
        return _remake, (type(self), {**self._settings, "plugins": plugins})

    @property
    def catalogue(self) -> Catalogue:
        """All that the plugins offer."""
        return self._catalogue

    @property
    def plan(self) -> Plan:
        """What runs, in order, and what cannot run."""
        return self._plan

    def plugins(self) -> tuple[PluginInfo, ...]:
        """List every plugin that was found, by name: where it comes from, what it offers, and why it is not loaded."""
        return self._catalogue.plugins

    def layers(self) -> tuple[Layer[Any], ...]:
        """List the layers that this parser fills, in the order it fills them."""
        return tuple(offer.extractor.layer for offer in self._plan.steps)

    def parse(
        self,
        text: str | Article,
        *,
        published: datetime.date | str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Article:
        """Read one article; see `newsparse.parse` for the arguments."""
        article = _article(text, published, title, url)
        is_first, self._is_first = self._is_first, False
        with _uncollected() if is_first else nullcontext():
            read = run(
                self._plan, article, words=self._words, options=self._settings["options"], budget=self._budget,
                strict=self._settings["strict"],
            )  # fmt: skip
        return _settle(read)

    def parse_many(
        self, items: Iterable[Item], *, workers: int = 1, progress: Progress | None = None, timeout: float | None = None
    ) -> Iterator[Article]:
        """Read many articles; see `newsparse.parse_many` for the arguments."""
        _check_items(items)
        return read_batch(self, items, workers=workers, progress=progress, timeout=timeout, prepare=self._warm_up)

    def _warm_up(self) -> None:
        """Read a sample, but not with a stranger's extractors, whose text it is not."""
        own = (offer for offer in self._plan.steps if offer.plugin.distribution == PROJECT)
        run(Plan(tuple(own)), Article(text=_SAMPLE), words=self._words, options={}, budget=Budget(), strict=False)


def _check_items(items: Iterable[Item]) -> None:
    """Refuse one item where many belong: its letters or its keys would be read as articles."""
    if isinstance(items, (str, bytes, Mapping)) or not isinstance(items, Iterable):
        raise InputTypeError(
            f"items must be an iterable of texts, articles or mappings, not one {type(items).__name__}"
        )


@contextmanager
def _uncollected() -> Generator[None]:
    """Load words, weights and patterns without looking through them for garbage again and again: they stay."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():  # else the program's own frozen objects would thaw
            gc.freeze()
            gc.unfreeze()  # what was loaded is now old, and looked at as seldom
        gc.enable()


class _ByName(NamedTuple):
    """A module on its way to another process, since modules do not pickle."""

    name: str


def _check_sendable(thing: object, named: str) -> None:
    from multiprocessing.reduction import ForkingPickler  # only for processes: it costs 10 ms

    try:
        ForkingPickler.dumps(thing)
    except Exception as error:
        raise PluginError(
            f"{named} cannot be sent to another process, use workers=1: {type(error).__name__}: {error}"
        ) from error


def _remake(kind: type[Parser], settings: dict[str, Any]) -> Parser:
    plugins = (import_module(one.name) if isinstance(one, _ByName) else one for one in settings["plugins"])
    remade: dict[str, Any] = {**settings, "plugins": tuple(plugins)}
    return kind(**remade)


def _several(argument: str, given: Iterable[T]) -> tuple[T, ...]:
    """List what an argument holds; a single name would be read letter by letter."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InputTypeError(f"{argument} must be a collection, not {given!r} alone: write {argument}=[{given!r}]")
    return tuple(given)


def _limits(budget: Budget | float | None) -> Budget:
    limits = budget if isinstance(budget, Budget) else Budget(seconds=budget)
    for unit, limit in (("seconds", limits.seconds), ("facts", limits.facts)):
        if limit is None:
            continue
        if not isinstance(limit, (int, float)) or isinstance(limit, bool):
            raise InputTypeError(f"budget must be a Budget or a number of {unit}, not {limit!r}")
        if not limit > 0:
            raise InputValueError(f"budget must be more than 0 {unit}, not {limit!r}")
    return limits


def _layer_name(layer: Layer[Any] | str) -> str:
    return layer.name if isinstance(layer, Layer) else layer


def _article(text: str | Article, published: datetime.date | str | None, title: str | None, url: str | None) -> Article:
    if not isinstance(text, Article):
        return Article(text=text, published=day_of(published), title=title, url=url)
    if text.layers:
        raise InputValueError("the article has layers already; parse its text instead")
    given: dict[str, Any] = {"published": day_of(published), "title": title, "url": url}
    return attrs.evolve(text, **{name: value for name, value in given.items() if value is not None})


def _settle(article: Article) -> Article:
    """Take from the text what was not given from outside: title, authors, day of publication."""
    return attrs.evolve(
        article,
        title=article.title or next((one.text for one in article.headings if one.kind is HeadingKind.TITLE), None),
        authors=article.authors or (article.byline.names if article.byline else ()),
        published=article.published or printed_day(article.layers),
    )


@cache
def default_parser() -> Parser:
    """Return the parser of all installed plugins, made at the first call."""
    return Parser()


def parse(
    text: str | Article,
    *,
    published: datetime.date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    parser: Parser | None = None,
) -> Article:
    """Read one article: the same text gives the same facts on every machine.

    Args:
        text: The copy, or an `Article` without layers.
        published: When it was published: date, datetime or ISO string. Relative moments are resolved against it.
        title: Its title, where it is not in the text.
        url: Where it came from; kept, never opened.
        parser: The choice of extractors, by default all of the installed plugins.

    Returns:
        The article with its layers.

    Raises:
        InputTypeError: The text is not a str, or `published` no date.
        InputValueError: `published` is not an ISO date, or the article has layers already.

    >>> import newsparse
    >>> article = newsparse.parse('"The bridge is closed," Mayor Ann Lee said on Monday.', published="2025-04-09")
    >>> quote = article.quotes[0]
    >>> quote.speaker.name, quote.content[0].text
    ('Ann Lee', 'The bridge is closed,')
    """
    return (parser or default_parser()).parse(text, published=published, title=title, url=url)


def parse_many(
    items: Iterable[Item],
    *,
    workers: int = 1,
    parser: Parser | None = None,
    progress: Progress | None = None,
    timeout: float | None = None,
) -> Iterator[Article]:
    """Read many articles, as a stream and in their order.

    A failing item is an `Article` with `failures`, never a lost or a raised one.

    Args:
        items: Texts, articles without layers, or mappings with ``text`` and any of ``published``, ``title``, ``url``,
            ``id``, ``outlet``, ``authors``.
        workers: Number of processes; 1 works in this one.
        parser: The choice of extractors, by default all of the installed plugins.
        progress: Called after each article with the number done.
        timeout: Seconds that one item may take, from when a process is ready for it; needs processes, and so uses at
            least one.

    Returns:
        An iterator that reads as it goes.

    Raises:
        InputTypeError: One text, article or mapping stands where many belong.
        InputValueError: `workers` or `timeout` is not positive.
        PluginError: A plugin given as an object, or its options, cannot be pickled where processes are not forked.

    >>> import newsparse
    >>> [len(article.sentences) for article in newsparse.parse_many(["One. Two.", "One only."])]
    [2, 1]
    """
    return (parser or default_parser()).parse_many(items, workers=workers, progress=progress, timeout=timeout)
