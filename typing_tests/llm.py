"""What a type checker must see of the host for models: never run, checked by mypy and pyright."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_type

import newsparse_llm
from newsparse_llm import FINDINGS, Chat, Client, Finding, Prompt

import newsparse


def answer(prompt: Prompt) -> Iterator[str]:
    yield prompt.user


client: Client = answer
chat: Client = Chat(url="http://localhost/v1", model="x")
article = newsparse.Parser(plugins=[newsparse_llm], options={"llm": {"client": client}}).parse("Go home.")

assert_type(FINDINGS, newsparse.Layer[Finding])
assert_type(article[FINDINGS], tuple[Finding, ...])
assert_type(article[FINDINGS][0].part("who"), newsparse.Span | None)
assert_type(newsparse_llm.findings, newsparse.Extractor[Finding])
