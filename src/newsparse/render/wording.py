"""Text as people can read it on a screen: printable, short enough, with its place in the article."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from newsparse.models.count import Count, Qualifier
from newsparse.span import Span

__all__ = ["counted", "each_once", "printable", "quoted", "shortened", "width_of", "worded"]

# What the number itself says.
_PLAIN: Final = frozenset({Qualifier.EXACT, Qualifier.RANGE, Qualifier.ZERO, Qualifier.AT_LEAST, Qualifier.AT_MOST})
_REPLACEMENT: Final = "\ufffd"
# Controls, halves of surrogate pairs, and the marks that turn the direction of a whole line.
_UNPRINTABLE: Final = frozenset({"Cc", "Cs"})
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    r"""Put a text on one line, and take from it what would disturb a terminal.

    Args:
        text: Any text.

    >>> printable("two\nlines, a bell\a")
    'two lines, a bell�'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_printable, " ".join(text.split())))


def _printable(one: str) -> str:
    return _REPLACEMENT if one in _TURNING or unicodedata.category(one) in _UNPRINTABLE else one


def shortened(text: str, longest: int) -> str:
    """Cut a text out of its middle, so that beginning and end are seen.

    Args:
        text: Any text.
        longest: Number of characters it may keep.

    >>> shortened("The bridge over the river is closed", 20)
    'The bridge…is closed'
    """
    if len(text) <= longest:
        return text
    tail = (longest - 1) // 2
    return f"{text[: longest - 1 - tail].rstrip()}…{text[len(text) - tail :].lstrip()}"


def quoted(span: Span, longest: int = 100) -> str:
    """Quote the words of a span, with their offsets.

    Args:
        span: The span.
        longest: Number of characters of it that are shown.

    >>> quoted(Span(3, 9, "Madrid"))
    '“Madrid” (3 to 9)'
    """
    return f"“{shortened(printable(span.text), longest)}” ({span.start} to {span.end})"


def worded(name: str) -> str:
    """Say a name of the library in words.

    Args:
        name: The value of a closed set, such as a kind of incident.

    >>> worded("drone_strike")
    'drone strike'
    """
    return name.replace("_", " ")


def each_once(wordings: Iterable[str]) -> list[str]:
    """List wordings, each once whatever its capitals, as it stands first.

    Args:
        wordings: The wordings.

    >>> each_once(["Drone", "drone", "drones"])
    ['Drone', 'drones']
    """
    first: dict[str, str] = {}
    for wording in wordings:
        first.setdefault(wording.casefold(), wording)
    return list(first.values())


def counted(count: Count) -> str:
    """Say a count with its hedge.

    Args:
        count: The count.

    >>> counted(Count.exactly(3)), counted(Count(low=24, qualifier="vague")), counted(Count(low=3, high=5))
    ('3', '24 or more (vague)', '3 to 5')
    >>> counted(Count(high=5, qualifier="at_most")), counted(Count.exactly(0)), counted(Count(qualifier="vague"))
    ('5 or fewer', '0', 'unknown (vague)')
    """
    low, high = count.low, count.high
    if low == high:
        number = "unknown" if low is None else str(low)
    elif high is None:
        number = f"{low} or more"
    else:
        number = f"{high} or fewer" if low is None else f"{low} to {high}"
    return number if count.qualifier in _PLAIN else f"{number} ({worded(count.qualifier)})"


def width_of(text: str) -> int:
    """Count the columns that a text takes in a terminal: East Asian characters take two, combining marks none.

    >>> width_of("東京"), width_of("Zoe\u0308")
    (4, 3)
    """
    if text.isascii():
        return len(text)
    return sum(_width(one) for one in text)


def _width(one: str) -> int:
    if unicodedata.combining(one):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1
