from __future__ import annotations

import importlib.metadata
import types

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsparse import Article, Exporter, Layer, Lexicon, Place, Reader, extractor, hookimpl
from newsparse.errors import ModelError, PluginError
from newsparse.extractors import BUILT_IN
from newsparse.offers import PluginState
from newsparse.plugins import discover

HARBOURS = Layer("harbours", Place)
SHIPS = Layer("ships", Place)


def finds_nothing(layer: Layer, name: str):
    return extractor(layer, name=name)(lambda view: ())


@extractor(HARBOURS)
def harbours(view):
    return ()


class Sea:
    """A plugin that offers one of everything."""

    plugin_name = "sea"

    @hookimpl
    def newsparse_extractors(self):
        return [harbours]

    @hookimpl
    def newsparse_lexicons(self):
        yield Lexicon.of("ships", {"kinds": {"small": "tug"}})

    @hookimpl
    def newsparse_readers(self):
        return (Reader(name="log", suffixes=(".log",), read=lambda data: [Article(text=data.decode())]),)

    @hookimpl
    def newsparse_exporters(self):
        return Exporter(name="log", suffix=".log", write=lambda articles: iter(()))


class Point:
    """An entry point that loads what it is told to, or raises it."""

    def __init__(self, name, loaded, distribution="newsparse-sea", version="1.2"):
        self.name = name
        self.loaded = loaded
        self.value = "newsparse_sea"
        self.dist = types.SimpleNamespace(name=distribution, version=version) if distribution else None
        self.is_loaded = False

    def load(self):
        self.is_loaded = True
        if isinstance(self.loaded, BaseException):
            raise self.loaded
        return self.loaded


@pytest.fixture
def install(monkeypatch):
    """Make entry points appear installed, and no environment variable hide them."""
    monkeypatch.delenv("NEWSPARSE_PLUGINS", raising=False)

    def points(*installed):
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: list(installed))

    points()
    return points


def found(catalogue, name):
    return [info for info in catalogue.plugins if info.name == name]


def one(catalogue, name):
    (info,) = found(catalogue, name)
    return info


# ---------------------------------------------------------------- what is offered


def test_built_in_extractors_are_plugins_like_any_other(install):
    catalogue = discover()
    for module in BUILT_IN:
        info = one(catalogue, module.__name__.replace(".extractors.", "."))
        assert (info.distribution, info.state) == ("newsparse", PluginState.LOADED)
        assert "newsparse_extractors" in info.hooks
    assert "newsparse_readers" in one(catalogue, "newsparse.formats").hooks


def test_a_plugin_offers_what_its_hooks_return(install):
    catalogue = discover([Sea()])
    info = one(catalogue, "sea")
    assert (info.distribution, info.version, info.state, info.error) == ("", "", PluginState.LOADED, "")
    assert set(info.hooks) == {
        "newsparse_extractors", "newsparse_lexicons", "newsparse_readers", "newsparse_exporters",
    }  # fmt: skip
    assert (info.extractors, info.layers) == (("sea.harbours",), ("harbours",))
    (offer,) = (offer for offer in catalogue.extractors if offer.plugin.name == "sea")
    assert (offer.extractor, offer.name) == (harbours, "sea.harbours")
    assert [lexicon["kinds"]["tug"] for lexicon in catalogue.lexicons["ships"]] == ["small"]
    assert [reader.suffixes for reader in catalogue.readers if reader.name == "log"] == [(".log",)]
    assert [exporter.suffix for exporter in catalogue.exporters if exporter.name == "log"] == [".log"]


def test_modules_classes_and_instances_can_be_plugins(install):
    module = types.ModuleType("fleet")
    module.newsparse_lexicons = hookimpl(lambda: [Lexicon.of("ships", {})], specname="newsparse_lexicons")

    class Static:
        @staticmethod
        @hookimpl
        def newsparse_lexicons():
            return [Lexicon.of("boats", {})]

    class Instance(Sea):
        plugin_name = "instance"

    catalogue = discover([module, Static, Instance()])
    assert {"fleet", "Static", "instance"} <= {info.name for info in catalogue.plugins}
    assert {"ships", "boats"} <= catalogue.lexicons.keys()


