"""The nested schema: a row an article, a column for each of its fields and layers."""

# pyarrow has no types.
# pyright: reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

import pyarrow as pa

from newsparse.arrow.shapes import Listed, Record, Shape, record_shape, shape_of
from newsparse.errors import InputValueError
from newsparse.layers import BUILT_IN, Layer
from newsparse.models.article import Article
from newsparse.serialize.annotations import field_types
from newsparse.serialize.head import Head

__all__ = ["DOCUMENT", "FAILURES", "HEAD", "fact_shape", "layers_or_built_in", "own_shapes", "schema", "shapes"]

# What stands beside the article's fields and layers: which version made it, and JSON where structs do not hold it all.
HEAD: Final = "newsparse"
DOCUMENT: Final = "document"
FAILURES: Final = "failures"


def schema(layers: Iterable[Layer[Any]] = BUILT_IN) -> pa.Schema:
    """Make the Arrow schema of articles, a row an article.

    Args:
        layers: The layers that get a column; in whatever order they come, the columns have one order.

    Returns:
        The schema: ``newsparse`` for what made the row, the article's fields, a list of structs for each layer,
        ``failures``, and ``document`` with the JSON of an article that the other columns cannot hold exactly.

    Raises:
        InputValueError: A layer has the name of another column.

    >>> from newsparse.layers import CASUALTIES
    >>> schema([CASUALTIES]).names[:4], schema([CASUALTIES]).names[-3:]
    (['newsparse', 'text', 'id', 'published'], ['casualties', 'failures', 'document'])
    >>> schema().field("quotes").type.value_type.field("span").type
    StructType(struct<start: int64, end: int64, text: string>)
    """
    return pa.schema([(name, shape.type) for name, shape in shapes(layers).items()])


def shapes(layers: Iterable[Layer[Any]]) -> dict[str, Shape]:
    """Tell the shape of each column.

    Args:
        layers: The layers that get a column.

    Raises:
        InputValueError: A layer has the name of another column.
    """
    own = own_shapes()
    filled = {layer.name: fact_shape(layer) for layer in sorted(layers, key=_order)}
    if clash := own.keys() & filled.keys():
        raise InputValueError(f"the layer {min(clash)!r} has the name of a column that every article has")
    first = {name: shape for name, shape in own.items() if name not in (FAILURES, DOCUMENT)}
    return {**first, **filled, FAILURES: own[FAILURES], DOCUMENT: own[DOCUMENT]}


def _order(layer: Layer[Any]) -> tuple[int, str]:
    """Tell where a layer stands: the built-in ones in their order, then the others by name."""
    return (BUILT_IN.index(layer), "") if layer in BUILT_IN else (len(BUILT_IN), layer.name)


@cache
def own_shapes() -> Mapping[str, Shape]:
    """Tell the shape of the columns that every article has, whatever its layers."""
    fields = field_types(Article)
    article = {name: shape_of(fields[name]) for name in fields if name not in ("layers", "unknown_layers")}
    return {HEAD: _head_shape(), **article, DOCUMENT: Shape(pa.string())}


def fact_shape(layer: Layer[Any]) -> Shape:
    """Tell the shape of a layer's column.

    Args:
        layer: The layer.
    """
    kind: Any = layer.fact  # mypy takes the __hash__ of attrs' records for that of their class
    fact = record_shape(kind)
    return Listed(pa.list_(fact.type), is_plain=False, item=fact)


def _head_shape() -> Shape:
    """Tell the shape of the head, without what only JSON needs."""
    fields = {name: shape for name, shape in record_shape(Head).fields.items() if name != "split"}
    return Record(pa.struct([(name, shape.type) for name, shape in fields.items()]), is_plain=False, fields=fields)


def layers_or_built_in(layers: Iterable[Layer[Any]] | None, parser: Any) -> tuple[Layer[Any], ...]:
    """Choose the layers that get a column: those given, or else the parser's, or else the built-in ones.

    Args:
        layers: Those that are wanted, or None.
        parser: A parser, or None.
    """
    if layers is not None:
        return tuple(layers)
    return BUILT_IN if parser is None else parser.layers()
