"""One piece of news copy: the text, its metadata and, once parsed, its layers of facts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import attrs

from newsparse.errors import InputTypeError, SpanError
from newsparse.models.actor import Actor
from newsparse.models.anatomy import misplaced
from newsparse.models.attribution import Attribution
from newsparse.models.casualty import Casualty, Effect
from newsparse.models.count import Count
from newsparse.models.dateline import Dateline
from newsparse.models.fact import Fact, shown
from newsparse.models.failure import Failure
from newsparse.models.frozen import FrozenMap
from newsparse.models.incident import Incident
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.models.published import day_of
from newsparse.models.quote import Quote
from newsparse.models.structure import Byline, Heading, Paragraph, Sentence
from newsparse.models.typed import check_types, complaint

if TYPE_CHECKING:
    from newsparse.tolls import TollCheck

__all__ = ["Article", "LayerKey", "Layers", "UnknownLayers"]

F_co = TypeVar("F_co", bound=Fact, covariant=True)
F = TypeVar("F", bound=Fact)


class LayerKey(Protocol[F_co]):
    """What `Article` needs to know of a layer: its name and the type of its facts."""

    @property
    def name(self) -> str:
        """The key of its facts in `Article.layers`."""
        ...

    @property
    def fact(self) -> type[F_co]:
        """The class of its facts."""
        ...


def _check_text(article: Article, field: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        raise InputTypeError(f"text must be a str, not {type(value).__name__}; decode bytes or use newsparse.read")


class Layers(FrozenMap[tuple[Fact, ...]]):
    """The facts by name of their layer, which remember the text that their spans were compared with."""

    __slots__ = ("_text",)
    _text: str | None

    def __init__(self, layers: Mapping[str, Iterable[Fact]] | None = None, *, holding_in: str | None = None) -> None:
        super().__init__({name: _listed(name, facts) for name, facts in _mapping("layers", layers or {}).items()})
        object.__setattr__(self, "_text", holding_in)

    def check(self, text: str) -> None:
        """Compare every span with the text, unless that was done before.

        Raises:
            ModelError: Something in a layer is no fact.
            SpanError: A span does not hold.
        """
        if self._text is text:
            return
        known: dict[int, Fact] = {}
        for name, facts in self.items():
            _check_facts(name, facts)
            if wrong := misplaced(facts, text, known):
                raise SpanError("Article", f"layers.{name}", f"{wrong!r} does not hold in the text")
        object.__setattr__(self, "_text", text)


class UnknownLayers(FrozenMap[Any]):
    """JSON of layers that nobody here can read, which remembers the plugins that their document named.

    Args:
        layers: The JSON by name of the layer.
        plugins: Version of each plugin by name.
    """

    __slots__ = ("plugins",)
    plugins: FrozenMap[str]

    def __init__(self, layers: Mapping[str, Any] | None = None, plugins: Mapping[str, str] | None = None) -> None:
        super().__init__(_mapping("unknown_layers", layers or {}))
        object.__setattr__(self, "plugins", FrozenMap(plugins))

    def __reduce__(self) -> tuple[type[UnknownLayers], tuple[Any, ...]]:
        """Pickle with the plugins."""
        return type(self), (self._items, self.plugins)


def _mapping(field: str, items: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(items, Mapping):
        raise complaint("Article", field, items, "a mapping")
    return items


def _listed(name: str, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    if not isinstance(name, str):
        raise complaint("Article", "layers", name, "the name of a layer")
    if isinstance(facts, (str, bytes)) or not isinstance(facts, Iterable):
        raise complaint("Article", f"layers.{name}", facts, "a tuple of facts")
    return tuple(facts)


def _check_facts(name: str, facts: tuple[Fact, ...]) -> None:
    for fact in facts:
        if not isinstance(fact, Fact):
            raise complaint("Article", f"layers.{name}", fact, "a Fact")


def _freeze_metadata(items: Mapping[str, Any]) -> FrozenMap[Any]:
    return FrozenMap(_mapping("metadata", items))


def _freeze_unknown(layers: Mapping[str, Any]) -> UnknownLayers:
    return layers if isinstance(layers, UnknownLayers) else UnknownLayers(layers)


def _freeze_layers(layers: Mapping[str, Iterable[Fact]]) -> Layers:
    return layers if isinstance(layers, Layers) else Layers(layers)


def _no_layer(given: object) -> InputTypeError:
    hint = f", or for a name article.layers.get({given!r})" if isinstance(given, str) else ""
    return InputTypeError(
        f"an article is asked for a layer, not for {given!r}: write article.quotes or article[newsparse.QUOTES]{hint}"
    )


def _name(name: str | int | None) -> str | None:
    return str(name) if type(name) is int else name  # type: ignore[return-value]  # told when types are checked


# Lists are taken, as JSON has them; what is no tuple either is refused with the other wrong types.
def _freeze_authors(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names) if isinstance(names, list) else names  # type: ignore[return-value]  # told when types are checked


def _freeze_failures(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    return tuple(failures) if isinstance(failures, list) else failures  # type: ignore[return-value]  # as above


@attrs.frozen(kw_only=True, repr=False)
class Article:
    """A news text with its metadata; after parsing, also its layers of facts.

    Every span of every layer holds: ``article.text[s.start:s.end] == s.text``. An ISO string does for the date, a list
    for authors and failures, a whole number for the id.

    Args:
        text: The copy, unchanged.
        id: The caller's name for it.
        published: When it was published; a date, or a datetime with its time zone kept.
        title: Its title, given from outside or found in the text.
        url: Where it came from.
        outlet: Who published it.
        authors: Who wrote it, given from outside or found in the byline.
        language: BCP 47 tag of its language, where known.
        metadata: Whatever else came with it.
        layers: The facts by name of their layer; use ``article[LAYER]`` or the properties.
        unknown_layers: JSON of layers that no installed plugin can read, kept as it is.
        failures: What could not be read, and why.

    Raises:
        InputTypeError: The text is not a str, or `published` no date.
        InputValueError: `published` is not an ISO date.
        ModelError: Another field holds what its annotation does not allow.
        SpanError: A span of a layer does not hold in the text.

    >>> Article(text="Two people were hurt.")
    Article(21 code points)
    """

    text: str = attrs.field(validator=_check_text)
    id: str | None = attrs.field(default=None, converter=_name)
    published: datetime.date | None = attrs.field(default=None, converter=day_of)
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = attrs.field(default=(), converter=_freeze_authors)
    language: str | None = None
    metadata: Mapping[str, Any] = attrs.field(factory=FrozenMap[Any], converter=_freeze_metadata, hash=False)
    layers: Mapping[str, tuple[Fact, ...]] = attrs.field(factory=Layers, converter=_freeze_layers, hash=False)
    unknown_layers: Mapping[str, Any] = attrs.field(factory=UnknownLayers, converter=_freeze_unknown, hash=False)
    failures: tuple[Failure, ...] = attrs.field(default=(), converter=_freeze_failures)

    def __attrs_post_init__(self) -> None:
        check_types(self)
        _freeze_layers(self.layers).check(self.text)

    def __getitem__(self, layer: LayerKey[F]) -> tuple[F, ...]:
        """Return the facts of a layer, none if nothing filled it.

        Raises:
            InputTypeError: It is no layer, but a name for instance.
        """
        try:
            return self._facts(layer.name, layer.fact)
        except AttributeError:
            raise _no_layer(layer) from None

    def _facts(self, name: str, kind: type[F]) -> tuple[F, ...]:  # noqa: ARG002  # binds F for the type checkers
        return self.layers.get(name, ())  # type: ignore[return-value]  # the pipeline checks kinds

    @property
    def byline(self) -> Byline | None:
        """The line that names the authors."""
        return next(iter(self._facts("bylines", Byline)), None)

    @property
    def dateline(self) -> Dateline | None:
        """Where and when it was filed."""
        return next(iter(self._facts("datelines", Dateline)), None)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body."""
        return self._facts("paragraphs", Paragraph)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Title and crossheads found in the text."""
        return self._facts("headings", Heading)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, headings included."""
        return self._facts("sentences", Sentence)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The expressions of time."""
        return self._facts("moments", Moment)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places named."""
        return self._facts("places", Place)

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """What is said, as spans."""
        return self._facts("attributions", Attribution)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Who said what, speakers resolved."""
        return self._facts("quotes", Quote)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Persons, organisations, groups, states and unnamed sources."""
        return self._facts("actors", Actor)

    @property
    def casualties(self) -> tuple[Casualty, ...]:
        """How many, which effect, whose, claimed by whom."""
        return self._facts("casualties", Casualty)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """What happened."""
        return self._facts("incidents", Incident)

    @property
    def main_incident(self) -> Incident | None:
        """The first incident that is neither history nor a part, which is what this news is about."""
        parts = {part for incident in self.incidents for part in incident.parts}
        return next((i for i in self.incidents if not i.is_background and i not in parts), None)

    def toll(self, effect: Effect | str) -> Count | None:
        """Tell this news's own current total of one effect, history left out.

        Args:
            effect: ``"killed"``, ``"injured"``, or any other `Effect`.

        Returns:
            The total, or None where the article states none.
        """
        from newsparse.tolls import toll

        return toll(self.casualties, Effect(effect))

    def check_tolls(self) -> tuple[TollCheck, ...]:
        """Compare totals with their parts and claimants with each other; see `newsparse.check_tolls`."""
        from newsparse.tolls import check_tolls

        return check_tolls(self)

    def explain(self, fact: Fact) -> str:
        """Say in words how a fact was found; see `newsparse.explain`."""
        from newsparse.render.explain import explain

        return explain(self, fact)

    def to_html(self) -> str:
        """Show the text with its facts marked; see `newsparse.to_html`."""
        from newsparse.render.html import to_html

        return to_html(self)

    def rows(self, layer: str) -> list[dict[str, Any]]:
        """Flatten a layer into dicts; see `newsparse.rows`."""
        from newsparse.serialize import rows

        return rows(self, layer)

    def _repr_html_(self) -> str:
        from newsparse.render.html import framed

        return framed(self)

    def __repr__(self) -> str:
        filled = (f"{len(facts)} {name}" for name, facts in self.layers.items() if facts)
        title = [f"'{shown(self.title)}'"] if self.title else []
        return f"Article({', '.join([*title, f'{len(self.text)} code points', *filled])})"
