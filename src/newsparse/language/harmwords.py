"""The words of harm: for each form its frame, that is who in the sentence is harmed, and its effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.lexicon import Lexicon

__all__ = ["HarmWords", "harm_words"]

# One letter a frame: k "killed", g "killing", i "kill", d "died", a "dead", e "death", p "body", y "toll", w "condition".
_SECTIONS: Final = {
    "participles": "k", "dying": "d", "states": "a", "events": "e", "people": "p", "tolls": "y", "conditions": "w",
}  # fmt: skip
_DOUBLING: Final = frozenset(["kidnap"])


class HarmWords(NamedTuple):
    """The lexicon of harm, ready to be looked up.

    Args:
        frames: Word to the letters of its frames, ``"killing"`` to ``"ge"``.
        effects: Word to what happens to the people.
        not_people: Heads of phrases that name no people.
        persons: Heads of phrases that name one person.
        captors: Heads of phrases that take prisoners of war.
        hypothetical: Words that tell of what has not happened.
        suffering: Verbs that take an injury as their object.
        taking: Participles of taking: "taken", "rushed".
        taken: Where people are taken, "hostage" or "hospital", to the effect.
        months: Names of months, which stand before days.
    """

    frames: Mapping[str, str]
    effects: Mapping[str, str]
    not_people: frozenset[str]
    persons: frozenset[str]
    captors: frozenset[str]
    hypothetical: frozenset[str]
    suffering: frozenset[str]
    taking: frozenset[str]
    taken: Mapping[str, str]
    months: frozenset[str]


@lru_cache(maxsize=8)
def harm_words(casualties: Lexicon, actors: Lexicon, numerals: Lexicon) -> HarmWords:
    """Turn the lexicons over: every form of every word, with its frames.

    Args:
        casualties: The lexicon ``casualties``.
        actors: The lexicon ``actors``, whose functions are persons.
        numerals: The lexicon ``numerals``, which knows the months.
    """
    frames: dict[str, str] = {}
    effects: dict[str, str] = {}
    for word, letter, effect in _entries(casualties):
        frames[word] = frames.get(word, "") + letter
        effects[word] = effect
    persons = casualties.words("person") | actors.words("roles") | actors.words("unnamed", "one")
    return HarmWords(
        frames,
        effects,
        casualties.words("not_people"),
        persons,
        casualties.words("captors"),
        casualties.words("hypothetical"),
        casualties.words("suffering"),
        casualties.words("taking"),
        casualties["taken"],
        numerals.words("months"),
    )


def _entries(casualties: Lexicon) -> Iterator[tuple[str, str, str]]:
    for verb, effect in casualties["verbs"].items():
        for form, letter in _forms(verb):
            yield form, letter, effect
    for adverb, effect in casualties["fatally"].items():
        yield adverb, "f", effect
    for section, letter in _SECTIONS.items():
        for word, effect in casualties[section].items():
            yield word, letter, effect


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Inflect a base form: its present, -ing and past forms."""
    stem = verb.removesuffix("e")
    doubled = verb + verb[-1] if verb in _DOUBLING else stem
    yield verb, "i"
    yield verb + ("es" if verb.endswith(("s", "ch", "sh", "x")) else "s"), "i"
    yield doubled + "ing", "g"
    yield doubled + "ed", "k"
