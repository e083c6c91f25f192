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
import math
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from linear import Examples

from newsparse.language.datelines import dateline_reader, find_dateline
from newsparse.language.reading import Reading as SharedReading
from newsparse.language.reporting import chains, choice, contents, cues, neighbours, readings, sources
from newsparse.language.reporting.layouts import signatures, turns
from newsparse.language.reporting.reader import LIKELY, LOWEST_QUOTING, lowest, past_dateline, told_of
from newsparse.language.reporting.scene import Scene, Stretch, page_of, scenes
from newsparse.lexicon import load
from newsparse.scoring import Model, Weights

ORIGIN = (
    "Learned by training/attributions.py from the 840 training articles of PolNeAR (Newell et al. 2018, seven US publishers, "
    "2015 and 2016): words, tags and counts that became weights, no text."
)
FOLDS = 5
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
FEATURES = {
    "cue": neighbours.CUE, "source": sources.SOURCE, "extent": sources.EXTENT, "side": contents.SIDE, "start": contents.START,
    "end": contents.END, "opening": contents.OPENING, "reading": readings.READING, "chain": chains.CHAIN,
}  # fmt: skip
# A noun or adjective is looked at when it reported so often, and in this share of its places.
LEAST_NOMINAL, LEAST_SHARE = 3, 0.03
# The words of grammar that are looked at themselves, not by their tags.
CLOSED = """
the a an this that these those his her their its my our your no some any all both each every
of in on at for from with to by about against as into over after before since until during through under between among
and or but nor so yet if whether because while when where why how although though than unless
who which whom whose what not n't never also just is are was were be been being 's am has have had having do does did
will would can could should may might must it he she they we you i him them her there according including saying said says
only even more most another one himself out up down off back on 're 've 'd 'll 'm
""".split()
STOPS = ",.-q"


class Annotated:
    """An article with its annotation, in tokens."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.row = row
        self.fold = zlib.crc32(row["id"].encode()) % FOLDS
        lexicon = load("cues")
        reading = self.reading = SharedReading(row["text"], load)
        self.page = page_of(reading, frozenset(CLOSED), lexicon, cues.CueWords(lexicon, {}, {}).reporting)
        dateline = find_dateline(row["text"], dateline_reader(load("datelines"), load("places")))
        sentences = past_dateline(row["text"], reading.sentences, (dateline.start, dateline.end) if dateline else None)
        self.scenes = list(scenes(self.page, reading, sentences))
        self.gold = [
            Gold(*(self._tokens(one[part]) for part in ("cue", "source", "content"))) for one in row["attributions"]
        ]
        starts = [block.start for block in reading.blocks]
        offsets = self.page.tokens.starts
        self.paragraphs = [sum(start <= offsets[scene.first] for start in starts) for scene in self.scenes]
        self.cues: list[list[cues.Cue]] = []
        self.head: dict[int, Gold] = {}
        self.scores: dict[int, int] = {}
        self.drafts: list[list[tuple[readings.Reading, int, float]]] = []

    def _tokens(self, spans: Sequence[Sequence[int]] | None) -> tuple[int, ...]:
        at = self.page.tokens.at
        return tuple(index for start, end in spans or () for index in range(at(start), at(end - 1) + 1))

    def find_cues(self, words: cues.CueWords) -> None:
        """Find the candidates of each sentence."""
        found = cues.candidates(self.page, words)
        self.cues = [
            [cue for cue in found if scene.first <= cue.first and cue.last < scene.end] for scene in self.scenes
        ]

    def views(self) -> Iterator[tuple[Scene, list[neighbours.Candidate]]]:
        """Look at the neighbours of every candidate, sentence by sentence."""
        for scene, here in zip(self.scenes, self.cues, strict=True):
            yield scene, neighbours.look_around(scene, here)

    @property
    def heads(self) -> frozenset[int]:
        """The tokens that are likely cues."""
        return frozenset(first for first, score in self.scores.items() if score > LIKELY)

    def words(self, tokens: Iterable[int]) -> list[int]:
        """Leave out the tokens that are stops or marks."""
        return [index for index in tokens if self.page.tags[index] not in STOPS]


class Gold:
    """An annotated attribution: the tokens of its parts."""

    def __init__(self, cue: tuple[int, ...], source: tuple[int, ...], content: tuple[int, ...]) -> None:
        self.cue, self.source, self.content = cue, source, content


# ---------------------------------------------------------------- words


def learn_words(articles: Sequence[Annotated]) -> dict[str, dict[str, int]]:
    """Find which nouns report, and how often each word does; mark each article's cues for the models."""
    nominal = dict.fromkeys(sorted(_nominal(articles)), 1)
    every = cues.CueWords(load("cues"), _Always(), nominal)
    for article in articles:
        article.find_cues(every)
    priors = _rates(articles, lambda article, cue: cue.first in {index for gold in article.gold for index in gold.cue})
    for article in articles:
        _find_heads(article, priors)
    hits, seen = _counts(articles, lambda article, cue: cue.first in article.head)
    rate = sum(hits.values()) / sum(seen.values())
    habits = {key: _habit(hits[key], seen[key], rate) for key in sorted(seen)}
    listed = cues.CueWords(load("cues"), habits, nominal)
    for article in articles:
        _leave_out(article, listed, hits, seen, rate)
    return {"closed": dict.fromkeys(CLOSED, 1), "nominal": nominal, "habits": habits}


