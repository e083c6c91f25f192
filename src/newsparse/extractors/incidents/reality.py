"""Reality: which words for events are meant, and which belong to films, exercises, matches and markets."""

from __future__ import annotations

from collections import Counter
from typing import Final

from newsparse.extraction import View
from newsparse.language.incidents.scene import Scene
from newsparse.language.incidents.words import Trigger
from newsparse.layers import DATELINES

__all__ = ["Reality"]

# So many words of a genre make it one.
_UNREAL: Final = 3
# So many words of one make all of an article unreal, where its lead tells of nobody's death.
_WHOLE: Final = {"fiction": 6, "exercise": 4, "sport": 6, "business": 6}
_LEAD: Final = 3
# So many words of courts or of remembrance in so many first sentences make what an article tells of older than itself, but for what
# a sentence with a fresh day and none of them tells.
_PAST: Final = {"court": 4, "remembrance": 2}
_OPENING: Final = 4
# In the first words of a sentence these say that it tells of another event.
_SEPARATE: Final = frozenset(["separate", "separately", "elsewhere", "unrelated"])
_LEADING: Final = 6
# In so many words after a verb its object stands.
_OBJECT: Final = 8
# So many words of a sentence are looked at.
_LONGEST: Final = 400


class Reality:
    """Tells whether the words of an article are meant.

    Args:
        view: The article.
        scene: Its scene.
    """

    def __init__(self, view: View, scene: Scene) -> None:
        self.scene = scene
        self.lexicon = view.lexicon("incidents")
        self.unreal = self.lexicon["unreal"]
        self.datelines = [one.span for one in view[DATELINES]]
        counts = Counter(self.unreal[word] for word in set(scene.stage.tokens.lower) if word in self.unreal)
        self.genres = {genre for genre, count in counts.items() if count >= _UNREAL}
        opening = [word for number in range(_OPENING) for word in self.words_of(number)]
        told = Counter(self.lexicon["past"][word] for word in set(opening) if word in self.lexicon["past"])
        self.is_past = any(count >= _PAST[genre] for genre, count in told.items())
        self.placed = {self.scene.sentence_at(index) for index in self.scene.facts.places}
        is_harmed = any("killed" in self._effects(number) for number in range(_LEAD))
        self.whole = set() if is_harmed else {genre for genre in self.genres if self._is_whole(genre, counts[genre])}

    def _is_whole(self, genre: str, count: int) -> bool:
        """Whether all of an article is of a genre."""
        more = self.lexicon["unreal_too"]
        return count + sum(more.get(word) == genre for word in set(self.scene.stage.tokens.lower)) >= _WHOLE[genre]

    def is_meant(self, trigger: Trigger) -> bool:
        """Leave out months, rallies for votes, and the words of fiction, exercises, sport and business."""
        start = self.scene.stage.tokens.starts[trigger.first]
        if trigger.first in self.scene.facts.times or any(one.start <= start < one.end for one in self.datelines):
            return False
        if self._is_verbal(trigger) or self._is_intercepted(trigger) or self._is_to_come(trigger):
            return False
        sentence = self.scene.sentence_at(trigger.first)
        last = self.scene.stage.tokens.lower[trigger.last]
        is_weak = self.lexicon["protesting"].get(last) == "weak" and trigger.first == trigger.last
        return not self.is_unreal(sentence) and (not is_weak or self._is_protest(sentence))

    def _is_verbal(self, trigger: Trigger) -> bool:
        """Whether it is an attack in words: "her attack on the president's budget"."""
        stage, after = self.scene.stage, trigger.last + 1
        if trigger.is_verb or stage.tokens.lower[after : after + 1] not in (["on"], ["against"]):
            return False
        phrase = stage.phrase_from.get(after + 1)
        return phrase is not None and stage.tokens.lower[phrase.head] in self.lexicon["criticized"]

    def _is_to_come(self, trigger: Trigger) -> bool:
        """Whether it is only what will or may be: "the house of cards will collapse"."""
        tags, at = self.scene.stage.tags, trigger.first - 1
        while at > 0 and tags[at] in "RK":
            at -= 1
        return trigger.is_verb and tags[at] == "M"

    def _is_intercepted(self, trigger: Trigger) -> bool:
        """Whether weapons are shot down: "shot down 62 of 84 drones"."""
        lower, after = self.scene.stage.tokens.lower, trigger.last + 1
        if not trigger.is_verb or lower[after : after + 1] != ["down"]:
            return False
        classes = self.scene.words.classes
        return any(classes.get(word) == "weapon" for word in lower[after : after + _OBJECT])

    def words_of(self, sentence: int) -> list[str]:
        """Give the words of a sentence, in lower case; of one without end, the first of them."""
        inside = self.scene.sentences[sentence][:_LONGEST] if sentence < len(self.scene.sentences) else range(0)
        return self.scene.stage.tokens.lower[inside.start : inside.stop]

    def _is_protest(self, sentence: int) -> bool:
        signs = self.lexicon["protesting"]
        return any(signs.get(word) == "sign" for word in self.words_of(sentence))

    def _effects(self, sentence: int) -> set[str]:
        """Say what befell people in a sentence."""
        inside = self.scene.sentences[sentence][:_LONGEST] if sentence < len(self.scene.sentences) else range(0)
        effects = self.scene.facts.effects
        return {effects[index] for index in inside if index in effects}

    def is_unreal(self, sentence: int) -> bool:
        """Whether a sentence speaks of fiction, an exercise, sport or business, as the article does, or all of the article does."""
        if self.whole and (self.whole != {"business"} or sentence not in self.placed):
            return True
        if not self.genres:
            return False
        return not self.genres.isdisjoint(self.unreal.get(word, "") for word in self.words_of(sentence))

    def is_of_today(self, sentence: int) -> bool:
        """Whether a sentence with a fresh day has no word of a court or of a remembrance."""
        return self.lexicon["past"].keys().isdisjoint(self.words_of(sentence))

    def is_separate(self, sentence: int) -> bool:
        """Whether a sentence opens as one that tells of another event: "In a separate attack …"."""
        return not _SEPARATE.isdisjoint(self.words_of(sentence)[:_LEADING])
