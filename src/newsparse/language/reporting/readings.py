"""Readings: for each likely cue the few best ways to read it, and how likely each of them is right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

import attrs

from newsparse.language.reporting.contents import (
    AFTER,
    BEFORE,
    SIDES,
    Ends,
    last_before,
    opening_values,
    openings,
    side_values,
    sides,
    start_values,
    starts,
)  # fmt: skip
from newsparse.language.reporting.neighbours import Candidate
from newsparse.language.reporting.scene import Scene, Stretch
from newsparse.language.reporting.sources import (
    Speaker,
    extent_values,
    extents,
    source_constants,
    source_values,
    speakers,
)
from newsparse.scoring import UNIT, Features, Model, Weights

__all__ = ["LEARNED", "READING", "Carrier", "Kind", "Reading", "alone", "kind_by_marks", "readings"]

Option = TypeVar("Option")
Kind = str
# The rule of what the models read.
LEARNED: Final = "reading"

# Options that score so much less than the best one are not looked at.
_CLOSE: Final = 120
_CLOSE_ENDS: Final = 60
_WORST: Final = -1_000_000
_BIN: Final = 40
_FINITE: Final = frozenset("VXHLM")


@attrs.define(eq=False, repr=False)
class _Choice(Generic[Option]):
    """One of several options; how far it is ahead of the next best, or behind the best."""

    option: Option
    margin: int


class Carrier(NamedTuple):
    """Who passes on what somebody else says.

    Args:
        cue: The words that tell: "quoted".
        source: Who it is.
    """

    cue: Stretch
    source: Stretch


@attrs.define(eq=False, repr=False)
class Reading:
    """A way to read a cue.

    Args:
        view: The cue with its neighbours.
        source: Its source; see `NOBODY`.
        contents: Its content, in order.
        kind: "d", "m", "i": whether all, some or none of the content is quoted.
        side: Where the content stands: before, after, both.
        form: What the content after the cue begins with: "Q" a quotation, "that", "to", "clause" …; "<" for none.
        values: What the model "reading" looks at; nothing where a plain rule read it.
        rule: How it was read.
        carrier: Who passes it on, where a rule read that too.
    """

    view: Candidate
    source: Speaker
    contents: tuple[Stretch, ...]
    kind: Kind
    side: str
    form: str
    values: tuple[str, ...]
    rule: str = LEARNED
    carrier: Carrier | None = None


def readings(
    scene: Scene, view: Candidate, score: int, taken: int, heads: Collection[int], weights: Weights
) -> Iterator[Reading]:
    """Read a cue in the few best ways.

    Args:
        scene: Its sentence.
        view: The cue with its neighbours.
        score: Its score.
        taken: Index of the first token of the source that the report before took; -1 for none.
        heads: The tokens of the text that are likely cues.
        weights: The models.

    Yields:
        The readings; the first has the likeliest source.
    """
    reader = _Reader(scene, view, heads, weights)
    for source in reader.sources(taken):
        for side in reader.sides(source.option):
            before = reader.before(source.option) if side.option != AFTER else None
            if side.option == BEFORE:
                yield reader.reading(score, source, side, before, None)
                continue
            for after in reader.after(source.option):
                yield reader.reading(score, source, side, before, after)


class _Left(NamedTuple):
    """Content before a cue."""

    stretch: Stretch
    margin: int


class _Right(NamedTuple):
    """Content after a cue."""

    stretch: Stretch
    start_margin: int
    end_margin: int
    type: str


class _Reader:
    """Reads one cue."""

    def __init__(self, scene: Scene, view: Candidate, heads: Collection[int], weights: Weights) -> None:
        self.scene = scene
        self.view = view
        self.heads = heads
        self.weights = weights
        self.following: dict[tuple[int, int] | None, list[_Right]] = {}  # what follows the cue, by the source there

    def sources(self, taken: int) -> list[_Choice[Speaker]]:
        scene, view = self.scene, self.view
        options, bind = speakers(scene, view), self.weights["source"].bind
        score = {side: bind(source_constants(scene, view, side)).score for side in {one.side for one in options}}
        scores = [score[one.side](source_values(scene, view, one, taken)) for one in options]
        return [_Choice(self._extended(one.option), one.margin) for one in _best(options, scores)]

    def _extended(self, source: Speaker) -> Speaker:
        """Let a source reach as far as it likely does."""
        options = extents(self.scene, self.view, source)
        if len(options) == 1:
            return source
        score, limit = alone(self.weights["extent"]), options[-1]
        scores = [score(extent_values(self.scene, self.view, source, at, limit)) for at in options]
        return attrs.evolve(source, last=options[scores.index(max(scores))])

    def sides(self, source: Speaker) -> list[_Choice[str]]:
        options = sides(self.scene, self.view, source)
        if not options:
            return []
        values, score = side_values(self.scene, self.view, source), _by_side(self.weights["side"])
        return _best(options, [score[option](values) for option in options])

    def after(self, source: Speaker) -> list[_Right]:
        """Read what follows the cue; all sources that do not stand there leave the same."""
        key = (source.first, source.last) if source.first > self.view.cue.first else None
        if key not in self.following:
            self.following[key] = self._following(source)
        return self.following[key]

    def _following(self, source: Speaker) -> list[_Right]:
        scene, view = self.scene, self.view
        options = starts(scene, view, source)
        if not options:
            return []
        lemma = view.cue.lemma
        score = self.weights["start"].bind(("", lemma, view.after)).score
        start = _best(options, [score(start_values(scene, view, source, at)) for at in options])[0]
        ends = Ends(scene, start.option, self.heads)
        score = self.weights["end"].bind(("", lemma)).score
        scores = [score(ends.values(at)) for at in ends.options]
        return [
            _Right(Stretch(start.option, end.option), start.margin, end.margin, ends.type)
            for end in _best(ends.options, scores, _CLOSE_ENDS)
        ]

    def before(self, source: Speaker) -> _Left:
        scene, view = self.scene, self.view
        last = last_before(scene, view, source)
        options, score = openings(scene, last), self.weights["opening"].bind(("", view.cue.lemma)).score
        scores = [score(opening_values(scene, at, last)) for at in options]
        start = _best(options, scores)[0]
        return _Left(Stretch(start.option, last), start.margin)

    def reading(
        self, score: int, source: _Choice[Speaker], side: _Choice[str], before: _Left | None, after: _Right | None
    ) -> Reading:
        """Put a reading together and describe it for the model "reading"."""
        contents = tuple(one.stretch for one in (before, after) if one)
        kind = kind_by_marks(self.scene, contents)
        cue, tags = self.view.cue, self.scene.page.tags
        cue_bin, source_bin, side_bin = _binned(score), _binned(source.margin), _binned(side.margin)
        end = _binned(after.end_margin) if after else "-"
        start = _binned(after.start_margin) if after else "-"
        opening = _binned(before.margin) if before else "-"
        size = _size(sum([last - first + 1 for first, last in contents]))
        tag, where, form, who = tags[cue.first], side.option, after.type if after else "<", source.option.kind
        inside = "".join([tags[first : last + 1] for first, last in contents])
        verbs = min(sum(map(inside.count, _FINITE)), 2)
        values = (
            "", cue_bin, source_bin, side_bin, start, end, opening, cue.lemma, f"{cue.lemma} {where}", f"{cue.lemma} {form}",
            f"{self.view.quotes} {where}", kind, str(size), who, f"{where} {kind} {cue_bin}", f"{cue.group} {kind}",
            f"{cue_bin} {end}", f"{cue_bin} {source_bin}", f"{cue_bin} {side_bin}", f"{kind} {who}", f"{form} {size}",
            f"{tag} {where}", f"{self.scene.first == cue.first} {self.scene.end - cue.last < 3} {tag}", f"{kind} {cue_bin}",
            f"{verbs} {form} {where}", f"{cue.group} {who} {tag}",
        )  # fmt: skip
        return Reading(self.view, source.option, contents, kind, where, form, values)


_LOOKED_AT: Final = (
    "cue", "source", "side", "start", "end", "opening", "lemma", "lemma side", "lemma form", "quotes side", "kind", "size",
    "source kind", "side kind cue", "group kind", "cue end", "cue source", "cue side", "kind source kind", "form size", "tag side",
    "place tag", "kind cue", "verbs form side", "group source kind tag",
)  # fmt: skip
READING: Final = Features(("",), ("", *_LOOKED_AT), tuple(f"/{name}" for name in _LOOKED_AT))


@lru_cache(maxsize=64)
def alone(model: Model) -> Callable[[Sequence[str]], int]:
    """Return how a model scores that has no constants.

    Args:
        model: The model.
    """
    return model.bind(("",)).score


@lru_cache(maxsize=64)
def _by_side(model: Model) -> Mapping[str, Callable[[Sequence[str]], int]]:
    return {side: model.bind(("", side)).score for side in SIDES}


def _best(options: Sequence[Option], scores: Sequence[int], close: int = _CLOSE) -> list[_Choice[Option]]:
    """Choose the best options, those that are not far behind the first; the earlier one wins a tie."""
    if len(options) == 1:
        return [_Choice(options[0], 10 * UNIT)]
    top = max(scores)
    first = scores.index(top)
    second = max(*scores[:first], *scores[first + 1 :], _WORST)
    found = [_Choice(options[first], top - second)]
    if top - second <= close:
        found.append(_Choice(options[scores.index(second, first + 1 if second == top else 0)], second - top))
    return found


def _binned(score: int) -> str:
    return str(max(-12, min(score // _BIN, 15)))


def _size(tokens: int) -> int:
    """Round a number of tokens: 1 to 6 as they are, eights beyond."""
    return min(tokens, 6) if tokens < 8 else min(tokens // 8 + 6, 15)


def kind_by_marks(scene: Scene, contents: Sequence[Stretch]) -> Kind:
    """Tell by its tokens whether content is quoted wholly ("d"), partly ("m") or not ("i").

    Args:
        scene: Its sentence.
        contents: The stretches of content.
    """
    if not scene.quoted:
        return "i"
    quoted = [
        sum(max(0, min(one.closing, part.last) - max(one.opening, part.first) + 1) for one in scene.quoted)
        for part in contents
    ]
    if not any(quoted):
        return "i"
    return "d" if all(a > part.last - part.first for a, part in zip(quoted, contents, strict=True)) else "m"
