"""Judging: what the models of a document, of an event's kind, of its being news, and of what fills its roles look at."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from newsparse.language.incidents.entities import ROLES, Entity
from newsparse.language.incidents.grouping import Group
from newsparse.language.incidents.scene import Scene
from newsparse.scoring import Features, Model

__all__ = [
    "BAG",
    "FILL",
    "KIND",
    "TYPES",
    "Others",
    "accept_clues",
    "bag",
    "commonest",
    "document_clues",
    "fill_clues",
    "level_of",
    "news_clues",
    "ranks",
    "type_clues",
]

BAG: Final = Features(("",), ("", "clue"), ("/clue",))
KIND: Final = Features(("", "type"), ("", "clue"), ("type/clue",))
FILL: Final = Features(("", "role"), ("", "clue"), ("/clue", "role/clue"))
TYPES: Final = ("attack", "bombing", "kidnapping", "arson", "robbery")
_GAPS: Final = (1, 2, 3, 5, 9)
_COUNTS: Final = (1, 2, 3, 5, 8)
# The score of a role that nothing fills.
_UNTOLD: Final = -500
# So many surer events are counted.
_RANKS: Final = 4
# So many sentences of a document, the strongest and the first, are told apart; and what a strong one scores.
_LEVELS: Final = 3
_STRONG: Final = -100


@attrs.frozen(eq=False)
class Others:
    """What else than an event its document has.

    Args:
        best: Of each event the score of its surest victim or target, the highest first.
        doers: By sentence and role the scores of the surest doers and weapons.
    """

    best: Sequence[int]
    doers: Mapping[int, Mapping[str, int]]

    @classmethod
    def of(cls, groups: Sequence[Group], found: Sequence[Entity]) -> Others:
        """Look the events and entities of a document through once."""
        doers: dict[int, dict[str, int]] = {}
        for entity in found:
            for mention in entity.mentions if entity.role in ROLES[2:] else ():
                here = doers.setdefault(mention.sentence, {})
                here[entity.role] = max(mention.score, here.get(entity.role, mention.score))
        return cls(sorted(map(_surest, groups), reverse=True), doers)


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


def commonest(votes: Mapping[int, frozenset[str]]) -> str:
    """Name the broad kind that most sentences of a document speak for."""
    counts = Counter(vote for kinds in votes.values() for vote in kinds)
    return min(counts, key=lambda vote: (-counts[vote], vote), default="")


def type_clues(
    one: Group, clues: Sequence[set[str]], votes: Mapping[int, frozenset[str]], levels: Sequence[int], usual: str
) -> set[str]:
    """Say what speaks for an event's kind: the words of its sentences, its triggers, and the document's usual kind.

    Args:
        one: The event.
        clues: What each sentence says.
        votes: The broad kinds that each sentence speaks for.
        levels: How much each sentence tells of an event.
        usual: The document's commonest kind.
    """
    strongest = max(one.sentences, key=lambda number: levels[number])
    found = {f"usual {usual}", f"strongest {'+'.join(sorted(votes.get(strongest, ())))}"}
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


def accept_clues(scene: Scene, one: Group, others: Others, levels: Sequence[int], relevance: int) -> set[str]:
    """Say what speaks for an event being this news: how sure its parts are, how new, what is near, and what the document is like.

    Args:
        scene: The scene.
        one: The event.
        others: What else the document has.
        levels: How much each sentence tells of an event.
        relevance: How much the document does.
    """
    sentences, document = one.sentences, f"document {level_of(relevance)}"
    level = f"level {level_of(max(levels[n] for n in sentences))}"
    clues = {document, level, f"{document} {level}", f"groups {bisect_right(_COUNTS, len(others.best))}"}
    clues.add(f"told {bisect_right(_GAPS, sentences[0])}")
    clues.add(f"units {bisect_right(_COUNTS, len(one.units))}")
    clues.add(f"sentences {bisect_right(_COUNTS, len(sentences))}")
    ages = {scene.age(n) for n in sentences}
    clues |= {f"age {age}" for age in ages} | {f"ages {'+'.join(sorted(ages))}"}
    for unit in one.units:
        if unit.entity:
            mention = unit.entity.best.candidate
            clues.add(f"sort {unit.role} {mention.sort}")
            clues |= {f"link {link.trigger.word}:{link.slot}" for link in mention.links}
    return clues | _sureness(one, others.best, document) | _beside(one, others.doers)


def _sureness(one: Group, every: Sequence[int], document: str) -> set[str]:
    """Say how sure the victims and targets of an event are, and how many events of the document have surer ones."""
    best = _surest(one)
    rank = sum(other > best for other in every[:_RANKS])
    clues = {f"rank {rank}", f"behind {fine(best - every[0])}", f"{document} best {fine(best)}"}
    for role in ("victim", "target"):
        scores = [unit.entity.best.score for unit in one.units if unit.entity and unit.role == role]
        clues.add(f"{role} {level_of(max(scores)) if scores else 'none'}")
    return clues


def _surest(one: Group) -> int:
    return max((unit.entity.best.score for unit in one.units if unit.entity), default=_UNTOLD)


def _beside(one: Group, doers: Mapping[int, Mapping[str, int]]) -> set[str]:
    """Say how sure the doers and weapons are that the sentences of an event, or those next to them, name."""
    around = [doers[number] for number in {n + step for n in one.sentences for step in (-1, 0, 1)} if number in doers]
    best = {role: max((scores[role] for scores in around if role in scores), default=None) for role in ROLES[2:]}
    return {f"{role} {'none' if score is None else fine(score)}" for role, score in best.items()}


def news_clues(scene: Scene, document: Iterable[str], levels: Sequence[int], found: Sequence[Entity]) -> set[str]:
    """Say what makes a document news of violence: no single words, but how much its sentences tell, who does what, and when.

    Args:
        scene: The scene.
        document: What `document_clues` says of it.
        levels: How much each sentence tells of an event.
        found: The entities.
    """
    clues = {clue for clue in document if " " in clue} | role_clues(found)
    strongest = sorted(levels, reverse=True)[:_LEVELS]
    clues |= {f"level {rank} {fine(level)}" for rank, level in enumerate(strongest)}
    clues |= {f"opening {number} {fine(level)}" for number, level in enumerate(levels[:_LEVELS])}
    clues |= {f"strong {scene.age(number)}" for number, level in enumerate(levels) if level > _STRONG}
    candidates = [mention.candidate for entity in found for mention in entity.mentions]
    clues |= {f"{link.trigger.frame}:{link.slot}:{one.sort}" for one in candidates for link in one.links}
    return clues


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


def fill_clues(scene: Scene, one: Group, entity: Entity, rank: int, groups: int, family: str) -> set[str]:
    """Say what speaks for an entity filling its role in this event.

    Args:
        scene: The scene.
        one: The event.
        entity: The entity.
        rank: How many others of the document fill the role better.
        groups: How many events the document has.
        family: The event's broad kind.
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
        f"kind {family}", f"age {scene.age(best.sentence)}",
    }  # fmt: skip


def fine(score: int) -> int:
    """Name a score a little less coarsely."""
    return max(-4, min(6, score // 50))
