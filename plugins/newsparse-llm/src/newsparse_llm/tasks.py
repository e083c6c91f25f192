"""What a model is asked: a prompt, labels and parts, all of them data."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import attrs

from newsparse import NewsparseError

__all__ = ["Prompt", "Task", "TaskError", "find_task"]


class TaskError(NewsparseError, ValueError):
    """A task, or an option of the plugin, is malformed or unknown."""


def _words(name: str, words: object) -> dict[str, str]:
    if not isinstance(words, Mapping) or not all(isinstance(one, str) for pair in words.items() for one in pair):
        raise TaskError(f"{name} must be a table of names and what they mean, not {words!r}")
    return dict(words)


@attrs.frozen
class Prompt:
    """What a client hands to its model.

    Args:
        system: What to do and how to answer.
        user: The article between two marks.
        schema: JSON Schema of the answer, for servers that hold their models to one.
    """

    system: str
    user: str = attrs.field(repr=False)
    schema: Mapping[str, Any] = attrs.field(repr=False, hash=False)


@attrs.frozen
class Task:
    """What to look for.

    Args:
        name: Its name, ``"demands"``; the rule of its findings is ``llm.`` and this.
        prompt: What to find, in a sentence or several.
        labels: The labels that a finding may have, each with its meaning.
        parts: The parts that a finding may have, each with its meaning.

    Raises:
        TaskError: A field holds something else, or there is no label.

    >>> task = Task("moods", "Find words of feeling.", {"fear": "somebody is afraid"})
    >>> task.prompted("They were afraid.").user.splitlines()[1]
    'They were afraid.'
    """

    name: str
    prompt: str
    labels: Mapping[str, str]
    parts: Mapping[str, str] = attrs.field(factory=dict[str, str])

    def __attrs_post_init__(self) -> None:
        for name in ("name", "prompt"):
            if not (isinstance(getattr(self, name), str) and getattr(self, name).strip()):
                raise TaskError(f"{name} must be text, not {getattr(self, name)!r}")
        if not _words("labels", self.labels):
            raise TaskError("labels must hold one at least")
        _words("parts", self.parts)

    @classmethod
    def from_toml(cls, name: str, source: str) -> Task:
        """Read a task.

        Args:
            name: Its name.
            source: TOML with ``prompt``, ``[labels]`` and perhaps ``[parts]``.

        Returns:
            The task.

        Raises:
            TaskError: The document is malformed.
        """
        try:
            document = tomllib.loads(source)
            return cls(name=name, **document)
        except (tomllib.TOMLDecodeError, TypeError) as broken:
            raise TaskError(f"task {name!r}: {broken}") from broken

    def prompted(self, text: str) -> Prompt:
        """Make the prompt for an article.

        Args:
            text: The article's text.

        Returns:
            The prompt, in which the article stands between two lines that do not occur in it.
        """
        mark = _mark(text)
        system = _rules().format(mark=mark, task=self.prompt, labels=_listed(self.labels), parts=_listed(self.parts))
        return Prompt(system, f"{mark}\n{text}\n{mark}", self.schema())

    def schema(self) -> Mapping[str, Any]:
        """Describe the answer as JSON Schema."""
        parts = {name: {"type": "string"} for name in self.parts}
        properties = {
            "label": {"enum": list(self.labels)},
            "quote": {"type": "string"},
            "start": {"type": "integer"},
            "parts": {"type": "object", "properties": parts, "additionalProperties": False},
        }
        finding = {"type": "object", "properties": properties, "required": ["label", "quote"]}
        findings = {"type": "array", "items": {**finding, "additionalProperties": False}}
        return MappingProxyType({"type": "object", "properties": {"findings": findings}, "required": ["findings"]})


def _mark(text: str) -> str:
    """Make a line that the text cannot have, since it is a digest of it; and look, all the same."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    while digest[:16] in text:
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return f"<<<{digest[:16]}>>>"


def _listed(words: Mapping[str, str]) -> str:
    return "\n".join(f"- {name}: {meaning}" for name, meaning in words.items()) or "(none)"


@cache
def _rules() -> str:
    source = (resources.files("newsparse_llm") / "rules.toml").read_text(encoding="utf-8")
    rules: str = tomllib.loads(source)["system"]
    return rules


@cache
def find_task(name: str) -> Task:
    """Find a task that comes with the package.

    Args:
        name: ``"demands"``.

    Returns:
        The task.

    Raises:
        TaskError: There is none of that name.

    >>> sorted(find_task("demands").labels)
    ['appeal', 'demand', 'order']
    """
    folder = resources.files("newsparse_llm") / "tasks"
    known = sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml"))
    if name not in known:
        raise TaskError(f"no task {name!r}; there is {', '.join(known)}")
    return Task.from_toml(name, (folder / f"{name}.toml").read_text(encoding="utf-8"))
