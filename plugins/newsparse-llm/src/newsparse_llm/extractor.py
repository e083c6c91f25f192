"""The extractor: ask, listen, take apart, verify; the options say whom to ask, and what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final, cast

import attrs

from newsparse import Refusal, View, extractor
from newsparse_llm.answers import read_answer
from newsparse_llm.cache import Folder, key_of
from newsparse_llm.finding import FINDINGS, Finding
from newsparse_llm.listening import Answer, Client, Limits, listen
from newsparse_llm.tasks import Task, TaskError, find_task
from newsparse_llm.verify import verify

__all__ = ["findings"]

_OPTIONS: Final = ("cache", "client", "limits", "tasks")


@extractor(FINDINGS, any_language=True)
def findings(view: View) -> Iterator[Finding | Refusal]:
    """Passages that a model marks, each a quote of the text.

    Without a client in the options nobody is asked, and nothing is found.
    """
    settings = _Settings.of(view.options)
    if settings.client is None or not view.text.strip():
        return
    judged = [one for task in settings.tasks for one in settings.ask(task, view.text)]
    facts = {one for one in judged if isinstance(one, Finding)}
    yield from sorted(facts, key=_place)
    yield from (one for one in judged if isinstance(one, Refusal))


def _place(fact: Finding) -> tuple[int, int, str, str, str]:
    return fact.span.start, fact.span.end, fact.task, fact.label, repr(fact.parts)


@attrs.frozen
class _Settings:
    """The options, checked."""

    client: Client | None
    tasks: tuple[Task, ...]
    cache: MutableMapping[str, str] | None
    limits: Limits

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> _Settings:
        if unknown := set(options) - set(_OPTIONS):
            raise TaskError(f"options: no option {min(unknown)!r}; there are {', '.join(_OPTIONS)}")
        client = cast("Client | None", options.get("client"))
        if client is not None and not callable(client):
            raise TaskError(f"options: client must be callable, not {client!r}")
        return cls(
            client, _tasks(options.get("tasks", ("demands",))), _cache(options.get("cache")),
            _limits(options.get("limits", {})),
        )  # fmt: skip

    def ask(self, task: Task, text: str) -> Iterator[Finding | Refusal]:
        answer = self.answer(task, text)
        for one in read_answer(answer.text, self.limits.findings):
            if isinstance(one, Refusal):
                yield one
            else:
                yield from verify(one, task, text)
        if answer.cut:
            yield Refusal(f"the answer was {answer.cut}")

    def answer(self, task: Task, text: str) -> Answer:
        """Ask, unless the answer is known; only whole answers are kept, and those are verified again each time."""
        assert self.client is not None  # noqa: S101  # for the type checkers: see `findings`
        prompt = task.prompted(text)
        if self.cache is None:
            return listen(self.client, prompt, self.limits)
        key = key_of(self.client, prompt)
        if (known := self.cache.get(key)) is not None:
            return Answer(known[: self.limits.characters])
        answer = listen(self.client, prompt, self.limits)
        if not answer.cut:
            self.cache[key] = answer.text
        return answer


def _tasks(given: object) -> tuple[Task, ...]:
    if isinstance(given, (str, Task)) or not isinstance(given, Iterable):
        raise TaskError(f"options: tasks must be a list of names or tasks, not {given!r}")
    return tuple(_task(one) for one in given)


def _task(given: object) -> Task:
    if isinstance(given, Task):
        return given
    if isinstance(given, str):
        return find_task(given)
    raise TaskError(f"options: {given!r} is neither a task nor the name of one")


def _cache(given: object) -> MutableMapping[str, str] | None:
    if given is None or isinstance(given, MutableMapping):
        return given
    if isinstance(given, (str, Path)):
        return Folder(given)
    raise TaskError(f"options: cache must be a folder or a mapping that can be written to, not {given!r}")


def _limits(given: object) -> Limits:
    if isinstance(given, Limits):
        return given
    try:
        return Limits(**given)  # type: ignore[arg-type]  # told below
    except TypeError as wrong:
        raise TaskError(f"options: limits: {wrong}") from wrong
