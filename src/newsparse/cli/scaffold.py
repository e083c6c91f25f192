"""Write a plugin from a template: a package that can be installed, tested, typed and documented as it is."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from newsparse import __version__
from newsparse.errors import InputValueError
from newsparse.hookspecs import API_VERSION
from newsparse.layers import BUILT_IN

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["write_plugin"]

_PREFIX: Final = "newsparse-"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SUFFIX: Final = ".in"
# What the template imports and defines itself; a function of that name would take its place.
_TAKEN: Final = frozenset({"annotations", "attrs", "extractor", "hookimpl", "newsparse_api", "plugin_name"})


def write_plugin(name: str, folder: Path, *, only_words: bool = False) -> list[Path]:
    """Write a plugin into a new folder ``newsparse-NAME``.

    Args:
        name: Its name, in lower case with hyphens; ``newsparse-`` before it is understood.
        folder: Where the new folder is made.
        only_words: Whether it only adds words to built-in lexicons, without code.

    Returns:
        The files.

    Raises:
        InputValueError: The name is none, is that of a built-in layer, means something in Python, or the folder is there already.
    """
    short = name.removeprefix(_PREFIX)
    layer = short.replace("-", "_")
    if not _NAME.fullmatch(short):
        raise InputValueError(f"a plugin is named in lower case with hyphens, such as sea-ships, not {name!r}")
    if layer in {built_in.name for built_in in BUILT_IN}:
        raise InputValueError(f"{short!r} is a built-in layer; to stand in for it, name the plugin otherwise")
    if not only_words and _is_taken(layer):
        raise InputValueError(
            f"a function cannot be called {layer!r}, which means something else in Python: add a word to the name"
        )
    target = folder / f"{_PREFIX}{short}"
    if target.exists():
        raise InputValueError(f"{target} is there already")
    filled = {
        "NAME": short,
        "PACKAGE": f"newsparse_{layer}",
        "LAYER": layer,
        "CONSTANT": layer.upper(),
        "CLASS": "".join(part.title() for part in short.split("-")) + "Fact",
        "VERSION": __version__,
        "API": str(API_VERSION),
    }
    template = resources.files("newsparse") / "cli" / "templates" / ("words" if only_words else "extractor")
    return [_write(file, target / _renamed(path, filled), filled) for path, file in _files(template)]


def _is_taken(name: str) -> bool:
    return keyword.iskeyword(name) or name in dir(builtins) or name in _TAKEN


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _files(each, f"{above}{each.name}/")
        elif each.name.endswith(_SUFFIX):
            yield above + each.name.removesuffix(_SUFFIX), each


def _renamed(path: str, filled: dict[str, str]) -> str:
    return path.replace("PACKAGE", filled["PACKAGE"]).replace("LAYER", filled["LAYER"])


def _write(template: Traversable, path: Path, filled: dict[str, str]) -> Path:
    text = re.sub(r"@([A-Z]+)@", lambda gap: filled[gap[1]], template.read_text(encoding="utf-8"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
