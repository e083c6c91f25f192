"""How long ago a loss happened, from the words of its sentence: "last month", "since January", "in the crash of 1998".

News recalls older losses beside its own. What is older than the first loss that a text tells is none of this news, and a
sum over months is none of a day's; where all is as old, it is the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import Loss

__all__ = ["AGES", "age"]

AGES: Final = ("", "day", "week", "month", "year", "period", "recalled")
"""What a loss may be, from fresh on; "period" is a sum over a time, "recalled" what somebody is blamed for."""

# So many words before a loss, and behind it, tell its time.
_BEFORE: Final = 40
_BEHIND: Final = 12
# So many words before the noun of a loss tell why it is recalled.
_NEAR: Final = 6
_LAST: Final = frozenset(["last", "previous", "preceding"])
_PAST: Final = frozenset(["last", "past", "previous"])
_AGO: Final = frozenset(["ago", "earlier", "before", "previously"])
_WITHIN: Final = {"year": "month", "month": "week", "week": "day", "day": ""}
_LONG: Final = frozenset(["year", "month"])
_DATING: Final = frozenset(["in", "of", "since", "during", "from"])
_CENTURIES: Final = frozenset(["15", "16", "17", "18", "19", "20"])
_ARTICLES: Final = frozenset(["a", "the"])
# "accused of killing", "charged with killing"
_BLAMED: Final = frozenset(["of", "with", "for"])
_EVENTS: Final = frozenset(["event", "owned"])


def age(lower: Sequence[str], loss: Loss, start: int, stop: int, words: HarmWords) -> str:
    """Tell how long ago a loss happened.

    Args:
        lower: The tokens of the text in lower case.
        loss: The loss.
        start: Index of the first token of its sentence.
        stop: Index after the last token of its clause.
        words: The words of harm.

    Returns:
        One of `AGES`, the farthest that the words tell; the first of them where they tell none.
    """
    first = max(start, loss.first - _BEFORE)
    told = list(lower[first : min(stop, loss.last + 1 + _BEHIND)])
    if not words.lasting.isdisjoint(told):
        return ""
    found = {_told(told, at, word, words) for at, word in enumerate(told) if _may_tell(word, words)}
    found |= {_after(told, at, words) for at in range(1, loss.first - first) if told[at] == "after"}
    is_blamed = loss.frame in _EVENTS or (loss.frame == "active" and lower[loss.first - 1] in _BLAMED)
    if is_blamed and not words.recalling.isdisjoint(lower[max(start, loss.first - _NEAR) : loss.first]):
        found.add("recalled")
    if lower[max(start, loss.victim[0] - 1)] == "whose":
        found.add("recalled")
    return max(found, key=AGES.index, default="")


def _may_tell(word: str, words: HarmWords) -> bool:
    """Tell a unit of time, a month or a year from the words that most of a sentence is made of."""
    return word in words.ages or word in words.yearly or words.roles.get(word) == "month" or word.isdigit()


def _told(told: Sequence[str], at: int, word: str, words: HarmWords) -> str:
    """Tell what one word adds."""
    if word in words.ages:
        return _of_unit(told, at, words.ages[word])
    before = told[at - 1] if at else ""
    if word.isdigit() and len(word) == 4 and word[:2] in _CENTURIES:
        is_event = before in _ARTICLES and at + 1 < len(told) and told[at + 1] not in words.plurals
        is_dated = before in _DATING or words.roles.get(before) == "month" or is_event
        return "period" if before == "since" else "year" if is_dated else ""
    if words.roles.get(word) == "month" and before in _DATING and not _is_digit(told, at + 1):
        return "period" if before == "since" else "month"
    return "period" if word in words.yearly else ""


def _after(told: Sequence[str], at: int, words: HarmWords) -> str:
    """Tell the age of what the news came "a year after"."""
    return words.ages.get(told[at - 1], "")


def _of_unit(told: Sequence[str], at: int, unit: str) -> str:
    """Tell what "week" and its like are with the words around: "last week", "two weeks ago", "this month"."""
    before, behind = told[at - 1] if at else "", told[at + 1] if at + 1 < len(told) else ""
    if behind in _AGO or (before in _LAST and not told[at].endswith("s")):
        return unit
    if before == "this":
        is_earlier = at > 1 and told[at - 2] == "earlier"
        return _WITHIN[unit] if is_earlier else "period" if unit in _LONG else ""
    is_span = told[at].endswith("s") and not _PAST.isdisjoint(told[max(0, at - 3) : at])
    return "period" if is_span and unit != "hour" else ""


def _is_digit(told: Sequence[str], at: int) -> bool:
    return at < len(told) and told[at].isdigit()
