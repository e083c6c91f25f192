"""Words that may count: the common ones of English, and no names, for no weight may remember who was attacked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linear import UNSEEN

from newsparse.language.incidents.scene import PHRASE
from newsparse.lexicon import load


def ordinary_words() -> frozenset[str]:
    """List the common words of English without names: no weight may remember who was attacked."""
    places = load("places")
    named = {
        word.lower()
        for part in ("countries", "demonyms", "capitals", "cities", "news_cities", "regions")
        for one in places[part]
        for word in one.split()
    } | {word.lower() for word in load("names")["given"]}
    return frozenset(
        word for word, symbol in load("tags")["words"].items() if word.islower() and symbol != "P" and word not in named
    )


ORDINARY = ordinary_words()
LEXICAL = frozenset(PHRASE.values.index(name) for name in ("head", "before", "after", "modifier"))


def plain_values(values: Sequence[str]) -> tuple[str, ...]:
    """Hide the words of a phrase that are no ordinary ones."""
    return tuple(
        UNSEEN if i in LEXICAL and one.isalpha() and one not in ORDINARY else one for i, one in enumerate(values)
    )


def usual(clues: Iterable[str]) -> set[str]:
    """Leave out the clues that are words, but no ordinary ones."""
    return {one for one in clues if one in ORDINARY or not one.isalpha()}


def plain_head(clues: Iterable[str]) -> set[str]:
    """Leave out the head of a phrase that is no ordinary word."""
    return {one for one in clues if not one.startswith("head ") or one.removeprefix("head ") in ORDINARY}
