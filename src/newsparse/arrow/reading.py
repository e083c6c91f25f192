"""From Arrow to articles."""

# pyarrow has no types.
# pyright: reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from newsparse.arrow.schemas import DOCUMENT, HEAD, fact_shape, own_shapes
from newsparse.arrow.shapes import Shape
from newsparse.errors import InputTypeError, InputValueError
from newsparse.layers import Layer
from newsparse.models.article import Article
from newsparse.serialize.head import make_head
from newsparse.serialize.known import known_layers
from newsparse.serialize.reading import from_dict, from_json

if TYPE_CHECKING:
    from newsparse.parser import Parser

__all__ = ["check_columns", "from_arrow"]

# Rows are taken apart so many at a time.
_ROWS: Final = 64


def from_arrow(
    data: pa.Table | pa.RecordBatch, *, layers: Iterable[Layer[Any]] = (), parser: Parser | None = None
) -> Iterator[Article]:
    """Read articles from Arrow data that `to_arrow`, `parse_parquet` or another of this module made.

    Args:
        data: The table or batch; of its columns ``text`` must be there. Columns that are not of an article are left out.
        layers: Layers of plugins that are not installed.
        parser: A parser whose plugins' layers are to be read too.

    Returns:
        The articles, read as they are asked for; facts that were shared are shared again.

    Raises:
        FormatError: A row is no article; the path says where. Facts in a column may need another column, those of
            ``casualties`` need ``actors``.
        InputTypeError: It is neither a table nor a batch.
        InputValueError: The column ``text`` is missing.

    >>> import newsparse
    >>> from newsparse.arrow import from_arrow, to_arrow
    >>> (article,) = from_arrow(to_arrow(newsparse.parse("Nobody was hurt in Lima.")))
    >>> [place.name for place in article.places]
    ['Lima']
    """
    if not isinstance(data, (pa.Table, pa.RecordBatch)):
        raise InputTypeError(f"data must be a pyarrow Table or RecordBatch, not {type(data).__name__}")
    check_columns(("text",), data.schema.names)
    return _articles(data, tuple(layers), parser)


def check_columns(wanted: Iterable[str], there: Iterable[str]) -> None:
    """Refuse data that lack a column.

    Args:
        wanted: Names of the columns that must be there.
        there: Names of those that are.

    Raises:
        InputValueError: One is missing; the message names it, and those that are there.
    """
    known = list(there)
    if missing := [name for name in wanted if name not in known]:
        raise InputValueError(f"there is no column {missing[0]!r}; there are {', '.join(known) or 'none'}")


def _articles(
    data: pa.Table | pa.RecordBatch, layers: tuple[Layer[Any], ...], parser: Parser | None
) -> Iterator[Article]:
    own = own_shapes()
    rest = [name for name in data.schema.names if name not in own]
    facts = {name: fact_shape(layer) for name, layer in known_layers(rest, layers, parser).items()}
    taken = data.select([name for name in data.schema.names if name in own or name in facts])
    for start in range(0, taken.num_rows, _ROWS):
        for row in taken.slice(start, _ROWS).to_pylist(maps_as_pydicts="strict"):
            if written := row.pop(DOCUMENT, None):
                yield from_json(written, layers=layers, parser=parser)
            else:
                yield from_dict(_document(row, own, facts), layers=layers, parser=parser)


def _document(row: Mapping[str, Any], own: Mapping[str, Shape], facts: Mapping[str, Shape]) -> dict[str, Any]:
    """Make of a row the plain data that `to_dict` made; a column that is empty for a row was not there."""
    fields = {name: own[name].unfit(value) for name, value in row.items() if name in own and value is not None}
    layers = {name: facts[name].unfit(value) for name, value in row.items() if name in facts and value is not None}
    return {HEAD: make_head({}), **fields, "layers": layers}
