"""Shapes: how the values of a field stand in Arrow, by the field's annotation.

A value comes as the plain data that `to_dict` makes, and goes back as such. So the models are described once, by their
annotations, and one converter makes records of plain data.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final, get_args, get_origin

import attrs
import pyarrow as pa

from newsparse.serialize.annotations import alternatives, field_types, is_fact, is_record
from newsparse.serialize.conversion import CLASS

__all__ = ["Fitting", "Listed", "Mapped", "Record", "Reference", "Shape", "Written", "record_shape", "shape_of"]

_POINTER: Final = "/layers/"


@attrs.define
class Fitting:
    """One document on its way into Arrow.

    Args:
        layers: The facts by name of their layer, as plain data.
        is_exact: Whether all that was fitted so far can be read back as it was.
    """

    layers: Mapping[str, list[Any]]
    is_exact: bool = True

    def follow(self, data: Any) -> Any:
        """Find the fact that a pointer leads to; what is no pointer is a fact already."""
        while _is_pointer(data):
            layer, index = _place(data["ref"])
            data = self.layers[layer][index]
        return data


def _is_pointer(data: Mapping[str, Any]) -> bool:
    return len(data) == 1 and "ref" in data


def _place(pointer: str) -> tuple[str, int]:
    layer, _, index = pointer.removeprefix(_POINTER).partition("/")
    return layer, int(index)


@attrs.frozen
class Shape:
    """What Arrow takes as it is: strings, numbers, truth values.

    Args:
        type: Arrow's type.
        is_plain: Whether values go into Arrow and come back as they are.
    """

    type: pa.DataType
    is_plain: bool = True

    def fit(self, data: Any, fitting: Fitting) -> Any:  # noqa: ARG002  # for other shapes
        """Turn plain data into what Arrow takes; the fitting is told what gets lost."""
        return data

    def unfit(self, value: Any) -> Any:
        """Turn what Arrow gives back into plain data."""
        return value


@attrs.frozen
class Written(Shape):
    """What may be of several types, and so is written as JSON."""

    type: pa.DataType = attrs.field(factory=pa.string)
    is_plain: bool = False

    def fit(self, data: Any, fitting: Fitting) -> Any:  # noqa: ARG002  # for other shapes
        """Write the JSON."""
        return None if data is None else json.dumps(data, ensure_ascii=False)

    def unfit(self, value: Any) -> Any:
        """Read the JSON."""
        return None if value is None else json.loads(value)


@attrs.frozen
class Record(Shape):
    """A struct with a field for each field of a record.

    Args:
        fields: Shape of each field by name.
        is_fact: Whether it is a fact, which may stand elsewhere or have a class of its own.
    """

    fields: Mapping[str, Shape] = attrs.field(kw_only=True)
    is_fact: bool = attrs.field(default=False, kw_only=True)

    def fit(self, data: Any, fitting: Fitting) -> Any:
        """Fit each field; what stands elsewhere is copied, and a class of its own is forgotten: neither is exact."""
        if data is None:
            return None
        if self.is_fact and (CLASS in data or _is_pointer(data)):
            fitting.is_exact = False
            data = fitting.follow(data)
        if self.is_plain:
            return data
        return {
            name: data.get(name) if shape.is_plain else shape.fit(data.get(name), fitting)
            for name, shape in self.fields.items()
        }

    def unfit(self, value: Any) -> Any:
        """Take each field back; one that the record does not have is left for its reader to refuse."""
        if value is None or self.is_plain:
            return value
        return {name: self.fields[name].unfit(one) if name in self.fields else one for name, one in value.items()}


@attrs.frozen
class Reference(Shape):
    """A fact that is referred to: the layer it stands in, its place there counted from 0, and what it is called.

    One that stands in no layer is written as JSON instead.
    """

    type: pa.DataType = attrs.field(
        factory=lambda: pa.struct(
            [("layer", pa.string()), ("index", pa.int64()), ("name", pa.string()), ("fact", pa.string())]
        )
    )
    is_plain: bool = False

    def fit(self, data: Any, fitting: Fitting) -> Any:
        """Take a pointer apart, or write the fact."""
        if data is None:
            return None
        name = _called(fitting.follow(data))
        if not _is_pointer(data):
            return {"layer": None, "index": None, "name": name, "fact": json.dumps(data, ensure_ascii=False)}
        layer, index = _place(data["ref"])
        return {"layer": layer, "index": index, "name": name, "fact": None}

    def unfit(self, value: Any) -> Any:
        """Make the pointer, or read the fact."""
        if value is None or value["fact"] is not None:
            return value and json.loads(value["fact"])
        return {"ref": f"{_POINTER}{value['layer']}/{value['index']}"}


def _called(fact: Mapping[str, Any]) -> str:
    """Name a fact as `newsparse.rows` does: its name or names, or else its text."""
    if isinstance(name := fact.get("name"), str) and name:
        return name
    names = fact.get("names")
    return "; ".join(map(str, names)) if isinstance(names, list) and names else fact["span"]["text"]


@attrs.frozen
class Listed(Shape):
    """Several values of one shape.

    Args:
        item: That shape.
    """

    item: Shape = attrs.field(kw_only=True)

    def fit(self, data: Any, fitting: Fitting) -> Any:
        """Fit each item."""
        return data if data is None or self.is_plain else [self.item.fit(one, fitting) for one in data]

    def unfit(self, value: Any) -> Any:
        """Take each item back."""
        return value if value is None or self.is_plain else [self.item.unfit(one) for one in value]


@attrs.frozen
class Mapped(Shape):
    """Values of one shape by strings.

    Args:
        item: That shape.
    """

    item: Shape = attrs.field(kw_only=True)
    is_plain: bool = False

    def fit(self, data: Any, fitting: Fitting) -> Any:
        """List the pairs, as Arrow takes them."""
        return None if data is None else [(key, self.item.fit(value, fitting)) for key, value in data.items()]

    def unfit(self, value: Any) -> Any:
        """Make a mapping of pairs; Polars makes a struct of each."""
        if value is None:
            return None
        pairs = value.items() if isinstance(value, Mapping) else map(_pair, value)
        return {key: self.item.unfit(one) for key, one in pairs}


def _pair(entry: Any) -> tuple[str, Any]:
    return (entry["key"], entry["value"]) if isinstance(entry, Mapping) else entry


# ---------------------------------------------------------------- from annotations

_STRING: Final = Shape(pa.string())
_INTEGER: Final = Shape(pa.int64())
_SCALARS: Final[dict[Any, Shape]] = {
    str: _STRING,
    bool: Shape(pa.bool_()),
    int: _INTEGER,
    float: Shape(pa.float64()),
    Decimal: _STRING,
    datetime.datetime: _STRING,
    datetime.date: _STRING,
    datetime.time: _STRING,
}


def shape_of(annotation: Any, within: tuple[Any, ...] = ()) -> Shape:
    """Tell how the values of a field stand in Arrow; whatever has no type there is written as JSON.

    Args:
        annotation: The resolved annotation of the field.
        within: The records that the field lies in, which it cannot hold again.

    >>> from newsparse import Actor, Count
    >>> str(shape_of(Count | None).type)
    'struct<low: int64, high: int64, qualifier: string>'
    >>> str(shape_of(tuple[Actor, ...]).type)
    'list<item: struct<layer: string, index: int64, name: string, fact: string>>'
    """
    parts = [part for part in alternatives(annotation) if part is not type(None)]
    if parts and all(map(is_fact, parts)):
        return Reference()
    if len(parts) != 1:
        return Written()
    kind = parts[0]
    if is_record(kind):
        return Written() if kind in within else record_shape(kind, within)
    if isinstance(kind, type) and not get_args(kind):
        return _enum_shape(kind) if issubclass(kind, Enum) else _scalar_shape(kind)
    return _collection_shape(get_origin(kind) or kind, get_args(kind), within)


def _scalar_shape(kind: type) -> Shape:
    """Find the shape of a class, or of the plain class that it is derived from."""
    return next((_SCALARS[base] for base in kind.__mro__ if base in _SCALARS), Written())


def _enum_shape(kind: type[Enum]) -> Shape:
    values = {type(member.value) for member in kind}
    return _STRING if values == {str} else _INTEGER if values == {int} else Written()


def _collection_shape(origin: Any, arguments: tuple[Any, ...], within: tuple[Any, ...]) -> Shape:
    if not isinstance(origin, type) or not arguments or Any in arguments or object in arguments:
        return Written()
    if issubclass(origin, Mapping):
        value = shape_of(arguments[-1], within)
        return Mapped(pa.map_(pa.string(), value.type), item=value)
    is_row = origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis
    if not is_row and origin not in (list, set, frozenset):
        return Written()
    item = shape_of(arguments[0], within)
    return Listed(pa.list_(item.type), item.is_plain, item=item)


@cache
def record_shape(record: Any, within: tuple[Any, ...] = ()) -> Record:
    """Tell how a record stands in Arrow.

    Args:
        record: An attrs class, such as that of a layer's facts.
        within: The records that it lies in.
    """
    fields = {name: shape_of(kind, (*within, record)) for name, kind in field_types(record).items()}
    made = pa.struct([(name, shape.type) for name, shape in fields.items()])
    is_plain = all(shape.is_plain for shape in fields.values())
    return Record(made, is_plain, fields=fields, is_fact=is_fact(record))
