"""Acts: what is done by saying it, told by the cue and by what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from newsparse.language.stems import stem
from newsparse.lexicon import Lexicon

__all__ = ["TOLD", "act_of", "company_of", "frames_of"]

# What content begins with when somebody is told to do something: "ordered them to leave".
TOLD: Final = "NT"
# Sections of acts that are no frames: the learned weights do not look at them.
_COMPANY: Final = ("told to", "otherwise")
_VERB_FRAMES: Final = ("clause", "that", "tell", "infinitive", "object", "quote", "attitude", "question")
# What content begins with, to the frames of the lexicon that say its act, the closest first.
_FRAMES: Final = {
    "Q": ("quote", "clause", "tell", "that"),
    "that": ("that", "clause", "tell"),
    "to": ("told to", "infinitive", "tell"),
    TOLD: ("told to", "tell", "infinitive", "object"),
    "clause": ("clause", "that", "tell", "question"),
    "object": ("object", "attitude", "clause", "otherwise"),
    "for": ("told to", "object", "attitude", "clause", "otherwise"),
    "question": ("question", "clause", "tell", "that"),
}
_ASKING: Final = frozenset("if whether how why what who when where".split())


def act_of(frames: Mapping[str, str], form: str, company: Mapping[str, str] | None = None) -> str:
    """Name the act of a report.

    Args:
        frames: What the lexicon says that its cue takes, by frame, with the act.
        form: What the content begins with: "Q" a quotation, "that", "to", "clause", a question word, else a phrase.
        company: Acts that the cue has in company that is no frame, as `company_of` gives them.

    Returns:
        The act of the closest frame; "statement" for a cue that is not listed.

    >>> act_of({"clause": "claim", "object": "denial"}, "that"), act_of({}, "Q")
    ('claim', 'statement')
    """
    name = "question" if form in _ASKING else form if form in _FRAMES else "object"
    acts = {**frames, **(company or {})}
    for frame in _FRAMES[name]:
        if frame in acts:
            return acts[frame]
    return next(iter(frames.values()), "statement")


def company_of(lexicon: Lexicon, lemma: str) -> Mapping[str, str]:
    """Look up the acts of a cue in company that is no frame: "told to", "otherwise".

    Args:
        lexicon: The lexicon "cues".
        lemma: The cue's stem.
    """
    return _companies(lexicon).get(lemma, {})


def frames_of(lexicon: Lexicon, verb: str) -> Mapping[str, str]:
    """Look up the frames of a verb with their acts.

    Args:
        lexicon: The lexicon "cues".
        verb: Its dictionary form.
    """
    return {frame: lexicon[frame][verb] for frame in _VERB_FRAMES if verb in lexicon[frame]}


@lru_cache(maxsize=8)
def _companies(lexicon: Lexicon) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name in _COMPANY:
        for word, act in lexicon[name].items():
            found.setdefault(stem(word), {})[name] = act
    return found
