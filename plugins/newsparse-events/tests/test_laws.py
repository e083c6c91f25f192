"""Laws of every format, on any article at all: well-formed files, whole reports of losses, numbers that agree."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsparse_events import FORMATS, Why, find_format, losses, rows, write, write_losses

from newsparse import Count, IncidentKind, Qualifier
from newsparse.testing import articles, counts, texts

FORMS = sorted(FORMATS)
FRAME = {"headers", "bylines", "headings", "paragraphs", "sentences", "attributions"}
# An article with all its layers takes long to draw, so each goes through every format.
patient = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
parsed = articles(text=texts(max_size=8), parsed=True)


def read_back(text, form):
    """Read a file with the reader that its users have."""
    names = [column.name for column in form.columns]
    if form.dialect == "jsonl":
        return [json.loads(line) for line in text.splitlines()]
    if form.dialect == "csv":
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    lines = text.split("\n")[:-1]
    table = [line.split("\t") for line in lines]
    if form.dialect == "tsv":
        assert table[0] == names
        table = table[1:]
    return [dict(zip(names, row, strict=True)) for row in table]


@patient
@given(st.lists(parsed, max_size=1))
def test_a_file_has_a_line_for_each_row_and_a_cell_for_each_column(batch):
    for name in FORMS:
        form = find_format(name)
        wanted = [row for article in batch for row in rows(article, name)]
        found = read_back("".join(write(batch, name)), form)
        assert len(found) == len(wanted)
        for row, cells in zip(wanted, found, strict=True):
            assert list(row) == [column.name for column in form.columns]
            if form.dialect != "jsonl" and form.unit == "incident":
                assert list(cells.values()) == ["" if value is None else str(value) for value in row.values()]


@patient
@given(parsed)
def test_each_fact_is_told_or_lost_and_none_is_both(article):
    for name in FORMS:
        report = losses(article, name)
        facts = [(layer, fact) for layer, found in article.layers.items() if layer not in FRAME for fact in found]
        for loss in report:
            assert (loss.layer, loss.fact) in facts
            assert bool(loss.note) == (loss.why is Why.NARROWED)
        lost = {loss.layer for loss in report if loss.why is Why.NO_COLUMN}
        for layer in lost:  # where there is no column at all, every fact of the layer is lost
            assert [loss.fact for loss in report if loss.layer == layer] == [fact for at, fact in facts if at == layer]


@patient
@given(articles(parsed=False))
def test_an_article_without_facts_loses_nothing(article):
    for name in FORMS:
        assert losses(article, name) == ()
        assert len(rows(article, name)) == (find_format(name).unit == "article")


@patient
@given(parsed)
def test_there_is_a_row_for_each_incident_in_scope_and_a_loss_for_each_other(article):
    for name in FORMS:
        if find_format(name).unit == "incident":
            gone = [loss.fact for loss in losses(article, name) if loss.layer == "incidents" and not loss.note]
            told = [one for one in article.incidents if one not in gone]
            assert len(rows(article, name)) == len(told)


@patient
@given(parsed)
def test_the_same_article_gives_the_same_bytes(article):
    for name in FORMS:
        text = "".join(write([article], name))
        assert text == "".join(write([article], name))
        text.encode("utf-8")
        report = "".join(write_losses([article], name))
        assert len(list(csv.reader(io.StringIO(report, newline=""), strict=True))) == len(losses(article, name)) + 1
        report.encode("utf-8")


@patient
@given(parsed)
def test_estimates_of_ucdp_agree(article):
    for row in rows(article, "ucdp-ged"):
        assert row["low"] <= row["best"] <= row["high"]
        assert row["high"] > 0
        assert sum(row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")) == row["best"]
        if row["date_start"]:
            assert row["date_start"] <= row["date_end"]


@given(counts(), st.sampled_from(FORMS))
def test_a_count_is_kept_only_where_its_words_could_be_written_again(count, name):
    kept = find_format(name).keeps(count.low, count.high, count.qualifier)
    if kept and count.low == count.high:
        assert count.qualifier in (Qualifier.EXACT, Qualifier.ZERO, Qualifier.RANGE)
    assert not (kept and None in (count.low, count.high))


@given(st.integers(0, 10_000), st.sampled_from(FORMS))
def test_an_exact_count_is_kept_by_every_format_and_a_vague_one_by_none(number, name):
    form = find_format(name)
    exact = Count.exactly(number)
    assert form.keeps(exact.low, exact.high, exact.qualifier)
    assert not form.keeps(number, None, Qualifier.VAGUE)


@patient
@given(parsed)
def test_blocks_of_the_graph_have_their_fields(article):
    (row,) = rows(article, "gdelt-gkg")
    for column, mark, fields in (
        ("V1COUNTS", ";", 10), ("V2.1COUNTS", ";", 11), ("V1LOCATIONS", ";", 7), ("V2ENHANCEDLOCATIONS", ";", 9),
    ):  # fmt: skip
        for block in filter(None, (row[column] or "").split(mark)):
            assert block.count("#") == fields - 1
    for block in filter(None, (row["V2.1QUOTATIONS"] or "").split("#")):
        offset, length, _, words = block.split("|")
        assert len(words) <= int(length)
        assert int(offset) + int(length) <= len(article.text)
    for block in filter(None, (row["V2ENHANCEDPERSONS"] or "").split(";")):
        assert block.count(",") == 1


@pytest.mark.parametrize("kind", IncidentKind)
def test_a_code_is_given_in_every_table_or_the_row_is_left_out(kind):
    """No row may have the type of an event and lack its name, where both are columns."""
    pairs = [("acled", "event_type", "sub_event_type"), ("acled", "event_type", "disorder_type")]
    pairs += [
        ("gtd", "attacktype1", "attacktype1_txt"),
        ("icews", "cameo", "event_text"),
        ("icews", "cameo", "intensity"),
    ]
    pairs += [
        ("plover", "event", "quad_code"),
        ("polecat", "event", "event_scale"),
        ("gtd", "weaptype1", "weaptype1_txt"),
    ]
    for name, one, other in pairs:
        codes = find_format(name).codes
        assert (kind in codes[one]) == (kind in codes[other])
