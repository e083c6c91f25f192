"""What the words around a number make of it: its bounds, and whether it counts, dates, measures or names."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from newsparse.lexicon import Lexicon, Section

__all__ = ["DASHES", "Kind", "Phrases", "Surroundings", "beside_month", "bound_after", "bound_before", "kind_of"]


class Kind(StrEnum):
    """What a number is for; only counts and ordinals can be people."""

    COUNT = "count"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    AGE = "age"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PERCENT = "percent"
    MONEY = "money"
    SCORE = "score"
    MEASURE = "measure"
    LABEL = "label"


class _Table(NamedTuple):
    """Phrases with their values, and the words that begin or end one, so that most places need one look-up."""

    values: Section
    doors: frozenset[str]

    @classmethod
    def of(cls, values: Section, door: int) -> _Table:
        return cls(values, frozenset(phrase.split()[door].rstrip("." * -door) for phrase in values))


class Phrases(NamedTuple):
    """The words around numbers, ready to be looked up."""

    before: _Table
    after: _Table
    units_before: _Table
    units_after: _Table
    months: Section
    persons: Section
    age_ends: Section
    streets: Section
    idioms: Section
    counted: Section

    @classmethod
    def of(cls, lexicon: Lexicon) -> Phrases:
        """Turn a lexicon over for reading from the number outwards."""
        return cls(
            _Table.of(lexicon["before"], -1),
            _Table.of(lexicon["after"], 0),
            _Table.of(lexicon["units_before"], -1),
            _Table.of(lexicon["units_after"], 0),
            *map(lexicon.__getitem__, ("months", "persons", "age_ends", "streets", "idioms", "counted")),
        )


class Surroundings(NamedTuple):
    """The words of a stretch with their offsets, and the phrases that judge them."""

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    phrases: Phrases

    def word(self, index: int) -> str:
        """Return a word in lower case; outside of the stretch it is empty."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def joined(self, left: int, right: int) -> bool:
        """Tell whether two neighbouring words stand without a blank between them."""
        return left >= 0 and right < len(self.words) and self.ends[left] == self.starts[right]


_LONGEST_PHRASE: Final = 4
DASHES: Final = frozenset("-–‐‑")


def bound_before(around: Surroundings, first: int) -> tuple[str, int]:
    """Read the hedge in front of a number.

    Args:
        around: The words.
        first: Index of the number's first word.

    Returns:
        The hedge, empty if there is none, and the index where its words begin.
    """
    return _phrase_before(around, first, around.phrases.before)


def bound_after(around: Surroundings, last: int) -> tuple[str, int]:
    """Read the hedge behind a number.

    Args:
        around: The words.
        last: Index of the number's last word.

    Returns:
        The hedge, empty if there is none, and the index of its last word.
    """
    return _phrase_after(around, last, around.phrases.after)


def _phrase_before(around: Surroundings, first: int, table: _Table) -> tuple[str, int]:
    """Look up the longest phrase that ends just before a word; "No." keeps its full stop."""
    stop = first - 1 if around.word(first - 1) == "." else first
    dot = "." if stop < first else ""
    if around.word(stop - 1) not in table.doors:
        return "", first
    for begin in range(max(0, stop - _LONGEST_PHRASE), stop):
        value = table.values.get(" ".join(around.lower[begin:stop]) + dot)
        if value is not None:
            return value, begin
    return "", first


def _phrase_after(around: Surroundings, last: int, table: _Table) -> tuple[str, int]:
    """Look up the longest phrase that begins just after a word, hyphens read as blanks."""
    start = last + 2 if around.word(last + 1) in DASHES else last + 1
    if around.word(start) not in table.doors:
        return "", last
    ahead = [i for i in range(start, min(start + 5, len(around.words))) if around.words[i] not in DASHES]
    for size in range(min(_LONGEST_PHRASE, len(ahead)), 0, -1):
        value = table.values.get(" ".join(around.lower[i] for i in ahead[:size]))
        if value is not None:
            return value, ahead[size - 1]
    return "", last


def kind_of(around: Surroundings, first: int, last: int, *, is_plain: bool) -> Kind:
    """Tell what a number is for.

    Args:
        around: The words.
        first: Index of the number's first word.
        last: Index of its last word.
        is_plain: Whether it is one word of digits, which alone can be a year, a day or part of a name.

    Returns:
        Its kind; a count if nothing says otherwise.
    """
    before, _ = _phrase_before(around, first, around.phrases.units_before)
    after, _ = _phrase_after(around, last, around.phrases.units_after)
    if before == "money" or after:
        return Kind.MONEY if before == "money" else Kind(after)
    if before:
        return Kind(before)
    return (_digits_kind(around, first, last) if is_plain else None) or _spelled_kind(around, first, last)


