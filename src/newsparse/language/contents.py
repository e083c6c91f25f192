"""Contents: on which side of its cue the reported content stands, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from newsparse.language.phrases import Phrase
from newsparse.language.scene import Scene
from newsparse.patterns import pattern

__all__ = ["Adjuncts", "Stretch", "adjuncts", "content_after", "content_before", "has_verb", "trim"]

# A past participle may be a past tense that the tagger took for one.
_FINITE: Final = frozenset("VXHLMB")
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight recently later earlier "
    "early late last this morning afternoon evening night week month year day".split()
)
_NEEDS_A_DAY: Final = frozenset({"early", "late", "last", "this"})
_MEDIUM_PREPOSITIONS: Final = frozenset({"in", "on", "via", "through", "during", "at", "over", "to"})
_LEADING: Final = frozenset(",-J.)")
_TRAILING: Final = frozenset(",-(.")


_POSSIBLE_END: Final = pattern("contents.possible_end", r" [J,] ")


class Stretch(NamedTuple):
    """A stretch of content, in tokens.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
    """

    first: int
    last: int


class Adjuncts(NamedTuple):
    """What stands between a cue and its content.

    Args:
        end: Index of the first token after it.
        addressee: Whom it is said to.
        medium: Through what it is said.
    """

    end: int
    addressee: Stretch | None = None
    medium: Stretch | None = None


def adjuncts(scene: Scene, at: int, media: Collection[str], *, takes_addressee: bool) -> Adjuncts:
    """Step over days, media and addressees: "said on Tuesday in a post on X", "told reporters in Kyiv".

    Args:
        scene: The sentence.
        at: Index of the token after the cue, or after the source that follows it.
        media: Words for statements, posts, channels.
        takes_addressee: Whether the cue is told to somebody first.
    """
    addressee = medium = None
    if takes_addressee and (phrase := _told(scene, at)):
        addressee = Stretch(phrase.first, phrase.last)
        at = phrase.last + 1
    while at < scene.end:
        if stretch := _medium(scene, at, media):
            joined = medium is not None and medium.last == at - 1
            medium = Stretch(medium.first if joined and medium else stretch.first + 1, stretch.last)
            at = stretch.last + 1
        elif listener := _listener(scene, at):
            addressee = addressee or listener
            at = listener.last + 1
        elif (stop := _time(scene, at)) > at:
            at = stop
        elif scene.tags[at] == "R" and scene.lower[at] not in ("not", "there") and not _hedges(scene, at):
            at += 1
        else:
            break
    return Adjuncts(at, addressee, medium)


def _hedges(scene: Scene, at: int) -> bool:
    """Whether adverbs belong to a number, which is content: "said at least nine people died"."""
    while at < scene.end and scene.tags[at] == "R":
        at += 1
    return at < scene.end and scene.tags[at] == "C"


def _told(scene: Scene, at: int) -> Phrase | None:
    """Find whom it is told to: the noun phrase right after the cue."""
    phrase = scene.phrase_from.get(at)
    return phrase if phrase and phrase.last < scene.end and scene.lower[at] != "that" else None


def _listener(scene: Scene, at: int) -> Stretch | None:
    """Match "to reporters" before a that-clause or the end of the report."""
    phrase = scene.phrase_from.get(at + 1) if scene.lower[at] == "to" else None
    if phrase is None or phrase.last >= scene.end:
        return None
    after = phrase.last + 1
    over = after >= scene.end or scene.tags[after] in ".,SW" or scene.opened_at(after)
    return Stretch(phrase.first, phrase.last) if over else None


def _medium(scene: Scene, at: int, media: Collection[str]) -> Stretch | None:
    """Match "in a post on social media", the preposition included."""
    if scene.lower[at] not in _MEDIUM_PREPOSITIONS:
        return None
    last = _medium_end(scene, at + 1, media)
    if last is None:
        return None
    return Stretch(at, last)


def _medium_end(scene: Scene, at: int, media: Collection[str]) -> int | None:
    """Find the last token of the medium's noun phrase: determiner and adjectives, then the word for it."""
    lower = scene.lower
    for last in range(at, min(at + 6, scene.end)):
        two = f"{lower[last]} {lower[last + 1]}" if last + 1 < scene.end else ""
        if two in media:
            return last + 1
        if lower[last] in media:
            return last
        if scene.tags[last] not in "DANP'GB":
            return None
    return None


