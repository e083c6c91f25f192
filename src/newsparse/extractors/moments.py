"""Expressions of time, resolved against the day of publication."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.dates import TimeExpression, expressions, resolve_all
from newsparse.layers import DATELINES, HEADERS, MOMENTS
from newsparse.models.moment import Moment

__all__ = ["anchor", "moments"]


@extractor(MOMENTS, requires=[HEADERS, DATELINES])
def moments(view: View) -> Iterator[Moment]:
    """Find the expressions of time outside headers and dateline, each mention once.

    Without a day of publication only absolute dates are resolved.
    """
    found = [one for one in expressions(view.reading.tokens, view.lexicon("moments")) if not _is_layout(view, one)]
    for one, days in zip(found, resolve_all(found, anchor(view)), strict=True):
        yield Moment(
            view.span(one.start, one.end), rule=f"moments.{one.rule}", earliest=days.earliest, latest=days.latest
        )


def anchor(view: View) -> datetime.date | None:
    """Find the day that "today" is in an article: that of its publication, given or printed.

    Args:
        view: A view that declares headers and datelines.

    Returns:
        The day, without its time; None where it is neither given nor printed with a year.
    """
    published = view.published
    return published.date() if isinstance(published, datetime.datetime) else published


def _is_layout(view: View, one: TimeExpression) -> bool:
    """Tell a date of a header or of the dateline, and an expression that runs from one paragraph into the next."""
    stated = (*view[HEADERS], *view[DATELINES])
    if any(one.start < fact.span.end and fact.span.start < one.end for fact in stated):
        return True
    blocks = view.reading.blocks
    index = bisect_right(blocks, one.start, key=lambda block: block.start) - 1
    return index >= 0 and blocks[index].end < one.end and index + 1 < len(blocks) and blocks[index + 1].start < one.end


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Moment]]:
    """Offer the extractor of moments."""
    return [moments]
