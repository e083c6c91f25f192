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
    found = [one for one in _read(view) if not _is_layout(view, one)]
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


def _read(view: View) -> Iterator[TimeExpression]:
    """Read the whole text at once; a block whose last words were joined with the next block's is read by itself."""
    words, blocks = view.lexicon("moments"), view.reading.blocks
    for one in expressions(view.reading.tokens, words):
        index = bisect_right(blocks, one.start, key=lambda block: block.start) - 1
        if index < 0 or one.end <= blocks[index].end:
            yield one
            continue
        start, end = blocks[index].start, blocks[index].end
        for alone in expressions(view.text[start:end], words):
            if alone.start + start >= one.start:
                yield alone._replace(start=alone.start + start, end=alone.end + start)


def _is_layout(view: View, one: TimeExpression) -> bool:
    """Tell a date of a header or of the dateline."""
    stated = (*view[HEADERS], *view[DATELINES])
    return any(one.start < fact.span.end and fact.span.start < one.end for fact in stated)


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Moment]]:
    """Offer the extractor of moments."""
    return [moments]
