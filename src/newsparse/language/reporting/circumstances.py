"""Circumstances: whom it is said to, and through what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.language.reporting.scene import Page, Scene, Stretch
from newsparse.language.stems import stem
from newsparse.lexicon import Lexicon, Section

__all__ = ["Adjuncts", "Place", "Words", "adjuncts", "past_medium", "words_of"]

_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight recently later earlier "
    "early late last this morning afternoon evening night week month year day".split()
)
_INFINITIVE: Final = "TI"
_MEDIUM_PREPOSITIONS: Final = frozenset({"in", "on", "via", "through", "during", "at", "over", "to", "by"})
_MEDIUM_TAGS: Final = frozenset("DANPC'GB")
_LONGEST_MEDIUM: Final = 7
_PARTNERS: Final = frozenset({"with", "to"})
_CLAUSE_ENDS: Final = frozenset(",.SWJT-q();VXHLM")
_FINITE: Final = frozenset("VXHLM")
# What follows somebody who is told, where the verb takes other objects too: "promised miners a holiday".
_AFTER_LISTENER: Final = frozenset("TSDNPOqW")
_LINKS: Final = frozenset({"of", "and"})
_ABOUT: Final = frozenset({"of", "about"})
_NOBODY: Final = "nobody"


class Words(NamedTuple):
    """What the lexicon says of circumstances.

    Args:
        media: Words for statements, posts, channels.
        nobody: Nouns that nobody is told: "told the truth", "said to applause".
        verbs: Stem of a verb to how it takes its listener: "told", "at", "content", "opening", "addressing".
    """

    media: Section
    nobody: frozenset[str]
    verbs: Mapping[str, str]


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    """Collect the words of the lexicon "cues" that tell of circumstances.

    Args:
        lexicon: The lexicon, a plugin's words included.
    """
    listeners = lexicon["listeners"]
    verbs = {stem(word): how for word, how in listeners.items() if how != _NOBODY}
    return Words(lexicon["media"], lexicon.words("listeners", _NOBODY), verbs)


class Adjuncts(NamedTuple):
    """The circumstances of a report.

    Args:
        addressee: Whom it is said to.
        medium: Through what it is said.
        is_to_do: Whether somebody is told to do it: "told residents to leave".
    """

    addressee: Stretch | None = None
    medium: Stretch | None = None
    is_to_do: bool = False


class Place(NamedTuple):
    """Where the parts of a report stand.

    Args:
        cue: The cue.
        lemma: Its stem.
        source: The source, or None.
        contents: The content, in order.
        is_telling: Whether the lexicon lists the cue as told to somebody first.
        is_passive: Whether the cue is passive: "was told".
    """

    cue: Stretch
    lemma: str
    source: Stretch | None
    contents: Sequence[Stretch]
    is_telling: bool
    is_passive: bool

    @property
    def start(self) -> int:
        """Index of the first token of the cue or of a source before it."""
        return min(self.source.first, self.cue.first) if self.source else self.cue.first

    @property
    def subject(self) -> int:
        """Index of the first token of a source before the cue; -1 where there is none."""
        return self.start if self.start < self.cue.first else -1

    @property
    def after(self) -> int:
        """Index of the token after the cue, or after a source right behind it."""
        follows = self.source is not None and self.source.first == self.cue.last + 1
        return self.source.last + 1 if follows and self.source else self.cue.last + 1

    def holds(self, index: int) -> bool:
        """Whether a token belongs to the content."""
        return any(first <= index <= last for first, last in self.contents)


def adjuncts(scene: Scene, place: Place, words: Words) -> Adjuncts:
    """Find whom a report is said to and through what: "told reporters in Kyiv", "in a statement, the bank said".

    Args:
        scene: The sentence.
        place: The report.
        words: Words for media and listeners.
    """
    return _Finder(scene, place, words).find()


def past_medium(scene: Scene, at: int) -> int:
    """Step over a medium, which no content begins with: "said [on Telegram] 14 people were hurt".

    Args:
        scene: The sentence.
        at: Index of a token behind a cue.

    Returns:
        Index of the token after the medium; the same index where there is none.
    """
    page = scene.page
    if at >= scene.end or not _may_open(page, at):
        return at
    for last in range(at + 1, min(at + _LONGEST_MEDIUM, scene.end)):
        if page.lower[last] in page.media or f"{page.lower[last - 1]} {page.lower[last]}" in page.media:
            return past_medium(scene, _past_media(scene, last + 1))
        if page.tags[last] not in _MEDIUM_TAGS:
            break
    return at


def _may_open(page: Page, at: int) -> bool:
    """Whether a medium may begin with a token; not with the "to" of "urged the army to release them"."""
    return page.lower[at] in _MEDIUM_PREPOSITIONS and page.tags[at : at + 2] != _INFINITIVE


def _past_media(scene: Scene, at: int) -> int:
    """Step over what else belongs to a medium: "on its Facebook [page]"."""
    while at < scene.end and scene.page.tags[at] == "N" and scene.page.lower[at] in scene.page.media:
        at += 1
    return at


class _Finder:
    """Looks around one cue."""

    def __init__(self, scene: Scene, place: Place, words: Words) -> None:
        self.scene = scene
        self.place = place
        self.words = words
        self.tags = scene.page.tags
        self.lower = scene.page.lower
        self.way = words.verbs.get(place.lemma, "")
        self.is_telling = place.is_telling or self.way == "told"

    def find(self) -> Adjuncts:
        told = self._told(self.place.after) if self.is_telling and not self.place.is_passive else None
        at = told.last + 1 if told else self.place.after
        listener, medium = self._behind(at)
        early_listener, early_medium = self._ahead()
        recipient = self._recipient() if self.is_telling and self.place.is_passive else None
        addressee = told or recipient or listener or early_listener
        return Adjuncts(addressee, medium or early_medium, is_to_do=self._is_to_do(at))

    def _is_to_do(self, at: int) -> bool:
        if at < self.scene.end and self.lower[at] == "by":
            phrase = self.scene.page.phrase_from.get(at + 1)
            at = phrase.last + 1 if phrase else at
        return self.is_telling and self.tags[at : at + 1] == "T"

    # ------------------------------------------------------------ right of the cue

    def _told(self, at: int) -> Stretch | None:
        """Find whom it is told to: the noun phrase right after the cue, unless a clause begins with it."""
        phrase = self._phrase(at)
        if phrase is None or self.lower[at] == "that":
            return None
        after = phrase.last + 1
        if self._is_subject(after) and self.tags[phrase.last] != "P":
            return None
        if self.way == "told" or self.tags[phrase.last] == "O" or self._is_about(after):
            return phrase
        is_followed = self.tags[after : after + 1] in _AFTER_LISTENER and self.lower[after] not in _DAYS
        return phrase if is_followed else None

    def _is_about(self, at: int) -> bool:
        return at < self.scene.end and (self.lower[at] in _ABOUT or at in self.scene.openings)

    def _behind(self, at: int) -> tuple[Stretch | None, Stretch | None]:
        """Look between the cue and its content, or to the end of the clause."""
        addressee = medium = None
        if self.tags[at : at + 1] == "," and self._medium(at + 1):
            at += 1
        limit = self._limit(at)
        while at < limit:
            if found := self._medium(at):
                medium = Stretch(found.first + 1, found.last)
                at = found.last + 1
            elif listener := self._listener(at):
                addressee = addressee or listener
                at = listener.last + 1
            else:
                at = self._beyond(at)
        return addressee, medium

    def _limit(self, at: int) -> int:
        """Return the index of the content after the cue, or of the clause's end."""
        end = at
        while end < self.scene.end and self.tags[end] not in _CLAUSE_ENDS:
            end += 1
        later = min((part.first for part in self.place.contents if part.first >= at), default=end)
        # Content that was taken to begin with its circumstances: "said [in a notice read out at dawn that …]".
        is_clause = self.tags[later : later + 1] == "F" and end < self.scene.end
        return end if is_clause and self._opens_content(end) else later

    def _beyond(self, at: int) -> int:
        """Step over a token, or over "on a visit to Kyiv", where nobody is told."""
        phrase = self._phrase(at + 1) if self.tags[at] == "F" else None
        if phrase is None or self.lower[phrase.last] in _DAYS:
            return at + 1
        after = phrase.last + 1
        return after + 1 if after < self.scene.end and self.lower[after] == "to" else after

    def _listener(self, at: int) -> Stretch | None:
        """Match "to reporters"; "at them" after a shout."""
        if self.tags[at] != "F" or self.lower[at] not in ("to", self.way):
            return None
        phrase = self._phrase(at + 1)
        if phrase is None or self.lower[phrase.last] in _DAYS or self.tags[phrase.last] == "C":
            return None
        return phrase if self.way != "content" or self._opens_content(phrase.last + 1) else None

    def _opens_content(self, at: int) -> bool:
        return at < self.scene.end and (self.tags[at] in "SW" or at in self.scene.openings)

    def _phrase(self, at: int) -> Stretch | None:
        """Find the noun phrase that begins with a token and may be somebody, with what belongs to it."""
        phrase = self.scene.page.phrase_from.get(at)
        if phrase is None or phrase.last >= self.scene.end:
            return None
        if self.tags[phrase.head] != "P" and self.lower[phrase.head] in self.words.nobody:
            return None
        return Stretch(phrase.first, self._reach(phrase.last))

    def _reach(self, last: int) -> int:
        """Follow a noun phrase to a name beside it, "the newspaper Bild", and over "of" and "and"."""
        following = last + 1
        is_linked = following < self.scene.end and self.lower[following] in _LINKS and not self.place.holds(following)
        phrase = self.scene.page.phrase_from.get(following + is_linked)
        if phrase is None or phrase.last >= self.scene.end or self.lower[phrase.last] in _DAYS:
            return last
        is_name = self.tags[last] == "N" and self.tags[phrase.first] == "P"
        if self._is_subject(phrase.last + 1) or not (is_linked or is_name):
            return last
        return self._reach(phrase.last) if is_linked else phrase.last

    def _is_subject(self, at: int) -> bool:
        """Whether a finite verb follows, so that what stands before it begins a clause."""
        while at < self.scene.end and self.tags[at] == "R":
            at += 1
        return self.tags[at : at + 1] in _FINITE

    # ------------------------------------------------------------ left of the cue

    def _recipient(self) -> Stretch | None:
        """Find who was told: the subject of a passive."""
        at = self.place.cue.first - 1
        while at >= self.scene.first and self.tags[at] in "RXHLMK":
            at -= 1
        phrase = self.scene.page.phrase_to.get(at)
        return Stretch(phrase.first, phrase.last) if phrase and phrase.first >= self.scene.first else None

    def _ahead(self) -> tuple[Stretch | None, Stretch | None]:
        """Look at what opens the clause, and at what stands between source and cue: "the bank, in a statement, said"."""
        addressee = medium = None
        for opener in self._openers():
            at, listener = self._opening(opener)
            found = self._medium(at) if at < self.place.cue.first else None
            addressee = listener or addressee
            medium = Stretch(found.first + 1, found.last) if found and self._is_ours(found) else medium
        return addressee, medium

    def _openers(self) -> Iterator[int]:
        """Yield where adjuncts before the cue may begin: at the sentence's start and after commas."""
        for at in range(self.scene.first, self.place.cue.first):
            if (at == self.scene.first or self.tags[at - 1] in ",J") and not self.place.holds(at):
                yield at

    def _opening(self, at: int) -> tuple[int, Stretch | None]:
        """Read "Speaking to reporters" and "Addressing parliament"; return the index after it."""
        way = self.words.verbs.get(self.scene.page.lemma(at)) if self.tags[at] == "G" else None
        if way == "addressing":
            phrase = self._phrase(at + 1)
        elif way == "opening" and self.lower[at + 1] == "to":
            phrase = self._phrase(at + 2)
        else:
            return (at + 1 if way else at), None
        return (phrase.last + 1 if phrase else at), phrase if phrase and self._is_ours(phrase) else None

    def _is_ours(self, found: Stretch) -> bool:
        """Whether nothing but adjuncts stands between something and the report."""
        return found.last < self.place.cue.first and not _FINITE.intersection(
            self.tags[found.last + 1 : self.place.start]
        )

    # ------------------------------------------------------------ media

    def _medium(self, at: int) -> Stretch | None:
        """Match "in a post on social media", "in a letter to the court", the preposition included."""
        if at >= self.scene.end or not _may_open(self.scene.page, at):
            return None
        last = self._medium_end(at + 1)
        if last is None:
            return None
        if last + 1 < self.scene.end and self.lower[last + 1] in _PARTNERS and self.tags[last + 1] == "F":
            partner = self._phrase(last + 2)
            return Stretch(at, partner.last if partner else last)
        further = self._medium(last + 1)
        return Stretch(at, further.last if further else last)

    def _medium_end(self, at: int) -> int | None:
        """Find the last token of the medium's noun phrase: determiner and adjectives, then the word for it."""
        found = None
        for last in range(at, min(at + _LONGEST_MEDIUM, self.scene.end)):
            two = f"{self.lower[last - 1]} {self.lower[last]}"
            if self.lower[last] in self.words.media or (last > at and two in self.words.media):
                found = last
            elif found and self.tags[last] == "P" == self.tags[found] and self.lower[last] not in _DAYS:
                return None
            elif self.tags[last] not in _MEDIUM_TAGS or (found and self.tags[last] != "N"):
                break
            elif self.tags[last] == "N":
                found = None
        return found
