"""The quantities that news prints: counts with their hedges, told apart from ages, dates, money and names.

The words of a stretch are reduced to one letter each (``d`` digits, ``u`` units, ``t`` tens …), a pattern over
that string of letters finds the numbers, and the words around a number say how it is bounded and what it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.language.numeral_kinds import Kind, Surroundings, kind_of
from newsparse.lexicon import Lexicon, load
from newsparse.patterns import pattern

__all__ = ["Hedge", "Kind", "Quantity", "quantities"]


class Hedge(StrEnum):
    """How the text hedges a number; the values are those of `newsparse.models.Qualifier`."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    ZERO = "zero"


class Quantity(NamedTuple):
    """A number as printed, from low to high.

    Args:
        start: Offset of its first character, the words that bound it included.
        end: Offset after its last character.
        low: The fewest, or None where the words leave it open.
        high: The most, or None where the words leave it open.
        qualifier: The hedge.
        kind: What it counts or measures.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: Hedge
    kind: Kind


class _Core(NamedTuple):
    """A number before its surroundings are looked at: indexes of its first and last word, and its value."""

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge
    sort: str


class _Tables(NamedTuple):
    """The lexicon turned over for reading: a letter and a value per word, a hedge per phrase."""

    letters: dict[str, str]
    values: dict[str, Decimal]
    lexicon: Lexicon


_WORDS: Final = pattern(
    "numerals.words",
    r"""
    (?P<nth> [0-9]{1,9} (?:st|nd|rd|th) \b )
  | (?P<clock> [0-9]{1,2} : [0-9]{2} (?: : [0-9]{2} )?+ (?![0-9]) )
  | (?P<slashed> [0-9]{1,4} (?: / [0-9]{1,4} ){1,2}+ | [0-9]{4} - [0-9]{2} - [0-9]{2} | (?:1[89]|20)[0-9]{2} [-–/] [0-9]{2} (?![0-9]) )
  | (?P<literal> [0-9]++ (?: [,.'’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}] [0-9]++ )*+ )
  | (?P<word> (?: \p{L} \. ){2,8}+ | \p{L}++ (?: ['’] \p{L}++ )?+ )
  | (?P<dash> [-–‐‑] (?= \w ) )
  | (?P<sign> -{2,}+ | [^\w\s] )
    """,
    flags=0x2,  # regex.IGNORECASE, without importing regex for one flag
)

_LITERAL: Final = pattern(
    "numerals.literal",
    r"""
    [0-9]{1,3} (?: , [0-9]{2,3} ){0,6} , [0-9]{3} (?: \. [0-9]{1,6} )?+      # 1,200  1,00,000  1,200.5
  | [0-9]{1,3} (?: [\s'’] [0-9]{3} ){1,6}+ | [0-9]{1,3} (?: \. [0-9]{3} ){2,6}+   # 1 200  1'200  1.200.000
  | [0-9]{1,18} (?: \. [0-9]{1,6} )?+                                       # 45  3.5
    """,
)

_NUMBERS: Final = pattern(
    "numerals.numbers",
    r"""
    (?P<zero> n (?: a s | u ) | 0 (?: -?+ u )?+ )                           # not a single, no one
  | (?P<fraction> (?: [adu] | t-?u )?+ -?+ F | [au] -?+ N (?= o ) | H (?= o ) )    # two-thirds, a third of
  | (?P<half> (?: H -?+ a | a -?+ H ) -?+ [hkz] | u & a H -?+ [hkz] )              # half a million, one and a half million
  | (?P<vague> Z (?: o [Zk] ){0,2}+ )                                       # hundreds of thousands
  | (?P<several> (?: v | a f ) (?: o?+ [hkz] )?+ )                          # several hundred, a few
  | (?P<number>
        d (?: -?+ [hkzK] )?+ k?+ (?: d k )*+                                # 1.2 million, 2 lakh 50 thousand
      | a (?: s | z o?+ h?+ k?+ | Y o | [hk]++ (?: & (?: t-?u | t | u ) (?! [hk] ) )?+ (?: & a H )?+ )
      | (?: (?: t-?u | t | u ) (?: -?+ [hkz] )++ | [hkz]++ )                # two hundred … five
        (?: &?+ (?: t-?u | t | u ) (?: -?+ [hk] )++ )*+ (?: &?+ (?: t-?u | t | u ) )?+
      | t-?u | t (?! -?+ N ) | u ) (?! -?+ F )
  | (?P<ordinal> (?: t -?+ )?+ N )
  | (?P<clock> c ) | (?P<slashed> s\b|S )
    """,
)


def quantities(text: str, start: int = 0, end: int | None = None, lexicon: Lexicon | None = None) -> Iterator[Quantity]:
    """Find every quantity in a stretch of a text, left to right.

    Conventions are those of the casualty scorers: at least N is ``(N, None)``, up to N ``(None, N)``, about N
    ``(N, N)``, dozens ``(24, None)``, scores 40, hundreds 200, thousands 2000 and more, several 3 and more.

    Args:
        text: The whole text.
        start: Where to begin, in code points.
        end: Where to stop, in code points; the end of the text if None.
        lexicon: The words of numbers; the library's own if None.

    Returns:
        Quantities that do not overlap.

    >>> [(q.low, q.high, str(q.kind)) for q in quantities("At least two dozen of the 30 men, aged 18 to 60")]
    [(24, None, 'count'), (30, 30, 'count'), (18, 60, 'age')]
    """
    tables = _tables(load("numerals") if lexicon is None else lexicon)
    words, starts, ends, letters = _read_words(text, start, len(text) if end is None else end, tables)
    around = Surroundings(text, words, starts, ends, tables.lexicon)
    reach = start
    for core in _join_ranges(_cores(words, letters, tables), words, letters, starts, ends):
        found = _quantity(core, around)
        if found is not None and found.start >= reach:
            yield found
            reach = found.end
