"""What `newsparse new-plugin` writes passes its tests, types and docs as it is."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsparse.cli.commands import newsparse
from newsparse.parser import Parser


def new_plugin(folder, *more):
    return CliRunner().invoke(newsparse, ["new-plugin", *more, "--folder", str(folder)])


def run(*command, home, site):
    """Run a module of Python in the plugin's folder, with the plugin installed and no other."""
    environment = {**os.environ, "PYTHONPATH": str(site), "NEWSPARSE_PLUGINS": "sea-ships", "MYPYPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=home, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(home, site):
    """Install into a folder of its own, from what is at hand."""
    offline = "--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"
    run("pip", "install", *offline, "--target", str(site), ".", home=home, site=site)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new")
    result = new_plugin(folder, "sea-ships")
    assert result.exit_code == 0, result.output
    home, site = folder / "newsparse-sea-ships", folder / "site"
    install(home, site)
    return home, site


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("pytest", "-q", "-p", "no:cacheprovider"),
        ("mypy", "--no-incremental"),
        ("sphinx", "--fail-on-warning", "--quiet", "docs", "docs/_build"),
        ("ruff", "check", "--isolated", "--select", "E4,E7,E9,F,I,UP,B", "."),
    ],
    ids=lambda command: command[0],
)
def test_all_of_it_passes(made, command):
    run(*command, home=made[0], site=made[1])


@pytest.mark.slow
def test_it_is_listed_as_loaded(made):
    shown = run("newsparse", "plugins", home=made[0], site=made[1])
    assert "sea-ships" in shown
    assert "newsparse-sea-ships" in shown
    assert "sea_ships" in run("newsparse", "graph", home=made[0], site=made[1])


@pytest.mark.parametrize("name", ["class", "import", "zip", "attrs", "plugin-name"])
def test_a_name_that_means_something_in_python_is_refused_and_will_do_for_words(tmp_path, name):
    refused = new_plugin(tmp_path, name)
    assert refused.exit_code == 2
    assert "add a word to the name" in " ".join(refused.output.replace("│", " ").split())
    assert list(tmp_path.iterdir()) == []
    assert new_plugin(tmp_path, name, "--words").exit_code == 0


@pytest.mark.parametrize("name", ["match", "view", "word", "kinds", "type-2"])
def test_what_is_written_compiles_and_runs_whatever_its_name(tmp_path, name, monkeypatch):
    assert new_plugin(tmp_path, name).exit_code == 0
    package = f"newsparse_{name.replace('-', '_')}"
    monkeypatch.syspath_prepend(tmp_path / f"newsparse-{name}" / "src")
    article = Parser(plugins=[importlib.import_module(package)], strict=True).parse("An example is given.")
    assert [fact.kind for fact in article.layers[name.replace("-", "_")]] == ["plain"]


def test_every_gap_is_filled(tmp_path):
    for more in ((), ("--words",)):
        assert new_plugin(tmp_path / str(len(more)), "newsparse-harbour", *more).exit_code == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 9 + 3
    for path in files:
        assert "PACKAGE" not in str(path)
        assert not any(f"@{gap}@" in path.read_text() for gap in ("NAME", "PACKAGE", "LAYER", "CONSTANT", "CLASS"))


@pytest.mark.slow
def test_a_plugin_of_words_is_three_files_and_points_at_a_wrong_one(tmp_path):
    result = new_plugin(tmp_path, "sea-ships", "--words")
    home, site = tmp_path / "newsparse-sea-ships", tmp_path / "site"
    files = sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())
    assert files == ["pyproject.toml", "src/newsparse_sea_ships/__init__.py", "src/newsparse_sea_ships/cues.toml"]
    assert all(file in result.output for file in files)
    install(home, site)
    script = tmp_path / "ask.py"
    script.write_text(
        "import newsparse\n"
        "(quote,) = newsparse.parse('Mayor Ann Lee yammered that the bridge was closed.').quotes\n"
        "print(quote.act, quote.speaker.name)\n"
    )
    assert run("ask", home=tmp_path, site=site) == "claim Ann Lee\n"
    words = site / "newsparse_sea_ships" / "cues.toml"
    words.write_text(words.read_text().replace("claim =", "clam ="))
    done = subprocess.run(
        [sys.executable, "-m", "newsparse", "plugins"], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(site), "NEWSPARSE_PLUGINS": "sea-ships"},
    )  # fmt: skip
    assert done.returncode == 1
    assert (
        "plugin 'sea-ships' of distribution newsparse-sea-ships 0.1.0: newsparse_sea_ships/cues.toml, line 6: "
        "lexicon 'cues': clause.clam = 'yammer': a value of clause is statement, claim"
    ) in done.stderr


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("Ships", "a plugin is named in lower case with hyphens"),
        ("sea_ships", "a plugin is named in lower case with hyphens"),
        ("../ships", "a plugin is named in lower case with hyphens"),
        ("quotes", "'quotes' is a built-in layer"),
        ("there", "is there already"),
    ],
)
def test_what_cannot_be_made_is_told(tmp_path, name, complaint):
    (tmp_path / "newsparse-there").mkdir()
    result = new_plugin(tmp_path, name)
    assert (result.exit_code, complaint in " ".join(result.output.split())) == (2, True)
    assert [path.name for path in Path(tmp_path).iterdir()] == ["newsparse-there"]
