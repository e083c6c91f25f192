"""JSON, JSON Lines and CSV as they are written."""

from __future__ import annotations

import csv
import io
import json

import pytest

import newsparse
from newsparse import Article, Fact, Layer, Place, Span, from_json, read_many
from newsparse.errors import InputValueError
from newsparse.formats.exporters import write_csv, write_json, write_jsonl, write_layer

TEXT = 'Porto, "the old one"\r\n\ud800'


def article(name):
    place = Place(Span(0, len(TEXT), TEXT), rule="p.p", name="Porto", country="PT")
    return Article(text=TEXT, id=name, layers={"places": (place,), "cries": (Fact(Span(0, 1, "P"), rule="c.c"),)})


def cells(pieces):
    return list(csv.reader(io.StringIO("".join(pieces), newline="")))


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_json_is_read_back(number):
    several = [article(f"a{index}") for index in range(number)]
    for write in (write_json, write_jsonl):
        written = "".join(write(several)).encode("utf-8")
        read = list(read_many(written)) if number else []
        assert [one.id for one in read] == [one.id for one in several]
        assert [one.places for one in read] == [one.places for one in several]
    assert [from_json(line).id for line in write_jsonl(several)] == [one.id for one in several]


def test_one_article_is_an_object_several_are_an_array():
    assert json.loads("".join(write_json([]))) == []
    assert isinstance(json.loads("".join(write_json([article("a")]))), dict)
    assert isinstance(json.loads("".join(write_json([article("a"), article("b")]))), list)


def test_writing_is_a_stream():
    taken = []

    def endless():
        while True:
            taken.append(article(str(len(taken))))
            yield taken[-1]

    for write in (write_json, write_jsonl, write_csv):
        taken.clear()
        pieces = write(endless())
        for _ in range(4):
            next(pieces)
        assert 1 <= len(taken) <= 6


def test_csv_has_a_line_for_each_fact_of_every_layer():
    header, *lines = cells(write_csv([article("a"), article("b")]))
    assert header == ["article_id", "published", "layer", "start", "end", "text", "rule", "evidence", "confidence"]
    assert [(line[0], line[2]) for line in lines] == [("a", "places"), ("a", "cries"), ("b", "places"), ("b", "cries")]
    assert lines[0][5] == TEXT.replace("\ud800", "?")


def test_csv_of_one_layer_has_all_its_columns():
    header, *lines = cells(write_layer([article("a"), Article(text=""), article("b")], "places"))
    assert header[-4:] == ["name", "country", "lat", "lon"]
    assert [line[0] for line in lines] == ["a", "b"]
    assert cells(write_layer([], newsparse.PLACES)) == [header]


def test_csv_of_a_plugins_layer():
    header, *lines = cells(write_layer([article("a"), article("b")], "cries"))
    assert header[:3] == ["article_id", "published", "start"]
    assert len(lines) == 2
    assert cells(write_layer([article("a")], Layer("cries", Fact))) == [header, lines[0]]
    with pytest.raises(InputValueError, match="no layer 'crys'"):
        list(write_layer([article("a")], "crys"))
    assert cells(write_layer([], "crys")) == [[]]
