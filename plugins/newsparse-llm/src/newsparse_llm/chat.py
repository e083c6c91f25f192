"""A client for servers that speak OpenAI's chat completions; needs the extra ``http``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from newsparse import NewsparseError
from newsparse_llm.tasks import Prompt

__all__ = ["Chat", "ChatError"]

_LONGEST_LINE: Final = 1_000_000
_SHOWN: Final = 200


class ChatError(NewsparseError):
    """A server refused, or does not answer in the way of chat completions."""


@attrs.frozen(kw_only=True)
class Chat:
    """Asks a model over HTTP, and hears its answer as it comes.

    The protocol is that of OpenAI's chat completions with streaming, which vLLM, llama.cpp, Ollama and others speak too.

    Args:
        url: The address up to the version, ``"http://localhost:8000/v1"``.
        model: Name of the model.
        key_from: Name of the environment variable that holds the key; the key itself is never kept.
        timeout: Seconds without a word before it gives up.
        is_strict: Whether the server holds the model to the schema of the answer.
        extra: More fields of the request, ``{"seed": 1}``.
    """

    url: str
    model: str
    key_from: str | None = None
    timeout: float = 30
    is_strict: bool = True
    extra: dict[str, Any] = attrs.field(factory=dict[str, Any], hash=False)

    @property
    def name(self) -> str:
        """What tells this client from others in a cache."""
        return json.dumps([self.url, self.model, self.is_strict, self.extra], sort_keys=True)

    def __call__(self, prompt: Prompt) -> Iterator[str]:
        """Ask, and yield the pieces of the answer; an empty piece says that the server is still there.

        Args:
            prompt: What to ask.

        Raises:
            ChatError: The server refused, or answered something else.
        """
        import httpx  # pyright: ignore[reportMissingImports]  # the extra

        content = json.dumps(self._request(prompt)).encode("ascii")
        address = f"{self.url.rstrip('/')}/chat/completions"
        with httpx.stream("POST", address, content=content, headers=self._headers(), timeout=self.timeout) as response:
            if response.status_code != httpx.codes.OK:
                raise ChatError(f"{address} answers {response.status_code}: {_beginning(response.iter_text())}")
            for line in _lines(response.iter_text()):
                if line == "data: [DONE]":
                    return
                yield _words(line)

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        messages = [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]
        schema = {"name": "findings", "schema": dict(prompt.schema)}
        strict = {"response_format": {"type": "json_schema", "json_schema": schema}} if self.is_strict else {}
        return {"model": self.model, "messages": messages, "stream": True, "temperature": 0, **strict, **self.extra}

    def _headers(self) -> dict[str, str]:
        key = os.environ.get(self.key_from, "") if self.key_from else ""
        return {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}


def _beginning(pieces: Iterable[str]) -> str:
    """Read as much of a complaint as is shown, from a server that may never stop."""
    heard = ""
    for piece in pieces:
        heard += piece
        if len(heard) >= _SHOWN:
            break
    return " ".join(heard[:_SHOWN].split())


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """Cut a stream into lines, none of which may be endless; each piece gives one at least, if an empty one."""
    left = ""
    for piece in pieces:
        *lines, left = (left + piece).split("\n")
        yield from (line.rstrip("\r") for line in lines or [""])
        if len(left) > _LONGEST_LINE:
            raise ChatError(f"a line of more than {_LONGEST_LINE} characters")
    yield left


def _words(line: str) -> str:
    """Read the words out of one event; comments, names of events and empty lines have none."""
    if not line.startswith("data:"):
        if line.startswith(("{", "<")):
            raise ChatError(f"no stream of events: {line[:_SHOWN]}")
        return ""
    try:
        (choice, *_) = json.loads(line.removeprefix("data:"))["choices"] or [{}]
        words = choice.get("delta", {}).get("content") or ""
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as broken:
        raise ChatError(f"no event of a chat: {line[:_SHOWN]}") from broken
    if not isinstance(words, str):
        raise ChatError(f"no words in a chat: {line[:_SHOWN]}")
    return words
