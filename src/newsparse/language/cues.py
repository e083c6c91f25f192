"""Cues: the verbs, nouns and phrases that report what somebody says, thinks or intends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.language.tokens import Tokens
from newsparse.language.wordlist import WordList, verb_forms
from newsparse.lexicon import Lexicon

__all__ = ["Cue", "find_cues"]

_VERB_FRAMES: Final = ("clause", "that", "tell", "infinitive", "object", "quote", "question")

# Letters of the tag string (see `tags`) that a reporting verb can have.
_VERBAL: Final = frozenset("VGBIXHL")


class Cue(NamedTuple):
    """A place where something may be reported.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        lemma: Its dictionary form: "say", "according to".
        frames: What it takes, by frame, with the act that it then is; see ``lexicons/cues.toml``.
    """

    first: int
    last: int
    lemma: str
    frames: Mapping[str, str]


class _Entry(NamedTuple):
    lemma: str
    frames: Mapping[str, str]


def find_cues(tokens: Tokens, tags: str, lexicon: Lexicon) -> Iterator[Cue]:
    """Find every cue of a text, left to right.

    Args:
        tokens: The tokens of the text.
        tags: Their tags, a letter each.
        lexicon: The lexicon "cues".

    Yields:
        Verbs that are tagged as verbs, nouns that are tagged as nouns, and phrases.

    >>> from newsparse.language.tokens import tokenize
    >>> from newsparse.lexicon import load
    >>> [cue.lemma for cue in find_cues(tokenize("She said no."), "OVR.", load("cues"))]
    ['say']
    """
    last = -1
    for found in _words(lexicon).find(tokens.lower):
        if found.first > last and _fits(tags[found.first], found.value.frames):
            last = found.last
            yield Cue(found.first, found.last, found.value.lemma, found.value.frames)


def _fits(tag: str, frames: Mapping[str, str]) -> bool:
    if "nouns" in frames:
        return tag == "N"
    return "phrases" in frames or tag in _VERBAL


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> WordList[_Entry]:
    verbs = _by_lemma(lexicon, *_VERB_FRAMES)
    words = [(form, _Entry(lemma, verbs[lemma])) for form, lemma in verb_forms(verbs, lexicon["irregular"])]
    for section in ("nouns", "phrases"):
        words.extend((word, _Entry(word, {section: act})) for word, act in lexicon[section].items())
    return WordList(words)


def _by_lemma(lexicon: Lexicon, *sections: str) -> dict[str, dict[str, str]]:
    lemmas: dict[str, dict[str, str]] = {}
    for section in sections:
        for lemma, act in lexicon[section].items():
            lemmas.setdefault(lemma, {})[section] = act
    return lemmas
