"""Cues: the words that may report what somebody says, thinks or intends, and how likely each of them does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.phrases import Phrase
from newsparse.language.reporting.scene import PAD, Page, Reporting, Scene
from newsparse.language.wordlist import Found, WordList, verb_forms
from newsparse.lexicon import Lexicon
from newsparse.scoring import Features, Weights

__all__ = [
    "CUE",
    "Candidate",
    "Cue",
    "CueWords",
    "Rival",
    "candidates",
    "cue_constants",
    "cue_values",
    "kind_of",
    "look_around",
]

_LETTERS: Final = {
    "clause": "c", "that": "h", "tell": "t", "infinitive": "i", "object": "o", "quote": "q", "question": "w", "attitude": "a",
    "nouns": "n", "phrases": "p",
}  # fmt: skip
_CLAUSAL: Final = frozenset({"clause", "that", "tell"})
_SPOKEN: Final = frozenset({"clause", "tell"})
_VERB_FRAMES: Final = tuple(frame for frame in _LETTERS if frame not in ("nouns", "phrases"))
_HEARD: Final = "heard"
_VERBAL: Final = frozenset("VGBI")
_NEVER: Final = frozenset("DCTJSWOEK'.-q()XH")
# Habits of words that the training text does not have: those that the lexicon lists, and others.
_LISTED: Final = 0
_UNSEEN: Final = -5
_HARDLY_EVER: Final = -6
_AUXILIARY: Final = frozenset("RKXHML")
_FINITE: Final = frozenset("VXHLM")
_NEAR: Final = 3


@attrs.define(eq=False)
class Cue:
    """A word or phrase that may report.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        lemma: Its stem, or the phrase itself.
        frames: What the lexicon says that it takes, by frame, with the act; empty for words not listed.
        group: The frames that the lexicon gives it, one letter each; what stands for the word where it is unknown.
        habit: How often it reports, from -9 (hardly ever) to 4 (nearly always).
    """

    first: int
    last: int
    lemma: str
    frames: Mapping[str, str]
    group: str
    habit: int


class _Entry(NamedTuple):
    frames: Mapping[str, str]
    group: str
    is_phrase: bool


class CueWords:
    """The words of the lexicon "cues", by their first word.

    Args:
        lexicon: The lexicon, a plugin's words included.
        habits: Stem and tag to how often they reported in the training text.
        nominal: Nouns and adjectives that reported at times.
    """

    @classmethod
    def of(cls, lexicon: Lexicon, weights: Weights) -> CueWords:
        """Take the words of a lexicon and of the training, once for each lexicon."""
        return _words(lexicon, weights)

    def __init__(self, lexicon: Lexicon, habits: Mapping[str, int], nominal: Collection[str]) -> None:
        self.habits = habits
        verbs = _by_lemma(lexicon, *_VERB_FRAMES)
        words = [(form, _entry(verbs[lemma])) for form, lemma in verb_forms(verbs, lexicon["irregular"])]
        self.phrases = WordList(
            [(word, _entry({"phrases": act}, is_phrase=True)) for word, act in lexicon["phrases"].items()]
            + [pair for pair in words if " " in pair[0]]
        )
        self.verbs = {word: entry for word, entry in words if " " not in word}
        self.nouns = {word: _entry({"nouns": act}) for word, act in lexicon["nouns"].items()}
        self.hearing = lexicon["hearing"]
        self.heard = _entry({"clause": "statement"})
        self.nominal = nominal
        spoken = [(word, entry.frames) for word, entry in self.verbs.items() if _CLAUSAL.intersection(entry.frames)]
        self.reporting = Reporting(
            frozenset(word for word, frames in spoken if _SPOKEN.intersection(frames)),
            frozenset(word for word, _ in spoken if word.endswith("ing")),
        )
        self.listed = frozenset((*self.nouns, *nominal, *(phrase.split()[0] for phrase in lexicon["phrases"]), ":"))


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon, weights: Weights) -> CueWords:
    return CueWords(lexicon, weights.words["habits"], weights.words["nominal"])


def _entry(frames: Mapping[str, str], *, is_phrase: bool = False) -> _Entry:
    return _Entry(frames, "".join(sorted(_LETTERS[frame] for frame in frames)), is_phrase)


def _by_lemma(lexicon: Lexicon, *sections: str) -> dict[str, dict[str, str]]:
    lemmas: dict[str, dict[str, str]] = {}
    for section in sections:
        for lemma, act in lexicon[section].items():
            lemmas.setdefault(lemma, {})[section] = act
    return lemmas


_UNLISTED: Final = _Entry({}, "", is_phrase=False)


def candidates(page: Page, words: CueWords) -> list[Cue]:
    """Find every word that may be a cue, left to right.

    Args:
        page: The text laid out.
        words: The listed words.

    Returns:
        Verbs, listed nouns and phrases, and colons.
    """
    phrases = {found.first: found for found in words.phrases.find(page.lower)}
    listed = words.listed
    places = [
        index
        for index, (tag, word) in enumerate(zip(page.tags, page.lower, strict=True))
        if tag in _VERBAL or (word in listed and tag not in _NEVER)
    ]
    found = (_candidate(page, words, phrases, index, page.tags[index]) for index in places)
    return [cue for cue in found if cue is not None and cue.habit > _HARDLY_EVER]


def _candidate(page: Page, words: CueWords, phrases: Mapping[int, Found[_Entry]], index: int, tag: str) -> Cue | None:
    found = phrases.get(index)
    if found is not None and found.value.is_phrase:
        return _cue(page, words, index, found.last, found.value, " ".join(page.lower[index : found.last + 1]))
    word = page.lower[index]
    if tag in _VERBAL:
        if found is not None:
            return _cue(page, words, index, found.last, found.value, page.lemma(index))
        if word == _HEARD and index and page.lower[index - 1] in words.hearing:
            return _cue(page, words, index, index, words.heard, page.lemma(index))
        return _cue(page, words, index, index, words.verbs.get(word, _UNLISTED), page.lemma(index))
    if word in words.nouns:
        return _cue(page, words, index, index, words.nouns[word], page.lemma(index))
    if word in words.nominal:
        return _cue(page, words, index, index, _UNLISTED, page.lemma(index))
    return _cue(page, words, index, index, _UNLISTED, ":") if word == ":" else None


def _cue(page: Page, words: CueWords, first: int, last: int, entry: _Entry, lemma: str) -> Cue:
    habit = words.habits.get(f"{lemma} {page.tags[first]}")
    if habit is None:
        habit = _LISTED if entry.frames else _UNSEEN
    return Cue(first, last, lemma, entry.frames, entry.group, habit)


# ---------------------------------------------------------------- what a cue's neighbours tell


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
    kind = kind_of(scene, phrase)
    return at, f"F{kind}" if phrase.first > scene.first and tags[phrase.first - 1] == "F" else kind


def kind_of(scene: Scene, phrase: Phrase) -> str:
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
        if tags[at] in _VERBAL:
            return scene.page.lemma(at)
        if tags[at] not in "TDANRO'P":
            break
    return "-"