class _Always(dict[str, int]):
    """Gives every word the same habit, so that every word is looked at."""

    def get(self, _key: str, _default: Any = None) -> int:
        return 0


def _nominal(articles: Sequence[Annotated]) -> set[str]:
    hits, seen = Counter[str](), Counter[str]()
    for article in articles:
        tags, lower = article.page.tags, article.page.lower
        seen.update(word for word, tag in zip(lower, tags, strict=True) if tag in "NAPR")
        for gold in article.gold:
            if not any(tags[index] in "VGBI" for index in gold.cue):
                hits.update(lower[index] for index in gold.cue if tags[index] in "NAPR")
    return {word for word, count in hits.items() if count >= LEAST_NOMINAL and count >= LEAST_SHARE * seen[word]}


def _key(article: Annotated, cue: cues.Cue) -> str:
    return f"{cue.lemma} {article.page.tags[cue.first]}"


def _counts(
    articles: Sequence[Annotated], hit: Callable[[Annotated, cues.Cue], bool]
) -> tuple[Counter[str], Counter[str]]:
    hits, seen = Counter[str](), Counter[str]()
    for article in articles:
        for cue in (cue for here in article.cues for cue in here):
            seen[_key(article, cue)] += 1
            hits[_key(article, cue)] += hit(article, cue)
    return hits, seen


def _rates(articles: Sequence[Annotated], hit: Callable[[Annotated, cues.Cue], bool]) -> dict[str, float]:
    hits, seen = _counts(articles, hit)
    return {key: (hits[key] + 0.2) / (seen[key] + 2) for key in seen}


def _find_heads(article: Annotated, priors: Mapping[str, float]) -> None:
    """Choose of each annotated cue the word that reports most often; a phrase first."""
    at = {cue.first: cue for here in article.cues for cue in here}
    for gold in article.gold:
        inside = [at[index] for index in gold.cue if index in at]
        if inside:
            head = max(inside, key=lambda cue: (" " in cue.lemma, priors[_key(article, cue)]))
            article.head.setdefault(head.first, gold)


def _habit(hits: int, seen: int, rate: float) -> int:
    share = (hits + 3 * rate) / (seen + 3)
    return max(-9, min(4, round(1.5 * math.log(share / (1 - share)))))


def _leave_out(article: Annotated, words: cues.CueWords, hits: Counter[str], seen: Counter[str], rate: float) -> None:
    """Give an article's cues the habits that the other articles tell."""
    own_hits, own_seen = _counts([article], lambda _, cue: cue.first in article.head)
    others = {
        key: _habit(hits[key] - own_hits[key], seen[key] - own_seen[key], rate)
        for key in own_seen
        if seen[key] > own_seen[key]
    }
    article.find_cues(cues.CueWords(load("cues"), others, words.nominal))


# ---------------------------------------------------------------- examples


def cue_examples(articles: Sequence[Annotated]) -> Examples:
    """Make an example of every candidate."""
    examples = Examples(FEATURES["cue"], is_binary=True)
    for article in articles:
        for scene, views in article.views():
            for view in views:
                described = neighbours.cue_constants(scene, view), neighbours.cue_values(scene, view)
                examples.add([described], [float(view.cue.first in article.head)], article.fold)
    return examples


