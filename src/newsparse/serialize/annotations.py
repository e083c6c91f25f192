"""What the fields of a record may hold, by their annotations: for writing, rows and the schema alike."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

import attrs

from newsparse.errors import InputTypeError
from newsparse.models.fact import Fact

__all__ = ["alternatives", "fact_class", "field_types", "is_fact", "is_record"]


@cache
def field_types(record: Any) -> dict[str, Any]:
    """Tell the type of each field that the record is made of.

    Args:
        record: An attrs class, a plugin's too.

    Returns:
        Name of the field to its resolved type, in the order of the class.

    Raises:
        InputTypeError: An annotation names something that its module does not have.

    >>> from newsparse import Count
    >>> sorted(field_types(Count))
    ['high', 'low', 'qualifier']
    """
    try:
        attrs.resolve_types(record)
    except NameError as unknown:
        raise InputTypeError(
            f"{record.__qualname__}: {unknown}; annotations of a fact must be importable from its module"
        ) from unknown
    return {field.name: Any if field.type is None else field.type for field in attrs.fields(record) if field.init}


def alternatives(annotation: Any) -> tuple[Any, ...]:
    """Take a union apart; None is one of the parts.

    >>> alternatives(int | None)
    (<class 'int'>, <class 'NoneType'>)
    """
    if get_origin(annotation) is Annotated:
        return alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(part for one in get_args(annotation) for part in alternatives(one))
    return (annotation,)


def is_fact(annotation: Any) -> bool:
    """Tell whether it is a class of facts."""
    return isinstance(annotation, type) and issubclass(annotation, Fact)


def is_record(annotation: Any) -> bool:
    """Tell whether it is an attrs class that is no fact, such as `Count`."""
    return isinstance(annotation, type) and attrs.has(annotation) and not is_fact(annotation)


@cache
def fact_class(annotation: Any) -> type[Fact] | None:
    """Find the one class of facts that a field may hold, alone or in a tuple.

    Returns:
        The class; None where there is none, or more than one.

    >>> from newsparse import Actor
    >>> fact_class(tuple[Actor, ...]), fact_class(Actor | None), fact_class(str)
    (<class 'newsparse.models.actor.Actor'>, <class 'newsparse.models.actor.Actor'>, None)
    """
    found = [part for part in _leaves(annotation) if is_fact(part)]
    return found[0] if len(found) == 1 else None


def _leaves(annotation: Any) -> list[Any]:
    parts = get_args(annotation)
    return [leaf for part in parts for leaf in _leaves(part)] if parts else [annotation]
