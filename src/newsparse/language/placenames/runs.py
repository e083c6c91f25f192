"""Runs of proper names: where a name begins and ends, before anybody asks what it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsparse.language.placenames.scene import Scene
from newsparse.patterns import pattern

__all__ = ["name_runs", "surnames"]

# With a determiner behind it that may be part of the name.
_RUN: Final = pattern("placenames.run", r" P++ D?+ ")


def name_runs(scene: Scene) -> list[tuple[int, int]]:
    """Delimit the proper names; days and months at their ends are cut off, and words of place before them.

    Args:
        scene: The text.

    Returns:
        First and last token of each, in the order of the text.
    """
    runs: list[tuple[int, int]] = []
    for match in _RUN.finditer(scene.tags):
        first, after = match.span()
        last = after - 1 if scene.tags[after - 1] == "P" or _is_in_name(scene, after - 1) else after - 2
        for start, end in _cut(scene, first, last) if last > first else ((first, last),):
            if start > end or scene.tokens.lower[end] in scene.times:
                continue
            if runs and start == runs[-1][1] + 2 and _is_joined(scene, *runs[-1], end):
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
    return runs


def _is_in_name(scene: Scene, index: int) -> bool:
    """Tell a small word that is part of the name before it, as its capital says: "Nghe An"."""
    if index in scene.openings or scene.is_shouting:
        return False
    return scene.tokens.words[index].istitle() and scene.tokens.words[index - 1].istitle()


def _cut(scene: Scene, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a text in capitals alone hides "IN" and "ACCORDING TO", and at its ends."""
    lower, ends, start = scene.tokens.lower, scene.times, first
    for index in range(first + 1, last + 1):
        if index in scene.openings:
            yield start, index - 1
            start = index
        elif index < last and (lower[index] in scene.words["locatives"] or lower[index] == "of"):
            yield start, index - 1
            start = index + 1
    while start <= last and lower[last] in ends:
        last -= 1
    while start < last and (lower[start] in ends or lower[start] in scene.words["sides"]):
        start += 1
    yield start, last


def _is_joined(scene: Scene, first: int, last: int, end: int) -> bool:
    """Tell two runs that are one name: "Gulf of Aden", "Trinidad and Tobago", "Steinbach am Wald"."""
    if scene.tokens.words[last + 1] in scene.words["particles"]:
        return True
    link = scene.tokens.lower[last + 1]
    if link == "of":
        is_kind = first == last and scene.tokens.lower[last] in scene.words["kinds"]
        return is_kind or scene.tokens.slice(first, end) in scene.table
    return link == "and" and scene.tokens.slice(first, end) in scene.table


def surnames(scene: Scene, runs: list[tuple[int, int]]) -> frozenset[str]:
    """Collect the last words of names that begin with a given name: alone they mean persons too.

    Args:
        scene: The text.
        runs: Its proper names.
    """
    words, given = scene.tokens.words, scene.names["given"]
    return frozenset(words[last] for first, last in runs if last > first and words[first] in given)