def score_cues(articles: Sequence[Annotated], models: Mapping[int, Weights]) -> None:
    """Score every candidate with a model that has not seen its article."""
    for article in articles:
        model = models[article.fold]["cue"]
        article.scores = {
            view.cue.first: model.bind(neighbours.cue_constants(scene, view)).score(neighbours.cue_values(scene, view))
            for scene, views in article.views()
            for view in views
        }


def step_examples(articles: Sequence[Annotated]) -> dict[str, Examples]:
    """Make the examples of the models that find sources and contents, from the annotated cues."""
    names = ("source", "extent", "side", "start", "end", "opening")
    made = {name: Examples(FEATURES[name]) for name in names}
    for article in articles:
        heads = article.heads
        for scene, views in article.views():
            taken = -1
            for view in views:
                gold = article.head.get(view.cue.first)
                if gold is not None:
                    taken = _Example(made, article, scene, view, gold, heads).add(taken)
    return made


class _Example:
    """What one annotated cue teaches."""

    def __init__(
        self,
        made: Mapping[str, Examples],
        article: Annotated,
        scene: Scene,
        view: neighbours.Candidate,
        gold: Gold,
        heads: frozenset[int],
    ) -> None:
        self.made, self.article, self.scene, self.view, self.gold, self.heads = made, article, scene, view, gold, heads

    def add(self, taken: int) -> int:
        """Add the examples; return the first token of the source that the next report may take up."""
        options = sources.speakers(self.scene, self.view)
        right = self._source(options)
        if right is None:
            return taken
        source = options[right]
        values = [sources.source_values(self.scene, self.view, one, taken) for one in options]
        sides = [one.side for one in options]
        constants = [sources.source_constants(self.scene, self.view, side) for side in sides]
        labels = [float(number == right) for number in range(len(values))]
        self.made["source"].add(list(zip(constants, values, strict=True)), labels, self.article.fold)
        if source.first >= 0:
            self._add_extent(source)
            taken = source.first
        self._add_contents(source)
        return taken

    def _add(self, model: str, values: Sequence[tuple[str, ...]], right: int, constants: Sequence[str] = ("",)) -> None:
        labels = [float(number == right) for number in range(len(values))]
        self.made[model].add([(constants, one) for one in values], labels, self.article.fold)

    def _source(self, options: Sequence[sources.Speaker]) -> int | None:
        """Find the annotated source among the possible ones: the first phrase inside it."""
        wanted = set(self.gold.source)
        if not wanted:
            return len(options) - 1
        fits = []
        for number, one in enumerate(options[:-1]):
            own = set(range(one.first, one.last + 1))
            shared = len(own & wanted)
            if own <= wanted or 2 * shared >= len(own | wanted):
                fits.append((one.first, -shared, number))
        return min(fits)[2] if fits else None

    def _add_extent(self, source: sources.Speaker) -> None:
        options = sources.extents(self.scene, self.view, source)
        tokens = [i for i in self.article.words(self.gold.source) if self.article.page.lower[i] not in ("'s", "'")]
        if len(options) > 1 and tokens and tokens[-1] in options:
            values = [sources.extent_values(self.scene, self.view, source, at, options[-1]) for at in options]
            self._add("extent", values, options.index(tokens[-1]))

    def _add_contents(self, source: sources.Speaker) -> None:
        scene, view = self.scene, self.view
        inside = [i for i in self.article.words(self.gold.content) if scene.first <= i < scene.end]
        free = [i for i in inside if not source.first <= i <= source.last]
        left = [i for i in free if i < view.cue.first]
        right = [i for i in free if i > view.cue.last]
        options = contents.sides(scene, view, source)
        side = contents.BOTH if left and right else contents.BEFORE if left else contents.AFTER
        if not (left or right) or side not in options:
            return
        values = contents.side_values(scene, view, source)
        labels = [float(option == side) for option in options]
        self.made["side"].add([(("", option), values) for option in options], labels, self.article.fold)
        if right:
            self._add_right(source, right[0], right[-1])
        if left:
            self._add_left(source, left[0])

    def _add_right(self, source: sources.Speaker, first: int, last: int) -> None:
        scene, view = self.scene, self.view
        options = contents.starts(scene, view, source)
        marks = scene.openings
        fits = [
            number for number, at in enumerate(options) if at == first or (at in marks and marks[at].first == first)
        ]
        if not fits:
            return
        lemma = view.cue.lemma
        values = [contents.start_values(scene, view, source, at) for at in options]
        self._add("start", values, fits[0], ("", lemma, view.after))
        ends = contents.Ends(scene, options[fits[0]], self.heads)
        fits = [number for number, at in enumerate(ends.options) if self._word_up_to(at, ends.first) == last]
        if fits:
            self._add("end", [ends.values(at) for at in ends.options], fits[-1], ("", lemma))

    def _word_up_to(self, at: int, first: int) -> int:
        while at > first and self.article.page.tags[at] in STOPS:
            at -= 1
        return at

    def _add_left(self, source: sources.Speaker, first: int) -> None:
        scene, view = self.scene, self.view
        last = contents.last_before(scene, view, source)
        options = contents.openings(scene, last)
        words = [next((i for i in range(at, last) if self.article.page.tags[i] not in STOPS), last) for at in options]
        if first in words:
            values = [contents.opening_values(scene, at, last) for at in options]
            self._add("opening", values, words.index(first), ("", view.cue.lemma))


