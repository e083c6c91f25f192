"""Articles in Arrow: what other libraries make of the data, streams of batches, and Parquet that goes on after a stop."""

from __future__ import annotations

import datetime
import signal
import subprocess
import sys
import textwrap

import attrs
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import newsparse
from newsparse import Article, Fact, Layer, Parser, extractor, rows
from newsparse.arrow import Tally, explode, from_arrow, layer_schema, parse_batches, parse_parquet, schema, to_arrow
from newsparse.errors import FormatError, InputTypeError, InputValueError
from newsparse.layers import BUILT_IN

NEWS = (
    "Two people were killed in Lima on Monday, police said.",
    '"The bridge is closed," Mayor Ann Lee said. Six people were hurt.',
    "A bomb killed 14 soldiers in Porto. Rebels claimed that 40 died.",
)
FEW = Parser(only={"casualties"})


def texts(number):
    """A table of so many texts, each with an id of its own."""
    told = [f"{NEWS[index % 3]} It was case {index}." for index in range(number)]
    return pa.table({"id": [f"a{index}" for index in range(number)], "text": told, "day": list(range(number))})


@pytest.fixture(scope="module")
def batch():
    return to_arrow(newsparse.parse_many({"id": str(number), "text": text} for number, text in enumerate(NEWS)))


# ---------------------------------------------------------------- in memory


def test_a_reference_names_the_layer_the_place_and_the_fact(batch):
    quote = batch.column("quotes")[1][0].as_py()
    assert quote["speakers"] == [{"layer": "actors", "index": 0, "name": "Ann Lee", "fact": None}]
    assert batch.column("actors")[1][0].as_py()["name"] == "Ann Lee"


def test_no_json_is_kept_where_structs_hold_all(batch):
    assert batch.column("document").null_count == len(NEWS)


@pytest.mark.parametrize(
    "back",
    [
        lambda batch: pa.Table.from_batches([batch, batch.slice(0, 0)]),
        lambda batch: _polars().from_arrow(batch).to_arrow(),
        lambda batch: _duckdb().arrow(pa.Table.from_batches([batch])).to_arrow_table(),
    ],
    ids=["table", "polars", "duckdb"],
)
def test_other_libraries_give_the_articles_back(batch, back):
    returned = back(batch)
    assert list(from_arrow(returned)) == list(from_arrow(batch))
    assert explode(returned, "casualties") == explode(batch, "casualties")


def _polars():
    return pytest.importorskip("polars")


def _duckdb():
    return pytest.importorskip("duckdb")


def test_columns_of_others_are_left_out(batch):
    table = pa.Table.from_batches([batch]).append_column("day", pa.array([1, 2, 3]))
    assert list(from_arrow(table)) == list(from_arrow(batch))


def test_a_column_that_was_dropped_leaves_its_layer_out(batch):
    article = next(from_arrow(batch.select(["text", "actors"])))
    assert list(article.layers) == ["actors"]
    with pytest.raises(FormatError, match=r"\$\.layers\.casualties\[0\]\.claimed_by\.ref"):
        list(from_arrow(batch.select(["text", "casualties"])))


def test_a_plugins_layer_gets_a_column_by_its_parser():
    tides = Layer("tides", Fact)
    parser = Parser(plugins=[_plugin(extractor(tides)(_tides))], only={"tides"})
    batch = to_arrow(parser.parse("High tide"), parser=parser)
    assert "tides" in batch.schema.names
    assert batch.column("newsparse")[0].as_py()["plugins"]
    assert [one.text for one in next(from_arrow(batch, parser=parser))[tides]] == ["High"]


def _tides(view):
    yield Fact(view.span(0, 4), rule="tides.high")


def _plugin(*extractors):
    class Plugin:
        @newsparse.hookimpl
        def newsparse_extractors(self):
            return extractors

    return Plugin()


@pytest.mark.parametrize("function", [from_arrow, lambda data: explode(data, "quotes")])
def test_something_else_than_arrow_data_is_refused(function):
    with pytest.raises(InputTypeError, match="must be a pyarrow Table or RecordBatch, not list"):
        function([])


