"""The one cattrs converter: records to plain data and back, strict about types, each complaint with its path."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias, get_args, get_origin

import attrs

from newsparse.errors import FormatError, ModelError
from newsparse.models.fact import Fact
from newsparse.models.frozen import FrozenMap
from newsparse.serialize.annotations import alternatives, is_fact
from newsparse.serialize.stamps import read_stamp, write_stamp

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["CLASS", "load", "shallow"]

# The key that names a fact's class where the place alone does not tell; no field can have the name of a keyword.
CLASS: Final = "class"

_Read: TypeAlias = Callable[[Any, Any], Any]

_SEQUENCES: Final = (tuple, list, set, frozenset)
_JSON_NAMES: Final[dict[type, str]] = {
    dict: "an object", list: "an array", str: "a string", int: "a whole number", float: "a number",
    bool: "true or false", type(None): "null",
}  # fmt: skip


def shallow(record: Any) -> dict[str, Any]:
    """Turn a record into a dict of its fields; facts that it refers to are left as they are.

    Args:
        record: A fact, or any other attrs record.
    """
    kind: Any = type(record)
    return _writer(kind)(record)


def load(data: Any, kind: Any, path: str) -> Any:
    """Turn plain data into what a field of some type holds; facts in it are left as they are.

    Args:
        data: What the JSON has there, with facts in the place of pointers.
        kind: The type that is wanted.
        path: Where the data stand, for complaints.

    Raises:
        FormatError: The data do not fit; the path leads to the innermost thing that does not.
    """
    try:
        return _converter().structure(data, kind)
    except Exception as error:  # whatever the checks of a stranger's record raise
        raise _complaint(error, path) from error


def _complaint(error: BaseException, path: str) -> FormatError:
    """Follow the notes that cattrs leaves to the innermost error, and make the path of them."""
    from cattrs.errors import ForbiddenExtraKeysError

    while True:
        path += "".join(reversed([_step(note) for note in getattr(error, "__notes__", ())]))
        if not (isinstance(error, BaseExceptionGroup) and error.exceptions):
            break
        error = error.exceptions[0]
    if isinstance(error, ForbiddenExtraKeysError):
        return FormatError(f"{path}.{min(error.extra_fields)}", f"is no field of {error.cl.__name__}")
    if isinstance(error, ModelError):
        return FormatError(f"{path}.{error.field}", error.reason)
    if isinstance(error, KeyError) and path.endswith(f".{error}".replace("'", "")):
        return FormatError(path, "is missing")
    return FormatError(path, str(error) or type(error).__name__)


def _step(note: Any) -> str:
    if (name := getattr(note, "name", None)) is not None:
        return f".{name}"
    index = getattr(note, "index", None)
    return "" if index is None else f"[{index}]" if isinstance(index, int) else f".{index}"


@cache
def _converter() -> Converter:
    from cattrs import Converter

    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    plain: dict[Any, Callable[[Any], object]] = {
        float: _write_float, Decimal: str, datetime.date: write_stamp, datetime.time: datetime.time.isoformat,
    }  # fmt: skip
    for base, write in plain.items():
        made.register_unstructure_hook(base, write)
    made.register_unstructure_hook_func(is_fact, lambda fact: fact)
    # The last one registered is asked first.
    made.register_structure_hook_func(attrs.has, _read_record)
    made.register_structure_hook_func(_is_sequence, _read_sequence)
    made.register_structure_hook_func(_is_mapping, _read_mapping)
    made.register_structure_hook_func(_is_scalar, _read_scalar)
    made.register_structure_hook_factory(_is_union, _union_reader)
    made.register_structure_hook_factory(_holds_facts, _fact_reader)
    for base in (str, int, float):  # asked before all of these, for derived classes such as StrEnum too
        made.register_structure_hook(base, _read_scalar)
    return made


@cache
def _writer(record: Any) -> Callable[[Any], dict[str, Any]]:
    from cattrs.gen import make_dict_unstructure_fn

    return make_dict_unstructure_fn(record, _converter())


@cache
def _reader(record: Any) -> _Read:
    from cattrs.gen import make_dict_structure_fn

    return make_dict_structure_fn(
        record, _converter(), _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )


# ---------------------------------------------------------------- scalars


def _refuse(data: object, wanted: str) -> NoReturn:
    raise TypeError(f"must be {wanted}, not {_name(data)}")


def _name(data: object) -> str:
    return _JSON_NAMES.get(type(data), type(data).__name__)


def _exactly(kind: type) -> Callable[[Any], Any]:
    return lambda data: data if type(data) is kind else _refuse(data, _JSON_NAMES[kind])


def _read_float(data: Any) -> float:
    if type(data) in (int, float):
        return data  # type: ignore[no-any-return]  # a whole number is kept as it was written
    if data in ("Infinity", "-Infinity", "NaN"):
        return float(data)
    _refuse(data, "a number")


def _write_float(number: float) -> float | str:
    """Write what JSON has no number for as protobuf's JSON does."""
    if math.isfinite(number):
        return number
    return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"


def _read_stamp(data: Any) -> datetime.date:
    try:
        return read_stamp(data if isinstance(data, str) else _refuse(data, "a date"))
    except ValueError:
        raise ValueError(f"{data!r} is not an ISO date") from None


def _read_time(data: Any) -> datetime.time:
    return datetime.time.fromisoformat(data if isinstance(data, str) else _refuse(data, "a time"))


