"""Exploded views: a table a layer, a row a fact, the columns of `newsparse.rows`."""

# pyarrow has no types, and makes its functions when it is imported.
# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsparse.arrow.reading import check_columns
from newsparse.arrow.schemas import fact_shape, schema
from newsparse.arrow.shapes import Listed, Record, Reference, Shape, record_shape
from newsparse.errors import InputTypeError, InputValueError
from newsparse.layers import BUILT_IN, Layer
from newsparse.serialize.flat import label
from newsparse.serialize.known import known_layers
from newsparse.span import Span

__all__ = ["explode", "layer_schema"]


def layer_schema(layer: str | Layer[Any]) -> pa.Schema:
    """Make the Arrow schema of a layer's exploded view.

    Args:
        layer: Name of the layer, or the layer.

    Raises:
        InputValueError: There is no such layer.

    >>> layer_schema("places").names[:6]
    ['article_id', 'published', 'start', 'end', 'text', 'rule']
    """
    known = _known(layer)
    return explode(schema([known]).empty_table(), known).schema


def explode(data: pa.Table | pa.RecordBatch, layer: str | Layer[Any]) -> pa.Table:
    """Flatten a layer of many articles into one table, a row a fact, with the columns of `newsparse.rows`.

    Args:
        data: Articles in Arrow, as `to_arrow` and `parse_parquet` make them. Only the columns ``id``, ``published`` and
            that of the layer are needed.
        layer: Name of the layer, or the layer.

    Returns:
        The table, in the order of the articles and of their facts; by the schema that `layer_schema` makes.

    Raises:
        InputTypeError: It is neither a table nor a batch.
        InputValueError: There is no such layer, or a column is missing.

    >>> import newsparse
    >>> from newsparse.arrow import explode, to_arrow
    >>> articles = newsparse.parse_many([{"id": "a", "text": "Two were killed in Lima."}, "Six were hurt."])
    >>> explode(to_arrow(articles), "casualties").select(["article_id", "effect", "count_low"]).to_pylist()[0]
    {'article_id': 'a', 'effect': 'killed', 'count_low': 2}
    """
    if not isinstance(data, (pa.Table, pa.RecordBatch)):
        raise InputTypeError(f"data must be a pyarrow Table or RecordBatch, not {type(data).__name__}")
    known = _known(layer)
    kind: Any = known.fact  # mypy takes the __hash__ of attrs' records for that of their class
    check_columns(("id", "published", known.name), data.schema.names)
    column = _column(data, known.name, fact_shape(known).type)
    article = pc.list_parent_indices(column)
    columns = {
        "article_id": _column(data, "id", pa.string()).take(article),
        "published": _column(data, "published", pa.string()).take(article),
    }
    return pa.table(columns | _record_columns(record_shape(kind), pc.list_flatten(column)))


def _known(layer: str | Layer[Any]) -> Layer[Any]:
    if isinstance(layer, Layer):
        return layer
    if layer not in (known := known_layers([layer])):
        raise InputValueError(f"there is no layer {layer!r}; there are {', '.join(one.name for one in BUILT_IN)}")
    return known[layer]


def _column(data: pa.Table | pa.RecordBatch, name: str, kind: pa.DataType) -> pa.Array:
    """Take a column as one array of a type; other libraries have types of their own for strings and lists."""
    column = data.column(name)
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if array.type == kind:
        return array
    try:
        return array.cast(kind)
    except pa.ArrowException:
        return pa.array(array.to_pylist(), kind)


def _record_columns(shape: Record, structs: pa.Array) -> dict[str, pa.Array]:
    """Make the columns of a record's fields, named as `rows` names them."""
    made: dict[str, pa.Array] = {}
    for name, field in shape.fields.items():
        for key, values in _columns_of(name, field, pc.struct_field(structs, name)):
            while key in made:  # a plugin's own field that is called "start"
                key += "_"  # noqa: PLW2901  # until it is free
            made[key] = values
    return made


def _columns_of(name: str, shape: Shape, values: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    if shape == record_shape(Span):
        yield from _span_columns(name, values)
    elif isinstance(shape, Reference):
        yield name, pc.struct_field(values, "name")
    elif isinstance(shape, Record):
        yield from ((f"{name}_{key}", inner) for key, inner in _record_columns(shape, values).items())
    elif isinstance(shape, Listed):
        yield name, _joined(shape, values)
    else:
        yield name, values if shape.is_plain else _labels(shape, values)


def _span_columns(name: str, values: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    own = name == "span"
    for key in ("start", "end", "text"):
        yield (key if own else name if key == "text" else f"{name}_{key}"), pc.struct_field(values, key)


def _joined(shape: Listed, lists: pa.Array) -> pa.Array:
    """Join what the items of each list are called by semicolons."""
    items = pc.list_flatten(lists)
    called = _called(shape.item, items)
    if called is None:
        return _labels(shape, lists)
    lengths = pc.list_value_length(lists)
    ends = pc.cumulative_sum(pc.fill_null(lengths, 0))
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends.cast(pa.int32())])
    words = pa.ListArray.from_arrays(offsets, pc.fill_null(called, ""), mask=pc.is_null(lengths))
    return pc.binary_join(words, "; ")


def _called(shape: Shape, items: pa.Array) -> pa.Array | None:
    """Say each item in a word; None where that takes more than to look it up."""
    if isinstance(shape, Reference):
        return pc.struct_field(items, "name")
    if shape == record_shape(Span):
        return pc.struct_field(items, "text")
    return items if shape.is_plain and pa.types.is_string(shape.type) else None


def _labels(shape: Shape, values: pa.Array) -> pa.Array:
    """Say values one by one, as `rows` does."""
    said = (label(shape.unfit(value)) for value in values.to_pylist(maps_as_pydicts="strict"))
    return pa.array([None if one is None else str(one) for one in said], pa.string())