def test_a_missing_column_is_named_with_those_that_are_there(batch):
    with pytest.raises(InputValueError, match="there is no column 'text'; there are id"):
        from_arrow(batch.select(["id"]))
    with pytest.raises(InputValueError, match="there is no column 'quotes'; there are id, published"):
        explode(batch.select(["id", "published"]), "quotes")


def test_an_unknown_layer_is_named_with_those_that_are_known(batch):
    with pytest.raises(InputValueError, match="there is no layer 'rumours'; there are headers, bylines"):
        explode(batch, "rumours")


def test_a_layer_cannot_have_the_name_of_a_column():
    with pytest.raises(InputValueError, match="the layer 'title' has the name of a column"):
        schema([Layer("title", Fact)])


def test_without_pyarrow_it_says_how_to_install_it():
    code = "import sys; sys.modules['pyarrow'] = None; import importlib.util as u; u.find_spec = lambda n: None; import newsparse.arrow"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert shown.stderr.splitlines()[-1].endswith("newsparse.arrow needs pyarrow: pip install 'newsparse[arrow]'")


def test_importing_newsparse_loads_no_arrow():
    code = "import newsparse, sys; newsparse.parse('Two died.'); newsparse.to_json; print('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_fields_of_a_struct_may_stand_in_another_order(batch):
    casualties = batch.column("casualties")
    kind = pa.list_(pa.struct(list(reversed(list(casualties.type.value_type)))))
    turned = batch.set_column(
        batch.schema.names.index("casualties"), "casualties", pa.array(casualties.to_pylist(), kind)
    )
    assert explode(turned, "casualties") == explode(batch, "casualties")
    assert list(from_arrow(turned)) == list(from_arrow(batch))


# ---------------------------------------------------------------- streams


def read(table, **options):
    options = {"parser": FEW, **options}
    return pa.Table.from_batches(parse_batches(table.to_batches(max_chunksize=100), **options))


@pytest.mark.parametrize("options", [{}, {"workers": 2}, {"timeout": 60}], ids=str)
def test_what_comes_out_is_what_parse_many_reads(options):
    table = texts(150)
    made = read(table, keep=["day"], **options)
    items = table.drop_columns(["day"]).to_pylist()
    assert list(from_arrow(made)) == list(newsparse.parse_many(items, parser=FEW))
    assert made.schema == schema(FEW.layers()).append(pa.field("day", pa.int64()))
    assert made.column("day") == table.column("day")


def test_batches_are_read_as_they_are_asked_for():
    taken = []

    def source():
        for batch in texts(1000).to_batches(max_chunksize=10):
            taken.append(batch)
            yield batch

    next(parse_batches(source(), parser=FEW))
    assert len(taken) <= 2


def test_empty_batches_make_none():
    table = texts(3)
    empty = pa.record_batch({"text": pa.array([], pa.string())})
    assert [one.num_rows for one in parse_batches([empty, *table.to_batches(), empty], parser=FEW)] == [3]


def test_a_text_that_fails_keeps_its_row():
    made = read(
        pa.table(
            {
                "text": [
                    NEWS[0],
                    None,
                    NEWS[1],
                    "Bei einem Brand sind am Montag vier Menschen verletzt worden, wie es hieß.",
                ],
                "published": ["2025-04-09", "2025-04-09", "yesterday", None],
                "id": [1, 2, 3, 4],
                "url": ["https://example.org/1"] * 4,
            }
        )
    )
    told = [[failure["kind"] for failure in row] for row in made.column("failures").to_pylist()]
    assert told == [[], ["error"], ["error"], ["not_english"]]
    assert made.column("id").to_pylist() == ["1", "2", "3", "4"]
    assert made.column("url").to_pylist() == ["https://example.org/1"] * 4
    assert made.column("text").to_pylist()[1:3] == ["", NEWS[1]]


