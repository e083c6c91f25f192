"""Expressions of time in news copy, and the days they mean seen from the day of publication.

>>> import datetime
>>> for found in expressions("Police said on Tuesday that talks will resume on Thursday."):
...     print(found.start, found.end, found.resolve(datetime.date(2025, 4, 9)).earliest)
15 22 2025-04-08
49 57 2025-04-10
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from newsparse.language.calendar import UNKNOWN, Day, Days, day_of
from newsparse.language.periods import (
    Between,
    Date,
    Meaning,
    Part,
    Quarter,
    Season,
    Since,
    Standpoint,
    Unit,
    Until,
    Weekday,
    Years,
)
from newsparse.language.timephrases import phrases
from newsparse.language.timewords import Phrase, Vocabulary, vocabulary
from newsparse.language.tokens import Tokens, tokenize
from newsparse.lexicon import Lexicon, load
from newsparse.patterns import pattern

__all__ = ["TimeExpression", "expressions", "full_year", "parse_day", "resolve_all"]

_LOOK_BACK: Final = 25
_LOOK_AHEAD: Final = 12

_PUNCTUATED: Final = pattern("dates.punctuated", r" [0-9] [-/.] [0-9] ")
# One token, as it stands.
_NUMERIC: Final = pattern(
    "dates.numeric",
    r"""
    (?: (?P<year>1[5-9]\d\d|2[01]\d\d) (?P<a>[-/.]) (?P<month>[01]?\d) (?P=a) (?P<day>[0-3]?\d) (?:T.{0,30})?   # 2025-04-09
      | (?P<one>[0-3]?\d) (?P<b>[/.]) (?P<two>[0-3]?\d) (?P=b) (?P<end>(?:1[5-9]|2[01])\d\d)                     # 9/4/2025
      | (?P<from>1[5-9]\d\d|20\d\d) - (?P<to>(?:1[5-9]|20)\d\d|\d\d) )                                        # 2014-16
    """,
)


class TimeExpression(NamedTuple):
    """An expression of time in a text.

    Args:
        start: Offset of its first character, in code points.
        end: Offset after its last character.
        rule: Which reader found it, ``"weekday"``.
        meaning: What it means; see `newsparse.language.periods`.
        leans: ``"past"`` or ``"future"`` by the verb beside it, or empty.
    """

    start: int
    end: int
    rule: str
    meaning: Meaning
    leans: str = ""

    def resolve(self, anchor: Day, reference: Day = None) -> Days:
        """Tell which days it means.

        Args:
            anchor: The day of publication; None resolves absolute dates only.
            reference: The day last spoken of, for "the next day".

        Returns:
            The first and the last day, None where open or not known.
        """
        days = self.meaning.days(Standpoint(anchor, reference, self.leans))
        if days.earliest and days.latest and days.latest < days.earliest:
            return UNKNOWN
        return days


def expressions(source: str | Tokens, lexicon: Lexicon | None = None) -> Iterator[TimeExpression]:
    """Find the expressions of time in a text; durations, ages and clock times are none.

    Args:
        source: The text, or its tokens where they have been made already.
        lexicon: The words of time, by default those of the lexicon *moments*.

    Returns:
        The expressions in the order of the text, none overlapping another.

    >>> [found.rule for found in expressions("It began in February 2022, three years ago.")]
    ['month', 'ago']
    """
    tokens = tokenize(source) if isinstance(source, str) else source
    words = vocabulary(lexicon or load("moments"))
    found = _in_order(chain(_numeric(tokens), phrases(tokens, words)))
    for phrase in _bounded(_joined(found, tokens.lower), tokens.lower, words):
        leans = _leans(phrase, tokens.lower, words) if _needs_verb(phrase) else ""
        if phrase.rule == "in" and leans != "future":
            continue  # "will open in two weeks", but "was built in two weeks"
        yield TimeExpression(tokens.starts[phrase.first], tokens.ends[phrase.last], phrase.rule, phrase.meaning, leans)


def resolve_all(found: Iterable[TimeExpression], anchor: Day) -> Iterator[Days]:
    """Resolve the expressions of one text in order, each after the day last spoken of.

    Args:
        found: The expressions, in the order of the text.
        anchor: The day of publication, or None.
    """
    reference: Day = None
    for one in found:
        days = one.resolve(anchor, reference)
        if days.earliest is not None and days.earliest == days.latest:
            reference = days.earliest
        yield days


def parse_day(value: str) -> Day:
    """Read the day out of a header's value, "9 April 2025, 10:30 GMT".

    Args:
        value: What stands after "Published:"; ISO 8601, RFC 2822, or written out. Of "4/9/2025" the month comes
            first, as in American copy, unless it cannot be a month.

    Returns:
        The day, or None where it says no full date.

    >>> parse_day("Wed, 09 Apr 2025 10:30:00 GMT")
    datetime.date(2025, 4, 9)
    """
    for found in expressions(value[:200]):
        days = found.resolve(None)
        if days.earliest is not None and days.earliest == days.latest:
            return days.earliest
    compact = value.strip()[:8]
    is_compact = len(compact) == 8 and compact.isascii() and compact.isdigit()
    return day_of(int(compact[:4]), int(compact[4:6]), int(compact[6:])) if is_compact else None


def full_year(printed: int) -> int:
    """Give a year of two digits its century, as POSIX does: 69 to 99 lie in the 20th.

    >>> full_year(90), full_year(7), full_year(2004)
    (1990, 2007, 2004)
    """
    return printed if printed > 99 else printed + (1900 if printed > 68 else 2000)


# ---------------------------------------------------------------- figures


def _numeric(tokens: Tokens) -> Iterator[Phrase]:
    """Read the tokens that are dates in figures; a search of the text is quicker than a look at each token."""
    for index in sorted({tokens.at(found.start()) for found in _PUNCTUATED.finditer(tokens.text)}):
        match = _NUMERIC.fullmatch(tokens.words[index])
        meaning = match and _meaning(
            *map(match.group, ("year", "month", "day", "one", "b", "two", "end", "from", "to"))
        )
        if meaning:
            yield Phrase(index, index, "figures", meaning)


def _meaning(
    year: str | None, month: str, day: str, one: str | None, mark: str, two: str, end: str, start: str | None, to: str
) -> Meaning | None:
    if year is not None:
        return _checked(int(year), int(month), int(day))
    if one is not None:
        swapped = mark == "." or int(one) > 12  # 9.4.2025 is the ninth of April wherever it is printed
        return _checked(int(end), int(two if swapped else one), int(one if swapped else two))
    first = int(start or 0)
    last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
    return Years(first, last) if first < last else None


def _checked(year: int, month: int, day: int) -> Date | None:
    return Date(year, month, day) if day_of(year, month, day) else None


def _in_order(found: Iterable[Phrase]) -> list[Phrase]:
    """Sort by place; where two overlap the first one found stands."""
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda one: one.first):
        if not kept or phrase.first > kept[-1].last:
            kept.append(phrase)
    return kept


# ---------------------------------------------------------------- ranges and bounds


def _joined(found: list[Phrase], lower: list[str]) -> Iterator[Phrase]:
    """Join "between Monday and Thursday" and "from March 3 to April 5"."""
    waiting: Phrase | None = None
    for phrase in found:
        if waiting is not None and (joined := _range(waiting, phrase, lower)) is not None:
            waiting = joined
            continue
        if waiting is not None:
            yield waiting
        waiting = phrase
    if waiting is not None:
        yield waiting


def _range(one: Phrase, two: Phrase, lower: list[str]) -> Phrase | None:
    if two.first != one.last + 2:
        return None
    before = lower[one.first - 1] if one.first else ""
    between = lower[one.last + 1]
    is_range = (before, between) in (
        ("between", "and"),
        ("from", "to"),
        ("from", "until"),
        ("from", "through"),
        ("from", "till"),
    )
    if is_range:
        return Phrase(one.first - 1, two.last, "range", Between(one.meaning, two.meaning))
    if between in ("-", "–", "—", "through", "to") and type(one.meaning) is type(two.meaning) and one.rule != "range":
        return Phrase(one.first, two.last, "range", Between(one.meaning, two.meaning))
    return None


def _bounded(found: Iterable[Phrase], lower: list[str], words: Vocabulary) -> Iterator[Phrase]:
    """Read "since", "until", "by", "before" and "after" in front of an expression, "the" between them or not."""
    for phrase in found:
        first = phrase.first - 1
        if first > 0 and lower[first] == "the":
            first -= 1
        bound = words["bounds"].get(lower[first]) if first >= 0 else None
        yield phrase if bound is None else _bound(phrase, first, bound, lower, words)


def _bound(phrase: Phrase, first: int, bound: str, lower: list[str], words: Vocabulary) -> Phrase:
    after = lower[phrase.last + 1] if phrase.last + 1 < len(lower) else ""
    if after in ("'s", "’s", "'", "’") or isinstance(phrase.meaning, Between):
        return phrase  # "after Monday's attack" is no bound
    if bound in ("before", "after") and (after.isalpha() and after not in words["after_bounds"]):
        return phrase  # nor is "after April 4 elections"
    meaning: Meaning
    if bound in ("since", "after"):
        meaning = Since(phrase.meaning, is_after=bound == "after")
    else:
        meaning = Until(phrase.meaning, is_before=bound == "before")
    return Phrase(first, phrase.last, bound, meaning)


# ---------------------------------------------------------------- past or future


def _needs_verb(phrase: Phrase) -> bool:
    """Tell whether past or future makes a difference."""
    inner = phrase.meaning
    while isinstance(inner, Part | Since | Until | Between):
        inner = inner.whole if isinstance(inner, Part) else inner.end if isinstance(inner, Until) else _start(inner)
    if isinstance(inner, Date):
        return inner.year is None
    return (
        isinstance(inner, Weekday | Season | Quarter)
        or phrase.rule == "in"
        or (isinstance(inner, Unit) and inner.unit == "weekend")
    )


def _start(meaning: Since | Between) -> Meaning:
    return meaning.start if isinstance(meaning, Since) else meaning.first


def _leans(phrase: Phrase, lower: list[str], words: Vocabulary) -> str:
    """Ask the nearest verb of the sentence, before the expression or else after it."""
    if phrase.rule == "since":
        return "past"
    before = range(phrase.first - 1, max(-1, phrase.first - 1 - _LOOK_BACK), -1)
    if _is_put_off(phrase, before, lower, words):
        return "future"
    leans = _nearest(before, lower, words)
    if leans == "past" and phrase.rule == "until":  # "is closed until Friday", but "was closed until Friday"
        leans = "past" if _nearest_auxiliary(before, lower) in _PAST_BE else "future"
    if leans:
        return leans
    if phrase.last + 1 < len(lower) and lower[phrase.last + 1] in ("'s", "’s"):
        return "past"  # "Tuesday's arguments" have been heard
    leans = _nearest(range(phrase.last + 1, min(len(lower), phrase.last + 1 + _LOOK_AHEAD)), lower, words)
    return leans or ("future" if phrase.rule in ("until", "by") else "")


def _nearest(indexes: Iterable[int], lower: list[str], words: Vocabulary) -> str:
    leanings = words["leanings"]
    for i in indexes:
        if lower[i] in _ENDS:
            break
        leans = (
            _done_form(i, lower, words)
            or leanings.get(lower[i])
            or _present_form(i, lower, words)
            or _past_form(i, lower)
        )
        if leans and not (leans == "past" and i and lower[i - 1] in words["before_base_forms"]):
            return leans  # of "will be held" and "expected to cut" the first word decides
    return ""


def _is_put_off(phrase: Phrase, before: range, lower: list[str], words: Vocabulary) -> bool:
    """Tell a day until which, or to which, something is put off or in force: "was adjourned until Friday"."""
    is_bound = phrase.rule == "until" or (before and lower[before[0]] == "to")
    for i in before if is_bound else ():
        if lower[i] in _ENDS or lower[i] == "had":
            break
        if lower[i] in words["put_off"]:
            return True
    return False


def _nearest_auxiliary(indexes: Iterable[int], lower: list[str]) -> str:
    """Find the last auxiliary of the same sentence: in "said flights have been suspended" that of the flights."""
    for i in indexes:
        if lower[i] in _ENDS:
            break
        if lower[i] in _PAST_BE or lower[i] in _PRESENT_BE:
            return lower[i]
    return ""


_PAST_BE: Final = frozenset({"was", "were", "had", "did"})
_PRESENT_BE: Final = frozenset({"is", "are", "has", "have", "'ve", "’ve", "be"})
_ENDS: Final = frozenset(".?!")
_BEFORE_ADJECTIVES: Final = frozenset("the a an its his her their this that these those of in with by for".split())


def _present_form(i: int, lower: list[str], words: Vocabulary) -> str:
    """Take a present that leads somewhere for one that looks ahead: "go to the polls", but not "to go to court"."""
    if lower[i] not in words["going_to"] or lower[i + 1 : i + 2] != ["to"]:
        return ""
    return "" if i and lower[i - 1] in words["before_base_forms"] else "future"


def _done_form(i: int, lower: list[str], words: Vocabulary) -> str:
    """Take "set" with what it did to something for a past, "set fire to", "set off", where "is set to" looks ahead."""
    return "past" if lower[i] == "set" and lower[i + 1 : i + 2] and lower[i + 1] in words["set_with"] else ""


def _past_form(i: int, lower: list[str]) -> str:
    """Take a form in -ed for a verb of the past, unless it stands where an adjective does."""
    if not lower[i].endswith("ed") or len(lower[i]) < 5:
        return ""
    return "" if i and lower[i - 1] in _BEFORE_ADJECTIVES else "past"
