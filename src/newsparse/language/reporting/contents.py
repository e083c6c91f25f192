"""Contents: on which side of its cue the reported content stands, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from newsparse.language.reporting.cues import Candidate
from newsparse.language.reporting.scene import PAD, Scene, Stretch
from newsparse.language.reporting.sources import Speaker

__all__ = [
    "AFTER", "BEFORE", "BOTH", "END_TEMPLATES", "OPENING_TEMPLATES", "SIDES", "SIDE_TEMPLATES", "START_TEMPLATES", "Ends",
    "last_before", "opening_values", "openings", "side_values", "sides", "start_values", "starts",
]  # fmt: skip

BEFORE: Final = "before"
AFTER: Final = "after"
BOTH: Final = "both"
SIDES: Final = (AFTER, BEFORE, BOTH)

_LATEST_START: Final = 14
_MOST_ENDS: Final = 40
_FINITE: Final = frozenset("VXHLM")
_STOPS: Final = frozenset(".,-")
_EDGES: Final = frozenset(",.JSW-(:TF)VXHLMR")


def _bucket(count: int) -> int:
    """Round a count of tokens down: 0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32."""
    if count < 5:
        return count
    for edge in (32, 24, 16, 12, 8, 6):
        if count >= edge:
            return edge
    return 4


# ---------------------------------------------------------------- which side

SIDE_TEMPLATES: Final = (
    "quotes", "lemma quotes", "after", "lemma after", "before", "left edge", "right edge", "left edge quotes", "right edge left edge",
    "order quotes", "order lemma", "source kind after", "lemma", "group after", "room", "order right edge", "tag after",
    "order left edge room", "voice",
)  # fmt: skip


def sides(scene: Scene, view: Candidate, source: Speaker) -> list[str]:
    """List the sides on which content can stand.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
    """
    has_left = last_before(scene, view, source) >= scene.first
    has_right = bool(scene.page.tags[_right_of(view, source) : scene.end].strip(".q"))
    return [side for side, has in ((AFTER, has_right), (BEFORE, has_left), (BOTH, has_left and has_right)) if has]


def _right_of(view: Candidate, source: Speaker) -> int:
    """Return the index of the first token after the cue, and after a source right behind it."""
    return source.last + 1 if source.first == view.cue.last + 1 else view.cue.last + 1


def last_before(scene: Scene, view: Candidate, source: Speaker) -> int:
    """Find the last token before cue and source, stops left out.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.

    Returns:
        Its index, less than that of the sentence's first token where there is none.
    """
    at = (source.first if 0 <= source.first < view.cue.first else view.cue.first) - 1
    while at >= scene.first and scene.page.tags[at] in _STOPS and at not in scene.closings:
        at -= 1
    return at


def side_values(scene: Scene, view: Candidate, source: Speaker) -> tuple[str, ...]:
    """Describe a cue with its source for the models of sides, one value for each of `SIDE_TEMPLATES`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
    """
    cue, row, shift, tags = view.cue, scene.row, PAD - scene.first, scene.page.tags
    start = source.first if 0 <= source.first < cue.first else cue.first
    right = _right_of(view, source)
    left_edge = f"{row[start - 2 + shift]} {row[start - 1 + shift]}"
    right_edge = f"{row[right + shift]} {row[right + 1 + shift]}"
    order = "-" if source.first < 0 else "s" if source.first < cue.first else "c" if source.first == cue.last + 1 else "f"
    left = _bucket(max(start - scene.first, 0))
    room = f"{left} {_bucket(scene.end - right)}"
    quotes, after, lemma = view.quotes, view.after, cue.lemma
    return (
        quotes, f"{lemma} {quotes}", after, f"{lemma} {after}", view.before, left_edge, right_edge, f"{left_edge} {quotes}",
        f"{row[right + shift]} {row[start - 1 + shift]} {quotes}", f"{order} {quotes}", f"{order} {lemma}", f"{source.kind} {after}", lemma,
        f"{cue.group} {after}", room, f"{order} {right_edge}", f"{tags[cue.first]} {after}", f"{order} {row[start - 1 + shift]} {left}",
        f"{view.voice} {tags[cue.first]} {row[start - 1 + shift]}",
    )  # fmt: skip


# ---------------------------------------------------------------- where it begins, after the cue

START_TEMPLATES: Final = (
    "first", "previous first", "skipped", "lemma skipped", "lemma first", "quotes", "after distance", "skipped first", "next", "lemma distance",
    "word",
)  # fmt: skip


def starts(scene: Scene, view: Candidate, source: Speaker) -> list[int]:
    """List where content after a cue may begin.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
    """
    at, tags = _right_of(view, source), scene.page.tags
    found: list[int] = []
    stop = min(scene.end, at + _LATEST_START)
    index = at
    while index < stop:
        if tags[index] not in ",.-'" and not (source.first <= index <= source.last):
            found.append(index)
        quoted = scene.openings.get(index)
        if quoted is not None:
            break
        index += 1
    if index >= stop:  # the first quotation further on
        later = next((one.opening for one in scene.quoted if one.opening >= stop), None)
        if later is not None:
            found.append(later)
    return found


def start_values(scene: Scene, view: Candidate, source: Speaker, at: int) -> tuple[str, ...]:
    """Describe a beginning for the model "start", one value for each of `START_TEMPLATES`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
        at: Index of the first token.
    """
    cue, row, shift = view.cue, scene.row, PAD - scene.first
    right = _right_of(view, source)
    skipped = " ".join(row[right + shift : at + shift]) if at - right < 5 else f"{row[right + shift]} ~ {row[at - 1 + shift]}"
    if right <= source.first < at:
        skipped = f"s {skipped}"
    first, lemma = row[at + shift], cue.lemma
    distance = _bucket(at - right)
    inside = "q" if at in scene.openings else "p" if at in scene.page.phrase_from else "-"
    return (
        f"{first} {inside}", f"{row[at - 1 + shift]} {first}", skipped, f"{lemma} {skipped}", f"{lemma} {first} {inside}", f"{view.quotes} {inside}",
        f"{view.after} {distance}", f"{skipped} {first}", f"{first} {row[at + 1 + shift]} {distance}", f"{lemma} {distance}",
        f"{scene.page.lower[at]} {distance}",
    )  # fmt: skip


# ---------------------------------------------------------------- where it ends, after the cue

END_TEMPLATES: Final = (
    "last next", "next two", "next three", "type next", "lemma next", "is end", "type length", "type commas", "quote", "next verbs", "type last next",
    "next words", "type next two", "rest", "cues next", "lemma type end", "next length", "balance", "first next",
)  # fmt: skip


def ends(scene: Scene, first: int) -> list[int]:
    """List where content that begins with a token may end: before a stop or a word that may begin something else.

    Args:
        scene: The sentence.
        first: Index of its first token.

    Returns:
        Indexes of last tokens, included; a quotation is never cut.
    """
    tags, end = scene.page.tags, scene.end
    final = end - 1
    while final > first and tags[final] in _STOPS and not scene.quoting(final):
        final -= 1
    found: list[int] = []
    index = first
    while index < final and len(found) < _MOST_ENDS:
        quoted = scene.openings.get(index)
        if quoted is not None:
            index = min(quoted.closing, final)
        if index < final and (quoted is not None or tags[index + 1] in _EDGES) and tags[index] not in ",-":
            found.append(index)
        index += 1
    return [*found, final]


def content_type(scene: Scene, first: int) -> str:
    """Name the way in which content begins: "Q", "that", "to", "wh", a clause or a noun phrase.

    Args:
        scene: The sentence.
        first: Index of its first token.
    """
    if first in scene.openings:
        return "Q"
    tags = scene.page.tags
    if tags[first] in "SWTFGRVJ":
        return scene.row[first + PAD - scene.first]
    phrase = scene.page.phrase_from.get(first)
    if phrase is None:
        return tags[first]
    after = phrase.last + 1
    while after < scene.end and tags[after] in "RK":
        after += 1
    tag = tags[after] if after < scene.end else "$"
    return "clause" if tag in _FINITE else f"N{tag}"


class Ends:
    """The ends that content after a cue may have.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        first: Index of the content's first token.
        heads: The tokens that are likely cues.
    """

    def __init__(self, scene: Scene, view: Candidate, first: int, heads: Collection[int]) -> None:
        self.scene = scene
        self.view = view
        self.first = first
        self.heads = heads
        self.type = content_type(scene, first)
        self.word = scene.row[first + PAD - scene.first]
        self.options = ends(scene, first)
        self.final = self.options[-1]

    def values(self, last: int) -> tuple[str, ...]:
        """Describe an end for the model "end", one value for each of `END_TEMPLATES`.

        Args:
            last: Index of the last token.
        """
        scene, first = self.scene, self.first
        row, tags = scene.row, scene.page.tags
        at = last + PAD - scene.first
        form, lemma = self.type, self.view.cue.lemma
        inside = tags[first : last + 1]
        end, one, two, three = row[at : at + 4]
        is_end = "$" if last == self.final else "-"
        verbs = min(sum(map(inside.count, _FINITE)), 3)
        commas = min(inside.count(","), 3)
        length, rest = _bucket(last - first), _bucket(self.final - last)
        marks = f"{'q' if last in scene.closings else '-'} {scene.opens_within(first, last)} {form == 'Q'} {is_end}"
        return (
            f"{end} {one}", f"{one} {two}", f"{one} {two} {three}", f"{form} {one} {is_end}", f"{lemma} {one}",
            f"{is_end} {form} {verbs > 0}", f"{form} {length} {is_end}", f"{form} {commas} {is_end}", marks,
            f"{one} {verbs} {form}", f"{form} {end} {one}", self._words_after(last), f"{form} {one} {two}",
            f"{is_end} {rest} {one}", f"{self._next_cue(last)} {one} {is_end}", f"{lemma} {form} {is_end}",
            f"{one} {length}", f"{inside.count('(') - inside.count(')')} {one}", f"{self.word} {one} {two}",
        )  # fmt: skip

    def _words_after(self, last: int) -> str:
        return " ".join(self.scene.page.lower[last + 1 : min(last + 3, self.scene.end)])

    def _next_cue(self, last: int) -> str:
        """Say how soon after an end another likely cue stands."""
        for distance, index in enumerate(range(last + 2, min(last + 8, self.scene.end))):
            if index in self.heads:
                return f"{distance // 2}{self.scene.page.tags[index]}"
        return "-"


# ---------------------------------------------------------------- where it begins, before the cue

OPENING_TEMPLATES: Final = (
    "previous first", "is start", "quotes", "length", "verbs", "commas", "previous previous", "first next", "lemma is start", "cues", "word",
)  # fmt: skip


def openings(scene: Scene, last: int) -> list[int]:
    """List where content that ends before its cue may begin.

    Args:
        scene: The sentence.
        last: Index of its last token.
    """
    tags = scene.page.tags
    found = [_lead(scene, scene.first, last)]
    index = scene.first
    while index < last:
        quoted = scene.openings.get(index)
        if quoted is not None:
            if index > found[-1]:
                found.append(index)
            index = quoted.closing
        elif tags[index] in ",J-S:" and index + 1 <= last:
            start = _lead(scene, index, last)
            if start > found[-1]:
                found.append(start)
        index += 1
    return found


def _lead(scene: Scene, at: int, last: int) -> int:
    """Step over stops and "and"."""
    while at < last and scene.page.tags[at] in ",-J.)" and at not in scene.openings:
        at += 1
    return at


def opening_values(scene: Scene, view: Candidate, at: int, last: int, heads: Collection[int]) -> tuple[str, ...]:
    """Describe a beginning before the cue for the model "opening", one value for each of `OPENING_TEMPLATES`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        at: Index of the first token.
        last: Index of the last token.
        heads: The tokens that are likely cues.
    """
    row, shift, tags = scene.row, PAD - scene.first, scene.page.tags
    is_start = "^" if tags[scene.first : at].strip(",-J.)q") == "" else "-"
    inside = tags[at : last + 1]
    verbs = min(sum(map(inside.count, _FINITE)), 2)
    quotes = f"{'q' if at in scene.openings else '-'}{'q' if last in scene.closings else '-'}{scene.opens_within(at, last)}"
    cues = min(sum(index in heads for index in range(at, last + 1)), 2)
    previous, first = row[at - 1 + shift], row[at + shift]
    return (
        f"{previous} {first} {is_start}", f"{is_start} {verbs}", f"{quotes} {is_start}", f"{_bucket(last - at)} {is_start}", f"{verbs} {previous}",
        f"{min(inside.count(','), 3)} {is_start}", f"{row[at - 2 + shift]} {previous} {is_start}", f"{first} {row[at + 1 + shift]} {is_start}",
        f"{view.cue.lemma} {is_start}", f"{cues} {is_start}", f"{scene.page.lower[at]} {is_start}",
    )  # fmt: skip
