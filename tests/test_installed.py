from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import zipfile

import pytest

from newsparse.installed import Distribution, Point, entry_points

POINTS = """\
[console_scripts]
tug = newsparse_sea:main

# for newsparse
[newsparse]
tug = newsparse_sea.tugs

harbour = newsparse_sea.harbours:Harbours.built_in [maps]
"""


@pytest.fixture
def alone(monkeypatch):
    """Let nobody have imported `importlib.metadata`, as in a new process."""
    monkeypatch.delitem(sys.modules, "importlib.metadata")


def installed(folder, name="newsparse_sea", version="1.2", points=POINTS, suffix=".dist-info"):
    described = folder / f"{name}-{version}{suffix}"
    described.mkdir(parents=True)
    named = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version}\n\nName: of another\n"
    (described / ("METADATA" if suffix == ".dist-info" else "PKG-INFO")).write_text(named, encoding="utf-8")
    if points:
        (described / "entry_points.txt").write_text(points, encoding="utf-8")
    return folder


def told(points):
    return sorted((point.name, point.value, point.dist.name, point.dist.version) for point in points)


@pytest.mark.parametrize("group", ["console_scripts", "pytest11", "newsparse", "newsparse.nonesuch"])
def test_what_is_installed_is_what_the_standard_library_finds(alone, group):
    assert told(entry_points(group)) == told(importlib.metadata.entry_points(group=group))


@pytest.mark.parametrize("suffix", [".dist-info", ".egg-info"])
def test_the_first_of_two_distributions_of_one_name_counts(alone, monkeypatch, tmp_path, suffix):
    first = installed(tmp_path / "a", suffix=suffix)
    second = installed(tmp_path / "b", version="9", points="[newsparse]\nother = newsparse_sea")
    unnamed = installed(tmp_path / "c", name="newsparse_land", points="")
    monkeypatch.setattr(sys, "path", ["", str(tmp_path / "nowhere"), str(first), str(second), str(unnamed)])
    monkeypatch.chdir(tmp_path)
    found = entry_points("newsparse")
    sea = Distribution("newsparse-sea", "1.2")
    assert found == [
        Point("tug", "newsparse_sea.tugs", sea),
        Point("harbour", "newsparse_sea.harbours:Harbours.built_in [maps]", sea),
    ]
    assert told(found) == told(importlib.metadata.entry_points(group="newsparse"))


def test_a_folder_that_may_not_be_read_has_nothing(alone, monkeypatch, tmp_path):
    closed, sea = tmp_path / "closed", installed(tmp_path / "sea")
    closed.mkdir()
    listdir = os.listdir

    def refused(path):
        if str(path) == str(closed):
            raise PermissionError(path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refused)
    monkeypatch.setattr(sys, "path", [str(closed), str(sea)])
    assert [point.name for point in entry_points("newsparse")] == ["tug", "harbour"]


def test_a_zip_on_the_path_is_left_to_the_standard_library(alone, monkeypatch, tmp_path):
    with zipfile.ZipFile(tmp_path / "sea.zip", "w") as packed:
        packed.writestr("newsparse_sea-1.2.dist-info/METADATA", "Name: newsparse-sea\nVersion: 1.2\n")
        packed.writestr("newsparse_sea-1.2.dist-info/entry_points.txt", POINTS)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "sea.zip")])
    assert ("tug", "newsparse_sea.tugs", "newsparse-sea", "1.2") in told(entry_points("newsparse"))


def test_a_point_loads_what_it_names():
    dist = Distribution("sea", "1")
    assert Point("a", "zipfile", dist).load() is zipfile
    assert Point("a", "zipfile:ZipFile.open [maps]", dist).load() is zipfile.ZipFile.open
    with pytest.raises(ModuleNotFoundError):
        Point("a", "newsparse_nonesuch", dist).load()


def test_a_first_parse_loads_none_of_the_modules_that_take_long():
    code = "import sys, newsparse; newsparse.parse('Three people died on Monday.'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    slow = {"importlib.metadata", "importlib.resources", "email", "multiprocessing", "socket", "tomllib", "cattrs", "zipfile", "gzip"}  # fmt: skip
    assert not slow & set(run.stdout.split())