def _read_decimal(data: Any) -> Decimal:
    try:
        return Decimal(data if isinstance(data, str) else _refuse(data, "a decimal number as a string"))
    except InvalidOperation:
        raise ValueError(f"{data!r} is not a decimal number") from None


_SCALARS: Final[dict[Any, Callable[[Any], Any]]] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _read_float,
    Decimal: _read_decimal,
    datetime.date: _read_stamp,
    datetime.datetime: _read_stamp,
    datetime.time: _read_time,
    Any: lambda data: data,
    object: lambda data: data,
}


def _is_scalar(kind: Any) -> bool:
    return kind in _SCALARS or (isinstance(kind, type) and issubclass(kind, Enum))


def _read_scalar(data: Any, kind: Any) -> Any:
    if kind in _SCALARS:
        return _SCALARS[kind](data)
    if issubclass(kind, Enum):
        return _read_enum(data, kind)
    base = next(one for one in kind.__mro__ if one in _SCALARS)
    return kind(_SCALARS[base](data))


def _read_enum(data: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if member.value == data and type(data) is not bool:
            return member
    raise ValueError(f"{data!r} is none of {', '.join(str(member.value) for member in kind)}")


# ---------------------------------------------------------------- collections


def _is_sequence(kind: Any) -> bool:
    return (get_origin(kind) or kind) in _SEQUENCES


def _read_sequence(data: Any, kind: Any) -> Any:
    if not isinstance(data, list):
        _refuse(data, "an array")
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if origin is tuple and arguments and arguments[-1] is not Ellipsis:
        if len(data) != len(arguments):
            raise ValueError(f"must have {len(arguments)} items, not {len(data)}")
        return tuple(_items(enumerate(data), arguments))
    return origin(_items(enumerate(data), (arguments[0] if arguments else Any,) * len(data)))


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind) or kind
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _read_mapping(data: Any, kind: Any) -> Any:
    if not isinstance(data, dict):
        _refuse(data, "an object")
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    key, value = arguments if len(arguments) == 2 else (str, arguments[0] if arguments else Any)
    keys = _items(((name, name) for name in data), (key,) * len(data))
    entries = dict(zip(keys, _items(data.items(), (value,) * len(data)), strict=True))
    return FrozenMap(entries) if origin is FrozenMap else entries


def _items(data: Any, kinds: tuple[Any, ...]) -> Iterator[Any]:
    """Read the items one by one; a complaint gets the item's place as its note, as those of cattrs have."""
    from cattrs.errors import IterableValidationNote

    for (place, item), kind in zip(data, kinds, strict=True):
        try:
            yield _converter().structure(item, kind)
        except Exception as error:  # whatever it is, it gets its place
            error.add_note(IterableValidationNote(f"at {place!r}", place, kind))
            raise


# ---------------------------------------------------------------- records


def _is_union(kind: Any) -> bool:
    return len(alternatives(kind)) > 1


def _union_reader(kind: Any) -> _Read:
    """Make what reads None, or the first alternative that fits."""
    parts = [part for part in alternatives(kind) if part is not type(None)]
    is_optional = len(parts) < len(alternatives(kind))

    def read(data: Any, _: Any) -> Any:
        if data is None and is_optional:
            return None
        for part in parts[:-1]:
            try:
                return _converter().structure(data, part)
            except Exception:  # noqa: BLE001, S112  # it may be the next one; the last one complains
                continue
        return _converter().structure(data, parts[-1])

    return read


def _read_record(data: Any, kind: Any) -> Any:
    return _reader(kind)(data if isinstance(data, dict) else _refuse(data, "an object"), kind)


def _holds_facts(kind: Any) -> bool:
    """Tell whether it is a class of facts, or a union of such classes, perhaps with None."""
    parts = [part for part in alternatives(kind) if part is not type(None)]
    return bool(parts) and all(map(is_fact, parts))


def _fact_reader(kind: Any) -> _Read:
    """Make what reads a fact of one class or of several, or None where that is allowed too."""
    kinds = [part for part in alternatives(kind) if is_fact(part)]
    is_optional = len(kinds) < len(alternatives(kind))

    def read(data: Any, _: Any) -> Any:
        if data is None and is_optional:
            return None
        if isinstance(data, Fact):
            return data if isinstance(data, tuple(kinds)) else _refuse_fact(data, kinds)
        if not isinstance(data, dict):
            _refuse(data, "an object")
        if CLASS not in data and len(kinds) == 1:
            return _read_record(data, kinds[0])
        fields = {name: value for name, value in data.items() if name != CLASS}
        return _read_record(fields, _named(data.get(CLASS), kinds))

    return read


def _refuse_fact(fact: Fact, kinds: list[Any]) -> NoReturn:
    raise TypeError(f"refers to a {type(fact).__name__}, where a {_or(kinds)} belongs")


def _named(name: Any, kinds: list[Any]) -> Any:
    """Find a class of facts by its name, among those that the place asks for and those derived from them."""
    waiting = list(kinds)
    while waiting:
        one = waiting.pop(0)
        if one.__name__ == name and "__attrs_attrs__" in vars(one):  # attrs leaves the class it replaced behind
            return one
        waiting.extend(one.__subclasses__())
    raise ValueError(f"must be a {_or(kinds)}, and say which in {CLASS!r}; {name!r} is none")


def _or(kinds: list[Any]) -> str:
    return " or ".join(kind.__name__ for kind in kinds)