def _time(scene: Scene, at: int) -> int:
    """Return the index after a time adjunct, or the same index where there is none."""
    start = at
    if scene.lower[at] in ("on", "in", "at", "late", "early") and at + 1 < scene.end and scene.lower[at + 1] in _DAYS:
        at += 1
    while at < scene.end and scene.lower[at] in _DAYS:
        at += 1
    while at > start and scene.lower[at - 1] in _NEEDS_A_DAY:  # "said this was bad", "said early results"
        at -= 1
    return at if at - start > 1 or scene.lower[start] in _DAYS else start


def content_after(scene: Scene, at: int, cues: Collection[int]) -> Stretch | None:
    """Find the content that follows its cue.

    Args:
        scene: The sentence.
        at: Index of the first token that may belong to it.
        cues: Indexes of tokens that are cues, where another report may begin.

    Returns:
        The stretch, without the marks and stops around it; None where nothing is left.
    """
    return trim(scene, at, _end_of_content(scene, at, cues) - 1)


def _end_of_content(scene: Scene, at: int, cues: Collection[int]) -> int:
    index = at
    while (found := _POSSIBLE_END.search(scene.tags, index, scene.end)) is not None:
        index = found.start()
        quoted = scene.quoting(index)
        if quoted is not None:
            index = quoted.closing + 1
        elif index > at and _breaks(scene, index, cues):
            return index
        else:
            index += 1
    return scene.end


def _breaks(scene: Scene, at: int, cues: Collection[int]) -> bool:
    """Whether the content ends before a token: at a second report, "but", or a tail with its own subject."""
    tag, word = scene.tags[at], scene.lower[at]
    if tag == "J":
        return word != "or" and _second_report(scene, at + 1, cues)
    if tag != "," or word == ";" or at + 1 >= scene.end:
        return word == ";"
    following = scene.lower[at + 1]
    if following in ("but", "although", "though"):
        return True
    if following == "with":
        return _absolute(scene, at + 2)
    if scene.tags[at + 1] == "J":
        return _second_report(scene, at + 2, cues)
    if following in ("while", "as"):
        return _second_report(scene, at + 2, cues)
    return at + 1 in cues and scene.tags[at + 1] == "G"


def _second_report(scene: Scene, at: int, cues: Collection[int]) -> bool:
    """Whether a subject and a cue, or a cue alone, begin at a token."""
    if at in cues and scene.tags[at] in "VG":
        return True
    phrase = scene.phrase_from.get(at)
    if phrase is None:
        return False
    after = phrase.last + 1
    while after < scene.end and scene.tags[after] in "RHX":
        after += 1
    return after in cues and scene.tags[after] in "VGB"


def _absolute(scene: Scene, at: int) -> bool:
    """Whether a noun phrase and a participle begin at a token: "with the mayor adding"."""
    phrase = scene.phrase_from.get(at)
    return phrase is not None and phrase.last + 1 < scene.end and scene.tags[phrase.last + 1] == "G"


def content_before(scene: Scene, start: int, end: int) -> Stretch | None:
    """Find the content that stands before source and cue: '"Q," X said', "C, X said".

    Args:
        scene: The sentence.
        start: Index of the first token that may belong to it.
        end: Index of the first token of source or cue.

    Returns:
        The stretch, without stops and leading "And"; None where none can stand there.
    """
    last = end - 1
    if last < start:
        return None
    before = last - 1 if scene.tags[last] == "," else last
    if scene.closed_at(before) is None and scene.closed_at(last) is None and scene.tags[last] != ",":
        return None
    return trim(scene, start, last)


def trim(scene: Scene, first: int, last: int) -> Stretch | None:
    """Take leading coordinators and stops, trailing stops and dashes off a stretch.

    Args:
        scene: The sentence.
        first: Index of its first token.
        last: Index of its last token, included.
    """
    while first <= last and scene.tags[first] in _LEADING and not scene.quoting(first):
        first += 1
    while last >= first and scene.tags[last] in _TRAILING and not scene.quoting(last):
        last -= 1
    return Stretch(first, last) if first <= last else None


def has_verb(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch has a finite verb.

    Args:
        scene: The sentence.
        stretch: The stretch to look at.
    """
    return any(tag in _FINITE for tag in scene.tags[stretch.first : stretch.last + 1])
