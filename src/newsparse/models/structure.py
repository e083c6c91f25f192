"""How a piece of copy is laid out: header lines, byline, headings, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.models.choice import Choice
from newsparse.models.fact import Fact

__all__ = ["Byline", "Header", "Heading", "HeadingKind", "Paragraph", "Sentence"]


class HeadingKind(Choice, field="Heading.kind"):
    r"""What a heading is for.

    >>> import newsparse
    >>> newsparse.parse("Storm closes harbour\n\nA storm closed the harbour on Monday.").headings[
    ...     0
    ... ].kind is HeadingKind.TITLE
    True
    """

    TITLE = "title"
    CROSSHEAD = "crosshead"


@attrs.frozen(repr=False)
class Header(Fact):
    r"""A piece of metadata printed in the text, such as ``Published: 9 April 2025``.

    Args:
        name: Which piece, in lower case: ``"date"``, ``"published"``, ``"source"``.
        value: What it says, as printed.

    >>> import newsparse
    >>> newsparse.parse("Published: 9 April 2025\n\nA storm closed the harbour.")[newsparse.HEADERS]
    (Header(0:23 published=9 April 2025 'Published: 9 April 2025'),)
    """

    name: str = attrs.field(kw_only=True)
    value: str = attrs.field(kw_only=True)

    def _gist(self) -> Iterator[str]:
        yield f"{self.name}={self.value}"


@attrs.frozen(repr=False)
class Byline(Fact):
    r"""The line that names the authors.

    Args:
        names: The authors as printed, without "By" and without their places and titles.

    >>> import newsparse
    >>> newsparse.parse("By Ann Lee and Tom Berg\n\nA storm closed the harbour.").byline.names
    ('Ann Lee', 'Tom Berg')
    """

    names: tuple[str, ...] = attrs.field(default=(), kw_only=True)


@attrs.frozen(repr=False)
class Heading(Fact):
    r"""A title or a crosshead, without the dashes around it.

    Args:
        kind: The title of the piece, or a crosshead between paragraphs.

    >>> import newsparse
    >>> newsparse.parse("Storm closes harbour\n\nA storm closed the harbour on Monday.").headings
    (Heading(0:20 title 'Storm closes harbour'),)
    """

    kind: HeadingKind = attrs.field(default=HeadingKind.CROSSHEAD, kw_only=True, converter=HeadingKind)

    def _gist(self) -> Iterator[str]:
        yield str(self.kind)


@attrs.frozen(repr=False)
class Paragraph(Fact):
    r"""A paragraph of the body, without the blanks around it.

    >>> import newsparse
    >>> len(newsparse.parse("A storm came.\n\nIt left on Monday.").paragraphs)
    2
    """


@attrs.frozen(repr=False)
class Sentence(Fact):
    """A sentence of the body, or the whole of a heading.

    >>> import newsparse
    >>> [one.text for one in newsparse.parse("Mr. Costa said so. He left.").sentences]
    ['Mr. Costa said so.', 'He left.']
    """
