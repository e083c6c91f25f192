"""Victims: which phrases of an event name the same people, once by name and once by what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsparse.extractors.incidents.people import Harm
from newsparse.language.incidents.scene import Scene
from newsparse.lexicon import Lexicon
from newsparse.span import Span

__all__ = ["merged"]

# So many victims of an event are compared.
_MOST: Final = 40


def merged(scene: Scene, lexicon: Lexicon, harms: Sequence[Harm]) -> list[Harm]:
    """Join the harms of an event that befell the same victim.

    A name that is part of a longer one is the same person; "the minister" is the one person who is called a minister, or who stands beside
    the phrase after a comma; "six people" are no others than "the six priests".

    Args:
        scene: The scene.
        lexicon: The lexicon "incidents".
        harms: What befell whom, the surest first.
    """
    kept = _joined_names(_joined_numbers(scene, lexicon, harms[:_MOST]))
    for one in [one for one in kept if not one.person]:
        if same := next(_namesakes(scene, lexicon, one, [two for two in kept if two.person]), None):
            kept.remove(one)
            kept[kept.index(same)] = _told_by(same, one)
    return [*kept, *harms[_MOST:]]


def _joined_numbers(scene: Scene, lexicon: Lexicon, harms: Sequence[Harm]) -> list[Harm]:
    """Leave out "six people" beside "the six priests", and what is said twice in the same words."""
    lower, anybody = scene.stage.tokens.lower, lexicon["anybody"]
    general = {id(one) for one in harms if lower[one.entity.best.candidate.phrase.head] in anybody}
    kept: list[Harm] = []
    for one in sorted(harms, key=lambda one: id(one) in general):
        if not any(_is_same_number(one, two, is_general=id(one) in general) for two in kept):
            kept.append(one)
    return [one for one in harms if one in kept]


def _is_same_number(one: Harm, other: Harm, *, is_general: bool) -> bool:
    if one.person or other.person or not one.description or not other.description:
        return False
    if one.description.text.lower().split() == other.description.text.lower().split():
        return True
    is_counted = one.printed is not None and (one.printed.low or 0) > 1
    return is_general and is_counted and one.printed == other.printed


def _joined_names(harms: Sequence[Harm]) -> list[Harm]:
    """Join those whose names are parts of each other."""
    kept: list[Harm] = []
    for one in harms:
        same = next((two for two in kept if _is_part(one, two) or _is_part(two, one)), None)
        if same is None:
            kept.append(one)
        else:
            longer, shorter = (same, one) if _is_part(one, same) else (one, same)
            kept[kept.index(same)] = _told_by(longer, shorter)
    return kept


def _is_part(one: Harm, other: Harm) -> bool:
    if one.person is None or other.person is None:
        return False
    return f" {one.person.name.lower()} " in f" {other.person.name.lower()} "


def _told_by(one: Harm, other: Harm) -> Harm:
    """Add what the other says of a victim to what one says."""
    description = one.description or other.description
    return attrs.evolve(one, description=description, effect=one.effect or other.effect, known=one.known or other.known)


def _namesakes(scene: Scene, lexicon: Lexicon, one: Harm, named: Sequence[Harm]) -> Iterator[Harm]:
    """Yield the named victims who are the one that a phrase only describes."""
    lower = scene.stage.tokens.lower
    phrase = one.entity.best.candidate.phrase
    is_another = not lexicon["another"].keys().isdisjoint(lower[phrase.first : phrase.last + 1])
    is_several = lower[phrase.head].endswith("s") or (one.printed is not None and one.printed.low != 1)
    if is_another or is_several or not one.description:
        return
    for two in named:
        if _is_called(two.description, lower[phrase.head]) or _is_beside(scene, one, two):
            yield two


def _is_called(description: Span | None, head: str) -> bool:
    """Whether a description has a word."""
    return description is not None and head in description.text.lower().split()


def _is_beside(scene: Scene, one: Harm, two: Harm) -> bool:
    """Whether a phrase stands beside a name, with nothing but a comma between them."""
    tags, names = scene.stage.tags, [mention.candidate.phrase for mention in two.entity.mentions]
    firsts, lasts = {name.first for name in names}, {name.last for name in names}
    for phrase in (mention.candidate.phrase for mention in one.entity.mentions):
        before, after = phrase.first - 1, phrase.last + 1
        if before in lasts or after in firsts:
            return True
        if (before - 1 in lasts and tags[before] == ",") or (after + 1 in firsts and tags[after] == ","):
            return True
    return False
