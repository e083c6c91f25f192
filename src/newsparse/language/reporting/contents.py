"""Contents: on which side of its cue the reported content stands, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from newsparse.language.reporting.asides import is_tail, past_asides
from newsparse.language.reporting.cues import Cue
from newsparse.language.reporting.neighbours import Candidate
from newsparse.language.reporting.predicates import past_adverbs, predicate
from newsparse.language.reporting.scene import PAD, Scene
from newsparse.language.reporting.sources import Speaker
from newsparse.scoring import Features

__all__ = [
    "AFTER", "BEFORE", "BOTH", "END", "OPENING", "SIDE", "SIDES", "START", "Ends", "last_before", "opening_values", "openings",
    "side_values", "sides", "start_values", "starts",
]  # fmt: skip

BEFORE: Final = "before"
AFTER: Final = "after"
BOTH: Final = "both"
SIDES: Final = (AFTER, BEFORE, BOTH)

_LATEST_START: Final = 10
_LONGEST_SKIP: Final = 5
_NOTHING: Final = ",.-q"
_BEFORE_CONTENT: Final = ",-J.)q"
_MOST_ENDS: Final = 40
_FINITE: Final = frozenset("VXHLM")
_STOPS: Final = frozenset(".,-")
# What content may end before, by its tag: a clause goes on before a preposition or an adverb, a phrase before a verb.
_EDGES_OF_CLAUSES: Final = frozenset(",.JSW-():VX")
_EDGES_OF_PHRASES: Final = frozenset(",.JSW-():FR")
_CLAUSAL: Final = frozenset({"clause", "that", "Q", "if", "whether", "how", "what", "why", "who"})
_AUXILIARY: Final = frozenset("RKXHML")
_PASSIVE: Final = "B"
_MOST_STARTS: Final = 6
# Where one of these stands, content begins there at the latest.
_BEGINNERS: Final = frozenset({"that", "he", "she", "they", "we", "i"})
_RELATIVES: Final = frozenset({"who", "which", "whose", "whom"})


_STEPS: Final = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32)
_ROUNDED: Final = [max(step for step in _STEPS if step <= count) for count in range(_STEPS[-1] + 1)]


def _bucket(count: int) -> int:
    """Round a count of tokens down to a step."""
    return _ROUNDED[min(count, _STEPS[-1])] if count > 0 else count


# ---------------------------------------------------------------- which side

SIDE: Final = Features(
    constants=("", "side"),
    values=("", "after", "before", "order quotes", "lemma", "group after", "room", "order right edge", "order left edge", "voice"),
    templates=(
        "side/after", "side/before", "side/order quotes", "side/lemma", "side/group after", "side/room", "side/order right edge",
        "side/order left edge", "side/voice",
    ),
)  # fmt: skip


def sides(scene: Scene, view: Candidate, source: Speaker) -> list[str]:
    """List the sides on which content can stand.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
    """
    has_left = last_before(scene, view, source) >= scene.first
    right = _past_circumstances(scene, view, source) if has_left else _right_of(view, source)
    has_right = bool(scene.page.tags[right : scene.limit(right)].strip(_NOTHING)) and not (
        has_left and is_tail(scene, right)
    )
    is_whole = has_right and not (has_left and _goes_on(scene, right))
    return [side for side, has in ((AFTER, is_whole), (BEFORE, has_left), (BOTH, has_left and has_right)) if has]


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a clause goes on behind a report within it: "The dam, engineers warned, [could fail]"."""
    tags, lead = scene.page.tags, at + 1
    return tags[at : at + 1] == "," and tags[past_adverbs(scene, lead) : scene.end][:1] in _FINITE


def _past_circumstances(scene: Scene, view: Candidate, source: Speaker) -> int:
    """Step over all that stands right behind a cue and is no content: its source, whom it was said to, when and where."""
    at = _right_of(view, source)
    told = scene.page.phrase_from.get(at) if "tell" in view.cue.frames else None
    return past_asides(scene, told.last + 1 if told else at)


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
    at = (source.first if 0 <= source.first < view.cue.first else _past_listener(scene, view, source)) - 1
    while at >= scene.first and scene.page.tags[at] in _STOPS and at not in scene.closings:
        at -= 1
    return at


