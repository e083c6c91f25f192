"""From JSON and plain data to an article; what is wrong is said with the path to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

import attrs

from newsparse.errors import FormatError, InputTypeError, SpanError
from newsparse.layers import Layer
from newsparse.models.article import Article, UnknownLayers
from newsparse.models.fact import Fact
from newsparse.serialize.conversion import load
from newsparse.serialize.head import read_head
from newsparse.serialize.known import known_layers
from newsparse.serialize.pointers import Linked, every_object
from newsparse.serialize.surrogates import restore
from newsparse.span import Span

if TYPE_CHECKING:
    from newsparse.parser import Parser

__all__ = ["from_dict", "from_json", "parse_json"]


def from_json(document: str | bytes, *, layers: Iterable[Layer[Any]] = (), parser: Parser | None = None) -> Article:
    """Read an article from JSON that `to_json` wrote.

    Args:
        document: The JSON, as text or as its bytes.
        layers: Layers of plugins that are not installed.
        parser: A parser whose plugins' layers are to be read too.

    Returns:
        The article; facts that were shared are shared again. A layer that nobody knows is kept as it
        is in ``unknown_layers``.

    Raises:
        FormatError: It is not such JSON; the path says where.
        InputTypeError: The document is neither text nor bytes.

    >>> from newsparse import Article, to_json
    >>> from_json(to_json(Article(text="Two were hurt."))) == Article(text="Two were hurt.")
    True
    >>> from_json("{")
    Traceback (most recent call last):
    newsparse.errors.FormatError: $: is not JSON: ...
    """
    return from_dict(restore(parse_json(document)), layers=layers, parser=parser)


def parse_json(document: str | bytes) -> Any:
    """Parse JSON, and nothing that only looks like it.

    Raises:
        FormatError: It is not JSON, or not encoded as JSON must be.
        InputTypeError: The document is neither text nor bytes.
    """
    import json

    if not isinstance(document, (str, bytes, bytearray)):
        raise InputTypeError(f"a JSON document must be a str or bytes, not {type(document).__name__}")

    try:
        return json.loads(document, parse_constant=_refuse_constant)
    except UnicodeDecodeError as broken:
        raise FormatError("$", f"is not JSON: not {broken.encoding} at byte {broken.start}") from None
    except RecursionError:
        raise FormatError("$", "is nested too deeply") from None
    except ValueError as broken:
        raise FormatError("$", f"is not JSON: {broken}") from None


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def from_dict(
    document: Mapping[str, Any], *, layers: Iterable[Layer[Any]] = (), parser: Parser | None = None
) -> Article:
    """Read an article from the plain data that `to_dict` made.

    Args:
        document: The data.
        layers: Layers of plugins that are not installed.
        parser: A parser whose plugins' layers are to be read too.

    Returns:
        The article; facts that were shared are shared again. A layer that nobody knows is kept as it
        is in ``unknown_layers``.

    Raises:
        FormatError: It is not such data; the path says where.

    >>> import newsparse
    >>> article = newsparse.parse("Two people were hurt.")
    >>> from_dict(newsparse.to_dict(article)) == article
    True
    """
    try:
        return _article(document, layers, parser)
    except RecursionError:
        raise FormatError("$", "is nested too deeply") from None


def _article(document: Any, layers: Iterable[Layer[Any]], parser: Parser | None) -> Article:
    document = load(document, dict[str, Any], "$")
    head = read_head(document)
    rest = {name: value for name, value in document.items() if name not in ("newsparse", "layers")}
    if "unknown_layers" in rest:
        raise FormatError("$.unknown_layers", "is no field of Article")
    article: Article = load(rest, Article, "$")
    written = load(document.get("layers", {}), dict[str, Any], "$.layers")
    known = known_layers(written, layers, parser)
    try:
        facts = Linked(written, known).facts()
    except FormatError as wrong:
        raise _end_behind(article.text, written, wrong) or wrong from None
    unread = {name: facts for name, facts in written.items() if name not in known}
    unknown = UnknownLayers(unread, plugins=head.plugins if unread else {})
    try:
        return attrs.evolve(article, layers=facts, unknown_layers=unknown)
    except SpanError as wrong:
        raise next(_misplaced(article.text, facts), FormatError("$.layers", str(wrong))) from None


def _end_behind(text: str, written: dict[str, Any], wrong: FormatError) -> FormatError | None:
    """Blame the end of a span that disagrees with its text where it lies behind the article's text."""
    for data, path in every_object(written, "$.layers"):
        end = data.get("end")
        if wrong.path == f"{path}.text" and type(end) is int and end > len(text):
            return _behind(path, end, text)
    return None


def _behind(path: str, end: int, text: str) -> FormatError:
    return FormatError(f"{path}.end", f"{end} lies behind the text's {len(text)} code points")


def _misplaced(text: str, layers: Mapping[str, tuple[Fact, ...]]) -> Iterator[FormatError]:
    """Find the spans that do not hold, to say where they are written."""
    standing = {id(fact) for facts in layers.values() for fact in facts}
    for name, facts in layers.items():
        for index, fact in enumerate(facts):
            for path, span in _located(fact, f"$.layers.{name}[{index}]", standing):
                if span.end > len(text):
                    yield _behind(path, span.end, text)
                elif not span.holds_in(text):
                    there = text[span.start : span.end]
                    yield FormatError(f"{path}.text", f"{span!r} is not what stands there, {there!r}")


def _located(fact: Fact, path: str, standing: AbstractSet[int]) -> Iterator[tuple[str, Span]]:
    """Yield the spans of a fact, and of those it refers to that stand in no layer, each with its path."""
    for field in attrs.fields(type(fact)):
        value = getattr(fact, field.name)
        several = isinstance(value, tuple)
        for index, part in enumerate(value if several else (value,)):
            where = f"{path}.{field.name}[{index}]" if several else f"{path}.{field.name}"
            if isinstance(part, Span):
                yield where, part
            elif isinstance(part, Fact) and id(part) not in standing:
                yield from _located(part, where, standing)
