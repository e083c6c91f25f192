"""Data frames of texts into data frames of articles, and those into data frames of facts."""

# pyarrow and pyspark are only in the environment of this package, and pyarrow has no types.
# pyright: reportUnknownParameterType=false, reportMissingImports=false

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pyarrow as pa
from pyspark import cloudpickle
from pyspark.sql import DataFrame
from pyspark.sql.types import StructType

from newsparse import Layer, Parser, arrow
from newsparse.arrow import layer_schema, parse_batches, schema
from newsparse.errors import InputValueError
from newsparse_spark.types import spark_schema

__all__ = ["explode", "read_articles"]


def read_articles(
    df: DataFrame,
    text: str = "text",
    published: str | None = "published",
    *,
    title: str | None = "title",
    url: str | None = "url",
    id: str | None = "id",  # noqa: A002  # the field of an article
    keep: Iterable[str] = (),
    parser: Parser | None = None,
) -> DataFrame:
    """Read a column of texts: a row a text becomes a row an article, in the same partitions.

    Nothing is read before Spark asks for it. Each Python worker makes one parser and keeps it for all its tasks. A text
    that fails is a row whose column ``failures`` says why, never a lost one.

    Args:
        df: The texts.
        text: The column of texts. This and the next five are what they are for `newsparse.arrow.parse_batches`.
        published: That of the dates, timestamps or ISO strings.
        title: That of the titles.
        url: That of the addresses.
        id: That of the caller's names for the articles.
        keep: Columns to hand through.
        parser: The choice of extractors, by default all of the plugins installed on the driver; its layers get the
            columns. What it needs must be installed on every worker.

    Returns:
        The articles, by the schema that `newsparse.arrow.schema` makes of the parser's layers.

    Raises:
        InputValueError: As for `newsparse.arrow.parse_batches`.
        PluginError: A plugin given as an object, or its options, cannot be sent to a worker.

    >>> from pyspark.sql import SparkSession
    >>> spark = SparkSession.builder.master("local[2]").getOrCreate()
    >>> df = spark.createDataFrame([("a", "Two people were killed in Lima.")], "id string, text string")
    >>> articles = read_articles(df)
    >>> articles.selectExpr("id", "casualties[0].count.low AS killed", "size(failures) AS failures").first()
    Row(id='a', killed=2, failures=0)
    """
    chosen = parser or Parser()
    inputs: dict[str, Any] = {
        "text": text, "published": published, "title": title, "url": url, "id": id, "keep": tuple(keep)
    }  # fmt: skip
    _check(df.columns, inputs, chosen)
    sent = cloudpickle.dumps(chosen)

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return parse_batches(batches, parser=_parser(sent), **inputs)

    kept = [df.schema[name] for name in inputs["keep"]]
    made = StructType([*spark_schema(schema(chosen.layers())), *kept])
    return df.select(_needed(df.columns, inputs)).mapInArrow(read, made)


@lru_cache(maxsize=4)
def _parser(sent: bytes) -> Parser:
    """Make the parser of this worker, which Spark uses again for other tasks."""
    parser: Parser = pickle.loads(sent)  # noqa: S301  # what the driver sent
    return parser


def _check(columns: list[str], inputs: dict[str, Any], parser: Parser) -> None:
    """Let a batch without rows complain of the columns, here and not in a worker."""
    nothing = pa.record_batch({name: pa.array([], pa.string()) for name in columns})
    list(parse_batches([nothing], parser=parser, **inputs))


def _needed(columns: list[str], inputs: dict[str, Any]) -> list[str]:
    """Name the columns that are sent to the workers, each once."""
    named = [name for name in inputs.values() if isinstance(name, str)]
    return [name for name in columns if name in {*named, *inputs["keep"]}]


def explode(df: DataFrame, layer: str | Layer[Any]) -> DataFrame:
    """Flatten a layer: a row an article becomes a row a fact, with the columns of `newsparse.rows`.

    Args:
        df: What `read_articles` made, or what was read back from where that was written. Only the columns ``id``,
            ``published`` and that of the layer are read.
        layer: Name of the layer, or the layer.

    Returns:
        The facts, by the schema that `newsparse.arrow.layer_schema` makes.

    Raises:
        InputValueError: There is no such layer, or a column is missing.

    >>> from pyspark.sql import SparkSession
    >>> spark = SparkSession.builder.master("local[2]").getOrCreate()
    >>> df = spark.createDataFrame([("a", "Two people were killed in Lima.")], "id string, text string")
    >>> explode(read_articles(df), "casualties").select("article_id", "effect", "count_low", "place").first()
    Row(article_id='a', effect='killed', count_low=2, place='Lima')
    """
    made = layer_schema(layer)
    needed = ["id", "published", layer.name if isinstance(layer, Layer) else layer]
    if missing := [name for name in needed if name not in df.columns]:
        raise InputValueError(f"there is no column {missing[0]!r}; there are {', '.join(df.columns)}")

    def flatten(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from arrow.explode(batch, layer).to_batches()

    return df.select(needed).mapInArrow(flatten, spark_schema(made))