def _past_listener(scene: Scene, view: Candidate, source: Speaker) -> int:
    """Step back over who was told: "[the jury was] told"; return the index of the first token that is no content."""
    at = view.cue.first
    if source.first >= 0 or view.voice != _PASSIVE or "tell" not in view.cue.frames:
        return at
    while at > scene.first and scene.page.tags[at - 1] in _AUXILIARY:
        at -= 1
    listener = scene.page.phrase_to.get(at - 1)
    return listener.first if listener is not None and listener.first >= scene.first else at


def side_values(scene: Scene, view: Candidate, source: Speaker) -> tuple[str, ...]:
    """Describe a cue with its source for the model "side": the values of `SIDE`; its constant is the side.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
    """
    cue, row, shift = view.cue, scene.row, PAD - scene.first
    start = source.first if 0 <= source.first < cue.first else cue.first
    right = _right_of(view, source) + shift
    edge, left = row[start - 1 + shift], _bucket(max(start - scene.first, 0))
    return (
        "", view.after, view.before, f"{_order(cue, source)} {view.quotes}", cue.lemma, f"{cue.group} {view.after}",
        f"{left} {_bucket(scene.end + shift - right)}", f"{_order(cue, source)} {row[right]} {row[right + 1]}",
        f"{_order(cue, source)} {edge} {left}", f"{view.voice} {scene.page.tags[cue.first]} {edge}",
    )  # fmt: skip


def _order(cue: Cue, source: Speaker) -> str:
    """Say where a source stands: nowhere, before the cue, right after it, further on."""
    if source.first < 0:
        return "-"
    return "s" if source.first < cue.first else "c" if source.first == cue.last + 1 else "f"


# ---------------------------------------------------------------- where it begins, after the cue

START: Final = Features(
    constants=("", "lemma", "after"),
    values=("", "first", "previous first", "skipped", "distance"),
    templates=("/first", "/previous first", "/skipped", "lemma/skipped", "lemma/first", "after/distance"),
)


def starts(scene: Scene, view: Candidate, source: Speaker) -> list[int]:
    """List where content after a cue may begin.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
    """
    page, at = scene.page, _right_of(view, source)
    limit = scene.limit(at)
    told = page.phrase_from.get(at) if "tell" in view.cue.frames else None
    behind = told.last + 1 if told else at
    at = beyond if (beyond := past_asides(scene, behind)) > behind else at
    while page.tags[at : at + 1] == "J" and page.lower[at + 1 : at + 2] and page.lower[at + 1] in page.reporting.verbs:
        at += 2
    stop = min(limit, at + _LATEST_START)
    found: list[int] = []
    while at < stop and len(found) < _MOST_STARTS:
        if page.tags[at] not in ",.-'" and not source.first <= at <= source.last:
            found.append(at)
        if at in scene.openings or (not scene.quoted and at in found and page.lower[at] in _BEGINNERS):
            return found
        phrase = page.phrase_from.get(at)
        at = phrase.last + 1 if phrase is not None else at + 1
    later = next((one.opening for one in scene.quoted if at <= one.opening < limit), None)
    return found if later is None else [*found, later]


def start_values(scene: Scene, view: Candidate, source: Speaker, at: int) -> tuple[str, ...]:
    """Describe a beginning for the model "start": the values of `START`.

    Args:
        scene: The sentence.
        view: The cue with its neighbours.
        source: Its source.
        at: Index of the first token.
    """
    row, shift, right = scene.row, PAD - scene.first, _right_of(view, source)
    is_near = at - right < _LONGEST_SKIP
    skipped = " ".join(row[right + shift : at + shift]) if is_near else f"{row[right + shift]} ~ {row[at - 1 + shift]}"
    if right <= source.first < at:
        skipped = f"s {skipped}"
    first = row[at + shift]
    place = "q" if at in scene.openings else "p" if at in scene.page.phrase_from else "-"
    return "", f"{first} {place}", f"{row[at - 1 + shift]} {first}", skipped, str(_bucket(at - right))


# ---------------------------------------------------------------- where it ends, after the cue

END: Final = Features(
    constants=("", "lemma"),
    values=(
        "", "last next", "next three", "next", "verbs", "commas", "marks", "next verbs", "words", "rest", "next cue", "next length",
    ),
    templates=(
        "/last next", "/next three", "lemma/next", "/verbs", "/commas", "/marks", "/next verbs", "/words", "/rest", "/next cue",
        "/next length",
    ),
)  # fmt: skip


