"""Tokens: words, numbers, marks and symbols of a text, with their offsets, in one pass.

What counts as one token follows news copy, and the Penn Treebank where copy does not care:

- a word keeps its inner hyphens, apostrophes and periods: ``11-year-old``, ``d'affaires``, ``U.S.-led``;
- abbreviations keep their period (``Gen.``, ``a.m.``, ``J.``), ``No.`` only before a number;
- clitics stand alone: ``prosecutor`` + ``'s``, ``she`` + ``'ll``, ``do`` + ``n't``, ``ca`` + ``n't``;
- a number keeps its separators and its currency sign: ``1,200``, ``3.5``, ``9/11``, ``$1.2``; ``80%`` is two tokens;
- ``--``, ``...``, ``''`` and ``` `` ``` are one token each; so are a web address, an ``@handle`` and a ``#tag``;
- every other character that is not blank is a token of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Final

import attrs

from newsparse.patterns import pattern

__all__ = ["ABBREVIATIONS", "Tokens", "tokenize"]

# Before a period these are abbreviations; how many sentences end in one of them is not counted here.
_ABBREVIATIONS: Final = """
Mr Mrs Ms Messrs Dr Prof Rev Fr Hon Jr Sr St Mt Ft Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt Brig Supt Insp Det
Sen Sens Rep Reps Gov Govs Pres Amb Atty Dist Asst Dept Inc Corp Co Ltd Bros vs Vs etc
Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass
Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo
"""
ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS.split())

# A piece is a token with the blanks after it, so that all pieces joined are the text. The blanks are
# those of str.isspace, because `tokenize` takes them off again with str.rstrip. No token has more than a thousand parts,
# for each of which the matcher keeps a place to go back to, possessive or not.
_PIECE: Final = pattern(
    "tokens.piece",
    r"""
    (?: \w++ (?=\s|,\D)                                                                   # most are plain words
      | [,"]
      | (?: https?:// | www\. ) (?: [^\s\p{P}<>]++ | [^\s<>"“”] (?=[^\s\p{P}<>]|/) ){1,999}+ /?+  # web address
      | (?: \p{L}\. ){2,}+ (?: \p{L}(?!\w) )?+ (?: [-‐‑]\w++ ){0,999}+                     # U.S., a.m., U.N.-backed
      | [$£€¥₹]?+ \w++ (?! ['’][tT]\b )
        (?: (?: [-‐‑]
              | (?<=\d) [.,:/] (?=\d)                                                      # 1,200  3.5  10:30  9/11
              | (?<=\p{L}) ['’] (?! (?:s|d|m|t|ll|re|ve|S|D|M|T|LL|RE|VE) \b )             # d'affaires, not she's
              | (?<=\p{L}\p{L}) \. (?=\p{Ll}\p{Ll})                                        # Change.org
              | (?<=\p{Lu}) & (?=\p{Lu}) )                                                 # AT&T
            \w++ ){0,999}+
        (?: \. (?: (?<=\b\L<abbreviations>\.)                                              # Gen.
                 | (?<=\b[A-HJ-Z]\.) (?=\ ?\p{Lu})                                         # J. Smith
                 | (?<=\b[Nn]os?\.) (?=\ ?\d) ) )?+                                        # No. 5
      | \w+ (?= [nN]['’][tT]\b )                                                           # do, of don't
      | [nN]['’][tT]\b
      | \w++                                                                               # before a stray 't
      | (?<=[\w.]) ['’] (?:s|d|m|ll|re|ve|S|D|M|LL|RE|VE) \b
      | [@\#]\w++
      | -{2,}+ | \.{2,}+ | '' | ``
      | [^\s\x1c-\x1f]
    )
    [\s\x1c-\x1f]*+
    """,
    abbreviations=ABBREVIATIONS,
)
# Blanks that nothing follows match too, or a million line ends would be looked at from each of them anew.
_LINE: Final = pattern("tokens.line", r"[\n\r\u2028\u2029] [\s\x1c-\x1f]*+ \K [^\s\x1c-\x1f]?+")


@attrs.frozen(slots=False, repr=False, eq=False)
class Tokens:
    """The tokens of a text: parallel lists, so that whole lists are mapped instead of objects made.

    Args:
        text: The text.
        words: The tokens as they stand in the text.
        starts: Offset of each token's first character, in code points.
        ends: Offset after each token's last character, in code points.
        breaks: Offset of the first character of each line that is more than a line of wrapped copy, in order; None to take all lines.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    breaks: Sequence[int] | None = None

    @cached_property
    def lower(self) -> list[str]:
        """The words in lower case, with straight apostrophes."""
        return (
            list(map(str.lower, self.words))
            if "’" not in self.text
            else [w.lower().replace("’", "'") for w in self.words]
        )

    @cached_property
    def lines(self) -> list[int]:
        """The first token of each line that has any, without the lines inside a paragraph that was wrapped by hand."""
        if not self.words:
            return []
        if self.breaks is not None:
            return sorted({0, *(at for at in map(self.at, self.breaks) if at < len(self.words))})
        return [0, *(self.at(line.start()) for line in _LINE.finditer(self.text, self.starts[0], self.ends[-1]))]

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return f"Tokens({len(self)})"

    def at(self, offset: int) -> int:
        """Find the first token that ends after an offset.

        Args:
            offset: A place in the text, in code points.

        Returns:
            Index of the token that covers the offset, or of the next one; the number of tokens
            when none ends later.

        >>> tokenize("In Madrid, police said").at(6)
        1
        """
        return bisect_right(self.ends, offset)

    def between(self, start: int, end: int) -> range:
        """Find the tokens that lie wholly inside a stretch.

        Args:
            start: Offset of its first character, in code points.
            end: Offset after its last character, in code points.

        >>> tokens = tokenize("In Madrid, police said")
        >>> [tokens.words[i] for i in tokens.between(3, 17)]
        ['Madrid', ',', 'police']
        """
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def slice(self, first: int, last: int) -> str:
        """Return the text from one token to another, both included, a blank for each line end or other stretch of blanks.

        >>> tokenize("In Madrid, police said").slice(1, 3)
        'Madrid, police'
        """
        printed = self.text[self.starts[first] : self.ends[last]]
        return printed if printed.isprintable() else " ".join(printed.split())


def tokenize(text: str, breaks: Sequence[int] | None = None) -> Tokens:
    """Cut a text into tokens.

    Args:
        text: Any string.
        breaks: Offset of the first character of each piece of it, in order; None to take each line for one.

    Returns:
        Its tokens, in order; they cover every character that is not blank, each once.

    >>> tokenize("The U.S. charge d'affaires didn't pay $1.2 million.").words
    ['The', 'U.S.', 'charge', "d'affaires", 'did', "n't", 'pay', '$1.2', 'million', '.']
    """
    before = len(text) - len(text.lstrip())
    pieces: list[str] = _PIECE.compiled.findall(text, before)
    words = list(map(str.rstrip, pieces))
    starts = list(accumulate(map(len, pieces), initial=before))
    return Tokens(text, words, starts[:-1], list(map(add, starts, map(len, words))), breaks)
