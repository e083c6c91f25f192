"""Sources: the noun phrases that may speak, and how likely each of them is the one that a cue means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.reporting.asides import past_time
from newsparse.language.reporting.neighbours import Candidate
from newsparse.language.reporting.scene import PAD, Named, Scene
from newsparse.scoring import Features

__all__ = [
    "EXTENT", "NOBODY", "SOURCE", "Speaker", "extent_values", "extents", "source_constants", "source_values",
    "speakers",
]  # fmt: skip

_MOST_BEFORE: Final = 6
_LONGEST_GAP: Final = 7
_FAR: Final = 4
_RANKS: Final = ("0", "1", "2", "3", "4")
_FINITE: Final = frozenset("VXHLM")
_RELATIVES: Final = frozenset({"who", "which"})
_FARTHEST_WORD: Final = 15
_SHORTEST_CLAUSE: Final = 3
_LONGEST_CLAUSE: Final = 25
_LONGEST_BRACKET: Final = 12
_QUANTIFIERS: Final = frozenset("many most some few several others all both another one".split())


@attrs.define(eq=False, repr=False)
class Speaker:
    """A noun phrase that may be the source of a cue.

    Args:
        first: Index of its first token; -1 for nobody.
        last: Index of its last token, included.
        kind: The pronoun itself, or a letter: P name, N noun, C number, D possessive, Q quantifier; "-" for nobody.
        rank: How many others stand between it and the cue.
        base: Its base phrase; None for nobody.
        side: Where it stands: "b" before the cue, "a" after it, "-" for nobody.
    """

    first: int
    last: int
    kind: str
    rank: int = 0
    base: Named | None = None
    side: str = "-"


NOBODY: Final = Speaker(-1, -1, "-")


def speakers(scene: Scene, view: Candidate) -> list[Speaker]:
    """List who may be the source of a cue, nobody included: the nearest phrases before it, and the one behind it.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
    """
    cue = view.cue
    if (follower := _inverted(scene, view)) is not None:
        return [Speaker(follower.first, follower.last, follower.kind, 0, follower, "a"), NOBODY]
    inside = scene.quoting(cue.first)
    before: list[Named] = []
    after: list[Named] = []
    for one, quoted in scene.names:
        if quoted is not inside:
            continue
        if one.last < cue.first:
            before.append(one)
        elif one.first > cue.last:
            after.append(one)
            if scene.page.tags[one.first] == "D":
                after.append(scene.named(one.first, one.first, "D"))
            break
        else:
            before.extend(_possessors(scene, one.first, cue.first))
    before.extend(_words(scene, cue.first))
    if (aside := _relative_clause(scene, cue.first)) is not None:
        before = [one for one in before if one.first < aside]
    if (bracket := _bracket(scene, cue.first)) is not None:
        before = [one for one in before if one.last < bracket]
    before.sort(key=_nearest)
    found = [Speaker(one.first, one.last, one.kind, rank, one, "b") for rank, one in enumerate(before[:_MOST_BEFORE])]
    found += [Speaker(one.first, one.last, one.kind, rank, one, "a") for rank, one in enumerate(after)]
    return [*found, NOBODY]


def _inverted(scene: Scene, view: Candidate) -> Named | None:
    """Find the source that ends an inverted sentence: "The tunnel would stay shut, warned the bishop.", after a whole clause."""
    cue, page = view.cue, scene.page
    phrase = page.phrase_from.get(cue.last + 1)
    if phrase is None or page.tags[cue.first] not in "VB" or page.lower[cue.first] not in page.reporting.verbs:
        return None
    if page.tags[cue.first - 1 : cue.first] != "," or _FINITE.intersection(
        page.tags[phrase.last + 1 : scene.limit(cue.last)]
    ):
        return None
    if scene.quoted or cue.first - scene.first < _SHORTEST_CLAUSE or page.tags[phrase.head] == "O":
        return None
    return scene.named(phrase.first, phrase.last, page.tags[phrase.head])


def _relative_clause(scene: Scene, cue: int) -> int | None:
    """Find the comma that begins a relative clause which ends right before a cue: "an aide, who asked not to be named, said"."""
    tags, lower, at = scene.page.tags, scene.page.lower, cue - 1
    while at > scene.first and tags[at] in "RH":
        at -= 1
    if tags[at] != ",":
        return None
    begin = tags.rfind(",", max(scene.first, at - _LONGEST_CLAUSE), at)
    while begin >= 0 and lower[begin + 1] not in _RELATIVES:
        begin = tags.rfind(",", max(scene.first, at - _LONGEST_CLAUSE), begin)
    return begin if begin > scene.first and _FINITE.intersection(tags[begin + 1 : at]) else None


def _bracket(scene: Scene, cue: int) -> int | None:
    """Find where a bracket opens that closes right before a cue: "Ann Lee (Labour, Leeds West) said"."""
    tags, at = scene.page.tags, cue - 1
    while at > scene.first and tags[at] in "RH":
        at -= 1
    begin = tags.rfind("(", max(scene.first, at - _LONGEST_BRACKET), at) if tags[at] == ")" else -1
    return begin if begin > scene.first else None


def _nearest(one: Named) -> tuple[int, int]:
    return -one.last, -one.first


def _possessors(scene: Scene, first: int, cue: int) -> Iterator[Named]:
    """Find whose claim it is: "her claim", "the mayor's claim"."""
    tags = scene.page.tags
    clitic = tags.rfind("'", first, cue)
    if clitic > first:
        yield scene.named(first, clitic - 1, tags[clitic - 1])
    if tags[first] == "D" and first < cue:
        yield scene.named(first, first, "D")
    elif clitic < 0 < cue - first:
        yield scene.named(first, cue - 1, tags[cue - 1])


def _words(scene: Scene, cue: int) -> Iterator[Named]:
    """Find words before a cue that stand for people: "the man who said", "many believe"."""
    page, start = scene.page, max(scene.first, cue - _FARTHEST_WORD)
    for at in range(start, cue):
        word, tag = page.lower[at], page.tags[at]
        if (tag == "W" or word in _RELATIVES) and scene.quoting(at) is scene.quoting(cue):
            yield scene.named(at, at, word)
        elif word in _QUANTIFIERS and tag in "ARDC" and at not in page.phrase_from and not scene.quoting(at):
            yield scene.named(at, at, "Q")


SOURCE: Final = Features(
    constants=("", "side", "side lemma", "side before", "side tag voice", "lemma"),
    values=(
        "", "kind", "gap kind", "head", "edge", "edge kind rank", "between", "gap", "rank", "taken", "word rank", "apposition",
        "clause", "edge next clause",
    ),
    templates=(
        "side/kind", "side/gap kind", "side/head", "side/edge", "side/edge kind rank", "side/between", "side lemma/gap",
        "side before/rank", "side/taken", "side/word rank", "side/apposition", "side tag voice/edge", "side lemma/clause",
        "side/edge next clause",
    ),
)  # fmt: skip


def source_constants(scene: Scene, view: Candidate, side: str) -> tuple[str, ...]:
    """Describe a cue for the model "source": the constants of `SOURCE`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        side: "b" for sources before the cue, "a" for those after it, "-" for nobody.
    """
    lemma, tag = view.cue.lemma, scene.page.tags[view.cue.first]
    return "", side, f"{side} {lemma}", f"{side} {view.before}", f"{side} {tag} {view.voice}", lemma


def source_values(scene: Scene, view: Candidate, speaker: Speaker, taken: int) -> tuple[str, ...]:
    """Describe a possible source for the model "source": the values of `SOURCE`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        speaker: Who may be the source.
        taken: Index of the first token of the source that the last report before took; -1 for none.
    """
    one, cue = speaker.base, view.cue
    if one is None:
        return _nobody(scene, view, is_taken=taken >= 0)
    tags = scene.page.tags
    gap = _gap(tags[one.last + 1 : cue.first] if one.last < cue.first else tags[cue.last + 1 : one.first])
    rank = _RANKS[min(speaker.rank, _FAR)]
    return (
        "", one.kind, f"{gap.short} {one.kind}", one.head, one.edge, f"{one.edge_kind} {rank}", gap.between, gap.short, rank,
        f"{taken == one.first} {taken >= 0} {rank}", f"{one.word} {rank}", one.apposition, gap.clause,
        f"{one.edge_next} {gap.clause}",
    )  # fmt: skip


class _Gap(NamedTuple):
    """What stands between a source and a cue: the tags, shortened, and counts of some of them."""

    short: str
    between: str
    clause: str


@lru_cache(maxsize=4096)
def _gap(tags: str) -> _Gap:
    verbs = _verbs(tags)
    between = f"{verbs}{min(tags.count(','), 2)}{min(tags.count('q'), 2)}{min(tags.count('F'), 2)}"
    nested, joined = tags.count("W") + tags.count("S"), tags.count("G") + tags.count("T")
    clause = f"{verbs}{min(nested, 2)}{min(tags.count('J'), 2)}{min(joined, 2)}"
    return _Gap(f"{tags[:2]}~{tags[-3:]}" if len(tags) > _LONGEST_GAP else tags, between, clause)


def _nobody(scene: Scene, view: Candidate, *, is_taken: bool) -> tuple[str, ...]:
    """Describe that nobody is the source: by the cue alone."""
    cue, tag = view.cue, scene.page.tags[view.cue.first]
    return (
        "", view.before, view.after, f"{view.voice} {tag}", cue.lemma, f"{cue.lemma} {view.before}", f"{view.before} {view.after}",
        view.voice, "", f"{cue.group} {tag}", view.quotes, f"{view.before} {is_taken}", str(is_taken), f"{view.quotes} {tag}",
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _verbs(tags: str) -> int:
    """Count the finite verbs among some tags, two at most."""
    return min(sum(map(tags.count, _FINITE)), 2)


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
    is_open = False  # whether a clause of its own may have begun: "X, who has …", "X (…"
    for at in range(source.last + 1, limit + 1):
        if source.last > cue.last and (at in scene.openings or past_time(scene, at) > at):
            break
        if (
            tags[at] in _FINITE and not is_open
        ):  # what a verb follows is its subject, and no apposition: ", the families deserve"
            comma = tags.rfind(",", source.last, at)
            return [one for one in found if one < comma or comma < 0] or found[:1]
        is_open = is_open or tags[at] in "W(S"
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
