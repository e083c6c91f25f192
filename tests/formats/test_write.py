"""Articles written through the exporter that has the format's name, and whose fault it is where that fails."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Article, Exporter, Parser, hookimpl, read, write, write_many
from newsparse.errors import FormatError, InputTypeError, InputValueError, ModelError, PluginError

ONE, TWO = Article(text="One.", id="a"), Article(text="Two.", id="b")
WHO = r"the exporter 'titles' of plugin 'titles' \(hook newsparse_exporters\)"


class Titles:
    """A plugin with one exporter, which is given."""

    plugin_name = "titles"

    def __init__(self, function, *, name="titles", options=("mark",)):
        self.made = Exporter(name, ".txt", function, options=options)

    @hookimpl
    def newsparse_exporters(self):
        return self.made


def marked(articles, *, mark="."):
    return (f"{article.id}{mark}" for article in articles)


def with_exporter(function, **more):
    return Parser(plugins=[Titles(function, **more)])


def test_an_article_and_several_are_written():
    assert write(ONE, "json") == newsparse.to_json(ONE, indent=2) + "\n"
    assert [line[:2] for line in write([ONE, TWO], "jsonl").splitlines()] == ['{"', '{"']
    assert read(write(ONE, "json").encode()) == ONE


def test_options_reach_the_exporter():
    parser = with_exporter(marked)
    assert write(ONE, "titles", parser=parser) == "a."
    assert write([ONE, TWO], "titles", parser=parser, mark="!") == "a!b!"


def test_csv_may_be_of_one_layer():
    article = newsparse.parse("Two were hurt in Porto.")
    assert write(article, "csv", layer="places").startswith("article_id,published,start,end,text,rule")
    with pytest.raises(InputValueError, match="no layer 'plaices'"):
        write(article, "csv", layer="plaices")


def test_writing_many_is_a_stream():
    taken = []

    def endless():
        while True:
            taken.append(ONE)
            yield ONE

    pieces = write_many(endless(), "jsonl")
    next(pieces)
    assert len(taken) == 1


def test_of_two_exporters_of_one_name_the_last_counts():
    class Other(Titles):
        plugin_name = "us"

    plugins = [Other(marked), Titles(lambda articles, mark="": iter("x"))]
    assert write(ONE, "titles", parser=Parser(plugins=plugins)) == "a."


@pytest.mark.parametrize("given", ["One.", b"One.", None, 7, ["One."], [ONE, None]])
def test_what_is_no_article_is_told(given):
    with pytest.raises(InputTypeError, match=r"not (one|a) (str|bytes|NoneType|int)\b"):
        write(given, "json")


@pytest.mark.parametrize(
    ("format_", "options", "complaint"),
    [
        ("jason", {}, "there is no format 'jason'; there are json, jsonl, csv, titles"),
        ("titles", {"marks": "!"}, f"{WHO} has no option 'marks'; there are mark"),
        ("json", {"indent": 2}, r"'json' of plugin 'newsparse.formats' of .* has no option 'indent'; it has none"),
    ],
)
def test_wrong_formats_and_options_are_told_at_once(format_, options, complaint):
    with pytest.raises(InputValueError, match=complaint):
        write_many([], format_, parser=with_exporter(marked), **options)


def half_way(articles):
    yield "a."
    raise ValueError("the ink is out")


def leaving(articles):
    raise SystemExit(3)


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (half_way, "raised ValueError: the ink is out; it has to write any article"),
        (leaving, "raised SystemExit: 3; it has to write any article"),
        (lambda articles: None, "an exporter yields pieces of text, and returned None"),
        (lambda articles: "a.", "an exporter yields pieces of text, and returned 'a.'"),
        (lambda articles: [b"a."], "an exporter yields pieces of text, not b'a.': decode it"),
    ],
)
def test_an_exporter_that_fails_is_named_with_its_plugin_and_cure(function, complaint):
    parser = with_exporter(function)
    with pytest.raises(PluginError, match=f"{WHO}:? {complaint}"):
        write(ONE, "titles", parser=parser)


def test_what_the_format_cannot_hold_keeps_its_error_and_names_the_exporter():
    def full(articles):
        raise FormatError("$.text", "does not fit")
        yield

    with pytest.raises(FormatError) as caught:
        write(ONE, "titles", parser=with_exporter(full))
    assert str(caught.value) == "$.text: does not fit"
    assert caught.value.__notes__ == ["in the exporter 'titles' of plugin 'titles' (hook newsparse_exporters)"]


@pytest.mark.parametrize("options", [("format",), ("a b",), (7,), ("parser", "mark")])
def test_an_option_has_a_name_that_can_be_said(options):
    with pytest.raises(ModelError, match=r"Exporter.options: .* cannot be the name of an option"):
        Exporter("titles", ".txt", marked, options=options)


def test_one_option_may_be_given_as_a_word():
    assert Exporter("titles", ".txt", marked, options="mark").options == ("mark",)
