"""Predicates: where the finite verb stands of a clause that begins with its subject."""

from __future__ import annotations

from typing import Final

from newsparse.language.reporting.scene import Scene

__all__ = ["past_adverbs", "predicate"]

_FINITE: Final = frozenset("VXHLM")
_LONGEST_SUBJECT: Final = 20


def past_adverbs(scene: Scene, at: int) -> int:
    """Step over adverbs and negations.

    Args:
        scene: The sentence.
        at: Index of a token.
    """
    while at < scene.end and scene.page.tags[at] in "RK":
        at += 1
    return at


def predicate(scene: Scene, first: int) -> int | None:
    """Find the finite verb of a clause that begins with its subject: "a girl, her mother and two of the guards were …".

    Args:
        scene: The sentence.
        first: Index of the clause's first token.

    Returns:
        Index of the verb; None where no clause begins.
    """
    tags, end, at = scene.page.tags, min(scene.end, first + _LONGEST_SUBJECT), first
    while (phrase := scene.page.phrase_from.get(at)) is not None:
        at = past_adverbs(scene, phrase.last + 1)
        if at >= end or tags[at] in _FINITE:
            return at if at < end else None
        if tags[at] not in ",JF":
            return None
        while at < end and tags[at] in ",JF":
            at += 1
    return None
