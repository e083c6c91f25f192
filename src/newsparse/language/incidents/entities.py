"""Entities: the phrases of a text that stand for one victim, target, perpetrator or weapon, and how well they fill the role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from newsparse.language.incidents.scene import Candidate, Scene

__all__ = ["LEAST", "ROLES", "Entity", "Mention", "entities"]

ROLES: Final = ("victim", "target", "perpetrator", "organization", "weapon")
LEAST: Final = -330
"""A phrase that scores less for a role, in hundredths of a nat, is not looked at for it."""

# So many entities back a mention may belong to one, and so many mentions of one are kept.
_RECENT: Final = 60
_MOST: Final = 24


@attrs.frozen(eq=False, repr=False)
class Mention:
    """A phrase in a role.

    Args:
        candidate: The phrase.
        score: How well it fills the role, in hundredths of a nat.
    """

    candidate: Candidate
    score: int

    @property
    def sentence(self) -> int:
        """Number of its sentence."""
        return self.candidate.sentence


@attrs.define(eq=False, repr=False)
class Entity:
    """Whoever or whatever the text names in a role.

    Args:
        role: The role.
        mentions: Its mentions, in text order.
        actor: Number of the actor that one of the mentions names, -1 where none does.
        keys: Words of its mentions, each mention's as a set.
    """

    role: str
    mentions: list[Mention]
    actor: int
    keys: list[frozenset[str]]
    heads: set[str]

    @property
    def best(self) -> Mention:
        """The mention that fills the role best."""
        return max(self.mentions, key=lambda one: one.score)


def entities(scene: Scene, scored: Iterable[tuple[Candidate, Mapping[str, int]]]) -> list[Entity]:
    """Merge the phrases that fill a role into entities.

    Args:
        scene: The scene.
        scored: The phrases with their scores by role, in text order.
    """
    found: dict[str, list[Entity]] = {role: [] for role in ROLES}
    for candidate, scores in scored:
        for role, score in scores.items():
            if score >= LEAST:
                _add(scene, found[role], role, Mention(candidate, score))
    return [one for role in ROLES for one in found[role]]


def _add(scene: Scene, known: list[Entity], role: str, mention: Mention) -> None:
    phrase = mention.candidate.phrase
    inside = range(phrase.first, phrase.last + 1)
    actors = scene.facts.actors
    actor = next((actors[i][0] for i in inside if i in actors and actors[i][1] != "state"), -1)
    key = _key(scene, mention.candidate)
    head = _stem(scene.stage.tokens.lower[phrase.head])
    for entity in known[-_RECENT:]:
        if _same(entity, actor, key, head, mention):
            if len(entity.mentions) < _MOST:
                entity.mentions.append(mention)
                entity.keys.append(key)
                entity.heads.add(head)
            entity.actor = entity.actor if entity.actor >= 0 else actor
            return
    known.append(Entity(role, [mention], actor, [key], {head}))


def _key(scene: Scene, candidate: Candidate) -> frozenset[str]:
    phrase, stage = candidate.phrase, scene.stage
    return frozenset(
        _stem(stage.tokens.lower[i]) for i in range(phrase.first, phrase.last + 1) if stage.tags[i] not in "DC"
    )


def _same(entity: Entity, actor: int, key: frozenset[str], head: str, mention: Mention) -> bool:
    if entity.role == "organization" and key in entity.keys:
        return True
    if actor >= 0 and entity.actor >= 0:
        return actor == entity.actor
    if _apposed(entity.mentions[-1].candidate, mention.candidate):
        return True
    if entity.role == "organization" and _abbreviated(entity.mentions[-1].candidate, mention.candidate):
        return True
    if actor >= 0 or entity.actor >= 0:
        return False
    return head in entity.heads and any(key <= other or other <= key for other in entity.keys)


_PEOPLE: Final = frozenset(["official", "soldier", "civilian", "name", "rebel"])


def _apposed(before: Candidate, after: Candidate) -> bool:
    """Whether a phrase says who the one before the comma is: "Ann Bell, the mayor", "the mayor, Ann Bell"."""
    if before.sentence != after.sentence or before.phrase.last + 2 != after.phrase.first:
        return False
    if before.values[_AFTER] != ",":
        return False
    sorts = {before.sort, after.sort}
    return "name" in sorts and len(sorts) == 2 and sorts <= _PEOPLE


_AFTER: Final = 7


def _abbreviated(before: Candidate, after: Candidate) -> bool:
    """Whether a name stands in brackets behind another: "Army of National Liberation [ELN]"."""
    same = before.sentence == after.sentence and before.phrase.last + 2 == after.phrase.first
    return same and before.values[_AFTER] in ("[", "(")


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
