"""Learn the quote reader's weights, ``src/newsparse/weights/attributions.json.gz``, from annotated articles.

    python training/attributions.py learn TRAIN.jsonl src/newsparse/weights/attributions.json.gz
    python training/attributions.py check TRAIN.jsonl SCORE.py

TRAIN has an article a line: ``{"id", "text", "attributions": [{"source": [[start, end]], "cue": […], "content": […]}]}``,
offsets in code points. ``learn`` learns every model from all of it; ``check`` learns from four fifths, reads the rest,
five times, and prints what SCORE.py makes of it. Needs newsparse, numpy and scipy. The objective is convex, nothing is drawn
by lot, and the sums run in one thread: the same input gives the same bytes.

The models look at what the steps before them found, so what a later one learns from must be what an earlier one makes of text that
it has not seen: the articles fall into five parts by a checksum of their ids, and what is found in a part is found by models that learned from the other four.
"""

from __future__ import annotations

import os

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import gzip
import importlib.util
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from linear import Examples
from quotereader.articles import FOLDS, Annotated, load_articles
from quotereader.habits import learn_words
from quotereader.steps import STEPS, cue_examples, score_cues, step_examples
from quotereader.wholes import chain_examples, choose, read, score_readings

from newsparse.language.reporting import chains, neighbours, readings
from newsparse.language.reporting.layouts import signatures, turns
from newsparse.language.reporting.reader import told_of
from newsparse.language.reporting.scene import Stretch
from newsparse.scoring import Model, Weights

ORIGIN = (
    "Learned by training/attributions.py from the 840 training articles of PolNeAR (Newell et al. 2018, seven US publishers, "
    "2015 and 2016): words, tags and counts that became weights, no text."
)
PENALTY = {
    "cue": 5.0,
    "source": 2.0,
    "extent": 3.0,
    "side": 1.0,
    "start": 1.0,
    "end": 2.0,
    "opening": 1.0,
    "reading": 2.0,
    "chain": 1.0,
}
FEATURES = {"cue": neighbours.CUE, **STEPS, "reading": readings.READING, "chain": chains.CHAIN}


class Learner:
    """Learns all models, each from what the ones before it make of text that they have not seen."""

    def __init__(self, articles: Sequence[Annotated]) -> None:
        self.articles = articles
        self.words = learn_words(articles)
        self.models: dict[int | None, dict[str, Any]] = {fold: {} for fold in (*range(FOLDS), None)}

    def learn(self) -> dict[str, Any]:
        """Learn every model; return those that learned from all articles."""
        self._learn("cue", cue_examples(self.articles))
        score_cues(self.articles, self.weights())
        for name, examples in step_examples(self.articles).items():
            self._learn(name, examples)
        self._learn("reading", read(self.articles, self.weights()))
        score_readings(self.articles, self.weights())
        self._learn("chain", chain_examples(self.articles))
        return self.models[None]

    def _learn(self, name: str, examples: Examples) -> None:
        print(f"{name}: {len(examples.starts)} examples, {len(examples.rows)} candidates", file=sys.stderr)
        for fold, models in self.models.items():
            learned = examples.learn(penalty=PENALTY[name], leave_out=fold)
            models[name] = learned

    def weights(self) -> dict[int, Weights]:
        """Give the models of each part of the data, learned without it."""
        return {fold: self._weights(models) for fold, models in self.models.items() if fold is not None}

    def _weights(self, models: Mapping[str, Any]) -> Weights:
        made = {
            name: Model(name, FEATURES[name], tuple(one["tables"].values()), one["bias"])
            for name, one in models.items()
        }
        return Weights("attributions", ORIGIN, made, self.words)


def write(models: Mapping[str, Any], words: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Write the weights file."""
    document = {"origin": ORIGIN, "words": words, "models": models}
    source = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(source, mtime=0))


def predictions(article: Annotated, weights: Weights) -> list[dict[str, Any]]:
    """Read an article with everything that the reader does after the models, as score.py wants it."""
    drafts = choose(article)
    told = [told_of(number, scene, draft) for number, (scene, draft) in enumerate(drafts)]
    more: dict[int, list[Stretch]] = {}
    for link in chains.links(article.scenes, told, article.paragraphs, weights["chain"]):
        if link.carrier.told is not None:
            more.setdefault(link.carrier.told.number, []).extend(
                Stretch(q.first, q.last) for q in link.setting.scene.quoted
            )
    starts, ends = article.page.tokens.starts, article.page.tokens.ends
    span = lambda part: [starts[part[0]], ends[part[1]]]  # noqa: E731
    laid = [*signatures(article.scenes), *turns(article.page, article.scenes)]
    taken = {one.cue.first for one in laid}
    made = [
        {
            "source": [span((way.source.first, way.source.last))] if way.source.first >= 0 else None,
            "cue": [span((way.view.cue.first, way.view.cue.last))],
            "content": [span(part) for part in (*way.contents, *more.get(number, ()))],
        }
        for number, way in enumerate(draft.reading for _, draft in drafts)
        if way.view.cue.first not in taken
    ]
    return made + [
        {"source": [span(one.source)], "cue": [span(one.cue)], "content": [span(part) for part in one.contents]}
        for one in laid
    ]


def check(source: Path, scorer: Path) -> None:
    """Print how well the models read text that they have not seen."""
    learner = Learner(load_articles(source))
    learner.learn()
    found = importlib.util.spec_from_file_location("score", scorer)
    if found is None or found.loader is None:
        raise SystemExit(f"cannot load {scorer}")
    score = importlib.util.module_from_spec(found)
    found.loader.exec_module(score)
    weights = learner.weights()
    result = score.score(
        [article.row for article in learner.articles],
        {article.row["id"]: predictions(article, weights[article.fold]) for article in learner.articles},
    )
    for metric in ("e2e", "lenient", "exact", "cue"):
        print(f"{metric:10}", *(f"{group} {100 * one['f1']:.1f}" for group, one in result[metric].items()))
    print("source    ", *(f"{group} {100 * one['acc']:.1f}" for group, one in result["src_acc"].items()))
    print("quoted    ", *(f"{name} {100 * result['quoted'][name]:.1f}" for name in ("p", "r", "f1")))
    print("e2e all   ", *(f"{name} {100 * result['e2e']['all'][name]:.1f}" for name in ("p", "r")))


def main(command: str, source: str, other: str) -> None:
    """Run a command of this script."""
    if command == "check":
        check(Path(source), Path(other))
        return
    learner = Learner(load_articles(Path(source)))
    write(learner.learn(), learner.words, Path(other))


if __name__ == "__main__":
    main(*sys.argv[1:])
