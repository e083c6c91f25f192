"""Sources: the noun phrase that a cue puts its content in the mouth of."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.language.scene import Scene

__all__ = ["Source", "source_after", "source_before", "subject"]

# What may stand between a source and its cue: "has also not said".
_BETWEEN: Final = frozenset("XHMRKL")
_NOMINAL: Final = frozenset("NPOCW")
_LINKS_BEFORE: Final = frozenset({"of", "in", "for", "at", "from", "with", "on", "to", "against", "between"})
_LINKS_AFTER: Final = frozenset({"of", "from", "for", "at", "with"})
_COORDINATORS: Final = frozenset({"and", "or"})
# How many phrases "of", "in" and "and" may join: "the head of the union of …".
_MOST_LINKS: Final = 8
# How far back an apposition may reach: "X, a Y who had long …, said".
_LONGEST_APPOSITION: Final = 30


class Source(NamedTuple):
    """A source, in tokens.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        start: Index of the first token that belongs to source or cue.
    """

    first: int
    last: int


def source_before(scene: Scene, cue: int) -> Source | None:
    """Find the source that stands before its cue: "X", "X, a Y,", "the head of X", "who".

    Args:
        scene: The sentence.
        cue: Index of the cue's first token.

    Returns:
        The whole noun phrase as printed, apposition included; None where there is none.
    """
    at = cue - 1
    while at > scene.first and scene.tags[at] in _BETWEEN:
        at -= 1
    if at < scene.first:
        return None
    if scene.tags[at] == ",":
        return _appositive(scene, at)
    if scene.tags[at] == ")":
        return _bracketed(scene, at)
    if scene.tags[at] == "W":
        return Source(at, at)
    return _phrase_to(scene, at)


def _bracketed(scene: Scene, closing: int) -> Source | None:
    """Reach over brackets to the name before them: "Jane Roe (D-Ohio)"."""
    opening = scene.tags.rfind("(", max(scene.first, closing - _LONGEST_APPOSITION), closing)
    source = _phrase_to(scene, opening - 1) if opening > scene.first else None
    return Source(source.first, closing) if source else None


def _phrase_to(scene: Scene, last: int) -> Source | None:
    phrase = scene.phrase_to.get(last)
    if phrase is None or phrase.first < scene.first:
        return None
    first = phrase.first
    for _ in range(_MOST_LINKS):
        link = first - 1
        if link <= scene.first or not _links(scene, link):
            break
        before = scene.phrase_to[link - 1]
        if before.first < scene.first:
            break
        first = before.first
    return Source(first, last)


def _links(scene: Scene, link: int) -> bool:
    """Whether a token joins two noun phrases into one."""
    word = scene.lower[link]
    return word in (_LINKS_BEFORE | _COORDINATORS) and link - 1 in scene.phrase_to


def _appositive(scene: Scene, comma: int) -> Source | None:
    """Reach over an apposition that ends with a comma to the name before it."""
    at = comma - 1
    lowest = max(scene.first, comma - _LONGEST_APPOSITION)
    while at > lowest:
        if scene.tags[at] in ".q":
            return None
        if scene.tags[at] == "," and (head := _phrase_to(scene, at - 1)):
            further = _phrase_to(scene, head.first - 2) if _stacked(scene, head) else None
            return Source(further.first if further else head.first, comma - 1)
        at -= 1
    return None


def _stacked(scene: Scene, head: Source) -> bool:
    """Whether a phrase is itself an apposition: "X, head of Y, a Z, said"."""
    return head.first - 1 > scene.first and scene.tags[head.first - 1] == "," and scene.tags[head.first] in "DC"


def source_after(scene: Scene, cue: int, *, appositive: bool = True) -> Source | None:
    """Find the source that stands after its cue: "said X, a Y of Z".

    Args:
        scene: The sentence.
        cue: Index of the cue's last token.
        appositive: Whether what follows a comma may belong to it.

    Returns:
        The whole noun phrase as printed, apposition included; None where there is none.
    """
    phrase = scene.phrase_from.get(cue + 1)
    if phrase is None or phrase.last >= scene.end:
        return None
    last = _extend_after(scene, phrase.last)
    if appositive and last + 2 < scene.end and scene.tags[last + 1] == "," and _opens_apposition(scene, last + 2):
        last = _apposition_end(scene, last + 2)
    return Source(phrase.first, last)


def _extend_after(scene: Scene, last: int) -> int:
    while last + 2 < scene.end and scene.lower[last + 1] in (_LINKS_AFTER | _COORDINATORS):
        phrase = scene.phrase_from.get(last + 2)
        if phrase is None or phrase.last >= scene.end:
            break
        last = phrase.last
    return last


def _opens_apposition(scene: Scene, at: int) -> bool:
    return scene.tags[at] in "DWC" or (scene.tags[at] in "NPA" and at in scene.phrase_from)


def _apposition_end(scene: Scene, at: int) -> int:
    """Find the end of an apposition: before the next quotation or second report, or the sentence's end."""
    last, end = at, min(scene.end, at + _LONGEST_APPOSITION)
    while last + 1 < end and scene.tags[last + 1] not in ".q" and not scene.opened_at(last + 1):
        if scene.tags[last + 1] == "," and scene.tags[last + 2 : last + 3] in ("G", "J", "S"):
            break
        last += 1
    return last - 1 if scene.tags[last] == "," else last


def subject(scene: Scene) -> Source | None:
    """Find the subject of the sentence: its first noun phrase that a finite verb follows.

    Args:
        scene: The sentence.
    """
    at = scene.first
    while at < scene.end:
        quoted = scene.opened_at(at)
        if quoted is not None:
            at = quoted.closing + 1
            continue
        phrase = scene.phrase_from.get(at)
        if phrase is None:
            at += 1
            continue
        if phrase.last + 1 < scene.end and scene.tags[at - 1 : at] != "F" and _verb_follows(scene, phrase.last + 1):
            return _phrase_to(scene, phrase.last)
        at = phrase.last + 1
    return None


def _verb_follows(scene: Scene, at: int) -> bool:
    if scene.tags[at] == "(":
        at = scene.tags.find(")", at, min(scene.end, at + _LONGEST_APPOSITION)) + 1 or at
    while at < scene.end and scene.tags[at] in "RK":
        at += 1
    return at < scene.end and scene.tags[at] in "VXHLM"
