"""A sentence as one letter a token, with words of harm, counts and times told from the rest.

Every token begins with its tag (`newsparse.language.tags`). Words of harm get the letter of their frame, a count one
letter for all of its tokens; times, adverbs and quotation marks are left out, since they tell nothing of who is harmed.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from newsparse.language.harmcounts import count
from newsparse.language.harmroles import ROLES
from newsparse.language.harmsentence import CLOSE, NOUNLIKE, Sentence
from newsparse.language.harmwords import HarmWords
from newsparse.language.numerals import Quantity
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon

__all__ = ["Letters", "letter"]


class Letters(NamedTuple):
    """The tokens of a sentence that matter, spelled.

    Args:
        text: A letter for each.
        first: Index of its first token.
        last: Index of its last token, the same but for counts of several tokens.
        counts: The quantities, by the index of their first token.
        fatal: Indexes of the tokens that "fatally" makes deadly.
    """

    text: str
    first: list[int]
    last: list[int]
    counts: dict[int, Quantity]
    fatal: set[int]


_LEFT_OUT: Final = frozenset(["", "R", "q"])
# How many words before "lives" claim them.
_CLAIMED: Final = 8
# Words of harm other than a suicide, which tell what became of those shot.
_TOLD: Final = frozenset("kgidaepyw")
# What an editor puts in square brackets, and how many words at most: "[Farabundo Marti National Liberation Front]".
_BRACKETED: Final = "NPACDKFoJ"
_LONGEST: Final = 10


def letter(tokens: Tokens, tags: str, first: int, stop: int, words: HarmWords, numerals: Lexicon) -> Letters:
    """Spell a sentence.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        first: Index of the first token.
        stop: Index after the last token.
        words: The words of harm.
        numerals: The lexicon ``numerals``.
    """
    sentence = Sentence(tokens.lower[first:stop], list(tags[first:stop]), words, set(), {})
    _settle(sentence)
    _settle_murder_suicide(sentence)
    _leave_out_acronyms(sentence)
    counts, ends = count(tokens, sentence, first, numerals)
    ends |= {first + at: first + end for at, end in sentence.ends.items()}
    kept = [at for at, one in enumerate(sentence.letters, first) if one not in _LEFT_OUT]
    return Letters(
        "".join(sentence.letters[at - first] for at in kept),
        kept,
        [ends.get(at, at) for at in kept],
        counts,
        {first + at for at in sentence.fatal},
    )


def _settle(sentence: Sentence) -> None:
    """Give the words of harm, and those with a role of their own, their letters."""
    frames, roles = sentence.words.frames, sentence.words.roles
    joined = _join(sentence)
    for at, word in enumerate(sentence.lower):
        if at in joined:
            continue
        if found := frames.get(word):
            _settle_harm(sentence, at, word, found)
        elif word in roles:
            role = roles[word]
            if role in ROLES:
                ROLES[role](sentence, at)
            else:
                sentence.letters[at] = role
        elif sentence.letters[at] in "VIA" and _is_person(sentence, at):
            sentence.letters[at] = "N"
        elif word.endswith("ing") and sentence.letters[at] in "NP" and sentence.before(at) in "NP":
            _settle_participle(sentence, at)


def _settle_murder_suicide(sentence: Sentence) -> None:
    """Make deaths of "shot his wife and two sons before killing himself", where no other word tells what became of them."""
    letters = sentence.letters
    own = _own_death(sentence)
    if own > 0 and _TOLD.isdisjoint(letters[:own] + letters[own + 1 :]):
        for at, word in enumerate(sentence.lower[:own]):
            if word in sentence.words.shooting and letters[at] in "VBG":
                letters[at] = "g"
                sentence.fatal.add(at)


def _own_death(sentence: Sentence) -> int:
    """Find "turned the gun on himself" and "killing himself"; -1 if there is neither."""
    if "z" in sentence.letters:
        return sentence.letters.index("z")
    own = next((word for word in ("himself", "herself") if word in sentence.lower), "")
    before = sentence.lower.index(own) - 1 if own else -1
    return before if before >= 0 and sentence.letters[before] in ("k", "g") else -1


def _is_person(sentence: Sentence, at: int) -> bool:
    """Tell people that the tagger takes for a verb or an adjective: "two guards", "her boyfriend", "a juvenile"."""
    if sentence.letters[at] == "A" and sentence.after(at) in NOUNLIKE:
        return False
    if sentence.lower[at] in sentence.words.plurals:
        return sentence.before(at) in "CA"
    is_led = sentence.before(at) in "DA" or (sentence.before(at) == "N" and sentence.after(at) in "VXH")
    return is_led and sentence.lower[at] in sentence.words.persons


def _settle_participle(sentence: Sentence, at: int) -> None:
    """Make a participle of the "GUARDING" of "TWO POLICEMEN GUARDING THE BANK WERE KILLED", which capitals hide."""
    if sentence.after(at) == "D":
        sentence.letters[at] = "G"


def _leave_out_acronyms(sentence: Sentence) -> None:
    """Leave out the "(FSA)" of "the Free Syrian Army (FSA) killed", the "(19)" of "Ann Lee (19)" and an editor's "[the mayor]"."""
    letters = sentence.letters
    for at in [at for at, one in enumerate(letters[:-2]) if one == "("]:
        is_editors = sentence.lower[at] == "["
        if not is_editors and sentence.before(at) not in "NP":
            continue
        inside, most = (_BRACKETED, _LONGEST) if is_editors else ("NPC", 1)
        stop = next(
            (stop for stop in range(at + 1, min(at + most + 2, len(letters))) if letters[stop] not in inside), at
        )
        if stop > at + 1 and letters[stop] == ")":
            letters[at : stop + 1] = [""] * (stop + 1 - at)


