"""Totals of an article's losses, and whether its figures agree.

A loss told twice counts once; parts, older figures, history and what is denied are left out. Nothing here reads the text:
the extractor has tied parts, repetitions and older figures to each other already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from newsparse.models.casualty import Casualty, Effect, Stance
from newsparse.models.count import Count, Qualifier

if TYPE_CHECKING:
    from newsparse.models.article import Article

__all__ = ["TollCheck", "Verdict", "check_tolls", "toll"]

# How many statements of one loss around it a claim is compared with, so that a long list takes linear time.
_REACH: Final = 64


class Verdict(StrEnum):
    """How the parts of a total compare with it; other claimants' figures have no part in this."""

    AGREE = "agree"
    EXCEED = "exceed"
    SHORT = "short"


@attrs.frozen(kw_only=True)
class TollCheck:
    """One total beside its parts and beside what others claim.

    Args:
        effect: What happened to the people counted.
        total: The statement of the total.
        parts: The statements that the text counts among it, without parts of parts.
        sum: What the parts come to.
        verdict: Whether the parts agree with the total, exceed it or fall short. Parts introduced by "including"
            usually fall short, and may; without parts it is ``"agree"``, whatever others claim.
        disagreements: Figures of other claimants for the same loss that differ, of which the verdict says nothing.

    >>> import newsparse
    >>> article = newsparse.parse("The floods killed 40 people, officials said. The union said 52 people had died.")
    >>> check = newsparse.check_tolls(article)[0]
    >>> isinstance(check, TollCheck), check.total.count, [other.count for other in check.disagreements]
    (True, Count(40), [Count(52)])
    """

    effect: Effect
    total: Casualty
    parts: tuple[Casualty, ...]
    sum: Count
    verdict: Verdict
    disagreements: tuple[Casualty, ...] = ()


def toll(casualties: Iterable[Casualty], effect: Effect | str) -> Count | None:
    """Tell this news's own current total of one effect.

    Statements of one loss count once: what is told again, and of several claimants' figures the highest one. The rest is
    added up, what is only feared left out where something is known. "No casualties" is nought killed and nought injured.

    Args:
        casualties: The statements, in the order of the text.
        effect: Which effect to count.

    Returns:
        The total, or None where nothing is stated.

    >>> from newsparse.span import Span
    >>> text = "Two died. The two dead were sisters. A third woman died later."
    >>> two, again, third = (
    ...     Casualty(Span.of(text, *at), rule="example", effect="killed", count=Count.exactly(number))
    ...     for at, number in [((0, 8), 2), ((10, 22), 2), ((37, 55), 1)]
    ... )
    >>> toll([two, attrs.evolve(again, same_as=two), third], "killed")
    Count(3)
    """
    highest: dict[Casualty, Casualty] = {}
    for one in casualties:
        if is_own(one) and _counts_as(one, Effect(effect)):
            loss = _loss(one)
            highest[loss] = max(highest.get(loss, one), one, key=_least)
    kept = _without_fears(list(highest.values()))
    counted = [one for one in kept if one.count.qualifier is not Qualifier.ZERO] or kept
    return _add(counted) if counted else None


def _loss(casualty: Casualty) -> Casualty:
    """Find the statement that stands for a loss: the one that the others tell again."""
    while casualty.same_as is not None:
        casualty = casualty.same_as
    return casualty


def _without_fears(told: Sequence[Casualty]) -> Sequence[Casualty]:
    """Leave out what is only feared where something is known."""
    return [one for one in told if one.stance is not Stance.FEARED] or told


def is_own(casualty: Casualty) -> bool:
    """Tell whether a statement belongs to the news itself: no part, no older figure, no history, not denied."""
    return (
        (casualty.part_of is None or casualty.part_of.stance is Stance.FEARED)
        and casualty.superseded_by is None
        and not casualty.is_background
        and casualty.stance is not Stance.DENIED
    )


def check_tolls(article: Article) -> tuple[TollCheck, ...]:
    """Compare each total with its parts, and claimants with each other.

    Args:
        article: An article with casualties.

    Returns:
        A check for every total that has parts or is disputed, in the order of the text.

    >>> import newsparse
    >>> article = newsparse.parse(
    ...     "The floods killed 40 people in four provinces, officials said. Twenty-five people died in Tarma."
    ... )
    >>> [(check.total.count, check.sum, str(check.verdict)) for check in check_tolls(article)]
    [(Count(40), Count(25), 'short')]
    """
    own = [one for one in article.casualties if is_own(one)]
    parts: dict[Casualty, list[Casualty]] = {}
    for one in article.casualties:
        if one.part_of is not None:
            parts.setdefault(one.part_of, []).append(one)
    losses: dict[Casualty, list[Casualty]] = {}
    for one in own:
        losses.setdefault(_loss(one), []).append(one)
    near = {one: told[max(0, at - _REACH) : at + _REACH] for told in losses.values() for at, one in enumerate(told)}
    checks = (_check(total, tuple(parts.get(total, ())), near[total]) for total in own)
    return tuple(check for check in checks if check.parts or check.disagreements)


def _check(total: Casualty, parts: tuple[Casualty, ...], told: Sequence[Casualty]) -> TollCheck:
    summed = _add(parts) if parts else total.count
    others = tuple(one for one in told if _disagree(total, one))
    return TollCheck(
        effect=total.effect,
        total=total,
        parts=parts,
        sum=summed,
        verdict=_verdict(summed, total.count),
        disagreements=others,
    )


def _verdict(parts: Count, total: Count) -> Verdict:
    if total.high is not None and parts.low is not None and parts.low > total.high:
        return Verdict.EXCEED
    if total.low is not None and parts.high is not None and parts.high < total.low:
        return Verdict.SHORT
    return Verdict.AGREE


def _counts_as(casualty: Casualty, effect: Effect) -> bool:
    """Tell whether a statement is about an effect; "no casualties" is about both killed and injured."""
    is_nobody = casualty.count.qualifier is Qualifier.ZERO and casualty.effect is Effect.KILLED_OR_INJURED
    return casualty.effect is effect or (is_nobody and effect in (Effect.KILLED, Effect.INJURED))


def _disagree(one: Casualty, other: Casualty) -> bool:
    """Tell whether two claimants give different figures for one loss."""
    is_other = one.claimed_by is not None and other.claimed_by not in (None, one.claimed_by)
    return is_other and one.effect is other.effect and one.count != other.count


def _least(casualty: Casualty) -> int:
    """Return the fewest that a statement can mean, or the most where only that is told."""
    count = casualty.count
    return count.low if count.low is not None else count.high or 0


def _add(casualties: Sequence[Casualty]) -> Count:
    """Add up counts; an open end stays open."""
    if len(casualties) == 1:
        return casualties[0].count
    counts = [one.count for one in casualties]
    highs = [count.high for count in counts if count.high is not None]
    high = sum(highs) if len(highs) == len(counts) else None
    if all(count.low is None for count in counts):
        return Count(high=high, qualifier=Qualifier.AT_MOST)
    low = sum(count.low or 0 for count in counts)
    hedges = {count.qualifier for count in counts} - {Qualifier.EXACT, Qualifier.ZERO}
    if low == high:
        return Count(
            low=low, high=high, qualifier=Qualifier.ABOUT if Qualifier.ABOUT in hedges else Count.exactly(low).qualifier
        )
    return Count(low=low, high=high, qualifier=Qualifier.RANGE if high is not None else Qualifier.AT_LEAST)