def test_an_instance_is_named_after_its_class_unless_it_says_otherwise(install):
    class Fleet:
        @hookimpl
        def newsparse_lexicons(self):
            return []

    assert one(discover([Fleet()]), "Fleet").hooks == ("newsparse_lexicons",)


def test_installed_plugins_are_known_with_their_distribution(install):
    install(Point("sea", Sea()))
    info = one(discover(), "sea")
    assert (info.distribution, info.version, info.state) == ("newsparse-sea", "1.2", PluginState.LOADED)
    assert str(info) == "plugin 'sea' of distribution newsparse-sea 1.2"


def test_an_entry_point_without_a_distribution_is_no_reason_to_stop(install):
    install(Point("sea", Sea(), distribution=None), Point("torn", ImportError("no sails"), distribution=None))
    catalogue = discover()
    assert (one(catalogue, "sea").distribution, one(catalogue, "sea").state) == ("unknown", "loaded")
    assert one(catalogue, "torn").state == "failed"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.permutations(["a", "b", "c", "d"]), st.integers(0, 4))
def test_the_order_of_registration_never_matters(install, order, given_count):
    def plugin(name):
        words = {"kinds": {name: "tug"}}
        return type(
            "Words",
            (),
            {
                "plugin_name": name,
                "newsparse_lexicons": hookimpl(
                    lambda self: [Lexicon.of("ships", words)], specname="newsparse_lexicons"
                ),
            },
        )()

    objects = [plugin(name) for name in order]
    install(*(Point(one.plugin_name, one) for one in objects[given_count:]))
    catalogue = discover(objects[:given_count])
    assert [lexicon["kinds"]["tug"] for lexicon in catalogue.lexicons["ships"]] == ["a", "b", "c", "d"]
    assert [info.name for info in catalogue.plugins] == sorted(info.name for info in catalogue.plugins)


# ---------------------------------------------------------------- what is left out


def test_a_blocked_plugin_is_not_asked(install):
    catalogue = discover([Sea()], block={"sea"})
    info = one(catalogue, "sea")
    assert (info.state, info.hooks, info.extractors) == (PluginState.BLOCKED, (), ())
    assert "ships" not in catalogue.lexicons


def test_a_blocked_plugin_is_not_even_imported(install):
    point = Point("sea", ImportError("no sails"))
    install(point)
    assert one(discover(block={"sea"}), "sea").state is PluginState.BLOCKED
    assert not point.is_loaded


def test_built_in_plugins_can_be_blocked(install):
    assert one(discover(block={"newsparse.formats"}), "newsparse.formats").state is PluginState.BLOCKED


def test_only_plugins_that_exist_can_be_blocked(install):
    with pytest.raises(
        PluginError, match=r"block names unknown plugins: lake, river; there are .*newsparse\.formats.*sea"
    ):
        discover([Sea()], block={"river", "lake", "sea"})


@pytest.mark.parametrize(
    ("listed", "loaded"),
    [
        (None, {"lake", "sea"}),
        ("", set()),
        ("sea", {"sea"}),
        (" sea , lake ", {"sea", "lake"}),
        ("river", set()),
        ("sea,,river", {"sea"}),
    ],
)
def test_the_environment_lists_the_only_ones_to_load(install, monkeypatch, listed, loaded):
    if listed is not None:
        monkeypatch.setenv("NEWSPARSE_PLUGINS", listed)
    lake = Sea()
    lake.plugin_name = "lake"
    points = Point("sea", Sea()), Point("lake", lake, distribution="newsparse-lake")
    install(*points)
    catalogue = discover()
    assert {point.name for point in points if point.is_loaded} == loaded
    for point in points:
        info = one(catalogue, point.name)
        assert (info.state is PluginState.LOADED) == (point.name in loaded)
        if point.name not in loaded:
            assert (info.state, info.error) == (PluginState.BLOCKED, "NEWSPARSE_PLUGINS does not list it")


def test_a_name_that_nobody_has_is_listed_as_failed(install, monkeypatch):
    monkeypatch.setenv("NEWSPARSE_PLUGINS", "sea,rivr,newsparse.quotes,")
    install(Point("sea", Sea()))
    failed = [info for info in discover().plugins if info.state is PluginState.FAILED]
    assert [(info.name, info.distribution) for info in failed] == [("rivr", "")]
    assert failed[0].error == "NEWSPARSE_PLUGINS lists it, and no plugin of this name is installed"
    assert [info.name for info in discover().plugins] == sorted(info.name for info in discover().plugins)


