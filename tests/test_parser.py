from __future__ import annotations

import datetime
import gc
import importlib.metadata
import multiprocessing
import pickle
import subprocess
import sys
import threading
import types
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import (
    CASUALTIES,
    MOMENTS,
    PARAGRAPHS,
    QUOTES,
    SENTENCES,
    Article,
    Fact,
    Layer,
    Lexicon,
    Paragraph,
    Parser,
    Sentence,
    extractor,
    hookimpl,
    parse,
    parse_many,
    to_json,
)
from newsparse.errors import (
    InputTypeError,
    InputValueError,
    LayerClashError,
    LayerCycleError,
    MissingLayerError,
    ModelError,
    PluginError,
)
from newsparse.layers import BUILT_IN
from newsparse.parser import default_parser
from newsparse.pipeline import Budget

STORY = """Ferry fire kills three in harbour town

LIMA, April 9 (Reuters) - At least 12 people were killed and 30 others injured on Tuesday when a ferry caught fire, officials said.

"The bridge is closed," Mayor Ann Lee told reporters. "We will rebuild it."

- Fire under control -

Lee said that two firefighters were missing. According to the coast guard, the ferry had left Callao on Monday with 50 people."""
SHIPS = Layer("ships", Fact)
CREWS = Layer("crews", Fact)


@extractor(SHIPS)
def ships(view):
    start = view.text.find("ferry")
    if start >= 0:
        yield Fact(view.span(start, start + view.options.get("length", 5)), rule="ships.ferry")


class Ships:
    """A plugin of these tests."""

    plugin_name = "sea"

    @hookimpl
    def newsparse_extractors(self):
        return [ships]


class Crews:
    plugin_name = "crews"

    @hookimpl
    def newsparse_extractors(self):
        @extractor(CREWS, requires=[SHIPS, SENTENCES])
        def crews(view):
            for ship in view[SHIPS]:
                yield attrs.evolve(ship, rule="crews.of_ship")

        return [crews]


def plugin_of(*extractors, name="sea", **attributes):
    """Make a plugin of extractors."""
    offers = staticmethod(hookimpl(lambda: list(extractors), specname="newsparse_extractors"))
    return type("Plugin", (), {"plugin_name": name, "newsparse_extractors": offers, **attributes})()


def finds(layer, *, name="anything", replaces=None, requires=(), word="ferry"):
    """Make an extractor that finds the first occurrence of a word."""

    @extractor(layer, name=name, replaces=replaces, requires=requires)
    def function(view):
        start = view.text.find(word)
        if start >= 0:
            yield layer.fact(view.span(start, start + len(word)), rule=f"{name}.word")

    return function


def found(article, layer):
    return [fact.text for fact in article[layer]]


# ---------------------------------------------------------------- parsing


def test_parse_fills_every_built_in_layer():
    article = parse(STORY, published="2025-04-09")
    assert article.failures == ()
    assert article.layers.keys() == {layer.name for layer in BUILT_IN}
    assert article.text == STORY
    assert article.published == datetime.date(2025, 4, 9)


def test_the_title_found_in_the_text_becomes_the_title_of_the_article():
    assert parse(STORY).title == "Ferry fire kills three in harbour town"
    assert parse(STORY, title="Fire!").title == "Fire!"


def test_the_day_of_publication_may_be_printed_in_the_text():
    assert parse("Published: 9 April 2025\n\nA ferry sank.\n").published == datetime.date(2025, 4, 9)
    assert parse("LIMA, April 9, 2025 (Reuters) - A ferry sank.\n").published == datetime.date(2025, 4, 9)
    assert parse("LIMA, April 9, 2025 (Reuters) - A ferry sank.\n", published="2020-01-01").published == datetime.date(
        2020, 1, 1
    )
    assert parse("LIMA, February 30, 2025 (Reuters) - A ferry sank.\n").published is None
    assert parse("A ferry sank.\n").published is None


def test_moments_are_resolved_against_the_printed_day_too():
    article = parse("Published: 9 April 2025\n\nA ferry sank on Monday off the coast, and nobody was hurt.\n")
    (monday,) = (moment for moment in article.moments if moment.text == "Monday")
    assert monday.earliest == datetime.date(2025, 4, 7)


