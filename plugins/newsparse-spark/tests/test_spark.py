"""Texts through Spark: the same articles as without it, none lost, whatever happens to a worker."""

from __future__ import annotations

import datetime
import random
from collections import Counter

import killing
import newsparse_spark
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from newsparse_spark import explode, read_articles, spark_schema

import newsparse
from newsparse import Fact, Layer, Parser
from newsparse.arrow import from_arrow, layer_schema, schema
from newsparse.errors import InputValueError
from newsparse.layers import BUILT_IN
from newsparse.testing import PluginSuite, stories

TEXT = "Two people were killed in Lima on Monday, police said."
FEW = Parser(only={"casualties"})
# Twenty thousand articles with all layers would take minutes; those are compared on fewer.
QUICK = Parser(only={"places", "moments"})


class TestPackage(PluginSuite):
    package = newsparse_spark

    # It offers no extractors, and so is no plugin of a parser.
    test_is_loaded = None
    test_has_one_name = None


def frame(spark, rows, columns):
    return spark.createDataFrame(rows, columns)


@pytest.fixture(scope="module")
def told():
    """A hundred stories, the same ones each time."""
    found = {}

    @settings(max_examples=100, derandomize=True, database=None, phases=[Phase.generate], deadline=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(stories(min_size=1, max_size=1))
    def tell(story):
        found[story.text] = story

    tell()
    return list(found.values())


def test_twenty_thousand_articles_are_those_of_the_library(spark, told):
    assert len(told) > 50
    chosen = random.Random(10).choices(range(len(told)), k=20_000)
    items = [(str(number), told[index].text, told[index].published) for number, index in enumerate(chosen)]
    read = read_articles(frame(spark, items, "id string, text string, published date").repartition(8), parser=QUICK)
    read.createOrReplaceTempView("news")
    alone = [QUICK.parse(story.text, published=story.published) for story in told]
    expected = Counter((len(alone[index].places), len(alone[index].moments)) for index in chosen)
    counted = spark.sql(
        "SELECT size(places) AS places, size(moments) AS moments, count(DISTINCT id) AS n FROM news"
        " WHERE size(failures) = 0 GROUP BY 1, 2"
    ).collect()
    assert {(row.places, row.moments): row.n for row in counted} == dict(expected)


def test_the_articles_come_back_as_they_were_read(spark, told):
    items = [{"id": str(number), "text": one.text, "published": one.published} for number, one in enumerate(told[:30])]
    read = read_articles(spark.createDataFrame(pa.Table.from_pylist(items)))
    assert read.schema == spark_schema(schema())
    table = read.orderBy(read.id.cast("int")).toArrow()
    expected = list(newsparse.parse_many(items))
    assert list(from_arrow(table)) == expected
    for layer in ("casualties", "quotes", "places"):
        flat = explode(read, layer)
        assert flat.schema == spark_schema(layer_schema(layer))
        rows = [row for article in expected for row in newsparse.rows(article, layer)]
        key = ("article_id", "start", "end", "rule")
        assert sorted((row.asDict() for row in flat.collect()), key=lambda row: [row[name] for name in key]) == sorted(
            rows, key=lambda row: [row[name] for name in key]
        )


def test_what_was_written_as_parquet_is_exploded_too(spark, tmp_path):
    read = read_articles(frame(spark, [("a", TEXT)], "id string, text string"))
    read.write.parquet(str(tmp_path / "out"))
    (row,) = explode(spark.read.parquet(str(tmp_path / "out")), "casualties").collect()
    assert (row.article_id, row.effect, row.count_low, row.claimed_by) == ("a", "killed", 2, "police")


def test_failures_are_a_column(spark):
    rows = [("a", TEXT, "2025-04-09"), ("b", None, "2025-04-09"), ("c", TEXT, "yesterday")]
    read = read_articles(frame(spark, rows, "id string, text string, published string"), parser=FEW)
    failed = {row.id: [failure.kind for failure in row.failures] for row in read.collect()}
    assert failed == {"a": [], "b": ["error"], "c": ["error"]}


def test_a_killed_worker_is_survived_by_another_try(spark, tmp_path):
    mark = tmp_path / "killed"
    rows = [(str(number), f"Text {number}. ") for number in range(40)] + [("40", f"Text KILL {mark}")]
    parser = Parser(plugins=[killing], only={killing.MARKS})
    read = read_articles(frame(spark, rows, "id string, text string").repartition(4), parser=parser)
    found = read.select("id", "marks", "failures").collect()
    assert mark.exists(), "no worker was killed"
    assert sorted(int(row.id) for row in found) == list(range(41))
    assert all(len(row.marks) == 1 and not row.failures for row in found)


def test_a_worker_makes_one_parser(spark):

    texts = spark.range(0, 400, numPartitions=16).selectExpr("cast(id AS string)", f"'{TEXT}' AS text")
    first, second = (read_articles(texts, parser=Parser(plugins=[killing], only={killing.MARKS})) for _ in range(2))
    workers = {row.marks[0].rule for read in (first, second) for row in read.select("marks").collect()}
    assert len(workers) <= 4, "a worker is not used for more than one task"


def test_columns_may_have_other_names_and_others_are_kept(spark):
    rows = [(TEXT, "Two dead", datetime.date(2025, 4, 9), 7, "desk")]
    read = read_articles(
        frame(spark, rows, "body string, head string, day date, number int, desk string"),
        "body", "day", title="head", id="number", keep=["desk", "day"], parser=FEW,
    )  # fmt: skip
    row = read.first()
    assert (row.id, row.title, row.published, row.desk, row.day) == ("7", "Two dead", "2025-04-09", "desk", rows[0][2])


def test_a_moment_keeps_its_time(spark):
    df = spark.sql(f"SELECT '{TEXT}' AS text, timestamp'2025-04-09 06:30:00' AS published")
    assert read_articles(df, parser=FEW).first().published.startswith("2025-04-09T06:30:00")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"text": "body"}, "there is no column 'body'; there are id, text"),
        ({"published": "when"}, "there is no column 'when'"),
        ({"keep": ["desk"]}, "there is no column 'desk'"),
        ({"keep": ["id"]}, "the column 'id' cannot be kept"),
    ],
    ids=str,
)
def test_a_column_that_is_not_there_is_named_at_once(spark, options, complaint):
    with pytest.raises(InputValueError, match=complaint):
        read_articles(frame(spark, [("a", TEXT)], "id string, text string"), **options)


def test_a_layer_that_is_not_there_is_named_at_once(spark):
    df = frame(spark, [("a", TEXT)], "id string, published string")
    with pytest.raises(InputValueError, match="there is no column 'quotes'; there are id, published"):
        explode(df, "quotes")
    with pytest.raises(InputValueError, match="there is no layer 'rumours'"):
        explode(df, "rumours")
    with pytest.raises(InputValueError, match="there is no column 'rumours'"):
        explode(df, Layer("rumours", Fact))


def test_every_type_of_the_schema_has_one_in_spark():
    made = spark_schema(schema())
    assert made.names == schema().names
    assert (
        made["quotes"].dataType.elementType["span"].simpleString() == "span:struct<start:bigint,end:bigint,text:string>"
    )
    assert made["newsparse"].dataType["plugins"].simpleString() == "plugins:map<string,string>"
    assert all(spark_schema(layer_schema(layer)).names == layer_schema(layer).names for layer in BUILT_IN)
