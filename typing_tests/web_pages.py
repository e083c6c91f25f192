"""What a type checker must see of the reader of web pages: never run, checked by mypy and pyright."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_type

import newsparse_html

import newsparse

assert_type(newsparse_html.read_html(b""), Iterator[newsparse.Article])
