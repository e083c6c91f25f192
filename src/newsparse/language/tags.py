r"""Tags: one character per token, so that ``tags[i]`` belongs to ``tokens.words[i]``.

A pattern over the string of tags is then our language for grammar: ``D?A*N`` is a noun phrase.

===  ==========================================  ===  ==========================================
D    determiner, possessive pronoun              J    coordinator: and, or, but
A    adjective, demonym (Russian)                S    subordinator: that, because, if, when, how
N    common noun                                 W    who, which, whom, whose, what, relative that
P    proper name                                 R    adverb
C    cardinal number, also $1.2                  O    personal pronoun
V    finite verb, present or past                E    existential there
G    -ing form, also having                      K    negation (not, n't) or particle (set *up*)
B    past participle                             '    possessive clitic
I    base form of a verb                         .    end of a sentence: . ? ! …
X    form of be                                  ,    comma, semicolon, colon
H    form of have                                \-   dash
L    form of do                                  q    quotation mark
M    modal                                       ( )  brackets
T    to, before a base form                      U    unknown, symbol, web address
F    preposition, also to, according, including
===  ==========================================  ===  ==========================================

How it works: the table gives each word a symbol, which is a tag or, for a word that has several,
a class of its own (``n`` may stand for "noun, or base form, or present"). Words not listed get theirs from their shape
and their ending. Then a list of replacements in the string of symbols, learned one after the other
as Brill (1995) did, settles the classes by their neighbours, and what is left takes its class's
usual tag; a few replacements written by hand come last. All of it is data, made by ``training/tags.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import Final

from newsparse.language.tokens import Tokens
from newsparse.language.wordlist import verb_forms
from newsparse.lexicon import Lexicon
from newsparse.patterns import pattern

__all__ = ["MARKS", "TAGS", "Table", "symbols", "tag"]

TAGS: Final = "DANPCVGBIXHLMTFJSWROEK'.,-q()U"

MARKS: Final[Mapping[str, str]] = {
    **dict.fromkeys([".", "?", "!", "…", "...", "....", "?!"], "."),
    **dict.fromkeys([",", ";", ":"], ","),
    **dict.fromkeys(["-", "--", "---", "–", "—", "―", "‒", "‐", "‑"], "-"),
    **dict.fromkeys(['"', "“", "”", "„", "‟", "«", "»", "‹", "›", "‘", "‚", "``", "''", "'", "’", "`", "´"], "q"),
    **dict.fromkeys(["(", "[", "{"], "("),
    **dict.fromkeys([")", "]", "}"], ")"),
}
_SINGLES: Final = frozenset(["'", "’", "‘", "‚"])
_SIBILANTS: Final = frozenset("sSxXzZ")

# Symbols of this module's own, settled before the learned replacements see the string.
_CAPITAL: Final = "^"  # a capitalised word that is also known without its capital
_SHOUT: Final = "="  # a word all in capitals that is also known without them
_ACRONYM: Final = "#"  # a word all in capitals that is not
_ORDINARY: Final = "<"  # one of these where any word has its capital: read it as without
_BREAK: Final = "|"  # between two lines; it goes into the string, so that no replacement looks over it, and out again

# Where a capital says nothing: at the start of a sentence, in shouted copy, in a line whose words all have one.
_OPENING: Final = pattern("tags.opening", r"[.|] [q('\-|]{0,4}+ \K \^")
_SHOUTING: Final = pattern("tags.shouting", r"= (?: (?: [^=.|] | [\#\^CU,q'()\-]{0,3}+ ) = ){3,}+")
_UNSETTLED: Final = pattern("tags.unsettled", r"[\^<|]")
_CAPITALS: Final = pattern("tags.capitals", r"[\^=\#]")
_PREFIX: Final = pattern("tags.prefix", r"['\-]")
# Determiners, pronouns and other small words are no names even with a capital; "Will" and "May" may be.
_CLOSED: Final = "DOJSWFTEC"
_FINITE: Final = "V"
_VERB_FRAMES: Final = ("clause", "that", "tell", "infinitive", "object", "quote", "attitude", "question")
_MOST_GUESSES: Final = 20_000
_UP_STYLE: Final = 0.6
_SHOUTED: Final = 0.25
_LEAST_UP_STYLE: Final = 3


class Table(dict[str, str]):
    """The lexicon ``tags`` as the tagger wants it: any word to its symbol.

    A word that is not listed is given its symbol when it is first looked up, which is kept for the next time; so many are
    kept at most that memory stays what it is.

    Args:
        words: Word to symbol; those of marks are added.
        endings: Last letters of a word, at most five, to symbol.
        compounds: Symbol of the last part of a hyphenated word to that of the whole.
        rules: What to replace in the string of symbols by what, in this order.
        usual: Symbol of a class to the tag that it most often is.
        grammar: What to replace in the string of tags by what, when no class is left.
    """

    def __init__(
        self,
        words: Mapping[str, str],
        endings: Mapping[str, str],
        compounds: Mapping[str, str],
        usual: Mapping[str, str],
        rules: Sequence[Sequence[str]] = (),
        grammar: Sequence[Sequence[str]] = (),
    ) -> None:
        self.words: dict[str, str] = _symbols(words) | dict(MARKS)
        self.endings = endings
        self.compounds = compounds
        self.usual = usual
        self.rules = rules
        self.grammar = grammar
        super().__init__(self.words)

    @classmethod
    def of(cls, lexicon: Lexicon, cues: Lexicon | None = None) -> Table:
        """Take the table from its lexicon, and from the reporting verbs what it does not list of their present: "avers"."""
        rules, grammar = (
            [rule.replace(";", ",").split(" ") for rule in lexicon[part]] for part in ("rules", "grammar")
        )
        words = {**dict.fromkeys(_presents(cues) if cues else (), _FINITE), **lexicon["words"]}
        return cls(words, lexicon["endings"], lexicon["compounds"], lexicon["usual"], rules, grammar)

    def __missing__(self, word: str) -> str:
        if len(self) > len(self.words) + _MOST_GUESSES:
            self.clear()
        symbol = self[word] = self.words.get(word) or self.guess(word)
        return symbol

    def guess(self, word: str) -> str:
        """Give an unlisted word a symbol by its shape and its ending."""
        first = word[0]
        if first.isupper():
            return self._capitalised(word)
        if first.isdigit() or first in "$£€¥₹":
            return _numeric(word)
        if first.isalpha():
            return self._uncapitalised(word)
        if "’" in word:
            return self[word.replace("’", "'")]
        return "P" if first in "@#" and len(word) > 1 else "U"

    def _capitalised(self, word: str) -> str:
        lower = word.lower().replace("’", "'")
        if word.isupper() and len(word) > 1:
            return _SHOUT if lower in self.words or word.capitalize() in self.words else _ACRONYM
        symbol = self.words.get(lower)
        if symbol is None:
            return "P"
        return symbol if self.is_usually(symbol, _CLOSED) else _CAPITAL

    def _uncapitalised(self, word: str) -> str:
        if "’" in word:
            return self.words.get(word.replace("’", "'")) or self._uncapitalised(word.replace("’", "'"))
        if not word.islower() and self.words.get(_PREFIX.compiled.split(word, maxsplit=1)[0]) == "P":
            return "P"
        if "-" in word:
            last = word[word.rindex("-") + 1 :]
            return self.compounds.get(self.words.get(last) or self.ending(last), "A")
        return "U" if "://" in word else self.ending(word)

    def ordinary(self, word: str) -> str:
        """Give a capitalised word the symbol that it has without its capitals; a name if it is known with one only."""
        known = self.words.get(word.lower().replace("’", "'")) or self.words.get(word.capitalize())
        ending = known or self.ending(word.lower())
        return known or (ending if self.is_usually(ending, "VBGR") else "P")

    def is_usually(self, symbol: str, tags: str) -> bool:
        """Tell whether the usual tag of a symbol is one of some."""
        return self.usual.get(symbol, symbol) in tags

    def ending(self, word: str) -> str:
        """Give a word the symbol of its longest listed ending."""
        for length in (5, 4, 3, 2, 1):
            if symbol := self.endings.get(word[-length:]):
                return symbol
        return "N"


_table = lru_cache(maxsize=8)(Table.of)


def _symbols(words: Mapping[str, str]) -> dict[str, str]:
    """Leave out words whose value is no symbol; in the lexicon itself there are none."""
    if all(len(symbol) == 1 for symbol in set(words.values())):
        return dict(words)
    return {word: symbol for word, symbol in words.items() if len(symbol) == 1}


def _presents(cues: Lexicon) -> Iterator[str]:
    """List the forms in -s of reporting verbs."""
    verbs = [verb for frame in _VERB_FRAMES for verb in cues[frame] if " " not in verb]
    return (form for form, _ in verb_forms(verbs, cues["irregular"]) if form.endswith("s"))


def _numeric(word: str) -> str:
    """Tell numbers (1,200) from dates (2025-04-09), decades (1990s), ordinals (5th) and compounds (20-year)."""
    if not any(map(str.isalpha, word)):
        return "U" if word.count("-") > 1 else "C"
    if word.endswith(("st", "nd", "rd", "th")) or "-" in word:
        return "A"
    return "N" if word.endswith("s") else "C"


def symbols(tokens: Tokens, table: Table) -> str:
    """Give each token its symbol: a tag, or a class that the replacements settle.

    Args:
        tokens: The tokens of a text.
        table: The tagger's data.

    Returns:
        The symbols, and a ``|`` around each line that does not go on with the one before.
    """
    words = tokens.words
    row = list(map(table.__getitem__, words))
    for index in _possessives(tokens):
        row[index] = "'"
    for index in tokens.lines:
        if index == 0 or not _goes_on(tokens, index):
            row[index] = f"{_BREAK}{row[index]}"
    return _settle_capitals("".join([*row, _BREAK]), words, table)


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Tell whether a token goes on with the line before, in wrapped copy: in small letters, or between shouted words."""
    before, word = tokens.words[index - 1], tokens.words[index]
    if word.isupper() and before.isupper():
        return tokens.text.count("\n", tokens.ends[index - 1], tokens.starts[index]) == 1
    return word[0].islower()


