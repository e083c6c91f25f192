"""The learned reader: a scene in, events out, each step looking at the one before.

Sentences are scored, then the document, then the phrases of the sentences that tell of something; phrases become entities, victims
and targets become groups, groups become events with a kind, a score of being news, and what fills their roles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

import attrs

from newsparse.language.incidents.entities import ROLES, Entity, entities
from newsparse.language.incidents.grouping import Group, group, units
from newsparse.language.incidents.judging import (
    TYPES,
    Cast,
    Others,
    Standing,
    accept_clues,
    bag,
    commonest,
    document_clues,
    fill_clues,
    level_of,
    news_clues,
    sentence_clues,
    type_clues,
)
from newsparse.language.incidents.scene import Candidate, Scene
from newsparse.language.incidents.words import Trigger
from newsparse.scoring import Weights

__all__ = ["LOOKED", "NOTHING", "Event", "read", "undone", "votes_of"]

LOOKED: Final = -260
"""A sentence that scores less is not looked through for phrases."""
NOTHING: Final = -900
"""The score of the surest event where none was weighed."""
_HOPELESS: Final = -220
"""A document that scores less has no event."""
_NEWS: Final = -120
_LAST: Final = 60
"""So many entities of a role are looked at, the likeliest ones."""
_FILLED: Final = -150


@attrs.frozen(eq=False, repr=False)
class Event:
    """An event of the text.

    Args:
        family: Its broad kind.
        group: The victims, targets and sentences that tell of it.
        roles: What fills each role, the surest first.
        news: Score of it being this news, in hundredths of a nat.
    """

    family: str
    group: Group
    roles: Mapping[str, Sequence[Entity]]
    news: int

    @property
    def sentences(self) -> list[int]:
        """The sentences that tell of it."""
        return self.group.sentences


def votes_of(scene: Scene, triggers: Sequence[Trigger], families: Mapping[str, str]) -> dict[int, frozenset[str]]:
    """List for each sentence the broad kinds that its triggers speak for.

    Args:
        scene: The scene.
        triggers: The words that name events.
        families: Kind to broad kind.
    """
    starts = [one.start for one in scene.sentences]
    found: dict[int, set[str]] = {}
    for trigger in triggers:
        if trigger.kind in families:
            found.setdefault(max(bisect_right(starts, trigger.first) - 1, 0), set()).add(families[trigger.kind])
    return {number: frozenset(names) for number, names in found.items()}


def undone(scene: Scene, triggers: Sequence[Trigger], kinds: Container[str]) -> frozenset[int]:
    """List the sentences that tell of what nobody does to anybody: of a storm, of a crash.

    Args:
        scene: The scene.
        triggers: The words that name events.
        kinds: The kinds that are no attack.
    """
    starts = [one.start for one in scene.sentences]
    return frozenset(max(bisect_right(starts, one.first) - 1, 0) for one in triggers if one.kind in kinds)


def read(
    scene: Scene, votes: Mapping[int, frozenset[str]], weights: Weights, aside: Container[int] = frozenset()
) -> tuple[list[Event], int, int]:
    """Read the events of a text.

    Args:
        scene: The scene.
        votes: The broad kinds that each sentence speaks for.
        weights: The models.
        aside: Sentences that are of something else.

    Returns:
        The events that are this news, in text order; how much the document is news of violence, and the surest of all events, also of
        those that are no news, in hundredths of a nat.
    """
    clues = [scene.clues(number) for number in range(len(scene.sentences))]
    levels = [bag(weights["sentence"], sentence_clues(clues, number)) for number in range(len(clues))]
    levels = [min(level, LOOKED - 1) if number in aside else level for number, level in enumerate(levels)]
    document = document_clues(clues, levels)
    score = bag(weights["document"], document)
    if score < _HOPELESS:
        return [], score, NOTHING
    relevance = level_of(score)
    scored: list[tuple[Candidate, dict[str, int]]] = []
    for number, level in enumerate(levels):
        if level >= LOOKED:
            candidates = scene.candidates(number, level_of(level), relevance)
            scored.extend((candidate, _roles(candidate, weights)) for candidate in candidates)
    found = entities(scene, scored)
    news = bag(weights["news"], news_clues(scene, document, levels, found))
    groups = group(scene, units(scene, found, levels, votes), weights["same"])
    others, usual, judged = Others.of(groups, found), commonest(votes), []
    for one in groups:
        said = type_clues(one, clues, votes, levels, usual)
        scores = {kind: bag(weights["type"], said, kind) for kind in TYPES}
        family = max(TYPES, key=scores.__getitem__)
        seen = accept_clues(scene, one, others, levels, news) | {f"kind {family}"}
        judged.append((one, family, bag(weights["accept"], seen)))
    surest = max((score for _, _, score in judged), default=NOTHING)
    return list(_accepted(scene, judged, Cast.of(found, scored), weights, votes, news)), news, surest


def _accepted(
    scene: Scene,
    judged: Sequence[tuple[Group, str, int]],
    cast: Cast,
    weights: Weights,
    votes: Mapping[int, frozenset[str]],
    news: int,
) -> Iterator[Event]:
    """Fill the roles of the groups that are news."""
    for one, family, score in judged:
        if score >= _NEWS:
            rank = sum(other > score for _, _, other in judged)
            roles = _filled(scene, one, cast, Standing(family, score, rank, len(judged), news), weights)
            if any(roles.values()) or votes.get(one.sentences[0]):
                yield Event(family, one, roles, score)


def _roles(candidate: Candidate, weights: Weights) -> dict[str, int]:
    return {role: weights[role].bind(candidate.constants).score(candidate.values) for role in ROLES}


def _filled(scene: Scene, one: Group, cast: Cast, standing: Standing, weights: Weights) -> dict[str, list[Entity]]:
    """Choose what fills the roles of an event; of its own victims and targets at least the surest."""
    own = {id(unit.entity) for unit in one.units}
    roles: dict[str, list[tuple[int, Entity]]] = {role: [] for role in ROLES}
    for entity in cast.found:
        if cast.ranks[id(entity)] >= _LAST or (entity.role in ("victim", "target") and id(entity) not in own):
            continue
        clues = fill_clues(scene, one, entity, cast, standing)
        roles[entity.role].append((bag(weights["fill"], clues, entity.role), entity))
    kept = {role: [pair for pair in pairs if pair[0] >= _FILLED] for role, pairs in roles.items()}
    if not kept["victim"] and not kept["target"]:
        for pair in sorted(roles["victim"] + roles["target"], key=lambda pair: -pair[0])[:1]:
            kept[pair[1].role] = [pair]
    return {role: [entity for _, entity in sorted(pairs, key=lambda pair: -pair[0])] for role, pairs in kept.items()}
