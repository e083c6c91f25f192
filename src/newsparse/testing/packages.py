"""What every plugin's package must do, as a suite that its tests inherit."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import ClassVar, Final

from newsparse.hookspecs import PROJECT

__all__ = ["PluginSuite"]

# What others may rely on; the names in their `__all__`, no others.
_PUBLIC: Final = (PROJECT, f"{PROJECT}.arrow", f"{PROJECT}.errors", f"{PROJECT}.testing")


class PluginSuite:
    """The laws of a plugin's package: inherit them in a class whose name starts with ``Test``, and say which package.

    Attributes:
        package: The module that an entry point names, and that a program gives to a parser.

    Example::

        class TestPackage(PluginSuite):
            package = newsparse_money
    """

    package: ClassVar[ModuleType]

    def test_stands_on_public_names(self) -> None:
        """What it takes from newsparse is public; whatever else it found there may be gone tomorrow."""
        wrong = [one for file in _files(self.package) for one in _private(file)]
        assert not wrong, "\n".join(wrong)

    def test_is_loaded(self) -> None:
        """A parser that is given the package loads it, and so does one that finds it installed."""
        from newsparse.parser import Parser  # Hypothesis imports this package whenever it is imported itself
        from newsparse.plugins import name_of

        name = name_of(self.package)
        told = [info for info in Parser(plugins=[self.package]).plugins() if info.name == name]
        assert [str(info.state) for info in told] == ["loaded"], ", ".join(f"{info}: {info.error}" for info in told)

    def test_has_one_name(self) -> None:
        """Its entry point and its ``plugin_name`` agree, so that options and ``block`` fit however it comes."""
        from newsparse.plugins import name_of

        name = name_of(self.package)
        points = [point for point in entry_points(group=PROJECT) if point.value == self.package.__name__]
        for point in points:
            assert point.name == name, f"the entry point is named {point.name!r}, and plugin_name {name!r}"

    def test_has_what_it_lists(self) -> None:
        """Each name in ``__all__`` is there."""
        gone = [name for name in getattr(self.package, "__all__", ()) if not hasattr(self.package, name)]
        assert not gone, f"{self.package.__name__}.__all__ lists {', '.join(gone)}, and has none"


def _files(package: ModuleType) -> Iterator[Path]:
    """Yield the files of a package, or the one of a module."""
    source = Path(package.__file__ or "")
    yield from sorted(source.parent.rglob("*.py")) if hasattr(package, "__path__") else [source]


def _private(file: Path) -> Iterator[str]:
    """Tell what a file takes from newsparse that is not public."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        line = getattr(node, "lineno", 0)
        yield from (f"{file}, line {line}: {name} is not public" for name in _taken(node) if not _is_public(name))


def _taken(node: ast.AST) -> Iterable[str]:
    """Name what a node takes from newsparse, in full."""
    if isinstance(node, ast.ImportFrom) and node.level == 0 and _is_ours(node.module or ""):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names if _is_ours(alias.name)]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == PROJECT:
        return [f"{PROJECT}.{node.attr}"]
    return []


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == PROJECT


def _is_public(name: str) -> bool:
    home, _, last = name.rpartition(".")
    return name in _PUBLIC or (home in _PUBLIC and last in import_module(home).__all__)
