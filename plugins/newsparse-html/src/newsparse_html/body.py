"""The running text, one piece a paragraph."""

from __future__ import annotations

from typing import Any, Final

from newsparse_html.words import names

__all__ = ["paragraphs"]

_BETWEEN_CELLS: Final = " | "


def paragraphs(body: Any) -> list[str]:
    """Split what trafilatura found into paragraphs, headings, items of lists and rows of tables.

    A line break ends a paragraph: pages that use no ``p`` make their paragraphs so.

    Args:
        body: The element that it makes, in the vocabulary of TEI.

    Returns:
        The pieces, in order, none of them empty; blanks as HTML shows them, one at a time.

    >>> from lxml import etree
    >>> paragraphs(etree.XML("<body><head>Fire</head><p>Two were hurt,<lb/> it was <hi>said</hi>.</p></body>"))
    ['Fire', 'Two were hurt,', 'it was said.']
    """
    gathered = _Gathered()
    gathered.take(body)
    gathered.close()
    return gathered.pieces


class _Gathered:
    """The pieces that are finished, and the one that is not."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.blocks = frozenset(names("blocks"))

    def take(self, element: Any) -> None:
        from lxml import etree  # pyright: ignore[reportMissingImports]  # only in this plugin's environment

        for event, inner in etree.iterwalk(element, events=("start", "end")):
            if inner.tag in self.blocks:
                self.close()
            elif inner.tag == "cell" and event == "start" and self.open:
                self.open.append(_BETWEEN_CELLS)
            self.open.append((inner.text if event == "start" else inner.tail) or "")

    def close(self) -> None:
        piece = " ".join("".join(self.open).split()).strip(_BETWEEN_CELLS)
        if piece:
            self.pieces.append(piece)
        self.open.clear()
