"""Clauses: where one ends and the next begins inside a sentence, in one pass over the tags.

A break is what an editor would mark: a semicolon, "but", "and" before a new subject with its verb,
", which", ", saying", ", with the mayor adding", ", while". Commas of lists and of appositions are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress
from typing import Final, NamedTuple

from newsparse.language.tokens import Tokens
from newsparse.patterns import pattern

__all__ = ["Break", "clause", "clause_breaks"]


class Break(NamedTuple):
    """A place where a clause ends and another begins.

    Args:
        end: Index of the first token that belongs to the clause before no longer: the comma or "and".
        first: Index of the first token of the clause after, conjunction included.
        kind: ``"semicolon"``, ``"contrast"`` (but), ``"coordinate"`` (and + subject + verb), ``"relative"`` (, who),
            ``"participle"`` (, saying), ``"absolute"`` (with + phrase + -ing) or ``"subordinate"`` (, while).
    """

    end: int
    first: int
    kind: str


# Marks of this module's own in the string of tags.
_MARKED: Final = {";": ";", "but": "b", "with": "w"}

# Subjects are not parsed but recognised by shape: bounded runs of what noun phrases consist of. Without a comma "and"
# begins a clause only before a pronoun, since "officials in Paris and Berlin said" is far more frequent than the other.
_BREAK: Final = pattern(
    "clauses.break",
    r"""
      (?P<semicolon> ; ) q?+
    | (?P<contrast> ,q?+ b | b (?= R?+ (?: [DOEFVXHLMTSK] | [ACNPBG']{1,8}+ [VXHLM] ) ) )
    | (?P<coordinate>
        (?<! , [DACNPBG']{1,6} ) ,q?+ J                               # no comma of a list
          (?= R?+ (?: [OEW] | q?+ [DACNPBGRy']{1,12}+ (?: F [DACNPG']{1,8}+ ){0,2}+ ) [RK]{0,2}+ [VXHLM] )
      | J (?= R?+ [OE] [RK]{0,2}+ [VXHLM] ) )
    | (?P<relative> , (?= F?W ) )
    | (?P<absolute> ,?+ w (?= q?+ [DACNPBR'O]{1,12}+ G ) )
    | (?P<participle> , (?= R?+ G (?! [NP]*+ [,JXHM] ) ) )
    | (?P<subordinate> , (?= S ) )
    """,
)


def clause_breaks(tokens: Tokens, tags: str) -> list[Break]:
    """Find where clauses end, over the whole text.

    Args:
        tokens: Its tokens.
        tags: Their tags.

    Returns:
        The breaks in text order.

    >>> from newsparse.language.tags import tag
    >>> from newsparse.language.tokens import tokenize
    >>> from newsparse.lexicon import load
    >>> tokens = tokenize("Police said a bridge had fallen, but no one was hurt, adding that the road was closed.")
    >>> [(one.kind, tokens.words[one.first]) for one in clause_breaks(tokens, tag(tokens, load("tags")))]
    [('contrast', 'but'), ('participle', 'adding')]
    """
    return [_break(*found.span(), str(found.lastgroup), tags) for found in _BREAK.finditer(_marked(tokens, tags))]


def _break(start: int, end: int, kind: str, tags: str) -> Break:
    """Let the clause after begin with its conjunction, but not with the comma or a mark."""
    first = start
    while first < end and tags[first] in ",q":
        first += 1
    return Break(start, first, kind)


def _marked(tokens: Tokens, tags: str) -> str:
    row = list(tags)
    for index in compress(range(len(row)), map(_MARKED.__contains__, tokens.lower)):
        row[index] = _MARKED[tokens.lower[index]]
    return "".join(row)


def clause(breaks: Sequence[Break], index: int, first: int, end: int) -> range:
    """Find the clause that a token stands in.

    Args:
        breaks: The breaks of the text, in order.
        index: Index of the token.
        first: Index of the first token of its sentence.
        end: Index after the sentence's last token.

    Returns:
        The indexes of the clause's tokens, conjunction included; the comma between two clauses is in neither.

    >>> breaks = [Break(end=6, first=7, kind="contrast"), Break(end=12, first=13, kind="participle")]
    >>> clause(breaks, 9, 0, 20)
    range(7, 12)
    """
    after = bisect_right(breaks, index, key=_first)
    start = max(first, breaks[after - 1].first) if after else first
    stop = min(end, breaks[after].end) if after < len(breaks) else end
    return range(start, max(start, stop))


def _first(one: Break) -> int:
    return one.first
