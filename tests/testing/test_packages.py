"""The suite of packages notices what it says it notices."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import types

import pytest

from newsparse.testing import PluginSuite

LAWS = sorted(name for name in dir(PluginSuite) if name.startswith("test_"))
GOOD = """
import newsparse
from newsparse import Lexicon, errors, hookimpl
from newsparse.errors import NewsparseError
from newsparse.testing import texts
from . import words

__all__ = ["newsparse_lexicons"]
plugin_name = "sea"


@hookimpl
def newsparse_lexicons():
    return [newsparse.Lexicon("sea", {})]
"""


@pytest.fixture
def suite(tmp_path, monkeypatch):
    """Make the suite of a package with one module more."""

    def make(source="", *, words="", **more):
        folder = tmp_path / "newsparse_sea"
        folder.mkdir()
        (folder / "__init__.py").write_text(f"{GOOD}\n{source}")
        (folder / "words.py").write_text(words)
        monkeypatch.syspath_prepend(tmp_path)
        spec = importlib.util.spec_from_file_location("newsparse_sea", folder / "__init__.py")
        package = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(importlib.sys.modules, "newsparse_sea", package)
        spec.loader.exec_module(package)
        vars(package).update(more)
        return type("Suite", (PluginSuite,), {"package": package})()

    yield make
    importlib.sys.modules.pop("newsparse_sea.words", None)


def test_a_good_package_obeys_every_law(suite):
    made = suite()
    assert len(LAWS) == 4
    for law in LAWS:
        getattr(made, law)()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("from newsparse.pipeline import Budget", "newsparse.pipeline.Budget"),
        ("from newsparse.language import tokens", "newsparse.language.tokens"),
        ("def later():\n    from newsparse import plugins", "newsparse.plugins"),
        ("import newsparse.parser", "newsparse.parser"),
        ("import newsparse\ndef later(): return newsparse.extraction", "newsparse.extraction"),
        ("from newsparse.testing import conformance", "newsparse.testing.conformance"),
    ],
)
def test_what_is_not_public_is_noticed(suite, words, name):
    with pytest.raises(AssertionError, match=rf"words\.py, line [12]: {name} is not public"):
        suite(words=words).test_stands_on_public_names()


def test_a_module_without_a_folder_is_looked_at(tmp_path):
    module = types.ModuleType("newsparse_one")
    module.__file__ = str(tmp_path / "newsparse_one.py")
    (tmp_path / "newsparse_one.py").write_text("from newsparse import pipeline")
    (tmp_path / "other.py").write_text("from newsparse import planning")
    with pytest.raises(AssertionError, match=r"pipeline is not public$"):
        type("Suite", (PluginSuite,), {"package": module})().test_stands_on_public_names()


def test_a_package_that_does_not_load_is_noticed(suite, monkeypatch):
    made = suite()
    point = types.SimpleNamespace(
        name="sea", value="newsparse_sea", dist=types.SimpleNamespace(name="newsparse-sea", version="1"), load=object
    )
    monkeypatch.delenv("NEWSPARSE_PLUGINS")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: [point])
    with pytest.raises(AssertionError, match="its name is taken"):
        made.test_is_loaded()


def test_two_names_are_noticed(suite, monkeypatch):
    points = [types.SimpleNamespace(name="ocean", value="newsparse_sea")]
    monkeypatch.setattr("newsparse.testing.packages.entry_points", lambda *, group: points)
    with pytest.raises(AssertionError, match="the entry point is named 'ocean', and plugin_name 'sea'"):
        suite().test_has_one_name()


def test_a_listed_name_that_is_not_there_is_noticed(suite):
    with pytest.raises(AssertionError, match=r"newsparse_sea\.__all__ lists ships, and has none"):
        suite(__all__=["ships"]).test_has_what_it_lists()
