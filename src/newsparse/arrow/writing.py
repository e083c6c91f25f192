"""From articles to Arrow: whatever an article holds, it gets its row."""

# pyarrow has no types.
# pyright: reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from newsparse.arrow.schemas import DOCUMENT, layers_or_built_in, own_shapes, shapes
from newsparse.arrow.shapes import Fitting, Shape
from newsparse.layers import Layer
from newsparse.models.article import Article
from newsparse.serialize.surrogates import dump
from newsparse.serialize.writing import to_dict

if TYPE_CHECKING:
    from newsparse.parser import Parser

__all__ = ["to_arrow", "to_batch"]

_OWN: Final = frozenset(own_shapes())
_HIGHEST: Final = 2**63 - 1
# A lone half of a surrogate pair is no character of UTF-8; another character keeps all offsets.
_HALVES: Final = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


def to_arrow(
    articles: Article | Iterable[Article], *, layers: Iterable[Layer[Any]] | None = None, parser: Parser | None = None
) -> pa.RecordBatch:
    """Put articles into an Arrow record batch, a row an article; `from_arrow` gives them back without loss.

    Args:
        articles: The articles, or one.
        layers: The layers that get a column; by default the parser's, without one the built-in ones. Other layers of an
            article are kept in the column ``document``.
        parser: The parser that read them, if layers of plugins are to have columns.

    Returns:
        The batch, by the schema that `schema` makes. It has as many rows as there are articles: give it a few hundred
        at a time. A number beyond 64 bits becomes the nearest that Arrow has, half of a surrogate pair U+FFFD; the
        article as it was then stands in ``document``.

    Raises:
        InputTypeError: Something in the metadata, or in a plugin's fact, has no form in JSON.
        InputValueError: Metadata hold an infinite number, something is nested too deeply, or a layer has the name of
            another column.

    >>> import newsparse
    >>> from newsparse.arrow import from_arrow, to_arrow
    >>> article = newsparse.parse("A bomb killed two people in Lima.")
    >>> batch = to_arrow(article)
    >>> batch.num_rows, batch.column("casualties")[0][0]["count"].as_py()
    (1, {'low': 2, 'high': 2, 'qualifier': 'exact'})
    >>> list(from_arrow(batch)) == [article]
    True
    """
    several = [articles] if isinstance(articles, Article) else articles
    documents = [to_dict(article, parser=parser) for article in several]
    return to_batch(documents, shapes(layers_or_built_in(layers, parser)))


def to_batch(documents: Sequence[dict[str, Any]], columns: dict[str, Shape]) -> pa.RecordBatch:
    """Put the plain data of articles into a record batch.

    Args:
        documents: What `to_dict` made.
        columns: Shape of each column by name.
    """
    fitted = [_cells(document, columns) for document in documents]
    inexact = {row for row, (_, is_exact) in enumerate(fitted) if not is_exact}
    arrays: dict[str, pa.Array] = {}
    for name, shape in columns.items():
        if name != DOCUMENT:
            arrays[name], mended = _array([cells.get(name) for cells, _ in fitted], shape.type)
            inexact |= mended
    written = [dump(document, None) if row in inexact else None for row, document in enumerate(documents)]
    arrays[DOCUMENT] = pa.array(written, pa.string())
    return pa.RecordBatch.from_arrays(
        [arrays[name] for name in columns], schema=pa.schema([(name, shape.type) for name, shape in columns.items()])
    )


def _cells(document: dict[str, Any], columns: dict[str, Shape]) -> tuple[dict[str, Any], bool]:
    """Fit one article into the columns; tell also whether it can be made of them again."""
    layers = document["layers"]
    fitting = Fitting(layers, is_exact=layers.keys() <= columns.keys())
    cells = {
        name: shape.fit(document.get(name) if name in _OWN else layers.get(name), fitting)
        for name, shape in columns.items()
    }
    return cells, fitting.is_exact


def _array(values: list[Any], kind: pa.DataType) -> tuple[pa.Array, set[int]]:
    """Make a column; where Arrow cannot hold what is in it, row by row, telling which rows were mended."""
    try:
        return pa.array(values, kind), set()
    except (pa.ArrowException, UnicodeError, OverflowError, TypeError, ValueError):
        mended = {row for row, value in enumerate(values) if not _is_held(value, kind)}
        return pa.array([_mend(one, kind) if row in mended else one for row, one in enumerate(values)], kind), mended


def _is_held(value: Any, kind: pa.DataType) -> bool:
    try:
        pa.array([value], kind)
    except (pa.ArrowException, UnicodeError, OverflowError, TypeError, ValueError):
        return False
    return True


def _mend(value: Any, kind: pa.DataType) -> Any:
    """Make of a value the nearest that Arrow can hold; None of what has nothing near."""
    if pa.types.is_struct(kind):
        return {one.name: _mend(value.get(one.name), one.type) for one in kind} if isinstance(value, dict) else None
    if pa.types.is_map(kind):
        return [(_mend(key, kind.key_type), _mend(one, kind.item_type)) for key, one in value or ()]
    if pa.types.is_list(kind):
        return [_mend(one, kind.value_type) for one in value] if isinstance(value, list) else None
    if pa.types.is_string(kind):
        return value.translate(_HALVES) if isinstance(value, str) else None
    return _mend_number(value, kind)


def _mend_number(value: Any, kind: pa.DataType) -> Any:
    if isinstance(value, bool) or pa.types.is_boolean(kind):
        return value if isinstance(value, bool) and pa.types.is_boolean(kind) else None
    if pa.types.is_integer(kind):
        return max(-_HIGHEST, min(value, _HIGHEST)) if isinstance(value, int) else None
    try:
        return float(value)
    except (TypeError, ValueError):  # no number
        return None
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
