"""How a piece of copy is laid out: header lines, byline, title, crossheads, paragraphs.

Conventions:

- metadata, byline and title stand before the first paragraph; a line that says when the text was published, its source
  or its copyright may also stand later, and so may the sign-off;
- a title is a short first line without a full stop over a body; one in up-style ("Two Die As Train Leaves Rails") or over
  a dateline may have a stop;
- a crosshead stands between two like dashes, stars or equals signs ("- Border closed -"), or is a short line without a
  stop between a finished paragraph and another one; its marks do not belong to it;
- a line of ornament ("***") is no block.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsparse.language.blocks import Block
from newsparse.language.bylines import byline_before, byline_names, sign_off_names
from newsparse.language.headers import header_before, read_header
from newsparse.language.lines import pieces
from newsparse.language.sentences import sentences
from newsparse.lexicon import Lexicon, load
from newsparse.patterns import pattern

__all__ = ["lay_out", "sentences"]

_LONGEST_LINE: Final = 160
_LONGEST_TITLE: Final = 140
_LONGEST_CROSSHEAD: Final = 80
_MOST_WORDS_OF_A_CROSSHEAD: Final = 10
_BODY: Final = 100
_ORNAMENT: Final = frozenset("-–—*=_#~•·.+<>|/ \t\xa0")
_RULES: Final = frozenset("-–—*=_#~+•")
_LEADING_RULES: Final = frozenset("*=#~+>")
_QUOTE_MARKS: Final = frozenset("\"'”’“‘„‚»›«‹")
_ENDS: Final = _QUOTE_MARKS | frozenset(".!?…)]")
_ENDS_OF_BODY: Final = _ENDS | frozenset(":_-–—")
_UNFINISHED: Final = frozenset(",:—–-_&(")
_NOT_IN_CROSSHEADS: Final = _QUOTE_MARKS | frozenset(".;!?")
_BEFORE_WORDS: Final = "".join(_QUOTE_MARKS) + "¿¡$£€"
_ANYWHERE: Final = frozenset({"published", "updated", "date", "source", "copyright", "url"})

_DATELINE: Final = pattern(
    "segmentation.dateline",
    r" \p{Lu}[\p{Lu}.'’/-]{1,40}+ [^()\n]{0,50} (?: \( [^()\n]{2,40}+ \)\s?+ [-–—_:]{1,2} | \s[-–—_]{1,2} )  \s ",
)


def lay_out(text: str, words: Lexicon | None = None) -> list[Block]:
    r"""Find the blocks of a text.

    Args:
        text: Any string.
        words: The lexicon ``segmentation``, with a plugin's words where there are any.

    Returns:
        The blocks in order; none overlaps another, and outside them there are only blanks, ornament and labels.

    >>> [block.kind for block in lay_out("Two die in fire\n\nBy Jane Doe\n\nA fire killed two people on Monday.")]
    ['title', 'byline', 'paragraph']
    """
    copy = _Copy(text, words or load("segmentation"))
    return [*copy.head(), *copy.body()]


class _Copy:
    """A text that is read piece by piece: its head first, then its body."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words = words
        self.pieces = list(pieces(text))
        self.at = 0
        self.last: Block | None = None

    # ---------------------------------------------------------------- the head

    def head(self) -> Iterator[Block]:
        """Yield what stands before the first paragraph."""
        has_title = False
        while self.at < len(self.pieces):
            start, end = self.pieces[self.at]
            block = self._run_in(start, end) or self._metadata(start, end, follows_title=has_title)
            block = block or (self._deck(start, end) if has_title else self._title(start, end))
            if block is None:
                return
            has_title = has_title or block.kind == "title"
            yield self._taken(block)

    def _taken(self, block: Block) -> Block:
        """Go on behind a block, to the rest of its line where the lead stands there too."""
        end = self.pieces[self.at][1]
        rest = block.end
        while rest < end and self.text[rest].isspace():
            rest += 1
        if rest < end and block.kind in ("header", "byline"):
            self.pieces[self.at] = (rest, end)
        else:
            self.at += 1
        return block

    def _run_in(self, start: int, end: int) -> Block | None:
        """Read metadata or a byline that the lead follows on the same line."""
        if header := header_before(self.text, start, end, self.words):
            return Block("header", start, start + header.end, header.name, header.value)
        if byline := byline_before(self.text, start, end, self.words):
            return _byline(start, byline.end, byline.names)
        return None

    def _metadata(self, start: int, end: int, *, follows_title: bool) -> Block | None:
        """Read a header line or a byline."""
        if end - start > _LONGEST_LINE or "\n" in (line := self.text[start:end]):
            return None
        if names := byline_names(line, self.words, follows_title=follows_title):
            return _byline(start, end, names)
        header = read_header(line, self.words)
        if header is None:
            return None
        if header.name == "title":
            return Block("title", start + header.start, end)
        if header.name == "byline":
            return _byline(start, end, byline_names(f"By {header.value}", self.words) or (header.value,))
        return Block("header", start, end, header.name, header.value)

    def _title(self, start: int, end: int) -> Block | None:
        """Read the first line that is no metadata."""
        if self._is_title(start, end):
            return Block("title", start, end)
        marked = self._marked_heading(start, end)
        return marked and marked._replace(kind="title")

    def _deck(self, start: int, end: int) -> Block | None:
        """Read a line between the title and the body: a deck, or a heading with marks."""
        line = self.text[start:end]
        if self._may_head(line, _LONGEST_TITLE) and line[-1] not in _ENDS and self._body_after_head():
            return Block("crosshead", start, end)
        return self._marked_heading(start, end)

    def _is_title(self, start: int, end: int) -> bool:
        """Tell whether a line is a title over a body."""
        line = self.text[start:end]
        if not self._may_head(line, _LONGEST_TITLE) or " " not in line or _names_agency(line):
            return False
        if _DATELINE.match(f"{line} "):
            return False
        following = self._body_after_head()
        if following is None:
            return False
        is_stopped = line[-1] == "." and not self._ends_in_abbreviation(line)
        return not is_stopped or _is_up_style(line) or _DATELINE.match(self.text, *following) is not None

    def _body_after_head(self) -> tuple[int, int] | None:
        """Return the first piece below that is body text, past metadata and at most one deck."""
        decks = 0
        for start, end in self.pieces[self.at + 1 : self.at + 8]:
            if self._is_body(start, end) and not self._metadata(start, end, follows_title=True):
                return start, end
            if not self._metadata(start, end, follows_title=True):
                decks += 1
            if decks > 1:
                return None
        return None

    # ---------------------------------------------------------------- the body

    def body(self) -> Iterator[Block]:
        """Yield the paragraphs, and what stands between them."""
        for index in range(self.at, len(self.pieces)):
            start, end = self.pieces[index]
            block = None if end - start > _LONGEST_LINE else self._short(index, start, end)
            if block is None and not set(self.text[start : min(end, start + _LONGEST_LINE)]) <= _ORNAMENT:
                block = Block("paragraph", start, end)
            if block is not None:
                self.last = block
                yield block

    def _short(self, index: int, start: int, end: int) -> Block | None:
        """Read a short piece that is no paragraph."""
        line = self.text[start:end]
        if names := sign_off_names(line):
            return _byline(start, end, names)
        header = None if "\n" in line else read_header(line, self.words)
        if header is not None:
            is_known = header.name in _ANYWHERE
            return Block("header", start, end, header.name, header.value) if is_known else None
        return self._marked_heading(start, end) or self._plain_crosshead(index, start, end)

    def _marked_heading(self, start: int, end: int) -> Block | None:
        """Read a crosshead between two like rules: - Border closed -."""
        line = self.text[start:end]
        mark = line[:1]
        if mark not in _RULES and mark != ">":
            return None
        if end - start > _LONGEST_LINE or "\n" in line:
            return None
        inside = line.strip(mark).strip()
        left, right = len(line) - len(line.lstrip(mark)), len(line) - len(line.rstrip(mark))
        is_led = (
            mark in _LEADING_RULES
            and (left > 1 or line.startswith("# "))
            and not right
            and self._may_head(inside, _LONGEST_CROSSHEAD)
        )
        if not (left == right or is_led) or not any(map(str.isalnum, inside)):
            return None
        at = self.text.index(inside, start)
        return Block("crosshead", at, at + len(inside))

    def _plain_crosshead(self, index: int, start: int, end: int) -> Block | None:
        """Read a crosshead without rules, where the paragraphs around it leave no doubt."""
        line = self.text[start:end]
        last = self.last
        if last is None or last.kind != "paragraph" or self.text[last.end - 1] not in _ENDS:
            return None
        if index + 1 == len(self.pieces) or not self._is_body(*self.pieces[index + 1]):
            return None
        is_bare = self._may_head(line, _LONGEST_CROSSHEAD) and line[-1] not in _NOT_IN_CROSSHEADS
        is_bare = is_bare and line.count(" ") < _MOST_WORDS_OF_A_CROSSHEAD
        return Block("crosshead", start, end) if is_bare else None

    # ---------------------------------------------------------------- the look of a line

    def _may_head(self, line: str, longest: int) -> bool:
        """Tell whether a line may be a heading by its length, its first and its last character."""
        if not 2 < len(line) <= longest or "\n" in line or line[-1] in _UNFINISHED or not line[-1].isprintable():
            return False
        first = line.lstrip(_BEFORE_WORDS)[:1]
        is_list_item = first.isdecimal() and not line[line.find(" ") :].lstrip()[:1].islower()
        return first.isalnum() and not first.islower() and not is_list_item

    def _is_body(self, start: int, end: int) -> bool:
        """Tell whether a piece is body text: long, or finished like a sentence."""
        return end - start > _BODY or self.text[end - 1] in _ENDS_OF_BODY

    def _ends_in_abbreviation(self, line: str) -> bool:
        last = line.rsplit(None, 1)[-1].lower().strip(".(\"'“‘")
        return self.words["abbreviations"].get(last) in ("place", "inner", "time")


def _byline(start: int, end: int, names: tuple[str, ...]) -> Block:
    return Block("byline", start, end, "", "; ".join(names))


def _names_agency(line: str) -> bool:
    """Tell whether a line is a dateline that stands alone: WASHINGTON (AP)."""
    return line.endswith(")") and line.partition("(")[0].isupper()


def _is_up_style(line: str) -> bool:
    """Tell whether the words of a line are capitalised as in an American headline."""
    long_words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return (
        len(long_words) > 3
        and not line.isupper()
        and sum(word[0].isupper() for word in long_words) > 0.85 * len(long_words)
    )
