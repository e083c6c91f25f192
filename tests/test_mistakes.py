"""Every mistake that a plugin writer can make gives an error that names plugin, distribution, hook and cure."""

from __future__ import annotations

import contextlib
import importlib.metadata
import itertools
import threading
import time
import types

import attrs
import pytest

from newsparse import (
    QUOTES,
    SENTENCES,
    Budget,
    Fact,
    Layer,
    Lexicon,
    NewsparseError,
    Parser,
    Place,
    Span,
    extractor,
    hookimpl,
)
from newsparse.guard import overheard, within

TEXT = "The ferry left Lima. The tug stayed."
SHIPS = Layer("ships", Fact)
CREWS = Layer("crews", Fact)


def plugin_of(*extractors, **more):
    hooks = {"newsparse_extractors": hookimpl(lambda self: extractors, specname="newsparse_extractors")}
    return type("Sea", (), {**hooks, **more})()


def that(function, *, requires=(), layer=SHIPS):
    """Make a plugin whose one extractor runs a function."""
    return plugin_of(extractor(layer, requires=requires, name="ships")(function))


def a_ship(view):
    return Fact(view.span(4, 9), rule="ships.ship")


def half_way(view):
    yield a_ship(view)
    raise ValueError("the log is torn")


def endless(view):
    while True:
        yield a_ship(view)


def hanging(view):
    for _ in itertools.count():
        pass
    yield a_ship(view)


def stubborn(view):
    """Neither an `except` nor a `finally` keeps it going."""
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0.001)
        yield from ()


def changing_a_fact(view):
    view[SENTENCES][0].rule = "mine"
    yield a_ship(view)


def changing_the_reading(view):
    view.reading.tokens.words[0] = "A"
    yield a_ship(view)


def printing(view):
    print("found one", view.text[4:9])  # noqa: T201
    yield a_ship(view)


def leaving(view):
    raise SystemExit(3)


class Depth:
    @hookimpl
    def newsparse_extractors(self, depth):
        return []


class Parsers:
    @hookimpl
    def newsparse_parsers(self):
        return []


class Raising:
    @hookimpl
    def newsparse_extractors(self):
        raise ValueError("the tide is out")


class Function:
    @hookimpl
    def newsparse_extractors(self):
        return [half_way]


class Cues:
    @hookimpl
    def newsparse_lexicons(self):
        return [Lexicon.of("cues", {"clause": {"shouting": "burble"}})]


class Newer(Cues):
    newsparse_api = 99


class Older(Cues):
    newsparse_api = 0


EXTRACTORS = "newsparse_extractors"
BY_REQUEST = {"budget": Budget(seconds=0.05, facts=1000)}
# What is wrong, the plugin, how it is told, the hook, the cure, and settings of the parser.
MISTAKES = [
    ("wrong type", that(lambda view: ["ferry"]), "'ferry' does not go into the layer 'ships', which holds Fact",
     EXTRACTORS, "yield facts of the layer's class", {}),
    ("returns nothing", that(lambda view: None), "returns facts to iterate, not None", EXTRACTORS, "yields facts", {}),
    ("a fact of another layer", that(lambda view: [a_ship(view)], layer=Layer("ports", Place)),
     "Fact(4:9 'ferry') does not go into the layer 'ports', which holds Place", EXTRACTORS,
     "yield facts of the layer's class", {}),
    ("a span that does not hold", that(lambda view: [Fact(Span(0, 4, "Ship"), rule="ships.ship")]),
     "Span(0:4 'Ship') does not hold in the text", EXTRACTORS, "spans that view.span(start, end) cut", {}),
    ("an undeclared layer", that(lambda view: view[QUOTES]), "reads the layer 'quotes' without requiring it",
     EXTRACTORS, "add it to @extractor(..., requires=[...])", {}),
    ("two providers", that(lambda view: [], layer=QUOTES), "the layer 'quotes' is filled by", EXTRACTORS,
     "choose with Parser(prefer={'quotes'", {}),
    ("a cycle", plugin_of(extractor(SHIPS, requires=[CREWS], name="ships")(endless),
                          extractor(CREWS, requires=[SHIPS], name="crews")(endless)),
     "require each other in a circle", EXTRACTORS, "let one require less", {}),
    ("a missing layer", that(endless, requires=[CREWS]), "requires the layer 'crews', which no extractor fills",
     EXTRACTORS, "install a plugin that does", {}),
    ("replaces nobody", plugin_of(extractor(SHIPS, replaces="lake.ships")(endless)),
     "replaces 'lake.ships', which does not exist", EXTRACTORS, "what else fills 'ships': nothing", {}),
    ("replaces another layer", plugin_of(extractor(SHIPS, replaces="newsparse.quotes")(endless)),
     "fills 'ships' and replaces 'newsparse.quotes', which fills 'quotes'", EXTRACTORS, "replace one that fills", {}),
    ("raises half-way", that(half_way), "ValueError: the log is torn", EXTRACTORS, "disable={'sea.ships'}", {}),
    ("ends the program", that(leaving), "may not end the program: SystemExit(3)", EXTRACTORS, "does nothing else", {}),
    ("yields without end", that(endless), "yielded more than 1000 facts", EXTRACTORS, "Parser(budget=",
     {"budget": Budget(facts=1000)}),
    ("never yields", that(hanging), "took more than 0.05 seconds", EXTRACTORS, "Parser(budget=", BY_REQUEST),
    ("will not be stopped", that(stubborn), "took more than 0.05 seconds", EXTRACTORS, "Parser(budget=", BY_REQUEST),
    ("changes a fact", that(changing_a_fact, requires=[SENTENCES]), "FrozenInstanceError", EXTRACTORS,
     "yield a new fact, see attrs.evolve", {}),
    ("changes the reading", that(changing_the_reading), "as here view.reading.tokens.words", EXTRACTORS,
     "does nothing else", {}),
    ("prints", that(printing), "may not print, as here 'found one ferry\\n'", EXTRACTORS, "does nothing else", {}),
    ("two of one name", plugin_of(extractor(SHIPS, name="a")(endless), extractor(CREWS, name="a")(endless)),
     "offers two extractors named 'sea.a'", EXTRACTORS, "give one another name=...", {}),
    ("cannot be imported", ImportError("no sails"), "cannot be loaded, ImportError: no sails", "entry point sea = newsparse_sea",
     "leave it out with block={'sea'}", {}),
    ("a wrong signature", Depth(), "is given no arguments, and here takes depth", EXTRACTORS,
     "write def newsparse_extractors()", {}),
    ("an unknown hook", Parsers(), "there is no hook newsparse_parsers", "newsparse_parsers", "there are newsparse_extractors", {}),
    ("no hook at all", types.SimpleNamespace(), "implements no hook", EXTRACTORS, "mark a function named", {}),
    ("a hook that raises", Raising(), "raised ValueError: the tide is out", EXTRACTORS,
     "returns an iterable of Extractor", {}),
    ("a bare function", Function(), "must offer Extractor, not <function half_way", EXTRACTORS,
     "mark the function with @newsparse.extractor(LAYER)", {}),
    ("a wrong word", Cues(), "clause.shouting = 'burble'", "lexicon 'cues'", "a value of clause is statement", {}),
    ("made for a newer host", Newer(), "made for version 99 of the plugin API", "newsparse_api", "upgrade newsparse", {}),
    ("made for an older host", Older(), "made for version 0 of the plugin API", "newsparse_api",
     "mark each hook with newsparse.hookimpl", {}),
    ("a version that is none", type("Vague", (Cues,), {"newsparse_api": "one"})(), "must be a whole number",
     "newsparse_api", "such as 1", {}),
]  # fmt: skip


