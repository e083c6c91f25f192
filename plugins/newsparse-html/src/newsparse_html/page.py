"""The tree of a page, bounded: what is too large or too deep is refused, never cut short unsaid."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, Final

from newsparse import FormatError

__all__ = ["LARGEST", "MOST_ELEMENTS", "grow", "lean", "without_scripts"]

# A page of news has some 300,000 bytes and 3,000 elements. The time that trafilatura takes grows faster than the number of
# elements: 25,000 of them cost two or three seconds.
LARGEST: Final = 5_000_000
MOST_ELEMENTS: Final = 25_000
# What a page says about itself stands in short pieces near its top; trafilatura's patterns for it take quadratic time.
_LONGEST_PIECE: Final = 1_000
_LONGEST_TEXT: Final = 50_000
_LONGEST_ATTRIBUTE: Final = 1_000
_TOO_DEEP: Final = "ERR_RESOURCE_LIMIT"
_MARKS: Final = ("“", "”")
# What no XML may hold; lxml goes by its rules.
_REFUSED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_QUOTING: Final = frozenset("\"'“‘«„")


def grow(text: str) -> Any:
    """Parse a page, however broken, without its comments.

    The quotation marks that browsers put around ``q`` are put into the text.

    Args:
        text: The page, decoded.

    Returns:
        The root element, as lxml has it.

    Raises:
        FormatError: The page holds nothing, or more than is allowed.

    >>> grow("<p>He said <q>no</q>.").text_content()
    'He said “no”.'
    """
    from lxml import etree, html  # pyright: ignore[reportMissingImports]  # only in this plugin's environment

    parser = html.HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise FormatError("$", "holds no HTML") from None
    if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
        raise FormatError("$", "nests its elements too deeply, or holds too long a piece")
    number = sum(1 for _ in root.iter())
    if number > MOST_ELEMENTS:
        raise FormatError("$", f"has {number:,} elements; {MOST_ELEMENTS:,} are allowed")
    _leave_out_controls(root)
    _show_quotation_marks(root)
    etree.strip_tags(root, "q")
    return root


def _leave_out_controls(root: Any) -> None:
    """Leave out the characters that the parser lets in, and refuses whenever a text is set again."""
    for element in root.iter():
        for place in ("text", "tail"):
            piece = getattr(element, place)
            if piece and _REFUSED.search(piece):
                setattr(element, place, _REFUSED.sub("", piece))


def _show_quotation_marks(root: Any) -> None:
    opening, closing = _MARKS
    for quoted in root.iter("q"):
        if quoted.text_content().lstrip()[:1] in _QUOTING:
            continue
        quoted.text = opening + (quoted.text or "")
        if len(quoted):
            quoted[-1].tail = (quoted[-1].tail or "") + closing
        else:
            quoted.text += closing


def without_scripts(root: Any) -> Any:
    """Copy a page without its scripts, styles and overlong attributes, none of which holds running text.

    Args:
        root: The page.
    """
    from lxml import etree  # pyright: ignore[reportMissingImports]  # only in this plugin's environment

    page = deepcopy(root)
    etree.strip_elements(page, "script", "style", "template", "svg", with_tail=False)
    for element in page.iter():
        for name, value in element.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                element.set(name, _REFUSED.sub("", value[:_LONGEST_ATTRIBUTE]))
    return page


def lean(page: Any) -> Any:
    """Copy a page with only as much text as it may need to say what it is.

    Args:
        page: The page, without scripts.
    """
    page, left = deepcopy(page), _LONGEST_TEXT
    for element in page.iter():
        for place in ("text", "tail"):
            piece = (getattr(element, place) or "")[: min(left, _LONGEST_PIECE)]
            setattr(element, place, piece)
            left -= len(piece)
    return page
