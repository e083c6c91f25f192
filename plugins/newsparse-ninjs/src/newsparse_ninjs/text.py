"""What can be written: characters that every encoding has, white space that XML keeps, days and addresses as standards want them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

__all__ = ["address", "clean", "day", "even", "instant", "pieces", "split_names"]

_HALVES: Final = re.compile("[\ud800-\udfff]")
# What XML 1.0 cannot hold (section 2.2).
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS: Final = re.compile("[ \t\r\n]+")
_PIECE: Final = re.compile(r"[^ \t\r\n](?:[^\r\n]|\r?\n(?![ \t\r]*\n))*")
# RFC 3986, with a host of letters: what every validator takes.
_ADDRESS: Final = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:/(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?",
    re.ASCII,
)
_BETWEEN_NAMES: Final = re.compile(r"\s+and\s+|\s*[;&]\s*")
_BY: Final = re.compile(r"by\s+", re.IGNORECASE)
_LONGEST_DAY: Final = len("2025-04-09")


def clean(text: str, *, xml: bool = False) -> str:
    r"""Put U+FFFD where a character cannot be written: half of a surrogate pair; for XML, a control character too.

    >>> clean("a\ud800b\x01", xml=True)
    'a\ufffdb\ufffd'
    """
    return (_NO_XML if xml else _HALVES).sub("\ufffd", text)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    r"""Find what stands between empty lines, without the blanks around it.

    Args:
        text: The text.

    Returns:
        Start and end of each, in code points.

    >>> list(pieces("One.\n\n Two,\nthree. \n"))
    [(0, 4), (7, 18)]
    """
    for found in _PIECE.finditer(text):
        yield found.start(), found.start() + len(found.group().rstrip(" \t\r\n"))


def even(text: str) -> str:
    r"""Write a text as it comes back from XML: blanks one at a time, an empty line between paragraphs.

    >>> even("One.\n\n\n Two,\nthree.\x01")
    'One.\n\nTwo, three.\ufffd'
    """
    return clean("\n\n".join(_BLANKS.sub(" ", text[start:end]) for start, end in pieces(text)), xml=True)


def address(url: str | None) -> str | None:
    """Take a web address that every validator of URIs takes; None for others.

    >>> address("https://example.com/fire?id=1"), address("example.com")
    ('https://example.com/fire?id=1', None)
    """
    return url if url and _ADDRESS.fullmatch(url) else None


def instant(published: datetime.date) -> str | None:
    """Write a moment as RFC 3339 has it; a day is its midnight, and a time without a zone is taken for UTC.

    Args:
        published: A date or a datetime.

    Returns:
        The moment, or None where its offset does not fit.

    >>> instant(datetime.date(2025, 4, 9))
    '2025-04-09T00:00:00Z'
    """
    if not isinstance(published, datetime.datetime):
        published = datetime.datetime(published.year, published.month, published.day, tzinfo=datetime.UTC)
    offset = published.utcoffset() or datetime.timedelta()
    if offset % datetime.timedelta(minutes=1):
        return None
    written = published.isoformat() if published.tzinfo else f"{published.isoformat()}Z"
    return written.replace("+00:00", "Z")


def day(written: object) -> datetime.date | None:
    """Read an ISO date or datetime; None for what is none.

    >>> day("20091123T114428Z")
    datetime.datetime(2009, 11, 23, 11, 44, 28, tzinfo=datetime.timezone.utc)
    """
    if not isinstance(written, str):
        return None
    try:
        kind = datetime.date if len(written.strip()) <= _LONGEST_DAY else datetime.datetime
        return kind.fromisoformat(written.strip())
    except ValueError:
        return None


def split_names(byline: str) -> tuple[str, ...]:
    """Read the names of a byline.

    >>> split_names("By Ana Lima and Jo Bell")
    ('Ana Lima', 'Jo Bell')
    """
    names = _BETWEEN_NAMES.split(_BY.sub("", byline.strip(), count=1) if _BY.match(byline.strip()) else byline.strip())
    return tuple(name for one in names if (name := one.strip(" .,")))
