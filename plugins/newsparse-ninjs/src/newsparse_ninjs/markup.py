"""The running text of HTML that stands inside of an item."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from newsparse_ninjs.words import standard

__all__ = ["paragraphs"]

# `html.parser` takes quadratic time on broken markup; here no piece is looked at twice, since no tag goes beyond the next "<".
_TAG: Final = re.compile(
    r"""
      <!--.*?(?:-->|\Z)                        # a comment, even one that does not end
    | <(?P<end>/?)(?P<name>[A-Za-z][\w:.-]*+)  # a tag
      (?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+>
    | <[!?/][^<>]*+>                           # a declaration
    """,
    re.VERBOSE | re.DOTALL,
)


def paragraphs(markup: str) -> list[str]:
    """Split HTML, or the like, into its paragraphs.

    Args:
        markup: The markup, however broken.

    >>> paragraphs("<p>Two were <b>hurt</b>.</p><script>x()</script><p>No one &amp; nothing else.")
    ['Two were hurt.', 'No one & nothing else.']
    """
    blocks = "".join(_shown(markup)).split("\0")
    return [piece for block in blocks if (piece := " ".join(html.unescape(block).split()))]


def _shown(markup: str) -> Iterator[str]:
    """Yield the text, with a null character where a block begins or ends."""
    blocks, apart = (frozenset(standard("html")[name]) for name in ("blocks", "apart"))
    at, hidden_by = 0, ""
    for tag in _TAG.finditer(markup):
        if not hidden_by:
            yield markup[at : tag.start()].replace("\0", "")
        at, name = tag.end(), (tag["name"] or "").lower()
        if hidden_by:
            hidden_by = "" if tag["end"] and name == hidden_by else hidden_by
        elif name in apart and not tag["end"]:
            hidden_by = name
        elif name in blocks:
            yield "\0"
    if not hidden_by:
        yield markup[at:].replace("\0", "")
