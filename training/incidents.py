"""Learn the incident reader's weights."""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from linear import UNSEEN, Examples

from newsparse import Incident, Layer, Parser
from newsparse.extraction import View, extractor
from newsparse.extractors.incidents.scene import scene_of
from newsparse.extractors.incidents import incidents
from newsparse.language.incidents.scene import PHRASE, Candidate, Scene
from newsparse.lexicon import load
from newsparse.scoring import Features, Model, Weights

FOLDS = 5
ROLES = ("victim", "target", "perpetrator", "organization", "weapon")
LOOKED = -350
PROBES: Layer[Incident] = Layer("probes", Incident)
BAG = Features(("",), ("", "word"), ("/word",))


# ---------------------------------------------------------------- the key


PREPOSITIONS = frozenset(
    "of in from at by on with for to near inside outside who whom which that where against between".split()
)


def words_of(text: str) -> tuple[str, ...]:
    """Normalise a string of the key or of the text."""
    return tuple(
        w
        for w in re.sub(r"[^\w\s]", "", re.sub(r"[\[\](){}]", " ", text.lower())).split()
        if w not in ("a", "an", "the")
    )


def head_of(words: Sequence[str]) -> str:
    cut = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
    head = words[cut - 1] if words else ""
    for end, new in (("ies", "y"), ("ches", "ch"), ("men", "man"), ("s", "")):
        if len(head) > 4 and head.endswith(end):
            return head.removesuffix(end) + new
    return head


def is_inside(part: Sequence[str], whole: Sequence[str]) -> bool:
    return any(tuple(whole[i : i + len(part)]) == tuple(part) for i in range(len(whole) - len(part) + 1))


def agree(phrase: Sequence[str], alternative: Sequence[str], *, proper: bool = False) -> bool:
    """Whether a phrase of the text says what an alternative of the key says."""
    if not phrase or not alternative:
        return False
    if phrase == alternative:
        return True
    if head_of(phrase) == head_of(alternative) and (is_inside(phrase, alternative) or is_inside(alternative, phrase)):
        return True
    return proper and is_inside(alternative, phrase)


class Filler:
    """What fills a role, in one or several incidents of an article."""

    def __init__(self, role: str, alternatives: Iterable[str], *, proper: Iterable[str] = ()) -> None:
        self.role = role
        self.plain = [words_of(one) for one in alternatives]
        self.proper = [words_of(one) for one in proper]
        self.incidents: set[int] = set()
        self.is_optional = False
        self.source: Any = None

    def says(self, phrase: Sequence[str]) -> bool:
        return any(agree(phrase, one) for one in self.plain) or any(
            agree(phrase, one, proper=True) for one in self.proper
        )


def fillers_of(row: Mapping[str, Any]) -> list[Filler]:
    found: dict[Any, Filler] = {}
    for number, incident in enumerate(row["incidents"]):
        for role, keys in (
            ("target", ["phys_target"]),
            ("perpetrator", ["perp_individual"]),
            ("organization", ["perp_org"]),
            ("weapon", ["instrument"]),
        ):
            for key in keys:
                for one in incident[key]:
                    filler = found.setdefault((role, *one["alts"]), Filler(role, one["alts"]))
                    filler.incidents.add(number)
                    filler.is_optional = filler.is_optional or one["optional"] or incident["optional"]
        for one in incident["victims"]:
            names, told = one["name"] or [], one["description"] or []
            filler = found.setdefault(("victim", *names, *told), Filler("victim", told, proper=names))
            filler.incidents.add(number)
            filler.is_optional = filler.is_optional or one["optional"] or incident["optional"]
            filler.source = one
    return list(found.values())


class Annotated:
    """An article with its key."""

    def __init__(self, row: Mapping[str, Any], view: View) -> None:
        self.row = row
        self.view = view
        self.scene: Scene = scene_of(view)
        self.fold = 0
        self.fillers = fillers_of(row)
        self.levels: list[int] = []
        self.relevance = 0
        self.candidates: list[Candidate] = []
        self.says: list[dict[str, int | None]] = []  # role -> number of the filler, -1: ignore
        self.scores: list[dict[str, int]] = []

    def words(self, candidate: Candidate) -> tuple[str, ...]:
        phrase = candidate.phrase
        return words_of(self.scene.stage.tokens.slice(phrase.first, phrase.last))

    def describe(self) -> None:
        self.candidates = [
            one
            for number, level in enumerate(self.levels)
            if level >= LOOKED
            for one in self.scene.candidates(number, bucket(level), bucket(self.relevance))
        ]

    def label(self) -> None:
        self.says = []
        for one in self.candidates:
            words = self.words(one)
            said: dict[str, int | None] = {}
            for number, filler in enumerate(self.fillers):
                if filler.role not in said and filler.says(words):
                    said[filler.role] = number
            self.says.append(said)


