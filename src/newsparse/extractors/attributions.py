"""The layer ATTRIBUTIONS: what the text says that somebody said, as spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.gazetteer import Gazetteer, gazetteer
from newsparse.language.naming import Vocabulary
from newsparse.language.reporting.citations import Words, cited
from newsparse.language.reporting.headlines import Voices, headlines
from newsparse.language.reporting.reader import Report, past_dateline, read_reports
from newsparse.language.reporting.scene import Stretch
from newsparse.language.reporting.tallies import tallied
from newsparse.layers import ATTRIBUTIONS, DATELINES, HEADINGS, PARAGRAPHS, SENTENCES
from newsparse.models.attribution import Attribution, AttributionKind
from newsparse.scoring import load_weights
from newsparse.span import Span

__all__ = ["attributions"]

_OUTERMOST: Final = 0
_TRANSCRIPT: Final = "transcript"


@extractor(ATTRIBUTIONS, requires=[DATELINES, HEADINGS, PARAGRAPHS, SENTENCES])
def attributions(view: View) -> Iterator[Attribution]:
    """Read every sentence for reports, and give quoted sentences to the report before them."""
    yield from sorted(_Reader(view).read(), key=lambda one: (one.span.start, one.span.end))


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of attributions."""
    return [attributions]


class _Reader:
    """Turns the reports of one article into attributions."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.reading = view.reading
        outermost = [one for one in self.reading.quotations if one.depth == _OUTERMOST]
        self.quoted_starts = [one.start for one in outermost]
        self.quoted_ends = [one.end for one in outermost]
        self.openings = {one.outer_start: one for one in outermost}

    def read(self) -> Iterator[Attribution]:
        every = [(one.span.start, one.span.end) for one in self.view[SENTENCES]]
        dateline = next(((one.span.start, one.span.end) for one in self.view[DATELINES]), None)
        sentences = past_dateline(self.view.text, every, dateline)
        paragraphs = [one.span.start for one in self.view[PARAGRAPHS]]
        lexicon, weights = self.view.lexicon("cues"), load_weights("attributions")
        reports = read_reports(self.reading, sentences, paragraphs, lexicon, weights)
        actors, places, names, tags = map(self.view.lexicon, ("actors", "places", "names", "tags"))
        vocabulary = Vocabulary.of(actors, places, names, tags)
        words, voices = Words.of(lexicon, actors, vocabulary), Voices.of(lexicon, actors, places, vocabulary)
        headings = [(one.span.start, one.span.end) for one in self.view[HEADINGS]]
        starts = [start for start, _ in sentences]
        reports = cited(self._without_lists(reports, gazetteer(places)), self.reading, starts, words)
        reports = tallied(reports, self.reading, starts, words)
        yield from map(self._attribution, headlines(reports, self.reading, headings, voices))

    def _without_lists(self, reports: Sequence[Report], table: Gazetteer) -> list[Report]:
        """Leave out a transcript in which only places speak: "India: Two ferries sank", "Nepal: A bridge fell" are a list."""
        labels = {one.source for one in reports if one.rule == _TRANSCRIPT and one.source is not None}
        is_list = bool(labels) and all(self._span(*label).text in table for label in labels)
        return [one for one in reports if one.rule != _TRANSCRIPT] if is_list else list(reports)

    def _attribution(self, report: Report) -> Attribution:
        contents = tuple(map(self._content, report.contents))
        cue = self._span(*report.cue)
        source, addressee, medium = map(self._maybe, (report.source, report.addressee, report.medium))
        parts = [part for part in (*contents, cue, source) if part]
        return Attribution(
            self.view.span(min(part.start for part in parts), max(part.end for part in parts)),
            rule=f"attributions.{report.rule}",
            evidence=(cue,),
            confidence=report.confidence,
            content=contents,
            kind=self._kind(contents),
            act=report.act,
            is_negated=report.is_negated,
            cue=cue,
            source=source,
            addressee=addressee,
            medium=medium,
        )

    def _content(self, stretch: Stretch) -> Span:
        """Take the outer marks off content that is one whole quotation."""
        span = self._span(*stretch)
        quoted = self.openings.get(span.start)
        if quoted is not None and quoted.outer_end >= span.end:
            return self.view.span(quoted.start, min(quoted.end, span.end))
        return span

    def _span(self, first: int, last: int) -> Span:
        tokens = self.reading.tokens
        return self.view.span(tokens.starts[first], tokens.ends[last])

    def _maybe(self, part: Sequence[int] | None) -> Span | None:
        return None if part is None else self._span(part[0], part[1])

    def _kind(self, contents: Sequence[Span]) -> AttributionKind:
        quoted = sum(self._quoted(span) for span in contents)
        if not quoted:
            return AttributionKind.INDIRECT
        whole = sum(map(len, contents))
        return AttributionKind.DIRECT if quoted >= whole else AttributionKind.MIXED

    def _quoted(self, span: Span) -> int:
        """Count the characters of a span that stand inside quotation marks."""
        first = bisect_right(self.quoted_ends, span.start)
        last = bisect_left(self.quoted_starts, span.end)
        pairs = zip(self.quoted_starts[first:last], self.quoted_ends[first:last], strict=True)
        return sum(min(end, span.end) - max(start, span.start) for start, end in pairs)
