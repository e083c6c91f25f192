"""Circumstances: whom it is said to, and through what."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from newsparse.language.reporting.scene import Scene, Stretch

__all__ = ["Adjuncts", "adjuncts", "fronted_medium"]

_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight recently later earlier "
    "early late last this morning afternoon evening night week month year day".split()
)
_NEEDS_A_DAY: Final = frozenset({"early", "late", "last", "this"})
_MEDIUM_PREPOSITIONS: Final = frozenset({"in", "on", "via", "through", "during", "at", "over", "to"})


class Adjuncts(NamedTuple):
    """What stands between a cue and its content.

    Args:
        end: Index of the first token after it.
        addressee: Whom it is said to.
        medium: Through what it is said.
    """

    end: int
    addressee: Stretch | None = None
    medium: Stretch | None = None


def adjuncts(scene: Scene, at: int, media: Collection[str], *, takes_addressee: bool) -> Adjuncts:
    """Step over days, media and addressees: "said on Tuesday in a post on X", "told reporters in Kyiv".

    Args:
        scene: The sentence.
        at: Index of the token after the cue, or after the source that follows it.
        media: Words for statements, posts, channels.
        takes_addressee: Whether the cue is told to somebody first.
    """
    addressee = medium = None
    tags, lower = scene.page.tags, scene.page.lower
    if takes_addressee and (told := _told(scene, at)):
        addressee = told
        at = told.last + 1
    while at < scene.end:
        if stretch := _medium(scene, at, media):
            joined = medium is not None and medium.last == at - 1
            medium = Stretch(medium.first if joined and medium else stretch.first + 1, stretch.last)
            at = stretch.last + 1
        elif listener := _listener(scene, at):
            addressee = addressee or listener
            at = listener.last + 1
        elif (stop := _time(scene, at)) > at:
            at = stop
        elif tags[at] == "R" and lower[at] not in ("not", "there") and not _hedges(scene, at):
            at += 1
        else:
            break
    return Adjuncts(at, addressee, medium)
def _hedges(scene: Scene, at: int) -> bool:
    """Whether adverbs belong to a number, which is content: "said at least nine people died"."""
    while at < scene.end and scene.page.tags[at] == "R":
        at += 1
    return at < scene.end and scene.page.tags[at] == "C"


def _told(scene: Scene, at: int) -> Stretch | None:
    """Find whom it is told to: the noun phrase right after the cue."""
    phrase = scene.page.phrase_from.get(at)
    if phrase is None or phrase.last >= scene.end or scene.page.lower[at] == "that":
        return None
    return Stretch(phrase.first, phrase.last)


def _listener(scene: Scene, at: int) -> Stretch | None:
    """Match "to reporters" before a that-clause or the end of the report."""
    phrase = scene.page.phrase_from.get(at + 1) if scene.page.lower[at] == "to" else None
    if phrase is None or phrase.last >= scene.end:
        return None
    after = phrase.last + 1
    over = after >= scene.end or scene.page.tags[after] in ".,SW" or after in scene.openings
    return Stretch(phrase.first, phrase.last) if over else None


def _medium(scene: Scene, at: int, media: Collection[str]) -> Stretch | None:
    """Match "in a post on social media", the preposition included."""
    if scene.page.lower[at] not in _MEDIUM_PREPOSITIONS:
        return None
    last = _medium_end(scene, at + 1, media)
    if last is None:
        return None
    return Stretch(at, last)


def _medium_end(scene: Scene, at: int, media: Collection[str]) -> int | None:
    """Find the last token of the medium's noun phrase: determiner and adjectives, then the word for it."""
    lower = scene.page.lower
    for last in range(at, min(at + 6, scene.end)):
        two = f"{lower[last]} {lower[last + 1]}" if last + 1 < scene.end else ""
        if two in media:
            return last + 1
        if lower[last] in media:
            return last
        if scene.page.tags[last] not in "DANP'GB":
            return None
    return None


def _time(scene: Scene, at: int) -> int:
    """Return the index after a time adjunct, or the same index where there is none."""
    start = at
    if scene.page.lower[at] in ("on", "in", "at", "late", "early") and at + 1 < scene.end and scene.page.lower[at + 1] in _DAYS:
        at += 1
    while at < scene.end and scene.page.lower[at] in _DAYS:
        at += 1
    while at > start and scene.page.lower[at - 1] in _NEEDS_A_DAY:  # "said this was bad", "said early results"
        at -= 1
    return at if at - start > 1 or scene.page.lower[start] in _DAYS else start




def fronted_medium(scene: Scene, end: int, media: Collection[str]) -> Stretch | None:
    """Find the medium that opens a sentence: "In a statement, the bank said".

    Args:
        scene: The sentence.
        end: Index of the first token of the source or cue.
        media: Words for statements, posts, channels.
    """
    found = _medium(scene, scene.first, media)
    return Stretch(found.first + 1, found.last) if found is not None and found.last < end else None