def bucket(score: int) -> str:
    return str(max(-4, min(4, round(score / 100))))


def load_articles(path: Path) -> list[Annotated]:
    caught: list[View] = []

    @extractor(PROBES, requires=incidents.requires)
    def probe(view: View) -> Iterator[Incident]:
        caught.append(view)
        return iter(())

    class Plugin:
        pass

    parser = Parser(plugins=[_plugin(probe)], disable=["newsparse.incidents"])
    articles = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        caught.clear()
        parser.parse(row["text"])
        articles.append(Annotated(row, caught[0]))
    give_folds(articles)
    return articles


def _plugin(one: Any) -> Any:
    from newsparse.hookspecs import hookimpl

    class Probe:
        __name__ = "probe"

        @hookimpl
        def newsparse_extractors(self) -> Any:
            return [one]

    return Probe()


def give_folds(articles: Sequence[Annotated]) -> None:
    """Share articles out so that no two parts tell of one event: whoever shares a victim's or target's name goes together."""
    parent = list(range(len(articles)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    owner: dict[Any, int] = {}
    for number, article in enumerate(articles):
        for filler in article.fillers:
            for words in filler.proper if filler.role == "victim" else []:
                if len(words) > 1:
                    other = owner.setdefault(words, number)
                    parent[find(number)] = find(other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(articles)):
        groups[find(number)].append(number)
    sizes = [0] * FOLDS
    for members in sorted(groups.values(), key=lambda one: (-len(one), one)):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(members)
        for number in members:
            articles[number].fold = fold
    print("largest groups", sorted(map(len, groups.values()))[-5:], sizes, file=sys.stderr)


# ---------------------------------------------------------------- words that may count

NAMES = load("places")


def ordinary_words() -> frozenset[str]:
    """The common words of English, names left out: no weight may remember who was attacked."""
    tags = load("tags")["words"]
    places = {
        word.lower()
        for part in ("countries", "demonyms", "capitals", "cities", "news_cities", "regions")
        for one in load("places")[part]
        for word in one.split()
    }
    given = {word.lower() for word in load("names")["given"]}
    return frozenset(
        word
        for word, symbol in tags.items()
        if word.islower() and symbol != "P" and word not in places and word not in given
    )


ORDINARY = ordinary_words()


def plain(values: Sequence[str], lexical: Sequence[int]) -> tuple[str, ...]:
    """Leave out the words that are no ordinary ones."""
    return tuple(
        UNSEEN if i in lexical and one not in ORDINARY and one.isalpha() else one for i, one in enumerate(values)
    )


LEXICAL = tuple(PHRASE.values.index(name) for name in ("head", "before", "after", "modifier"))


def usual(clues: Iterable[str]) -> set[str]:
    return {one for one in clues if one in ORDINARY or not one.isalpha()}


# ---------------------------------------------------------------- learning


class Learner:
    def __init__(self, articles: Sequence[Annotated]) -> None:
        self.articles = articles
        self.models: dict[int | None, dict[str, Model]] = {fold: {} for fold in (*range(FOLDS), None)}
        self.made: dict[str, Any] = {}

    def learn(self, name: str, examples: Examples, penalty: float, least: int = 4, cache: Any = None) -> None:
        start = time.time()
        for fold, models in self.models.items():
            if cache is not None and fold is None and cache[0] == 0:
                continue
            one = examples.learn(penalty=penalty, leave_out=fold, least=least, rounds=40 if name in ROLES else 60)
            models[name] = Model(name, examples.features, tuple(one["tables"].values()), one["bias"])
            if fold is None:
                self.made[name] = one
        print(f"{name}: {len(examples.rows)} candidates {time.time() - start:.1f}s", file=sys.stderr)

    def sentences(self) -> None:
        examples = Examples(BAG, is_binary=True)
        for article in self.articles:
            anchors = article.anchors()
            article.clues = [usual(article.scene.clues(n)) for n in range(len(article.scene.sentences))]
            for number, clues in enumerate(article.clues):
                if number not in article.unsure:
                    examples.add_bag(("",), clues | place_clues(number), float(number in anchors), article.fold)
        self.learn("sentence", examples, 8.0, 8)
        for article in self.articles:
            model = self.models[article.fold]["sentence"]
            article.levels = [bag_score(model, clues | place_clues(n)) for n, clues in enumerate(article.clues)]

    def phrases(self) -> None:
        for article in self.articles:
            article.describe()
            article.label()
        for turn in range(2):
            for role in ROLES:
                examples = Examples(PHRASE, is_binary=True)
                for article in self.articles:
                    for one, said in zip(article.candidates, article.says, strict=True):
                        number = said.get(role)
                        if number is not None and (number < 0 or article.fillers[number].is_optional):
                            continue
                        examples.add(
                            [(one.constants, plain(one.values, LEXICAL))], [float(number is not None)], article.fold
                        )
                self.learn(role, examples, 4.0, 4, (turn, role))
            for article in self.articles:
                self.score(article)
                if turn == 0:
                    clean(article)

    def score(self, article: Annotated) -> None:
        models = self.models[article.fold]
        article.scores = [
            {role: models[role].bind(one.constants).score(one.values) for role in ROLES} for one in article.candidates
        ]


def place_clues(number: int) -> set[str]:
    return {f"at {min(number, 8)}"}


def bag_score(model: Model, words: Iterable[str]) -> int:
    table = model.rows[0][0].get("", {})
    return model.bias + sum(table.get(one, 0) for one in words)


def clean(article: Annotated) -> None:
    """Keep, of the places where the text has what fills a role, those where it plays the role."""
    best: dict[tuple[str, int], int] = {}
    for said, scores in zip(article.says, article.scores, strict=True):
        for role, number in said.items():
            if number is not None and number >= 0:
                best[role, number] = max(best.get((role, number), -9999), scores[role])
    for said, scores in zip(article.says, article.scores, strict=True):
        for role, number in list(said.items()):
            if number is not None and number >= 0 and scores[role] < min(-85, best[role, number]):
                said[role] = -1 if scores[role] > -250 else None


def anchors_of(article: Annotated) -> set[int]:
    found: dict[int, set[str]] = defaultdict(set)
    for one, said in zip(article.candidates, article.says, strict=True):
        for role, number in said.items():
            if number is not None and not article.fillers[number].is_optional:
                found[one.sentence].add(role)
    return {n for n, roles in found.items() if len(roles) > 1 or roles & {"victim", "target"}}


def _anchors(self: Annotated) -> set[int]:
    self.levels = [0] * len(self.scene.sentences)
    self.describe()
    self.label()
    self.unsure = {
        one.sentence
        for one, said in zip(self.candidates, self.says, strict=True)
        if any(n is not None and self.fillers[n].is_optional for n in said.values())
    }
    return anchors_of(self)


Annotated.anchors = _anchors  # type: ignore


# ---------------------------------------------------------------- events

from newsparse.language.incidents import entities as ent, grouping, judging
from newsparse.language.incidents.words import find_triggers

PENALTIES = {"document": 16.0, "news": 16.0, "same": 4.0, "type": 6.0, "accept": 8.0, "fill": 4.0}


def votes_of(scene: Scene, families: Mapping[str, str]) -> dict[int, frozenset[str]]:
    from bisect import bisect_right

    starts = [one.start for one in scene.sentences]
    found: dict[int, set[str]] = {}
    for trigger in find_triggers(scene.stage.tokens, scene.stage.tags, scene.words):
        if trigger.kind in families:
            found.setdefault(max(bisect_right(starts, trigger.first) - 1, 0), set()).add(families[trigger.kind])
    return {n: frozenset(v) for n, v in found.items()}


class Events(Learner):
    def documents(self) -> None:
        examples = Examples(judging.BAG, is_binary=True)
        for article in self.articles:
            article.told = judging.document_clues(article.clues, article.levels)
            if article.row["relevant"] != "optional":
                examples.add_bag(("",), article.told, float(article.row["relevant"] == "yes"), article.fold)
        self.learn("document", examples, PENALTIES["document"], 8)
        for article in self.articles:
            article.relevance = judging.bag(self.models[article.fold]["document"], article.told)

    def entities(self) -> None:
        families = load("incidents")["families"]
        for article in self.articles:
            article.votes = votes_of(article.scene, families)
            article.scores_doc = article.relevance
            article.entities = ent.entities(article.scene, zip(article.candidates, article.scores, strict=True))
            where = {id(one): said for one, said in zip(article.candidates, article.says, strict=True)}
            article.fills = {}
            for entity in article.entities:
                hits = Counter(
                    n for m in entity.mentions if (n := where[id(m.candidate)].get(entity.role)) is not None and n >= 0
                )
                article.fills[id(entity)] = article.fillers[hits.most_common(1)[0][0]] if hits else None
            article.told = article.told | judging.role_clues(article.entities)
            article.units = grouping.units(article.scene, article.entities, article.levels, article.votes)

    def news(self) -> None:
        examples = Examples(judging.BAG, is_binary=True)
        for article in self.articles:
            if article.row["relevant"] != "optional":
                examples.add_bag(("",), article.told, float(article.row["relevant"] == "yes"), article.fold)
        self.learn("news", examples, PENALTIES["news"], 8)
        for article in self.articles:
            article.relevance = judging.bag(self.models[article.fold]["news"], article.told)

    def pairs(self) -> None:
        examples = Examples(grouping.PAIR, is_binary=True)
        for article in self.articles:
            known = [(u, self.gold_of(article, u)) for u in article.units]
            known = [(u, g) for u, g in known if g]
            for i, (one, mine) in enumerate(known):
                for other, theirs in known[max(0, i - 12) : i]:
                    examples.add_bag(
                        ("",), grouping.pair_clues(article.scene, one, other), float(bool(mine & theirs)), article.fold
                    )
        self.learn("same", examples, PENALTIES["same"], 4)
        for article in self.articles:
            article.groups = grouping.group(article.scene, article.units, self.models[article.fold]["same"])

    def gold_of(self, article: Annotated, unit: grouping.Unit) -> set[int]:
        if unit.entity is not None:
            filler = article.fills[id(unit.entity)]
            return filler.incidents if filler is not None else set()
        found: set[int] = set()
        for one, said in zip(article.candidates, article.says, strict=True):
            if one.sentence in unit.sentences:
                for n in said.values():
                    if n is not None and n >= 0:
                        found |= article.fillers[n].incidents
        return found

    def right_incident(self, article: Annotated, one: grouping.Group) -> tuple[int, int]:
        """The incident of the key that a group tells of, -1 for none, and how many of its units do."""
        counts = Counter(n for unit in one.units for n in self.gold_of(article, unit) if unit.entity is not None)
        if not counts:
            counts = Counter(n for unit in one.units for n in self.gold_of(article, unit))
            counts = Counter({n: 0.4 for n in counts})
        if not counts:
            return -1, 0
        number, count = max(counts.items(), key=lambda item: (item[1], -item[0]))
        return number, count

    def match(self, article: Annotated) -> list[int]:
        """Pair groups with incidents of the key, the best pairs first; -1 for a group without one."""
        found = [
            (count, -i, i, n)
            for i, one in enumerate(article.groups)
            for n, count in [self.right_incident(article, one)]
            if n >= 0
        ]
        result, taken = [-1] * len(article.groups), set()
        for _, _, i, n in sorted(found, reverse=True):
            if n not in taken:
                taken.add(n)
                result[i] = n
        return result

    def kinds(self) -> None:
        examples = Examples(judging.KIND, is_binary=True)
        for article in self.articles:
            article.right = self.match(article)
            article.says_kind = [
                usual(judging.type_clues(article.scene, one, article.clues, article.votes)) for one in article.groups
            ]
            for clues, n in zip(article.says_kind, article.right, strict=True):
                if n >= 0:
                    alts = article.row["incidents"][n]["type_alts"]
                    for kind in judging.TYPES:
                        examples.add_bag(("", kind), clues, float(kind in alts), article.fold)
        self.learn("type", examples, PENALTIES["type"], 4)
        for article in self.articles:
            model = self.models[article.fold]["type"]
            article.kinds = [
                {kind: judging.bag(model, clues, kind) for kind in judging.TYPES} for clues in article.says_kind
            ]

    def accepting(self) -> None:
        examples = Examples(judging.BAG, is_binary=True)
        for article in self.articles:
            article.says_news = [
                usual(
                    judging.accept_clues(
                        article.scene, one, article.clues, article.levels, article.relevance, len(article.groups)
                    )
                )
                | {"kind " + max(kinds, key=lambda k: kinds[k])}
                for one, kinds in zip(article.groups, article.kinds, strict=True)
            ]
            for clues, n, one in zip(article.says_news, article.right, article.groups, strict=True):
                if n >= 0 and article.row["incidents"][n]["optional"]:
                    continue
                examples.add_bag(("",), clues, float(n >= 0), article.fold)
        self.learn("accept", examples, PENALTIES["accept"], 6)
        for article in self.articles:
            model = self.models[article.fold]["accept"]
            article.news = [judging.bag(model, clues) for clues in article.says_news]

    def filling(self) -> None:
        examples = Examples(judging.FILL, is_binary=True)
        for article in self.articles:
            article.ranks = judging.ranks(article.entities)
            for one, n, news, kinds in zip(article.groups, article.right, article.news, article.kinds, strict=True):
                if news < -180 or (n >= 0 and article.row["incidents"][n]["optional"]):
                    continue
                own = {id(u.entity) for u in one.units}
                for entity in article.entities:
                    if entity.role in ("victim", "target") and id(entity) not in own:
                        continue
                    filler = article.fills[id(entity)]
                    right = n >= 0 and filler is not None and n in filler.incidents
                    if filler is not None and filler.is_optional and right:
                        continue
                    examples.add_bag(
                        ("", entity.role),
                        judging.fill_clues(article.scene, one, entity, article.ranks[id(entity)], len(article.groups)),
                        float(right),
                        article.fold,
                    )
        self.learn("fill", examples, PENALTIES["fill"], 5)


# ---------------------------------------------------------------- the whole


def learn_all(articles: Sequence[Annotated]) -> Events:
    """Learn every model, each from what the ones before it make of text that they have not seen."""
    learner = Events(articles)
    for step in (
        learner.sentences, learner.documents, learner.phrases, learner.entities, learner.news, learner.pairs, learner.kinds,
        learner.accepting, learner.filling,
    ):  # fmt: skip
        step()
    return learner


ORIGIN = (
    "Learned by training/incidents.py from the 1,300 development messages of MUC-3 and MUC-4 (DARPA 1991, 1992) and their keys: "
    "ordinary words and counts that became weights, no names and no text."
)


def weights_of(learner: Learner, fold: int | None) -> Weights:
    return Weights("incidents", ORIGIN, learner.models[fold], {})


def write(made: Mapping[str, Any], path: Path) -> None:
    """Write the weights file."""
    import gzip

    document = {"origin": ORIGIN, "words": {}, "models": dict(made)}
    source = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=False).encode()
    path.write_bytes(gzip.compress(source, mtime=0))


def check(learner: Learner, scorer: Path, converter: Path) -> dict[str, Any]:
    """Score each part of the data with the models of the others."""
    import importlib.util
    from types import SimpleNamespace

    from newsparse.extractors.incidents import read_incidents

    def module(path: Path) -> Any:
        found = importlib.util.spec_from_file_location(path.stem, path)
        one = importlib.util.module_from_spec(found)
        found.loader.exec_module(one)
        return one

    score, convert = module(scorer), module(converter)
    weights = {fold: weights_of(learner, fold) for fold in range(FOLDS)}
    found = {}
    for article in learner.articles:
        made = SimpleNamespace(incidents=read_incidents(article.view, weights[article.fold]))
        found[article.row["id"]] = {"id": article.row["id"], "incidents": convert.incidents(made)}
    return score.score([one.row for one in learner.articles], found)


def main(command: str, source: str, *others: str) -> None:
    """Run a command of this script."""
    learner = learn_all(load_articles(Path(source)))
    if command == "learn":
        write(learner.made, Path(others[0]))
        return
    for name, figures in check(learner, *map(Path, others)).items():
        print(name, *(f"{key} {value}" for key, value in figures.items()) if isinstance(figures, dict) else [figures])


if __name__ == "__main__":
    main(*sys.argv[1:])
