"""Layers as flat rows, for tables, data frames and CSV."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

from newsparse.errors import InputValueError
from newsparse.layers import Layer
from newsparse.models.article import Article
from newsparse.models.fact import Fact
from newsparse.serialize.annotations import alternatives, field_types, is_record
from newsparse.serialize.known import known_layers
from newsparse.serialize.stamps import write_stamp
from newsparse.span import Span

__all__ = ["columns", "label", "rows"]

Scalar: TypeAlias = str | int | float | bool | None
_Get: TypeAlias = Callable[[Any], Any]


def rows(article: Article, layer: str | Layer[Any]) -> list[dict[str, Scalar]]:
    """Flatten a layer into dicts of plain values, one for each fact, all with the same keys.

    The fact's own span becomes ``start``, ``end`` and ``text``; another span keeps its name for its text, next to
    ``cue_start`` and ``cue_end``; a count becomes ``count_low``, ``count_high`` and ``count_qualifier``. Of a fact
    that is referred to stands the name, or else the text; several are joined by semicolons.

    Args:
        article: The article.
        layer: Name of the layer, or the layer.

    Returns:
        The rows, in the order of the facts, each with ``article_id`` and ``published``.

    Raises:
        InputValueError: There is no such layer, or a record of a plugin's holds itself.

    >>> from newsparse import Article, Moment, Span
    >>> day = datetime.date(2025, 4, 7)
    >>> monday = Moment(Span(10, 16, "Monday"), rule="moments.weekday", earliest=day, latest=day)
    >>> row = rows(Article(text="It opened Monday.", layers={"moments": (monday,)}), "moments")[0]
    >>> row["start"], row["text"], row["earliest"]
    (10, 'Monday', '2025-04-07')
    """
    name = layer.name if isinstance(layer, Layer) else layer
    facts = article.layers.get(name)
    if facts is None:
        _check_name(name, article)
    origin = {"article_id": article.id, "published": label(article.published)}
    kinds: dict[Any, None] = {type(fact): None for fact in facts or ()}
    keys = {key: None for kind in kinds for key in columns(kind)}
    return [{**origin, **keys, **_row(fact)} for fact in facts or ()]


def _check_name(name: str, article: Article) -> None:
    if name not in known_layers([name]):
        there = ", ".join(article.layers) or "none"
        raise InputValueError(f"there is no layer {name!r}; the article has {there}")


def _row(fact: Any) -> dict[str, Scalar]:
    kind: Any = type(fact)
    try:
        return {key: get(fact) for key, get in columns(kind).items()}
    except RecursionError:
        raise InputValueError(f"a {kind.__name__} holds what holds itself, or is nested too deeply for a row") from None


@cache
def columns(record: Any, within: tuple[Any, ...] = ()) -> dict[str, _Get]:
    """List the columns that a record's fields make.

    Args:
        record: A class of facts, or any attrs class.
        within: The records that it lies in; what holds one of them again stands in one column.

    Returns:
        Name of the column to what finds its value, in the order of the fields.
    """
    made: dict[str, _Get] = {}
    for name, kind in field_types(record).items():
        for key, get in _columns_of(name, kind, (*within, record)):
            while key in made:  # a plugin's own field that is called "start"
                key += "_"  # noqa: PLW2901  # until it is free
            made[key] = get
    return made


def _columns_of(name: str, kind: Any, within: tuple[Any, ...]) -> Iterator[tuple[str, _Get]]:
    def get(record: Any) -> Any:
        return getattr(record, name)

    parts = [part for part in alternatives(kind) if part is not type(None)]
    if parts == [Span]:
        yield from _span_columns(name, get)
    elif len(parts) == 1 and is_record(parts[0]) and parts[0] not in within:
        for key, inner in columns(parts[0], within).items():
            yield f"{name}_{key}", _within(get, inner)
    else:
        yield name, lambda record: label(get(record))


def _span_columns(name: str, get: _Get) -> Iterator[tuple[str, _Get]]:
    own = name == "span"
    for key in ("start", "end", "text"):
        column = key if own else name if key == "text" else f"{name}_{key}"
        yield column, _within(get, attrgetter(key))


def _within(outer: _Get, inner: _Get) -> _Get:
    def get(record: Any) -> Any:
        value = outer(record)
        return None if value is None else inner(value)

    return get


def label(value: Any) -> Scalar:
    """Say a value in one cell.

    Args:
        value: Anything that a fact may hold.

    >>> label((Span(0, 5, "tanks"), Span(9, 14, "boats")))
    'tanks; boats'
    """
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    several = _several(value)
    return _said(value) if several is None else "; ".join(several)


def _several(value: Any) -> list[str] | None:
    if isinstance(value, Mapping):
        return [f"{key}={_word(one)}" for key, one in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted(map(_word, value))
    return [_word(one) for one in value] if isinstance(value, (tuple, list)) else None


def _said(value: Any) -> str:
    if isinstance(value, (Span, Fact)):
        return _name(value)
    if isinstance(value, datetime.date):
        return write_stamp(value)
    kind: Any = type(value)
    if attrs.has(kind):
        return " ".join(filter(None, (_word(get(value)) for get in columns(kind).values())))
    return str(value)


def _word(value: Any) -> str:
    said = label(value)
    return "" if said is None else str(said)


def _name(value: Span | Fact) -> str:
    name = getattr(value, "name", None)
    if isinstance(name, str) and name:
        return name
    names = getattr(value, "names", None)
    return "; ".join(map(str, names)) if isinstance(names, tuple) and names else value.text
