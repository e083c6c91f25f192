"""Neighbours: what stands around a cue, and how the model looks at it: its subject, what follows, its likeliest rivals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import attrs

from newsparse.language.phrases import Phrase
from newsparse.language.reporting.cues import VERBAL, Cue
from newsparse.language.reporting.scene import PAD, Scene
from newsparse.scoring import Features

__all__ = ["CUE", "Candidate", "Rival", "cue_constants", "cue_values", "look_around"]

_AUXILIARY: Final = frozenset("RKXHML")
_FINITE: Final = frozenset("VXHLM")
_NEAR: Final = 3


@attrs.define(eq=False)
class Rival:
    """The likeliest other cue on one side.

    Args:
        lemma: Its stem.
        habit: How often it reports.
        gap: What stands between: coordinators, commas, quotation marks, subordinators.
    """

    lemma: str
    habit: int
    gap: str


@attrs.define(eq=False)
class Candidate:
    """A cue with what its neighbours tell, which the later steps look at again.

    Args:
        cue: The cue.
        before: What stands before it, auxiliaries left out: a kind of phrase, a word, an edge.
        after: What stands after it, adverbs left out: a quotation, "that", a phrase and what follows the phrase.
        quotes: Where quotations stand: beside it or far, before and after.
        voice: "B" where it is passive, else the auxiliaries before it.
        rank: How many candidates of its sentence the lexicon lists before it.
        earlier: The likeliest cue before it in its sentence.
        later: The likeliest cue after it.
        neighbours: Stems of the candidates right before and after it.
    """

    cue: Cue
    before: str
    after: str
    quotes: str
    voice: str
    rank: int
    earlier: Rival
    later: Rival
    neighbours: tuple[str, str]


def look_around(scene: Scene, cues: Sequence[Cue]) -> list[Candidate]:
    """Look at the neighbours of each cue of a sentence.

    Args:
        scene: The sentence.
        cues: Its candidates, in order.
    """
    free = [cue for cue in cues if not (scene.quoted and scene.quoting(cue.first))]
    found, rank = [], 0
    for number, cue in enumerate(cues):
        start, before = _before(scene, cue.first)
        after = _after(scene, cue.last + 1)
        earlier, later = _rivals(scene, free, cue)
        neighbours = (
            cues[number - 1].lemma if number else "^",
            cues[number + 1].lemma if number + 1 < len(cues) else "$",
        )
        quotes = _quotes(scene, cue, start, after) if scene.quoted else ""
        found.append(Candidate(cue, before, after, quotes, _voice(scene, cue, start), rank, earlier, later, neighbours))
        rank += bool(cue.group)
    return found


_NO_RIVAL: Final = Rival("-", -10, "")


def _rivals(scene: Scene, others: Sequence[Cue], cue: Cue) -> tuple[Rival, Rival]:
    """Find the likeliest cue before another and the likeliest after it; the first of equals."""
    earlier = later = None
    for one in others:
        if one.first < cue.first:
            if earlier is None or one.habit > earlier.habit:
                earlier = one
        elif one.first > cue.first and (later is None or one.habit > later.habit):
            later = one
    tags = scene.page.tags
    return (
        _rival(earlier, tags[earlier.last + 1 : cue.first]) if earlier else _NO_RIVAL,
        _rival(later, tags[cue.last + 1 : later.first]) if later else _NO_RIVAL,
    )


def _rival(cue: Cue, between: str) -> Rival:
    return Rival(cue.lemma, cue.habit, _marks(between))


@lru_cache(maxsize=4096)
def _marks(tags: str) -> str:
    """Name the coordinators, commas, marks and subordinators among some tags, and a final "to"."""
    return "".join([mark for mark in "J,qS" if mark in tags]) + ("T" if tags[-1:] == "T" else "")


def _voice(scene: Scene, cue: Cue, start: int) -> str:
    tags = scene.page.tags
    voice = tags[start + 1 : cue.first].replace("R", "")
    return "B" if tags[cue.first] == "B" and "X" in voice else voice


def _before(scene: Scene, index: int) -> tuple[int, str]:
    """Find what stands before a cue: index of its last token, and a word for it."""
    tags, at = scene.page.tags, index - 1
    while at >= scene.first and tags[at] in _AUXILIARY:
        at -= 1
    if at < scene.first:
        return at, "^"
    phrase = scene.page.phrase_to.get(at)
    if phrase is None:
        shape = scene.row[at + PAD - scene.first]
        return at, f"{scene.row[at - 1 + PAD - scene.first]}," if shape == "," else shape
    kind = _kind_of(scene, phrase)
    return at, f"F{kind}" if phrase.first > scene.first and tags[phrase.first - 1] == "F" else kind


def _kind_of(scene: Scene, phrase: Phrase) -> str:
    """Name the kind of a noun phrase: the pronoun itself, or the tag of its head."""
    tag = scene.page.tags[phrase.head]
    return scene.page.lower[phrase.head] if tag == "O" else tag


def _after(scene: Scene, at: int) -> str:
    """Name what stands after a cue."""
    tags, end = scene.page.tags, scene.end
    while at < end and tags[at] == "R":
        at += 1
    if at >= end:
        return "$"
    if at in scene.openings:
        return "Q"
    if tags[at] == "," and at + 1 in scene.openings:
        return f"{scene.page.lower[at]}Q"
    phrase = scene.page.phrase_from.get(at)
    if phrase is None or tags[at] in "SW":
        return scene.row[at + PAD - scene.first]
    return f"{tags[phrase.head]}{_behind(scene, phrase.last + 1)}"


def _behind(scene: Scene, at: int) -> str:
    """Name what stands behind the noun phrase after a cue."""
    tags, end = scene.page.tags, scene.end
    while at < end and tags[at] in "RK":
        at += 1
    if at >= end:
        return "$"
    tag = tags[at]
    if at in scene.openings:
        return "Q"
    if tag in _FINITE:
        return "V"
    if tag in "SWT":
        return f" {scene.row[at + PAD - scene.first]}"
    return ",Q" if tag == "," and at + 1 in scene.openings else tag


def _quotes(scene: Scene, cue: Cue, subject: int, after: str) -> str:
    """Say where quotations stand: before, around, after the cue."""
    if scene.quoting(cue.first):
        return "in"
    left = right = ""
    phrase = scene.page.phrase_to.get(subject)
    starts = (cue.first, phrase.first if phrase else cue.first)
    for one in scene.quoted:
        if one.closing < cue.first:
            left = "b" if any(start - 2 <= one.closing < start for start in starts) else "l"
        elif not right:
            right = "a" if after.endswith("Q") else "r"
    return left + right


CUE: Final = Features(
    constants=("", "lemma", "tag", "group", "habit"),
    values=(
        "", "after", "before", "next", "quotes", "neighbours", "two before", "quotes group", "subject", "mother", "rank",
        "object", "earlier habit", "later habit", "later lemma", "earlier gap", "later gap", "previous cue", "next cue",
    ),
    templates=(
        "lemma/after", "lemma/next", "tag/neighbours", "tag/two before", "group/after", "tag/before", "lemma/quotes",
        "tag/quotes group", "tag/subject", "tag/mother", "group/rank", "tag/object", "habit/quotes", "habit/earlier habit",
        "habit/later habit", "habit/later lemma", "habit/earlier gap", "habit/later gap", "tag/previous cue", "tag/next cue",
    ),
)  # fmt: skip


def cue_constants(scene: Scene, view: Candidate) -> tuple[str, ...]:
    """Describe a candidate for the model "cue": the constants of `CUE`."""
    cue = view.cue
    return "", cue.lemma, scene.page.tags[cue.first], cue.group, str(cue.habit)


def cue_values(scene: Scene, view: Candidate) -> tuple[str, ...]:
    """Describe a candidate for the model "cue": the values of `CUE`.

    Args:
        scene: Its sentence.
        view: The cue with its neighbours.
    """
    cue, row = view.cue, scene.row
    at = cue.first + PAD - scene.first
    end = cue.last + PAD - scene.first
    before, after = row[at - 1], row[end + 1]
    earlier, later = view.earlier, view.later
    return (
        "", view.after, view.before, after, view.quotes, f"{before} {after}", f"{row[at - 2]} {before}",
        f"{view.quotes} {cue.group}", _subject(scene, cue), _mother(scene, cue), str(min(view.rank, _NEAR)),
        _object(scene, cue), str(earlier.habit), str(later.habit), later.lemma, f"{earlier.gap} {earlier.habit}",
        f"{later.gap} {later.habit}", *view.neighbours,
    )  # fmt: skip


def _object(scene: Scene, cue: Cue) -> str:
    """Return the head of the noun phrase after a cue: "gave an endorsement"."""
    phrase = scene.page.phrase_from.get(cue.last + 1)
    if phrase is None:
        return "-"
    tag = scene.page.tags[phrase.head]
    return scene.page.lower[phrase.head] if tag == "N" else tag


def _subject(scene: Scene, cue: Cue) -> str:
    """Return the last word before a cue, auxiliaries left out: "the report shows"."""
    at, tags = cue.first - 1, scene.page.tags
    while at >= scene.first and tags[at] in _AUXILIARY:
        at -= 1
    return scene.page.lower[at] if at >= scene.first else "^"


def _mother(scene: Scene, cue: Cue) -> str:
    """Name the verb that governs a cue: "wants to say", "kept saying", "made the claim"."""
    tags = scene.page.tags
    for at in range(cue.first - 1, max(scene.first, cue.first - 5) - 1, -1):
        if tags[at] in VERBAL:
            return scene.page.lemma(at)
        if tags[at] not in "TDANRO'P":
            break
    return "-"