def test_the_environment_hides_no_object_that_a_program_gives(install, monkeypatch):
    monkeypatch.setenv("NEWSPARSE_PLUGINS", "")
    assert one(discover([Sea()]), "sea").state is PluginState.LOADED


# ---------------------------------------------------------------- what is broken


def hooks(**functions):
    """Make a plugin of functions, each named after its hook."""
    return type(
        "Broken", (), {name: staticmethod(hookimpl(function, specname=name)) for name, function in functions.items()}
    )()


def raising():
    raise ValueError("the tide is out")


class WrongSignature:
    @hookimpl
    def newsparse_extractors(self, depth):
        return [harbours]


class UnknownHook(Sea):
    @hookimpl
    def newsparse_parsers(self):
        return []


class NoHook:
    """Nothing is marked with hookimpl."""

    def newsparse_extractors(self):
        return [harbours]


def cues(tables):
    return hooks(newsparse_lexicons=lambda: [Lexicon.of("cues", tables)])


BROKEN = [
    (
        hooks(newsparse_extractors=lambda: harbours.function),
        "newsparse_extractors must return an iterable of Extractor",
    ),
    (hooks(newsparse_extractors=lambda: None), "newsparse_extractors must return an iterable of Extractor, not None"),
    (hooks(newsparse_extractors=lambda: "harbours"), "newsparse_extractors must return an iterable of Extractor"),
    (hooks(newsparse_extractors=lambda: [harbours, 7]), "newsparse_extractors must offer Extractor, not 7"),
    (hooks(newsparse_lexicons=lambda: ["ships"]), "newsparse_lexicons must offer Lexicon, not 'ships'"),
    (hooks(newsparse_lexicons=lambda: [harbours]), "newsparse_lexicons must offer Lexicon"),
    (
        cues({"clause": {"shouting": "burble"}}),
        "lexicon 'cues': clause.shouting = 'burble': a value of clause is statement, claim",
    ),
    (
        cues({"clauze": {"claim": "burble"}}),
        "lexicon 'cues': clauze is none of its sections, which are asides, attitude, clause",
    ),
    (cues({"clause": {"claim": ""}}), "lexicon 'cues': clause.claim has no words"),
    (cues({"clause": {"claim": "Burble"}}), "lexicon 'cues': clause.claim = 'Burble': words are in lower case"),
    (cues({"relays": {"sayin": "burble"}}), "lexicon 'cues': relays.sayin = 'burble': a value of relays is saying"),
    (hooks(newsparse_readers=lambda: 3), "newsparse_readers must return an iterable of Reader, not 3"),
    (hooks(newsparse_exporters=lambda: [None]), "newsparse_exporters must offer Exporter, not None"),
    (hooks(newsparse_extractors=raising), "ValueError: the tide is out"),
    (
        hooks(newsparse_extractors=lambda: [finds_nothing(HARBOURS, "ports"), finds_nothing(SHIPS, "ports")]),
        "offers two extractors named '{name}.ports'",
    ),
    (WrongSignature(), "depth"),
    (UnknownHook(), "newsparse_parsers"),
    (NoHook(), "implements no hook; mark a function named newsparse_extractors, newsparse_lexicons"),
    ("not a plugin", "implements no hook"),
]


@pytest.mark.parametrize(("plugin", "complaint"), BROKEN)
def test_a_broken_object_raises_with_its_name(install, plugin, complaint):
    name = getattr(plugin, "plugin_name", type(plugin).__name__)
    with pytest.raises(PluginError) as caught:
        discover([plugin])
    assert str(caught.value).startswith(f"plugin {name!r}: ")
    assert complaint.format(name=name) in str(caught.value)


