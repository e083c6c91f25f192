"""The quantities that news prints: counts with their hedges, told apart from ages, dates, money and names.

The words of a stretch are reduced to one letter each (``d`` digits, ``u`` units, ``t`` tens …), a pattern over
that string of letters finds the numbers, and the words around a number say how it is bounded and what it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from math import ceil, floor
from operator import add
from typing import Final, NamedTuple

from newsparse.language.numeral_kinds import (
    DASHES,
    Kind,
    Phrases,
    Surroundings,
    beside_month,
    bound_after,
    bound_before,
    kind_of,
)
from newsparse.language.numeral_shares import join_shares
from newsparse.language.numeral_values import LITERAL, plural, value
from newsparse.language.numeral_words import Figure, Hedge, Stretch, Tables
from newsparse.lexicon import Lexicon, load
from newsparse.patterns import IGNORECASE, pattern

__all__ = ["Hedge", "Kind", "Quantity", "quantities"]


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


_SECTIONS: Final = {
    "units": "u", "tens": "t", "groups": "z", "scales": "k", "abbreviations": "K", "plurals": "Z",
    "several": "v", "few": "f", "nothing": "0", "ordinals": "N", "fractions": "F",
}  # fmt: skip

# A piece is a word with the blanks after it, so that all pieces joined are the stretch.
_PIECE: Final = pattern(
    "numerals.piece",
    r"""
    (?: \p{L}++ (?=\s)
      | [0-9]{1,9} (?:st|nd|rd|th) \b                                                                 # 21st
      | [0-9]{1,2} : [0-9]{2} (?: : [0-9]{2} )?+ (?! [0-9] )                                          # 10:30
      | [0-9]{1,4} (?: / [0-9]{1,4} ){1,2}+ | [0-9]{4}-[0-9]{2}-[0-9]{2}                              # 9/11  2024-05-17
      | (?:1[89]|20)[0-9]{2} [-–] (?:1[89]|20)?+ [0-9]{2} (?! [0-9] )                                 # 1987-88
      | [0-9]{1,3} (?: [ ] [0-9]{3} ){2,5}+ (?! [0-9] )                                               # 1 200 000
      | [0-9]++ (?: [,.'’\u00A0\u202F\u2009] [0-9]++ )*+                                              # 1,200  3.5
      | (?: \p{L} \. ){2,8}+                                                                          # a.m.
      | \p{L}++ (?: ['’] \p{L}++ )?+
      | -{2,}+
      | [^\s\x1c-\x1f]
    ) [\s\x1c-\x1f]*+
    """,
    flags=IGNORECASE,
)

# d digits, i "one", u other units, t tens, h "hundred", k scales, K their abbreviations, z dozen and couple, Z plurals,
# v several, f few, a "a", & "and", o "of", T "to" or "or", H half, s single, Y score, n "not", 0 nobody, N ordinals, F fractions
_SMALL: Final = "(?: [ui] | t (?: -?+ [ui] | (?! -?+ N ) ) )"
_HUNDREDS: Final = (
    f"(?: (?: {_SMALL} | a (?= -?+ h ) )?+ -?+ h (?: &?+ {_SMALL} (?! -?+ [hN] ) )?+ | {_SMALL} | a?+ -?+ (?= k ) )"
)
_NUMBERS: Final = pattern(
    "numerals.numbers",
    rf"""
    (?P<zero> n (?: a s i?+ | i ) | 0 (?: -?+ i )?+ )                                    # not a single, no one
  | (?P<fraction> (?: [ad] | {_SMALL} )?+ -?+ F | [aui] -?+ N (?= o ) | H (?= o ) )  # two-thirds, a third of
  | (?P<half> (?: H -?+ a | a -?+ H ) -?+ [hkz] | [ui] & a H (?: -?+ [hkz] )?+ )     # half a million, one and a half
  | (?P<vague> Z (?: o [Zkh] ){{0,2}}+ )                                             # hundreds of thousands
  | (?P<several> (?: v | a f ) (?: o?+ [hkz] )?+ )                                   # several hundred, a few
  | (?P<number>
        d (?: -?+ [hkzK] )?+ k?+ (?: d k )*+                                         # 1.2 million, 2 lakh 50 thousand
      | a (?: s | z (?: o?+ [hkz] )?+ | Y (?= o ) )                                  # a single, a couple of hundred
      | (?: {_SMALL} -?+ )?+ z                                                       # two dozen
      | {_HUNDREDS} (?:
            (?: -?+ k )++ (?: {_HUNDREDS} (?: -?+ k )++ )*+ (?: &?+ {_HUNDREDS} (?! -?+ [hkN] ) )?+
          )?+ (?: & a H )?+                                                          # two million and five hundred
    )
  | (?P<ordinal> (?: t -?+ )?+ N )
  | (?P<clock> c ) | (?P<slashed> S )
    """,
)


def quantities(text: str, start: int = 0, end: int | None = None, lexicon: Lexicon | None = None) -> Iterator[Quantity]:
    """Find every quantity in a stretch of a text, left to right.

    The conventions are those that casualty databases share: "at least N" is ``(N, None)``, "up to N" ``(None, N)``,
    "about N" ``(N, N)``; dozens are 24 or more, scores 40, hundreds 200, thousands 2000, several 3.

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
    tables = _tables(lexicon or load("numerals"))
    stretch = _spell(text, start, len(text) if end is None else end, tables)
    reach = start
    for number in join_shares(_join_ranges(_numbers(stretch), stretch), stretch):
        found = _quantity(number, stretch.around)
        if found is not None and found.start >= reach:
            yield found
            reach = found.end


@lru_cache(maxsize=8)
def _tables(lexicon: Lexicon) -> Tables:
    letters, values = {}, {}
    for section, letter in _SECTIONS.items():
        for word, worth in lexicon[section].items():
            letters[word] = letter
            values[word] = int(worth) if worth.isdigit() else 0
    letters |= lexicon["joints"]
    letters |= {"one": "i", "hundred": "h"}
    return Tables(letters, values, Phrases.of(lexicon), lexicon["shares"])


def _spell(text: str, start: int, end: int, tables: Tables) -> Stretch:
    """Split a stretch into words and spell it as one letter a word."""
    stretch = text[start:end]
    opening = len(stretch) - len(stretch.lstrip())
    pieces: list[str] = _PIECE.compiled.findall(stretch, opening)
    words = list(map(str.rstrip, pieces))
    lower = list(map(str.lower, words))
    starts = list(accumulate(map(len, pieces), initial=start + opening))
    known = tables.letters.get
    letters = [known(low) or ("." if low.isalpha() else _letter(low, i, pieces)) for i, low in enumerate(lower)]
    ends = list(map(add, starts, map(len, words)))
    return Stretch(Surroundings(words, lower, starts[:-1], ends, tables.phrases), "".join(letters), tables)


def _letter(word: str, index: int, pieces: list[str]) -> str:
    """Spell what is not one of the lexicon's words: digits, dates, and the hyphen between two words."""
    if word in DASHES:
        return "-" if _is_hyphen(index, pieces) else "."
    if not "0" <= word[0] <= "9":
        return "."
    if LITERAL.fullmatch(word):
        return "d"
    if word[-1].isalpha():
        return "N"
    return "c" if ":" in word else "S" if set(word) & set("/-–") else "."


def _is_hyphen(index: int, pieces: list[str]) -> bool:
    """Tell whether a dash stands between two words without a blank."""
    if not 0 < index < len(pieces) - 1 or len(pieces[index]) > 1:
        return False
    return pieces[index - 1][-1].isalnum() and pieces[index + 1][0].isalnum()


def _numbers(stretch: Stretch) -> Iterator[Figure]:
    for match in _NUMBERS.finditer(stretch.letters):
        yield _number(stretch, *match.span(), match.lastgroup or "")


def _number(stretch: Stretch, first: int, stop: int, sort: str) -> Figure:
    words = stretch.around.lower[first:stop]
    if sort == "zero":
        return Figure(first, stop - 1, 0, 0, Hedge.ZERO, sort)
    if sort == "vague":
        return Figure(first, stop - 1, plural(words, stretch.tables.values), None, Hedge.VAGUE, sort)
    number = value(words, stretch.letters[first:stop], stretch.tables.values)
    if sort == "several":
        return Figure(first, stop - 1, number, None, Hedge.VAGUE, sort)
    return Figure(first, stop - 1, number, number, Hedge.EXACT, sort)


def _join_ranges(numbers: Iterable[Figure], stretch: Stretch) -> Iterator[Figure]:
    """Merge "three to five", "between 20 and 30" and "10-15" into one; "3-1" becomes a score."""
    held: Figure | None = None
    for number in numbers:
        joined = held and _range(held, number, stretch)
        if held and not joined:
            yield held
        held = joined or number
    if held:
        yield held


def _range(low: Figure, high: Figure, stretch: Stretch) -> Figure | None:
    if high.first != low.last + 2 or low.sort not in _ENDS or high.sort not in _ENDS:
        return None
    joint, before = stretch.letters[low.last + 1], stretch.around.word(low.first - 1)
    if not (joint == "-" or (joint == "&" and before == "between") or (joint == "T" and before != "from")):
        return None
    least = low.low * _shared_scale(low, high, stretch)
    if high.low > least:
        return Figure(low.first, high.last, least, high.high, Hedge.RANGE, "number")
    return Figure(low.first, high.last, least, least, Hedge.EXACT, "score") if joint == "-" else None


def _shared_scale(low: Figure, high: Figure, stretch: Stretch) -> int:
    """Return the scale of the second number where the first shares it: "3 to 5 million"."""
    spelled = stretch.letters[high.first : high.last + 1]
    bare = spelled.rstrip("hkzK-")
    if not bare or len(bare) == len(spelled) or set("hkzK") & set(stretch.letters[low.first : low.last + 1]):
        return 1
    mantissa = value(stretch.around.lower[high.first : high.first + len(bare)], bare, stretch.tables.values)
    return int(high.low / mantissa) if low.low < mantissa else 1


_ENDS: Final = frozenset(["number", "half", "vague"])
# Digits between two points: "1.200.000"
_GROUP: Final = 3
_FIXED: Final = {
    "ordinal": Kind.ORDINAL, "fraction": Kind.FRACTION, "clock": Kind.TIME, "slashed": Kind.DATE, "score": Kind.SCORE,
}  # fmt: skip


def _quantity(number: Figure, around: Surroundings) -> Quantity | None:
    if number.sort == "zero" and not _counts_nobody(number, around):
        return None
    number = _in_thousands(number, around)
    kind = _kind(number, around)
    hedge, first = bound_before(around, number.first)
    last = number.last
    if not hedge:
        hedge, last = bound_after(around, number.last)
    low, high, hedge = _ends(number, hedge)
    return Quantity(around.starts[first], around.ends[last], low, high, Hedge(hedge), kind)


def _in_thousands(number: Figure, around: Surroundings) -> Figure:
    """Read the "1.200" of "1.200 people", which counts people in thousands as much of Europe writes them."""
    whole, point, rest = around.words[number.first].partition(".")
    is_plain = number.sort == "number" and number.first == number.last and point and whole.isdigit() and rest.isdigit()
    if not is_plain or len(rest) != _GROUP or around.word(number.last + 1) not in around.phrases.counted:
        return number
    return number._replace(low=int(whole + rest), high=int(whole + rest))


def _counts_nobody(number: Figure, around: Surroundings) -> bool:
    """Tell the "no" of "no one was hurt" from "no longer" and "No, he said"."""
    if around.lower[number.last] != "no":
        return True
    after = around.word(number.last + 1)
    return after[:1].isalpha() and after not in around.phrases.idioms


def _kind(number: Figure, around: Surroundings) -> Kind:
    first, last = number.first, number.last
    fixed = _FIXED.get(number.sort)
    if fixed:
        return Kind.DATE if fixed is Kind.ORDINAL and beside_month(around, first, last) else fixed
    is_plain = number.sort == "number" and around.words[first][0].isdigit() and around.words[last][0].isdigit()
    kind = kind_of(around, first, last, is_plain=is_plain)
    return Kind.MEASURE if kind is Kind.COUNT and number.low != floor(number.low) else kind


def _ends(number: Figure, hedge: str) -> tuple[int | None, int | None, str]:
    """Turn the hedge into open ends; a range, a vague plural and nobody keep their own."""
    if number.sort in ("fraction", "clock", "slashed"):
        return None, None, hedge or Hedge.EXACT
    low, high = floor(number.low), None if number.high is None else ceil(number.high)
    if number.sort == "share" and not hedge:
        return low, high, Hedge.ABOUT
    if not hedge or number.hedge is not Hedge.EXACT:
        return low, high, number.hedge
    if hedge in ("at_least", "more_than"):
        return low, None, hedge
    return (None, high, hedge) if hedge in ("at_most", "fewer_than") else (low, high, hedge)