def test_the_byline_names_the_authors():
    text = "Ferry fire kills three\n\nBy Ann Lee\n\nLIMA, April 9 (Reuters) - A ferry sank off the coast on Tuesday.\n"
    article = parse(text)
    assert article.byline is not None
    assert article.authors == article.byline.names == ("Ann Lee",)
    given = Article(text=text, authors=("Bob Roe",))
    assert parse(given).authors == ("Bob Roe",)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        ("2025-04-09", datetime.date(2025, 4, 9)),
        (datetime.date(2025, 4, 9), datetime.date(2025, 4, 9)),
        ("2025-04-09T10:30:00+02:00", datetime.datetime.fromisoformat("2025-04-09T10:30:00+02:00")),
        ("2025-04-09 10:30", datetime.datetime(2025, 4, 9, 10, 30)),  # noqa: DTZ001  # none was given
        (datetime.datetime(2025, 4, 9, tzinfo=datetime.UTC), datetime.datetime(2025, 4, 9, tzinfo=datetime.UTC)),
    ],
)
def test_published_is_a_date_a_datetime_or_an_iso_string(published, day):
    article = parse("A ferry sank.", published=published)
    assert (article.published, type(article.published)) == (day, type(day))


def test_an_article_may_say_its_day_as_an_iso_string():
    article = parse(Article(text="It opened on Monday.", published="2025-04-09"))
    assert [moment.earliest for moment in article.moments] == [datetime.date(2025, 4, 7)]
    assert article.failures == ()


@pytest.mark.parametrize("field", ["title", "url"])
def test_what_is_no_text_is_refused(field):
    with pytest.raises(ModelError, match=f"^Article.{field}: 5 is not a str or None$"):
        parse("A ferry sank.", **{field: 5})


def test_an_item_with_an_impossible_field_fails_alone():
    wrong, right = parse_many([{"text": "One.", "authors": 5}, {"text": "Two.", "authors": ["Ann Lee"]}])
    assert [failure.error for failure in wrong.failures] == ["ModelError: Article.authors: 5 is not a tuple"]
    assert "One." in to_json(wrong)
    assert (right.authors, right.failures) == (("Ann Lee",), ())


@pytest.mark.parametrize("published", ["yesterday", "09/04/2025", "2025-13-01", "2025-04-09T99:00", "", "2025-04-31"])
def test_what_is_no_date_is_shown(published):
    with pytest.raises(InputValueError, match="published is not an ISO date: ") as caught:
        parse("A ferry sank.", published=published)
    assert repr(published) in str(caught.value)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("published", [20250409, b"2025-04-09", ("2025", "04", "09")])
def test_what_cannot_be_a_date_is_named_by_its_type(published):
    with pytest.raises(InputTypeError, match=f"a datetime or an ISO string, not {type(published).__name__}"):
        parse("A ferry sank.", published=published)


@pytest.mark.parametrize("text", [b"A ferry sank.", None, 7, ["A ferry sank."], bytearray(b"x")])
def test_only_text_is_parsed(text):
    with pytest.raises(InputTypeError, match=f"text must be a str, not {type(text).__name__}") as caught:
        parse(text)
    assert isinstance(caught.value, TypeError)


def test_an_article_without_layers_is_parsed_with_what_it_brings():
    brought = Article(
        text=STORY, id="7", outlet="The Post", metadata={"desk": "sea"}, language="en", url="https://a.example"
    )
    article = parse(brought, title="Fire!", url="https://b.example")
    assert (article.id, article.outlet, article.metadata, article.language) == ("7", "The Post", {"desk": "sea"}, "en")
    assert (article.title, article.url) == ("Fire!", "https://b.example")
    assert article.layers == parse(STORY, title="Fire!").layers
    assert brought.layers == {}


def test_what_is_not_given_anew_stays():
    brought = Article(text=STORY, title="Fire!", url="https://a.example", published=datetime.date(2025, 4, 9))
    article = parse(brought)
    assert (article.title, article.url, article.published) == ("Fire!", "https://a.example", datetime.date(2025, 4, 9))


def test_an_article_is_not_parsed_twice():
    with pytest.raises(InputValueError, match="has layers already; parse its text instead"):
        parse(parse(STORY))


def test_other_languages_are_read_for_structure_only():
    text = "Le maire a dit que le tunnel est fermé et que la ville le fera reconstruire avec l'aide de l'État. " * 5
    article = parse(f"{text}\n\n{text}")
    (failure,) = article.failures
    assert failure.kind == "not_english"
    assert len(article.paragraphs) == 2
    assert not article.quotes
    assert not article.casualties


