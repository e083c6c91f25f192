"""The total that an ordinal tells, where a text tells no other before: the ten of "the tenth victim died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import Loss

__all__ = ["numbered"]

# So many words behind "the tenth victim died" say that others of a year are counted with it.
_BEHIND: Final = 8
_ARTICLES: Final = frozenset(["a", "the"])


def numbered(loss: Loss, lower: Sequence[str], words: HarmWords) -> Iterator[Loss]:
    """Yield a loss, and before it the total that its ordinal tells; "the tenth mayor was killed this year" tells none.

    Args:
        loss: The first loss of its effect in a text.
        lower: The tokens of the text in lower case.
        words: The words of harm.
    """
    told = (words.ordinal_values.get(word, 0) for word in lower[loss.victim[0] : loss.head])
    number = next(filter(None, told), 0) if _is_anybody(lower, loss, words) else 0
    if loss.low != 1 or number <= 1 or _is_of_time(lower[loss.last + 1 : loss.last + 1 + _BEHIND], words):
        yield loss
        return
    yield loss._replace(low=number, high=number, frame="ordinal", is_single=False)
    yield loss._replace(is_part=True, whole=loss.first)


def _is_anybody(lower: Sequence[str], loss: Loss, words: HarmWords) -> bool:
    """Tell "the third victim" and "a third man" from "Third Judge of Public Order"."""
    head = lower[loss.head]
    is_common = (
        head in words.anyone or head in words.members or head in words.genders or words.effects.get(head) == "killed"
    )
    return is_common and lower[loss.victim[0]] in _ARTICLES


def _is_of_time(behind: Sequence[str], words: HarmWords) -> bool:
    return "since" in behind or any(one == "this" and unit in words.ages for one, unit in pairwise(behind))
