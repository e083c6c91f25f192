"""The layers of the layout: HEADERS, BYLINES, HEADINGS, PARAGRAPHS, SENTENCES."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.extraction import Extractor, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.language.blocks import Block
from newsparse.language.bylines import byline_within
from newsparse.layers import BYLINES, HEADERS, HEADINGS, PARAGRAPHS, SENTENCES
from newsparse.models.structure import Byline, Header, Heading, HeadingKind, Paragraph, Sentence
from newsparse.span import Span

__all__ = ["bylines", "headers", "headings", "paragraphs", "sentences"]


@extractor(HEADERS, any_language=True)
def headers(view: View) -> Iterator[Header]:
    """Read the metadata printed in the text."""
    for block in _blocks(view, "header"):
        yield Header(_span(view, block), rule="structure.header", name=block.name, value=block.value)


@extractor(BYLINES, any_language=True)
def bylines(view: View) -> Iterator[Byline]:
    """Read the lines that name the authors, and a byline between dateline and lead."""
    lines = (
        Byline(_span(view, block), rule="structure.byline", names=tuple(block.value.split("; ")))
        for block in _blocks(view, "byline")
    )
    yield from sorted((*lines, *_behind_dateline(view)), key=lambda one: one.span.start)


@extractor(HEADINGS, any_language=True)
def headings(view: View) -> Iterator[Heading]:
    """Read the title and the crossheads, without their dashes."""
    for block in _blocks(view, *HeadingKind):
        yield Heading(_span(view, block), rule=f"structure.{block.kind}", kind=HeadingKind(block.kind))


@extractor(PARAGRAPHS, any_language=True)
def paragraphs(view: View) -> Iterator[Paragraph]:
    """Read the paragraphs of the body."""
    for block in _blocks(view, "paragraph"):
        yield Paragraph(_span(view, block), rule="structure.paragraph")


@extractor(SENTENCES, any_language=True)
def sentences(view: View) -> Iterator[Sentence]:
    """Read the sentences of the body, and each heading as one."""
    for start, end in view.reading.sentences:
        yield Sentence(view.span(start, end), rule="structure.sentence")


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the built-in readers of the layout."""
    return [headers, bylines, headings, paragraphs, sentences]


def _blocks(view: View, *kinds: str) -> Iterator[Block]:
    return (block for block in view.reading.blocks if block.kind in kinds)


def _span(view: View, block: Block) -> Span:
    return view.span(block.start, block.end)


def _behind_dateline(view: View) -> Iterator[Byline]:
    """Read a byline inside the first paragraph."""
    first = next(_blocks(view, "paragraph"), None)
    found = first and byline_within(view.text, first.start, first.end, view.lexicon("segmentation"))
    if found:
        yield Byline(view.span(found.start, found.end), rule="structure.byline_behind_dateline", names=found.names)
