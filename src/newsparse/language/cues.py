"""Cues: the verbs, nouns and phrases that report what somebody says, thinks or intends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon

__all__ = ["Cue", "find_cues", "inflect"]

VERB_FRAMES: Final = ("clause", "that", "tell", "infinitive", "object", "quote", "question")

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
    rest: tuple[str, ...]
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
    table = _table(lexicon)
    lower = tokens.lower
    for index in [i for i, word in enumerate(lower) if word in table]:
        for entry in table[lower[index]]:
            last = index + len(entry.rest)
            if entry.rest and tuple(lower[index + 1 : last + 1]) != entry.rest:
                continue
            if _fits(tags[index], entry.frames):
                yield Cue(index, last, entry.lemma, entry.frames)
                break


def _fits(tag: str, frames: Mapping[str, str]) -> bool:
    if "nouns" in frames:
        return tag == "N"
    return "phrases" in frames or tag in _VERBAL


@lru_cache(maxsize=8)
def _table(lexicon: Lexicon) -> Mapping[str, tuple[_Entry, ...]]:
    """Map each first word that can open a cue to what it may be, longer ones first."""
    irregular: dict[str, list[str]] = {}
    for form, lemma in lexicon["irregular"].items():
        irregular.setdefault(lemma, []).append(form)
    table: dict[str, list[_Entry]] = {}
    for lemma, frames in _by_lemma(lexicon, VERB_FRAMES).items():
        first, *rest = lemma.split()
        for form in {*inflect(first), *irregular.get(first, ())}:
            table.setdefault(form, []).append(_Entry(lemma, tuple(rest), frames))
    for section in ("nouns", "phrases"):
        for lemma, frames in _by_lemma(lexicon, (section,)).items():
            first, *rest = lemma.split()
            table.setdefault(first, []).append(_Entry(lemma, tuple(rest), frames))
    return {word: tuple(sorted(entries, key=lambda e: (-len(e.rest), e.lemma))) for word, entries in table.items()}


def _by_lemma(lexicon: Lexicon, sections: tuple[str, ...]) -> dict[str, dict[str, str]]:
    lemmas: dict[str, dict[str, str]] = {}
    for section in sections:
        for lemma, act in lexicon[section].items():
            lemmas.setdefault(lemma, {})[section] = act
    return lemmas


def inflect(verb: str) -> tuple[str, ...]:
    """Give the regular forms of a verb; doubled consonants and irregular forms are data.

    Args:
        verb: Its dictionary form, in lower case.

    Returns:
        Base, third person, past and -ing form.

    >>> inflect("deny"), inflect("urge")
    (('deny', 'denies', 'denied', 'denying'), ('urge', 'urges', 'urged', 'urging'))
    """
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb.removesuffix('e')}ing"
    es = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return verb, f"{verb}{es}", f"{verb}ed", f"{verb}ing"
