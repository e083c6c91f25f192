"""Sources: the noun phrases that may speak, and how likely each of them is the one that a cue means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsparse.language.reporting.cues import Candidate
from newsparse.language.reporting.scene import PAD, Scene
from newsparse.scoring import Features

__all__ = [
    "EXTENT", "NOBODY", "SOURCE", "Speaker", "extent_values", "extents", "source_constants", "source_values", "speakers",
]  # fmt: skip

_MOST_BEFORE: Final = 6
_MOST_AFTER: Final = 3
_LONGEST_GAP: Final = 7
_FAR: Final = 4
_FINITE: Final = frozenset("VXHLM")
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
    before: list[tuple[int, int, str]] = []
    after: list[tuple[int, int, str]] = []
    for first, last, kind, quoted in scene.speakers:
        if quoted is not inside:
            continue
        if last < cue.first:
            before.append((last, first, kind))
        elif first > cue.last:
            after.append((first, last, kind))
            if scene.page.tags[first] == "D":
                after.append((first, first, "D"))
            if len(after) >= _MOST_AFTER:
                break
        else:
            before.extend(_possessors(scene, first, cue.first))
    before.extend(_words(scene, cue.first))
    before.sort(reverse=True)
    return [
        *[Speaker(first, last, kind, rank) for rank, (last, first, kind) in enumerate(before[:_MOST_BEFORE])],
        *[Speaker(first, last, kind, rank) for rank, (first, last, kind) in enumerate(after[:_MOST_AFTER])],
        NOBODY,
    ]


def _possessors(scene: Scene, first: int, cue: int) -> Iterator[tuple[int, int, str]]:
    """Find whose claim it is: "her claim", "the mayor's claim"; as last token, first token and kind."""
    tags = scene.page.tags
    clitic = tags.rfind("'", first, cue)
    if clitic > first:
        yield clitic - 1, first, tags[clitic - 1]
    if tags[first] == "D" and first < cue:
        yield first, first, "D"
    elif clitic < 0 < cue - first:
        yield cue - 1, first, tags[cue - 1]


def _words(scene: Scene, cue: int) -> Iterator[tuple[int, int, str]]:
    """Find words before a cue that stand for people: "the man who said", "many believe"."""
    page, start = scene.page, max(scene.first, cue - _FARTHEST_WORD)
    for at in range(start, cue):
        word, tag = page.lower[at], page.tags[at]
        if (tag == "W" or word in _RELATIVES) and scene.quoting(at) is scene.quoting(cue):
            yield at, at, word
        elif word in _QUANTIFIERS and tag in "ARDC" and at not in page.phrase_from and not scene.quoting(at):
            yield at, at, "Q"


SOURCE: Final = Features(
    constants=("", "lemma", "tag", "before"),
    values=(
        "", "kind side", "gap kind", "head side", "edge side", "edge kind distance", "between", "gap", "distance", "taken",
        "word distance", "apposition", "edge side voice", "clause", "edge next clause",
    ),
    templates=(
        "/kind side", "/gap kind", "/head side", "/edge side", "/edge kind distance", "/between", "lemma/gap", "before/distance",
        "/taken", "/word distance", "/apposition", "tag/edge side voice", "lemma/clause", "/edge next clause",
    ),
)  # fmt: skip


def source_constants(scene: Scene, view: Candidate) -> tuple[str, ...]:
    """Describe a cue for the model "source": the constants of `SOURCE`."""
    return "", view.cue.lemma, scene.page.tags[view.cue.first], view.before


def source_values(scene: Scene, view: Candidate, speaker: Speaker, taken: int) -> tuple[str, ...]:
    """Describe a possible source for the model "source": the values of `SOURCE`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        speaker: Who may be the source.
        taken: Index of the first token of the source that the last report before took; -1 for none.
    """
    if speaker.first < 0:
        return _nobody(scene, view, is_taken=taken >= 0)
    cue, page, row = view.cue, scene.page, scene.row
    at, kind = speaker.first + PAD - scene.first, speaker.kind
    edge, following = row[at - 1], row[speaker.last + 1 + PAD - scene.first]
    is_before = speaker.last < cue.first
    side = "b" if is_before else "a"
    gap = page.tags[speaker.last + 1 : cue.first] if is_before else page.tags[cue.last + 1 : speaker.first]
    verbs = _verbs(gap)
    between = f"{side}{verbs}{min(gap.count(','), 2)}{min(gap.count('q'), 2)}{min(gap.count('F'), 2)}"
    nested, joined = gap.count("W") + gap.count("S"), gap.count("G") + gap.count("T")
    clause = f"{side}{verbs}{min(nested, 2)}{min(gap.count('J'), 2)}{min(joined, 2)}"
    if len(gap) > _LONGEST_GAP:
        gap = f"{gap[:2]}~{gap[-3:]}"
    distance = f"{side}{min(speaker.rank, _FAR)}"
    apposed = row[at - 2] if edge == "," else "-"
    return (
        "", f"{kind} {side}", f"{side} {gap} {kind}", f"{page.lower[speaker.last]} {side}", f"{edge} {side}",
        f"{edge} {kind} {distance}", between, f"{side} {gap}", distance, f"{taken == speaker.first} {taken >= 0} {distance}",
        f"{page.lower[speaker.first]} {distance}", f"{apposed} {kind} {following} {side}", f"{edge} {side} {view.voice}", clause,
        f"{edge} {following} {clause}",
    )  # fmt: skip


def _nobody(scene: Scene, view: Candidate, *, is_taken: bool) -> tuple[str, ...]:
    """Describe that nobody is the source: by the cue alone."""
    cue, before = view.cue, f"- {view.before}"
    return (
        "", before, f"- {view.after}", f"- {view.voice} {scene.page.tags[cue.first]}", f"- {cue.lemma}", f"- {cue.lemma} {view.before}",
        f"{before} {view.after}", f"- {view.voice}", "-", f"- {cue.group} {scene.page.tags[cue.first]}", f"- {view.quotes}",
        f"{before} {is_taken}", "-", f"- {is_taken}", f"- {view.quotes} {scene.page.tags[cue.first]}",
    )  # fmt: skip


def _verbs(gap: str) -> int:
    return min(sum(map(gap.count, _FINITE)), 2)


# ---------------------------------------------------------------- how far it extends

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


EXTENT: Final = Features(
    constants=("",),
    values=(
        "", "last next", "limit", "length", "verbs next", "commas next", "first", "next two", "kind first next", "brackets next",
    ),
    templates=(
        "/last next", "/limit", "/length", "/verbs next", "/commas next", "/first", "/next two", "/kind first next",
        "/brackets next",
    ),
)  # fmt: skip


def extent_values(scene: Scene, view: Candidate, source: Speaker, last: int, limit: int) -> tuple[str, ...]:
    """Describe an end of a source for the model "extent": the values of `EXTENT`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
        last: Index of the last token.
        limit: Index of the last token of the last possible end.
    """
    row = scene.row
    at, base = last + PAD - scene.first, source.last + PAD - scene.first
    side = "b" if source.last < view.cue.first else "a"
    inside = scene.page.tags[source.last + 1 : last + 1]
    following, first = row[at + 1], row[base + 1]
    is_base = last == source.last
    second = row[base + 2] if first == "," else first
    return (
        "", f"{row[at]} {following} {side}", f"{last == limit} {side}", f"{min(last - source.last, 9)} {side}",
        f"{_verbs(inside)} {following} {side}", f"{min(inside.count(','), 3)} {following} {side} {is_base}",
        f"{first} {second} {is_base} {side}", f"{following} {row[at + 2]} {side} {is_base}",
        f"{source.kind} {first} {following} {is_base}", f"{inside.count('(') - inside.count(')')} {following}",
    )  # fmt: skip
