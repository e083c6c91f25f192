"""What a type checker must see of the exporters' functions: never run, checked by mypy and pyright."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_type

import newsparse_events
from newsparse_events import EventFormat, Loss, Why

import newsparse

article = newsparse.parse("A bomb killed two people.")

assert_type(newsparse_events.rows(article, "acled", policy=newsparse.Policy.TEXT), list[dict[str, Any]])
assert_type(newsparse_events.write([article], "gtd"), Iterator[str])
assert_type(newsparse_events.losses(article, "plover"), tuple[Loss, ...])
assert_type(newsparse_events.losses(article, "plover")[0].why, Why)
assert_type(newsparse_events.losses(article, "plover")[0].fact, newsparse.Fact)
assert_type(newsparse_events.find_format("icews"), EventFormat)
