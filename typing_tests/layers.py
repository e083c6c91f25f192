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
    Span,
    View,
    extractor,
    from_json,
    parse,
    parse_many,
)


@attrs.frozen(repr=False)
class Amount(Fact):
    """A fact of a third party."""

    currency: str = attrs.field(kw_only=True)


MONEY = Layer("money", Amount)


@extractor(MONEY, requires=[QUOTES])
def money(view: View) -> Iterator[Amount]:
    assert_type(view[QUOTES], tuple[Quote, ...])
    yield Amount(view.span(0, 1), rule="money.example", currency="EUR")


assert_type(MONEY, Layer[Amount])
assert_type(money, Extractor[Amount])

article = parse("Two people were hurt.", published="2025-04-09")
assert_type(article, Article)
assert_type(article[MONEY], tuple[Amount, ...])
assert_type(article[MONEY][0].currency, str)
assert_type(article[CASUALTIES], tuple[Casualty, ...])
assert_type(article.quotes, tuple[Quote, ...])
assert_type(article.quotes[0].speaker, Actor | None)
assert_type(article.casualties[0].victim, Span | None)
assert_type(from_json("{}"), Article)
assert_type(next(iter(parse_many(["One.", "Two."]))), Article)