def read(articles: Sequence[Annotated], models: Mapping[int, Weights], right: Callable[..., bool]) -> Examples:
    """Read the articles with models that have not seen them; say of each reading whether it is right."""
    examples = Examples(FEATURES["reading"], is_binary=True)
    for article in articles:
        weights, heads, article.drafts = models[article.fold], article.heads, []
        judge = Judge(article, right)
        for scene, views in article.views():
            taken, here = -1, []
            for view in views:
                score = article.scores[view.cue.first]
                if score < (LOWEST_QUOTING if scene.quoted else lowest(view.cue)):
                    continue
                ways = list(readings.readings(scene, view, score, taken, heads, weights))
                if ways and score > LIKELY and ways[0].source.first >= 0:
                    taken = ways[0].source.first
                for way in ways:
                    label = float(judge.is_right(scene, way))
                    examples.add([(("",), way.values)], [label], article.fold)
                    here.append((way, 0, label))
            article.drafts.append(here)
    return examples


class Judge:
    """Says whether a reading is right as score.py would: half of the content's words in its sentence, and the source's head.

    Quoted sentences that follow are given to a report later, by the model "chain".
    """

    def __init__(self, article: Annotated, right: Callable[..., bool]) -> None:
        self.article = article
        self.right = right

    def is_right(self, scene: Scene, way: readings.Reading) -> bool:
        """Tell whether any annotated attribution is what a reading says."""
        own = set(self.article.words(index for part in way.contents for index in range(part.first, part.last + 1)))
        for gold in self.article.gold:
            wanted = set(self.article.words(index for index in gold.content if scene.first <= index < scene.end))
            if 2 * len(own & wanted) >= len(own | wanted) > 0 and self._has_source(way, gold):
                return True
        return False

    def _has_source(self, way: readings.Reading, gold: Gold) -> bool:
        source = (
            set(self.article.words(range(way.source.first, way.source.last + 1))) if way.source.first >= 0 else set()
        )
        return self.right(self.article, set(self.article.words(gold.source)), source)


STOP_AT = frozenset("of in on at for from with to by who whom whose which that and or as".split())
PRONOUNS = frozenset("i you he she it we they who him her them me us that which this these those one".split())


def same_source(article: Annotated, wanted: set[int], found: set[int]) -> bool:
    """Tell whether two sources are the same: half of their words, or the same head."""
    if not wanted or not found:
        return not wanted and not found
    if 2 * len(wanted & found) >= len(wanted | found):
        return True
    head, other = _head(article, wanted), _head(article, found)
    name = article.page.lower[head]
    return head == other or (name == article.page.lower[other] and name not in PRONOUNS)


def _head(article: Annotated, tokens: set[int]) -> int:
    ordered = sorted(tokens)
    head = ordered[0]
    for index in ordered[1:]:
        if index != head + 1 or article.page.lower[index] in STOP_AT:
            break
        head = index
    return head


