"""Learn which statements of a loss add to the total of a text, from texts of which only the totals are known.

Usage, from the project's folder::

    PYTHONPATH=src:training python training/tolls.py learn TOTALS.jsonl src/newsparse/weights/tolls.json.gz
    PYTHONPATH=src:training python training/tolls.py check TOTALS.jsonl

A line of TOTALS.jsonl is one text and the totals that somebody read or a database holds, null where unknown::

    {"id": "a1", "text": "Two men died. The two were sailors.", "published": "2025-04-09", "killed": 2, "injured": null}

Nobody says which statements make up a total, so this is found out together with the weights, by expectation and maximisation (Dempster, Laird and Rubin 1977):
given the weights, each statement adds with some probability, and among all choices that come to the known total its share is counted; given
these shares, weights are learned as if they were labels; and so on. Texts whose totals no choice of their statements comes to are left out.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from linear import Examples

from newsparse import Parser
from newsparse.extraction import View, extractor
from newsparse.extractors.casualties import by_effect, casualties, read_drafts
from newsparse.hookspecs import hookimpl
from newsparse.language.addends import CONSTANTS, FEATURES, describe
from newsparse.language.harmwords import harm_words
from newsparse.language.lossties import Knot
from newsparse.layers import CASUALTIES
from newsparse.scoring import UNIT, Model, parse

ORIGIN = (
    "Learned by training/tolls.py from totals alone: 587 summaries of Wikipedia's lists of school shootings, mass shootings and terrorist incidents (CC BY-SA, CC0), "
    "and 380 wires of the MUC-3 and MUC-4 development sets (DARPA) with the counts of their answer keys: words and counts that became weights, no text"
)
EFFECTS = ("killed", "injured")
ROUNDS = 8
PENALTY = 1.5
# How sure the first round is that the largest statement of a text adds, and that another one does.
FIRST_GUESS = (0.9, 0.3)


class Text(NamedTuple):
    """The statements of one effect in one text.

    Args:
        fold: Number of the part of the data that it belongs to.
        described: The statements, as the model sees them.
        counts: How many people each means.
        total: What those that add come to, without those that add by a rule.
    """

    fold: int
    described: list[tuple[str, ...]]
    counts: list[int]
    total: int


def read(path: Path) -> Iterator[Text]:
    """Read the statements of every text."""
    groups: dict[str, tuple[list[tuple[str, ...]], list[int], int]] = {}

    @extractor(CASUALTIES, requires=casualties.requires, replaces="newsparse.casualties")
    def probe(view: View) -> Iterator[Any]:
        words = harm_words(view.lexicon("casualties"), view.lexicon("actors"), view.lexicon("numerals"))
        for _, statements in by_effect(read_drafts(view), view):
            knot = Knot(statements, view.reading.tokens, words)
            told = [statements[at] for at in knot.undecided()]
            settled = sum(statements[at].least for at in knot.adding)
            described = list(describe(told, view.reading.tokens, words))
            groups[statements[0].loss.effect] = described, [one.least for one in told], settled
        yield from ()

    parser = Parser(plugins=[Probe(probe)], strict=True)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups.clear()
        parser.parse(row["text"], published=row.get("published"))
        for effect in EFFECTS:
            if row.get(effect) is not None and effect in groups:
                described, counts, settled = groups[effect]
                yield Text(zlib.crc32(row["id"].encode()) % 2, described, counts, row[effect] - settled)


class Probe:
    """A plugin that offers one extractor."""

    def __init__(self, probe: Any) -> None:
        self.probe = probe

    @hookimpl
    def newsparse_extractors(self) -> Iterable[Any]:
        """Offer it."""
        return [self.probe]


def totals(chances: Sequence[float], counts: Sequence[int]) -> dict[int, float]:
    """Tell how likely each total is, where each count adds by its own chance."""
    found = {0: 1.0}
    for chance, count in zip(chances, counts, strict=True):
        longer: dict[int, float] = {}
        for total, likely in found.items():
            longer[total] = longer.get(total, 0.0) + likely * (1 - chance)
            longer[total + count] = longer.get(total + count, 0.0) + likely * chance
        found = longer
    return found


def shares(text: Text, chances: Sequence[float]) -> list[float]:
    """Tell for each statement in how many of the choices that come to the total it adds, by their likelihood."""
    whole = totals(chances, text.counts).get(text.total, 0.0)
    found = []
    for at, (chance, count) in enumerate(zip(chances, text.counts, strict=True)):
        others = totals([*chances[:at], *chances[at + 1 :]], [*text.counts[:at], *text.counts[at + 1 :]])
        found.append(chance * others.get(text.total - count, 0.0) / whole if whole else -1.0)
    return found


def first_guess(text: Text) -> list[float]:
    """Guess that the largest statement adds, and the others do not."""
    largest = text.counts.index(max(text.counts, default=0)) if text.counts else 0
    return [FIRST_GUESS[at != largest] for at in range(len(text.counts))]


def chances(model: Model, text: Text) -> list[float]:
    """Tell by what chance each statement adds."""
    scorer = model.bind(CONSTANTS)
    scores = [scorer.score(values) for values in text.described]
    return [1 / (1 + math.exp(-max(-600, min(score, 600)) / UNIT)) for score in scores]


def learn(texts: Sequence[Text]) -> dict[str, Any]:
    """Learn the model, by turns with which statements add."""
    reachable = [text for text in texts if text.total in totals([0.5] * len(text.counts), text.counts)]
    guesses = [first_guess(text) for text in reachable]
    parts: dict[str, Any] = {}
    for _ in range(ROUNDS):
        examples = Examples(FEATURES, is_binary=True)
        for text, guess in zip(reachable, guesses, strict=True):
            for described, share in zip(text.described, shares(text, guess), strict=True):
                examples.add([(CONSTANTS, described)], [share], text.fold)
        parts = dict(examples.learn(penalty=PENALTY, least=3))
        model = made(parts)
        guesses = [chances(model, text) for text in reachable]
    return parts


def made(parts: Mapping[str, Any]) -> Model:
    """Make the model of what was learned."""
    return parse("tolls", document(parts))["adds"]


def document(parts: Mapping[str, Any]) -> bytes:
    """Write the weights file."""
    source = {"origin": ORIGIN, "words": {}, "models": {"adds": parts}}
    text = json.dumps(source, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def right(model: Model, texts: Iterable[Text]) -> tuple[int, int, int]:
    """Count the texts, those whose total some choice comes to, and those whose total the model's choice comes to."""
    rows = [
        (text, sum(c for c, chance in zip(text.counts, chances(model, text), strict=True) if chance > 0.5))
        for text in texts
    ]
    reached = sum(text.total in totals([0.5] * len(text.counts), text.counts) for text, _ in rows)
    return len(rows), reached, sum(text.total == total for text, total in rows)


def main(task: str, source: str, target: str = "") -> None:
    """Run a command of this script."""
    texts = list(read(Path(source)))
    if task == "learn":
        parts = learn(texts)
        Path(target).write_bytes(document(parts))
        print(made(parts), *right(made(parts), texts))
        return
    for fold in (0, 1):
        model = made(learn([text for text in texts if text.fold != fold]))
        print(
            "learned without fold",
            fold,
            "texts, reachable, right:",
            *right(model, [t for t in texts if t.fold == fold]),
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
