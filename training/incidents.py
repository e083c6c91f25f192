"""Learn the incident reader's weights, ``src/newsparse/weights/incidents.json.gz``, from messages with keys.

    python training/incidents.py learn DEV.jsonl src/newsparse/weights/incidents.json.gz
    python training/incidents.py check DEV.jsonl SCORE.py CONVERT.py

DEV has a message a line: ``{"id", "text", "relevant", "incidents": [...]}`` with the keys of MUC-4. ``learn`` learns every model from
all of it; ``check`` learns from four fifths, reads the rest, five times, and prints what SCORE.py's ``score`` makes of what
CONVERT.py's ``incidents`` makes of the incidents. Needs newsparse, numpy and scipy. The objectives are convex, nothing is drawn by lot,
and the sums run in one thread: the same input gives the same bytes.

A later model looks at what earlier ones found, so what is found in a fifth is found by models that learned from the other four.
Messages that name the same victim are in the same fifth: no event is both learned from and scored.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import gzip
import importlib.util
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from linear import UNSEEN, Examples

from newsparse import Incident, Layer, Parser
from newsparse.extraction import View, extractor
from newsparse.extractors.incidents import incidents, read_incidents
from newsparse.extractors.incidents.scene import scene_of
from newsparse.hookspecs import hookimpl
from newsparse.language.incidents import grouping, judging
from newsparse.language.incidents.entities import ROLES, Entity, entities
from newsparse.language.incidents.reader import votes_of
from newsparse.language.incidents.scene import PHRASE, Candidate, Scene
from newsparse.language.incidents.words import find_triggers
from newsparse.lexicon import load
from newsparse.scoring import Model, Weights

ORIGIN = (
    "Learned by training/incidents.py from the 1,300 development messages of MUC-3 and MUC-4 (DARPA 1991, 1992) and their keys: "
    "ordinary words and counts that became weights, no names and no text."
)
FOLDS = 5
PENALTY = {
    "sentence": 4.0, "document": 16.0, **dict.fromkeys(ROLES, 8.0), "news": 16.0, "same": 4.0, "type": 6.0, "accept": 32.0, "fill": 128.0,
}  # fmt: skip
LEAST = {"sentence": 4, "document": 8, "news": 8, "accept": 6, "fill": 5}
# Weights of fewer hundredths of a nat are left out.
LEAST_WEIGHT = {"accept": 2, "fill": 2}
# Sentences that score less are not learned from; the reader looks at fewer still.
LOOKED = -350
# Groups that score less are not asked what fills their roles.
LEAST_NEWS = -180
# Two units at most so far apart are compared.
NEAR = 12
PREPOSITIONS = frozenset(
    "of in from at by on with for to near inside outside who whom which that where against between".split()
)
PROBES: Layer[Incident] = Layer("probes", Incident)


# ---------------------------------------------------------------- the key


def words_of(text: str) -> tuple[str, ...]:
    """Normalise a string of the key or of the text."""
    plain = re.sub(r"[^\w\s]", "", re.sub(r"[\[\](){}]", " ", text.lower()))
    return tuple(word for word in plain.split() if word not in ("a", "an", "the"))


def head_of(words: Sequence[str]) -> str:
    """Find the word before the first preposition, without its plural."""
    cut = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
    head = words[cut - 1] if words else ""
    for end, new in (("ies", "y"), ("ches", "ch"), ("men", "man"), ("s", "")):
        if len(head) > 4 and head.endswith(end):
            return head.removesuffix(end) + new
    return head


def is_inside(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether words stand in a row in others."""
    return any(tuple(whole[i : i + len(part)]) == tuple(part) for i in range(len(whole) - len(part) + 1))


def agree(phrase: Sequence[str], alternative: Sequence[str], *, proper: bool = False) -> bool:
    """Whether a phrase of the text says what an alternative of the key says."""
    if not phrase or not alternative:
        return False
    if phrase == alternative or (proper and is_inside(alternative, phrase)):
        return True
    return head_of(phrase) == head_of(alternative) and (
        is_inside(phrase, alternative) or is_inside(alternative, phrase)
    )


class Filler:
    """What fills a role, in one or several incidents of a message."""

    def __init__(self, role: str, alternatives: Iterable[str], proper: Iterable[str] = ()) -> None:
        self.role = role
        self.plain = [words_of(one) for one in alternatives]
        self.proper = [words_of(one) for one in proper]
        self.incidents: set[int] = set()
        self.is_optional = False

    def says(self, phrase: Sequence[str]) -> bool:
        """Whether a phrase names it."""
        return any(agree(phrase, one) for one in self.plain) or any(
            agree(phrase, one, proper=True) for one in self.proper
        )


SLOTS = {"target": "phys_target", "perpetrator": "perp_individual", "organization": "perp_org", "weapon": "instrument"}