# ---------------------------------------------------------------- choosing


def test_a_parser_lists_its_layers_in_the_order_it_fills_them():
    parser = Parser(plugins=[Crews(), Ships()])
    layers = parser.layers()
    assert set(layers) == {*BUILT_IN, SHIPS, CREWS, *(set(default_parser().layers()) - set(BUILT_IN))}
    for offer in parser.catalogue.extractors:
        for needed in offer.extractor.requires:
            assert layers.index(needed) < layers.index(offer.extractor.layer)


def test_plugins_of_the_program_fill_their_layers():
    article = Parser(plugins=[Ships(), Crews()]).parse(STORY)
    assert found(article, SHIPS) == found(article, CREWS) == ["ferry"]
    assert [info.name for info in Parser(plugins=[Ships()]).plugins() if not info.distribution] == ["sea"]


def test_only_what_is_wanted_and_what_it_requires_is_read():
    parser = Parser(only={PARAGRAPHS})
    assert parser.layers() == (PARAGRAPHS,)
    assert parser.parse(STORY).layers.keys() == {"paragraphs"}
    quotes = Parser(only=["quotes"]).parse(STORY)
    assert "quotes" in quotes.layers
    assert "casualties" not in quotes.layers
    assert quotes[QUOTES] == parse(STORY)[QUOTES]


def test_nothing_is_read_where_nothing_is_wanted():
    assert Parser(only=()).parse(STORY).layers == {}


def test_only_layers_that_exist_can_be_wanted():
    with pytest.raises(InputValueError, match="only names a layer that nothing fills: 'ships'; there are actors, "):
        Parser(only={SHIPS})


def test_a_clash_names_both_plugins_and_how_to_cure_it():
    with pytest.raises(LayerClashError) as caught:
        Parser(plugins=[plugin_of(finds(SENTENCES))])
    message = str(caught.value)
    assert "the layer 'sentences' is filled by " in message
    assert "'newsparse.structure.sentences' (plugin 'newsparse.structure' of distribution newsparse " in message
    assert "'sea.anything' (plugin 'sea', hook newsparse_extractors)" in message
    assert "Parser(prefer={'sentences': " in message


def test_the_user_prefers_by_layer_or_its_name():
    plugin = plugin_of(finds(SENTENCES))
    for layer in (SENTENCES, "sentences"):
        assert found(Parser(plugins=[plugin], prefer={layer: "sea.anything"}).parse(STORY), SENTENCES) == ["ferry"]
    built_in = Parser(plugins=[plugin], prefer={SENTENCES: "newsparse.structure.sentences"})
    assert built_in.parse(STORY)[SENTENCES] == parse(STORY)[SENTENCES]


def test_a_plugin_may_say_what_it_replaces():
    plugin = plugin_of(finds(SENTENCES, replaces="newsparse.structure.sentences"))
    assert found(Parser(plugins=[plugin]).parse(STORY), SENTENCES) == ["ferry"]


def test_the_user_wins_over_a_replacement():
    plugin = plugin_of(finds(SENTENCES, replaces="newsparse.structure.sentences"))
    parser = Parser(plugins=[plugin], prefer={SENTENCES: "newsparse.structure.sentences"})
    assert parser.parse(STORY)[SENTENCES] == parse(STORY)[SENTENCES]


def test_what_replaces_a_blocked_plugin_still_works():
    plugin = plugin_of(finds(CASUALTIES, replaces="newsparse.casualties", name="losses"))
    parser = Parser(plugins=[plugin], block={"newsparse.casualties"})
    assert "sea.losses" in {offer.name for offer in parser.catalogue.extractors}


def test_what_is_disabled_takes_its_dependents_along_and_says_so():
    article = Parser(disable={"newsparse.casualties"}).parse(STORY)
    assert "casualties" not in article.layers
    assert "incidents" not in article.layers
    assert [(one.kind, one.extractor, one.missing) for one in article.failures] == [
        ("missing", "newsparse.incidents", "casualties")
    ]
    assert article[QUOTES] == parse(STORY)[QUOTES]


