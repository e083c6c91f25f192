"""What the words around a loss say of it: whether it is feared, confirmed, claimed or denied, and whether it is history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import FIGURES, Loss

__all__ = ["is_history", "stance"]

# So many words before a loss, and behind it, say how sure it is; so many behind it that it is a count over years.
_BEFORE: Final = 6
_BEHIND: Final = 4
_FEW: Final = 12
# No sentence of news reaches farther, and one without end may not cost more.
_FARTHEST: Final = 100
_WAR_BEFORE: Final = 8
_KNOWN: Final = frozenset(["the", "its", "their", "'s", "civil", "world"])
_PERFECT: Final = frozenset(["have", "has", "had"])
_PAST: Final = frozenset(["past", "last"])
_CLAUSAL: Final = frozenset(["that", "which", "who", "built", "opened", "founded", "born", "made"])
_HABIT: Final = frozenset(["each", "every", "per"])
_CAME: Final = frozenset(["came", "comes", "come", "coming", "happened", "occurred"])
_CENTURIES: Final = frozenset(["19", "20"])
_SOON: Final = 7
_RECENT: Final = frozenset(["day", "week"])
_HOURS: Final = frozenset(["hour", "hours", "minute", "minutes", "moments", "shortly"])
_WHICH: Final = [["in", "which"], ["during", "which"]]
_YEAR: Final = frozenset(["year", "month", "week", "day"])


def stance(lower: Sequence[str], loss: Loss, start: int, stop: int, words: HarmWords) -> str:
    """Read how the clause stands to a loss.

    Args:
        lower: The tokens of the text in lower case.
        loss: The loss.
        start: Index of the first token of its sentence.
        stop: Index after the last token that can belong to its clause.
        words: The words of harm.

    Returns:
        ``"feared"``, ``"confirmed"``, ``"claimed"``, ``"denied"``, or nothing.
    """
    told = lower[loss.first : loss.last + 1]
    before = lower[max(start, loss.first - _BEFORE) : loss.first]
    behind = lower[loss.last + 1 : min(stop, loss.last + 1 + _BEHIND)]
    if _denies(before, words):
        return "denied"
    if not words.feared.isdisjoint(told) or not words.fearing.isdisjoint(before) or _expects(told, loss, words):
        return "feared"
    if not words.confirmed.isdisjoint(told) or (loss.frame == "counted" and not words.confirmed.isdisjoint(behind)):
        return "confirmed"
    return "claimed" if not words.alleged.isdisjoint((*told, *before[-2:])) or _accuses(before, words) else ""


def _expects(told: Sequence[str], loss: Loss, words: HarmWords) -> bool:
    """Tell the figure of what may yet come, "the toll could exceed 100"; not "the toll, which may rise, stood at 45"."""
    clause = told[_behind_comma(told) :]
    return loss.frame in FIGURES and not words.expecting.isdisjoint(clause)


def _behind_comma(told: Sequence[str]) -> int:
    return next((at for at in range(len(told), 0, -1) if told[at - 1] == ","), 0)


def _denies(before: Sequence[str], words: HarmWords) -> bool:
    """Tell "rejected accusations that" from "denied bail after": the last "that" stands behind the denial."""
    denied = next((at for at, word in enumerate(before) if word in words.denying), None)
    return denied is not None and "that" in before[denied:]


def _accuses(before: Sequence[str], words: HarmWords) -> bool:
    """Tell "accused the police of" and "accused of" in front of a loss."""
    return before[-1:] == ["of"] and not words.accusing.isdisjoint(before)


def _is_past(before: Sequence[str]) -> bool:
    """Tell from the words before a loss that it is an older one: "In 2008, more than 800 people died", "Last year 14 died"."""
    if "in" not in before and "last" not in before and _CAME.isdisjoint(before):
        return False
    years = (
        one == "in" and after.isdigit() and after[:2] in _CENTURIES and not _is_within_clause(before, at)
        for at, (one, after) in enumerate(pairwise(before))
    )
    return any(years) or ("last", "year") in pairwise(before) or _is_event_before(before)


def _is_within_clause(before: Sequence[str], at: int) -> bool:
    """Tell the year of "a hotel that opened in 1962" and of "a bridge built in 1931"."""
    return not _CLAUSAL.isdisjoint(before[max(0, at - _BEFORE // 2) : at])


def _is_event_before(before: Sequence[str]) -> bool:
    """Tell what an event came after: "The attack came a week after a bomb killed five people"."""
    came = next((at for at, word in enumerate(before) if word in _CAME), len(before))
    soon = before[came : came + _SOON]
    return "after" in soon and _HOURS.isdisjoint(soon)


def _is_war(lower: Sequence[str], loss: Loss, start: int, stop: int, words: HarmWords) -> bool:
    """Tell "the war has killed 40,000 people" and "14,000 civilians were killed in the war" from an attack of the day."""
    subject = lower[max(start, loss.first - _WAR_BEFORE) : loss.first]
    told = lower[loss.first : loss.last + 1]
    if loss.frame in FIGURES and any(before in _KNOWN and word in words.wars for before, word in pairwise(told)):
        return True
    if loss.frame == "event" and not words.claiming.isdisjoint(subject[-1:]) and not words.wars.isdisjoint(subject):
        return True
    if loss.frame == "active" and not _PERFECT.isdisjoint(subject[-2:]) and not words.wars.isdisjoint(subject):
        return True
    if subject[-2:] in _WHICH and not words.wars.isdisjoint(subject):
        return True
    behind = lower[loss.last + 1 : min(stop, loss.last + 1 + _FEW)]
    times = [at for at, word in enumerate(behind) if word == "during" or (at == 0 and word == "in")]
    near = (behind[at : at + _BEHIND + 1] for at in times)
    return any(before in _KNOWN and word in words.wars for told in near for before, word in pairwise(told))


def _is_lasting(behind: Sequence[str], words: HarmWords) -> bool:
    """Tell "since the war began" and "over three years" from "since fighting began on Monday", which is what the news tells."""
    is_recent = any(words.ages.get(word) in _RECENT or words.roles.get(word) == "day" for word in behind)
    return not words.long_counts.isdisjoint(behind) and not is_recent


def _is_this_year(around: Sequence[str]) -> bool:
    """Tell "have been killed this year"."""
    return ("this", "year") in pairwise(around)


def is_history(lower: Sequence[str], loss: Loss, start: int, stop: int, words: HarmWords) -> bool:
    """Tell a count over years, "have been killed since the war began", and what a text commemorates.

    Args:
        lower: The tokens of the text in lower case.
        loss: The loss.
        start: Index of the first token of its sentence.
        stop: Index after its last.
        words: The words of harm.
    """
    start, stop = max(start, loss.first - _FARTHEST), min(stop, loss.last + _FARTHEST)
    if (
        not words.commemorating.isdisjoint(lower[start:stop])
        or _is_past(lower[start : loss.first])
        or _is_war(lower, loss, start, stop, words)
    ):
        return True
    behind = lower[loss.last + 1 : min(stop, loss.last + 1 + _FEW)]
    is_perfect = not _PERFECT.isdisjoint(lower[max(start, loss.first - 2) : loss.last])
    around = (*lower[max(start, loss.first - _SOON) : loss.first], *behind)
    is_news = not words.lasting.isdisjoint(around)  # "dengue has killed 19 since January"
    if is_perfect and not is_news and (_is_lasting(behind, words) or _is_this_year(around)):
        return True
    if any(word in _PAST and not words.long_counts.isdisjoint(behind[at : at + 3]) for at, word in enumerate(behind)):
        return True
    near = [*lower[max(start, loss.first - _BEHIND) : loss.first], *behind[:_BEHIND]]
    return any(word in _HABIT and after in _YEAR for word, after in pairwise(near)) or "annually" in near
