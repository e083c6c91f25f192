"""Words that name an incident, and the phrases around them that fill its roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.language.phrases import Phrase
from newsparse.language.tokens import Tokens
from newsparse.language.wordlist import WordList, verb_forms
from newsparse.lexicon import Lexicon, Section

__all__ = [
    "EventWords",
    "Stage",
    "Trigger",
    "agents",
    "claimants",
    "find_framed",
    "find_split",
    "find_triggers",
    "objects",
]

# The kind of a verb that names an attack only with somebody who did it.
_WEAK: Final = "weak"
# What completes a verb stands in so many words after it; those driven into in so many after "into".
_COMPLETED: Final = 9
_CROWD: Final = 7
_INTO: Final = ("into", "through")
_NOUN_TAGS: Final = frozenset("NPGA")
_VERB_TAGS: Final = frozenset("VBGIN")


class Trigger(NamedTuple):
    """A word or phrase that names an event.

    Args:
        first: Index of its first token.
        last: Index of its last token, included.
        kind: The kind of incident that it names by itself; empty for a word that only points to one.
        is_verb: Whether it is a verb.
        frame: What stands where around it, ``"harm"``; empty where no frame is known.
        word: The verb's dictionary form, or the noun.
    """

    first: int
    last: int
    kind: str
    is_verb: bool
    frame: str = ""
    word: str = ""


@attrs.frozen(eq=False, repr=False)
class EventWords:
    """The lexicon "incidents", ready for looking up.

    Args:
        triggers: Words to kind and whether they are verbs.
        nouns: Nouns among them to kind, also those that are verbs as well: "storm".
        idioms: Phrases that look like triggers and are none.
        weapons: Words for weapons to the kind of incident that they are used in.
        vehicles: Words for vehicles to the kind of accident that they have.
        targets: Words for what is hit.
        damage: Forms of verbs of damage.
        responsibility: Words that claim, lay or deny responsibility.
        frames: Words with a frame, to the frame, the dictionary form, and whether they are verbs.
        classes: Nouns to what sort of thing they stand for.
        groups: Names of armed organisations.
        split: Verbs that name an event with a word further on, "held eleven guards hostage", to the kind and that word.
        crowds: Words for people whom a vehicle is driven into.
        purpose: Words that say it was meant.
    """

    triggers: WordList[tuple[str, bool]]
    nouns: Section
    idioms: WordList[str]
    weapons: WordList[str]
    vehicles: WordList[str]
    targets: WordList[str]
    damage: WordList[str]
    responsibility: WordList[str]
    frames: WordList[tuple[str, str, bool]]
    classes: Section
    groups: WordList[str]
    split: WordList[tuple[str, str]]
    crowds: Section
    purpose: Section

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, lexicon: Lexicon) -> EventWords:
        """Prepare the lexicon; the second call returns the same object.

        Args:
            lexicon: The lexicon "incidents".
        """
        verbs = lexicon["verbs"]
        triggers = [(form, (verbs[verb], True)) for form, verb in verb_forms(verbs, lexicon["irregular"])]
        triggers += [(form, (_WEAK, True)) for form, _ in verb_forms(lexicon["weak"], lexicon["irregular"])]
        triggers += [(word, (kind, False)) for word, kind in lexicon["nouns"].items()]
        triggers += [(word, ("crash", False)) for word in lexicon["crashes"]]
        triggers += [(word, ("", False)) for word in lexicon["generic"]]
        triggers += [(form, ("", True)) for form, _ in verb_forms(lexicon["pointing"], lexicon["irregular"])]
        damage = ((form, verb) for form, verb in verb_forms(lexicon["damage"], lexicon["irregular"]))
        return cls(
            triggers=WordList(triggers),
            nouns=lexicon["nouns"],
            idioms=WordList(lexicon["not_incidents"].items()),
            weapons=WordList(lexicon["weapons"].items()),
            vehicles=WordList(lexicon["vehicles"].items()),
            targets=WordList(lexicon["targets"].items()),
            damage=WordList(damage),
            responsibility=WordList(lexicon["responsibility"].items()),
            frames=WordList(_framed(lexicon)),
            classes=lexicon["classes"],
            groups=WordList(lexicon["armed_groups"].items()),
            split=WordList(_split(lexicon)),
            crowds=lexicon["crowds"],
            purpose=lexicon["purpose"],
        )


def _framed(lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    frames = lexicon["frames"]
    for form, verb in verb_forms(frames, lexicon["irregular"]):
        yield form, (frames[verb], verb, True)
    for noun, frame in lexicon["frame_nouns"].items():
        yield noun, (frame, noun.removesuffix("s"), False)


def _split(lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield every form of the verbs that another word completes."""
    for phrase, kind in lexicon["split"].items():
        verb, _, rest = phrase.partition(" ")
        for form, _ in verb_forms([verb], lexicon["irregular"]):
            yield form, (kind, rest)