def test_blocking_a_plugin_removes_its_facts_and_those_built_from_them():
    everything = Parser(plugins=[Ships(), Crews()]).parse(STORY)
    blocked = Parser(plugins=[Ships(), Crews()], block={"sea"}).parse(STORY)
    assert blocked.layers == {
        name: facts for name, facts in everything.layers.items() if name not in ("ships", "crews")
    }
    assert [(one.extractor, one.missing) for one in blocked.failures] == [("crews", "ships")]


@pytest.mark.parametrize(
    ("choice", "error", "complaint"),
    [
        ({"disable": {"sails"}}, InputValueError, "disable names no extractor: 'sails'; there are "),
        ({"block": {"sails"}}, PluginError, "block names unknown plugins: sails; there are "),
        ({"options": {"sails": {}}}, InputValueError, "options for unknown plugins: sails; there are "),
        ({"prefer": {QUOTES: "sea.sails"}}, InputValueError, "those that fill it: newsparse.quotes"),
        ({"plugins": [plugin_of(finds(CREWS, requires=[SHIPS]))]}, MissingLayerError, "requires the layer 'ships'"),
        (
            {"plugins": [plugin_of(finds(CREWS, requires=[SHIPS]), finds(SHIPS, name="other", requires=[CREWS]))]},
            LayerCycleError,
            "in a circle: 'sea.",
        ),
        ({"plugins": [object()]}, PluginError, "plugin 'object': implements no hook"),
    ],
)
def test_wrong_choices_are_errors_at_construction(choice, error, complaint):
    with pytest.raises(error) as caught:
        Parser(**choice)
    assert complaint in str(caught.value)
    assert isinstance(caught.value, newsparse.NewsparseError)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15)
@given(st.permutations([Ships, Crews]), st.permutations(["sea", "crews", "extra"]))
def test_the_order_of_plugins_never_matters(kinds, names):
    extra = {
        name: plugin_of(finds(Layer(f"{name}_words", Fact), name=name, word="Lee"), name=f"{name}.x") for name in names
    }
    parser = Parser(plugins=[*(kind() for kind in kinds), *extra.values()])
    article = parser.parse(STORY)
    assert parser.layers() == _in_one_order().layers()
    assert article == _in_one_order().parse(STORY)


def _in_one_order():
    extra = [
        plugin_of(finds(Layer(f"{name}_words", Fact), name=name, word="Lee"), name=f"{name}.x")
        for name in ("crews", "extra", "sea")
    ]
    return Parser(plugins=[Crews(), Ships(), *extra])


# ---------------------------------------------------------------- options, words, budget, strict


def test_options_reach_the_plugin():
    assert found(Parser(plugins=[Ships()], options={"sea": {"length": 10}}).parse(STORY), SHIPS) == ["ferry caug"]


def test_options_changed_later_change_nothing():
    options = {"sea": {"length": 10}}
    parser = Parser(plugins=[Ships()], options=options)
    options["sea"]["length"] = 2
    del options["sea"]
    assert found(parser.parse(STORY), SHIPS) == ["ferry caug"]


class Whispers:
    """A plugin that only adds a word."""

    plugin_name = "whispers"

    @hookimpl
    def newsparse_lexicons(self):
        return Lexicon.of("cues", {"clause": {"statement": "zorble"}})


def test_a_plugin_may_add_words_only():
    parser = Parser(plugins=[Whispers()])
    assert parser._words("cues")["clause"]["zorble"] == "statement"
    assert parser._words("cues")["clause"]["say"] == "statement"


def endless(view):
    while True:
        yield Fact(view.span(0, 1), rule="sea.endless")


@pytest.mark.parametrize("budget", [0.05, Budget(seconds=0.05), Budget(facts=10)])
def test_a_budget_stops_an_endless_extractor(budget):
    article = Parser(plugins=[plugin_of(extractor(SHIPS)(endless))], budget=budget, only={SHIPS}).parse(STORY)
    (failure,) = article.failures
    assert (failure.kind, failure.extractor) == ("timeout", "sea.endless")
    assert SHIPS.name not in article.layers


def leaving(view):
    if "Lima" in view.text:
        sys.exit()
    yield Fact(view.span(0, 1), rule="sea.leaving")


class Leavers:
    """A plugin that wants to end the program."""

    plugin_name = "leavers"

    @hookimpl
    def newsparse_extractors(self):
        return [extractor(SHIPS)(leaving)]


