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
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from incidentreader.messages import FOLDS, Annotated, load_articles
from incidentreader.ordinary import plain_head, plain_values, usual
from linear import Examples

from newsparse.extractors.incidents import read_incidents
from newsparse.language.incidents import grouping, judging
from newsparse.language.incidents.entities import ROLES, entities
from newsparse.language.incidents.scene import PHRASE
from newsparse.scoring import Model, Weights

ORIGIN = (
    "Learned by training/incidents.py from the 1,300 development messages of MUC-3 and MUC-4 (DARPA 1991, 1992) and their keys: "
    "ordinary words and counts that became weights, no names and no text."
)
PENALTY = {
    "sentence": 4.0, "document": 16.0, **dict.fromkeys(ROLES, 8.0), "news": 16.0, "same": 4.0, "type": 6.0, "accept": 32.0, "fill": 128.0,
}  # fmt: skip
LEAST = {"sentence": 4, "document": 8, "news": 8, "accept": 6, "fill": 5}
# Weights of fewer hundredths of a nat are left out.
LEAST_WEIGHT = {"accept": 2, "fill": 2}
# Groups that score less are not asked what fills their roles.
LEAST_NEWS = -180
# Two units at most so far apart are compared.
NEAR = 12


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
