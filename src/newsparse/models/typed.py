"""Every model holds what its fields declare: the one check of types, made where a record is made."""

from __future__ import annotations

import types
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from newsparse.errors import ModelError

__all__ = ["check_types", "complaint"]

_Classes: TypeAlias = tuple[type, ...]

_NONE: Final = type(None)
_ANYTHING: Final = (object,)


def check_types(record: Any) -> None:
    """Refuse a record one of whose fields holds what its annotation does not allow.

    Classes, unions of classes and tuples of these are checked, in a plugin's records too; other annotations allow
    everything. A whole number does for a float, a truth value does for no number.

    Args:
        record: An attrs record, all of whose fields are set.

    Raises:
        ModelError: A field holds something else.
    """
    kind: Any = type(record)
    declared = _DECLARED.get(kind) or _declare(kind)
    values = declared.values(record)
    # Records are made by the hundred, in few combinations of types: one look-up does for those that passed before.
    combination = tuple(map(type, values))
    if combination not in declared.passed:
        for name, value, classes in zip(declared.names, values, declared.classes, strict=True):
            if not _fits(value, classes):
                raise complaint(kind.__name__, name, value, _either(classes))
        declared.passed.add(combination)
    for index, items in declared.tuples:
        for item in values[index]:
            if type(item) is not items[0] and not _fits(item, items):
                raise _item_complaint(kind.__name__, declared.names[index], values[index].index(item), item, items)


def complaint(model: str, field: str, value: object, wanted: str) -> ModelError:
    """Make the complaint about a value of a wrong type.

    Args:
        model: Name of the class.
        field: Name of the field.
        value: What it holds.
        wanted: What belongs there, with its article.

    >>> complaint("Place", "name", 5, "a str")
    ModelError('Place.name: 5 is not a str')
    """
    return ModelError(model, field, f"{_shown(value)} is not {wanted}")


def _item_complaint(model: str, field: str, place: int, item: object, classes: _Classes) -> ModelError:
    return ModelError(model, field, f"item {place}, {_shown(item)}, is not {_either(classes)}")


def _shown(value: object) -> str:
    written = repr(value)
    return written if len(written) <= 80 else f"{written[:79]}…"


def _fits(value: object, classes: _Classes) -> bool:
    return isinstance(value, classes) and (type(value) is not bool or bool in classes or classes == _ANYTHING)


def _either(classes: _Classes) -> str:
    told = [one for one in classes if one is not int or float not in classes]
    return " or ".join("None" if one is _NONE else f"{_article(one.__name__)} {one.__name__}" for one in told)


def _article(word: str) -> str:
    return "an" if word[0] in "AEIOUaeiou" else "a"


# ---------------------------------------------------------------- what a class declares


@attrs.frozen
class _Declared:
    """What a class declares of its fields; of each the classes that it allows, and of tuples also those of the items."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    classes: tuple[_Classes, ...]
    tuples: tuple[tuple[int, _Classes], ...]
    passed: set[_Classes]


_DECLARED: Final[dict[type, _Declared]] = {}


def _declare(kind: Any) -> _Declared:
    hints = _hints(kind)
    names = tuple(field.name for field in attrs.fields(kind) if field.init)
    annotations = [hints.get(name, Any) for name in names]
    made = _Declared(
        names=names,
        values=_getter(names),
        classes=tuple(map(_classes, annotations)),
        tuples=tuple((index, _items(one)) for index, one in enumerate(annotations) if _items(one) != _ANYTHING),
        passed=set(),
    )
    _DECLARED[kind] = made
    return made


def _hints(kind: Any) -> dict[str, Any]:
    """Resolve the annotations; what a stranger's class names and nobody can find counts for nothing."""
    try:
        return get_type_hints(kind)
    except (NameError, AttributeError, TypeError, SyntaxError):
        return _hints(kind.__mro__[1])


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Make what reads all fields at once; a getter of one name would yield no tuple."""
    several: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)
    return several if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)


def _classes(annotation: Any) -> _Classes:
    """Tell the classes that an annotation allows."""
    if get_origin(annotation) in (Union, types.UnionType):
        parts = tuple(one for part in get_args(annotation) for one in _classes(part))
        return _ANYTHING if object in parts else parts
    plain = get_origin(annotation) if get_origin(annotation) is tuple else annotation
    if not _is_testable(plain):
        return _ANYTHING
    return (float, int) if plain is float else (plain,)


def _is_testable(annotation: Any) -> bool:
    try:
        isinstance(None, annotation)
    except TypeError:  # Any, protocols, typed dicts, what is no class
        return False
    return True


def _items(annotation: Any) -> _Classes:
    """Tell the classes that the items of ``tuple[X, ...]`` may have."""
    arguments = get_args(annotation)
    is_row = get_origin(annotation) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis
    return _classes(arguments[0]) if is_row else _ANYTHING
