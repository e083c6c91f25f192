"""Examples of the steps from a word to a report: is it a cue, who is the source, how far does each part go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linear import Examples

from newsparse.language.reporting import contents, neighbours, sources
from newsparse.language.reporting.scene import Scene
from newsparse.scoring import Weights
from quotereader.articles import STOPS, Annotated, Gold

STEPS = {
    "source": sources.SOURCE, "extent": sources.EXTENT, "side": contents.SIDE, "start": contents.START,
    "end": contents.END, "opening": contents.OPENING,
}  # fmt: skip


def cue_examples(articles: Sequence[Annotated]) -> Examples:
    """Make an example of every candidate."""
    examples = Examples(neighbours.CUE, is_binary=True)
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
    made = {name: Examples(features) for name, features in STEPS.items()}
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
