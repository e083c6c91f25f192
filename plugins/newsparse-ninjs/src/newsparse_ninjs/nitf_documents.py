"""From IPTC NITF to articles, 3.x with its namespace and older ones without."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from newsparse import Article, FormatError
from newsparse_ninjs.text import day, split_names
from newsparse_ninjs.words import standard

__all__ = ["read_nitf", "recognizes_nitf"]

_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE\s[^>\[]*>\s*)*<(?:\w+:)?nitf\b", re.DOTALL
)
_RUN: Final = re.compile("[ \t\r\n]+")
_DEEPEST: Final = 200


def recognizes_nitf(data: bytes) -> bool:
    """Tell whether a file is a document of NITF.

    Args:
        data: Its bytes.

    >>> recognizes_nitf(b'<?xml version="1.0"?><nitf/>'), recognizes_nitf(b"<rss/>")
    (True, False)
    """
    return _START.match(data[:4096]) is not None


def read_nitf(data: bytes) -> Iterator[Article]:
    """Read a document of NITF; inline elements leave their text, and blanks are shown as the standard has them.

    Key words, urgency, copyright and dateline are kept as ``metadata["nitf"]``.

    Args:
        data: The bytes of the file.

    Raises:
        FormatError: It is no XML, declares entities of its own, is nested too deeply, or has no body.

    >>> (article,) = read_nitf(b"<nitf><body><body.content><p>Two were <em>hurt</em>.</p></body.content></body></nitf>")
    >>> article.text
    'Two were hurt.'
    """
    root = _parsed(data)
    contents = list(root.iter("body.content"))
    if root.tag != "nitf" or not contents:
        raise FormatError("$", "is no document of NITF with a body")
    head = _First(root)
    url = head.attribute("pubdata", "ex-ref")
    yield Article(
        text="\n\n".join(piece for content in contents[:1] for piece in _pieces(content)),
        id=head.attribute("doc-id", "id-string"),
        published=next((when for one in _dates(head) if (when := day(one))), None),
        title=head.text("hl1") or head.text("title"),
        url=url,
        outlet=head.attribute("pubdata", "name")
        or head.text("distributor")
        or head.attribute("doc.copyright", "holder"),
        authors=_authors(root),
        language=root.get("baselang") or root.get("lang"),
        metadata=_rest(head, root),
    )


def _dates(head: _First) -> Iterator[str | None]:
    yield head.attribute("date.issue", "norm")
    yield head.attribute("date.release", "norm")
    yield head.attribute("pubdata", "date.publication")
    yield head.attribute("story.date", "norm")


def _rest(head: _First, root: Element) -> dict[str, Any]:
    words = [word for keyword in root.iter("keyword") if (word := keyword.get("key"))]
    rest = {
        "urgency": head.attribute("urgency", "ed-urg"),
        "copyright": head.attribute("doc.copyright", "holder"),
        "keywords": words,
        "dateline": head.text("dateline"),
    }
    kept = {name: value for name, value in rest.items() if value}
    return {"nitf": kept} if kept else {}


def _authors(root: Element) -> tuple[str, ...]:
    """Read the persons of the bylines, or the names of a byline without them."""
    names: list[str] = []
    for byline in root.iter("byline"):
        persons = [name for person in byline.iter("person") if (name := _shown(person))]
        own = (byline.text or "") + "".join(part.tail or "" for part in byline)
        names.extend(persons or split_names(_RUN.sub(" ", own).strip(" ,.")))
    return tuple(names)


class _First:
    """What the first element of a name says."""

    def __init__(self, root: Element) -> None:
        self.found: dict[str, Element] = {}
        for element in root.iter():
            self.found.setdefault(element.tag, element)

    def attribute(self, tag: str, name: str) -> str | None:
        return self.found[tag].get(name) if tag in self.found else None

    def text(self, tag: str) -> str | None:
        return (_shown(self.found[tag]) or None) if tag in self.found else None


def _shown(element: Element) -> str:
    return _RUN.sub(" ", "".join(element.itertext())).strip(" ")


# ---------------------------------------------------------------- the text


def _pieces(content: Element) -> Iterator[str]:
    """Yield the paragraphs; those that stand inside of another one end it."""
    pieces: list[str] = []
    nitf = standard("nitf")
    _gather(content, pieces, frozenset(nitf["blocks"]), frozenset(nitf["apart"]))
    for piece in "".join(pieces).split("\0"):
        if shown := _RUN.sub(" ", piece).strip(" "):
            yield shown


def _gather(element: Element, pieces: list[str], blocks: frozenset[str], apart: frozenset[str]) -> None:
    """Gather the text of an element, with a null character, which no XML has, where a paragraph begins and ends."""
    edge = "\0" if element.tag in blocks else " " if element.tag == "br" else ""
    pieces += (edge, element.text or "")
    for part in element:
        if part.tag not in apart:
            _gather(part, pieces, blocks, apart)
        pieces.append(part.tail or "")
    pieces.append(edge)


# ---------------------------------------------------------------- the tree


def _parsed(data: bytes) -> Element:
    """Parse without the traps of XML: no entities of the document's own, nothing fetched, no bottomless nesting."""
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.open
    parser.EndElementHandler = builder.shut
    parser.CharacterDataHandler = builder.tree.data
    parser.EntityDeclHandler = _refuse_entity
    parser.SkippedEntityHandler = builder.entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as broken:
        if isinstance(broken, FormatError):
            raise
        raise FormatError("$", f"is no XML: {broken}") from None
    return builder.tree.close()


def _refuse_entity(*_: object) -> None:
    raise FormatError("$", "declares entities, which NITF has no need of")


class _Builder:
    """Makes the tree, with names without their namespaces."""

    def __init__(self) -> None:
        self.tree = TreeBuilder()
        self.depth = 0

    def open(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise FormatError("$", "is nested too deeply")
        self.tree.start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def shut(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(name.rpartition(":")[2])

    def entity(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001  # expat calls it so
        if not is_parameter:
            self.tree.data(html.unescape(f"&{name};"))
