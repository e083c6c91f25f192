"""Asides: when, where and on what terms a report was made, which is no part of what was said.

"The tunnel is shut, police said [late on Friday]." "The mayor told reporters [in Geneva on 3 May] that …". A letter stands for
each word behind a cue, and a pattern over the letters is the grammar of such asides.
"""

from __future__ import annotations

from typing import Final

from newsparse.language.reporting.circumstances import past_medium
from newsparse.language.reporting.scene import Scene
from newsparse.patterns import pattern

__all__ = ["is_tail", "past_asides", "past_time"]

_WINDOW: Final = 8
_SUBJECT_BEFORE: Final = frozenset("VXHLM'")
_PLACES: Final = frozenset("in at from near outside".split())
_TAIL: Final = "tail"
_PARTICIPLE: Final = "G"
_LETTERS: Final = {
    "day": "d", "month": "m", "period": "p", "which": "w", "article": "a", "degree": "t", "preposition": "o", "ago": "g",
}  # fmt: skip
_OTHER: Final = "-"
_TIME: Final = pattern(
    "asides.time",
    r"""
    t? t?
    (?: d p? | a? w w? [dp] | [ac] p g | m c | c m                # Friday night; last week; two days ago; 3 May
      | (?<preposition> o ) t? (?: d p? | a? w* [dp] | c? m c? )  # on Friday; at the weekend; in early May
      | t )                                                       # earlier
    """,
)


def past_asides(scene: Scene, at: int) -> int:
    """Step over the asides behind a cue, or behind whom it was said to: times, places, media, terms.

    Args:
        scene: The sentence.
        at: Index of a token behind a cue.

    Returns:
        Index of the token after the asides; the same index where there is none.
    """
    while (beyond := _past_one(scene, at)) > at:
        at = beyond
    return at


def is_tail(scene: Scene, at: int) -> bool:
    """Tell whether what follows ends a report: "…, police said, as rescue work went on", ", holding her child", "; two held".

    Args:
        scene: The sentence.
        at: Index of a token behind the asides.
    """
    lower, end = scene.page.lower, scene.end
    if lower[at : at + 1] == [";"]:
        return True
    is_parted = lower[at : at + 1] == [","]
    at += is_parted
    return at < end and (
        scene.page.asides.get(lower[at]) == _TAIL or (is_parted and scene.page.tags[at] == _PARTICIPLE)
    )


def past_time(scene: Scene, at: int) -> int:
    """Step over a time or a medium, which no source goes on with: "said police [late on Friday]".

    Args:
        scene: The sentence.
        at: Index of a token.

    Returns:
        Index of the token after it; the same index where there is none.
    """
    return max(_past_time(scene, at), past_medium(scene, at))


def _past_one(scene: Scene, at: int) -> int:
    if at >= scene.end or at in scene.openings:
        return at
    for past in (_past_time, past_medium, _past_place, _past_terms):
        if (beyond := past(scene, at)) > at:
            return beyond
    return at


def _past_time(scene: Scene, at: int) -> int:
    if at >= scene.end or _letter(scene, at) == _OTHER:
        return at
    page, stop = scene.page, min(at + _WINDOW, scene.end)
    letters = "".join([_letter(scene, index) for index in range(at, stop)])
    found = _TIME.match(letters)
    if found is None:
        return at
    beyond = at + found.end()
    if found["preposition"] is None and _goes_on(scene, beyond):
        return at
    within = (page.phrase_from.get(index) for index in range(at, beyond))
    return at if any(phrase is not None and phrase.last >= beyond for phrase in within) else beyond


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether what stands before is the subject of a clause, or owns something: "last year was", "last year's"."""
    return at < scene.end and scene.page.tags[at] in _SUBJECT_BEFORE


def _letter(scene: Scene, index: int) -> str:
    page = scene.page
    kind = page.silent.get(page.lower[index]) or page.asides.get(page.lower[index], "")
    return _LETTERS.get(kind) or ("c" if page.tags[index] == "C" else _OTHER)


def _past_place(scene: Scene, at: int) -> int:
    """Step over "in Geneva" and "outside the court", behind which no clause goes on."""
    page = scene.page
    phrase = page.phrase_from.get(at + 1)
    if phrase is None or page.lower[at] not in _PLACES or phrase.last >= scene.end:
        return at
    if page.tags[phrase.head] != "P" and not (page.lower[at] == "outside" and page.tags[at + 1] == "D"):
        return at
    return at if _goes_on(scene, phrase.last + 1) else phrase.last + 1


def _past_terms(scene: Scene, at: int) -> int:
    """Step over "on condition of anonymity", "by telephone"."""
    for words in scene.page.terms.get(scene.page.lower[at], ()):
        if tuple(scene.page.lower[at : at + len(words)]) == words:
            return at + len(words)
    return at
