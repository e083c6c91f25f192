"""A stretch of text as words, and the numbers found in it before their surroundings are read."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from newsparse.language.numeral_kinds import Phrases, Surroundings
from newsparse.language.numeral_values import Number
from newsparse.lexicon import Section

__all__ = ["Figure", "Hedge", "Stretch", "Tables"]


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


class Figure(NamedTuple):
    """A number before its surroundings are read: its first and last word, its ends, its hedge, its sort."""

    first: int
    last: int
    low: Number
    high: Number | None
    hedge: Hedge
    sort: str


class Stretch(NamedTuple):
    """A stretch as words and, one letter a word, as it is spelled."""

    around: Surroundings
    letters: str
    tables: Tables


class Tables(NamedTuple):
    """The lexicon turned over for reading: a letter and a value per word."""

    letters: dict[str, str]
    values: dict[str, int]
    phrases: Phrases
    shares: Section
