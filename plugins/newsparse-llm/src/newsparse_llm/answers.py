"""An answer taken apart: findings where there is JSON, however broken, and all that is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from newsparse import Refusal

__all__ = ["read_answer"]

_DECODER: Final = json.JSONDecoder()
_FENCE: Final = re.compile(r"```(?:json)?")
# What may stand between objects, and what is left of a list whose end is missing.
_NOTHING: Final = re.compile(r'(?:[\s,\[\]{}:]|"findings")*')
_LONGEST: Final = 60  # characters of a complaint


def read_answer(text: str, most: int) -> Iterator[Mapping[str, Any] | Refusal]:
    """Find the objects of findings in an answer; a mistake costs only what it stands in.

    Args:
        text: The answer.
        most: The most objects that are looked at.

    Returns:
        The findings, as they were answered, and a refusal for whatever else there is.

    >>> list(read_answer('{"findings": [{"label": "order", "quote": "Go"}, {"label": "or', 9))
    [{'label': 'order', 'quote': 'Go'}, Refusal(reason='no JSON: "label": "or', cure='')]
    """
    text = _FENCE.sub(" ", text)
    place, tries, rest = 0, 0, list[str]()
    while (start := text.find("{", place)) >= 0:
        rest.append(text[place:start])
        tries += 1
        if tries > most:
            yield Refusal(f"more than {most} findings")
            return
        try:
            value, place = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            place = start + 1
        else:
            yield from _findings(value)
    rest.append(text[place:])
    yield from (Refusal(f"no JSON: {_shown(one)}") for one in rest if not _NOTHING.fullmatch(one))


def _findings(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any] | Refusal]:
    """Take an object as a list of findings, or as one of them."""
    if "findings" not in value:
        yield value
        return
    listed = value["findings"]
    if not isinstance(listed, list):
        yield Refusal(f"findings are no list: {_shown(repr(listed))}")
        return
    yield from (one if isinstance(one, dict) else Refusal(f"no finding: {_shown(repr(one))}") for one in listed)


def _shown(text: str) -> str:
    text = " ".join(_NOTHING.sub("", text, count=1).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
