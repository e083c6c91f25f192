"""Spark's types of an Arrow schema."""

# pyarrow and pyspark are only in the environment of this package, and pyarrow has no types.
# pyright: reportUnknownParameterType=false, reportMissingImports=false

from __future__ import annotations

import pyarrow as pa
from pyspark.sql import types

__all__ = ["spark_schema"]


def spark_schema(schema: pa.Schema) -> types.StructType:
    """Turn an Arrow schema of `newsparse.arrow` into Spark's.

    Args:
        schema: The schema, of strings, whole numbers, floating-point numbers, truth values, and structs, lists and maps
            of these.

    Returns:
        The same in Spark's types; every column may be null.

    >>> from newsparse.arrow import layer_schema
    >>> spark_schema(layer_schema("places"))["lat"].simpleString()
    'lat:double'
    """
    return types.StructType([_field(field) for field in schema])


def _field(field: pa.Field) -> types.StructField:
    return types.StructField(field.name, _type(field.type))


def _type(kind: pa.DataType) -> types.DataType:
    if pa.types.is_struct(kind):
        return types.StructType([_field(field) for field in kind])
    if pa.types.is_list(kind):
        return types.ArrayType(_type(kind.value_type))
    if pa.types.is_map(kind):
        return types.MapType(_type(kind.key_type), _type(kind.item_type))
    if pa.types.is_floating(kind):
        return types.DoubleType()
    if pa.types.is_integer(kind):
        return types.LongType()
    return types.BooleanType() if pa.types.is_boolean(kind) else types.StringType()
