"""How far what was found is what people, correcting it, say stands in the texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from newsparse.errors import InputValueError
from newsparse.formats.brat import one_line
from newsparse.formats.marks import CORRECTED, Mark, marks_in
from newsparse.models.article import Article
from newsparse.serialize.given import check_layers, several

__all__ = ["LayerScore", "score", "score_marks"]

_Spans = tuple[tuple[int, int], ...]
# Two stretches are of one fact where they share this part of what they cover together, as in the scoring of quotation corpora.
_SAME: Final = 0.5
_BLOCK: Final = 1000


@attrs.frozen
class LayerScore:
    """How well one layer was found.

    Args:
        layer: Name of the layer.
        wanted: Number of facts that the corrected articles have.
        found: Number of facts that were found.
        exact: Number of them with the very characters of one that was wanted.
        near: The same where half of the characters that the two cover are shared; exact ones are counted too.
        agreed: For each value that either tells of a near fact: how often both tell the same, and of how many.

    >>> quotes = LayerScore("quotes", wanted=4, found=3, exact=1, near=2, agreed={})
    >>> round(quotes.precision, 2), quotes.recall, round(quotes.f1, 2)
    (0.67, 0.5, 0.57)
    """

    layer: str
    wanted: int
    found: int
    exact: int
    near: int
    agreed: dict[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        """Part of what was found that is near something wanted."""
        return _part(self.near, self.found)

    @property
    def recall(self) -> float:
        """Part of what was wanted that something found is near to."""
        return _part(self.near, self.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _part(2 * self.near, self.found + self.wanted)

    @property
    def exact_f1(self) -> float:
        """The same where every character counts."""
        return _part(2 * self.exact, self.found + self.wanted)


def _part(number: int, of: int) -> float:
    return number / of if of else 1.0


def score(
    corrected: Iterable[Article], found: Iterable[Article], layers: Iterable[str] = CORRECTED
) -> list[LayerScore]:
    """Compare articles as they were found with the same articles as people corrected them.

    Args:
        corrected: The corrected articles.
        found: The articles as found, in the same order.
        layers: Names of the layers that are compared.

    Returns:
        One score for each layer that either has, in the order wanted.

    Raises:
        InputTypeError: They are no collections of articles.
        InputValueError: There is no such layer, they are not as many, or two texts differ, so that offsets mean nothing.

    >>> import newsparse
    >>> article = newsparse.parse("The bridge is safe, police said.")
    >>> [(one.layer, one.f1) for one in score([article], [article])]
    [('actors', 1.0), ('quotes', 1.0)]
    """
    wanted, pairs = tuple(layers), []
    there: set[str] = set()
    theirs = several(found)
    for number, one in enumerate(several(corrected), 1):
        other = next(theirs, None)
        if other is None:
            raise InputValueError(f"article {number} was corrected, and there is none found beside it")
        if one.text != other.text:
            raise InputValueError(f"the texts of article {number} ({one.id or other.id or 'no id'}) differ")
        pairs.append((marks_in(one, wanted), marks_in(other, wanted)))
        there.update(one.layers, other.layers)
    if next(theirs, None) is not None:
        raise InputValueError(f"only {len(pairs)} articles were corrected, and there are more that were found")
    check_layers(wanted, there)
    return score_marks(pairs, wanted)


def score_marks(
    pairs: Iterable[tuple[Sequence[Mark], Sequence[Mark]]], layers: Iterable[str] = CORRECTED
) -> list[LayerScore]:
    """Compare marks as annotation tools keep them: of each text those wanted, and those found.

    Args:
        pairs: For each text the marks wanted and the marks found.
        layers: Names of the layers that are compared.

    Returns:
        One score for each layer that either has, in the order wanted.
    """
    tallies = {layer: _Tally(layer) for layer in layers}
    for wanted, found in pairs:
        for layer, tally in tallies.items():
            tally.take([one for one in wanted if one.layer == layer], [one for one in found if one.layer == layer])
    return [tally.score() for tally in tallies.values() if tally.wanted or tally.found]


class _Tally:
    """Counts one layer over the texts."""

    def __init__(self, layer: str) -> None:
        self.layer = layer
        self.wanted = self.found = self.exact = self.near = 0
        self.agreed: dict[str, tuple[int, int]] = {}

    def take(self, wanted: Sequence[Mark], found: Sequence[Mark]) -> None:
        self.wanted += len(wanted)
        self.found += len(found)
        for one, other in _matched(wanted, found):
            self.near += 1
            self.exact += one.spans == other.spans
            theirs, ours = _values(one), _values(other)
            for name in theirs.keys() | ours.keys():
                right, of = self.agreed.get(name, (0, 0))
                self.agreed[name] = right + (theirs.get(name) == ours.get(name)), of + 1

    def score(self) -> LayerScore:
        agreed = dict(sorted(self.agreed.items()))
        return LayerScore(self.layer, self.wanted, self.found, self.exact, self.near, agreed)


def _matched(wanted: Sequence[Mark], found: Sequence[Mark]) -> list[tuple[Mark, Mark]]:
    """Pair marks, those that share most first; of those that share as much, those whose values agree most."""
    nearby: dict[int, list[int]] = {}
    for to, other in enumerate(found):
        for block in _blocks(other):
            nearby.setdefault(block, []).append(to)
    shares = set()
    for at, one in enumerate(wanted):
        for to in {to for block in _blocks(one) for to in nearby.get(block, ())}:
            if (share := _shared(one.spans, found[to].spans)) >= _SAME:
                shares.add((-share, -_agreeing(one, found[to]), at, to))
    left, right = set(range(len(wanted))), set(range(len(found)))
    pairs = []
    for _, _, at, to in sorted(shares):
        if at in left and to in right:
            left.remove(at)
            right.remove(to)
            pairs.append((wanted[at], found[to]))
    return pairs


def _blocks(mark: Mark) -> range:
    """Number the blocks of text that a mark stands in, so that only neighbours are compared."""
    return range(mark.spans[0][0] // _BLOCK, mark.spans[-1][1] // _BLOCK + 1) if mark.spans else range(0)


def _agreeing(one: Mark, other: Mark) -> int:
    return len(_values(one).items() & _values(other).items())


def _values(mark: Mark) -> dict[str, str]:
    """Write values as a note of brat can hold them, so that its form makes no difference."""
    return {name: said for name, value in mark.values.items() if (said := one_line(value))}


def _shared(one: _Spans, other: _Spans) -> float:
    """Measure which part of the characters that two facts cover together both cover."""
    both = sum(max(0, min(end, stop) - max(start, begin)) for start, end in one for begin, stop in other)
    either = sum(end - start for spans in (one, other) for start, end in spans) - both
    return both / either if either else float(one == other)
