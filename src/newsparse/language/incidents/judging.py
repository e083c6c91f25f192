"""Judging: what the models of a document, of an event's kind, of its being news, and of what fills its roles look at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newsparse.language.incidents.entities import ROLES, Entity
from newsparse.language.incidents.grouping import Group
from newsparse.language.incidents.scene import Scene
from newsparse.scoring import Features, Model

__all__ = [
    "BAG",
    "FILL",
    "KIND",
    "TYPES",
    "accept_clues",
    "bag",
    "document_clues",
    "fill_clues",
    "level_of",
    "ranks",
    "role_clues",
    "type_clues",
]

BAG: Final = Features(("",), ("", "clue"), ("/clue",))
KIND: Final = Features(("", "type"), ("", "clue"), ("type/clue",))
FILL: Final = Features(("", "role"), ("", "clue"), ("/clue", "role/clue"))
TYPES: Final = ("attack", "bombing", "kidnapping", "arson", "robbery")
_GAPS: Final = (1, 2, 3, 5, 9)
_COUNTS: Final = (1, 2, 3, 5, 8)


def bag(model: Model, clues: Iterable[str], *constants: str) -> int:
    """Sum the weights of a set of clues, in hundredths of a nat."""
    rows = [table.get(constants[constant - 1] if constant else "", {}) for table, constant, _ in model.rows]
    return model.bias + sum(table.get(clue, 0) for clue in clues for table in rows)


def level_of(score: int) -> str:
    """Name a score coarsely, for models that look at it."""
    return str(max(-4, min(4, round(score / 100))))


def document_clues(clues: Sequence[set[str]], levels: Sequence[int]) -> set[str]:
    """Say what a document is like: its words, and how much its sentences tell of events."""
    found = set().union(*clues)
    best = max(levels, default=-900)
    found.add(f"best {level_of(best)}")
    found.add(f"first {level_of(max(levels[:3], default=-900))}")
    found.add(f"many {bisect_right(_COUNTS, sum(level > 0 for level in levels))}")
    found.add(f"some {bisect_right(_COUNTS, sum(level > -150 for level in levels))}")
    return found


def type_clues(scene: Scene, one: Group, clues: Sequence[set[str]], votes: Mapping[int, frozenset[str]]) -> set[str]:
    """Say what speaks for an event's kind: the words of its sentences, and its triggers."""
    found: set[str] = set()
    for number in one.sentences:
        found |= clues[number]
        found |= {f"vote {vote}" for vote in votes.get(number, ())}
    for unit in one.units:
        found.add(f"by {unit.role}")
        found |= {f"did {word}" for word in unit.frames}
        if unit.entity:
            found |= {
                f"link {link.trigger.word}:{link.slot}" for m in unit.entity.mentions for link in m.candidate.links
            }
            found.add(f"{unit.role} {unit.entity.best.candidate.sort}")
    return found


def accept_clues(
    scene: Scene, one: Group, clues: Sequence[set[str]], levels: Sequence[int], relevance: int, others: int
) -> set[str]:
    """Say what speaks for an event being this news: how sure its parts are, how new, and what the document is like."""
    sentences = one.sentences
    best = max(levels[n] for n in sentences)
    found = {f"document {level_of(relevance)}", f"level {level_of(best)}", f"groups {bisect_right(_COUNTS, others)}"}
    found.add(f"document {level_of(relevance)} level {level_of(best)}")
    found.add(f"told {bisect_right(_GAPS, sentences[0])}")
    found.add(f"units {bisect_right(_COUNTS, len(one.units))}")
    found.add(f"sentences {bisect_right(_COUNTS, len(sentences))}")
    for role in ("victim", "target"):
        scores = [unit.entity.best.score for unit in one.units if unit.entity and unit.role == role]
        found.add(f"{role} {level_of(max(scores)) if scores else 'none'}")
    ages = {scene.age(n) for n in sentences}
    found |= {f"age {age}" for age in ages}
    found.add(f"ages {'+'.join(sorted(ages))}")
    strongest = max(sentences, key=lambda n: levels[n])
    found |= {f"has {clue}" for clue in clues[strongest]}
    for unit in one.units:
        if unit.entity:
            mention = unit.entity.best.candidate
            found.add(f"sort {unit.role} {mention.sort}")
            found |= {f"link {link.trigger.word}:{link.slot}" for link in mention.links}
    return found


def role_clues(found: Sequence[Entity]) -> set[str]:
    """Say how well the roles of a document are filled."""
    clues: set[str] = set()
    for role in ROLES:
        scores = sorted((one.best.score for one in found if one.role == role), reverse=True)
        clues.add(f"{role} {fine(scores[0]) if scores else 'none'}")
        clues.add(f"{role}s {bisect_right(_COUNTS, sum(score > -100 for score in scores))}")
        clues |= {
            f"{role} sort {one.best.candidate.sort}" for one in found if one.role == role and one.best.score > -100
        }
    return clues


def ranks(found: Sequence[Entity]) -> dict[int, int]:
    """Count for each entity, by its identity, how many others fill its role better."""
    result: dict[int, int] = {}
    for role in ROLES:
        own = sorted((one for one in found if one.role == role), key=lambda one: -one.best.score)
        result |= {id(one): number for number, one in enumerate(own)}
    return result


def fill_clues(scene: Scene, one: Group, entity: Entity, rank: int, groups: int) -> set[str]:
    """Say what speaks for an entity filling its role in this event.

    Args:
        scene: The scene.
        one: The event.
        entity: The entity.
        rank: How many others of the document fill the role better.
        groups: How many events the document has.
    """
    own = {id(unit.entity) for unit in one.units}
    mentions, best = entity.mentions, entity.best
    gap = min(abs(mention.sentence - n) for mention in mentions for n in one.sentences)
    triggers = {t for unit in one.units for t in unit.triggers}
    shared = any(link.trigger.first in triggers for mention in mentions for link in mention.candidate.links)
    near = "own" if id(entity) in own else f"gap {bisect_right(_GAPS, gap)}"
    score, several = f"score {fine(best.score)}", "one" if groups == 1 else "several"
    return {
        near, score, f"{score} {near}", f"{near} {several}", f"{score} {near} {several}", f"shared {shared}",
        f"mentions {bisect_right(_COUNTS, len(mentions))}", f"sort {best.candidate.sort}",
        f"units {bisect_right(_COUNTS, len(one.units))}", f"at {bisect_right(_GAPS, best.sentence)}", f"rank {min(rank, 4)}",
    }  # fmt: skip


def fine(score: int) -> int:
    """Name a score a little less coarsely."""
    return max(-4, min(6, score // 50))
