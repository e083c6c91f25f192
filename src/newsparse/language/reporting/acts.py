"""Acts: what is done by saying it, told by the cue and by what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["act_of"]

# What content begins with, to the frames of the lexicon that say its act, the closest first.
_FRAMES: Final = {
    "Q": ("quote", "clause", "tell", "that"),
    "that": ("that", "clause", "tell"),
    "to": ("infinitive", "tell"),
    "clause": ("clause", "that", "tell", "question"),
    "object": ("object", "attitude", "clause"),
    "question": ("question", "clause", "tell", "that"),
}
_ASKING: Final = frozenset("if whether how why what who when where".split())


def act_of(frames: Mapping[str, str], form: str) -> str:
    """Name the act of a report.

    Args:
        frames: What the lexicon says that its cue takes, by frame, with the act.
        form: What the content begins with: "Q" a quotation, "that", "to", "clause", a question word, else a phrase.

    Returns:
        The act of the closest frame; "statement" for a cue that is not listed.

    >>> act_of({"clause": "claim", "object": "denial"}, "that"), act_of({}, "Q")
    ('claim', 'statement')
    """
    name = "question" if form in _ASKING else form if form in _FRAMES else "object"
    for frame in _FRAMES[name]:
        if frame in frames:
            return frames[frame]
    return next(iter(frames.values()), "statement")
