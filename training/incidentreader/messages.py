"""Messages with their keys, and what each step of the reader found in them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from incidentreader.keys import Filler, fillers_of, words_of
from incidentreader.ordinary import usual
from newsparse import Incident, Layer, Parser
from newsparse.extraction import View, extractor
from newsparse.extractors.incidents import incidents
from newsparse.extractors.incidents.scene import scene_of
from newsparse.hookspecs import hookimpl
from newsparse.language.incidents import grouping, judging
from newsparse.language.incidents.entities import Entity
from newsparse.language.incidents.reader import votes_of
from newsparse.language.incidents.scene import Candidate, Scene
from newsparse.language.incidents.words import find_triggers
from newsparse.lexicon import load

FOLDS = 5
# Sentences that score less are not learned from; the reader looks at fewer still.
LOOKED = -350
PROBES: Layer[Incident] = Layer("probes", Incident)


class Annotated:
    """A message with its key, and what each step found in it."""

    def __init__(self, row: Mapping[str, Any], view: View) -> None:
        self.row, self.view, self.fold = row, view, 0
        self.scene: Scene = scene_of(view)
        self.fillers = fillers_of(row)
        numbers = range(len(self.scene.sentences))
        self.clues = [usual(self.scene.clues(number)) for number in numbers]
        triggers = list(find_triggers(self.scene.stage.tokens, self.scene.stage.tags, self.scene.words))
        self.votes = votes_of(self.scene, triggers, load("incidents")["families"])
        self.levels = [0 for _ in numbers]
        self.relevance = 0
        self.told: set[str] = set()
        self.candidates: list[Candidate] = []
        self.says: list[dict[str, int | None]] = []  # by role the number of the filler, -1 where that is unsure
        self.scores: list[dict[str, int]] = []
        self.entities: list[Entity] = []
        self.fills: dict[int, Filler | None] = {}
        self.groups: list[grouping.Group] = []
        self.units: list[grouping.Unit] = []
        self.right: list[int] = []
        self.families: list[str] = []
        self.news: list[int] = []
        self.label()

    def label(self) -> None:
        """Describe the phrases of the sentences that are looked at, and say which filler each names."""
        relevance = judging.level_of(self.relevance)
        self.candidates = [
            one
            for number, level in enumerate(self.levels)
            if level >= LOOKED
            for one in self.scene.candidates(number, judging.level_of(level), relevance)
        ]
        self.says = [self._said(one) for one in self.candidates]

    def _said(self, candidate: Candidate) -> dict[str, int | None]:
        phrase = candidate.phrase
        words = words_of(self.scene.stage.tokens.slice(phrase.first, phrase.last))
        said: dict[str, int | None] = {}
        for number, filler in enumerate(self.fillers):
            if filler.role not in said and filler.says(words):
                said[filler.role] = number
        return said

    def anchors(self) -> tuple[set[int], set[int]]:
        """Find the sentences that tell of an incident, and those that only tell of an optional one."""
        roles: dict[int, set[str]] = defaultdict(set)
        unsure: set[int] = set()
        for one, said in zip(self.candidates, self.says, strict=True):
            for role, number in said.items():
                if number is not None and self.fillers[number].is_optional:
                    unsure.add(one.sentence)
                elif number is not None:
                    roles[one.sentence].add(role)
        return {number for number, found in roles.items() if len(found) > 1 or found & {"victim", "target"}}, unsure

    def clean(self) -> None:
        """Keep, of the places where the text has what fills a role, those where it plays the role."""
        best: dict[tuple[str, int], int] = {}
        pairs = list(zip(self.says, self.scores, strict=True))
        for said, scores in pairs:
            for role, number in said.items():
                if number is not None:
                    best[role, number] = max(best.get((role, number), scores[role]), scores[role])
        for said, scores in pairs:
            for role, number in list(said.items()):
                if number is not None and scores[role] < min(-85, best[role, number]):
                    said[role] = -1 if scores[role] > -250 else None

    def incidents_of(self, unit: grouping.Unit) -> set[int]:
        """Find the incidents of the key that a unit tells of."""
        if unit.entity is not None:
            filler = self.fills[id(unit.entity)]
            return filler.incidents if filler else set()
        here = (said for one, said in zip(self.candidates, self.says, strict=True) if one.sentence in unit.sentences)
        numbers = {number for said in here for number in said.values() if number is not None and number >= 0}
        return {incident for number in numbers for incident in self.fillers[number].incidents}

    def match(self) -> None:
        """Pair groups with incidents of the key, the best pairs first; -1 for a group without one."""
        found = []
        for number, one in enumerate(self.groups):
            sure = Counter(n for unit in one.units if unit.entity for n in self.incidents_of(unit))
            bare = Counter({n: 0.4 for unit in one.units for n in self.incidents_of(unit)})
            for incident, count in (sure or bare).items():
                found.append((count, -number, -incident))
        best = {-number: max(one for one in found if one[1] == number) for number in {one[1] for one in found}}
        self.right, taken = [-1] * len(self.groups), set()
        for _, number, incident in sorted(best.values(), reverse=True):
            if incident not in taken:
                taken.add(incident)
                self.right[-number] = -incident

    def is_optional(self, number: int) -> bool:
        """Whether an incident of the key may be left out."""
        return number >= 0 and bool(self.row["incidents"][number]["optional"])


def load_articles(path: Path) -> list[Annotated]:
    """Read messages with keys, each with the layers that incidents are read from."""
    caught: list[View] = []

    @extractor(PROBES, requires=incidents.requires)
    def probe(view: View) -> Iterator[Incident]:
        caught.append(view)
        return iter(())

    class Probe:
        __name__ = "probe"

        @hookimpl
        def newsparse_extractors(self) -> list[Any]:
            return [probe]

    parser = Parser(plugins=[Probe()], disable=["newsparse.incidents"])
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for row in rows:
        parser.parse(row["text"])
    articles = [Annotated(row, view) for row, view in zip(rows, caught, strict=True)]
    give_folds(articles)
    return articles


def give_folds(articles: Sequence[Annotated]) -> None:
    """Share messages out so that no two parts tell of one event: those that name the same victim go together."""
    parent = list(range(len(articles)))

    def find(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    owner: dict[tuple[str, ...], int] = {}
    for number, article in enumerate(articles):
        for name in (name for filler in article.fillers for name in filler.proper if len(name) > 1):
            parent[find(number)] = find(owner.setdefault(name, number))
    together: dict[int, list[int]] = defaultdict(list)
    for number in range(len(articles)):
        together[find(number)].append(number)
    sizes = [0] * FOLDS
    for members in sorted(together.values(), key=lambda one: (-len(one), one)):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(members)
        for number in members:
            articles[number].fold = fold
