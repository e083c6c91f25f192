"""Grouping: which victims and targets belong to one event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from newsparse.language.incidents.entities import Entity
from newsparse.language.incidents.scene import Facts, Scene
from newsparse.scoring import Features, Model

__all__ = ["PAIR", "Group", "Unit", "group", "pair_clues", "units"]

PAIR: Final = Features(("",), ("", "clue"), ("/clue",))
_GAPS: Final = (1, 2, 3, 5, 9, 16)
_OTHER: Final = frozenset(
    ["another", "other", "also", "meanwhile", "separately", "addition", "elsewhere", "second", "later", "similar"]
)
_SEPARATE: Final = frozenset(["separate", "separately", "elsewhere", "unrelated"])
_OPENING: Final = 6
_STRONG: Final = -120
_BARE: Final = 50
# So many sentences between two units are looked at.
_LOOKED: Final = 20


@attrs.frozen(eq=False, repr=False)
class Unit:
    """What an event is told by: a victim, a target, or a sentence that tells of one without either.

    Args:
        role: ``"victim"``, ``"target"`` or ``"event"``.
        entity: The victim or target.
        sentences: Where it is told, in order.
        triggers: Their first tokens: the words whose slots the entity stands in.
        votes: Kinds of event that the words of these sentences speak for.
    """

    role: str
    entity: Entity | None
    sentences: tuple[int, ...]
    triggers: frozenset[int]
    frames: frozenset[str]
    votes: frozenset[str]


@attrs.define(eq=False, repr=False)
class Group:
    """The units of one event."""

    units: list[Unit]

    @property
    def sentences(self) -> list[int]:
        """The sentences that tell of it."""
        return sorted({n for one in self.units for n in one.sentences})


# So many of the last units of a group are compared with the next one.
_COMPARED: Final = 12


def units(
    scene: Scene, found: Iterable[Entity], levels: Sequence[int], votes: Mapping[int, frozenset[str]]
) -> list[Unit]:
    """List what events are told by, in text order.

    Args:
        scene: The scene.
        found: The entities.
        levels: How much each sentence tells of an event.
        votes: Kinds of event by sentence.
    """
    made = [_unit(one, votes) for one in found if one.role in ("victim", "target")]
    told = {n for one in made for n in one.sentences}
    for number, level in enumerate(levels):
        if level >= _BARE and number not in told:
            made.append(Unit("event", None, (number,), frozenset(), frozenset(), votes.get(number, frozenset())))
    return sorted(made, key=lambda one: one.sentences[0])


def _unit(entity: Entity, votes: Mapping[int, frozenset[str]]) -> Unit:
    least = min(_STRONG, entity.best.score)
    kept = [one for one in entity.mentions if one.score >= least]
    sentences = tuple(sorted({one.sentence for one in kept}))
    triggers = [link.trigger for one in kept for link in one.candidate.links]
    return Unit(
        entity.role, entity, sentences, frozenset(one.first for one in triggers), frozenset(one.word for one in triggers),
        frozenset(vote for n in sentences for vote in votes.get(n, ())),
    )  # fmt: skip


def pair_clues(scene: Scene, one: Unit, other: Unit) -> list[str]:
    """Say what speaks for and against two units belonging to one event."""
    gap = min(abs(a - b) for a in one.sentences for b in other.sentences)
    roles = "+".join(sorted((one.role, other.role)))
    near = f"gap {bisect_right(_GAPS, gap)}"
    clues = [near, roles, f"{roles} {near}"]
    clues.append(
        f"trigger {'same' if one.triggers & other.triggers else 'word' if one.frames & other.frames else 'none' if not one.triggers or not other.triggers else 'other'}"
    )
    clues.append(f"votes {_compare(one.votes, other.votes)}")
    facts = scene.facts
    where = [frozenset(p for n in unit.sentences for p in facts.where.get(n, ())) for unit in (one, other)]
    clues.append(f"place {_compare(*where)}")
    clues.append(f"place {_compare(*where)} {near}")
    when = [[day for n in unit.sentences for day in facts.when.get(n, ())] for unit in (one, other)]
    days = (
        "none"
        if not all(when)
        else "same"
        if any(a[0] <= b[1] and b[0] <= a[1] for a in when[0] for b in when[1])
        else "other"
    )
    clues.append(f"day {days}")
    clues.append(f"day {days} {near}")
    first, later = sorted((one.sentences[0], other.sentences[0]))
    clues.append(f"from {min(first, 5)} {near}")
    if later > first:
        clues += _between(facts, range(first + 1, later))
        clues += [f"later day {later in facts.when}", f"later place {later in facts.where}"]
        clues.append(f"age {scene.age(first)} {scene.age(later)}")
    if gap:
        lower = scene.stage.tokens.lower
        clues += [f"says {lower[i]}" for i in scene.sentences[later] if lower[i] in _OTHER]
    if one.entity and other.entity:
        clues.append(f"list {_listed(scene, one.entity, other.entity)}")
    return clues


def _between(facts: Facts, inside: range) -> Iterator[str]:
    """Say whether another day or place is told of between two units."""
    if inside:
        yield f"between day {any(number in facts.when for number in inside[:_LOOKED])}"
        yield f"between place {any(number in facts.where for number in inside[:_LOOKED])}"


def _compare(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "none"
    return "same" if one == other else "meet" if one & other else "apart"


def _listed(scene: Scene, one: Entity, other: Entity) -> bool:
    tags = scene.stage.tags
    for a in one.mentions:
        for b in other.mentions:
            first, second = sorted((a.candidate.phrase, b.candidate.phrase))
            between = tags[first.last + 1 : second.first]
            if a.sentence == b.sentence and 0 < len(between) < 3 and all(tag in "J,F" for tag in between):
                return True
    return False


def _conflict(scene: Scene, one: Unit, other: Unit) -> bool:
    """Whether the text sets two units apart: "in a separate attack", or two sentences that each name another place."""
    first, second = sorted((one.sentences[0], other.sentences[0]))
    opening = scene.sentences[second][:_OPENING]
    if first != second and any(scene.stage.tokens.lower[i] in _SEPARATE for i in opening):
        return True
    if one.role != "event" or other.role != "event" or not one.votes or not other.votes:
        return False
    where = [scene.facts.where.get(number, frozenset()) for number in (first, second)]
    return bool(where[0] and where[1]) and where[0].isdisjoint(where[1])


def group(scene: Scene, every: Sequence[Unit], same: Model, most: int = 30) -> list[Group]:
    """Put units into groups, each into the group that it fits best, or into a new one.

    Args:
        scene: The scene.
        every: The units, in text order.
        same: The model of two units.
        most: How many groups back a unit may belong to.
    """
    groups: list[Group] = []
    table = same.rows[0][0].get("", {})
    for unit in every:
        best, home = 0, None
        for one in groups[-most:]:
            if any(_conflict(scene, unit, other) for other in one.units[-_COMPARED:]):
                continue
            scores = [
                same.bias + sum(table.get(c, 0) for c in pair_clues(scene, unit, other))
                for other in one.units[-_COMPARED:]
            ]
            score = sum(scores) // len(scores)
            if score > best:
                best, home = score, one
        if home is None:
            groups.append(Group([unit]))
        else:
            home.units.append(unit)
    return groups
