"""Hearsay: words that somebody is quoted as saying, "X quoted the mayor as saying", "the mayor was quoted as saying by X"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.language.reporting.choice import Draft, is_speech
from newsparse.language.reporting.circumstances import past_medium
from newsparse.language.reporting.contents import AFTER, BEFORE, Ends, openings
from newsparse.language.reporting.neighbours import Candidate
from newsparse.language.reporting.readings import Carrier, Reading, kind_by_marks
from newsparse.language.reporting.scene import Scene, Stretch
from newsparse.language.reporting.sources import Speaker
from newsparse.lexicon import Lexicon, Section
from newsparse.scoring import UNIT, Weights

__all__ = ["hearsay"]

RULE: Final = "quoted_as_saying"
# The frame is sure: no learned score outweighs it.
_SURE: Final = 10 * UNIT
_FARTHEST: Final = 24
_QUOTING: Final = frozenset({"quoting", "citing"})
_VERBAL: Final = frozenset("VBG")
_FINITE: Final = frozenset("VXHLM")
_STOPS: Final = frozenset(".,-")


class _Frame(NamedTuple):
    """The parts of "quoted the mayor as saying", in tokens.

    Args:
        verb: Index of "quoted".
        start: Index of the first token of the frame, its subject included.
        source: Who is quoted.
        carrier: Who quotes; None where that is not told.
    """

    verb: int
    start: int
    source: Stretch
    carrier: Stretch | None


def hearsay(
    scene: Scene, views: Sequence[Candidate], heads: Collection[int], lexicon: Lexicon, weights: Weights
) -> Iterator[tuple[Draft, int]]:
    """Read what somebody is quoted as saying.

    Args:
        scene: The sentence.
        views: Its candidates.
        heads: The tokens of the text that are likely cues.
        lexicon: The lexicon "cues".
        weights: The models.

    Yields:
        Readings of the participle as cue, and the index of the verb of quoting, which is then no cue of its own.
    """
    relays = lexicon["relays"]
    for view in views:
        frame = _frame(scene, view, relays)
        if frame is None:
            continue
        reading = _after(scene, view, frame, heads, weights) or _before(scene, view, frame)
        if reading is not None:
            yield Draft(reading, _SURE), frame.verb


def _frame(scene: Scene, view: Candidate, words: Section) -> _Frame | None:
    """Find the verb of quoting behind "as saying", and whom it quotes."""
    page, cue = scene.page, view.cue
    if page.tags[cue.first] != "G" or not is_speech(cue) or scene.quoting(cue.first):
        return None
    link = cue.first - 1
    if link <= scene.first or page.lower[link] != "as":
        return None
    for at in range(_past_clause(scene, link - 1), max(scene.first, link - _FARTHEST), -1):
        if words.get(page.lower[at]) in _QUOTING and page.tags[at] in _VERBAL:
            return _passive(scene, at, cue.last) if _is_passive(scene, at) else _active(scene, at, link)
        if page.tags[at] in _FINITE or scene.quoting(at):
            return None
    return None


def _past_clause(scene: Scene, at: int) -> int:
    """Step back over a clause between commas: "quoted two officials[, who asked not to be named,] as saying"."""
    tags = scene.page.tags
    comma = tags.rfind(",", scene.first, at) if tags[at] == "," else -1
    return comma - 1 if comma > scene.first and tags[comma + 1] == "W" else at


def _is_passive(scene: Scene, verb: int) -> bool:
    """Whether nobody follows the verb whom it quotes: "was quoted as", "quoted by X as"."""
    page = scene.page
    return page.tags[verb] != "G" and (page.tags[verb + 1] == "F" or "X" in page.tags[max(verb - 2, 0) : verb])


def _active(scene: Scene, verb: int, link: int) -> _Frame | None:
    """Read "X quoted the mayor as saying": the source follows the verb."""
    page, last = scene.page, link - 1
    while page.tags[last] == ",":
        last -= 1
    if last <= verb or verb + 1 not in page.phrase_from:
        return None
    before = _subject(scene, verb - 1)
    return _Frame(verb, before.first if before else verb, Stretch(verb + 1, last), before)


def _passive(scene: Scene, verb: int, participle: int) -> _Frame | None:
    """Read "the mayor was quoted as saying": the source stands before the verb, who quotes behind "by"."""
    source = _subject(scene, verb - 1)
    return source and _Frame(verb, source.first, source, _by(scene, verb + 1) or _by(scene, participle + 1))


def _by(scene: Scene, at: int) -> Stretch | None:
    page = scene.page
    phrase = page.phrase_from.get(at + 1) if at < scene.end and page.lower[at] == "by" else None
    return Stretch(phrase.first, phrase.last) if phrase and phrase.last < scene.end else None


def _subject(scene: Scene, at: int) -> Stretch | None:
    """Find the noun phrase before a verb, an apposition included: "Oleg Belov, the deputy minister, was"."""
    page = scene.page
    while at >= scene.first and page.tags[at] in "RKXHM":
        at -= 1
    if at < scene.first or scene.quoting(at):
        return None
    if page.tags[at] == "W":
        return Stretch(at, at)
    is_apposed = page.tags[at] == ","
    phrase = page.phrase_to.get(at - is_apposed)
    if phrase is None or phrase.first < scene.first:
        return None
    named = page.phrase_to.get(phrase.first - 2) if page.tags[phrase.first - 1] == "," else None
    if is_apposed and named is not None and named.first >= scene.first:
        return Stretch(named.first, phrase.last)
    return Stretch(_head(scene, phrase.first), phrase.last)


def _head(scene: Scene, first: int) -> int:
    """Go back from "the talks" to whom it belongs: "two people with knowledge of the talks"."""
    page = scene.page
    while page.tags[first - 1] == "F" and first - 1 > scene.first:
        phrase = page.phrase_to.get(first - 2)
        if phrase is None or phrase.first < scene.first or page.silent.get(page.lower[phrase.last]):
            break
        first = phrase.first
    return first


# ---------------------------------------------------------------- what is said


def _after(scene: Scene, view: Candidate, frame: _Frame, heads: Collection[int], weights: Weights) -> Reading | None:
    """Take what follows the participle, up to the likeliest end."""
    first = _past_adjuncts(scene, view.cue.last + 1)
    if not scene.page.tags[first : scene.limit(first)].strip(",.-q"):
        return None
    ends = Ends(scene, first, heads)
    score = weights["end"].bind(("", view.cue.lemma)).score
    scores = [score(ends.values(at)) for at in ends.options]
    contents = (Stretch(first, ends.options[scores.index(max(scores))]),)
    return _reading(scene, view, frame, contents, AFTER, ends.type)


def _past_adjuncts(scene: Scene, at: int) -> int:
    """Step over "by the agency", "on Monday", a medium, a comma and a colon."""
    page = scene.page
    while at < scene.end:
        phrase = page.phrase_from.get(at + 1) if page.tags[at] == "F" else None
        is_time = phrase is not None and page.silent.get(page.lower[phrase.last]) is not None
        if phrase is not None and (is_time or page.lower[at] == "by"):
            at = phrase.last + 1
        elif (beyond := past_medium(scene, at)) > at:
            at = beyond
        elif page.tags[at] in ",-" and at not in scene.openings:
            at += 1
        else:
            break
    return at


def _before(scene: Scene, view: Candidate, frame: _Frame) -> Reading | None:
    """Take what stands before the frame: the quotation that ends there, or all."""
    tags, last = scene.page.tags, frame.start - 1
    while last >= scene.first and tags[last] in _STOPS and last not in scene.closings:
        last -= 1
    if last < scene.first:
        return None
    quoted = scene.closings.get(last)
    is_alone = quoted is not None and (quoted.opening == scene.first or tags[quoted.opening - 1] in _STOPS)
    first = quoted.opening if quoted is not None and is_alone else openings(scene, last)[0]
    return _reading(scene, view, frame, (Stretch(first, last),), BEFORE, "<")


def _reading(
    scene: Scene, view: Candidate, frame: _Frame, contents: tuple[Stretch, ...], side: str, form: str
) -> Reading:
    first, last = frame.source
    head = scene.page.phrase_from[first].head if first in scene.page.phrase_from else last
    speaker = Speaker(first, last, scene.page.tags[head])
    carrier = Carrier(Stretch(frame.verb, frame.verb), frame.carrier) if frame.carrier else None
    return Reading(view, speaker, contents, kind_by_marks(scene, contents), side, form, (), RULE, carrier)
