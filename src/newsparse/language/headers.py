"""Header lines: metadata printed before a text, or run into its first line.

Conventions: a header line is a listed name with a colon (``Source: AFP``), a listed name before a date ("Updated 3:45
p.m. on 9 April 2025"), a date alone, or a copyright notice; some feeds glue ``date 2025-04-09`` before the lead.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.lexicon import Lexicon
from newsparse.patterns import pattern

__all__ = ["Header", "header_before", "read_header"]


class Header(NamedTuple):
    """A piece of metadata; offsets in code points, counted from where the line starts.

    Args:
        name: Which piece, ``"published"``.
        value: What it says.
        start: Offset of the value.
        end: Offset after the value.
    """

    name: str
    value: str
    start: int
    end: int


_DATED: Final = frozenset({"published", "updated", "date"})
_MOST_WORDS_OF_A_SENTENCE: Final = 5
_LONGEST_DATE: Final = 70

# Metadata run into the lead: " date 2025-04-09 President ..."
_GLUED: Final = pattern(
    "headers.glued",
    r"""
    (?P<name> (?i: dated? | published | posted | updated ) ) (?: \ ?+ : )?+ \ ++
    (?P<value> \d{4}-\d\d-\d\d (?: [T ]\d\d:\d\d (?: :\d\d (?:\.\d{1,9})?+ )?+ (?: Z | [+-]\d\d:?\d\d )?+ )?+
             | \d{1,2}\ \p{Lu}\p{L}{2,8}+\ \d{4} | \p{Lu}\p{L}{2,8}+\ \d{1,2},?\ \d{4} )
    (?= \Z | \s )
    """,
)
_WORD: Final = pattern("headers.word", r" [^\W_]++ ")


def header_before(text: str, start: int, end: int, words: Lexicon) -> Header | None:
    """Read a date that the lead follows on the same line.

    Args:
        text: The text.
        start: Where the line starts, in code points.
        end: Where it ends.
        words: The lexicon ``segmentation``.

    >>> from newsparse.lexicon import load
    >>> header_before("date 2025-04-09 Two people", 0, 26, load("segmentation"))
    Header(name='date', value='2025-04-09', start=5, end=15)
    """
    found = _GLUED.match(text, start, end)
    if found is None or _is_date(_lower_words(text[found.start("value") : min(end, start + _LONGEST_DATE)]), words):
        return None
    name = words["headers"].get(found["name"].lower(), "date")
    return Header(name, found["value"], found.start("value") - start, found.end("value") - start)


def read_header(line: str, words: Lexicon) -> Header | None:
    """Read a line that is metadata and nothing else.

    Args:
        line: The line, without blanks around it.
        words: The lexicon ``segmentation``.

    >>> from newsparse.lexicon import load
    >>> read_header("Last updated: 9 April 2025", load("segmentation"))
    Header(name='updated', value='9 April 2025', start=14, end=26)
    """
    return _labelled(line, words) or _copyright(line) or _dated(line, words)


def _labelled(line: str, words: Lexicon) -> Header | None:
    label, colon, rest = line.partition(":")
    name, value = words["headers"].get(label.strip().lower()), rest.strip()
    if not (colon and name and value):
        return None
    is_sentence = value.endswith(".") and value.count(" ") >= _MOST_WORDS_OF_A_SENTENCE
    if is_sentence or (name in _DATED and not any(map(str.isdecimal, value))):
        return None
    return Header(name, value, len(line) - len(value), len(line))


def _copyright(line: str) -> Header | None:
    is_notice = line.startswith("Copyright ") and any(map(str.isdecimal, line))
    return Header("copyright", line, 0, len(line)) if is_notice or line.startswith(("©", "(c) ", "(C) ")) else None


def _dated(line: str, words: Lexicon) -> Header | None:
    """Read "Updated 3:45 p.m. on 9 April 2025", or a date alone."""
    if len(line) > _LONGEST_DATE:
        return None
    lower = _lower_words(line)
    for count in range(min(3, len(lower) - 1), -1, -1):
        name = words["headers"].get(" ".join(lower[:count]), "") if count else "date"
        if name in _DATED and _is_date(lower[count:], words, needs_month=not count):
            start = len(line) - len(line.split(None, count)[count])
            return Header(name, line[start:], start, len(line))
    return None


def _lower_words(line: str) -> list[str]:
    return [word.lower() for word in _WORD.compiled.findall(line)]


def _is_date(lower: list[str], words: Lexicon, *, needs_month: bool = False) -> bool:
    known = words["dates"]
    if not any(word[0].isdecimal() for word in lower) or not all(
        word[0].isdecimal() or word in known for word in lower
    ):
        return False
    is_iso = len(lower) >= 3 and lower[0].isdecimal() and len(lower[0]) == 4
    return not needs_month or is_iso or any(known.get(word) == "month" for word in lower)