@pytest.mark.parametrize("workers", [1, 2])
def test_no_extractor_ends_the_batch(workers):
    stories = ["It left Rome.", "It left Lima.", "It left Cork."]
    parser = Parser(plugins=[Leavers()], only={SHIPS})
    articles = list(parse_many(stories, parser=parser, workers=workers))
    errors = [[one.error.partition("; in ")[0] for one in article.failures if one.extractor] for article in articles]
    assert errors == [[], ["PluginError: an extractor may not end the program: SystemExit()"], []]


def test_a_stranger_is_not_asked_to_read_the_sample():
    def unwilling(view):
        raise KeyboardInterrupt

    Parser(plugins=[plugin_of(extractor(SHIPS)(unwilling))])._warm_up()


COLD = """
import multiprocessing
import newsparse

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    # Whatever else runs on the machine may slow one of them down, hardly three times.
    for _ in range(3):
        articles = newsparse.parse_many(["Two men died in Lima on Monday, he said."] * 4, timeout=0.1)
        if not (failures := [str(failure) for article in articles for failure in article.failures]):
            break
    print(failures)
"""


def test_the_import_of_the_library_does_not_count_for_an_item(tmp_path):
    script = tmp_path / "cold.py"
    script.write_text(COLD)
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


class Locked(Leavers):
    """A plugin that no pickle can hold."""

    def __init__(self):
        self.lock = threading.Lock()


@pytest.fixture
def spawning():
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method("spawn", force=True)
    yield
    multiprocessing.set_start_method(before, force=True)


@pytest.mark.usefixtures("spawning")
def test_a_plugin_that_cannot_be_sent_is_named():
    class Local(Leavers):
        plugin_name = "local"

    parser = Parser(plugins=[Locked()])
    with pytest.raises(PluginError, match=r"^plugin 'leavers' cannot be sent to another process, .*lock"):
        list(parse_many([STORY, STORY], parser=parser, workers=2))
    parser = Parser(plugins=[Local()])
    with pytest.raises(PluginError, match=r"^plugin 'local' cannot be sent to another process, .*Local"):
        list(parse_many([STORY, STORY], parser=parser, workers=2))


def test_a_plugin_whose_options_cannot_be_sent_is_named():
    parser = Parser(plugins=[Leavers()], options={"leavers": {"sail": lambda: None}})
    with pytest.raises(PluginError, match=r"^what plugin 'leavers' has as its options cannot be sent"):
        pickle.dumps(parser)


@pytest.mark.parametrize(
    ("budget", "error", "words"),
    [
        (-1, InputValueError, "budget must be more than 0 seconds, not -1"),
        (0, InputValueError, "more than 0 seconds, not 0"),
        (float("nan"), InputValueError, "more than 0 seconds, not nan"),
        (Budget(facts=0), InputValueError, "more than 0 facts, not 0"),
        ("x", InputTypeError, "budget must be a Budget or a number of seconds, not 'x'"),
        (True, InputTypeError, "a number of seconds, not True"),
        (Budget(facts="9"), InputTypeError, "a number of facts, not '9'"),
    ],
)
def test_an_impossible_budget_is_refused(budget, error, words):
    with pytest.raises(error, match=words):
        Parser(budget=budget)


@pytest.mark.parametrize("argument", ["disable", "only", "block", "plugins"])
@pytest.mark.parametrize("alone", ["quotes", SHIPS])
def test_one_name_where_several_belong_is_told(argument, alone):
    with pytest.raises(InputTypeError) as caught:
        Parser(**{argument: alone})
    assert str(caught.value) == f"{argument} must be a collection, not {alone!r} alone: write {argument}=[{alone!r}]"


@pytest.mark.parametrize("one", ["abc", b"abc", {"text": "abc"}, Article(text="abc"), None])
def test_one_item_where_many_belong_is_refused(one):
    with pytest.raises(InputTypeError, match=f"^items must be an iterable of texts, .* not one {type(one).__name__}$"):
        parse_many(one)


def torn(view):
    raise ValueError("the sail is torn")


def test_a_failing_extractor_leaves_a_failure_and_the_other_layers():
    article = Parser(plugins=[plugin_of(extractor(SHIPS)(torn)), Crews()]).parse(STORY)
    assert [(one.kind, one.plugin, one.extractor) for one in article.failures] == [
        ("error", "sea", "sea.torn"),
        ("missing", "crews", "crews"),
    ]
    assert article[QUOTES] == parse(STORY)[QUOTES]


