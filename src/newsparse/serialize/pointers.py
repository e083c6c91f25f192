"""Pointers between facts: read in whatever order they need, each fact made once and shared again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final, TypeAlias

from newsparse.errors import FormatError
from newsparse.layers import Layer
from newsparse.models.fact import Fact
from newsparse.serialize.conversion import load

__all__ = ["Linked", "every_object"]

_Place: TypeAlias = tuple[str, int]

_PREFIX: Final = "/layers/"


class Linked:
    """The layers of one document, on their way to facts.

    Args:
        written: All layers, as written; pointers may lead into those that cannot be read.
        known: Those that can be read.

    Raises:
        FormatError: A layer is no array, or a pointer leads nowhere.
    """

    def __init__(self, written: Mapping[str, Any], known: Mapping[str, Layer[Any]]) -> None:
        self.written = written
        self.known = {
            name: load(facts, list[Any], f"$.layers.{name}") for name, facts in written.items() if name in known
        }
        self.kinds = {name: layer.fact for name, layer in known.items()}
        self.made: dict[_Place, Fact] = {}

    def facts(self) -> dict[str, tuple[Fact, ...]]:
        """Make all facts, those first that others refer to.

        Raises:
            FormatError: A fact is malformed, or pointers run in a circle.
        """
        for place in self._ordered():
            layer, index = place
            path = _path(place)
            self.made[place] = load(self._linked(self.known[layer][index], path), self.kinds[layer], path)
        return {
            name: tuple(self.made[name, index] for index in range(len(facts))) for name, facts in self.known.items()
        }

    def _ordered(self) -> list[_Place]:
        needs = {
            (name, index): {target for target in self._targets(fact, _path((name, index))) if target[0] in self.known}
            for name, facts in self.known.items()
            for index, fact in enumerate(facts)
        }
        try:
            return list(TopologicalSorter(needs).static_order())
        except CycleError as cycle:
            circle = [f"{_PREFIX}{name}/{index}" for name, index in reversed(cycle.args[1])]
            first = cycle.args[1][-1]
            raise FormatError(_path(first), f"its pointers run in a circle: {' -> '.join(circle)}") from None

    def _targets(self, data: Any, path: str) -> Iterator[_Place]:
        for value, where in every_object(data, path):
            if (target := self._target(value, where)) is not None:
                yield target
                if target[0] not in self.known:
                    yield from self._targets(self.written[target[0]][target[1]], _path(target))

    def _target(self, data: dict[str, Any], path: str) -> _Place | None:
        """Tell where an object points to; None if it is no pointer."""
        pointer = data.get("ref")
        if len(data) != 1 or not (isinstance(pointer, str) and pointer.startswith(_PREFIX)):
            return None
        name, _, number = pointer.removeprefix(_PREFIX).partition("/")
        if not (number.isascii() and number.isdecimal() and len(number) < 10):
            raise FormatError(f"{path}.ref", f"{pointer!r} is no pointer such as '/layers/actors/3'")
        facts = self.written.get(name)
        if not isinstance(facts, list):
            raise FormatError(f"{path}.ref", f"{pointer!r} points into a layer that is not there")
        if int(number) >= len(facts):
            raise FormatError(f"{path}.ref", f"{pointer!r} points behind the layer's {len(facts)} facts")
        return name, int(number)

    def _linked(self, data: Any, path: str) -> Any:
        """Put facts in the place of pointers; what is in an unknown layer is copied from there."""
        if isinstance(data, list):
            return [self._linked(one, f"{path}[{index}]") for index, one in enumerate(data)]
        if not isinstance(data, dict):
            return data
        target = self._target(data, path)
        if target is None:
            return {name: self._linked(value, f"{path}.{name}") for name, value in data.items()}
        if target in self.made:
            return self.made[target]
        return self._linked(self.written[target[0]][target[1]], path)


def _path(place: _Place) -> str:
    return f"$.layers.{place[0]}[{place[1]}]"


def every_object(data: Any, path: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the objects in plain data, each with its path, the outer ones first.

    Args:
        data: Anything that JSON may hold.
        path: Where it stands.
    """
    if isinstance(data, dict):
        yield data, path
        for name, value in data.items():
            yield from every_object(value, f"{path}.{name}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from every_object(value, f"{path}[{index}]")
