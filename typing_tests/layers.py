"""What the type checkers must see: never run, checked by mypy and pyright."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_type

import attrs

from newsparse import (
    CASUALTIES,
    QUOTES,
    Actor,
    Article,
    Casualty,
    Extractor,
    Fact,
    Layer,
    Quote,
    Refusal,
    Span,
    View,
    extractor,
    from_json,
    parse,
    parse_many,
    write,
    write_many,
)


@attrs.frozen(repr=False)
class Height(Fact):
    """A fact of a third party."""

    metres: float = attrs.field(kw_only=True)


HEIGHTS = Layer("heights", Height)


@extractor(HEIGHTS, requires=[QUOTES])
def heights(view: View) -> Iterator[Height]:
    assert_type(view[QUOTES], tuple[Quote, ...])
    yield Height(view.span(0, 1), rule="heights.example", metres=3.0)


@extractor(HEIGHTS)
def doubted(view: View) -> Iterator[Height | Refusal]:
    yield Refusal(f"{view.text} is no height")


assert_type(doubted, Extractor[Height])
assert_type(HEIGHTS, Layer[Height])
assert_type(heights, Extractor[Height])

article = parse("Two people were hurt.", published="2025-04-09")
assert_type(article, Article)
assert_type(article[HEIGHTS], tuple[Height, ...])
assert_type(article[HEIGHTS][0].metres, float)
assert_type(article[CASUALTIES], tuple[Casualty, ...])
assert_type(article.quotes, tuple[Quote, ...])
assert_type(article.quotes[0].speaker, Actor | None)
assert_type(article.casualties[0].victim, Span | None)
assert_type(from_json("{}"), Article)
assert_type(next(iter(parse_many(["One.", "Two."]))), Article)
assert_type(write(article, "csv", layer="places"), str)
assert_type(write_many([article], "jsonl"), Iterator[str])
