"""One item of a batch: a text, an article or a mapping, read so that whatever goes wrong is a failure of its article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol, TypeAlias

import attrs

from newsparse.errors import InputTypeError, InputValueError
from newsparse.models.article import Article
from newsparse.models.failure import Failure, FailureKind

__all__ = ["Item", "Reading", "failed", "read_item"]

Item: TypeAlias = "str | Article | Mapping[str, Any]"

_TO_PARSE: Final = ("published", "title", "url")
_TO_KEEP: Final = ("id", "outlet", "authors", "language", "metadata")


class Reading(Protocol):
    """What reads one article: a `Parser`, which must pickle to be used with more than one process."""

    def parse(self, text: str | Article, *, published: Any = None, title: Any = None, url: Any = None) -> Article:
        """Read one article."""
        ...


def read_item(parser: Reading, item: Item) -> Article:
    """Read one item.

    Args:
        parser: Reads it.
        item: A text, an article, or a mapping with a text and what else is known of it.

    Returns:
        The article; whatever goes wrong is a failure of it.
    """
    try:
        if isinstance(item, Mapping):
            return _read_mapping(parser, item)
        return parser.parse(item)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # an item never ends the batch
        return failed(item, FailureKind.ERROR, f"{type(error).__name__}: {error}")


def _read_mapping(parser: Reading, item: Mapping[str, Any]) -> Article:
    if "text" not in item:
        raise InputValueError(f"an item needs a 'text'; this one has {', '.join(map(str, item)) or 'nothing'}")
    if unknown := set(item) - {"text", *_TO_PARSE, *_TO_KEEP}:
        raise InputValueError(f"an item has unknown keys: {', '.join(sorted(map(str, unknown)))}")
    if not isinstance(item["text"], str):
        raise InputTypeError(f"text must be a str, not {type(item['text']).__name__}")
    kept = Article(text=item["text"], **{name: item[name] for name in _TO_KEEP if name in item})
    return parser.parse(kept, **{name: item[name] for name in _TO_PARSE if name in item})


def failed(item: Item, kind: FailureKind, error: str) -> Article:
    """Keep of a failing item what can be kept.

    Args:
        item: What was to be read.
        kind: How it failed.
        error: What happened.
    """
    failure = Failure(kind=kind, error=error)
    if isinstance(item, Article):
        return attrs.evolve(item, layers={}, failures=(*item.failures, failure))
    known = item if isinstance(item, Mapping) else {"text": item}
    words: dict[str, Any] = {name: known[name] for name in ("title", "url") if isinstance(known.get(name), str)}
    text, name = known.get("text"), known.get("id")
    return Article(
        text=text if isinstance(text, str) else "",
        id=None if name is None else str(name),
        failures=(failure,),
        **words,
    )
