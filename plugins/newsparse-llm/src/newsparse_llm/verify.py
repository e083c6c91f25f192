"""The judge: nothing that a model says passes but quotes of the text, at the offsets where the text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from newsparse import Refusal, Span
from newsparse_llm.finding import Finding
from newsparse_llm.tasks import Task

__all__ = ["find_quote", "verify"]

_KEYS: Final = frozenset({"label", "quote", "start", "parts"})
_LONGEST: Final = 80  # characters of a complaint

# What may not stand beside the first and the last character of a quote, by the sort of that character.
_BEFORE: Final = {"word": r"(?<!\w)", "digit": r"(?<!\w)(?<!\d[.,])", ",": r"(?<!\d)", ".": r"(?<!\d)"}
_AFTER: Final = {"word": r"(?!\w)", "digit": r"(?!\w)(?![.,]\d)", ",": r"(?!\d)", ".": r"(?!\d)"}


def verify(answer: Mapping[str, Any], task: Task, text: str) -> Iterator[Finding | Refusal]:
    """Make a finding of what the text bears out, and a refusal of each thing that it does not.

    Args:
        answer: One finding, as it was answered.
        task: What was asked.
        text: The article's text.

    Returns:
        A finding or none, and refusals.

    >>> task = Task("demands", "Find demands.", {"demand": "a demand"}, {"who": "who demands"})
    >>> list(verify({"label": "demand", "quote": "demands peace", "parts": {"who": "Bob"}}, task, "Ann demands peace."))
    [Refusal(reason="who: 'Bob' stands nowhere in the text", cure=''), Finding(4:17 demand 'demands peace')]
    """
    yield from (Refusal(f"{_shown(key)} was not asked for") for key in answer if key not in _KEYS)
    label = answer.get("label")
    if not isinstance(label, str) or label not in task.labels:
        yield Refusal(f"label: {_shown(label)} is none of {', '.join(task.labels)}")
        return
    span = find_quote(text, answer.get("quote"), start=answer.get("start"))
    if isinstance(span, str):
        yield Refusal(f"quote: {span}")
        return
    parts, refused = _parts(answer.get("parts"), task, text, span)
    yield from refused
    yield Finding(
        span, rule=f"llm.{task.name}", task=task.name, label=label, names=tuple(parts), parts=tuple(parts.values())
    )


def _parts(given: object, task: Task, text: str, whole: Span) -> tuple[dict[str, Span], list[Refusal]]:
    if given is None:
        return {}, []
    if not isinstance(given, Mapping):
        return {}, [Refusal(f"parts: {_shown(given)} is no object")]
    kept, refused = dict[str, Span](), list[Refusal]()
    for name, words in given.items():
        span = _part(words, text, whole) if name in task.parts else "was not asked for"
        if isinstance(span, Span):
            kept[name] = span
        else:
            refused.append(Refusal(f"{_shown(name) if name not in task.parts else name}: {span}"))
    return kept, refused


def _part(words: object, text: str, whole: Span) -> Span | str:
    """Look for a part in the quote first, and then for the one that is nearest to it."""
    inside = find_quote(whole.text, words)
    if isinstance(inside, Span):
        return Span.of(text, whole.start + inside.start, whole.start + inside.end)
    if not isinstance(words, str) or not words.split():
        return inside
    found = (match.span() for match in _pattern(words).finditer(text))
    nearest = min(found, key=lambda span: max(whole.start - span[1], span[0] - whole.end, 0), default=None)
    return f"{_shown(words)} stands nowhere in the text" if nearest is None else Span.of(text, *nearest)


def find_quote(text: str, words: object, *, start: object = None) -> Span | str:
    r"""Find words in a text: whole words, in their case; only white space may differ.

    Args:
        text: The text.
        words: What is said to stand in it.
        start: Where it is said to stand; a wrong number is no harm where the words stand in one place only.

    Returns:
        Where they stand, or why they are refused, as a clause.

    >>> find_quote("At least 17 people died.", "17\n people")
    Span(9:18 '17 people')
    >>> find_quote("At least 17 people died.", "7 people")
    "'7 people' stands nowhere in the text"
    """
    if not isinstance(words, str) or not words.split():
        return f"{_shown(words)} is no quote"
    if sum(map(len, words.split())) > len(text):
        return f"{_shown(words)} is longer than the text"
    pattern = _pattern(words)
    if isinstance(start, int) and 0 <= start <= len(text) and (there := pattern.match(text, start)):
        return Span.of(text, *there.span())
    found = [match.span() for match in islice(pattern.finditer(text), 2)]
    if len(found) == 1:
        return Span.of(text, *found[0])
    place = "nowhere in the text" if not found else "in the text more than once, and not at its start"
    return f"{_shown(words)} stands {place}"


def _pattern(words: str) -> re.Pattern[str]:
    """Make a pattern that does not cut words or numbers: "7 people" is no quote of "17 people", nor "200" of "1,200"."""
    pieces = words.split()
    before, after = _BEFORE.get(_sort(pieces[0][0]), ""), _AFTER.get(_sort(pieces[-1][-1]), "")
    return re.compile(before + r"\s+".join(map(re.escape, pieces)) + after)


def _sort(character: str) -> str:
    return "digit" if character.isdigit() else "word" if re.match(r"\w", character) else character


def _shown(given: object) -> str:
    shown = repr(given)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
