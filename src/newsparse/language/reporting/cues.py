"""Cues: the words that may report what somebody says, thinks or intends, and how likely each of them does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.reporting.scene import Page, Reporting
from newsparse.language.wordlist import Found, WordList, verb_forms
from newsparse.lexicon import Lexicon
from newsparse.scoring import Weights

__all__ = ["VERBAL", "Cue", "CueWords", "candidates"]

_LETTERS: Final = {
    "clause": "c", "that": "h", "tell": "t", "infinitive": "i", "object": "o", "quote": "q", "question": "w", "attitude": "a",
    "nouns": "n", "phrases": "p",
}  # fmt: skip
_CLAUSAL: Final = frozenset({"clause", "that", "tell"})
_SPOKEN: Final = frozenset({"clause", "tell"})
_VERB_FRAMES: Final = tuple(frame for frame in _LETTERS if frame not in ("nouns", "phrases"))
_HEARD: Final = "heard"
VERBAL: Final = frozenset("VGBI")
_NEVER: Final = frozenset("DCTJSWOEK'.-q()XH")
# Habits of words that the training text does not have: those that the lexicon lists, and others.
_LISTED: Final = 0
_UNSEEN: Final = -5
_HARDLY_EVER: Final = -6


@attrs.define(eq=False)
class Cue:
    """A word or phrase that may report.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        lemma: Its stem, or the phrase itself.
        frames: What the lexicon says that it takes, by frame, with the act; empty for words not listed.
        group: The frames that the lexicon gives it, one letter each; what stands for the word where it is unknown.
        habit: How often it reports, from -9 (hardly ever) to 4 (nearly always).
    """

    first: int
    last: int
    lemma: str
    frames: Mapping[str, str]
    group: str
    habit: int


class _Entry(NamedTuple):
    frames: Mapping[str, str]
    group: str
    is_phrase: bool


class CueWords:
    """The words of the lexicon "cues", by their first word.

    Args:
        lexicon: The lexicon, a plugin's words included.
        habits: Stem and tag to how often they reported in the training text.
        nominal: Nouns and adjectives that reported at times.
    """

    @classmethod
    def of(cls, lexicon: Lexicon, weights: Weights) -> CueWords:
        """Take the words of a lexicon and of the training, once for each lexicon."""
        return _words(lexicon, weights)

    def __init__(self, lexicon: Lexicon, habits: Mapping[str, int], nominal: Collection[str]) -> None:
        self.habits = habits
        verbs = _by_lemma(lexicon, *_VERB_FRAMES)
        words = [(form, _entry(verbs[lemma])) for form, lemma in verb_forms(verbs, lexicon["irregular"])]
        self.phrases = WordList(
            [(word, _entry({"phrases": act}, is_phrase=True)) for word, act in lexicon["phrases"].items()]
            + [pair for pair in words if " " in pair[0]]
        )
        self.verbs = {word: entry for word, entry in words if " " not in word}
        self.nouns = {word: _entry({"nouns": act}) for word, act in lexicon["nouns"].items()}
        self.hearing = lexicon["hearing"]
        self.heard = _entry({"clause": "statement"})
        self.nominal = nominal
        spoken = [(word, entry.frames) for word, entry in self.verbs.items() if _CLAUSAL.intersection(entry.frames)]
        self.reporting = Reporting(
            frozenset(word for word, frames in spoken if _SPOKEN.intersection(frames)),
            frozenset(word for word, _ in spoken if word.endswith("ing")),
        )
        self.listed = frozenset((*self.nouns, *nominal, *(phrase.split()[0] for phrase in lexicon["phrases"]), ":"))


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon, weights: Weights) -> CueWords:
    return CueWords(lexicon, weights.words["habits"], weights.words["nominal"])


def _entry(frames: Mapping[str, str], *, is_phrase: bool = False) -> _Entry:
    return _Entry(frames, "".join(sorted(_LETTERS[frame] for frame in frames)), is_phrase)


def _by_lemma(lexicon: Lexicon, *sections: str) -> dict[str, dict[str, str]]:
    lemmas: dict[str, dict[str, str]] = {}
    for section in sections:
        for lemma, act in lexicon[section].items():
            lemmas.setdefault(lemma, {})[section] = act
    return lemmas


_UNLISTED: Final = _Entry({}, "", is_phrase=False)


def candidates(page: Page, words: CueWords) -> list[Cue]:
    """Find every word that may be a cue, left to right.

    Args:
        page: The text laid out.
        words: The listed words.

    Returns:
        Verbs, listed nouns and phrases, and colons.
    """
    phrases = {found.first: found for found in words.phrases.find(page.lower)}
    listed = words.listed
    places = [
        index
        for index, (tag, word) in enumerate(zip(page.tags, page.lower, strict=True))
        if tag in VERBAL or (word in listed and tag not in _NEVER)
    ]
    found = (_candidate(page, words, phrases, index, page.tags[index]) for index in places)
    return [cue for cue in found if cue is not None and cue.habit > _HARDLY_EVER]


def _candidate(page: Page, words: CueWords, phrases: Mapping[int, Found[_Entry]], index: int, tag: str) -> Cue | None:
    found = phrases.get(index)
    if found is not None and found.value.is_phrase:
        return _cue(page, words, index, found.last, found.value, " ".join(page.lower[index : found.last + 1]))
    word = page.lower[index]
    if tag in VERBAL:
        if found is not None:
            return _cue(page, words, index, found.last, found.value, page.lemma(index))
        if word == _HEARD and index and page.lower[index - 1] in words.hearing:
            return _cue(page, words, index, index, words.heard, page.lemma(index))
        return _cue(page, words, index, index, words.verbs.get(word, _UNLISTED), page.lemma(index))
    if word in words.nouns:
        return _cue(page, words, index, index, words.nouns[word], page.lemma(index))
    if word in words.nominal:
        return _cue(page, words, index, index, _UNLISTED, page.lemma(index))
    return _cue(page, words, index, index, _UNLISTED, ":") if word == ":" else None


def _cue(page: Page, words: CueWords, first: int, last: int, entry: _Entry, lemma: str) -> Cue:
    habit = words.habits.get(f"{lemma} {page.tags[first]}")
    if habit is None:
        habit = _LISTED if entry.frames else _UNSEEN
    return Cue(first, last, lemma, entry.frames, entry.group, habit)
