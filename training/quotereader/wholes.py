"""Examples of whole reports: which reading is right, and which report a quotation without a cue belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linear import Examples

from newsparse.language.reporting import chains, choice, readings
from newsparse.language.reporting.reader import LIKELY, LOWEST_QUOTING, lowest, told_of
from newsparse.language.reporting.scene import Scene
from newsparse.scoring import Weights
from quotereader.articles import Annotated, Gold

STOP_AT = frozenset("of in on at for from with to by who whom whose which that and or as".split())
PRONOUNS = frozenset("i you he she it we they who him her them me us that which this these those one".split())


def read(articles: Sequence[Annotated], models: Mapping[int, Weights]) -> Examples:
    """Read the articles with models that have not seen them; say of each reading whether it is right."""
    examples = Examples(readings.READING, is_binary=True)
    for article in articles:
        weights, heads, article.drafts = models[article.fold], article.heads, []
        judge = Judge(article)
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

    def __init__(self, article: Annotated) -> None:
        self.article = article

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
        return same_source(self.article, set(self.article.words(gold.source)), source)


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
    examples = Examples(chains.CHAIN)
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
