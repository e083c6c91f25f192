"""Every public name, with its arguments and members, stands in surface.txt: none comes, goes or changes unnoticed.

Where a change is meant: `make surface`, and a fragment for the changelog.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import newsparse
import newsparse.arrow
import newsparse.testing
from newsparse import errors, hookspecs

SURFACE = Path(__file__).with_name("surface.txt")


def surface() -> Iterator[str]:
    """Yield a line for each name that others may rely on."""
    yield f"plugin API {hookspecs.API_VERSION}"
    for module in (newsparse, newsparse.arrow, newsparse.testing, errors):
        for name in sorted(module.__all__):
            yield from described(module, name)
    yield from (
        f"hook {name}{arguments(getattr(hookspecs, name))}" for name in hookspecs.__all__ if name.startswith("n")
    )


def described(module: ModuleType, name: str) -> Iterator[str]:
    thing, full = getattr(module, name), f"{module.__name__}.{name}"
    if inspect.isclass(thing):
        yield f"{full}{constructor(thing)}"
        for member in sorted(vars_of(thing)):
            found = inspect.getattr_static(thing, member)
            yield f"{full}.{member}{arguments(getattr(thing, member)) if is_method(found) else ''}"
    else:
        yield f"{full}{arguments(thing) if callable(thing) and inspect.isroutine(thing) else f': {type(thing).__name__}'}"


def vars_of(kind: type) -> set[str]:
    """Name the public members that a class has from this project."""
    own = (base for base in kind.__mro__ if base.__module__.startswith("newsparse"))
    return {name for base in own for name in vars(base) if not name.startswith("_")}


def is_method(found: object) -> bool:
    return inspect.isroutine(found) or isinstance(found, (classmethod, staticmethod))


def constructor(kind: type) -> str:
    if issubclass(kind, Enum):  # its arguments are Python's
        return ""
    try:
        return arguments(kind)
    except ValueError:  # an error takes a message
        return "(...)"


def arguments(thing: Any) -> str:
    """Write a signature without its annotations."""
    signature = inspect.signature(thing)
    bare = [
        one.replace(annotation=one.empty, default=one.empty if one.default is one.empty else Default())
        for one in signature.parameters.values()
    ]
    return str(signature.replace(parameters=bare, return_annotation=signature.empty))


class Default:
    """Some default; its value is described where the argument is."""

    def __repr__(self) -> str:
        return "..."


def test_the_public_names_are_those_that_are_written_down() -> None:
    assert "\n".join(surface()).splitlines() == SURFACE.read_text(encoding="utf-8").splitlines()


def test_an_old_name_works_and_warns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(newsparse._RENAMED, "ExcerptSpan", ("Span", "0.2"))
    told = r"newsparse\.ExcerptSpan is now newsparse\.Span; newsparse 0\.2 is the last to know the old name"
    with pytest.warns(DeprecationWarning, match=told):
        assert newsparse.ExcerptSpan is newsparse.Span  # type: ignore[attr-defined]


def test_an_old_name_is_known_for_one_minor_release() -> None:
    current = tuple(map(int, newsparse.__version__.split(".")[:2]))
    for name, (new, last) in newsparse._RENAMED.items():
        assert new in newsparse.__all__
        assert name not in newsparse.__all__
        assert current <= tuple(map(int, last.split("."))) <= (current[0], current[1] + 1)


def test_each_version_of_the_plugin_api_says_what_to_change() -> None:
    assert set(hookspecs.API_CHANGES) == set(range(1, hookspecs.API_VERSION + 1))
    assert hookspecs.OLDEST_API <= hookspecs.API_VERSION


if __name__ == "__main__":
    print("\n".join(surface()))  # noqa: T201
