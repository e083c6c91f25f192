"""The layer ATTRIBUTIONS: what the text says that somebody said, as spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.contents import Stretch
from newsparse.language.cues import find_cues
from newsparse.language.reports import Report, read_reports
from newsparse.language.scene import Scene, scenes
from newsparse.layers import ATTRIBUTIONS, PARAGRAPHS, SENTENCES
from newsparse.models.attribution import Attribution, AttributionKind
from newsparse.span import Span

__all__ = ["attributions"]

_OUTERMOST: Final = 0


@extractor(ATTRIBUTIONS, requires=[PARAGRAPHS, SENTENCES])
def attributions(view: View) -> Iterator[Attribution]:
    """Read every sentence for reports, and give quoted sentences to the report before them."""
    yield from sorted(_Reader(view).read(), key=lambda one: (one.span.start, one.span.end))


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in reader of attributions."""
    return [attributions]


class _Reader:
    """Reads one article."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.reading = view.reading
        self.lexicon = view.lexicon("cues")
        self.paragraphs = [one.span.start for one in view[PARAGRAPHS]]
        outermost = [one for one in self.reading.quotations if one.depth == _OUTERMOST]
        self.quoted_starts = [one.start for one in outermost]
        self.quoted_ends = [one.end for one in outermost]
        self.found: list[Attribution] = []
        self.quoting = -1  # index of the last report that began with a quotation

    def read(self) -> list[Attribution]:
        cues = list(find_cues(self.reading.tokens, self.reading.tags, self.lexicon))
        heads = [cue.first for cue in cues]
        media = self.lexicon["media"]
        sentences = [(one.span.start, one.span.end) for one in self.view[SENTENCES]]
        for scene in scenes(self.reading, sentences, heads):
            here = cues[bisect_left(heads, scene.first) : bisect_left(heads, scene.end)]
            reports = read_reports(scene, here, media) if here else []
            for report in reports:
                self._keep(scene, report)
            if not reports and scene.is_quoted_whole() and self._goes_on(scene):
                self.found[self.quoting] = self._extended(self.found[self.quoting], scene)
        return self.found

    def _keep(self, scene: Scene, report: Report) -> None:
        if any(scene.opened_at(stretch.first) for stretch in report.contents):
            self.quoting = len(self.found)
        self.found.append(self._attribution(scene, report))

    def _goes_on(self, scene: Scene) -> bool:
        """Whether a wholly quoted sentence goes on with the last quotation: same paragraph, or the one before."""
        if self.quoting < 0:
            return False
        last = self.found[self.quoting]
        return self._paragraph(self.reading.tokens.starts[scene.first]) - self._paragraph(last.span.end - 1) <= 1

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self.paragraphs, offset)

    def _extended(self, last: Attribution, scene: Scene) -> Attribution:
        more = tuple(self._span(one.first, one.last) for one in scene.quoted)
        whole = self.view.span(last.span.start, max(last.span.end, more[-1].end))
        return attrs.evolve(last, span=whole, content=(*last.content, *more), rule="attributions.chain")

    def _attribution(self, scene: Scene, report: Report) -> Attribution:
        contents = tuple(self._content(scene, stretch) for stretch in report.contents)
        cue = self._span(report.cue.first, report.cue.last)
        source, addressee, medium = map(self._maybe, (report.source, report.addressee, report.medium))
        parts = [part for part in (*contents, cue, source) if part]
        return Attribution(
            self.view.span(min(part.start for part in parts), max(part.end for part in parts)),
            rule=f"attributions.{report.rule}",
            evidence=(cue,),
            content=contents,
            kind=self._kind(contents),
            act=report.act,
            is_negated=report.is_negated,
            cue=cue,
            source=source,
            addressee=addressee,
            medium=medium,
        )

    def _content(self, scene: Scene, stretch: Stretch) -> Span:
        """Take the outer marks off content that is one whole quotation."""
        quoted = scene.opened_at(stretch.first)
        if quoted is not None and quoted.closing >= stretch.last:
            return self._span(quoted.first, quoted.last)
        return self._span(*stretch)

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