def score_readings(articles: Sequence[Annotated], models: Mapping[int, Weights]) -> None:
    """Score every reading with a model that has not seen its article."""
    for article in articles:
        score = models[article.fold]["reading"].bind(("",)).score
        article.drafts = [[(way, score(way.values), label) for way, _, label in here] for here in article.drafts]


def choose(article: Annotated) -> list[tuple[int, choice.Draft]]:
    """Choose the readings of an article; each comes with the number of its sentence."""
    return [(number, draft) for number, here in enumerate(article.drafts) for draft in _chosen(article, number, here)]


def _chosen(article: Annotated, number: int, here: Sequence[tuple[readings.Reading, int, float]]) -> list[choice.Draft]:
    """Choose as the reader does: unlikely cues count only where a quotation would be nobody's."""
    scene = article.scenes[number]
    drafts = [choice.Draft(way, score) for way, score, _ in here]
    scored = [(cue, article.scores.get(cue.first)) for cue in article.cues[number]]
    cues_read = {cue.first for cue, score in scored if score is not None and score >= lowest(cue)}
    kept = choice.chosen(scene, [one for one in drafts if one.reading.view.cue.first in cues_read])
    kept += choice.rescued(scene, choice.orphans(scene, kept), kept, drafts)
    return sorted(choice.parted(scene, choice.completed(scene, kept)), key=lambda draft: draft.reading.view.cue.first)


def chain_examples(articles: Sequence[Annotated]) -> Examples:
    """Make an example of every quotation without a cue."""
    examples = Examples(FEATURES["chain"])
    for article in articles:
        drafts = choose(article)
        told = [told_of(number, scene, draft) for number, (scene, draft) in enumerate(drafts)]
        chain = chains.Chain(article.scenes, told, article.paragraphs)
        for number in chain.free:
            setting = chain.setting(number)
            right = _carrier(article, setting, drafts)
            values = [(("",), chains.chain_values(setting, one)) for one in setting.carriers]
            examples.add(values, [float(n == right) for n in range(len(values))], article.fold)
            chain.take(number, setting.carriers[right])
    return examples


def _carrier(article: Annotated, setting: chains.Setting, drafts: Sequence[tuple[int, choice.Draft]]) -> int:
    """Find the report that the annotation gives a quotation to; the last carrier is none."""
    nobody = len(setting.carriers) - 1
    words = set(article.words(range(setting.scene.first, setting.scene.end)))
    owners = [gold for gold in article.gold if words and 2 * len(words.intersection(gold.content)) >= len(words)]
    tests = (_has_cue, _has_content)
    for test in tests:
        for number, one in enumerate(setting.carriers[:-1]):
            reading = drafts[one.told.number][1].reading
            if any(test(article, reading, gold) for gold in owners):
                return number
    return nobody


def _has_cue(article: Annotated, reading: readings.Reading, gold: Gold) -> bool:
    cue = reading.view.cue
    return any(cue.first - 1 <= index <= cue.last + 1 for index in gold.cue)


def _has_content(article: Annotated, reading: readings.Reading, gold: Gold) -> bool:
    own = {index for part in reading.contents for index in range(part.first, part.last + 1)}
    return 2 * len(own.intersection(gold.content)) > len(own)


# ---------------------------------------------------------------- learning


class Learner:
    """Learns all models, each from what the ones before it make of text that they have not seen."""

    def __init__(self, articles: Sequence[Annotated]) -> None:
        self.articles = articles
        self.words = learn_words(articles)
        self.examples: dict[str, Examples] = {}
        self.models: dict[int | None, dict[str, Any]] = {fold: {} for fold in (*range(FOLDS), None)}

    def learn(self) -> dict[str, Any]:
        """Learn every model; return those that learned from all articles."""
        self._learn("cue", cue_examples(self.articles))
        score_cues(self.articles, self.weights())
        for name, examples in step_examples(self.articles).items():
            self._learn(name, examples)
        self._learn("reading", read(self.articles, self.weights(), same_source))
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


def load_articles(path: Path) -> list[Annotated]:
    """Read annotated articles."""
    with path.open(encoding="utf-8") as lines:
        return [Annotated(json.loads(line)) for line in lines if line.strip()]


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