def test_a_plugin_whose_facts_have_no_form_fails_the_article_and_keeps_its_row():
    @attrs.frozen(repr=False)
    class Odd(Fact):
        thing: object = attrs.field(default=None, kw_only=True)

    def odds(view):
        yield Odd(view.span(0, 3), rule="odd.odd", thing=object() if "bomb" in view.text else None)

    parser = Parser(plugins=[_plugin(extractor(Layer("odds", Odd))(odds))], only={"odds"})
    made = read(texts(3), parser=parser)
    assert [len(failures) for failures in made.column("failures").to_pylist()] == [0, 0, 1]
    assert "has no form in JSON" in made.column("failures")[2][0]["error"].as_py()


@pytest.mark.parametrize(
    ("column", "published"),
    [
        (pa.array([datetime.date(2025, 4, 9)]), "2025-04-09"),
        (pa.array([datetime.datetime(2025, 4, 9, 6, 30)]), "2025-04-09T06:30:00"),  # noqa: DTZ001  # without a zone
        (pa.array([1744180200000000001], pa.timestamp("ns", "UTC")), "2025-04-09T06:30:00+00:00[UTC]"),
        (pa.array(["2025-04-09"], pa.large_string()), "2025-04-09"),
        (pa.array([None], pa.date32()), None),
    ],
    ids=["date", "datetime", "nanoseconds", "words", "none"],
)
def test_days_come_in_any_type(column, published):
    made = read(pa.table({"text": ["Two died."], "published": column}))
    assert made.column("failures").to_pylist() == [[]]
    assert made.column("published").to_pylist()[0] in (published, str(published).removesuffix("[UTC]"), None)


def test_a_day_that_python_has_no_date_for_fails_its_article_only():
    column = pa.array([10**15, 0], pa.timestamp("s"))
    made = read(pa.table({"text": ["Two died.", "Two died."], "published": column}))
    assert [len(failures) for failures in made.column("failures").to_pylist()] == [1, 0]


def test_columns_may_have_other_names():
    table = pa.table({"body": [NEWS[0]], "head": ["Two dead"], "day": ["2025-04-09"], "title": ["not this"]})
    made = read(table, text="body", title="head", published="day", url=None, id=None)
    assert made.column("title").to_pylist() == ["Two dead"]
    assert made.column("published").to_pylist() == ["2025-04-09"]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"text": "body"}, "there is no column 'body'; there are id, text, day"),
        ({"published": "when"}, "there is no column 'when'; there are id, text, day"),
        ({"keep": ["desk"]}, "there is no column 'desk'; there are id, text, day"),
        ({"keep": ["id"]}, "the column 'id' cannot be kept"),
    ],
    ids=str,
)
def test_a_column_that_is_not_there_is_named(options, complaint, tmp_path):
    with pytest.raises(InputValueError, match=complaint):
        read(texts(1), **options)
    pq.write_table(texts(1), tmp_path / "in.parquet")
    with pytest.raises(InputValueError, match=complaint):
        parse_parquet(tmp_path / "in.parquet", tmp_path / "out", **options)


def test_something_else_than_batches_is_refused():
    with pytest.raises(InputTypeError, match="not of str"):
        list(parse_batches(["Two died."]))


# ---------------------------------------------------------------- Parquet


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "in"
    for name, number in (("day=1/a", 7), ("day=2/a", 4), ("b", 3)):
        path = folder / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(texts(number).drop_columns(["day"]), path, row_group_size=3)
    return folder


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_each_row_group_becomes_a_file(source, tmp_path):
    out = tmp_path / "out"
    assert parse_parquet(source, out, parser=FEW) == Tally(row_groups=6, skipped=0, articles=14, failed=0)
    assert files(out) == [
        "b-00000.parquet", "day=1/a-00000.parquet", "day=1/a-00001.parquet", "day=1/a-00002.parquet",
        "day=2/a-00000.parquet", "day=2/a-00001.parquet",
    ]  # fmt: skip
    table = ds.dataset(out, partitioning="hive").to_table()
    assert table.num_rows == 14
    (first, *_) = from_arrow(pq.read_table(out / "day=1" / "a-00000.parquet"))
    assert first == FEW.parse(Article(text=texts(1).column("text")[0].as_py(), id="a0"))
    told = [row for article in from_arrow(table) for row in rows(article, "casualties")]
    assert explode(table, "casualties").to_pylist() == told


