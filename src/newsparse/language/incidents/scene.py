"""The scene: what a text has in which sentence, and how each phrase looks to the models."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import attrs

from newsparse.language.incidents.frames import Link, links
from newsparse.language.incidents.words import EventWords, Stage, Trigger, find_framed
from newsparse.language.phrases import Phrase
from newsparse.scoring import Features

__all__ = ["PHRASE", "Candidate", "Facts", "Scene"]

PHRASE: Final = Features(
    ("", "class", "link", "level", "document"),
    (
        "", "head", "class", "link", "lemma", "other", "before", "after", "near_before", "near_after", "actor", "effect",
        "shape", "neighbour", "place", "word_before", "word_after", "modifier",
    ),
    (
        "class/", "link/", "level/", "/head", "/lemma", "/other", "/before", "/after", "/near_before", "/near_after", "/actor",
        "/effect", "/shape", "/neighbour", "/place", "class/link", "class/lemma", "class/effect", "class/actor", "class/near_before",
        "class/near_after", "link/actor", "level/class", "level/link", "class/before", "class/shape", "link/head", "level/near_before",
        "document/", "document/class", "document/link", "class/place", "/word_before", "/word_after", "class/word_before",
        "class/word_after", "/modifier",
    ),
)  # fmt: skip
_MARK: Final = '"'
# So many names of armed organisations of a sentence are looked at.
_GROUPS: Final = 40
_NEAR: Final = (2, 5, 12)
_TITLES: Final = frozenset(["official", "soldier", "civilian", "rebel", "attacker"])


class Facts(NamedTuple):
    """What other layers say, by token and by sentence.

    Args:
        actors: Token to number and kind of the actor that it names.
        effects: Token of a victim's phrase to the effect.
        places: Tokens of places.
        times: Tokens of expressions of time.
        where: Sentence to the names of its places.
        when: Sentence to days told in it, as first and last ordinals.
        today: Ordinal of the day of publication, nought where it is not known.
    """

    actors: Mapping[int, tuple[int, str]]
    effects: Mapping[int, str]
    places: frozenset[int]
    times: frozenset[int]
    where: Mapping[int, frozenset[str]]
    when: Mapping[int, Sequence[tuple[int, int]]]
    today: int


class Candidate(NamedTuple):
    """A phrase that may fill a role.

    Args:
        sentence: Number of its sentence.
        phrase: The phrase.
        sort: What sort of thing its head stands for.
        links: The slots that it stands in.
        constants: What the models see of it and its sentence.
        values: What they see of it alone.
    """

    sentence: int
    phrase: Phrase
    sort: str
    links: tuple[Link, ...]
    constants: tuple[str, ...]
    values: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Scene:
    """A text cut into sentences, with the phrases and triggers of each.

    Args:
        stage: Tokens, tags and phrases.
        words: The lexicon.
        facts: What other layers say.
        sentences: The tokens of each sentence.
        phrases: The phrases of each sentence.
        triggers: The words with a frame of each sentence.
        groups: The names of armed organisations of each sentence.
        links: The phrases in slots of its triggers, of each sentence.
    """

    stage: Stage
    words: EventWords
    facts: Facts
    sentences: list[range]
    phrases: list[list[Phrase]]
    triggers: list[list[Trigger]]
    groups: list[list[Phrase]]
    links: list[list[Link]]

    @classmethod
    def of(cls, stage: Stage, words: EventWords, facts: Facts, openings: Sequence[int]) -> Scene:
        """Set the scene.

        Args:
            stage: Tokens, tags and phrases.
            words: The lexicon.
            facts: What other layers say.
            openings: Index of the first token of each sentence.
        """
        edges = [*openings, len(stage.tags)]
        sentences = [range(first, end) for first, end in pairwise(edges)]
        phrases: list[list[Phrase]] = [[] for _ in sentences]
        for first, phrase in stage.phrase_from.items():
            phrases[max(bisect_right(openings, first) - 1, 0)].append(phrase)
        triggers: list[list[Trigger]] = [[] for _ in sentences]
        for trigger in find_framed(stage.tokens, stage.tags, words):
            triggers[max(bisect_right(openings, trigger.first) - 1, 0)].append(trigger)
        groups: list[list[Phrase]] = [[] for _ in sentences]
        done = -1
        for found in words.groups.find(stage.tokens.lower):
            if found.first > done:
                done = found.last
                groups[max(bisect_right(openings, found.first) - 1, 0)].append(
                    Phrase(found.first, found.last, found.last)
                )
        linked = [
            [link for trigger in here for link in links(stage, trigger, sentence)]
            for here, sentence in zip(triggers, sentences, strict=True)
        ]
        return cls(stage, words, facts, sentences, phrases, triggers, groups, linked)

    def sentence_at(self, index: int) -> int:
        """Give the number of the sentence that a token stands in."""
        return max(bisect_right(self.sentences, index, key=_start) - 1, 0)

    def sort_of(self, phrase: Phrase) -> str:
        """Tell what sort of thing a phrase stands for."""
        head = phrase.head
        if head in self.facts.places:
            return "place"
        if head in self.facts.times:
            return "time"
        if (
            self.facts.actors.get(head, (0, ""))[1] == "person"
            and self.stage.tokens.lower[head] not in self.words.classes
        ):
            return "name"
        tag, word = self.stage.tags[head], self.stage.tokens.lower[head]
        return self.words.classes.get(word) or {"P": "name", "C": "number", "O": "pronoun"}.get(tag, "thing")

    def clues(self, number: int) -> set[str]:
        """Collect what a sentence says, for the models of sentences and documents: its words, who is in which slot, losses and age."""
        sentence = self.sentences[number]
        lower, tags = self.stage.tokens.lower, self.stage.tags
        found = {lower[i] for i in sentence if tags[i] in "NVGBIAR"}
        for trigger in self.triggers[number]:
            found.add(f"{trigger.frame}{'!' if trigger.is_verb else '?'}")
        for link in self.links[number]:
            slot = f"{link.slot}:{self.sort_of(link.phrase)}"
            found |= {f"{link.trigger.frame}:{slot}", f"{link.trigger.word.replace(' ', '-')}:{slot}"}
        found |= {f"={self.facts.effects[i]}" for i in sentence if i in self.facts.effects}
        found.add(f"age {self.age(number)}")
        return found

    def age(self, number: int) -> str:
        """Say how long ago the days are that a sentence tells of."""
        today = self.facts.today
        if not today or not self.facts.when.get(number):
            return "none"
        days = today - max(last for _, last in self.facts.when[number])
        return (
            "today"
            if days <= 1
            else "week"
            if days <= 8
            else "months"
            if days <= 60
            else "old"
            if days < 400
            else "years"
        )

    def candidates(self, number: int, level: str, document: str) -> Iterator[Candidate]:
        """Describe every phrase of a sentence, and the names of organisations inside phrases.

        Args:
            number: Number of the sentence.
            level: How much the sentence tells of events.
            document: How much the document does.
        """
        found: dict[int, list[Link]] = {}
        for link in self.links[number]:
            found.setdefault(link.phrase.first, []).append(link)
        phrases, done = self.phrases[number], -1
        for at, phrase in enumerate(phrases):
            sort, own = self.sort_of(phrase), tuple(found.get(phrase.first, ()))
            following = phrases[at + 1] if at + 1 < len(phrases) else None
            meeting = [
                one for one in self.groups[number][:_GROUPS] if one.first <= phrase.last and phrase.first <= one.last
            ]
            for one in meeting:
                if one.first > done:
                    done = one.last
                    yield self._candidate(number, one, "organization", own, level, document, following)
            if sort not in ("time", "pronoun") and not any(one.first <= phrase.head <= one.last for one in meeting):
                whole = phrase._replace(first=min(phrase.first, *(one.first for one in meeting))) if meeting else phrase
                yield self._candidate(number, whole, sort, own, level, document, following)

    def _candidate(
        self,
        number: int,
        phrase: Phrase,
        sort: str,
        own: tuple[Link, ...],
        level: str,
        document: str,
        following: Phrase | None,
    ) -> Candidate:
        lower, tags = self.stage.tokens.lower, self.stage.tags
        link = f"{own[0].trigger.frame}:{own[0].slot}" if own else ""
        lemma = f"{own[0].trigger.word}:{own[0].slot}" if own else ""
        other = f"{own[1].trigger.frame}:{own[1].slot}" if len(own) > 1 else ""
        inside = range(phrase.first, phrase.last + 1)
        actor = next((self.facts.actors[i][1] for i in inside if i in self.facts.actors), "")
        effect = next((self.facts.effects[i] for i in (phrase.head, phrase.first) if i in self.facts.effects), "")
        before, after, word_before, word_after = self._near(number, phrase)
        sentence = self.sentences[number]
        return Candidate(
            number, phrase, sort, own, ("", sort, link, level, document),
            (
                "", lower[phrase.head], sort, link, lemma, other,
                self._word(phrase.first - 1) if phrase.first > sentence.start else "^",
                self._word(phrase.last + 1) if phrase.last + 1 < sentence.stop else "$",
                before, after, actor, effect, self._shape(phrase, tags, lower), self._neighbour(phrase, following),
                "first" if number < 2 else "early" if number < 5 else "later", word_before, word_after,
                lower[phrase.head - 1] if phrase.head > phrase.first else "",
            ),
        )  # fmt: skip

    def _word(self, index: int) -> str:
        """Return a word; one mark stands for quotation marks of every shape."""
        return _MARK if self.stage.tags[index] == "q" else self.stage.tokens.lower[index]

    def _shape(self, phrase: Phrase, tags: str, lower: Sequence[str]) -> str:
        titled = any(self.words.classes.get(lower[i]) in _TITLES for i in range(phrase.first, phrase.head))
        counted = "C" in tags[phrase.first : phrase.last + 1]
        determiner = lower[phrase.first] if tags[phrase.first] == "D" else ""
        return f"{determiner}{'#' if counted else ''}{'+' if titled else ''}"

    def _neighbour(self, phrase: Phrase, following: Phrase | None) -> str:
        """Say of what sort the phrase after the next comma is: "Mr Smith, the mayor"."""
        after = phrase.last + 1
        if following is None or following.first != after + 1 or self.stage.tags[after] != ",":
            return ""
        return self.sort_of(following)

    def _near(self, number: int, phrase: Phrase) -> tuple[str, str, str, str]:
        """Name the nearest trigger on either side by its frame, with how near it is, and by its word."""
        before = after = word_before = word_after = ""
        triggers = self.triggers[number]
        at = bisect_right(triggers, phrase.first, key=_first)
        for trigger in triggers[max(0, at - 2) : at + 4]:
            if trigger.last < phrase.first:
                before, word_before = f"{_mark(trigger)}{_bucket(phrase.first - trigger.last)}", trigger.word
            elif trigger.first > phrase.last:
                after, word_after = f"{_mark(trigger)}{_bucket(trigger.first - phrase.last)}", trigger.word
                break
            elif trigger.last == phrase.last:
                return "self", "self", trigger.word, trigger.word
        return before, after, word_before, word_after


def _first(trigger: Trigger) -> int:
    return trigger.first


def _start(sentence: range) -> int:
    return sentence.start


def _mark(trigger: Trigger) -> str:
    return f"{trigger.frame}{'!' if trigger.is_verb else '?'}"


def _bucket(distance: int) -> int:
    return bisect_right(_NEAR, distance)
