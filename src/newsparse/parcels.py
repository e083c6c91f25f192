"""Articles on their way to another process: facts are packed small, and unpacked when somebody asks for them."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from copyreg import __newobj__ as newobj  # type: ignore[attr-defined]  # what pickles call to make an empty record
from functools import cache, partial
from io import BytesIO
from operator import attrgetter
from typing import Any, Final, TypeAlias

import attrs

from newsparse.models.article import Article, Layers
from newsparse.models.fact import Fact
from newsparse.span import Span

__all__ = ["packed"]

_Recipe: TypeAlias = "tuple[Any, ...]"

_UNPACKING: Final = threading.Lock()
# One object for all pickles, which then name it once.
_CUT: Final = Span.of


def packed(article: Article) -> Article:
    """Pack the layers of an article, so that pickling it is cheap on both sides.

    Args:
        article: Any article; what its layers share stays shared.

    Returns:
        An equal article, which unpacks its layers when the first of them is asked for.
    """
    parcel = BytesIO()
    pickler = pickle.Pickler(parcel, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _Recipes(article.text)
    pickler.dump(dict(article.layers))
    return attrs.evolve(article, layers=_Packed(parcel.getvalue(), article.text))


class _Packed(Layers):
    """Layers in a pickle, until somebody looks at one of them."""

    __slots__ = ("_pickle",)
    _pickle: bytes | None

    def __init__(self, pickled: bytes, text: str) -> None:
        object.__setattr__(self, "_pickle", pickled)
        object.__setattr__(self, "_text", text)

    def __getattr__(self, name: str) -> Any:
        """Unpack the layers, which are missing until they are asked for; two threads get the same facts."""
        if name != "_items":
            raise AttributeError(f"{type(self).__name__} has no {name!r}")
        with _UNPACKING:
            if self._pickle is not None:
                object.__setattr__(self, "_items", pickle.loads(self._pickle))  # noqa: S301  # our own worker's bytes
                object.__setattr__(self, "_pickle", None)
        return object.__getattribute__(self, "_items")

    def __reduce__(self) -> tuple[type[Layers], tuple[Any, ...]]:
        """Pass the pickle on as long as nobody has looked."""
        pickled = self._pickle
        return (Layers, (self._items,)) if pickled is None else (_Packed, (pickled, self._text))


class _Recipes(dict[type, Callable[[Any], _Recipe]]):
    """How each class is pickled: spans as offsets into the text, facts as values without the names of their fields.

    Args:
        text: What the spans were cut from.
    """

    def __init__(self, text: str) -> None:
        super().__init__({Span: partial(_offsets, text)})

    def __missing__(self, kind: Any) -> Callable[[Any], _Recipe]:
        # Whatever else is pickled as usual, and so is a fact with a `__dict__`, which takes no state by place.
        if not issubclass(kind, Fact) or kind.__dictoffset__:
            raise KeyError(kind)
        self[kind] = recipe = _by_place(kind)
        return recipe


def _offsets(text: str, span: Span) -> _Recipe:
    start, end = span.start, span.end
    if span.holds_in(text):
        return _CUT, (text, start, end)
    return Span, (start, end, span.text)


@cache
def _by_place(kind: Any) -> Callable[[Fact], _Recipe]:
    """Tell how a class of facts is pickled; the state that attrs' records take may be a tuple in the order of their fields."""
    values = attrgetter(*(field.name for field in attrs.fields(kind)))
    empty = (kind,)
    return lambda fact: (newobj, empty, values(fact))