@pytest.mark.parametrize(("plugin", "complaint"), BROKEN)
def test_a_broken_installed_plugin_is_reported_and_harms_no_other(install, plugin, complaint):
    install(Point("broken", plugin, distribution="newsparse-broken"), Point("sea", Sea()))
    catalogue = discover()
    broken = one(catalogue, "broken")
    assert (broken.state, broken.distribution, broken.hooks) == (PluginState.FAILED, "newsparse-broken", ())
    assert complaint.format(name="broken") in broken.error
    assert one(catalogue, "sea").state is PluginState.LOADED
    assert not [offer for offer in catalogue.extractors if offer.plugin.name == "broken"]


@pytest.mark.parametrize(
    "error", [ImportError("no sails"), AttributeError("no mast"), SystemExit(3), RecursionError("too deep")]
)
def test_an_entry_point_that_cannot_be_loaded_is_reported(install, error):
    install(Point("broken", error, distribution="newsparse-broken"), Point("sea", Sea()))
    catalogue = discover()
    broken = one(catalogue, "broken")
    assert broken.state is PluginState.FAILED
    assert f"newsparse_sea cannot be loaded, {type(error).__name__}: {error}; mend or upgrade" in broken.error
    assert str(broken) == "plugin 'broken' of distribution newsparse-broken 1.2"
    assert one(catalogue, "sea").state is PluginState.LOADED


def test_a_broken_built_in_plugin_is_no_secret(install, monkeypatch):
    monkeypatch.setattr("newsparse.extractors.BUILT_IN", (types.ModuleType("newsparse.extractors.torn"),))
    with pytest.raises(PluginError, match=r"plugin 'newsparse\.torn' of distribution newsparse .*: implements no hook"):
        discover()


# ---------------------------------------------------------------- namesakes and twins


def test_of_two_distributions_with_one_name_the_first_by_name_is_loaded(install):
    install(Point("sea", Sea(), distribution="b-sea"), Point("sea", Sea(), distribution="a-sea", version="3"))
    first, second = found(discover(), "sea")
    assert (first.distribution, first.state) == ("a-sea", PluginState.LOADED)
    assert (second.distribution, second.state) == ("b-sea", PluginState.FAILED)
    assert second.error == "its name is taken by the plugin 'sea' of distribution a-sea 3"


def test_a_broken_plugin_takes_no_name_away(install):
    install(Point("sea", ImportError("no"), distribution="a-sea"), Point("sea", Sea(), distribution="b-sea"))
    assert [info.state for info in found(discover(), "sea")] == [PluginState.FAILED, PluginState.LOADED]


def test_an_object_of_the_program_comes_before_an_installed_plugin_of_its_name(install):
    install(Point("sea", Sea()))
    given, installed = found(discover([Sea()]), "sea")
    assert (given.distribution, given.state) == ("", PluginState.LOADED)
    assert (installed.distribution, installed.state) == ("newsparse-sea", PluginState.FAILED)


def test_two_objects_of_one_name_are_an_error(install):
    with pytest.raises(PluginError, match=r"^plugin 'sea': its name is taken by the plugin 'sea'$"):
        discover([Sea(), Sea()])


def test_nobody_takes_the_name_of_a_built_in_plugin(install):
    sea = Sea()
    sea.plugin_name = "newsparse.formats"
    with pytest.raises(
        PluginError, match=r"its name is taken by the plugin 'newsparse\.formats' of distribution newsparse"
    ):
        discover([sea])


def test_a_plugin_that_is_both_installed_and_given_is_loaded_once_under_the_name_it_is_given(install):
    sea = Sea()
    install(Point("ocean", sea))
    catalogue = discover([sea])
    assert one(catalogue, "sea").state is PluginState.LOADED
    assert found(catalogue, "ocean") == []


def test_a_plugin_under_two_names_is_loaded_once(install):
    sea = Sea()
    install(Point("ocean", sea), Point("sea", sea))
    catalogue = discover()
    assert one(catalogue, "ocean").state is PluginState.LOADED
    assert one(catalogue, "sea").state is PluginState.FAILED
    assert len([offer for offer in catalogue.extractors if offer.extractor is harbours]) == 1


# ---------------------------------------------------------------- readers


@pytest.mark.parametrize("suffix", ["log", ".LOG", ""])
def test_a_suffix_has_a_dot_and_is_lower_case(suffix):
    with pytest.raises(ModelError, match=r"Reader\.suffixes: .* is not a lower-case suffix such as"):
        Reader(name="log", suffixes=(suffix,), read=lambda data: [])