def test_strict_raises_instead():
    parser = Parser(plugins=[plugin_of(extractor(SHIPS)(torn))], strict=True)
    with pytest.raises(ExceptionGroup) as caught:
        parser.parse(STORY)
    (error,) = caught.value.exceptions
    assert str(error) == "the sail is torn"
    assert error.__notes__ == [
        (
            "in 'sea.torn' (plugin 'sea', hook newsparse_extractors): "
            "Parser(strict=True) shows where, Parser(disable={'sea.torn'}) does without it"
        )
    ]


# ---------------------------------------------------------------- installed plugins


@pytest.fixture
def install(monkeypatch):
    monkeypatch.delenv("NEWSPARSE_PLUGINS", raising=False)

    def points(**installed):
        def point(name, load):
            dist = types.SimpleNamespace(name=f"newsparse-{name}", version="1.0")
            return types.SimpleNamespace(name=name, dist=dist, load=load, value=f"newsparse_{name}")

        made = [point(name, load) for name, load in installed.items()]
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: made)

    return points


def no_sails():
    raise ImportError("no sails")


def test_a_broken_plugin_harms_neither_the_others_nor_those_that_need_it(install):
    install(sea=no_sails, crews=Crews, other=lambda: plugin_of(finds(Layer("words", Fact))))
    parser = Parser()
    article = parser.parse(STORY)
    assert found(article, Layer("words", Fact)) == ["ferry"]
    assert [(one.kind, one.extractor, one.missing) for one in article.failures] == [("missing", "crews", "ships")]
    assert [(info.name, info.error) for info in parser.plugins() if info.state == "failed"] == [
        (
            "sea",
            (
                "newsparse entry point sea = newsparse_sea cannot be loaded, ImportError: no sails; "
                "mend or upgrade newsparse-sea, or leave it out with block={'sea'}"
            ),
        )
    ]


def test_a_clash_of_installed_plugins_names_both_distributions(install):
    install(sea=Ships, lake=lambda: plugin_of(finds(SHIPS), name="lake"))
    with pytest.raises(LayerClashError) as caught:
        Parser()
    assert "newsparse-sea 1.0" in str(caught.value)
    assert "newsparse-lake 1.0" in str(caught.value)


def test_options_for_a_plugin_that_the_environment_hides_are_no_mistake(install, monkeypatch):
    install(sea=Ships)
    monkeypatch.setenv("NEWSPARSE_PLUGINS", "")
    assert SHIPS not in Parser(options={"sea": {"length": 3}}).layers()


# ---------------------------------------------------------------- many articles, threads, pickles


def test_many_articles_are_read_like_each_of_them():
    texts = [STORY, "", STORY.replace("Lima", "Rome"), "One only."]
    for workers in (1, 2):
        assert list(parse_many(texts, workers=workers)) == [parse(text) for text in texts]
    assert list(Parser(only={SENTENCES}).parse_many(texts)) == [Parser(only={SENTENCES}).parse(text) for text in texts]


def test_items_bring_their_metadata():
    items = [{"text": STORY, "published": "2025-04-09", "id": "7", "title": "Fire!"}, Article(text=STORY, id="8"), None]
    first, second, third = parse_many(items)
    assert first == attrs.evolve(parse(STORY, published="2025-04-09", title="Fire!"), id="7")
    assert second == attrs.evolve(parse(STORY), id="8")
    assert third.failures[0].error.startswith("InputTypeError: text must be a str, not NoneType")


def test_strict_ends_no_batch():
    parser = Parser(plugins=[plugin_of(extractor(SHIPS)(torn))], strict=True)
    (article,) = parser.parse_many([STORY])
    assert article.failures[0].error.startswith("ExceptionGroup: newsparse could not read the article")


def test_a_parser_of_choice_reads_for_parse_and_parse_many():
    parser = Parser(only={PARAGRAPHS})
    assert parse(STORY, parser=parser).layers.keys() == {"paragraphs"}
    assert [article.layers.keys() for article in parse_many([STORY], parser=parser)] == [{"paragraphs"}]


def test_eight_threads_with_one_parser_give_what_one_gives():
    parser = Parser(plugins=[Ships(), Crews()])
    texts = [STORY.replace("12", str(number)) for number in range(3, 27)]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(parser.parse, texts))
    assert together == [Parser(plugins=[Ships(), Crews()]).parse(text) for text in texts]