def ends(scene: Scene, first: int, form: str) -> list[int]:
    """List where content that begins with a token may end: before a stop or a word that may begin something else.

    Args:
        scene: The sentence.
        first: Index of its first token.
        form: What it begins with, as `content_type` names it.

    Returns:
        Indexes of last tokens, included; a quotation is never cut.
    """
    tags, openings = scene.page.tags, scene.openings
    edges = _EDGES_OF_CLAUSES if form in _CLAUSAL else _EDGES_OF_PHRASES
    final = scene.limit(first) - 1
    while final > first and tags[final] in _STOPS and not scene.quoting(final):
        final -= 1
    found: list[int] = []
    index = (form == "clause" and predicate(scene, first)) or first
    while index < final and len(found) < _MOST_ENDS:
        quoted = openings.get(index) if openings else None
        if quoted is not None:
            index = min(quoted.closing, final)
        if index < final and (quoted is not None or tags[index + 1] in edges) and tags[index] not in ",-":
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
    if predicate(scene, first) is not None:
        return "clause"
    after = past_adverbs(scene, phrase.last + 1)
    return f"N{tags[after] if after < scene.end else '$'}"


class Ends:
    """The ends that content after a cue may have.

    Args:
        scene: The sentence.
        first: Index of the content's first token.
        heads: The tokens that are likely cues.
    """

    def __init__(self, scene: Scene, first: int, heads: Collection[int]) -> None:
        self.scene = scene
        self.first = first
        self.heads = heads
        self.type = content_type(scene, first)
        self.options = ends(scene, first, self.type)
        self.final = self.options[-1]

    def values(self, last: int) -> tuple[str, ...]:
        """Describe an end for the model "end": the values of `END`.

        Args:
            last: Index of the last token.
        """
        scene, first = self.scene, self.first
        row, tags = scene.row, scene.page.tags
        at = last + PAD - scene.first
        form = self.type
        inside = tags[first : last + 1]
        end, one, two, three = row[at : at + 4]
        is_end = "$" if last == self.final else "-"
        verbs = _finite(inside, 3)
        commas = min(inside.count(","), 3)
        length, rest = _bucket(last - first), _bucket(self.final - last)
        marks = f"{'q' if last in scene.closings else '-'} {scene.opens_within(first, last)} {form == 'Q'} {is_end}"
        return (
            "", f"{end} {one}", f"{one} {two} {three}", one, f"{is_end} {form} {verbs > 0}", f"{form} {commas} {is_end}", marks,
            f"{one} {verbs} {form}", self._words_after(last), f"{is_end} {rest} {one}", f"{self._next_cue(last)} {one} {is_end}",
            f"{one} {length}",
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

OPENING: Final = Features(
    constants=("", "lemma"),
    values=("", "previous first", "verbs", "length", "commas", "two before", "start", "word"),
    templates=("/previous first", "/verbs", "/length", "/commas", "/two before", "lemma/start", "/word"),
)


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
            if start > found[-1] and not _is_relative(scene, start, last):
                found.append(start)
        index += 1
    return found


def _is_relative(scene: Scene, first: int, last: int) -> bool:
    """Tell a relative clause, which nobody says alone: "officers, who fired back, police said"; "which, he said, was" is none."""
    return scene.page.lower[first] in _RELATIVES and not _FINITE.isdisjoint(scene.page.tags[first : last + 1])


def _lead(scene: Scene, at: int, last: int) -> int:
    """Step over stops and "and"."""
    while at < last and scene.page.tags[at] in ",-J.)" and at not in scene.openings:
        at += 1
    return at


def opening_values(scene: Scene, at: int, last: int) -> tuple[str, ...]:
    """Describe a beginning before the cue for the model "opening": the values of `OPENING`.

    Args:
        scene: The sentence.
        at: Index of the first token.
        last: Index of the last token.
    """
    row, tags, place = scene.row, scene.page.tags, at + PAD - scene.first
    start = "-" if tags[scene.first : at].strip(_BEFORE_CONTENT) else "^"
    inside = tags[at : last + 1]
    previous = row[place - 1]
    return (
        "", f"{previous} {row[place]} {start}", f"{start} {_finite(inside, 2)}", f"{_bucket(last - at)} {start}",
        f"{min(inside.count(','), 3)} {start}", f"{row[place - 2]} {previous} {start}", start, f"{scene.page.lower[at]} {start}",
    )  # fmt: skip


def _finite(tags: str, most: int) -> int:
    """Count the finite verbs among some tags."""
    return min(sum(map(tags.count, _FINITE)), most)
