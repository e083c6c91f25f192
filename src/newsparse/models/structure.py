"""How a piece of copy is laid out: header lines, byline, headings, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.models.choice import Choice
from newsparse.models.fact import Fact

__all__ = ["Byline", "Header", "Heading", "HeadingKind", "Paragraph", "Sentence"]


class HeadingKind(Choice, field="Heading.kind"):
    """What a heading is for."""

    TITLE = "title"
    CROSSHEAD = "crosshead"


@attrs.frozen(repr=False)
class Header(Fact):
    """A piece of metadata printed in the text, such as ``Published: 9 April 2025``.

    Args:
        name: Which piece, in lower case: ``"date"``, ``"published"``, ``"source"``.
        value: What it says, as printed.
    """

    name: str = attrs.field(kw_only=True)
    value: str = attrs.field(kw_only=True)

    def _gist(self) -> Iterator[str]:
        yield f"{self.name}={self.value}"


@attrs.frozen(repr=False)
class Byline(Fact):
    """The line that names the authors.

    Args:
        names: The authors as printed, without "By" and without their places and titles.
    """

    names: tuple[str, ...] = attrs.field(default=(), kw_only=True)


@attrs.frozen(repr=False)
class Heading(Fact):
    """A title or a crosshead, without the dashes around it.

    Args:
        kind: The title of the piece, or a crosshead between paragraphs.
    """

    kind: HeadingKind = attrs.field(default=HeadingKind.CROSSHEAD, kw_only=True, converter=HeadingKind)

    def _gist(self) -> Iterator[str]:
        yield str(self.kind)


@attrs.frozen(repr=False)
class Paragraph(Fact):
    """A paragraph of the body, without the blanks around it."""


@attrs.frozen(repr=False)
class Sentence(Fact):
    """A sentence of the body, or the whole of a heading."""
