"""From articles to IPTC NITF 3.6."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from newsparse import Article, Dateline, HeadingKind, NewsparseError
from newsparse_ninjs.marks import Mark, fitting
from newsparse_ninjs.text import clean, pieces

__all__ = ["CapacityError", "document", "write_nitf"]

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN\""""
_RUN: Final = re.compile("[ \t\r\n]+")


class CapacityError(NewsparseError, ValueError):
    """A file of this format holds one article, and there are more."""


def write_nitf(articles: Iterable[Article]) -> Iterator[str]:
    """Write one article as a document of NITF 3.6, its facts as elements in the running text.

    Args:
        articles: One article.

    Raises:
        CapacityError: There are none or several: a document of NITF holds one.

    >>> print("".join(write_nitf([Article(text="Two were hurt.", title="Fire", language="en")])))
    <?xml version="1.0" encoding="UTF-8"?>
    <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN" baselang="en">
    <head><title>Fire</title></head>
    <body><body.head><hedline><hl1>Fire</hl1></hedline></body.head>
    <body.content><p>Two were hurt.</p></body.content></body></nitf>
    <BLANKLINE>
    """
    waiting = iter(articles)
    first, second = next(waiting, None), next(waiting, None)
    if first is None or second is not None:
        raise CapacityError("a file of NITF holds one article; write each to a file of its own")
    yield document(first)


def document(article: Article) -> str:
    """Write an article as a document.

    Args:
        article: The article.
    """
    return (
        f"{_HEAD}{_attribute('baselang', article.language)}>\n"
        f"<head>{_title(article)}{_docdata(article)}{_pubdata(article)}</head>\n"
        f"<body><body.head>{_body_head(article)}</body.head>\n"
        f"<body.content>{''.join(_body(article))}</body.content></body></nitf>\n"
    )


def _text(text: str) -> str:
    return escape(clean(text, xml=True), {"\r": "&#13;"})


def _attribute(name: str, value: str | None) -> str:
    """Write an attribute; blanks other than spaces by number, since XML reads them as spaces otherwise."""
    if value is None:
        return ""
    return f" {name}={quoteattr(clean(value, xml=True), {chr(9): '&#9;', chr(10): '&#10;', chr(13): '&#13;'})}"


def _title(article: Article) -> str:
    return "" if article.title is None else f"<title>{_text(article.title)}</title>"


def _docdata(article: Article) -> str:
    name = "" if article.id is None else f"<doc-id{_attribute('id-string', article.id)}/>"
    issued = "" if article.published is None else f"<date.issue{_attribute('norm', article.published.isoformat())}/>"
    return f"<docdata>{name}{issued}</docdata>" if name or issued else ""


def _pubdata(article: Article) -> str:
    about = _attribute("name", article.outlet) + _attribute("ex-ref", article.url)
    return f"<pubdata{about}/>" if about else ""


def _body_head(article: Article) -> str:
    title = "" if article.title is None else f"<hedline><hl1>{_text(article.title)}</hl1></hedline>"
    byline = "".join(f"<byline><person>{_text(name)}</person></byline>" for name in article.authors)
    return f"{title}{byline}{_dateline(article.dateline) if article.dateline else ''}"


def _dateline(line: Dateline) -> str:
    places = ", ".join(f"<location>{_text(place.name)}</location>" for place in line.places)
    parts = (line.year, line.month, line.day)
    if not any(parts):
        return f"<dateline>{places}</dateline>" if places else ""
    norm = "-".join(f"{part:0{width}}" if part else "X" * width for part, width in zip(parts, (4, 2, 2), strict=True))
    return f"<dateline>{places}<story.date{_attribute('norm', norm)}/></dateline>"  # X as ISO 8601-2 has it


def _body(article: Article) -> Iterator[str]:
    """Write the paragraphs, crossheads as headlines."""
    crossheads = {heading.span for heading in article.headings if heading.kind is HeadingKind.CROSSHEAD}
    heads = {(span.start, span.end) for span in crossheads}
    waiting = fitting(article)[::-1]
    for start, end in pieces(article.text):
        tag = "hl2" if (start, end) in heads else "p"
        mine: list[Mark] = []
        while waiting and waiting[-1].span.start < end:
            mine.append(waiting.pop())
        yield f"<{tag}>{''.join(_woven(article.text, start, end, mine))}</{tag}>"
    if not article.text.strip(" \t\r\n"):
        yield "<p/>"


def _woven(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[str]:
    """Write a paragraph with its elements, runs of blanks as one."""
    edges: dict[int, tuple[list[str], list[str]]] = {}
    for mark in marks:
        about = "".join(_attribute(name, value) for name, value in mark.attributes.items())
        edges.setdefault(mark.span.end, ([], []))[0].insert(0, f"</{mark.tag}>")
        edges.setdefault(mark.span.start, ([], []))[1].append(f"<{mark.tag}{about}>")
    at, was_blank = start, False
    for edge in [*sorted(edges), end]:
        piece = _RUN.sub(" ", text[at:edge])
        yield _text(piece[1:] if was_blank and piece.startswith(" ") else piece)
        was_blank = piece.endswith(" ") or (was_blank and not piece)
        at = edge
        closing, opening = edges.get(edge, ([], []))
        yield from (*closing, *opening)
        edges.pop(edge, None)
