"""Kinds: what an event is, by the words for it, and by the weapons and vehicles beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Final

import attrs

from newsparse.extraction import View
from newsparse.extractors.incidents.drafts import VAGUE
from newsparse.language.incidents.reader import Event
from newsparse.language.incidents.words import EventWords, Stage, Trigger, agents
from newsparse.layers import SENTENCES
from newsparse.models.incident import Status

__all__ = ["Clues", "Kinds"]

# What a broad kind is called where no word says more.
_PLAIN: Final = {
    "attack": "armed_attack", "bombing": "bombing", "kidnapping": "abduction", "arson": "arson", "robbery": "robbery",
}  # fmt: skip
# Kinds that only the weapon tells.
_ARMED: Final = frozenset(["", "armed_attack", "explosion", "arson", "fire"])
# Of several weapons of a sentence these say what the others came with: a jet drops bombs.
_CARRIERS: Final = frozenset(["air_strike", "drone_strike"])
# What slams into a house is no accident.
_FLYING: Final = frozenset(["drone_strike", "shelling"])
# What strikes may be, and where the place that a verb has as its object ends.
_STRIKING: Final = frozenset(["air_strike", "drone_strike", "shelling"])
_OBJECT: Final = 9
_ELSEWHERE: Final = frozenset(["in", "at", "from", "on", "near", "to", "by", "for", "with", "after", "during", "into"])
# What such an accident is where somebody did it.
_ON_PURPOSE: Final = {"rail_accident": "sabotage", "fire": "arson"}


@attrs.frozen(eq=False, repr=False)
class Clues:
    """What the words of one sentence say of every event in it."""

    vehicle: str | None
    weapon: str | None
    is_attempted: bool
    is_history: bool


class Kinds:
    """Names the kinds of the events of one article.

    Args:
        view: The article.
        words: The lexicon, ready for looking up.
        stage: The tokens and phrases.
        places: The tokens of places.
    """

    def __init__(self, view: View, words: EventWords, stage: Stage, places: Container[int]) -> None:
        self.view = view
        self.lexicon = view.lexicon("incidents")
        self.words = words
        self.stage = stage
        self.places = places
        self.families = self.lexicon["families"]
        # Whether the article tells of gas or boilers, so that an explosion needs no bomb.
        self.is_gas = not self.lexicon["gas"].keys().isdisjoint(stage.tokens.lower)
        self._clues: dict[int, Clues] = {}
        # Set once the words for events are known: whether "killed" means by somebody, and the sentences where it does not.
        self.is_violent = False
        self.aside: Container[int] = frozenset()

    def clues(self, sentence: int) -> Clues:
        """Collect what the words of a sentence say of every event in it."""
        if sentence not in self._clues:
            span = self.view[SENTENCES][sentence].span
            inside = self.stage.tokens.between(span.start, span.end)
            words = self.stage.tokens.lower[inside.start : inside.stop]
            weapons = [found.value for found in self.words.weapons.find(words)]
            carriers = (one for one in weapons if one in _CARRIERS)
            self._clues[sentence] = Clues(
                vehicle=next((found.value for found in self.words.vehicles.find(words)), None),
                weapon=next(carriers, None) or next(iter(weapons), None),
                is_attempted=not self.lexicon["attempted"].keys().isdisjoint(words),
                is_history=not self.lexicon["history"].keys().isdisjoint(words),
            )
        return self._clues[sentence]

    def of(self, trigger: Trigger, sentence: int) -> str | None:
        """Name the kind by the trigger, the weapons and the vehicles of its sentence."""
        clues = self.clues(sentence)
        if trigger.kind == "crash":
            is_into = self.stage.tokens.lower[trigger.last] == "into" and clues.weapon in _FLYING
            return clues.weapon if is_into else clues.vehicle
        if trigger.kind == "weak":
            is_done = self.is_violent and sentence not in self.aside
            return "armed_attack" if is_done or any(self._doers(trigger)) else ""
        if trigger.kind == "seizure":
            return "capture" if self._has_place(trigger.last) else None
        weapon = clues.weapon
        if trigger.kind == "strike":
            return weapon if weapon in _STRIKING else "air_strike"
        if weapon and self._is_told_by_weapon(trigger.kind, weapon):
            return weapon
        if trigger.is_verb and trigger.kind in _ON_PURPOSE and any(self._doers(trigger)):
            return _ON_PURPOSE[trigger.kind]
        return trigger.kind

    def status(self, clues: Clues, trigger: Trigger) -> Status:
        """Say how far it went, by the words in front of it."""
        if clues.is_attempted:
            return Status.ATTEMPTED
        before = self.stage.tokens.lower[max(0, trigger.first - 4) : trigger.first]
        return Status.THREATENED if any(word in self.lexicon["threatened"] for word in before) else Status.ACCOMPLISHED

    def follows(self, trigger: Trigger) -> bool:
        """Whether it comes after an event, on a day of its own: an aftershock."""
        return self.stage.tokens.lower[trigger.last] in self.lexicon["aftermath"]

    def _is_told_by_weapon(self, kind: str, weapon: str) -> bool:
        """Whether the weapon tells more than the word: no explosion is a shooting, and no arson but from the air."""
        if kind in ("arson", "fire"):
            return weapon in _CARRIERS or (kind == "arson" and weapon == "shelling")
        return kind in _ARMED and not (kind == "explosion" and weapon not in ("bombing", *_CARRIERS))

    def _has_place(self, verb: int) -> bool:
        """Whether the object of a verb is a place: "seized the mining hub of Walikale"."""
        for at in range(verb + 1, min(verb + _OBJECT, len(self.stage.tags))):
            if at in self.places:
                return True
            if self.stage.tags[at] not in "DAPNF" or self.stage.tokens.lower[at] in _ELSEWHERE:
                return False
        return False

    def _doers(self, trigger: Trigger) -> Iterator[bool]:
        people = self.lexicon["perpetrators"]
        for _, last in agents(self.stage, trigger):
            yield self.stage.tokens.lower[last] in people

    def named(self, event: Event, triggers: Sequence[tuple[int, Trigger]]) -> str:
        """Name a learned event: by the words of its first sentence that says more than others, else by the broad kind.

        Args:
            event: The event.
            triggers: The words for events in its sentences, each with the number of its sentence.
        """
        told: dict[int, list[str]] = {}
        first = event.sentences[0]
        for sentence, trigger in triggers:
            if sentence == first and self.stage.tokens.lower[trigger.first] == "suicide":
                return "bombing"
            if kind := self.of(trigger, sentence):
                told.setdefault(sentence, []).append(kind)
        kinds = [kind for _, here in sorted(told.items()) for kind in here]
        for _, here in sorted(told.items()):
            precise = Counter(
                kind for kind in here if self._is_means(kind, event.family) or self._is_precise(kind, event.family)
            )
            if precise:
                return precise.most_common(1)[0][0]
        fitting = Counter(kind for kind in kinds if self.families.get(kind) == event.family)
        others = (kind for kind in kinds if kind != "other")
        return next(iter(fitting), None) or next(others, _PLAIN[event.family])

    def is_learned(self, kind: str) -> bool:
        """Whether the models judge events of a kind, or may find one that a word for its means makes finer."""
        return kind in self.families or kind in self.lexicon["means"]

    def _is_means(self, kind: str, family: str) -> bool:
        """Whether a kind is a means that may name what the models found; shells and rockets are where they found no bombing."""
        means = self.lexicon["means"].get(kind)
        return means is not None and (means != "far" or family != "bombing")

    def _is_precise(self, kind: str, family: str) -> bool:
        """Whether a kind is one of a broad kind, and says more than others."""
        return kind not in VAGUE and self.families.get(kind) == family
