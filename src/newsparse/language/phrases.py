"""Noun phrases: the base ones in one pass over the tags, the whole one around each on demand.

A base phrase runs from its determiner to its head and includes possessors, titles and roles in
front of a name: ``the regional prosecutor's office``, ``Energy Department spokeswoman Mary Cole``.
Its head is its last token. What follows the head (``of the dead``, ``, a lawyer who …,``) is not
searched for before `extended` is asked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, pairwise
from typing import Final, NamedTuple

from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon, Section, load
from newsparse.patterns import pattern

__all__ = ["Phrase", "covering", "noun_phrases"]


class Phrase(NamedTuple):
    """A noun phrase by the indexes of its tokens.

    Args:
        first: Its first token.
        last: Its last token, included.
        head: The noun, name, number or pronoun that the rest says more about.
        determiner: The article, possessive or quantifier in front, if any.
    """

    first: int
    last: int
    head: int
    determiner: int | None = None


# Days stand beside other nouns without belonging to them: "told reporters Tuesday".
_DAYS: Final = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tomorrow"]
)
# Two marks of this module's own in the string of tags.
_DAY: Final = "y"
_APART: Final = "n"  # a noun before a name that does not introduce it: "told reporters Smith had left"

_NOUN_NAME: Final = pattern("phrases.noun_name", r"N(?=P)")
# Before a plural "that" is no determiner, whatever the tagger says: "officials said that troops", "a claim that officials denied".
_THAT: Final = "that"
_CLAUSE: Final = "W"
_PLURAL: Final = pattern("phrases.plural", r"D (?: [AB] | C (?=[AN]) ){0,4}+ N++")
_PLURALS: Final = ("people", "men", "children", "police")
_SINGULARS: Final = ("ss", "us", "is", "news", "series")
_BASE: Final = pattern(
    "phrases.base",
    r"""
      D?+ A?+ [NP]++ (?! [CAUn'] )                               # most are this plain
    | O
    | D{0,3}+ (?: (?<=D) q (?=[ANPGB]) )?+                       # the "massive …
      (?: (?=[ACRGBV])
        (?: (?<!X) A (?:,A){0,3}+ ,?+ J (?=A)                    # political, military and economic
          | C J (?=C) | A | C (?=[ACNPGBRny]) | R (?=C)          # two or three; nearly 80
          | (?<=[DA]) R (?=[ABC])                                # a very small
          | (?<=[DAC']) G (?=[NPAn])                             # the warring sides
          | (?<=[DAC'FVI,.]) B (?=[NAPn])                        # of wounded soldiers
          | (?<=') V (?=[NAn]) )                                 # its stated aims, where the tagger took it for a verb
      ){0,8}+
      (?: y N{0,2}+                                              # Tuesday night
        | (?: [NP]++ n?+ | n )
          (?: ' (?: A | C | [BGV] (?=[NPA]) | R (?=A) ){0,8}+ (?: [NP]++ n?+ | n )   # the city's mayor
            | (?<=P) A{1,3}+ (?: [NP]++ n?+ | n )                # Lviv regional governor
            | (?<=P) U P++                                       # Smith & Sons
          ){0,8}+
          (?: (?<=[NP]) C (?! C?[NAPGBn]) )?+                    # June 4, but not: told AFP 14 people
        | C )
    | D R?+ (?: A{1,2}+ (?! [ANPGqUny'] ) | B (?! [ANPCGDqOUny'] ) )   # the wounded
    | D (?! [ANPCGBDqOUny'] )                                    # many
    | (?<! [^.,qSJF] ) A (?= F [DO] )                            # several of the
    | C
    """,
)


def noun_phrases(
    tokens: Tokens, tags: str, names: Lexicon | None = None, openings: Sequence[int] | None = None
) -> list[Phrase]:
    """Find the base noun phrases of a text, pronouns included.

    Args:
        tokens: Its tokens.
        tags: Their tags.
        names: The lexicon ``names``; None for the one that ships.
        openings: Indexes of the tokens that begin a sentence, in order; None to take each line for one.

    Returns:
        The phrases in text order; none overlaps another or runs from one sentence into the next.

    >>> from newsparse.language.tags import tag
    >>> from newsparse.language.tokens import tokenize
    >>> from newsparse.lexicon import load
    >>> tokens = tokenize("The city's mayor told two reporters Friday that he knew.")
    >>> phrases = noun_phrases(tokens, tag(tokens, load("tags")))
    >>> [tokens.slice(phrase.first, phrase.last) for phrase in phrases]
    ["The city's mayor", 'two reporters', 'Friday', 'he']
    """
    line = _marked(tokens, tags, (names or load("names"))["roles"])
    edges, find = [0, *(tokens.lines if openings is None else openings), len(tags)], _BASE.compiled.finditer
    spans = [match.span() for first, end in pairwise(edges) for match in find(line, first, end)]
    return [Phrase(first, end - 1, end - 1, first if tags[first] == "D" else None) for first, end in spans]


def _marked(tokens: Tokens, tags: str, roles: Section) -> str:
    """Mark days, and nouns that stand before a name without introducing it, in the string of tags."""
    words = tokens.lower
    apart = [found.start() for found in _NOUN_NAME.finditer(tags) if words[found.start()] not in roles]
    days = compress(range(len(tags)), map(_DAYS.__contains__, words))
    row = list(tags)
    for index in compress(range(len(tags)), map(_THAT.__eq__, words)):
        if _begins_clause(words, tags, index):
            row[index] = _CLAUSE
    for index in apart:
        row[index] = _APART
    for index in days:
        row[index] = _DAY if tags[index] in "NPR" else tags[index]
    return "".join(row)


def _begins_clause(words: Sequence[str], tags: str, that: int) -> bool:
    phrase = _PLURAL.match(tags, that)
    head = words[phrase.end() - 1] if phrase else ""
    return head.endswith(_PLURALS) or (head.endswith("s") and not head.endswith(_SINGULARS))


def covering(phrases: Sequence[Phrase], index: int) -> int | None:
    """Find the phrase that covers a token.

    Args:
        phrases: Phrases in text order.
        index: Index of the token.

    Returns:
        The phrase's own index, or None.
    """
    near = bisect_right(phrases, index, key=_first) - 1
    return near if near >= 0 and phrases[near].last >= index else None


def _first(phrase: Phrase) -> int:
    return phrase.first
