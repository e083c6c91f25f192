"""Judging: what the models of a document, of an event's kind, of its being news, and of what fills its roles look at."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import attrs

from newsparse.language.incidents.entities import ROLES, Entity
from newsparse.language.incidents.grouping import Group
from newsparse.language.incidents.scene import Candidate, Scene
from newsparse.language.phrases import Phrase
from newsparse.scoring import Features, Model, step

__all__ = [
    "BAG",
    "FILL",
    "KIND",
    "TYPES",
    "Cast",
    "Others",
    "Standing",
    "accept_clues",
    "bag",
    "commonest",
    "document_clues",
    "fill_clues",
    "level_of",
    "news_clues",
    "sentence_clues",
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
# From this sentence on all stand late.
_LATE: Final = 8
# So many surer events are counted; a mention so many sentences away from an event is near it; the width of a coarse step; which of a
# candidate's values is its head.
_RANKS: Final = 4
_NEAR: Final = 2
_WIDE: Final = 100
_HEAD: Final = 1
# So many sentences of a document, the strongest and the first, are told apart; and what a strong one scores.
_LEVELS: Final = 3
_STRONG: Final = -100
# A sentence that scores no more tells of nothing.
_NOTHING: Final = -400


@attrs.frozen(eq=False, repr=False)
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


def bag(model: Model, clues: set[str], *constants: str) -> int:
    """Sum the weights of a set of clues, in hundredths of a nat."""
    rows = [table.get(constants[constant - 1] if constant else "", {}) for table, constant, _ in model.rows]
    return model.bias + sum(row[clue] for row in rows for clue in row.keys() & clues)


def level_of(score: int) -> str:
    """Name a score coarsely, for models that look at it."""
    return str(max(-4, min(4, round(score / 100))))


def sentence_clues(clues: Sequence[set[str]], number: int) -> set[str]:
    """Say what a sentence is like: what it says, where it stands, and the frames and losses of its neighbours.

    Args:
        clues: What each sentence says.
        number: Number of the sentence.
    """
    found = {*clues[number], f"at {min(number, _LATE)}"}
    for by in (-1, 1):
        if 0 <= number + by < len(clues):
            found |= {f"{by} {clue}" for clue in clues[number + by] if clue[0] == "=" or clue[-1] in "!?"}
    return found


def document_clues(clues: Sequence[set[str]], levels: Sequence[int]) -> set[str]:
    """Say what a document is like: the words of its sentences, but of those that tell of nothing, and how much they tell of events."""
    found = set[str]().union(*(one for one, level in zip(clues, levels, strict=True) if level > _NOTHING))
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
    sentences = one.sentences
    clues = {step("document", relevance), step("level", max(levels[n] for n in sentences))}
    clues.add(f"groups {bisect_right(_COUNTS, len(others.best))}")
    clues.add(f"told {bisect_right(_GAPS, sentences[0])}")
    clues.add(f"units {bisect_right(_COUNTS, len(one.units))}")
    clues.add(f"sentences {bisect_right(_COUNTS, len(sentences))}")
    ages = {scene.age(n) for n in sentences}
    clues |= {f"age {age}" for age in ages} | {f"ages {'+'.join(sorted(ages))}"}
    clues |= {f"sort {unit.role} {unit.entity.best.candidate.sort}" for unit in one.units if unit.entity}
    return clues | _sureness(one, others.best) | _beside(one, others.doers)


def _sureness(one: Group, every: Sequence[int]) -> set[str]:
    """Say how sure the victims and targets of an event are, also beside those of the surest of the others."""
    best = _surest(one)
    rival = next(iter(every[1:]), _UNTOLD) if best == every[0] else every[0]
    clues = {step("best", best), step("lead", best - rival, _WIDE)}
    for role in ("victim", "target"):
        scores = (unit.entity.best.score for unit in one.units if unit.entity and unit.role == role)
        clues.add(step(role, max(scores, default=_UNTOLD)))
    return clues


def _surest(one: Group) -> int:
    return max((unit.entity.best.score for unit in one.units if unit.entity), default=_UNTOLD)


def _beside(one: Group, doers: Mapping[int, Mapping[str, int]]) -> set[str]:
    """Say how sure the doers and weapons are that the sentences of an event, or those next to them, name."""
    around = [doers[number] for number in {n + by for n in one.sentences for by in (-1, 0, 1)} if number in doers]
    return {step(role, max((scores.get(role, _UNTOLD) for scores in around), default=_UNTOLD)) for role in ROLES[2:]}


def news_clues(scene: Scene, document: Iterable[str], levels: Sequence[int], found: Sequence[Entity]) -> set[str]:
    """Say what makes a document news of violence: no single words, but how much its sentences tell, who does what, and when.

    Args:
        scene: The scene.
        document: What `document_clues` says of it.
        levels: How much each sentence tells of an event.
        found: The entities.
    """
    clues = {clue for clue in document if " " in clue} | role_clues(found)
    strongest, opening = sorted(levels, reverse=True), [*levels, *[_NOTHING] * _LEVELS]
    clues |= {f"level {rank} {fine(level)}" for rank, level in enumerate([*strongest, *[_NOTHING] * _LEVELS][:_LEVELS])}
    clues |= {f"opening {number} {fine(level)}" for number, level in enumerate(opening[:_LEVELS])}
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


class Standing(NamedTuple):
    """How an event stands in its document.

    Args:
        family: Its broad kind.
        news: Score of it being this news.
        rank: How many other events have a better one.
        groups: How many events the document has.
        relevance: How much the document is news of violence.
    """

    family: str
    news: int
    rank: int
    groups: int
    relevance: int


@attrs.frozen(eq=False, repr=False)
class Cast:
    """The entities of a document.

    Args:
        found: The entities.
        ranks: By identity of each, how many others fill its role better.
        scores: What each phrase scores in every role.
    """

    found: Sequence[Entity]
    ranks: Mapping[int, int]
    scores: Mapping[Phrase, Mapping[str, int]]

    @classmethod
    def of(cls, found: Sequence[Entity], scored: Iterable[tuple[Candidate, Mapping[str, int]]]) -> Cast:
        """Rank the entities, and keep what their phrases score."""
        ranks: dict[int, int] = {}
        for role in ROLES:
            own = sorted((one for one in found if one.role == role), key=lambda one: -one.best.score)
            ranks |= {id(one): number for number, one in enumerate(own)}
        return cls(found, ranks, {candidate.phrase: scores for candidate, scores in scored})


def fill_clues(scene: Scene, one: Group, entity: Entity, cast: Cast, standing: Standing) -> set[str]:
    """Say what speaks for an entity filling its role in this event.

    Args:
        scene: The scene.
        one: The event.
        entity: The entity.
        cast: All entities of the document.
        standing: How the event stands in it.
    """
    own = {id(unit.entity) for unit in one.units}
    mentions, best, rank = entity.mentions, entity.best, cast.ranks[id(entity)]
    gap = 0 if id(entity) in own else min(abs(mention.sentence - n) for mention in mentions for n in one.sentences)
    triggers = {t for unit in one.units for t in unit.triggers}
    shared = any(link.trigger.first in triggers for mention in mentions for link in mention.candidate.links)
    near = "own" if id(entity) in own else f"gap {bisect_right(_GAPS, gap)}"
    several = "one" if standing.groups == 1 else "several"
    return {
        near, step("score", best.score), step(f"score {'near' if gap < _NEAR else 'far'}", best.score), f"{near} {several}",
        f"shared {shared}", f"mentions {bisect_right(_COUNTS, len(mentions))}", f"sort {best.candidate.sort}",
        f"units {bisect_right(_COUNTS, len(one.units))}", f"at {bisect_right(_GAPS, best.sentence)}", f"rank {min(rank, 4)}",
        f"kind {standing.family}", f"{standing.family} {best.candidate.sort}", f"age {scene.age(best.sentence)}",
        f"head {best.candidate.values[_HEAD]}", step("news", standing.news), f"place {min(standing.rank, _RANKS)}",
        step("document", standing.relevance), *_else(entity, cast),
    }  # fmt: skip


def _else(entity: Entity, cast: Cast) -> Iterator[str]:
    """Say how well the mentions of an entity would fill each other role."""
    scores = [cast.scores[mention.candidate.phrase] for mention in entity.mentions]
    yield from (step(f"as {role}", max(one[role] for one in scores), _WIDE) for role in ROLES if role != entity.role)


def fine(score: int) -> int:
    """Name a score a little less coarsely."""
    return max(-4, min(6, score // 50))
