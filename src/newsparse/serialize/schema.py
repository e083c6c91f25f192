"""The JSON Schema of a document, made from the models: their types, their docstrings and what they check."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from inspect import cleandoc
from textwrap import dedent
from typing import Any, Final, get_args, get_origin

import attrs

from newsparse.layers import BUILT_IN, Layer
from newsparse.models.article import Article
from newsparse.serialize.annotations import alternatives, field_types, is_fact
from newsparse.serialize.conversion import CLASS
from newsparse.serialize.head import SCHEMA_VERSION, Head

__all__ = ["json_schema"]

Schema = dict[str, Any]

_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_CLOCK: Final = r"\d{2}:\d{2}(:\d{2}(\.\d{6})?)?"
_ZONE: Final = r"([+-]\d{2}:\d{2}(:\d{2}(\.\d{6})?)?(\[[^\]]+\])?)?"
_PLAIN: Final[dict[Any, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"anyOf": [{"type": "number"}, {"enum": ["Infinity", "-Infinity", "NaN"]}]},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Decimal: {"type": "string"},
    datetime.date: {"type": "string", "pattern": f"^{_DAY}(T{_CLOCK}{_ZONE})?$"},
    datetime.datetime: {"type": "string", "pattern": f"^{_DAY}T{_CLOCK}{_ZONE}$"},
    datetime.time: {"type": "string", "pattern": f"^{_CLOCK}{_ZONE}$"},
}
# What validators check and types do not say.
_NARROWER: Final[dict[tuple[str, str], Schema]] = {
    ("Head", "schema"): {"const": SCHEMA_VERSION},
    ("Span", "start"): {"minimum": 0},
    ("Span", "end"): {"minimum": 0},
    ("Fact", "confidence"): {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}]},
    ("Count", "low"): {"minimum": 0},
    ("Count", "high"): {"minimum": 0},
    ("Place", "country"): {"pattern": "^[A-Z]{2}$"},
    ("Place", "lat"): {"anyOf": [{"type": "number", "minimum": -90, "maximum": 90}]},
    ("Place", "lon"): {"anyOf": [{"type": "number", "minimum": -180, "maximum": 180}]},
    ("Incident", "country"): {"pattern": "^[A-Z]{2}$"},
    ("Actor", "country"): {"pattern": "^[A-Z]{2}$"},
    ("Actor", "age"): {"minimum": 0},
    ("Attribution", "content"): {"minItems": 1},
    ("Dateline", "year"): {"minimum": 1, "maximum": 9999},
    ("Dateline", "month"): {"minimum": 1, "maximum": 12},
    ("Dateline", "day"): {"minimum": 1, "maximum": 31},
}
_POINTER: Final[Schema] = {
    "description": "A fact that stands in a layer: the layer's name and the fact's place in it, counted from 0.",
    "type": "object",
    "properties": {"ref": {"type": "string", "pattern": r"^/layers/[^/]+/\d+$"}},
    "required": ["ref"],
    "additionalProperties": False,
}
_DERIVED: Final[Schema] = {
    "description": "A fact of a class that is derived from the one that the place asks for; the class is named.",
    "type": "object",
    "properties": {CLASS: {"type": "string"}, "span": {"$ref": "#/$defs/Span"}, "rule": {"type": "string"}},
    "required": [CLASS, "span", "rule"],
}


def json_schema(layers: Iterable[Layer[Any]] = BUILT_IN) -> Schema:
    """Make the JSON Schema (2020-12) of what `to_json` writes.

    Args:
        layers: The layers whose facts are described; others are allowed, whatever they hold.

    >>> json_schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    return _Describing().document(layers)


class _Describing:
    """One schema in the making: its definitions, by name of class."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {"Pointer": _POINTER, "Derived": _DERIVED}

    def document(self, layers: Iterable[Layer[Any]]) -> Schema:
        article = self._record(Article)
        fields = article["properties"]
        del fields["unknown_layers"]
        fields["layers"] = {
            **fields["layers"],
            "properties": {one.name: {"type": "array", "items": self._type(one.fact)} for one in layers},
        }
        fields["metadata"] = {**fields["metadata"], "additionalProperties": True}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:newsparse:article:{SCHEMA_VERSION}",
            "title": "newsparse article",
            **article,
            "properties": {"newsparse": self._type(Head), **fields},
            "required": ["newsparse", *article["required"]],
            "$defs": dict(sorted(self.definitions.items())),
        }

    def _record(self, record: Any) -> Schema:
        """Describe an attrs class."""
        told = _told(record)
        return {
            "description": _summary(record),
            "type": "object",
            "properties": {
                name: {
                    **self._type(kind, _narrower(record, name)),
                    **({"description": told[name]} if name in told else {}),
                }
                for name, kind in field_types(record).items()
            },
            "required": [field.name for field in attrs.fields(record) if field.default is attrs.NOTHING],
            "additionalProperties": False,
        }

    def _reference(self, record: Any) -> Schema:
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # it may refer to itself
            self.definitions[name] = self._record(record)
        return {"$ref": f"#/$defs/{name}"}

    def _type(self, kind: Any, narrower: Schema | None = None) -> Schema:
        parts = alternatives(kind)
        described = [{**self._one(part), **(narrower or {} if part is not type(None) else {})} for part in parts]
        flat = [choice for one in described for choice in one.get("anyOf", [one])]
        return {"anyOf": flat} if len(flat) > 1 else flat[0]

    def _one(self, kind: Any) -> Schema:
        if kind in _PLAIN:
            return _PLAIN[kind]
        if is_fact(kind):
            return {"anyOf": [self._reference(kind), {"$ref": "#/$defs/Pointer"}, {"$ref": "#/$defs/Derived"}]}
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"enum": [member.value for member in kind]}
        if attrs.has(kind):
            return self._reference(kind)
        return self._collection(get_origin(kind) or kind, get_args(kind))

    def _collection(self, origin: Any, arguments: tuple[Any, ...]) -> Schema:
        if origin is tuple and arguments and arguments[-1] is not Ellipsis:
            return {"type": "array", "prefixItems": [self._type(one) for one in arguments], "items": False}
        if origin in (tuple, list, set, frozenset):
            return {"type": "array", "items": self._type(arguments[0]) if arguments else True}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self._type(arguments[-1]) if arguments else True}
        return {}


def _narrower(record: Any, field: str) -> Schema | None:
    return next((found for base in record.__mro__ if (found := _NARROWER.get((base.__name__, field)))), None)


def _summary(record: Any) -> str:
    first: str = cleandoc(record.__doc__ or record.__name__).partition("\n")[0]
    return first


@cache
def _told(record: Any) -> dict[str, str]:
    """Tell what the docstrings of a class and of its bases say of its fields."""
    told: dict[str, str] = {}
    for base in reversed(record.__mro__):
        told.update(_arguments(base.__doc__ or ""))
    return told


def _arguments(docstring: str) -> Iterator[tuple[str, str]]:
    """Read the section of arguments: ``name: what it is``, continued on lines that are indented further."""
    section = cleandoc(docstring).partition("\nArgs:\n")[2].partition("\n\n")[0]
    for entry in dedent(section).replace("\n ", " ").splitlines():
        name, _, told = entry.partition(": ")
        yield name, " ".join(told.split()).replace("None", "null").replace("``", "`")