def find_framed(tokens: Tokens, tags: str, words: EventWords) -> Iterator[Trigger]:
    """Find the words that have a frame, left to right, the longest at each place.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        words: The lexicon.
    """
    done = -1
    for found in words.frames.find(tokens.lower):
        frame, word, is_verb = found.value
        fitting = _VERB_TAGS if is_verb else _NOUN_TAGS
        if found.first > done and tags[found.first if is_verb else found.last] in fitting:
            done = found.last
            yield Trigger(found.first, found.last, "", is_verb, frame, word)


def find_triggers(tokens: Tokens, tags: str, words: EventWords) -> Iterator[Trigger]:
    """Find the words that name events, left to right, the longest at each place.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        words: The lexicon.
    """
    idiomatic = {i for found in words.idioms.find(tokens.lower) for i in range(found.first, found.last + 1)}
    done = -1
    for found in words.triggers.find(tokens.lower):
        kind, is_verb = found.value
        if found.first <= done or found.first in idiomatic or found.last in idiomatic:
            continue
        if is_verb and tags[found.first] == "N" and tokens.lower[found.last] in words.nouns:
            kind, is_verb = words.nouns[tokens.lower[found.last]], False
        if _fits(tags, found.first, found.last, kind, is_verb=is_verb):
            done = found.last
            yield Trigger(found.first, found.last, kind, is_verb)


def find_split(tokens: Tokens, tags: str, words: EventWords) -> Iterator[Trigger]:
    """Find the verbs that name an event with a word further on: "held eleven guards hostage", "drove a car into a crowd".

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        words: The lexicon.
    """
    for found in words.split.find(tokens.lower):
        kind, rest = found.value
        if tags[found.first] in _VERB_TAGS and (last := _completed(tokens.lower, tags, found.last, rest)):
            if rest in _INTO and words.crowds.keys().isdisjoint(tokens.lower[last + 1 : last + _CROWD]):
                continue
            if kind == "traffic_accident" and not words.purpose.keys().isdisjoint(tokens.lower):
                kind = "vehicle_attack"
            yield Trigger(found.first, found.first, kind, is_verb=True)


def _completed(lower: Sequence[str], tags: str, verb: int, rest: str) -> int | None:
    """Find the last word of what completes a verb, in its clause."""
    wanted = rest.split()
    for at in range(verb + 1, min(verb + _COMPLETED, len(lower))):
        if tags[at] == ".":
            return None
        if lower[at] == wanted[0] and list(lower[at : at + len(wanted)]) == wanted:
            return at + len(wanted) - 1
    return None


def _fits(tags: str, first: int, last: int, kind: str, *, is_verb: bool) -> bool:
    """Whether a word is what its tag says; "air strikes" is one noun, whatever the tag of its second word."""
    if kind == "crash" or (last > first and not is_verb):
        return tags[last] in _NOUN_TAGS | _VERB_TAGS
    return tags[first if is_verb else last] in (_VERB_TAGS if is_verb else _NOUN_TAGS)


class Stage(NamedTuple):
    """Where roles are looked for: the tokens, their tags, and noun phrases by their edges.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        phrase_from: Noun phrases by the index of their first token.
        phrase_to: Noun phrases by the index of their last token.
    """

    tokens: Tokens
    tags: str
    phrase_from: Mapping[int, Phrase]
    phrase_to: Mapping[int, Phrase]

    @classmethod
    def of(cls, tokens: Tokens, tags: str, phrases: list[Phrase]) -> Stage:
        """Index the phrases of a text."""
        return cls(tokens, tags, {one.first: one for one in phrases}, {one.last: one for one in phrases})


# How far a by-phrase may stand from its trigger: "killed in the village on Monday by gunmen".
_BY_REACH: Final = 12


# So many phrases, and so long an aside, may stand between a verb and its subject.
_BETWEEN: Final = 8
_ASIDE: Final = 20


