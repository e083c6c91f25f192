"""The one regular expression of the package, compiled for the words of a lexicon."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import regex

from newsparse import Lexicon

__all__ = ["amount_pattern"]

# Every repeat is bounded or possessive, so that no text takes longer than its length allows.
_PARTS: Final = {
    "digits": r"(?: [0-9]{1,3}+ (?: ,[0-9]{2,3}+ ){1,8}+ | [0-9]{1,24}+ ) (?: \.[0-9]{1,8}+ )?+",
    "words": r"""
        {word} (?: [\s-] hundred \s and \s {word} (?! [\s-] hundred \b ) | [\s-] {word} ){0,8}+
    """,
    "word": r"\L<numbers> (?! \w )",
    "times": r"(?: [\s-]?+ \L<times> (?!\w) | \L<letters> (?!\w) )",
    "to": r"(?: \s?+ [-–—] \s?+ | \s (?: to | and | or ) \s )",
}
_AMOUNT: Final = r"""
    (?<! [\w$£€¥₹.,] )                            # not in the middle of another number
    (?:
        (?: (?P<sign> \L<signs> ) | (?-i: (?P<code> \L<codes> ) ) ) \s?+
        (?P<low> {digits} ) (?P<low_times> {times} )?+
        (?P<more> (?P<to> {to} ) (?P<again> (?: \L<signs> | (?-i: \L<codes> ) ) \s?+ )?+ (?P<high> {digits} ) (?P<high_times> {times} )?+ )?+
        (?! [\w$£€] | [.,][0-9] )
    |
        (?P<low> {digits} | {words} ) (?P<low_times> {times} )?+
        (?P<more> (?P<to> {to} ) (?P<high> {digits} | {words} ) (?P<high_times> {times} )?+ )??
        (?P<joint> [\s-] )
        (?: (?P<cents> \L<cents> ) | (?P<name> \L<names> ) | (?-i: (?P<code> \L<codes> ) ) )
        (?! \w | [\s-] \L<compounds> )
    )
"""


@lru_cache(maxsize=8)
def amount_pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    """Compile the pattern of amounts, once for each lexicon.

    Its groups are ``sign``, ``code``, ``name`` or ``cents``; ``low`` and ``low_times``; where a range is printed also
    ``to``, ``again`` (the sign said twice), ``high`` and ``high_times``; and ``joint`` between number and name.

    Args:
        lexicon: The lexicon `currencies`.
    """
    source = _AMOUNT
    for part, written in _PARTS.items():
        source = source.replace(f"{{{part}}}", written)
    lists: dict[str, Any] = {
        name: lexicon.words(name) for name in ("signs", "codes", "names", "cents", "times", "letters", "compounds")
    }
    lists["numbers"] = lexicon.words("numbers") | lexicon.words("times") | lexicon.words("vague")
    return regex.compile(source, regex.VERBOSE | regex.VERSION1 | regex.IGNORECASE, cache_pattern=False, **lists)
