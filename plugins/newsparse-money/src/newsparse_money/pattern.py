"""The one regular expression of amounts, compiled for the words of a lexicon, and where it is worth trying."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import regex

from newsparse import Lexicon

__all__ = ["amount_pattern", "find_amount"]

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


# Where an amount may begin, and what stands there: a digit, a sign, or letters. It is cheap, and the pattern of amounts is not.
_BEGINNING: Final = regex.compile(
    r"(?<! [\w$£€¥₹.,] ) (?: [0-9] | [^\w\s] | [^\W0-9]++ )", regex.VERBOSE | regex.VERSION1
)
_FIRST: Final = regex.compile(r"[^\w\s]|[^\W0-9]++", regex.VERSION1)


def find_amount(text: str, start: int, end: int, lexicon: Lexicon) -> regex.Match[str] | None:
    """Find the first amount in a stretch of text, as ``amount_pattern(lexicon).search(text, start, end)`` does, and cheaper.

    Args:
        text: The text.
        start: Where the stretch starts.
        end: Where it ends.
        lexicon: The lexicon `currencies`.

    >>> from newsparse_money.words import currencies
    >>> find_amount("It cost five dollars.", 0, 21, currencies())[0]
    'five dollars'
    """
    pattern, first = amount_pattern(lexicon), _first_words(lexicon)
    for beginning in _BEGINNING.finditer(text, start, end):
        if beginning[0].casefold() in first and (match := pattern.match(text, beginning.start(), end)):
            return match
    return None


@lru_cache(maxsize=8)
def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """Collect what an amount may begin with: a digit, or the beginning of an entry, "us" of "US$", "half" of "half a"."""
    entries = (entry for section in ("signs", "codes", "numbers", "times", "vague") for entry in lexicon.words(section))
    words = {first[0].casefold() for entry in entries if (first := _FIRST.match(entry))}
    return frozenset({*words, *"0123456789"})