def test_a_dataset_does_as_well_as_a_folder(source, tmp_path):
    parse_parquet(source, tmp_path / "out", parser=FEW)
    assert parse_parquet(ds.dataset(source), tmp_path / "out", parser=FEW) == Tally(skipped=6)
    assert parse_parquet(str(source / "b.parquet"), str(tmp_path / "out"), parser=FEW) == Tally(skipped=1)


def test_what_the_output_holds_is_not_read_again(source, tmp_path):
    out = tmp_path / "out"
    parse_parquet(source, out, parser=FEW)
    (out / "day=1" / "a-00001.parquet").unlink()
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    counted = []
    tally = parse_parquet(source, out, parser=FEW, progress=counted.append)
    assert tally == Tally(row_groups=1, skipped=5, articles=3)
    assert counted == [1, 2, 3]
    assert all(path.stat().st_mtime_ns == time for path, time in before.items())
    assert len(files(out)) == 6


STOPPED = """
    import os, signal, sys
    from newsparse import Parser
    from newsparse.arrow import parse_parquet

    def die(number):
        if number == 8:
            os.kill(os.getpid(), signal.SIGKILL)

    parse_parquet(sys.argv[1], sys.argv[2], parser=Parser(only={"casualties"}), progress=die)
"""


def test_a_killed_run_leaves_whole_row_groups_and_goes_on(source, tmp_path):
    out = tmp_path / "out"
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(STOPPED), source, out], check=False)
    assert killed.returncode == -signal.SIGKILL
    held = sorted(out.rglob("*.parquet"))
    assert 0 < len(held) < 6
    assert all(pq.read_metadata(path).num_rows == 3 for path in held if path.name != "a-00002.parquet")
    tally = parse_parquet(source, out, parser=FEW)
    assert tally.skipped == len(held)
    assert not [name for name in files(out) if not name.endswith(".parquet")]
    assert ds.dataset(out).count_rows() == 14


def test_an_interrupted_run_leaves_no_half_row_group(source, tmp_path):
    def stop(number):
        if number == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parse_parquet(source, tmp_path / "out", parser=FEW, progress=stop)
    assert files(tmp_path / "out") == ["b-00000.parquet"]


def test_half_a_file_of_a_killed_run_is_no_data(source, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / ".b-00000.parquet.part").write_bytes(b"half")
    parse_parquet(source, out, parser=FEW)
    assert ds.dataset(out).count_rows() == 14


def test_an_output_made_of_something_else_is_refused(source, tmp_path):
    out = tmp_path / "out"
    parse_parquet(source, out, parser=FEW)
    with pytest.raises(InputValueError, match="made with other columns"):
        parse_parquet(source, out, parser=Parser(only={"moments"}))
    pq.write_table(texts(2), source / "b.parquet")
    with pytest.raises(InputValueError, match=r"was not made of row group 0 of .*b.parquet as it is"):
        parse_parquet(source, out, parser=FEW)


def test_a_source_without_parquet_is_refused(tmp_path):
    with pytest.raises(InputValueError, match="there are no Parquet files"):
        parse_parquet(tmp_path, tmp_path / "out")
    (tmp_path / "a.csv").write_text("text\nTwo died.\n", encoding="utf-8")
    with pytest.raises(InputTypeError, match="must be a dataset of Parquet files"):
        parse_parquet(ds.dataset(tmp_path, format="csv"), tmp_path / "out")


def test_many_articles_are_written_in_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr("newsparse.arrow.parquet._ROWS_OUT", 64)
    pq.write_table(texts(200), tmp_path / "in.parquet")
    parse_parquet(tmp_path / "in.parquet", tmp_path / "out", parser=FEW, keep=["day"])
    written = pq.ParquetFile(tmp_path / "out" / "in-00000.parquet")
    assert written.metadata.num_row_groups == 4
    assert written.read(["day"]).column("day").to_pylist() == list(range(200))


def test_every_layer_has_a_view(batch):
    assert [explode(batch, layer).schema.equals(layer_schema(layer)) for layer in BUILT_IN] == [True] * len(BUILT_IN)
