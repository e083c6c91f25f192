"""Sources: the noun phrases that may speak, and how likely each of them is the one that a cue means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.language.phrases import Phrase
from newsparse.language.reporting.cues import Candidate, kind_of
from newsparse.language.reporting.scene import PAD, Scene

__all__ = ["EXTENT_TEMPLATES", "NOBODY", "SOURCE_TEMPLATES", "Speaker", "extent_values", "extents", "source_values", "speakers"]

_MOST_BEFORE: Final = 7
_MOST_AFTER: Final = 4
_LONGEST_GAP: Final = 7
_FAR: Final = 4
_FINITE: Final = frozenset("VXHLM")
_VERBAL_SHAPES: Final = frozenset("is are was were has have had do does did will would can could should may might must 's said says".split())
_RELATIVES: Final = frozenset({"who", "which"})
_FARTHEST_WORD: Final = 15
_QUANTIFIERS: Final = frozenset("many most some few several others all both another one".split())


class Speaker(NamedTuple):
    """A noun phrase that may be the source of a cue, the base of it.

    Args:
        first: Index of its first token; -1 for nobody.
        last: Index of its last token, included.
        kind: The pronoun itself, or a letter: P name, N noun, C number, D possessive; "-" for nobody.
        rank: How many others stand between it and the cue.
    """

    first: int
    last: int
    kind: str
    rank: int = 0


NOBODY: Final = Speaker(-1, -1, "-")


def speakers(scene: Scene, view: Candidate) -> list[Speaker]:
    """List who may be the source of a cue, nobody included: the nearest phrases of its sentence.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
    """
    cue = view.cue
    inside = scene.quoting(cue.first)
    before: list[Speaker] = []
    after: list[Speaker] = []
    for phrase in scene.phrases:
        if scene.quoted and scene.quoting(phrase.head) is not inside:
            continue
        if phrase.last < cue.first:
            before.append(_speaker(scene, phrase))
        elif phrase.first > cue.last:
            after.append(_speaker(scene, phrase))
            if scene.page.tags[phrase.first] == "D":
                after.append(Speaker(phrase.first, phrase.first, "D"))
            if len(after) >= _MOST_AFTER:
                break
        else:
            before.extend(_possessors(scene, phrase, cue.first))
    before.extend(_relatives(scene, cue.first))
    before.extend(_bare_quantifiers(scene, cue.first))
    before.sort(key=_last, reverse=True)
    return [*_ranked(before[:_MOST_BEFORE]), *_ranked(after[:_MOST_AFTER]), NOBODY]


def _last(one: Speaker) -> int:
    return one.last


def _ranked(nearest_first: Sequence[Speaker]) -> Iterator[Speaker]:
    for rank, one in enumerate(nearest_first):
        yield one._replace(rank=rank)


def _speaker(scene: Scene, phrase: Phrase) -> Speaker:
    return Speaker(phrase.first, phrase.last, kind_of(scene, phrase))


def _possessors(scene: Scene, phrase: Phrase, cue: int) -> Iterator[Speaker]:
    """Find whose claim it is: "her claim", "the mayor's claim"."""
    tags = scene.page.tags
    clitic = tags.rfind("'", phrase.first, cue)
    if clitic > phrase.first:
        yield Speaker(phrase.first, clitic - 1, tags[clitic - 1])
    if tags[phrase.first] == "D" and phrase.first < cue:
        yield Speaker(phrase.first, phrase.first, "D")
    elif clitic < 0 < cue - phrase.first:
        yield Speaker(phrase.first, cue - 1, tags[cue - 1])


def _relatives(scene: Scene, cue: int) -> Iterator[Speaker]:
    """Find the relative pronouns before a cue: "the man who said"."""
    tags, lower = scene.page.tags, scene.page.lower
    for at in range(max(scene.first, cue - _FARTHEST_WORD), cue):
        if tags[at] == "W" or lower[at] in _RELATIVES:
            if not scene.quoted or scene.quoting(at) is scene.quoting(cue):
                yield Speaker(at, at, lower[at])


def _bare_quantifiers(scene: Scene, cue: int) -> Iterator[Speaker]:
    """Find quantifiers that stand for people: "many believe"."""
    tags, lower = scene.page.tags, scene.page.lower
    for at in range(max(scene.first, cue - _FARTHEST_WORD), cue):
        if lower[at] in _QUANTIFIERS and tags[at] in "ARDC" and at not in scene.page.phrase_from and not scene.quoting(at):
            yield Speaker(at, at, "Q")


SOURCE_TEMPLATES: Final = (
    "side distance", "gap", "kind side", "gap kind", "lemma side kind", "lemma side distance", "head side", "edge side",
    "edge kind distance", "between", "after side distance", "voice by", "quotes side distance", "lemma gap", "before side distance",
    "is first", "tag side distance kind", "next", "taken", "word side", "apposition", "edge kind next", "tag edge", "clause", "clause lemma",
    "subject", "kind next distance",
)  # fmt: skip


def source_values(scene: Scene, view: Candidate, speaker: Speaker, taken: int) -> tuple[str, ...]:
    """Describe a possible source for the model "source", one value for each of `SOURCE_TEMPLATES`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        speaker: Who may be the source.
        taken: Index of the first token of the source that the last report before took; -1 for none.
    """
    cue, page = view.cue, scene.page
    lemma, tag = cue.lemma, page.tags[cue.first]
    if speaker.first < 0:
        nothing = ("-",) * 5
        return (
            f"- {tag}", f"- {view.before}", f"- {view.after}", f"- {view.voice} {tag}", f"- {lemma}", f"- {view.quotes}",
            f"- {lemma} {view.before}", f"- {view.before} {view.after}", f"- {lemma} {view.voice}", "-", f"- {cue.group} {tag}",
            *nothing, f"- {tag} {view.before}", "-", "-", "-", "-", "-", f"- {tag} {view.quotes}", f"- {view.before} {taken >= 0}", f"- {lemma} {taken >= 0}", "-", "-",
        )  # fmt: skip
    row, shift = scene.row, PAD - scene.first
    kind = speaker.kind
    if speaker.last < cue.first:
        gap, side = page.tags[speaker.last + 1 : cue.first], "b"
        near = row[speaker.last + 1 + shift]
    else:
        gap, side = page.tags[cue.last + 1 : speaker.first], "a"
        near = row[speaker.last + 1 + shift]
    verbs = _verbs(gap)
    between = f"{side}{verbs}{min(gap.count(','), 2)}{min(gap.count('q'), 2)}{min(gap.count('F'), 2)}"
    clause = f"{side}{verbs}{min(gap.count('W') + gap.count('S'), 2)}{min(gap.count('J'), 2)}{min(gap.count('G') + gap.count('T'), 2)}"
    if len(gap) > _LONGEST_GAP:
        gap = f"{gap[:2]}~{gap[-3:]}"
    distance = f"{side}{min(speaker.rank, _FAR)}"
    edge = row[speaker.first - 1 + shift]
    head = page.lower[speaker.last]
    apposed = row[speaker.first - 2 + shift] if edge == "," else "-"
    subject = near in _VERBAL_SHAPES or near in _FINITE
    return (
        distance, f"{side} {gap}", f"{kind} {side}", f"{side} {gap} {kind}", f"{lemma} {side} {kind}", f"{lemma} {distance}",
        f"{head} {side}", f"{edge} {side}", f"{edge} {kind} {distance}", between, f"{view.after} {distance}",
        f"{view.voice} {edge} {side}", f"{view.quotes} {distance}", f"{lemma} {side} {gap}", f"{view.before} {distance}",
        f"{side} {speaker.first == scene.first} {distance}", f"{tag} {distance} {kind}", f"{near} {distance}",
        f"{taken == speaker.first} {taken >= 0} {distance}", f"{page.lower[speaker.first]} {distance}",
        f"{apposed} {kind} {near} {side}", f"{edge} {kind} {near} {side}", f"{tag} {edge} {side} {view.voice}", f"{clause} {kind} {near}", f"{lemma} {clause}",
        f"{edge} {near} {clause}", f"{kind} {near} {distance}",
    )  # fmt: skip


def _verbs(gap: str) -> int:
    return min(sum(map(gap.count, _FINITE)), 2)


# ---------------------------------------------------------------- how far it extends

EXTENT_TEMPLATES: Final = (
    "next", "last next", "first next", "kind next", "is limit", "limit next", "length", "verbs next", "commas next", "side next", "first verbs limit",
    "first", "first is base", "next two", "kind first next", "brackets",
)  # fmt: skip

_LONGEST: Final = 32
_EDGES: Final = frozenset(",.JSW-(:TF)VXHLMRGBq")
_BARE: Final = frozenset("D")


def extents(scene: Scene, view: Candidate, source: Speaker) -> list[int]:
    """List where a source may end whose base phrase is known: before what may belong to it no longer.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.

    Returns:
        Indexes of last tokens, included, the base phrase's own first.
    """
    tags, cue = scene.page.tags, view.cue
    if source.first < 0 or tags[source.last] in "OW" or source.kind in _BARE:
        return [source.last]
    if source.last < cue.first:
        limit = cue.first - 1
        while limit > source.last and tags[limit] in "XHMRKL":
            limit -= 1
    else:
        limit = scene.end - 1
    limit = min(limit, source.last + _LONGEST)
    found = [source.last]
    for at in range(source.last + 1, limit + 1):
        if at in scene.openings and source.last > cue.last:
            break
        if (at == limit or tags[at + 1] in _EDGES) and tags[at] not in ",-.JF":
            found.append(at)
    return found


def extent_values(scene: Scene, view: Candidate, source: Speaker, last: int, limit: int) -> tuple[str, ...]:
    """Describe an end of a source for the model "extent", one value for each of `EXTENT_TEMPLATES`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
        last: Index of the last token.
        limit: Index of the last token of the last possible end.
    """
    row, tags = scene.row, scene.page.tags
    at = last + PAD - scene.first
    base = source.last + PAD - scene.first
    side = "b" if source.last < view.cue.first else "a"
    inside = tags[source.last + 1 : last + 1]
    one, first, kind = row[at + 1], row[base + 1], source.kind
    is_limit = f"{last == limit} {side}"
    verbs = _verbs(inside)
    is_base = last == source.last
    second = row[base + 2] if first == "," else first
    return (
        f"{one} {side}", f"{row[at]} {one} {side}", f"{first} {one} {side} {is_base}", f"{kind} {one} {side}", is_limit, f"{is_limit} {one} {is_base}", f"{min(last - source.last, 9)} {side}",
        f"{verbs} {one} {side}", f"{min(inside.count(','), 3)} {one} {side} {is_base}", f"{side} {one} {is_base}", f"{first} {verbs} {is_limit}",
        f"{first} {second} {is_base} {side}", f"{first} {second} {is_limit} {kind}", f"{one} {row[at + 2]} {side} {is_base}", f"{kind} {first} {one} {is_base}", f"{inside.count('(') - inside.count(')')} {one}",
    )  # fmt: skip
