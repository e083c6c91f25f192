"""The project keeps its own rules: what is depended on or ignored has its reason, and the wheel has what it needs."""

from __future__ import annotations

import re
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import newsparse

ROOT = Path(__file__).parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
SETTINGS = tomllib.loads(PYPROJECT)


def listed_lines() -> list[str]:
    """The lines of the lists whose every entry needs a reason."""
    lists = re.findall(
        r"^(?:dependencies|arrow|cli|testing|test|types|lint|docs|dev|ignore|\S+\*\*\") = \[$(.*?)^\]$",
        PYPROJECT,
        re.MULTILINE | re.DOTALL,
    )
    return [line.strip() for part in lists for line in part.splitlines() if line.strip().startswith('"')]


def test_the_lists_that_need_reasons_are_found() -> None:
    assert len(listed_lines()) > 50


@pytest.mark.parametrize("line", listed_lines())
def test_each_dependency_and_each_ignored_rule_has_its_reason(line: str) -> None:
    assert re.search(r'",? +# \S', line), line


def test_the_version_stands_in_one_place() -> None:
    assert newsparse.__version__ == version("newsparse")


def test_no_message_for_a_dependency_is_silenced_without_a_reason() -> None:
    for line in SETTINGS["tool"]["pytest"]["ini_options"]["filterwarnings"]:
        assert line == "error" or f'"{line}",  #' in PYPROJECT


def test_mutants_are_not_timed() -> None:
    assert SETTINGS["tool"]["mutmut"]["pytest_add_cli_args"][:2] == ["-m", "not timed and not slow"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return zipfile.ZipFile(built)


def test_the_wheel_has_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    files = {
        str(path.relative_to(source))
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in wheel.namelist() if not name.startswith("newsparse-")}
    assert packed == files
    assert {"newsparse/py.typed", "newsparse/schema.json"} <= packed


def test_the_wheel_names_its_entry_points(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "newsparse = newsparse.testing.strategies" in wheel.read(name).decode()


def test_each_fragment_of_the_changelog_is_of_a_known_kind() -> None:
    kinds = {kind["directory"] for kind in SETTINGS["tool"]["towncrier"]["type"]}
    fragments = [path for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md"]
    for fragment in fragments:
        assert fragment.suffixes[-2].removeprefix(".") in kinds, fragment.name
        assert fragment.read_text(encoding="utf-8").strip()