def _spelled_kind(around: Surroundings, first: int, last: int) -> Kind:
    """Tell the age of "a child of three" from a count."""
    person = around.word(first - 1) == "of" and around.word(first - 2) in around.phrases.persons
    return Kind.AGE if person and _ends_an_age(around, last) else Kind.COUNT


def _ends_an_age(around: Surroundings, last: int) -> bool:
    after = around.word(last + 1)
    return not after[:1].isalpha() or after in around.phrases.age_ends


def _digits_kind(around: Surroundings, first: int, last: int) -> Kind | None:
    digits = around.words[first]
    if _is_glued(around, first) or _is_padded(digits):
        return Kind.LABEL
    if around.joined(last, last + 1) and around.words[last + 1].isalpha():
        return _suffixed_kind(digits, around.word(last + 1))
    if _is_year(around, first, last) or _is_day(around, first, last):
        return Kind.DATE
    if _is_street(around, last):
        return Kind.LABEL
    return Kind.AGE if _is_age_of_name(around, first, last) else None


def _is_padded(digits: str) -> bool:
    """Tell the hour of "at 0815" and the last digits of a number plate: a nought in front."""
    return len(digits) > 1 and digits[0] == "0" and digits.isdigit()


def _suffixed_kind(digits: str, suffix: str) -> Kind:
    """Read "1990s", "her 20s" and "5G"."""
    if suffix != "s":
        return Kind.LABEL
    return Kind.DATE if len(digits) == 4 else Kind.AGE


def _is_glued(around: Surroundings, first: int) -> bool:
    """Tell whether letters run into the digits: "AK-47", "G7"."""
    before = first - 1
    if around.joined(before, first) and around.words[before] in DASHES:
        before -= 1
    return around.joined(before, before + 1) and around.joined(first - 1, first) and around.words[before].isalpha()


def _is_year(around: Surroundings, first: int, last: int) -> bool:
    digits = around.words[first]
    if not (len(digits) == 4 and digits.isdigit() and "1500" <= digits < "2100"):
        return False
    after = around.word(last + 1)
    counts_people = after[:1].isalpha() and (after.endswith(("s", "ren", "men", "people")) and not after.endswith("ss"))
    led = around.word(first - 1)
    return not counts_people or led in around.phrases.months or (led == "," and _is_month_day(around, first - 2))


def _is_month_day(around: Surroundings, index: int) -> bool:
    """Tell whether a word is the day of "June 4, 1991"."""
    return around.word(index).isdigit() and _is_month(around, index - 1)


def _is_month(around: Surroundings, index: int) -> bool:
    word = around.words[index] if 0 <= index < len(around.words) else ""
    if word == "." and index:
        return _is_month(around, index - 1)
    return word[:1].isupper() and word.lower() in around.phrases.months


def _is_day(around: Surroundings, first: int, last: int) -> bool:
    digits = around.words[first]
    if not (digits.isdigit() and len(digits) <= 2):
        return False
    return (int(digits) <= 31 and beside_month(around, first, last)) or _is_short_year(around, first)


def _is_short_year(around: Surroundings, first: int) -> bool:
    """Tell whether two digits close a date: "28 NOV 88"."""
    return _is_month(around, first - 1) and around.word(first - 2).isdigit()


def beside_month(around: Surroundings, first: int, last: int) -> bool:
    """Tell whether a number stands next to the name of a month: "9 April", "the 4th of July".

    Args:
        around: The words.
        first: Index of the number's first word.
        last: Index of its last word.
    """
    skip = 2 if around.word(last + 1) == "of" else 1
    return _is_month(around, first - 1) or _is_month(around, last + skip)


def _is_street(around: Surroundings, last: int) -> bool:
    """Tell whether a house number stands before a street: "12 Main Street"."""
    ahead = range(last + 2, min(last + 4, len(around.words)))
    named = last + 1 < len(around.words) and around.words[last + 1][:1].isupper()
    return named and any(around.words[i][:1].isupper() and around.word(i) in around.phrases.streets for i in ahead)


def _is_age_of_name(around: Surroundings, first: int, last: int) -> bool:
    """Tell whether a number is set off behind a name: "Ann Lowe, 89, died", "(42)"."""
    digits, before, after = around.words[first], around.word(first - 1), around.word(last + 1)
    if not digits.isdigit() or len(digits) > 3 or int(digits) > 120:
        return False
    if before == "(":
        return after == ")"
    return before == "," and first > 1 and around.words[first - 2][:1].isupper() and _ends_an_age(around, last)
