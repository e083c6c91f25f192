"""From an article to plain data and JSON: what stands in a layer is written once, and referred to by pointer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import attrs

from newsparse.errors import InputTypeError, InputValueError
from newsparse.layers import BUILT_IN
from newsparse.models.article import Article, UnknownLayers
from newsparse.models.fact import Fact
from newsparse.serialize.annotations import fact_class, field_types
from newsparse.serialize.conversion import CLASS, shallow
from newsparse.serialize.given import single
from newsparse.serialize.head import make_head
from newsparse.serialize.known import catalogue
from newsparse.serialize.surrogates import dump

if TYPE_CHECKING:
    from newsparse.parser import Parser

__all__ = ["to_dict", "to_json"]

_TOO_DEEP: Final = "metadata, or facts that stand in no layer, are nested too deeply to be written"
_PLAIN: Final = frozenset({str, int, float, bool})
_CLASSES: Final = {layer.name: layer.fact for layer in BUILT_IN}


def to_dict(article: Article, *, parser: Parser | None = None) -> dict[str, Any]:
    """Turn an article with all its layers into plain data; `from_dict` gives it back without loss.

    A fact that stands in a layer is written there. Where another fact refers to it, a pointer stands,
    ``{"ref": "/layers/actors/3"}``; a fact that stands in no layer is written where it is referred to.

    Args:
        article: The article; its metadata must be what JSON can hold.
        parser: The parser that read it, if its plugins are to be named although they are not installed.

    Returns:
        Dicts, lists, strings, numbers, booleans and None.

    Raises:
        InputTypeError: It is no article, or something in the metadata, or in a plugin's fact, has no form in JSON.
        InputValueError: Metadata hold an infinite number, or something is nested too deeply.

    >>> from newsparse import Article
    >>> to_dict(Article(text="Two were hurt.", id="a"))["text"]
    'Two were hurt.'
    """
    try:
        return _Writing(single(article)).document(_origins(article, parser))
    except RecursionError:
        raise InputValueError(_TOO_DEEP) from None


def to_json(article: Article, *, indent: int | None = None, parser: Parser | None = None) -> str:
    """Write an article with all its layers as JSON; `from_json` gives it back without loss.

    The text is encodable as UTF-8 whatever is in the article: lone surrogates are escaped.

    Args:
        article: The article; its metadata must be what JSON can hold.
        indent: Blanks for each level, or None for one line.
        parser: The parser that read it, if its plugins are to be named although they are not installed.

    Raises:
        InputTypeError: It is no article, or something in the metadata, or in a plugin's fact, has no form in JSON.
        InputValueError: Metadata hold an infinite number, or something is nested too deeply.

    >>> import newsparse
    >>> article = newsparse.parse("Two people were hurt.")
    >>> to_json(article)[:13], newsparse.from_json(to_json(article)) == article
    ('{"newsparse":', True)
    """
    try:
        return dump(to_dict(article, parser=parser), indent)
    except RecursionError:
        raise InputValueError(_TOO_DEEP) from None


def _origins(article: Article, parser: Parser | None) -> dict[str, str]:
    """Name the plugins that fill layers of the article, with their versions; the built-in ones go without saying."""
    kept = dict(article.unknown_layers.plugins) if isinstance(article.unknown_layers, UnknownLayers) else {}
    if parser is None and article.layers.keys() <= _CLASSES.keys():
        return kept
    filled = set(article.layers)
    return kept | {
        info.name: info.version
        for info in catalogue(parser).plugins
        if info.distribution != "newsparse" and filled & set(info.layers)
    }


def _plainest(value: float | str) -> float | str:
    """Take from a value the class that is derived from a plain one."""
    if isinstance(value, str):
        return str.__str__(value)
    return int.__int__(value) if isinstance(value, int) else float.__float__(value)


class _Writing:
    """One article on its way to plain data."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.pointers: dict[int, str] = {}
        self.equals: dict[type[Fact], dict[Fact, str]] = {}
        for name in self._built_in_first():
            for index, fact in enumerate(article.layers[name]):
                self.pointers.setdefault(id(fact), f"/layers/{name}/{index}")

    def _built_in_first(self) -> list[str]:
        """Order the layers so that pointers lead, where there is a choice, to layers that everybody can read."""
        return sorted(self.article.layers, key=lambda name: (name not in _CLASSES, name))

    def document(self, origins: dict[str, str]) -> dict[str, Any]:
        article = self.article
        bare = shallow(attrs.evolve(article, layers={}, unknown_layers={}, metadata={}))
        metadata = {name: value for name, value in bare.items() if name not in ("layers", "unknown_layers", "failures")}
        layers = {name: self._layer(name) for name in article.layers}
        unknown = {name: facts for name, facts in article.unknown_layers.items() if name not in layers}
        return {
            "newsparse": make_head(origins),
            **self._plain(metadata, "$"),
            "metadata": self._plain(article.metadata, "$.metadata"),
            "layers": {**layers, **unknown},
            "failures": self._plain(bare["failures"], "$.failures"),
        }

    def _layer(self, name: str) -> list[Any]:
        declared = _CLASSES.get(name)
        return [
            self._item(fact, f"/layers/{name}/{index}", declared, f"$.layers.{name}[{index}]")
            for index, fact in enumerate(self.article.layers[name])
        ]

    def _item(self, fact: Fact, own: str, declared: type[Fact] | None, path: str) -> Any:
        """Write a fact in its layer; or a pointer, where the same object stands elsewhere already."""
        first = self.pointers[id(fact)]
        return self._whole(fact, declared, path) if first == own else {"ref": first}

    def _whole(self, fact: Fact, declared: type[Fact] | None, path: str) -> dict[str, Any]:
        kind: Any = type(fact)
        named = {} if kind is declared else {CLASS: kind.__name__}
        types = field_types(kind)
        fields = {
            name: self._plain(value, f"{path}.{name}", fact_class(types[name])) for name, value in shallow(fact).items()
        }
        return {**named, **fields}

    def _plain(self, value: Any, path: str, declared: type[Fact] | None = None) -> Any:
        if isinstance(value, Fact):
            pointer = self._pointer(value)
            return {"ref": pointer} if pointer else self._whole(value, declared, path)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, float) and not math.isfinite(value):
            raise InputValueError(f"{path}: {value} has no form in JSON")
        if value is None or isinstance(value, (str, int, float)):
            return value if value is None or type(value) in _PLAIN else _plainest(value)
        if isinstance(value, Mapping):
            return {self._key(name, path): self._plain(one, f"{path}.{name}", declared) for name, one in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._plain(one, f"{path}[{index}]", declared) for index, one in enumerate(value)]
        if isinstance(value, (set, frozenset)):
            return sorted((self._plain(one, path, declared) for one in value), key=repr)
        raise InputTypeError(f"{path}: a {type(value).__name__} has no form in JSON")

    def _key(self, name: object, path: str) -> str:
        if not isinstance(name, str):
            raise InputTypeError(f"{path}: the key {name!r} is not a string")
        return name

    def _pointer(self, fact: Fact) -> str | None:
        """Find where a fact stands: the same object, or else an equal one."""
        if found := self.pointers.get(id(fact)):
            return found
        kind: Any = type(fact)
        try:
            if kind not in self.equals:
                self.equals[kind] = self._places_of(kind)
            return self.equals[kind].get(fact)
        except (TypeError, RecursionError):  # a plugin's fact that cannot be hashed
            return None

    def _places_of(self, kind: type[Fact]) -> dict[Fact, str]:
        places: dict[Fact, str] = {}
        for name in self._built_in_first():
            for index, fact in enumerate(self.article.layers[name]):
                if type(fact) is kind:
                    places.setdefault(fact, f"/layers/{name}/{index}")
        return places
