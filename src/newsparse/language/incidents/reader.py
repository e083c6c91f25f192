"""The learned reader: a scene in, events out, each step looking at the one before.

Sentences are scored, then the document, then the phrases of the sentences that tell of something; phrases become entities, victims
and targets become groups, groups become events with a kind, a score of being news, and what fills their roles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

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

__all__ = ["DOERS", "LOOKED", "NOTHING", "Event", "read", "undone", "votes_of"]

LOOKED: Final = -260
"""A sentence that scores less is not looked through for phrases."""
NOTHING: Final = -900
"""The score of the surest event where none was weighed."""
_HOPELESS: Final = -220
"""A document that scores less has no event."""
_NEWS: Final = (-170, -60)
"""What an event must score to be news: the surest of its document, and any other."""
_LAST: Final = 60
"""So many entities of a role are looked at, the likeliest ones."""
_FILLED: Final = {
    "victim": (-150, -90), "target": (-150, -150), "weapon": (-150, -150), "perpetrator": (-200, 50), "organization": (-200, 50),
}  # fmt: skip
"""What fills a role must score: the surest, and any other. Whoever did it is mostly told as one."""
_ALIKE: Final = 25
"""Doers whose scores differ no more fit about as well."""
DOERS: Final = ("perpetrator", "organization")
"""The roles of those who do it."""

_Ranked: TypeAlias = list[tuple[int, Entity]]


@attrs.frozen(eq=False, repr=False)
class Event:
    """An event of the text.

    Args:
        family: Its broad kind.
        group: The victims, targets and sentences that tell of it.
        roles: What fills each role, the surest first.
        news: Score of it being this news, in hundredths of a nat.
        doers: How well the surest perpetrator or organization fills its role.
    """

    family: str
    group: Group
    roles: Mapping[str, Sequence[Entity]]
    news: int
    doers: int

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
        rank = sum(other > score for _, _, other in judged)
        if score >= _NEWS[rank > 0]:
            ranked = _filled(scene, one, cast, Standing(family, score, rank, len(judged), news), weights)
            roles = {role: [entity for _, entity in pairs] for role, pairs in ranked.items()}
            doers = max((fit for role in DOERS for fit, _ in ranked[role][:1]), default=NOTHING)
            if any(roles.values()) or votes.get(one.sentences[0]):
                yield Event(family, one, roles, score, doers)


def _roles(candidate: Candidate, weights: Weights) -> dict[str, int]:
    return {role: weights[role].score(candidate.constants, candidate.values) for role in ROLES}


def _filled(scene: Scene, one: Group, cast: Cast, standing: Standing, weights: Weights) -> dict[str, _Ranked]:
    """Choose what fills the roles of an event, the surest first; of its own victims and targets at least the surest."""
    own = {id(unit.entity) for unit in one.units}
    roles: dict[str, _Ranked] = {role: [] for role in ROLES}
    for entity in cast.found:
        if cast.ranks[id(entity)] >= _LAST or (entity.role in ("victim", "target") and id(entity) not in own):
            continue
        clues = fill_clues(scene, one, entity, cast, standing)
        roles[entity.role].append((bag(weights["fill"], clues, entity.role), entity))
    ranked = {role: sorted(pairs, key=lambda pair: -pair[0]) for role, pairs in roles.items()}
    ranked["perpetrator"] = _introduced(ranked["perpetrator"])
    kept = {role: _sure(pairs, _FILLED[role]) for role, pairs in ranked.items()}
    if not kept["victim"] and not kept["target"]:
        for pair in sorted(ranked["victim"] + ranked["target"], key=lambda pair: -pair[0])[:1]:
            kept[pair[1].role] = [pair]
    return kept


def _introduced(ranked: _Ranked) -> _Ranked:
    """Put first whom the text tells of first, of those who fit about as well as the surest: "gunmen" before "the assailants"."""
    alike = [pair for pair in ranked if pair[0] >= ranked[0][0] - _ALIKE]
    first = min(alike, key=lambda pair: pair[1].mentions[0].candidate.phrase.first, default=None)
    return [first, *(pair for pair in ranked if pair is not first)] if first else ranked


def _sure(ranked: _Ranked, least: tuple[int, int]) -> _Ranked:
    """Keep the surest of those who may fill a role where it scores enough, and the others where they do."""
    return [pair for number, pair in enumerate(ranked) if pair[0] >= least[number > 0]]
