"""Choice: which of the competing readings of a sentence are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsparse.language.reporting.readings import Reading
from newsparse.language.reporting.scene import Quoted, Scene

__all__ = ["Draft", "chosen", "orphans", "rescued"]

# Found on held-out training text: where F1 is best, and how unlikely a reading may be that alone explains a quotation.
ACCEPT: Final = -60
RESCUE: Final = -250
_SAME: Final = 0.2
_FEWEST_WORDS: Final = 3


class Draft(NamedTuple):
    """A reading with its score.

    Args:
        reading: The reading.
        score: How likely it is right, in hundredths of a nat.
    """

    reading: Reading
    score: int


def chosen(drafts: Sequence[Draft], accept: int = ACCEPT) -> list[Draft]:
    """Choose among the readings of a sentence: the likely ones, one a cue, none with the content of another.

    Args:
        drafts: The readings.
        accept: The score that a reading needs.

    Returns:
        Those that are kept, the likeliest first.
    """
    kept: list[Draft] = []
    contents: list[set[int]] = []
    cues = set[int]()
    for draft in sorted(drafts, key=_score, reverse=True):
        if draft.score < accept:
            break
        content = _tokens(draft.reading)
        if draft.reading.view.cue.first not in cues and not any(_is_same(content, other) for other in contents):
            kept.append(draft)
            contents.append(content)
            cues.add(draft.reading.view.cue.first)
    return kept


def orphans(scene: Scene, kept: Sequence[Draft]) -> list[Quoted]:
    """List the quotations of several words that no chosen reading has: they are somebody's.

    Args:
        scene: The sentence.
        kept: Its chosen readings.
    """
    if not scene.quoted or scene.is_quoted_whole:
        return []
    covered = set[int]().union(*(_tokens(draft.reading) for draft in kept))
    return [one for one in scene.quoted if len(_words(scene, one)) >= _FEWEST_WORDS and not _has(covered, scene, one)]


def rescued(scene: Scene, quotations: Sequence[Quoted], kept: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Choose for each quotation that nobody has the likeliest reading that has it.

    Args:
        scene: The sentence.
        quotations: The quotations.
        kept: The readings that have been chosen.
        drafts: The readings of all cues.
    """
    cues = {draft.reading.view.cue.first for draft in kept}
    found: list[Draft] = []
    for quoted in quotations:
        if any(_has(_tokens(draft.reading), scene, quoted) for draft in found):
            continue
        fits = [
            draft
            for draft in drafts
            if draft.score >= RESCUE
            and draft.reading.view.cue.first not in cues
            and _has(_tokens(draft.reading), scene, quoted)
        ]
        if fits:
            found.append(max(fits, key=_score))
            cues.add(found[-1].reading.view.cue.first)
    return found


def _score(draft: Draft) -> int:
    return draft.score


def _tokens(reading: Reading) -> set[int]:
    return {index for part in reading.contents for index in range(part.first, part.last + 1)}


def _is_same(content: set[int], other: set[int]) -> bool:
    shared = len(content & other)
    return shared > _SAME * (len(content) + len(other) - shared)


def _words(scene: Scene, quoted: Quoted) -> list[int]:
    tags = scene.page.tags
    return [index for index in range(quoted.first, quoted.last + 1) if tags[index] not in ",.-q"]


def _has(content: set[int], scene: Scene, quoted: Quoted) -> bool:
    inside = [index in content for index in _words(scene, quoted)]
    return 2 * sum(inside) >= len(inside)
