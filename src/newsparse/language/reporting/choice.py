"""Choice: which of the competing readings of a sentence are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.language.reporting.readings import Reading
from newsparse.language.reporting.scene import Quoted, Scene

__all__ = ["Draft", "chosen"]

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


def chosen(scene: Scene, drafts: Sequence[Draft], accept: int = ACCEPT) -> list[Draft]:
    """Choose among the readings of a sentence: the likely ones, one a cue, none with the content of another.

    A quotation of several words is somebody's: where no likely reading has it, the likeliest that has it is kept.

    Args:
        scene: The sentence.
        drafts: Its readings.
        accept: The score that a reading needs.

    Returns:
        Those that are kept, in the order of their cues.
    """
    ranked = sorted(drafts, key=_score, reverse=True)
    kept: list[Draft] = []
    contents: list[set[int]] = []
    cues = set[int]()
    for draft in ranked:
        if draft.score < accept:
            break
        content = _tokens(draft.reading)
        if draft.reading.view.cue.first not in cues and not any(_is_same(content, other) for other in contents):
            kept.append(draft)
            contents.append(content)
            cues.add(draft.reading.view.cue.first)
    kept.extend(_rescued(scene, ranked, cues, set[int]().union(*contents)))
    return sorted(kept, key=_place)


def _score(draft: Draft) -> int:
    return draft.score


def _place(draft: Draft) -> int:
    return draft.reading.view.cue.first


def _tokens(reading: Reading) -> set[int]:
    return {index for part in reading.contents for index in range(part.first, part.last + 1)}


def _is_same(content: set[int], other: set[int]) -> bool:
    shared = len(content & other)
    return shared > _SAME * (len(content) + len(other) - shared)


def _rescued(scene: Scene, ranked: Sequence[Draft], cues: set[int], covered: set[int]) -> Iterator[Draft]:
    """Yield the likeliest reading of each quotation that no other has."""
    if scene.is_quoted_whole:
        return
    for quoted in scene.quoted:
        words = _words(scene, quoted)
        if len(words) < _FEWEST_WORDS or _has(covered, words):
            continue
        for draft in ranked:
            if draft.score < RESCUE:
                break
            cue, content = draft.reading.view.cue.first, _tokens(draft.reading)
            if cue not in cues and _has(content, words):
                cues.add(cue)
                covered |= content
                yield draft
                break


def _words(scene: Scene, quoted: Quoted) -> list[int]:
    tags = scene.page.tags
    return [index for index in range(quoted.first, quoted.last + 1) if tags[index] not in ",.-q"]


def _has(content: set[int], words: Iterable[int]) -> bool:
    inside = [index in content for index in words]
    return 2 * sum(inside) >= len(inside)
