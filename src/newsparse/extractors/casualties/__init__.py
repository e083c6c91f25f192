"""The layer CASUALTIES: how many, of what effect, whose, where, and who says so.

`newsparse.language.losses` reads the losses of each sentence that holds a word of harm, `newsparse.language.lossties`
finds out how they hang together. Here they become facts, each with its place, its moment and its claimant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from newsparse.extraction import Extractor, View, extractor
from newsparse.extractors.casualties.claims import attribute
from newsparse.extractors.casualties.drafts import (
    Draft,
    drafts_of,
    locate,
    people_of,
    sentence_of,
    without_dead,
    words_of,
)
from newsparse.extractors.casualties.facts import Builder
from newsparse.hookspecs import hookimpl
from newsparse.language.gazetteer import Gazetteer, gazetteer
from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import Statement
from newsparse.language.lossties import Knot, tie
from newsparse.language.losstimes import age
from newsparse.layers import ACTORS, CASUALTIES, DATELINES, HEADERS, MOMENTS, PLACES, QUOTES, SENTENCES
from newsparse.models.casualty import Casualty, Stance
from newsparse.scoring import load_weights

__all__ = ["Draft", "by_effect", "casualties", "read_drafts"]

_OURS: Final = frozenset(["its", "our", "their"])
_LOSERS: Final = frozenset(["it", "they", "he", "she", "we", "and", "admitted", "acknowledged"])
_DETERMINERS: Final = frozenset(["the", "a", "an", "his", "her", "its", "their", "this", "that"])


@extractor(CASUALTIES, requires=[HEADERS, DATELINES, SENTENCES, QUOTES, ACTORS, PLACES, MOMENTS])
def casualties(view: View) -> Iterator[Casualty]:
    """Read the losses of every sentence with a word of harm, and tie them to each other and to their claimants."""
    drafts = read_drafts(view)
    if drafts:
        words, model = words_of(view), load_weights("tolls")["adds"]
        for alike, statements in by_effect(drafts, view):
            _tie(alike, tie(statements, view.reading.tokens, words, model))
        yield from map(Builder(view).fact, drafts)


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Casualty]]:
    """Offer the built-in reader of casualties."""
    return [casualties]


def read_drafts(view: View) -> list[Draft]:
    """Read the losses, each with its place, moment and quote, not yet tied to each other.

    Args:
        view: The text with the layers that `casualties` requires.
    """
    words = words_of(view)
    drafts = without_dead(list(drafts_of(view, words)), view, words)
    if drafts:
        locate(drafts, view, words)
        attribute(drafts, view, words)
    return drafts


def by_effect(drafts: Sequence[Draft], view: View) -> Iterator[tuple[list[Draft], list[Statement]]]:
    """Group losses by effect, and say what tells them apart.

    Those are left out that somebody denies, and those only feared where something is known.

    Args:
        drafts: The losses.
        view: The text with its layers.
    """
    people, words = people_of(view), words_of(view)
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.stance is not Stance.DENIED:
            groups.setdefault(draft.loss.effect, []).append(draft)
    beside = _beside_others(drafts)
    for alike in map(_known, groups.values()):
        yield alike, [_statement(draft, view, words, people, draft.start in beside) for draft in alike]


def _beside_others(drafts: Iterable[Draft]) -> set[int]:
    """Find where those losses start whose sentence has told one of another effect."""
    return {
        later.start
        for one, later in pairwise(drafts)
        if one.number == later.number and one.loss.effect != later.loss.effect
    }


def _known(alike: list[Draft]) -> list[Draft]:
    """Leave out what is only feared where something is known."""
    known = [draft for draft in alike if draft.stance is not Stance.FEARED]
    is_known = any((draft.loss.low or draft.loss.high) and not draft.is_background for draft in known)
    return known if is_known else alike


def _tie(drafts: Sequence[Draft], found: Knot) -> None:
    """Tie parts to their totals, older figures to newer ones, and what is told again to what was told."""
    for at, one in found.ties.items():
        if drafts[one.to].takes(drafts[at]):
            drafts[at].ties[one.kind] = drafts[one.to]
    for at in found.aside:
        drafts[at].is_background = True


def _statement(
    draft: Draft,
    view: View,
    words: HarmWords,
    people: frozenset[int],
    is_beside: bool,  # noqa: FBT001
) -> Statement:
    tokens, inside = view.reading.tokens, sentence_of(draft, view)
    first, last = draft.loss.victim
    return Statement(
        draft.loss,
        draft.number,
        inside.start,
        inside.stop,
        frozenset(tokens.lower[at] for at in range(first, last + 1) if at in people) - words.persons - _DETERMINERS,
        draft.place.name if draft.place else "",
        str(draft.moment.latest or "") if draft.moment else "",
        draft.claimant.name if draft.claimant else "",
        _country(draft, tokens.words[first : last + 1], gazetteer(view.lexicon("places"))),
        draft.is_background,
        is_beside,
        age(tokens.lower, draft.loss, inside.start, tokens.between(draft.start, draft.limit).stop, words),
        draft.claimant.name if draft.claimant and _is_own(draft, tokens.lower, words) else "",
    )


def _is_own(draft: Draft, lower: Sequence[str], words: HarmWords) -> bool:
    """Tell "said its men had died" and "said it lost 20 men" from "said 20 men had died"."""
    first, last = draft.loss.victim
    loser = lower[max(0, draft.loss.first - 2) : draft.loss.first]
    is_lost = lower[draft.loss.first] in words.losing and not _LOSERS.isdisjoint(loser)
    return is_lost or not _OURS.isdisjoint(lower[first : last + 1])


def _country(draft: Draft, victim: Sequence[str], table: Gazetteer) -> str:
    """Find whose people those harmed are: "Russian soldiers", "its soldiers", told by Russia."""
    is_theirs = not _OURS.isdisjoint(map(str.lower, victim))
    if is_theirs and draft.claimant and draft.claimant.country:
        return draft.claimant.country
    known = {code for word in victim if word[0].isupper() and (code := table.nationality(word))}
    return known.pop() if len(known) == 1 else ""
