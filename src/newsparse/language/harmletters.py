"""A sentence as one letter a token, with words of harm, counts and times told from the rest.

Every token begins with its tag (`newsparse.language.tags`). Words of harm get the letter of their frame, a count one
letter for all of its tokens; times, adverbs and quotation marks are left out, since they tell nothing of who is harmed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from newsparse.language.harmwords import HarmWords
from newsparse.language.numerals import Kind, Quantity, quantities
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


class _Sentence(NamedTuple):
    """A sentence while its letters are being settled."""

    lower: list[str]
    letters: list[str]
    words: HarmWords
    fatal: set[int]
    ends: dict[int, int]

    def spell(self, first: int, last: int, letter: str) -> None:
        """Put one letter for several tokens."""
        self.letters[first : last + 1] = [letter, *[""] * (last - first)]
        self.ends[first] = last

    def before(self, at: int) -> str:
        return self.letters[at - 1] if at else "."

    def verb_before(self, at: int) -> str:
        """Return the last letter before that is no adverb; behind "shoot and", the one before that."""
        letters = "".join(self.letters[max(0, at - 4) : at]).rstrip("R")
        return (letters.removesuffix("IJ"))[-1:] or "."

    def after(self, at: int) -> str:
        return self.letters[at + 1] if at + 1 < len(self.letters) else "."


_LEFT_OUT: Final = frozenset(["", "R", "q"])
# How many words behind "shot" name the part of the body that is hit, or tell of a death.
_NEAR, _FAR = 6, 10
# How many words around "lost" name whom an army loses.
_CLOSE: Final = 3
_NOUNLIKE: Final = "NPACG"
# Words of harm other than a suicide, which tell what became of those shot.
_TOLD: Final = frozenset("kgidaepyw")
# "and then himself"
_LAST: Final = frozenset(["then", "finally", "later", "lastly"])
# Verbs of harm, of which "himself" may be an object as well.
_KILLING: Final = frozenset("kg")
# What may end a count that no noun follows: "some 60."
_ENDS: Final = frozenset(".,FJ")


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
    sentence = _Sentence(tokens.lower[first:stop], list(tags[first:stop]), words, set(), {})
    _settle(sentence)
    _settle_murder_suicide(sentence)
    _leave_out_acronyms(sentence)
    counts, ends = _count(tokens, sentence.letters, first, stop, numerals)
    ends |= {first + at: first + end for at, end in sentence.ends.items()}
    kept = [at for at, one in enumerate(sentence.letters, first) if one not in _LEFT_OUT]
    return Letters(
        "".join(sentence.letters[at - first] for at in kept),
        kept,
        [ends.get(at, at) for at in kept],
        counts,
        {first + at for at in sentence.fatal},
    )


def _settle(sentence: _Sentence) -> None:
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
            if role in _ROLES:
                _ROLES[role](sentence, at)
            else:
                sentence.letters[at] = role
        elif sentence.letters[at] in "VIA" and _is_person(sentence, at):
            sentence.letters[at] = "N"
        elif word.endswith("ing") and sentence.letters[at] in "NP" and sentence.before(at) in "NP":
            _settle_participle(sentence, at)


def _settle_murder_suicide(sentence: _Sentence) -> None:
    """Make deaths of "shot his wife and two sons, then himself", where no other word tells what became of them."""
    letters = sentence.letters
    if "z" in letters and _TOLD.isdisjoint(letters):
        for at, word in enumerate(sentence.lower[: letters.index("z")]):
            if word in sentence.words.shooting and letters[at] in "VBG":
                letters[at] = "g"
                sentence.fatal.add(at)


def _is_person(sentence: _Sentence, at: int) -> bool:
    """Tell people that the tagger takes for a verb or an adjective: "two guards", "her boyfriend", "a juvenile"."""
    if sentence.letters[at] == "A" and sentence.after(at) in _NOUNLIKE:
        return False
    if sentence.lower[at] in sentence.words.plurals:
        return sentence.before(at) in "CA"
    return sentence.lower[at] in sentence.words.persons and sentence.before(at) in "DA"


def _settle_participle(sentence: _Sentence, at: int) -> None:
    """Make a participle of the "GUARDING" of "TWO POLICEMEN GUARDING THE BANK WERE KILLED", which capitals hide."""
    if sentence.after(at) == "D":
        sentence.letters[at] = "G"


def _leave_out_acronyms(sentence: _Sentence) -> None:
    """Leave out the "(FSA)" of "the Free Syrian Army (FSA) killed" and the "(19)" of "Ann Lee (19)"."""
    letters = sentence.letters
    for at, one in enumerate(letters[:-2]):
        if one == "(" and letters[at + 1] in "NPC" and letters[at + 2] == ")" and sentence.before(at) in "NP":
            letters[at : at + 3] = ["", "", ""]


def _join(sentence: _Sentence) -> set[int]:
    """Give the phrases of harm, and those that join, one letter each; return the indexes of their words."""
    joined: set[int] = set()
    for found in sentence.words.phrases.find(sentence.lower):
        sentence.spell(found.first, found.last, found.value)
        joined.update(range(found.first, found.last + 1))
    return joined


def _settle_harm(sentence: _Sentence, at: int, word: str, frames: str) -> None:
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


def _is_fall(sentence: _Sentence, at: int) -> bool:
    """Tell "fell to their deaths"."""
    before = sentence.lower[max(0, at - 3) : at]
    return (
        len(before) == 3
        and before[0] in sentence.words.falling
        and before[1] == "to"
        and sentence.letters[at - 1] == "D"
    )


def _lives(sentence: _Sentence, at: int) -> None:
    """Read "lost their lives" as "died", "cost two their lives" as a state, "claimed two lives" and "two lives were lost" as people."""
    before = sentence.lower[max(0, at - 2) : at]
    letters, words = sentence.letters, sentence.words
    if "lost" in sentence.lower[at + 1 : at + _CLOSE + 1] and sentence.after(at) in "XH":
        letters[at] = "p"
    elif (first := _ended(sentence, at)) >= 0:
        sentence.spell(first, at, "z")
    elif len(before) == 2 and letters[at - 1] == "D" and before[0] in words.losing:
        letters[at - 2 : at + 1] = ["d", "", ""]
    elif not words.claiming.isdisjoint(sentence.lower[max(0, at - 8) : at]):
        is_owned = letters[at - 1] == "D" and before[-1] in ("his", "her", "their")
        letters[at - 1 : at + 1] = ["", "a"] if is_owned else [letters[at - 1], "p"]


def _ended(sentence: _Sentence, at: int) -> int:
    """Find the verb of "taking his life" and "ended her own life"; -1 if there is none."""
    verb = at - 3 if sentence.lower[at - 1] == "own" else at - 2
    is_one = sentence.lower[at] == "life" and verb >= 0 and sentence.lower[verb + 1] in ("his", "her")
    return verb if is_one and sentence.lower[verb] in sentence.words.ending else -1


def _frame(sentence: _Sentence, at: int, frames: str) -> str:
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


def _is_managed(sentence: _Sentence, at: int) -> bool:
    """Tell "managed to kill", "was able to shoot and kill", which was done, from "wanted to kill"."""
    to = next((back for back in range(at - 1, max(at - 5, 0), -1) if sentence.lower[back] == "to"), 0)
    before = sentence.lower[max(0, to - 2) : to]
    return before == ["went", "on"] or not sentence.words.managing.isdisjoint(before[-1:])


def _fatally(sentence: _Sentence, at: int) -> None:
    """Make the verb behind "fatally" one of harm; alone it is a state: "two fatally"."""
    after = sentence.after(at)
    sentence.fatal.add(at)
    if after in "VBGN":
        sentence.fatal.add(at + 1)
        sentence.letters[at : at + 2] = ["", "g" if after == "G" else "k"]
    else:
        sentence.letters[at] = "a"


def _shot(sentence: _Sentence, at: int) -> None:
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


def _lost(sentence: _Sentence, at: int) -> None:
    """Make deaths of "lost 40 men", "losing two sons" and of "the troops it has lost"."""
    behind, before = sentence.lower[at + 1 : at + 1 + _CLOSE], sentence.lower[max(0, at - _CLOSE) : at]
    if sentence.after(at) == "C" and not sentence.words.lost.isdisjoint(behind):
        sentence.letters[at] = "g"
    elif sentence.before(at) == "H" and not sentence.words.lost.isdisjoint(before):
        sentence.letters[at] = "k"


def _fighting(sentence: _Sentence, at: int) -> None:
    """Make deaths of "neutralised 12 militants" and of "neutralised some 60", not of "neutralised the threat"."""
    behind = sentence.lower[at + 1 : at + _NEAR]
    around = (*sentence.lower[max(0, at - _CLOSE - 1) : at], *behind)
    number = next((back for back, word in enumerate(behind[:_CLOSE], at + 1) if word[0].isdigit()), -1)
    is_bare = number > 0 and sentence.after(number) in _ENDS
    if is_bare or not sentence.words.fighting_people.isdisjoint(around):
        word = sentence.lower[at]
        sentence.letters[at] = "g" if word.endswith("ing") else "k" if word.endswith("ed") else "i"


def _himself(sentence: _Sentence, at: int) -> None:
    """Make a suicide of "shot himself", "turned his rifle on himself" and ", then himself", unless words tell that he lives."""
    lower, words = sentence.lower, sentence.words
    first = at - 1 if lower[at - 1 : at] and lower[at - 1] in words.shooting else _turned(sentence, at)
    around = lower[max(0, first - 2) : at + _FAR]
    is_spared = not words.spared.isdisjoint(around) or not words.body.isdisjoint(lower[at + 1 : at + _NEAR])
    is_own = lower[max(0, at - 1)] in _LAST and sentence.after(at) in ".,"
    if first < 0 and is_own and (_KILLING.isdisjoint(sentence.letters[:at]) or sentence.before(at - 1) == ","):
        first = at - 1
    if first >= 0 and first not in sentence.fatal and not is_spared:
        sentence.spell(first, at, "z")


def _turned(sentence: _Sentence, at: int) -> int:
    """Find the verb of "turned the gun on himself"; -1 if there is none."""
    lower, words = sentence.lower, sentence.words
    if lower[max(0, at - 1)] != "on":
        return -1
    back = next((back for back in range(at - 2, max(-1, at - _NEAR), -1) if lower[back] in words.turning), -1)
    return back if back >= 0 and not words.arms.isdisjoint(lower[back:at]) else -1


def _dying(sentence: _Sentence, at: int) -> None:
    """Make a death of "before dying", not of "a dying man"."""
    if sentence.lower[max(0, at - 1)] in ("before", "after"):
        sentence.letters[at] = "d"


def _her(sentence: _Sentence, at: int) -> None:
    """Make a pronoun of the "her" of "shot her dead"."""
    if sentence.lower[at + 1 : at + 2] == ["dead"]:
        sentence.letters[at] = "O"


def _survivors(sentence: _Sentence, at: int) -> None:
    """Make one letter of "no survivors"."""
    if sentence.lower[max(0, at - 1)] == "no":
        sentence.letters[at - 1 : at + 1] = ["", "n"]


def _survived(sentence: _Sentence, at: int) -> None:
    """Make deaths of "two did not survive" and of "none of the five survived", one letter of "nobody survived"."""
    letters, lower = sentence.letters, sentence.lower
    if lower[max(0, at - 1)] in ("none", "nobody"):
        letters[at - 1 : at + 1] = ["", "n"]
        return
    if sentence.before(at) == "K" and "".join(letters[max(0, at - 2) : at]) == "LK":
        letters[at - 2 : at + 1] = ["", "", "d"]
        return
    nobody = next((back for back in range(at - 2, max(-1, at - _FAR), -1) if lower[back] in ("none", "neither")), -1)
    if nobody >= 0 and lower[nobody + 1] == "of":
        letters[nobody : nobody + 2] = ["", ""]
        letters[at] = "d"


def _is_hit(sentence: _Sentence, at: int) -> bool:
    """Tell "was shot in the leg", an injury, unless the sentence goes on to a death."""
    behind = sentence.lower[at + 1 : at + 1 + _FAR]
    if sentence.verb_before(at) != "X" or behind[:1] not in (["in"], ["through"]):
        return False
    return not sentence.words.body.isdisjoint(behind[1:_NEAR]) and not any(
        _told(sentence, word) == "killed" for word in behind
    )


def _told(sentence: _Sentence, word: str) -> str:
    return sentence.words.effects.get(word, "")


def _suffered(sentence: _Sentence, at: int) -> None:
    """Make a verb of the "sustained" that looks like part of "sustained injuries", and injuries of cuts and broken legs."""
    if sentence.lower[at].endswith("ed") and sentence.letters[at] in "AB" and sentence.before(at) != "X":
        sentence.letters[at] = "V"
    words = sentence.words
    is_broken = not words.breaking.isdisjoint(sentence.lower[at + 1 : at + _CLOSE])
    for behind, word in enumerate(sentence.lower[at + 1 : at + _NEAR], at + 1):
        if word in words.hurts or (is_broken and word in words.body):
            sentence.letters[behind] = "e"


def _another(sentence: _Sentence, at: int) -> None:
    """Make a phrase of the "another" of "another was hurt", not of that of "another man"."""
    is_alone = sentence.lower[at + 1 : at + 2] == ["at"]  # which the tagger takes for an adjective here
    if is_alone:
        sentence.letters[at + 1] = "F"
    if is_alone or sentence.after(at) not in _NOUNLIKE or sentence.lower[at + 1] in sentence.words.suffering:
        sentence.letters[at] = "1"


def _adverb(sentence: _Sentence, at: int) -> None:
    """Make an adverb of the "aboard" of "all aboard died", not of that of "aboard the ferry"."""
    if sentence.after(at) not in "DNPACO":
        sentence.letters[at] = "R"


def _gravely(sentence: _Sentence, at: int) -> None:
    """Make a condition of the "seriously" of "seven seriously", not of that of "seven seriously hurt"."""
    if sentence.before(at) in ("C", "O") and sentence.after(at) in (".", ",", "J", "F", "-", ")"):
        sentence.letters[at] = "v"


def _all(sentence: _Sentence, at: int) -> None:
    """Leave out the "all" of "she and the boys all died" and the "both" of "were both killed"; "both his sons" is a phrase."""
    if sentence.lower[at] == "both" and sentence.after(at) == "D":
        sentence.letters[at] = "D"
    if sentence.before(at) in "NPCOX" and sentence.after(at) in "XHVBkda":
        sentence.letters[at] = "R"


def _month(sentence: _Sentence, at: int) -> None:
    """Leave out "April 9" and "9 April", which the tagger takes for a name."""
    if sentence.after(at) == "C":
        sentence.letters[at + 1] = ""
    elif sentence.before(at) != "C" or sentence.letters[at] not in "NP":
        return
    _leave_out(sentence, at)


def _day(sentence: _Sentence, at: int) -> None:
    if sentence.after(at) != "'":
        _leave_out(sentence, at)


def _time(sentence: _Sentence, at: int) -> None:
    if sentence.after(at) != "'" and sentence.letters[at] != "P":
        _leave_out(sentence, at)


def _leave_out(sentence: _Sentence, at: int) -> None:
    """Leave out "last week", "two hours" and "on Monday" whole."""
    letters, words = sentence.letters, sentence.words
    letters[at] = ""
    is_led = False
    for before in range(at - 1, max(at - 5, -1), -1):
        if letters[before] == "F" and sentence.lower[before] in words.prepositions:
            letters[before] = ""
            return
        leads = sentence.lower[before] in words.before_times
        if (letters[before] not in ("C", "") and not leads) or (is_led and letters[before] == "C"):
            return
        is_led = is_led or leads
        letters[before] = ""


_ROLES: Final[dict[str, Callable[[_Sentence, int], None]]] = {
    "shot": _shot,
    "lost": _lost,
    "survived": _survived,
    "survivors": _survivors,
    "dying": _dying,
    "her": _her,
    "himself": _himself,
    "fighting": _fighting,
    "suffered": _suffered,
    "another": _another,
    "adverb": _adverb,
    "gravely": _gravely,
    "all": _all,
    "month": _month,
    "day": _day,
    "time": _time,
}


def _count(
    tokens: Tokens, letters: list[str], first: int, stop: int, numerals: Lexicon
) -> tuple[dict[int, Quantity], dict[int, int]]:
    """Put one letter for each count: Q, or Z for nobody; return the counts and where they end."""
    counts: dict[int, Quantity] = {}
    ends: dict[int, int] = {}
    if first == stop:
        return counts, ends
    for quantity in quantities(tokens.text, tokens.starts[first], tokens.ends[stop - 1], numerals):
        begin, end = tokens.at(quantity.start), tokens.at(quantity.end - 1)
        is_whole = tokens.starts[begin] == quantity.start and tokens.ends[end] == quantity.end
        if quantity.kind is Kind.COUNT and is_whole and letters[begin - first]:
            letters[begin - first : end - first + 1] = ["Z" if quantity.high == 0 else "Q", *[""] * (end - begin)]
            counts[begin], ends[begin] = quantity, end
            _settle_counted(letters, tokens.lower, end + 1, first)
    return counts, ends


def _settle_counted(letters: list[str], lower: list[str], at: int, first: int) -> None:
    """Take "pupils" in "twelve pupils were" for a noun, whatever the tagger says."""
    here = at - first
    if (
        letters[here : here + 1] in (["V"], ["I"])
        and lower[at].endswith("s")
        and letters[here + 1 : here + 2] in (["X"], ["H"], ["k"], ["d"])
    ):
        letters[here] = "N"
