"""The forms of a dateline: what each looks like, and where in a text one may begin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from newsparse.language.filingplaces import SMALL
from newsparse.patterns import pattern

__all__ = ["BARE", "LINE", "UNCLOSED", "inside", "line_starts"]

# A dateline stands near the top, under headline, byline and caption.
_HEAD: Final = 3_000
_LINES: Final = 24
_LONGEST: Final = 120

# The where grows word by word until something closes it; eight words at most, so linear in the text. The first three
# letters of a month are matched loosely and looked up afterwards, which compiles three times as fast.
LINE: Final = pattern(
    "datelines.line",
    r"""
    (?P<where>
      (?: \p{Lu} [\p{L}\p{M}.'’&]{0,30}+ (?: - [\p{L}\p{M}.'’&]{1,20}+ ){0,4}? \)?
          (?: (?: ,?\ | , | \ ?/\ ? )
              (?: \(? \p{Lu} [\p{L}\p{M}.'’&]{0,30}+ (?: - [\p{L}\p{M}.'’&]{1,20}+ ){0,4}? \)? | \L<small> \b ) ){0,7}? ,?? )? )
    (?: (?P<dated>
          (?: ^ | (?<=\S) [\s,.:-]{1,5} | (?<!\S) )
          (?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun) day ,? \s )?
          (?P<date> (?P<month>[JFMASONDjfmasond][AEPUCOaepuco][BCGLNPRTVYbcglnprtvy]) \p{L}{0,6} \.? \s{1,3} (?P<day>\d{1,2}) (?!\d)
                    (?: ,? \s (?P<year>(?:19|20)\d\d) (?!\d) | \. )?
                  | (?P<day2>\d{1,2}) \s (?P<month2>[JFMASONDjfmasond][AEPUCOaepuco][BCGLNPRTVYbcglnprtvy]) \p{L}{0,6} \.?
                    (?: ,? \s (?P<year2>\d{4}|\d\d) (?!\d) )?
                  | NO\ DATE )
          (?: [\s,]{0,3} (?: \( (?P<agency>[^()\n]{2,60} (?:\n[^()\n]{1,40})?) \)
                           | / (?P<wire>[^/\n]{2,30}) /
                           | (?<=,\s|,) (?P<signed>Reuters?|AP|AFP|UPI) ) )?
          (?P<close> (?<=\)) \.- (?=\s) | \s{0,9}+ (?: -{1,3} (?=\s|[\["“<]|\p{Lu}) | [—–_:] | // | ,\ - )
                   | (?P<open> (?<=\)) \ (?=["“'‘]?[\p{Lu}\d]) ) ) )
      | (?P<signature> \s? (?:-- )? (?: \( (?P<agency2>[^()\n]{2,60}) \) | / (?P<wire2>[^/\n]{2,30}) / )
          (?P<close2> \.- (?=\s) | ,? \s{0,9}+ (?: -{1,3} (?=\s|[\["“]|\p{Lu}|\d) | [—–_:] | // ) | (?<=--\(BUSINESS\ WIRE\)) ) )
      | (?P<close3> ,? (?: \s?-{2,3} | \s?[—–] | \s-(?=\s) | \s?_(?=\s) | \s?:(?=\s) | \s?// | (?<=\p{Lu})-(?=\p{Lu}[\p{Ll}\ ]) ) ) )
    """,
    small=SMALL,
)
BARE: Final = pattern(
    "datelines.bare",
    r""" (?P<place> \p{Lu} (?:\p{Lu}(?!\p{Ll})|[.'’-]){1,30}+ (?: \ \p{Lu}(?!\p{Ll}) (?:\p{Lu}(?!\p{Ll})|[.'’-]){1,30}+ ){0,4} )
         (?: ,\ (?P<region> \p{Lu}[\p{L}.]{1,30}+ (?:\ \p{Lu}\p{L}{1,30}+){0,2} ) )? """,
)
# An agency that nothing separates from the text: "(CNN) A small plane", "WASHINGTON (CBS) America Online".
UNCLOSED: Final = pattern(
    "datelines.unclosed",
    r""" (?P<where> (?: \p{Lu} (?:[\p{L}.,'’-]|\ (?!\ )){0,60}? \ )? ) \( (?P<agency>\p{Lu}[^()\n]{1,40}) \) [\s-]{0,4} (?=["“'‘]? [\p{Lu}\d]) """,
)
# Where to look: at the start of a line; and inside one, behind a byline, a slug or a sentence, where an agency
# or a date is closed further on.
_MARGIN: Final = (
    r" [\s>*]{0,80}+ (?: &lt; [^\n]{0,40} &gt; \s{0,9}+ )?+ (?: FULL\ TEXT\.\s{1,9}+ )?+ (?= [\p{Lu}(\d] ) "
)
_TOP: Final = pattern("datelines.top", _MARGIN)
_LINE_START: Final = pattern(
    "datelines.line_start", rf"\n {_MARGIN}"
)  # with \A beside \n a search is ten times as slow
_CLOSED: Final = pattern("datelines.closed", r" [)\d] \.?+ \s?+ (?: --?+ (?=\s|\p{Lu}) | [—–_:] \s ) ")
_INSIDE: Final = pattern("datelines.inside", r""" (?: \ {3,8} | (?<=[.:;!?)\]"”'’]|\ -) \ {1,3} ) (?= \p{Lu} ) """)


def line_starts(text: str) -> list[int]:
    """List where a line begins in which a dateline may stand, the first lines near the top of a text.

    Args:
        text: The text.
    """
    head = min(len(text), _HEAD)
    top = _TOP.match(text, 0, head)
    lines = [top.end()] if top else []
    below = _LINE_START.finditer(text, lines[0] if lines else 0, head)
    return lines + [match.end() for match in islice(below, _LINES - len(lines))]


def inside(text: str) -> Iterator[int]:
    """List the places inside a line at which a dated or signed dateline may begin.

    Args:
        text: The text.
    """
    for closed in islice(_CLOSED.finditer(text, 0, min(len(text), _HEAD)), _LINES):
        for match in _INSIDE.finditer(text, max(0, closed.start() - _LONGEST), closed.start()):
            yield match.end()