def fillers_of(row: Mapping[str, Any]) -> list[Filler]:
    """Read the fillers of a key, each once."""
    found: dict[Any, Filler] = {}
    for number, incident in enumerate(row["incidents"]):
        told = [
            ((role, *one["alts"]), Filler(role, one["alts"]), one)
            for role, slot in SLOTS.items()
            for one in incident[slot]
        ]
        for one in incident["victims"]:
            names, words = one["name"] or [], one["description"] or []
            told.append((("victim", *names, *words), Filler("victim", words, names), one))
        for key, fresh, one in told:
            filler = found.setdefault(key, fresh)
            filler.incidents.add(number)
            filler.is_optional = filler.is_optional or one["optional"] or incident["optional"]
    return list(found.values())


# ---------------------------------------------------------------- words that may count


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


# ---------------------------------------------------------------- messages


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


# ---------------------------------------------------------------- learning


class Learner:
    """Learns all models, each from what the ones before it make of text that they have not seen."""

    def __init__(self, articles: Sequence[Annotated]) -> None:
        self.articles = articles
        self.models: dict[int | None, dict[str, Model]] = {fold: {} for fold in (*range(FOLDS), None)}
        self.made: dict[str, Any] = {}

    def learn(self) -> None:
        """Learn every model."""
        for step in (
            self.sentences,
            self.documents,
            self.phrases,
            self.news,
            self.pairs,
            self.kinds,
            self.accepting,
            self.filling,
        ):
            step()

    def _learn(self, name: str, examples: Examples) -> None:
        print(f"{name}: {len(examples.rows)} candidates", file=sys.stderr)
        for fold, models in self.models.items():
            one = examples.learn(
                penalty=PENALTY[name], leave_out=fold, least=LEAST.get(name, 4), rounds=40 if name in ROLES else 60,
                least_weight=LEAST_WEIGHT.get(name, 12),
            )  # fmt: skip
            models[name] = Model(name, examples.features, tuple(one["tables"].values()), one["bias"])
            if fold is None:
                self.made[name] = one

    def weights(self, fold: int | None) -> Weights:
        """Give the models that have not seen a part of the data."""
        return Weights("incidents", ORIGIN, self.models[fold], {})

    def sentences(self) -> None:
        """Learn which sentences tell of an incident."""
        examples = Examples(judging.BAG, is_binary=True)
        for article in self.articles:
            anchors, unsure = article.anchors()
            for number in range(len(article.clues)):
                if number not in unsure:
                    clues = judging.sentence_clues(article.clues, number)
                    examples.add_bag(("",), clues, float(number in anchors), article.fold)
        self._learn("sentence", examples)
        for article in self.articles:
            model = self.models[article.fold]["sentence"]
            numbers = range(len(article.clues))
            article.levels = [judging.bag(model, judging.sentence_clues(article.clues, n)) for n in numbers]

    def documents(self) -> None:
        """Learn from words and sentences which messages are relevant."""
        for article in self.articles:
            article.told = judging.document_clues(article.clues, article.levels)
        self._relevance("document")

    def _relevance(self, name: str) -> None:
        examples = Examples(judging.BAG, is_binary=True)
        for article in self.articles:
            if article.row["relevant"] != "optional":
                examples.add_bag(("",), article.told, float(article.row["relevant"] == "yes"), article.fold)
        self._learn(name, examples)
        for article in self.articles:
            article.relevance = judging.bag(self.models[article.fold][name], article.told)

    def phrases(self) -> None:
        """Learn which phrases fill a role: once from every place that names a filler, once from those that play the role."""
        for article in self.articles:
            article.label()
        for is_last in (False, True):
            for role in ROLES:
                self._learn(role, self._phrase_examples(role))
            for article in self.articles:
                models = self.models[article.fold]
                article.scores = [
                    {role: models[role].bind(one.constants).score(one.values) for role in ROLES}
                    for one in article.candidates
                ]
                if not is_last:
                    article.clean()

    def _phrase_examples(self, role: str) -> Examples:
        examples = Examples(PHRASE, is_binary=True)
        for article in self.articles:
            for one, said in zip(article.candidates, article.says, strict=True):
                number = said.get(role)
                if number is not None and (number < 0 or article.fillers[number].is_optional):
                    continue
                examples.add([(one.constants, plain_values(one.values))], [float(number is not None)], article.fold)
        return examples

    def news(self) -> None:
        """Merge phrases into entities; learn with them which messages are relevant."""
        for article in self.articles:
            article.entities = entities(article.scene, zip(article.candidates, article.scores, strict=True))
            said = {id(one): here for one, here in zip(article.candidates, article.says, strict=True)}
            for entity in article.entities:
                numbers = (said[id(mention.candidate)].get(entity.role) for mention in entity.mentions)
                hits = Counter(number for number in numbers if number is not None and number >= 0)
                article.fills[id(entity)] = article.fillers[hits.most_common(1)[0][0]] if hits else None
            article.told = judging.news_clues(article.scene, article.told, article.levels, article.entities)
        self._relevance("news")

    def pairs(self) -> None:
        """Learn which victims and targets belong to one incident, and group them."""
        examples = Examples(grouping.PAIR, is_binary=True)
        for article in self.articles:
            article.units = grouping.units(article.scene, article.entities, article.levels, article.votes)
            known = [(unit, right) for unit in article.units if (right := article.incidents_of(unit))]
            for i, (one, mine) in enumerate(known):
                for other, theirs in known[max(0, i - NEAR) : i]:
                    clues = grouping.pair_clues(article.scene, one, other)
                    examples.add_bag(("",), clues, float(bool(mine & theirs)), article.fold)
        self._learn("same", examples)
        for article in self.articles:
            article.groups = grouping.group(article.scene, article.units, self.models[article.fold]["same"])
            article.match()

    def kinds(self) -> None:
        """Learn the broad kind of a group."""
        examples = Examples(judging.KIND, is_binary=True)
        said = {}
        for article in self.articles:
            common = judging.commonest(article.votes)
            for one in article.groups:
                clues = judging.type_clues(one, article.clues, article.votes, article.levels, common)
                said[id(one)] = usual(clues)
        for article in self.articles:
            for one, number in zip(article.groups, article.right, strict=True):
                right = article.row["incidents"][number]["type_alts"] if number >= 0 else []
                for kind in judging.TYPES if number >= 0 else ():
                    examples.add_bag(("", kind), said[id(one)], float(kind in right), article.fold)
        self._learn("type", examples)
        for article in self.articles:
            model = self.models[article.fold]["type"]
            article.families = [
                max(judging.TYPES, key=lambda kind, one=one: judging.bag(model, said[id(one)], kind))  # type: ignore[misc]
                for one in article.groups
            ]

    def accepting(self) -> None:
        """Learn which groups are incidents of the key."""
        examples = Examples(judging.BAG, is_binary=True)
        said: dict[int, set[str]] = {}
        for article in self.articles:
            others = judging.Others.of(article.groups, article.entities)
            for one, family, number in zip(article.groups, article.families, article.right, strict=True):
                clues = judging.accept_clues(article.scene, one, others, article.levels, article.relevance)
                said[id(one)] = clues | {f"kind {family}"}
                if not article.is_optional(number):
                    examples.add_bag(("",), said[id(one)], float(number >= 0), article.fold)
        self._learn("accept", examples)
        for article in self.articles:
            model = self.models[article.fold]["accept"]
            article.news = [judging.bag(model, said[id(one)]) for one in article.groups]

    def filling(self) -> None:
        """Learn what fills the roles of a group."""
        examples = Examples(judging.FILL, is_binary=True)
        for article in self.articles:
            cast = judging.Cast.of(article.entities, zip(article.candidates, article.scores, strict=True))
            told = zip(article.groups, article.right, article.news, article.families, strict=True)
            for one, number, news, family in told:
                if news < LEAST_NEWS or article.is_optional(number):
                    continue
                rank = sum(other > news for other in article.news)
                standing = judging.Standing(family, news, rank, len(article.groups), article.relevance)
                own = {id(unit.entity) for unit in one.units}
                for entity in article.entities:
                    filler = article.fills[id(entity)]
                    right = number >= 0 and filler is not None and number in filler.incidents
                    is_other = entity.role in ("victim", "target") and id(entity) not in own
                    if is_other or (right and filler is not None and filler.is_optional):
                        continue
                    clues = judging.fill_clues(article.scene, one, entity, cast, standing)
                    examples.add_bag(("", entity.role), plain_head(clues), float(right), article.fold)
        self._learn("fill", examples)