def test_a_parser_that_threads_use_first_gives_what_one_thread_gives():
    """Patterns and lexicons are made at first use, here by eight threads at once."""
    script = (
        "import sys, newsparse\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "text = sys.stdin.read()\n"
        "with ThreadPoolExecutor(8) as threads:\n"
        "    articles = list(threads.map(newsparse.parse, [text] * 8))\n"
        "assert all(article == articles[0] for article in articles)\n"
        "assert not articles[0].failures, articles[0].failures\n"
        "print(articles[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], input=STORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == repr(parse(STORY))


SEA = types.ModuleType("sea_of_these_tests")
SEA.plugin_name = "sea"
SEA.newsparse_extractors = hookimpl(lambda: [ships], specname="newsparse_extractors")


def test_a_parser_survives_pickling_with_all_its_settings(monkeypatch):
    monkeypatch.setitem(sys.modules, SEA.__name__, SEA)
    parser = Parser(
        plugins=[SEA, Crews()],
        options={"sea": {"length": 3}},
        prefer={SHIPS: "sea.ships", "quotes": "newsparse.quotes"},
        disable={"incidents"},
        block={"newsparse.places"},
        only=[SHIPS, "crews"],
        strict=True,
        budget=Budget(seconds=60, facts=1000),
    )
    copy = pickle.loads(pickle.dumps(parser))
    assert copy.layers() == parser.layers()
    assert copy.plugins() == parser.plugins()
    assert copy.parse(STORY) == parser.parse(STORY)
    assert copy._settings == {**parser._settings, "plugins": copy._settings["plugins"]}
    assert found(copy.parse(STORY), SHIPS) == ["fer"]


def test_a_kind_of_parser_stays_that_kind():
    class Own(Parser):
        pass

    globals()["Own"] = Own
    Own.__qualname__ = "Own"
    try:
        assert type(pickle.loads(pickle.dumps(Own(only={SENTENCES})))) is Own
    finally:
        del globals()["Own"]


def test_the_default_parser_is_made_once():
    assert default_parser() is default_parser()


# ---------------------------------------------------------------- the door


def test_every_public_name_can_be_had_and_is_listed():
    assert len(set(newsparse.__all__)) == len(newsparse.__all__)
    for name in newsparse.__all__:
        assert getattr(newsparse, name) is not None
        assert name in dir(newsparse)
    with pytest.raises(AttributeError, match="module 'newsparse' has no attribute 'nonesuch'"):
        newsparse.nonesuch  # noqa: B018  # that is the point


def test_facts_of_the_wrong_layer_are_refused():
    @extractor(SENTENCES, name="mixed", replaces="newsparse.structure.sentences")
    def mixed(view):
        yield Paragraph(view.span(0, 1), rule="sea.mixed")
        yield Sentence(view.span(0, 2), rule="sea.mixed")

    article = Parser(plugins=[plugin_of(mixed)], only={SENTENCES}).parse(STORY)
    assert found(article, SENTENCES) == ["Fe"]
    assert [one.kind for one in article.failures] == ["refused"]


# ---------------------------------------------------------------- the program's own collector


@pytest.fixture(params=[True, False], ids=["on", "off"])
def collecting(request):
    """Have the garbage collector on or off, as a program may."""
    was = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("is_frozen", [True, False], ids=["frozen", "thawed"])
def test_the_collector_is_left_as_it_was(collecting, is_frozen):
    if is_frozen:
        gc.freeze()
    before = gc.get_threshold(), gc.get_freeze_count() > 0
    Parser(only={"moments"}).parse("It opened on Monday.")
    assert gc.isenabled() == collecting
    assert (gc.get_threshold(), gc.get_freeze_count() > 0) == before
    gc.unfreeze()


def test_the_collector_goes_on_where_a_first_parse_fails(collecting):
    @extractor(MOMENTS, replaces="newsparse.moments")
    def broken(view):
        raise RuntimeError

    class Broken:
        @hookimpl
        def newsparse_extractors(self):
            return [broken]

    with pytest.raises(ExceptionGroup):
        Parser(plugins=[Broken()], strict=True, only={"moments"}).parse("It opened on Monday.")
    assert gc.isenabled() == collecting