def _join(sentence: Sentence) -> set[int]:
    """Give the phrases of harm, and those that join, one letter each; return the indexes of their words."""
    joined: set[int] = set()
    for found in sentence.words.phrases.find(sentence.lower):
        sentence.spell(found.first, found.last, found.value)
        joined.update(range(found.first, found.last + 1))
    return joined


def _settle_harm(sentence: Sentence, at: int, word: str, frames: str) -> None:
    before = sentence.lower[at - 1] if at else ""
    if frames == "f":
        _fatally(sentence, at)
    elif frames == "l":
        _lives(sentence, at)
    elif frames == "z":
        if before in ("committed", "committing", "commits"):
            sentence.letters[at - 1 : at + 1] = ["", "z"]
    elif word == "death" and before == "to":
        sentence.letters[at - 1 : at + 1] = ["", "a"]
    elif word in ("death", "deaths") and _is_fall(sentence, at):
        sentence.spell(at - 3, at, "d")
    elif at not in sentence.fatal:
        sentence.letters[at] = _frame(sentence, at, frames)


def _is_fall(sentence: Sentence, at: int) -> bool:
    """Tell "fell to their deaths"."""
    before = sentence.lower[max(0, at - 3) : at]
    return (
        len(before) == 3
        and before[0] in sentence.words.falling
        and before[1] == "to"
        and sentence.letters[at - 1] == "D"
    )


def _lives(sentence: Sentence, at: int) -> None:
    """Read "lost their lives" as "died", "cost two their lives" as a state, "claimed two lives" and "two lives were lost" as people."""
    before = sentence.lower[max(0, at - 2) : at]
    letters, words = sentence.letters, sentence.words
    if "lost" in sentence.lower[at + 1 : at + CLOSE + 1] and sentence.after(at) in "XH":
        letters[at] = "p"
    elif (first := _ended(sentence, at)) >= 0:
        sentence.spell(first, at, "z")
    elif len(before) == 2 and letters[at - 1] == "D" and before[0] in words.losing:
        letters[at - 2 : at + 1] = ["d", "", ""]
    elif not words.claiming.isdisjoint(sentence.lower[max(0, at - _CLAIMED) : at]):
        is_owned = letters[at - 1] == "D" and before[-1] in ("his", "her", "their")
        letters[at - 1 : at + 1] = ["", "a"] if is_owned else [letters[at - 1], "p"]


def _ended(sentence: Sentence, at: int) -> int:
    """Find the verb of "taking his life" and "ended her own life"; -1 if there is none."""
    verb = at - 3 if sentence.lower[at - 1] == "own" else at - 2
    is_one = sentence.lower[at] == "life" and verb >= 0 and sentence.lower[verb + 1] in ("his", "her")
    return verb if is_one and sentence.lower[verb] in sentence.words.ending else -1


def _frame(sentence: Sentence, at: int, frames: str) -> str:
    """Choose between the frames of a word by its tag and its neighbours."""
    tag, before = sentence.letters[at], sentence.verb_before(at)
    is_verbal = sentence.after(at) in ("C", "D") and before not in ("D", "A", "'", "F", "o")
    if "e" in frames and frames != "e":
        if (tag in "NPA" or sentence.lower[at + 1 : at + 2] == ["of"]) and not is_verbal:
            return "e"
        frames = frames.replace("e", "")
    if "i" in frames and tag == "I" and before in ("T", "M", "L"):
        return "g" if before == "T" and _is_managed(sentence, at) else "j"
    if frames == "i":
        return "i" if tag in "VBI" or is_verbal else tag
    return frames[-1]


def _is_managed(sentence: Sentence, at: int) -> bool:
    """Tell "managed to kill", "was able to shoot and kill", which was done, from "wanted to kill"."""
    to = next((back for back in range(at - 1, max(at - 5, 0), -1) if sentence.lower[back] == "to"), 0)
    before = sentence.lower[max(0, to - 2) : to]
    return before == ["went", "on"] or not sentence.words.managing.isdisjoint(before[-1:])


def _fatally(sentence: Sentence, at: int) -> None:
    """Make the verb behind "fatally" one of harm; alone it is a state: "two fatally"."""
    after = sentence.after(at)
    sentence.fatal.add(at)
    if after in "VBGN":
        sentence.fatal.add(at + 1)
        sentence.letters[at : at + 2] = ["", "g" if after == "G" else "k"]
    else:
        sentence.letters[at] = "a"
