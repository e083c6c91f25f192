"""The places that a text names, each with its country where the table or the article says so."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from typing import Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.gazetteer import Gazetteer, gazetteer, key
from newsparse.language.placenames.reader import place_names
from newsparse.language.placenames.scene import PlaceName, Scene
from newsparse.layers import DATELINES, PARAGRAPHS, PLACES
from newsparse.models.place import Place

__all__ = ["places"]

# So many tokens apart a place still lends its country to the next one: "on the territory of X -- in the Y region".
_NEAR: Final = 14
_BEHIND: Final = 4
# So many tokens tell whether a text is printed in capitals alone.
_SAMPLE: Final = 200


@extractor(PLACES, requires=[DATELINES, PARAGRAPHS])
def places(view: View) -> Iterator[Place]:
    """Find the places of the dateline and those that the text names as places, each mention once.

    A place that the table does not know takes the country that the words beside it say, else that of a place just
    before it, else the one that most places named so far, the dateline's among them, are in.
    """
    filed = [place for line in view[DATELINES] for place in line.places]
    yield from merge(filed, _named(view, filed), key=lambda place: place.span.start)


def _named(view: View, filed: list[Place]) -> Iterator[Place]:
    """Find the places outside of the dateline."""
    table = gazetteer(view.lexicon("places"))
    names = [name for name in _read(view, table) if _is_in_copy(view, name)]
    countries = _countries(view, table, names, [place.country for place in filed if place.country])
    starts, ends = view.reading.tokens.starts, view.reading.tokens.ends
    for name, country in zip(names, countries, strict=True):
        span = view.span(starts[name.first], ends[name.last])
        yield Place(span, rule=f"places.{name.rule}", name=" ".join(span.text.split()), country=country)


def _read(view: View, table: Gazetteer) -> Iterator[PlaceName]:
    times = view.lexicon("moments")
    sample = view.reading.tokens.words[:_SAMPLE]
    scene = Scene(
        tokens=view.reading.tokens,
        tags=view.reading.tags,
        words=view.lexicon("places"),
        table=table,
        names=view.lexicon("names"),
        times={**times["weekdays"], **times["months"]},
        openings=frozenset(view.reading.tokens.at(block.start) for block in view.reading.blocks),
        is_shouting=sum(map(str.islower, sample)) < sum(map(str.isupper, sample)),
    )
    return place_names(scene)


def _is_in_copy(view: View, name: PlaceName) -> bool:
    """Tell a name in a paragraph from one in a header or the dateline; a heading's words must be known ones."""
    start, end = view.reading.tokens.starts[name.first], view.reading.tokens.ends[name.last]
    if any(start < line.span.end and line.span.start < end for line in view[DATELINES]):
        return False
    paragraphs = view[PARAGRAPHS]
    index = bisect_right(paragraphs, start, key=lambda one: one.span.start) - 1
    if index >= 0 and end <= paragraphs[index].span.end:
        return True
    return name.is_known and (index < 0 or paragraphs[index].span.end <= start)


def _countries(view: View, table: Gazetteer, names: Sequence[PlaceName], filed: Sequence[str]) -> Iterator[str | None]:
    """Tell each place's country, in order: what is said up to the end of its paragraph decides, nothing after it."""
    tokens, paragraphs = view.reading.tokens, view[PARAGRAPHS]
    votes, said = Counter(filed), dict[str, str]()
    before: PlaceName | None = None
    for _, group in groupby(
        names, lambda name: bisect_right(paragraphs, tokens.starts[name.first], key=lambda one: one.span.start)
    ):
        together = list(group)
        votes.update(name.country for name in together if name.country is not None)
        usual = votes.most_common(1)[0][0] if votes else None
        for name, after in zip(together, [*together, None][1:], strict=True):
            word = key(tokens.slice(name.first, name.last))
            country = name.country or said.get(word)
            if country is None and not table.is_area(word):
                country = _lent(name, before, after) or usual
            if country is not None:
                said.setdefault(word, country)
                before = name._replace(country=country)
            yield country


def _lent(name: PlaceName, before: PlaceName | None, after: PlaceName | None) -> str | None:
    """Take the country of the place right behind, "in X in eastern Ukraine", or of the one just before."""
    if after is not None and after.country is not None and after.first - name.last <= _BEHIND:
        return after.country
    return before.country if before is not None and name.first - before.last <= _NEAR else None


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Place]]:
    """Offer the extractor of places."""
    return [places]