def _possessives(tokens: Tokens) -> Iterator[int]:
    """Find the apostrophes of plural possessives: "the workers' rights", outside of single quotation marks."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    opened = -1
    for index in compress(range(len(words) - 1), map(_SINGLES.__contains__, words)):
        touches = index > 0 and ends[index - 1] == starts[index], ends[index] == starts[index + 1]
        if touches == (False, True):
            opened = starts[index]
        elif touches == (True, False) and opened >= 0 and "\n" not in tokens.text[opened : starts[index]]:
            opened = -1
        elif touches == (True, False) and words[index - 1][-1] in _SIBILANTS:
            yield index


def _settle_capitals(line: str, words: Sequence[str], table: Table) -> str:
    """Read a capital that says nothing as none; any other makes a name, and of the same word further on as well."""
    line = _OPENING.compiled.sub(_ORDINARY, line)
    line = _BREAK.join(map(_without_shouting, line.split(_BREAK)))
    line = _SHOUTING.compiled.sub(lambda found: _CAPITALS.compiled.sub(_ORDINARY, found.group()), line)
    line = _BREAK.join(map(_without_up_style, line.split(_BREAK)))
    row, names, breaks = list(line), set[str](), 0
    for found in _UNSETTLED.finditer(line):
        at = found.start()
        if row[at] == _BREAK:
            breaks += 1
        elif row[at] == _CAPITAL:
            names.add(words[at - breaks])
        else:
            symbol = table.ordinary(word := words[at - breaks])
            row[at] = "P" if word in names and table.is_usually(symbol, "NAVGBI") else symbol
    return "".join(row).replace(_CAPITAL, "P").replace(_SHOUT, "P").replace(_ACRONYM, "P")


def _without_shouting(line: str) -> str:
    """Read SHOUTED COPY as if it had no capitals, small words between names as well."""
    is_shouted = line.count(_SHOUT) > max(_LEAST_UP_STYLE, _SHOUTED * len(line))
    return _CAPITALS.compiled.sub(_ORDINARY, line) if is_shouted else line


def _without_up_style(line: str) -> str:
    """Read a Title Where Most Words Have a Capital as if they had none."""
    if line.count(_CAPITAL) < _LEAST_UP_STYLE:
        return line
    capitals = sum(map(line.count, (_CAPITAL, _SHOUT, _ACRONYM, _ORDINARY, "P")))
    return line.replace(_CAPITAL, _ORDINARY) if capitals > _UP_STYLE * len(line) else line


def tag(tokens: Tokens, lexicon: Lexicon, cues: Lexicon | None = None) -> str:
    """Tag the tokens of a text.

    Args:
        tokens: The tokens.
        lexicon: The lexicon ``tags``.
        cues: The lexicon ``cues``, whose verbs are verbs also where the first does not list them.

    Returns:
        A string of as many characters as there are tokens, each one of `TAGS`.

    >>> from newsparse.language.tokens import tokenize
    >>> from newsparse.lexicon import load
    >>> tag(tokenize("Police said the two men did not want to stop."), load("tags"))
    'NVDCNLKITI.'
    """
    table = _table(lexicon, cues)
    line = symbols(tokens, table)
    for old, new in table.rules:
        line = line.replace(old, new)
    for symbol in set(line).difference(TAGS, _BREAK):
        line = line.replace(symbol, table.usual.get(symbol, "U"))
    for old, new in table.grammar:
        line = line.replace(old, new)
    return line.replace(_BREAK, "")
