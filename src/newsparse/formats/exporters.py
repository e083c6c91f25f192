"""The built-in output formats: JSON, JSON Lines and CSV, each written as the articles come."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from newsparse.layers import Layer
from newsparse.models.article import Article
from newsparse.models.fact import Fact
from newsparse.serialize.flat import columns, rows
from newsparse.serialize.known import known_layers
from newsparse.serialize.writing import to_json

__all__ = ["write_csv", "write_json", "write_jsonl", "write_layer"]

_ORIGIN: Final = ("article_id", "published")


def write_json(articles: Iterable[Article]) -> Iterator[str]:
    r"""Write one article as an object, several as an array.

    Args:
        articles: The articles, taken one by one.

    >>> "".join(write_json([]))
    '[]\n'
    """
    waiting = iter(articles)
    first, second = next(waiting, None), next(waiting, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield f"{to_json(first, indent=2)}\n"
    else:
        yield f"[\n{to_json(first)},\n{to_json(second)}"
        yield from (f",\n{to_json(article)}" for article in waiting)
        yield "\n]\n"


def write_jsonl(articles: Iterable[Article]) -> Iterator[str]:
    """Write one article a line.

    Args:
        articles: The articles, taken one by one.
    """
    return (f"{to_json(article)}\n" for article in articles)


def write_csv(articles: Iterable[Article], *, layer: str | Layer[Any] | None = None) -> Iterator[str]:
    """Write one line for each fact of every layer, with the columns that all facts have; or of one layer, with all.

    Args:
        articles: The articles, taken one by one.
        layer: The layer, or its name; None for every layer.

    Raises:
        InputValueError: There is no such layer.
    """
    if layer is not None:
        return write_layer(articles, layer)
    header = (*_ORIGIN, "layer", *columns(Fact))
    facts = ({"layer": name, **row} for article in articles for name in article.layers for row in rows(article, name))
    return _lines(header, facts)


def write_layer(articles: Iterable[Article], layer: str | Layer[Any]) -> Iterator[str]:
    """Write one line for each fact of a layer, with all the columns of `newsparse.rows`.

    Args:
        articles: The articles, taken one by one.
        layer: Name of the layer, or the layer.

    Raises:
        InputValueError: There is no such layer.
    """
    facts = (row for article in articles for row in rows(article, layer))
    known = [layer] if isinstance(layer, Layer) else list(known_layers([layer]).values())
    if known:
        kind: Any = known[0].fact
        return _lines((*_ORIGIN, *columns(kind)), facts)
    first = next(facts, {})
    return _lines(tuple(first), (row for several in ([first], facts) for row in several if row))


def _lines(header: tuple[str, ...], facts: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Write as RFC 4180 has it; what cannot be encoded is replaced."""
    line = io.StringIO()
    writer = csv.DictWriter(line, header, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    yield line.getvalue()
    for fact in facts:
        line.seek(0)
        line.truncate()
        writer.writerow(fact)
        yield line.getvalue().encode("utf-8", "replace").decode("utf-8")
