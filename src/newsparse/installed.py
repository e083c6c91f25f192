"""Entry points of installed distributions, found without `importlib.metadata`: to import that takes longer than to read an article."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import reduce
from importlib import import_module
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Distribution", "Point", "entry_points"]


class Distribution(NamedTuple):
    """What was installed.

    Args:
        name: Its name, as on an index of packages.
        version: Its version.
    """

    name: str
    version: str


class Point(NamedTuple):
    """An entry point.

    Args:
        name: Its name.
        value: Module, and behind a colon what is meant in it.
        dist: The distribution that has it.
    """

    name: str
    value: str
    dist: Distribution

    def load(self) -> Any:
        """Import what it names."""
        module, _, names = self.value.partition("[")[0].partition(":")
        return reduce(getattr, filter(None, names.strip().split(".")), import_module(module.strip()))


def entry_points(group: str) -> Iterable[Point | EntryPoint]:
    """Find the entry points of a group.

    Args:
        group: Name of the group.

    Returns:
        Those that ``importlib.metadata.entry_points`` finds, which is asked where it is loaded anyway, or where
        something may be installed elsewhere than in folders.

    >>> [point.name for point in entry_points("newsparse.nonesuch")]
    []
    """
    if "importlib.metadata" in sys.modules or not _are_folders():
        from importlib import metadata

        return metadata.entry_points(group=group)
    return [
        Point(name, value, _described(folder))
        for folder in _folders()
        for name, value in _listed(os.path.join(folder, "entry_points.txt"), group)
    ]


def _are_folders() -> bool:
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    return finders == [PathFinder] and not any(map(os.path.isfile, sys.path))


def _folders() -> Iterator[str]:
    """Find where the distributions are described, the first of each name, as it is the one that is imported."""
    seen: set[str] = set()
    for path in sys.path:
        for entry in _entries(path or "."):
            name = entry.rpartition(".")[0].partition("-")[0].lower().replace(".", "_")
            if name not in seen:
                seen.add(name)
                yield os.path.join(path, entry)


def _entries(path: str) -> list[str]:
    try:
        return sorted(entry for entry in os.listdir(path) if entry.endswith((".dist-info", ".egg-info")))
    except OSError:  # no folder, or one that may not be read: nothing can be imported from it either
        return []


def _listed(file: str, group: str) -> Iterator[tuple[str, str]]:
    """Read names and values of a group from a file like those of `configparser`."""
    is_in = False
    for line in map(str.strip, _lines(file)):
        if line.startswith("["):
            is_in = line == f"[{group}]"
        elif is_in and line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()


def _described(folder: str) -> Distribution:
    told: dict[str, str] = {}
    for file in ("METADATA", "PKG-INFO"):
        for line in _lines(os.path.join(folder, file)):
            if not line:  # the description follows, which may have colons, too
                break
            name, _, value = line.partition(":")
            told.setdefault(name, value.strip())
    return Distribution(told.get("Name", ""), told.get("Version", ""))


def _lines(file: str) -> list[str]:
    try:
        with open(file, encoding="utf-8", errors="replace") as opened:
            return opened.read().splitlines()
    except OSError:
        return []
