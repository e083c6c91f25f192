"""How an answer is heard: from any callable, whole or in pieces, and never longer than is allowed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

import attrs

from newsparse_llm.tasks import Prompt, TaskError

__all__ = ["Answer", "Client", "Limits", "listen"]

Client: TypeAlias = Callable[[Prompt], str | Iterable[str]]

_CLOCK: Final = time.monotonic


@attrs.frozen(kw_only=True)
class Limits:
    """How much of an answer is heard.

    Args:
        characters: The most characters.
        seconds: The most seconds; the clock is read when a piece comes.
        findings: The most findings that are looked at.

    Raises:
        TaskError: One of them is not more than nothing.
    """

    characters: int = 200_000
    seconds: float = 120
    findings: int = 500

    def __attrs_post_init__(self) -> None:
        for name, limit in attrs.asdict(self).items():
            if not isinstance(limit, (int, float)) or isinstance(limit, bool) or not limit > 0:
                raise TaskError(f"limits: {name} must be more than 0, not {limit!r}")


@attrs.frozen
class Answer:
    """What a model said.

    Args:
        text: The words.
        cut: Why there may be more; empty for a whole answer.
    """

    text: str
    cut: str = ""


def listen(client: Client, prompt: Prompt, limits: Limits) -> Answer:
    """Hear an answer to its end, to its first mistake or to a limit.

    Args:
        client: Makes the answer: a text, or pieces of it as they come.
        prompt: What to ask.
        limits: How much to hear.

    Returns:
        What was heard.

    Raises:
        TypeError: The answer is no text.
        Exception: Whatever the client raises before it says anything.

    >>> listen(lambda prompt: iter("endless" for _ in iter(int, 1)), Prompt("", "", {}), Limits(characters=10))
    Answer(text='endlessend', cut='cut off after 10 characters')
    """
    said = client(prompt)
    heard: list[str] = []
    cut = _hear(iter([said] if isinstance(said, str) else said), heard, limits)
    return Answer("".join(heard)[: limits.characters], cut)


def _hear(pieces: Iterator[str], heard: list[str], limits: Limits) -> str:
    """Collect the pieces, and say why that ended early."""
    stop, length = _CLOCK() + limits.seconds, 0
    try:
        for piece in pieces:
            heard.append(_text(piece))
            length += len(piece)
            if length > limits.characters:
                return f"cut off after {limits.characters} characters"
            if _CLOCK() > stop:
                return f"cut off after {limits.seconds} seconds"
    except Exception as error:
        if not length:
            raise
        return f"broken off: {type(error).__name__}: {error}"
    return ""


def _text(piece: object) -> str:
    if not isinstance(piece, str):
        raise TypeError(f"a client answers with text, not with {type(piece).__name__}")
    return piece