# ---------------------------------------------------------------- the whole


def write(made: Mapping[str, Any], path: Path) -> None:
    """Write the weights file."""
    document = {"origin": ORIGIN, "words": {}, "models": made}
    source = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(source, mtime=0))


def module_at(path: Path) -> ModuleType:
    """Load a module from its file."""
    found = importlib.util.spec_from_file_location(path.stem, path)
    if found is None or found.loader is None:
        raise SystemExit(f"cannot load {path}")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def check(learner: Learner, scorer: Path, converter: Path) -> None:
    """Print how well the models read messages that they have not seen."""
    score, convert = module_at(scorer), module_at(converter)
    weights = {fold: learner.weights(fold) for fold in range(FOLDS)}
    found = {}
    for article in learner.articles:
        read = SimpleNamespace(incidents=read_incidents(article.view, weights[article.fold]))
        found[article.row["id"]] = {"id": article.row["id"], "incidents": convert.incidents(read)}
    for name, figures in score.score([article.row for article in learner.articles], found).items():
        told = figures.items() if isinstance(figures, dict) else [("", figures)]
        print(f"{name:28}", *(f"{key} {value}" for key, value in told))


def main(command: str, source: str, *others: str) -> None:
    """Run a command of this script."""
    learner = Learner(load_articles(Path(source)))
    learner.learn()
    if command == "check":
        check(learner, *map(Path, others))
    else:
        write(learner.made, Path(others[0]))
    if command == "both":  # learn and check in one go
        check(learner, *map(Path, others[1:]))


if __name__ == "__main__":
    main(*sys.argv[1:])
