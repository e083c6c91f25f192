"""Bylines: the line that names the authors, with their agency, place or job.

Conventions: a byline starts with "By" (in any case) or, under a title, is a name with an agency, a job or a place
("JANE DOE, Associated Press Writer"; "Jane Doe in Paris"); Reuters signs off with "(Reporting by Jane Doe; Editing by
John Roe)". Names are given as printed.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.lexicon import Lexicon
from newsparse.patterns import pattern

__all__ = ["Byline", "byline_before", "byline_names", "byline_within", "sign_off_names"]


class Byline(NamedTuple):
    """A byline beside other text: where it stands, in code points, and the names as printed."""

    start: int
    end: int
    names: tuple[str, ...]


_LONGEST: Final = 160
_LEAD_IN: Final = 250
_MOST_WORDS: Final = 5

_BY: Final = pattern("bylines.by", r" (?: (?: Written | Reported | Story | Words )\ by | [Bb]y | BY ) :?+ \s++ ")
_PART: Final = pattern(
    "bylines.part",
    r"""
    (?P<separator> \A | \s{0,4}+ [,;&] (?:\ (?:and|AND|with|in|IN|from|for)\b )?+ | \s{1,4}+ (?: and | AND | with | in | IN | from | for )\b )
    \s{0,4}+ (?P<part> [^\s,;&]++ (?: \ ++ (?! (?:and|AND|with|in|IN|from|for)\b ) [^\s,;&]++ )*+ )
    """,
)
_ASIDE: Final = pattern("bylines.aside", r" \( [^()]{0,80}+ \) | \S{1,40}+ @ \S++ | @\w++ | \s[|•·–—-]{1,2}+\s .*+ ")
_GLUED: Final = pattern(
    "bylines.glued",
    r"""
    (?:[Bb]y|BY) \ ++ (?P<names> \p{Lu}[\p{L}.'’-]{0,30}+ (?: \ (?:and\ )?+ \p{Lu}[\p{L}.'’-]{0,30} ){1,6}? )
    (?: \s{2,8}+ (?=\p{Lu}) | \ (?= \p{Lu}{3} [^\n()]{0,40}+ \( [\p{L}\ ]{2,30}+ \) ) )
    """,
)
_WITHIN: Final = pattern(
    "bylines.within",
    r"""
      \[ (?: [\p{Lu}\ ]{1,30} \ )? (?P<line> BY\ [\p{L}\ .'’-]{4,60}+ ) [,\]]
    | \) \s?+ [-–—]{1,2} \s (?P<line> [Bb]y (?: \ \p{L}[\p{L}.'’-]*+ ){2,7} ) (?= \s [-–—] | [^\S\n]*+ (?: \n | \Z ) )
    """,
)
_SIGN_OFF: Final = pattern(
    "bylines.sign_off",
    r" \(? (?:Additional\ )?+ (?:[Rr]eporting|[Ww]riting|Compiled|Reported)\b [^;.()]{0,30}? \ by\ (?P<names>[^;.()]{3,120}+) ",
)


def byline_names(line: str, words: Lexicon, *, follows_title: bool = False) -> tuple[str, ...] | None:
    """Read a line that is a byline and nothing else.

    Args:
        line: The line, without blanks around it.
        words: The lexicon ``segmentation``.
        follows_title: Whether it stands under a title, where a byline needs no "By".

    Returns:
        The names; None where the line is no byline.

    >>> from newsparse.lexicon import load
    >>> byline_names("By JANE DOE and JOHN ROE, Associated Press Writers", load("segmentation"))
    ('JANE DOE', 'JOHN ROE')
    """
    if len(line) > _LONGEST:
        return None
    opening = _BY.match(line)
    if opening is None and not follows_title:
        return None
    body = _ASIDE.compiled.sub("", line[opening.end() :] if opening else line).strip()
    names, credited = _people(body, words)
    if opening is None and not (names and credited):
        return None
    return names


def byline_before(text: str, start: int, end: int, words: Lexicon) -> Byline | None:
    """Read a byline that a dateline or the lead follows on the same line.

    Args:
        text: The text.
        start: Where the line starts, in code points.
        end: Where it ends.
        words: The lexicon ``segmentation``.

    >>> from newsparse.lexicon import load
    >>> byline_before("By JANE DOE   PARIS (AP) -- A train", 0, 35, load("segmentation"))
    Byline(start=0, end=11, names=('JANE DOE',))
    """
    found = _GLUED.match(text, start, end)
    names = found and byline_names(text[start : found.end("names")], words)
    return Byline(start, found.end("names"), names) if found and names else None


def byline_within(text: str, start: int, end: int, words: Lexicon) -> Byline | None:
    """Find a byline behind a dateline: ``LIMA, 3 JAN 90 -- [BY JANE DOE] [TEXT] ...``, ``(AP) - By Jane Doe - ...``.

    Args:
        text: The text.
        start: Where the first paragraph starts, in code points.
        end: Where it ends.
        words: The lexicon ``segmentation``.

    >>> from newsparse.lexicon import load
    >>> byline_within("LIMA, 3 JAN 90 -- [REPORT BY JANE DOE] [TEXT] TWO", 0, 49, load("segmentation"))
    Byline(start=26, end=37, names=('JANE DOE',))
    """
    found = _WITHIN.search(text, start, min(end, start + _LEAD_IN))
    names = found and byline_names(found["line"], words)
    return Byline(found.start("line"), found.end("line"), names) if found and names else None


def sign_off_names(line: str) -> tuple[str, ...] | None:
    """Read a line at the foot that says who reported: ``(Reporting by Jane Doe; Editing by John Roe)``.

    >>> sign_off_names("(Reporting by Jane Doe and John Roe; Editing by Max Poe)")
    ('Jane Doe', 'John Roe')
    """
    found = _SIGN_OFF.match(line)
    if found is None:
        return None
    parts = ((m["separator"].strip(" ,;&"), m["part"]) for m in _PART.finditer(found["names"]))
    names = tuple(part for separator, part in parts if separator in {"", "and", "AND"} and part[:1].isupper())
    return names or None


def _people(body: str, words: Lexicon) -> tuple[tuple[str, ...] | None, int]:
    """Split a byline into its names and the number of its credits; no names where one part is neither."""
    names: list[str] = []
    credited = 0
    for found in _PART.finditer(body):
        separator, part = found["separator"].strip(" ,;&"), _without_credit(found["part"], words)
        if separator in words["bylines"] or (names and _is_credit(part, words)):
            credited += 1
        elif _is_name(part, words):
            names.append(part)
        elif not names and _is_credit(part, words):
            return (part,), 1
        elif not (names and part[:1].isupper() and " " not in part):  # a place after a comma
            return None, 0
    return tuple(names) or None, credited


def _without_credit(part: str, words: Lexicon) -> str:
    """Take the agency and the job off the front of a name: Associated Press Writer Jane Doe."""
    pieces = [] if _is_credit(part, words) else part.split()
    for count in range(len(pieces) - 2, 0, -1):
        name = " ".join(pieces[count:])
        if _is_credit(" ".join(pieces[:count]), words) and _is_name(name, words):
            return name
    return part


def _is_credit(part: str, words: Lexicon) -> bool:
    """Tell whether a part is an agency or a job: Associated Press Writer."""
    lower = part.lower().rstrip(".").removeprefix("the ").split()
    known = words["bylines"]
    longest = next((n for n in range(len(lower), 0, -1) if known.get(" ".join(lower[:n])) == "agency"), 0)
    return lower[:2] == ["special", "to"] or all(known.get(word) == "role" for word in lower[longest:])


def _is_name(part: str, words: Lexicon) -> bool:
    pieces = part.split()
    if not 2 <= len(pieces) <= _MOST_WORDS or pieces[0].lower() in words["starters"]:
        return False
    return all(_is_name_word(word, words) for word in pieces) and words["bylines"].get(pieces[-1]) != "particle"


def _is_name_word(word: str, words: Lexicon) -> bool:
    if words["bylines"].get(word) == "particle":
        return True
    particle, _, name = word.partition("-")
    if name and words["bylines"].get(particle) == "particle":
        word = name
    letters = word.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    lower = word.lower()
    is_calendar = words["dates"].get(lower) in ("month", "weekday") and lower not in _MONTH_NAMES
    return letters.isalpha() and word[:1].isupper() and not is_calendar and words["bylines"].get(lower) != "role"


# First names that are months.
_MONTH_NAMES: Final = frozenset({"may", "april", "june", "august", "jan"})