def agents(stage: Stage, trigger: Trigger) -> Iterator[tuple[int, int]]:
    """Yield who did it, as first and last tokens: subject, by-phrase, or the name in front of the noun.

    Args:
        stage: The tokens and phrases.
        trigger: The words that name the event.
    """
    if trigger.is_verb and (subject := _active_subject(stage, trigger.first)):
        yield subject
    if not trigger.is_verb and (owner := _owner(stage, trigger)):
        yield owner
    if by := _by_phrase(stage, trigger.last):
        yield by


def _active_subject(stage: Stage, verb: int) -> tuple[int, int] | None:
    """Find the phrase before an active verb, across what stands between: "gunmen armed with rifles have on Monday attacked"."""
    at, tags = verb - 1, stage.tags
    while at > 0 and tags[at] in ("RHKX" if tags[verb] == "G" else "RHK"):
        at -= 1
    if tags[verb] not in "VBG" or at < 0 or tags[at] in "XFT" or _is_passive(stage, verb):
        return None
    for _ in range(_BETWEEN):
        while at > 0 and tags[at] in "WBGA" and at < verb - 1:  # "who", "armed"
            at -= 1
        phrase = stage.phrase_to.get(at)
        if phrase is None:
            at = _before_aside(tags, at)
            if at < 0:
                return None
        elif phrase.first > 1 and tags[phrase.first - 1] in "FJ":
            at = phrase.first - 2
        else:
            return phrase.first, phrase.last
    return None


def _before_aside(tags: str, at: int) -> int:
    """Step over what stands between commas: "The group, known as X, said"; -1 where nothing does."""
    if at < 0 or tags[at] != ",":
        return -1
    for before in range(at - 1, max(at - _ASIDE, 0), -1):
        if tags[before] == ".":
            return -1
        if tags[before] == ",":
            return before - 1
    return -1


def _is_passive(stage: Stage, verb: int) -> bool:
    is_following = stage.tokens.lower[verb + 1 : verb + 2] in (["by"], ["in"], ["on"])
    return is_following or (stage.tags[verb] != "G" and "X" in stage.tags[max(0, verb - 3) : verb])


def _owner(stage: Stage, trigger: Trigger) -> tuple[int, int] | None:
    """Find the name or nationality in front of the noun: "Russian drone strikes", "rebels' attack"."""
    at = trigger.first - 1
    while at >= 0 and stage.tags[at] in "AN'" and not stage.tokens.words[at][:1].isupper():
        at -= 1
    if at < 0 or stage.tags[at] not in "APN" or not stage.tokens.words[at][:1].isupper():
        return None
    first = at
    while first > 0 and stage.tags[first - 1] == "P" and stage.tags[at] == "P":
        first -= 1
    return first, at


def _by_phrase(stage: Stage, last: int) -> tuple[int, int] | None:
    for at in range(last + 1, min(last + _BY_REACH, len(stage.tags))):
        if stage.tags[at] in ".q":
            return None
        if stage.tokens.lower[at] == "by":
            if at > last + 1 and stage.tags[at - 1] in "VBG":  # "explosives of the sort used by militants"
                return None
            phrase = stage.phrase_from.get(at + 1)
            return (phrase.first, phrase.last) if phrase else None
    return None


def claimants(stage: Stage, words: EventWords, inside: range) -> Iterator[tuple[str, int, int]]:
    """Yield who claims, is blamed for, or denies the deed: the word's class, first and last token.

    Args:
        stage: The tokens and phrases.
        words: The lexicon.
        inside: The tokens of a sentence.
    """
    for found in words.responsibility.find(stage.tokens.lower[inside.start : inside.stop]):
        first, last = inside.start + found.first, inside.start + found.last
        if found.value in ("claimed", "denied"):
            phrase = _active_subject(stage, first)
        else:
            after = stage.phrase_from.get(last + 1)
            phrase = (after.first, after.last) if after else None
        if phrase:
            yield found.value, *phrase


def objects(stage: Stage, verb: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield what a verb did something to: the subject of a passive one, the object of an active one.

    Args:
        stage: The tokens and phrases.
        verb: Index of the verb's first token.
        last: Index of its last.
    """
    at = verb - 1
    while at > 0 and stage.tags[at] in "RHXK":
        at -= 1
    passive = at < verb - 1 and "X" in stage.tags[at + 1 : verb]
    phrase = stage.phrase_to.get(at) if passive else stage.phrase_from.get(last + 1)
    if phrase:
        yield phrase.first, phrase.last
