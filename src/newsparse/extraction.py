"""What an extractor is: a named pure function that fills one layer from a view of the article."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

import attrs

from newsparse.errors import ModelError, PluginError, UndeclaredLayerError
from newsparse.language.dates import parse_day
from newsparse.language.reading import Reading
from newsparse.layers import DATELINES, HEADERS, Layer
from newsparse.lexicon import Lexicon
from newsparse.models.article import Article
from newsparse.models.fact import Fact
from newsparse.span import Span

__all__ = ["Extractor", "Refusal", "View", "extractor", "printed_day"]

F = TypeVar("F", bound=Fact)

_DATED: Final = frozenset({"published", "date"})
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@attrs.frozen(eq=False, kw_only=True)
class View:
    """What an extractor may see: the text, its metadata and the layers that it declared.

    Args:
        article: The article without its layers.
        layers: The facts of the layers that it may read, by name.
        reading: The one shared pass over the text: tokens, tags, quotations, phrases.
        reader: Name of the extractor that looks, for complaints.
        find_lexicon: Finds a lexicon by name, every plugin's words merged in.
        options: The options given to the extractor's plugin.

    >>> import newsparse
    >>> seen = []
    >>> @newsparse.extractor(newsparse.Layer("lengths", newsparse.Fact), requires=[newsparse.SENTENCES])
    ... def lengths(view: View):
    ...     seen.append((len(view.text), len(view[newsparse.SENTENCES]), view.span(0, 3).text))
    ...     yield from ()
    >>> class Lengths:
    ...     @newsparse.hookimpl
    ...     def newsparse_extractors(self):
    ...         return [lengths]
    >>> article = newsparse.Parser(plugins=[Lengths()]).parse("All is well.")
    >>> seen
    [(12, 1, 'All')]
    """

    article: Article = attrs.field(repr=False)
    reading: Reading = attrs.field(repr=False)
    reader: str
    layers: Mapping[str, tuple[Any, ...]] = attrs.field(default=_NOTHING, repr=False)
    find_lexicon: Callable[[str], Lexicon] = attrs.field(repr=False)
    options: Mapping[str, Any] = _NOTHING

    @property
    def text(self) -> str:
        """The text, unchanged."""
        return self.article.text

    @property
    def title(self) -> str | None:
        """The title given from outside."""
        return self.article.title

    @property
    def published(self) -> datetime.date | None:
        """The day, or the moment, of publication: given from outside, else printed in a declared header or dateline."""
        return self.article.published or printed_day(self.layers)

    @property
    def metadata(self) -> Mapping[str, Any]:
        """Whatever else came with the text."""
        return self.article.metadata

    def __getitem__(self, layer: Layer[F]) -> tuple[F, ...]:
        """Return the facts of a layer that the extractor requires.

        Raises:
            UndeclaredLayerError: The layer is not among its `requires`.
        """
        if layer.name not in self.layers:
            raise UndeclaredLayerError(
                f"extractor {self.reader!r} reads the layer {layer.name!r} without requiring it: "
                f"add it to @extractor(..., requires=[...])"
            )
        return self.layers[layer.name]

    def lexicon(self, name: str) -> Lexicon:
        """Find a lexicon: the built-in words and every plugin's.

        Args:
            name: Name of the lexicon, ``"cues"``.

        Raises:
            LexiconError: Nobody offers one of that name.
        """
        return self.find_lexicon(name)

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of the text.

        Args:
            start: Offset of the first character, in code points.
            end: Offset after the last character, in code points.

        Raises:
            SpanError: The offsets do not lie inside the text.
        """
        return Span.of(self.article.text, start, end)


def printed_day(layers: Mapping[str, tuple[Any, ...]]) -> datetime.date | None:
    """Read the day of publication out of the text's own header lines, else out of its dateline.

    Args:
        layers: The facts by name of their layer.

    Returns:
        The day, or None where no full date is printed.
    """
    for header in layers.get(HEADERS.name, ()):
        if header.name in _DATED and (day := parse_day(header.value)):
            return day
    for line in layers.get(DATELINES.name, ())[:1]:
        if line.year and line.month and line.day:
            try:
                return datetime.date(line.year, line.month, line.day)
            except ValueError:  # "30 February" was printed
                return None
    return None


