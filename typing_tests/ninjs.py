"""What a type checker must see of the news standards: never run, checked by mypy and pyright."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_type

import newsparse_ninjs

import newsparse

article = newsparse.Article(text="Two were hurt.")

assert_type(newsparse_ninjs.read_ninjs(b""), Iterator[newsparse.Article])
assert_type(newsparse_ninjs.write_nitf([article]), Iterator[str])
assert_type(newsparse_ninjs.losses(article, "nitf"), tuple[newsparse_ninjs.Loss, ...])
assert_type(newsparse_ninjs.loss_report(article, "nitf"), str)
