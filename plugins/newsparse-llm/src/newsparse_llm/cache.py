"""Answers kept by what was asked: the same question of the same model is asked once."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from typing import Any

import attrs

from newsparse_llm.tasks import Prompt

__all__ = ["Folder", "key_of"]


def key_of(client: Callable[..., Any], prompt: Prompt) -> str:
    """Make the key of a question out of its content.

    Args:
        client: Who is asked: its attribute ``name`` tells models apart, or else its own name.
        prompt: What is asked.

    Returns:
        Sixty-four hexadecimal digits.
    """
    kind = type(client)
    own = getattr(client, "__qualname__", kind.__qualname__)
    name = getattr(client, "name", f"{getattr(client, '__module__', kind.__module__)}.{own}")
    content = json.dumps([str(name), prompt.system, prompt.user, dict(prompt.schema)], sort_keys=True)
    return hashlib.sha256(content.encode("ascii")).hexdigest()


@attrs.frozen(eq=False)
class Folder(MutableMapping[str, str]):
    """A mapping from keys to answers that lives in a folder, a file each.

    Args:
        path: The folder, made when it is first written to.

    >>> folder = Folder(tempfile.mkdtemp())
    >>> folder["0a"] = "an answer"
    >>> dict(folder)
    {'0a': 'an answer'}
    """

    path: Path = attrs.field(converter=Path)

    def _file(self, key: str) -> Path:
        if not (key.isascii() and key.isalnum()):
            raise KeyError(key)
        return self.path / f"{key}.txt"

    def __getitem__(self, key: str) -> str:
        try:
            return self._file(key).read_bytes().decode("utf-8", "surrogatepass")
        except FileNotFoundError:
            raise KeyError(key) from None

    def __setitem__(self, key: str, answer: str) -> None:
        """Write beside and move, so that nobody reads half an answer."""
        file = self._file(key)
        self.path.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=self.path, suffix=".part", delete=False) as part:
            part.write(answer.encode("utf-8", "surrogatepass"))
        os.replace(part.name, file)  # noqa: PTH105  # the same, for a name

    def __delitem__(self, key: str) -> None:
        try:
            self._file(key).unlink()
        except FileNotFoundError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[str]:
        return (file.stem for file in sorted(self.path.glob("*.txt")))

    def __len__(self) -> int:
        return sum(1 for _ in self)