def install(monkeypatch, plugin):
    def load():
        if isinstance(plugin, Exception):
            raise plugin
        return plugin

    dist = types.SimpleNamespace(name="newsparse-sea", version="1.2")
    point = types.SimpleNamespace(name="sea", dist=dist, load=load, value="newsparse_sea")
    monkeypatch.delenv("NEWSPARSE_PLUGINS", raising=False)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: [point])


def told(**settings):
    """What somebody is told who has the plugin installed and reads a text."""
    try:
        parser = Parser(**settings)
    except NewsparseError as error:
        return str(error)
    (info,) = (info for info in parser.plugins() if info.name == "sea")
    if info.error:
        return f"{info}: {info.error}"
    (failure,) = parser.parse(TEXT).failures
    assert (failure.plugin, failure.missing) == ("sea", *info.layers)
    return failure.error


@pytest.mark.parametrize(
    ("plugin", "complaint", "hook", "cure", "settings"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_each_mistake_is_told_with_its_place_and_cure(monkeypatch, plugin, complaint, hook, cure, settings):
    install(monkeypatch, plugin)
    error = told(**settings)
    for words in (complaint, "plugin 'sea' of distribution newsparse-sea 1.2", hook, cure):
        assert words in error


# ---------------------------------------------------------------- what a mistake does not do


def test_what_is_printed_does_not_stand_among_the_data(monkeypatch, capsys):
    install(monkeypatch, that(printing))
    article = Parser().parse(TEXT)
    assert [fact.text for fact in article[SHIPS]] == ["ferry"]
    assert capsys.readouterr() == ("", "found one ferry\n")


def test_what_one_changes_others_do_not_see(monkeypatch):
    seen = extractor(CREWS)(lambda view: [a_ship(view)] if view.reading.tokens.words[0] == "The" else [])
    install(
        monkeypatch,
        plugin_of(
            extractor(Layer("boats", Fact), name="boats")(changing_the_reading), attrs.evolve(seen, name="crews")
        ),
    )
    article = Parser().parse(TEXT)
    assert [fact.text for fact in article[CREWS]] == ["ferry"]
    assert "boats" not in article.layers


def test_other_threads_print_as_before(capsys):
    with overheard() as heard:
        thread = threading.Thread(target=print, args=("from elsewhere",))
        thread.start()
        thread.join()
        with overheard() as inner:
            print("within")  # noqa: T201
    assert (heard, "".join(inner)) == ([], "within\n")
    assert capsys.readouterr() == ("from elsewhere\n", "within\n")


def test_a_limit_leaves_no_alarm_behind():
    for _ in range(20):
        try:
            within(0.001, lambda: time.sleep(0.051))
        except TimeoutError as error:
            assert str(error) == "took more than 0.001 seconds"  # noqa: PT017
    time.sleep(0.02)
    assert within(60, lambda: 5) == within(None, lambda: 5) == 5
