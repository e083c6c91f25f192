"""A sentence as units: quantities, noun phrases, verbs and words of harm, one letter each.

The letters are the language in which `newsparse.language.losses` writes its frames:

===  ==============================================  ===  ==============================================
Q    phrase with a count: "at least 12 civilians"    k    past or participle of harm: "killed"
1    phrase of one: "a farmer", "another"            g    "killing"
0    phrase of nobody: "no one", "no passengers"     i    present: "kills"; j: base form after "to" and modals
N    any other phrase                                d    "died"
O    pronoun                                         a    state: "dead", "missing", "to death"
P    counted people: "two hostages"                  e    event: "the death"; E: counted, "two deaths"
p    people not counted: "the wounded"               y    "the death toll"; #: "the number"
9    "no casualties", "no reports of injuries"       w    "a serious condition"
o    "of"                                            u    "including"
===  ==============================================  ===  ==============================================

All else keeps its tag (`newsparse.language.tags`); adverbs, days and quotation marks are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsparse.language.harmwords import HarmWords
from newsparse.language.numerals import Kind, Quantity, quantities
from newsparse.language.tokens import Tokens
from newsparse.lexicon import Lexicon
from newsparse.patterns import pattern

__all__ = ["Unit", "read_units", "spell"]


class Unit(NamedTuple):
    """One piece of a sentence.

    Args:
        letter: What it is, see the table of the module.
        first: Index of its first token.
        last: Index of its last token, included.
        head: Index of the token that the rest says more about.
        quantity: How many, for a phrase that counts.
        harm: Index of a word of harm inside the phrase, "8 wounded rebels"; -1 if there is none.
        owner: Index of the last token of a possessor, "the mayor's murder"; -1 if there is none.
        is_fatal: Whether "fatally" makes any harm a death.
    """

    letter: str
    first: int
    last: int
    head: int
    quantity: Quantity | None = None
    harm: int = -1
    owner: int = -1
    is_fatal: bool = False


class _Piece(NamedTuple):
    """Tokens that count as one letter."""

    letter: str
    first: int
    last: int
    quantity: Quantity | None = None
    is_fatal: bool = False


_PHRASE: Final = pattern(
    "units.phrase",
    r"""
    (?P<pronoun> O )
  | (?P<phrase>
      (?: (?: [DZ]{1,3} G?+ A? Q? | A?+ Q ) (?: [ACBka] | ,(?=A) ){0,8} | (?<! [HX] ) A{0,4} C?+ )
      [NPepyw] (?: [NPepyw] | ' [ACBGka]{0,4} [NPepyw] | C (?= [NPepyw'] ) ){0,12}+
    )
  | (?P<elliptic> D A (?! [ANPepywC] ) )
  | (?P<counted> [DA]{0,2} Q (?: A (?! [ANPepyw] ) )?+ ) | (?P<nobody> Z )
  | (?P<wounded> (?: D | (?<=o) ) [ka] (?! [QDNPAC] ) )
  | (?P<rest> D | C )
  | (?P<other> . )
    """,
)
_ZERO_REPORTS: Final = pattern("units.zero", r" 0 o 1?+ [pe] | 0 J [pe] ")
_OF: Final = pattern("units.of", r" [Q1NP] (?: o [NO1p] )++ | 0 (?: o [NO1] )++ ")

_LEFT_OUT: Final = frozenset("Rq")
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight overnight".split()
)
_TIMES: Final = frozenset(
    """night nights morning afternoon evening seconds minute minutes hour hours day days week weeks weekend month months
    year years decade decades ago later earlier""".split()
)
_BEFORE_TIMES: Final = frozenset("last this that next the early late previous same past following few".split())
_TIME_PREPOSITIONS: Final = frozenset(["on", "in", "at", "for", "within", "during", "by"])
_WORDS: Final = {"of": "o", "including": "u", "without": "Z", "'s": "'"}
_ONE: Final = frozenset(["a", "an", "another", "each", "every"])
_PERSON_ENDINGS: Final = ("man", "woman", "er", "or", "ist", "ian", "eer", "ant", "ean", "ese", "ee", "person", "boy", "girl", "year-old")
_COMMITTED: Final = frozenset(["committed", "committing", "commits"])
_NOUNLIKE: Final = "NPACG"
_REPORTS: Final = frozenset(["reports", "report", "word", "signs", "sign", "indication", "record", "records", "evidence", "loss", "members", "member"])
_COLLECTIVES: Final = frozenset(["group", "total", "party", "team", "crowd", "couple", "combined", "toll", "estimated", "further"])


def read_units(tokens: Tokens, tags: str, first: int, stop: int, words: HarmWords, numerals: Lexicon) -> list[Unit]:
    """Read the units of a stretch of tokens, a sentence.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        first: Index of the first token.
        stop: Index after the last token.
        words: The words of harm.
        numerals: The lexicon ``numerals``.
    """
    pieces = _pieces(tokens, tags, first, stop, words, numerals)
    letters = "".join(piece.letter for piece in pieces)
    units = [_unit(m.lastgroup or "", pieces[m.start() : m.end()], tokens) for m in _PHRASE.finditer(letters)]
    return [_only_people(unit, tokens, words) for unit in _join(units, tokens)]


def _only_people(unit: Unit, tokens: Tokens, words: HarmWords) -> Unit:
    """Make any phrase of what counts or names no people: "three cities"."""
    if unit.letter not in "Q1" or not _names_no_person(unit, tokens, words):
        return unit
    return unit._replace(letter="N")


def _names_no_person(unit: Unit, tokens: Tokens, words: HarmWords) -> bool:
    head = tokens.lower[unit.head]
    if unit.letter == "Q":
        return head in words.not_people
    return head not in words.persons and not head.endswith(_PERSON_ENDINGS)


def spell(units: Sequence[Unit]) -> str:
    """Write units as letters, one each."""
    return "".join(unit.letter for unit in units)


def _pieces(
    tokens: Tokens, tags: str, first: int, stop: int, words: HarmWords, numerals: Lexicon
) -> list[_Piece]:
    """Give every token its letter: its tag, or that of a count or a word of harm; leave out what tells no harm."""
    letters = list(tags[first:stop])
    counts: dict[int, tuple[int, Quantity]] = {}
    _letter_words(tokens, letters, first, words)
    if first < stop:
        _letter_counts(tokens, letters, first, stop, counts, numerals)
    fatal = {i + 1 for i in range(first, stop) if words.frames.get(tokens.lower[i]) == "f"}
    return [
        _Piece(letter, i, *counts[i]) if i in counts else _Piece(letter, i, i, is_fatal=i in fatal or i + 1 in fatal)
        for i, letter in enumerate(letters, first)
        if letter and letter not in _LEFT_OUT
    ]


def _letter_words(tokens: Tokens, letters: list[str], first: int, words: HarmWords) -> None:
    lower, months = tokens.lower, words.months
    for at, tag in enumerate(letters):
        word = lower[first + at]
        frames = words.frames.get(word)
        if frames == "f":
            letters[at] = _fatal(letters, at)
        elif word == "suicide":
            if at and lower[first + at - 1] in _COMMITTED:
                letters[at - 1 : at + 1] = ["", "z"]
        elif frames:
            letters[at] = _harm_letter(frames, letters[at], letters[at - 1] if at else ".", letters[at + 1 : at + 2])
            before = lower[first + at - 1] if at else ""
            if word == "death" and before == "to":
                letters[at - 1 : at + 1] = ["", "a"]
        elif word in ("shot", "shooting") and lower[first + at + 1 : first + at + 2] == ["dead"]:
            letters[at] = "B"
        elif word == "shot":
            letters[at] = _shot(letters, at)
        elif tag in "AB" and word in words.suffering and word[-2:] == "ed" and letters[at - 1 : at] != ["X"]:
            letters[at] = "V"
        elif word in _WORDS:
            letters[at] = _WORDS[word]
        elif word == "another" and _stands_alone(lower, letters, first, at, words):
            letters[at] = "1"
        elif word in months and letters[at + 1 : at + 2] == ["C"]:
            letters[at : at + 2] = ["", ""]
            if at and lower[first + at - 1] in _TIME_PREPOSITIONS:
                letters[at - 1] = ""
        elif (word in _DAYS or (word in _TIMES and tag != "P")) and letters[at + 1 : at + 2] != ["'"]:
            _leave_out_time(lower, letters, first, at)


def _fatal(letters: list[str], at: int) -> str:
    """Make the verb behind "fatally" one of harm; alone it is a state: "two fatally"."""
    after = letters[at + 1] if at + 1 < len(letters) else "."
    if after not in "VBGN":
        return "a"
    letters[at + 1] = "g" if after == "G" else "k"
    return ""


def _shot(letters: list[str], at: int) -> str:
    """Tag "shot" by its neighbours: mostly a verb, a noun only behind an article."""
    before = "".join(letters[max(0, at - 3) : at]).rstrip("R")[-1:]
    if letters[at] in "kg" or before in ("D", "A"):
        return letters[at]
    return "B" if before in ("X", "H") else "V"


def _stands_alone(lower: list[str], letters: list[str], first: int, at: int, words: HarmWords) -> bool:
    """Tell the "another" of "another was hurt" from that of "another man"."""
    after = letters[at + 1] if at + 1 < len(letters) else "."
    return after not in _NOUNLIKE or lower[first + at + 1] in words.suffering


def _harm_letter(frames: str, tag: str, before: str, after: list[str]) -> str:
    """Choose between the frames of a word by its tag and its neighbours."""
    if tag in "kg" and frames != "e":
        return tag
    is_verbal = after in (["C"], ["D"]) and before in ("N", "P", ",", "J")
    if "e" in frames and frames != "e":
        if tag in "NPA" and not is_verbal:
            return "e"
        frames = frames.replace("e", "")
    if "i" in frames and tag == "I":
        return "j" if before in ("T", "M", "L", "R", "J") else "i"
    if frames == "i":
        return "i" if tag in "VB" or is_verbal else tag
    return frames[-1]


def _leave_out_time(lower: list[str], letters: list[str], first: int, at: int) -> None:
    """Leave out "last week" and "two hours", which are nobody harmed."""
    letters[at] = ""
    for before in range(at - 1, max(at - 5, -1), -1):
        is_preposition = letters[before] == "F" and lower[first + before] in _TIME_PREPOSITIONS
        if letters[before] not in ("C", "") and lower[first + before] not in _BEFORE_TIMES and not is_preposition:
            return
        letters[before] = ""
        if is_preposition:
            return


def _letter_counts(
    tokens: Tokens, letters: list[str], first: int, stop: int, counts: dict[int, tuple[int, Quantity]], numerals: Lexicon
) -> None:
    for quantity in quantities(tokens.text, tokens.starts[first], tokens.ends[stop - 1], numerals):
        if quantity.kind is not Kind.COUNT:
            continue
        begin, end = tokens.at(quantity.start), tokens.at(quantity.end - 1)
        if tokens.ends[end] != quantity.end or tokens.starts[begin] != quantity.start or not letters[begin - first]:
            continue
        letters[begin - first : end - first + 1] = ["Z" if quantity.high == 0 else "Q", *[""] * (end - begin)]
        counts[begin] = (end, quantity)


def _unit(group: str, pieces: Sequence[_Piece], tokens: Tokens) -> Unit:
    first, last, head = pieces[0].first, pieces[-1].last, pieces[-1].last
    quantity = next((piece.quantity for piece in pieces if piece.quantity), None)
    if group == "phrase":
        harm = next((piece.first for piece in pieces[:-1] if piece.letter in "ka"), -1)
        owner = next((piece.first - 1 for piece in reversed(pieces) if piece.letter == "'"), -1)
        return Unit(_phrase_letter(pieces, tokens, quantity), first, last, head, quantity, harm, owner)
    if group == "elliptic":
        return Unit("1" if tokens.lower[first] in _ONE else "N", first, last, head)
    letter = {"pronoun": "O", "counted": "Q", "nobody": "0", "wounded": "p", "rest": "N"}.get(group) or pieces[0].letter
    if group == "rest" and tokens.lower[first] in _ONE:
        letter = "1"
    return Unit(letter, first, last, head, quantity, is_fatal=any(piece.is_fatal for piece in pieces))


def _phrase_letter(pieces: Sequence[_Piece], tokens: Tokens, quantity: Quantity | None) -> str:
    """Tell a phrase by its head, the last noun, and by how it begins."""
    head = pieces[-1].letter
    is_nobody, is_one = any(piece.letter == "Z" for piece in pieces), tokens.lower[pieces[0].first] in _ONE
    if head in "yw":
        return head
    if is_nobody:
        return "9" if head in "pe" else "0"
    if head in "pe":
        return head.upper() if quantity else head
    if tokens.lower[pieces[-1].last] == "number":
        return "#"
    return "Q" if quantity else "1" if is_one else "N"


def _join(units: list[Unit], tokens: Tokens) -> list[Unit]:
    """Join phrases over "of": "two members of a family"; "a group of 12" leaves the 12."""
    units = [unit for i, unit in enumerate(units) if not _is_collective(units, i, tokens)]
    units = [unit._replace(letter="N") if _is_mere_no(units, i, tokens) else unit for i, unit in enumerate(units)]
    joined: list[Unit] = []
    done = 0
    letters = spell(units)
    spans = sorted([(m.span(), True) for m in _ZERO_REPORTS.finditer(letters)] + [(m.span(), False) for m in _OF.finditer(letters)])
    for (start, stop), is_zero in spans:
        if start < done:
            continue
        joined += units[done:start]
        one, last = units[start], units[stop - 1]
        joined.append(
            Unit("9", one.first, last.last, last.head) if is_zero else one._replace(last=last.last)
        )
        done = stop
    return joined + units[done:]


def _is_mere_no(units: list[Unit], index: int, tokens: Tokens) -> bool:
    """Tell "no independent assessment of casualties", which counts nobody, from "no reports of casualties"."""
    if units[index].letter != "0" or [unit.letter for unit in units[index + 1 : index + 2]] != ["o"]:
        return False
    return units[index].first != units[index].last and tokens.lower[units[index].head] not in _REPORTS


def _is_collective(units: list[Unit], index: int, tokens: Tokens) -> bool:
    """Tell whether a unit is the "a group" or the "of" in "a group of 12"."""
    if units[index].letter == "o":
        return 0 < index < len(units) - 1 and _is_collective(units, index - 1, tokens)
    return (
        units[index].letter in "1N"
        and tokens.lower[units[index].head] in _COLLECTIVES
        and [unit.letter for unit in units[index + 1 : index + 3]] == ["o", "Q"]
    )
