"""What a fact is made of: the spans it holds and the facts it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

import attrs

from newsparse.models.fact import Fact
from newsparse.span import Span

__all__ = ["every_span", "misplaced", "references", "spans"]

_PLAIN: Final = frozenset({"str", "int", "float", "bool", "datetime.date", "date"})


def spans(fact: Fact) -> Iterator[Span]:
    """Yield the spans that a fact holds itself, its own first, evidence included.

    Args:
        fact: Any fact; those it refers to are not entered.
    """
    return (part for _, part in _parts(fact) if isinstance(part, Span))


def references(fact: Fact) -> Iterator[tuple[str, Fact]]:
    """Yield the facts that a fact refers to, each with the name of the field.

    Args:
        fact: Any fact; those it refers to are not entered.
    """
    return ((name, part) for name, part in _parts(fact) if isinstance(part, Fact))


def every_span(facts: Iterable[Fact]) -> Iterator[Span]:
    """Yield every span of the facts and of all that they refer to, each fact once.

    Args:
        facts: Where to start.
    """
    waiting, seen = list(facts), set[int]()
    while waiting:
        fact = waiting.pop()
        if id(fact) in seen:
            continue
        seen.add(id(fact))
        for _, part in _parts(fact):
            if isinstance(part, Span):
                yield part
            else:
                waiting.append(part)


def misplaced(facts: Iterable[Fact], text: str, known: dict[int, Fact]) -> Span | None:
    """Find a span that does not hold in the text, among those of the facts and of all that they refer to.

    Args:
        facts: Where to start.
        text: The text.
        known: Facts that are known to hold, by identity, and are not looked at again; where every span holds, those
            looked at are added.
    """
    waiting, fresh = list(facts), dict[int, Fact]()
    while waiting:
        fact = waiting.pop()
        if id(fact) in known or id(fact) in fresh:
            continue
        fresh[id(fact)] = fact
        model: Any = type(fact)
        for name in _telling_fields(model):
            value = getattr(fact, name)
            for part in value if type(value) is tuple else (value,):
                if type(part) is Span:
                    if not text.startswith(part.text, part.start):
                        return part
                elif isinstance(part, Fact):
                    waiting.append(part)
    known.update(fresh)
    return None


def _parts(fact: Fact) -> Iterator[tuple[str, Any]]:
    model: Any = type(fact)  # mypy takes the __hash__ of attrs' records for that of their class
    for name in _telling_fields(model):
        value = getattr(fact, name)
        if isinstance(value, (Span, Fact)):
            yield name, value
        elif type(value) is tuple:
            for part in value:
                if isinstance(part, (Span, Fact)):
                    yield name, part


@cache
def _telling_fields(model: type[Fact]) -> tuple[str, ...]:
    """Name the fields that may hold spans or facts, by their annotations."""
    return tuple(field.name for field in attrs.fields(model) if _base_type(field.type) not in _PLAIN)


def _base_type(annotation: object) -> str:
    name = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    return name.removesuffix(" | None").removeprefix("tuple[").removesuffix(", ...]")
