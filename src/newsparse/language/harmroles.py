"""Words of a sentence that get their letter by a rule of their own: "shot", "himself", "survived", "another".

Each rule looks at one word and at those around it. Which word has which rule, `newsparse.language.harmwords` says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsparse.language.harmsentence import CLOSE, FAR, NEAR, NOUNLIKE, Sentence
from newsparse.language.harmtimes import day, month, time

__all__ = ["ROLES"]

# "and then himself"
_LAST: Final = frozenset(["then", "finally", "later", "lastly"])
# Verbs of harm, of which "himself" may be an object as well.
_KILLING: Final = frozenset("kg")
# What may end a count that no noun follows: "some 60."
_ENDS: Final = frozenset(".,FJ")


def _shot(sentence: Sentence, at: int) -> None:
    """Tag "shot" by its neighbours: mostly a verb, a noun only behind an article."""
    if at in sentence.fatal:
        return
    before = sentence.verb_before(at)
    if sentence.lower[at + 1 : at + 2] == ["dead"]:
        sentence.letters[at] = "B"
    elif _is_hit(sentence, at):
        sentence.letters[at] = "k"
    elif sentence.lower[at] == "shot" and before not in ("D", "A"):
        sentence.letters[at] = "B" if before in ("X", "H") else "V"


def _loss(sentence: Sentence, at: int) -> None:
    """Make deaths of "the loss of three fighters", not of "the loss of jobs"."""
    behind = sentence.lower[at + 1 : at + 2 + CLOSE]
    if behind[:1] == ["of"] and not sentence.words.lost.isdisjoint(behind):
        sentence.letters[at] = "e"


def _lost(sentence: Sentence, at: int) -> None:
    """Make deaths of "lost 40 men", "losing two sons" and of "the troops it has lost"."""
    behind, before = sentence.lower[at + 1 : at + 1 + CLOSE], sentence.lower[max(0, at - CLOSE) : at]
    if sentence.after(at) == "C" and not sentence.words.lost.isdisjoint(behind):
        sentence.letters[at] = "g"
    elif sentence.before(at) == "H" and not sentence.words.lost.isdisjoint(before):
        sentence.letters[at] = "k"


def _fighting(sentence: Sentence, at: int) -> None:
    """Make deaths of "neutralised 12 militants" and of "neutralised some 60", not of "neutralised the threat"."""
    behind = sentence.lower[at + 1 : at + NEAR]
    around = (*sentence.lower[max(0, at - CLOSE - 1) : at], *behind)
    number = next((back for back, word in enumerate(behind[:CLOSE], at + 1) if word[0].isdigit()), -1)
    is_bare = number > 0 and sentence.after(number) in _ENDS
    if is_bare or not sentence.words.fighting_people.isdisjoint(around):
        word = sentence.lower[at]
        sentence.letters[at] = "g" if word.endswith("ing") else "k" if word.endswith("ed") else "i"


def _himself(sentence: Sentence, at: int) -> None:
    """Make a suicide of "shot himself", "turned his rifle on himself" and ", then himself", unless words tell that he lives."""
    lower, words = sentence.lower, sentence.words
    first = at - 1 if lower[at - 1 : at] and lower[at - 1] in words.shooting else _turned(sentence, at)
    around = lower[max(0, first - 2) : at + FAR]
    is_spared = not words.spared.isdisjoint(around) or not words.body.isdisjoint(lower[at + 1 : at + NEAR])
    is_own = lower[max(0, at - 1)] in _LAST and sentence.after(at) in ".,"
    if first < 0 and is_own and (_KILLING.isdisjoint(sentence.letters[:at]) or sentence.before(at - 1) == ","):
        first = at - 1
    if first >= 0 and first not in sentence.fatal and not is_spared:
        sentence.spell(first, at, "z")


def _turned(sentence: Sentence, at: int) -> int:
    """Find the verb of "turned the gun on himself"; -1 if there is none."""
    lower, words = sentence.lower, sentence.words
    if lower[max(0, at - 1)] != "on":
        return -1
    back = next((back for back in range(at - 2, max(-1, at - NEAR), -1) if lower[back] in words.turning), -1)
    return back if back >= 0 and not words.arms.isdisjoint(lower[back:at]) else -1


def _figure(sentence: Sentence, at: int) -> None:
    """Make a toll of "put the figure at 12" and "revising the number to nine"."""
    lower, words = sentence.lower, sentence.words
    is_put = not words.figuring.isdisjoint(lower[max(0, at - CLOSE) : at])
    behind = lower[at + 1 : at + 2]
    if is_put and behind in (["at"], ["to"]) and "C" in sentence.letters[at + 2 : at + 2 + CLOSE]:
        sentence.letters[at] = "y"


def _dying(sentence: Sentence, at: int) -> None:
    """Make a death of "before dying", not of "a dying man"."""
    if sentence.lower[max(0, at - 1)] in ("before", "after"):
        sentence.letters[at] = "d"


def _remains(sentence: Sentence, at: int) -> None:
    """Make bodies of "the remains of" and "human remains", not of "he remains in hospital"."""
    is_of = sentence.lower[at + 1 : at + 2] == ["of"] or sentence.after(at) in "XVB"
    if is_of and sentence.before(at) in "DA":
        sentence.letters[at] = "p"


def _her(sentence: Sentence, at: int) -> None:
    """Make a pronoun of the "her" of "shot her dead" and of "killing her and two others"."""
    is_led = sentence.before(at) in _KILLING
    if sentence.lower[at + 1 : at + 2] == ["dead"] or (is_led and sentence.after(at) in _ENDS):
        sentence.letters[at] = "O"


def _survivors(sentence: Sentence, at: int) -> None:
    """Make one letter of "no survivors"."""
    if sentence.lower[max(0, at - 1)] == "no":
        sentence.letters[at - 1 : at + 1] = ["", "n"]


def _survived(sentence: Sentence, at: int) -> None:
    """Make deaths of "two did not survive" and of "none of the five survived", one letter of "nobody survived"."""
    letters, lower = sentence.letters, sentence.lower
    if lower[max(0, at - 1)] in ("none", "nobody", "neither"):
        letters[at - 1 : at + 1] = ["", "n"]
        return
    if sentence.before(at) == "K" and "".join(letters[max(0, at - 2) : at]) == "LK":
        letters[at - 2 : at + 1] = ["", "", "d"]
        return
    nobody, of = _nobody(sentence, at)
    if of < 0:
        return
    if lower[of + 1 : at] == ["them"]:
        letters[nobody : at + 1] = [*[""] * (at - nobody), "n"]
    else:
        letters[nobody : of + 1] = [""] * (of + 1 - nobody)
        letters[at] = "d"


def _nobody(sentence: Sentence, at: int) -> tuple[int, int]:
    """Find where "none of", "not one of" and "nobody among" begin and end before a verb; -1 if there is none."""
    lower = sentence.lower
    for of in range(at - 2, max(0, at - FAR), -1):
        if lower[of] in ("of", "among"):
            first = of - 2 if lower[of - 1] == "one" and lower[of - 2 : of - 1] in (["no"], ["not"]) else of - 1
            if first < of - 1 or lower[first] in ("none", "nobody", "neither"):
                return first, of
    return -1, -1


def _is_hit(sentence: Sentence, at: int) -> bool:
    """Tell "was shot in the leg", an injury, unless the sentence goes on to a death."""
    behind = sentence.lower[at + 1 : at + 1 + FAR]
    if sentence.verb_before(at) != "X" or behind[:1] not in (["in"], ["through"]):
        return False
    return not sentence.words.body.isdisjoint(behind[1:NEAR]) and not any(
        _told(sentence, word) == "killed" for word in behind
    )


def _told(sentence: Sentence, word: str) -> str:
    return sentence.words.effects.get(word, "")


def _suffered(sentence: Sentence, at: int) -> None:
    """Make a verb of the "sustained" that looks like part of "sustained injuries", and injuries of cuts and broken legs."""
    if sentence.lower[at].endswith("ed") and sentence.letters[at] in "AB" and sentence.before(at) != "X":
        sentence.letters[at] = "V"
    words = sentence.words
    is_broken = not words.breaking.isdisjoint(sentence.lower[at + 1 : at + CLOSE])
    for behind, word in enumerate(sentence.lower[at + 1 : at + NEAR], at + 1):
        if word in words.hurts or (is_broken and word in words.body):
            sentence.letters[behind] = "e"


def _another(sentence: Sentence, at: int) -> None:
    """Make a phrase of the "another" of "another was hurt", not of that of "another man"."""
    is_alone = sentence.lower[at + 1 : at + 2] == ["at"]  # which the tagger takes for an adjective here
    if is_alone:
        sentence.letters[at + 1] = "F"
    if is_alone or sentence.after(at) not in NOUNLIKE or sentence.lower[at + 1] in sentence.words.suffering:
        sentence.letters[at] = "1"


def _adverb(sentence: Sentence, at: int) -> None:
    """Make an adverb of the "aboard" of "all aboard died", not of that of "aboard the ferry"."""
    is_led = sentence.words.frames.get("".join(sentence.lower[at + 1 : at + 2])) == "d"
    if sentence.after(at) not in "DNPACO" or is_led:
        sentence.letters[at] = "R"


def _board(sentence: Sentence, at: int) -> None:
    """Make one preposition of the "on board" of "the 100 people on board the barge drowned"."""
    if sentence.lower[max(0, at - 1)] == "on" and sentence.after(at) in "DNPC":
        sentence.letters[at - 1 : at + 1] = ["", "F"]


def _gravely(sentence: Sentence, at: int) -> None:
    """Make a condition of the "seriously" of "seven seriously", not of that of "seven seriously hurt"."""
    if sentence.before(at) in ("C", "O") and sentence.after(at) in (".", ",", "J", "F", "-", ")"):
        sentence.letters[at] = "v"


def _all(sentence: Sentence, at: int) -> None:
    """Leave out the "all" of "she and the boys all died" and the "both" of "were both killed"; "both his sons" is a phrase, and so is the "both" of "left both dead"."""
    if sentence.before(at) in "VG" and _is_state(sentence, at + 1):
        sentence.letters[at] = "N"
    elif sentence.lower[at] == "both" and sentence.after(at) == "D":
        sentence.letters[at] = "D"
    if sentence.before(at) in "NPCOX" and (sentence.after(at) in "XHVBkda" or _is_state(sentence, at + 1)):
        sentence.letters[at] = "R"


def _is_state(sentence: Sentence, at: int) -> bool:
    """Tell the "dead" of "are all dead", which has no letter of its own yet."""
    return at < len(sentence.lower) and sentence.words.frames.get(sentence.lower[at]) == "a"


ROLES: Final[dict[str, Callable[[Sentence, int], None]]] = {
    "shot": _shot,
    "figure": _figure,
    "lost": _lost,
    "loss": _loss,
    "survived": _survived,
    "survivors": _survivors,
    "dying": _dying,
    "remains": _remains,
    "her": _her,
    "himself": _himself,
    "fighting": _fighting,
    "suffered": _suffered,
    "another": _another,
    "adverb": _adverb,
    "gravely": _gravely,
    "board": _board,
    "all": _all,
    "month": month,
    "day": day,
    "time": time,
}
"""The rules by name."""