def _check_words(refusal: object, field: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        raise ModelError(type(refusal).__name__, field.name, f"{value!r} is no text")


@attrs.frozen
class Refusal:
    """What an extractor yields in the place of a fact that it looked into and does not vouch for.

    It becomes a `Failure` of the kind ``refused`` in the extractor's own words; whatever else is yielded stays. With
    ``Parser(strict=True)`` it raises a `RefusedFactError`, like any other fact that is refused.

    Args:
        reason: What is refused and why, as a clause.
        cure: What can be done about it, as a clause; empty where nothing can.

    Raises:
        ModelError: The reason or the cure is no text.

    >>> Refusal("19 is no year")
    Refusal(reason='19 is no year', cure='')
    """

    reason: str = attrs.field(validator=_check_words)
    cure: str = attrs.field(default="", validator=_check_words)


@attrs.frozen(kw_only=True)
class Extractor(Generic[F]):
    """A named pure function that fills one layer; make one with `extractor`.

    Args:
        name: Its name inside its plugin.
        layer: The layer it fills.
        function: Yields the facts, in the order of the text, and a `Refusal` in the place of what it does not vouch for.
        requires: The layers it reads; its own among them means that it refines what it replaces.
        replaces: Name of the extractor it stands in for, ``"newsparse.casualties"``.
        any_language: Whether it also reads texts that are not English.

    >>> from newsparse import PLACES, extractor
    >>> @extractor(PLACES)
    ... def nowhere(view: View):
    ...     yield from ()
    >>> isinstance(nowhere, Extractor), nowhere.name, nowhere.layer
    (True, 'nowhere', Layer(places: Place))
    """

    name: str
    layer: Layer[F]
    function: Callable[[View], Iterable[F | Refusal]]
    requires: tuple[Layer[Any], ...] = ()
    replaces: str | None = None
    any_language: bool = False

    @property
    def is_refining(self) -> bool:
        """Whether it reads what the extractor that it replaces found."""
        return self.replaces is not None and self.layer in self.requires

    def __call__(self, view: View) -> Iterable[F | Refusal]:
        """Run the function."""
        return self.function(view)


def extractor(
    layer: Layer[F],
    *,
    requires: Iterable[Layer[Any]] = (),
    name: str | None = None,
    replaces: str | None = None,
    any_language: bool = False,
) -> Callable[[Callable[[View], Iterable[F | Refusal]]], Extractor[F]]:
    """Turn a function into the extractor of a layer.

    Args:
        layer: The layer it fills.
        requires: The layers it reads; reading any other raises. With its own layer among them it refines: it reads
            there what the extractor that it replaces found.
        name: Its name, by default the function's.
        replaces: Name of the extractor it stands in for: plugin, dot, extractor.
        any_language: Whether it also reads texts that are not English.

    Returns:
        A decorator for a function from `View` to facts.

    Raises:
        PluginError: The layer, or something in `requires`, is not a `Layer`.

    >>> from newsparse import Layer, Place, View, extractor
    >>> HARBOURS = Layer("harbours", Place)
    >>> @extractor(HARBOURS)
    ... def harbours(view: View):
    ...     start = view.text.find("Port ")
    ...     if start >= 0:
    ...         yield Place(view.span(start, start + 4), rule="harbours.port", name="Port")
    >>> harbours.name, harbours.layer
    ('harbours', Layer(harbours: Place))
    """
    needed = tuple(requires)
    for one in (layer, *needed):
        if not isinstance(one, Layer):
            raise PluginError(f"@extractor takes layers, not {one!r}")

    def decorate(function: Callable[[View], Iterable[F | Refusal]]) -> Extractor[F]:
        return Extractor(
            name=name or function.__name__,
            layer=layer,
            function=function,
            requires=needed,
            replaces=replaces,
            any_language=any_language,
        )

    return decorate
