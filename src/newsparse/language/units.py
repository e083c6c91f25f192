"""A sentence as units: quantities, noun phrases, verbs and words of harm, one letter each.

The letters are the language in which `newsparse.language.losses` writes its frames:

===  ==============================================  ===  ==============================================
Q    phrase with a count: "at least 12 civilians"    k    past or participle of harm: "killed"
1    phrase of one: "a farmer", "another"            g    "killing"
0    phrase of nobody: "no one", "no passengers"     i    present: "kills"; j: base form after "to" and modals
N    any other phrase                                d    "died"
O    pronoun; s: "he", "they", which begin a clause  a    state: "dead", "missing", "to death"
P    counted people: "two hostages"                  e    event: "the death"; E: counted, "two deaths"
p    people not counted: "the wounded"               y    "the death toll"; #: "the number"
9    "no casualties", "no reports of injuries"       w    "a serious condition"
o    "of"                                            v    "seriously", behind a count
n    "no survivors", "none survived"                 u    "including"; +: "as well as", "along with"
===  ==============================================  ===  ==============================================

All else keeps its tag (`newsparse.language.tags`); adverbs, days and quotation marks are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsparse.language.harmletters import Letters, letter
from newsparse.language.harmwords import HarmWords
from newsparse.language.numerals import Quantity
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
        is_proper: Whether the head, or the possessor, is tagged as a name.
    """

    letter: str
    first: int
    last: int
    head: int
    quantity: Quantity | None = None
    harm: int = -1
    owner: int = -1
    is_fatal: bool = False
    is_proper: bool = False


_PHRASE: Final = pattern(
    "units.phrase",
    r"""
    (?P<pronoun> O )
  | (?P<phrase>
      (?: (?: [DZ]{1,3} G?+ A? Q? | A?+ Q ) (?: [ACBka] | ,(?=A) ){0,8} | (?<! [HX] ) A{0,4} C?+ | (?<=o) [ka] [AC]{0,3} | A?+ (?=PP) )
      [NPepywh] (?: [NPepywh] | ' [ACBGkaQ]{0,4} [NPepywh] | C (?= [NPepywh'] ) ){0,12}+
    )
  | (?P<elliptic> D A (?! [ANPepywhCo] ) )
  | (?P<counted> [DA]{0,2} Q (?: A (?! [ANPepywh] ) )?+ ) | (?P<nobody> Z )
  | (?P<wounded> (?: D | (?<=o) ) [ka] (?! [QDNPAC] ) )
  | (?P<rest> D | C )
  | (?P<other> . )
    """,
)
_OF: Final = pattern(
    "units.of", r" (?P<nobody> 0 (?: o 1?+ | J ) [pe] ) | 0 (?: o [NOQ1] )++ | (?<! eF ) [Q1NP] (?: o [NO1p] )++ "
)

_ONE: Final = frozenset(["a", "an", "another", "each", "every"])
_OF_ONE: Final = frozenset(["was", "is", "has", "died", "suffered", "remains"])
_PERSON_ENDINGS: Final = (
    "man", "woman", "er", "or", "ist", "ian", "eer", "ant", "ean", "ese", "ee", "person", "boy", "girl", "year-old",
)  # fmt: skip
_HARM: Final = frozenset("kgidaepywzhn")
# Letters of the groups of the pattern that are no phrases of their own.
_GROUPS: Final = {"pronoun": "O", "counted": "Q", "nobody": "0", "wounded": "p"}


def read_units(
    tokens: Tokens,
    tags: str,
    first: int,
    stop: int,
    words: HarmWords,
    numerals: Lexicon,
    *,
    always: bool = False,
) -> list[Unit]:
    """Read the units of a stretch of tokens, a sentence.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        first: Index of the first token.
        stop: Index after the last token.
        words: The words of harm.
        numerals: The lexicon ``numerals``.
        always: Whether a sentence without a word of harm is read as well.
    """
    letters = letter(tokens, tags, first, stop, words, numerals)
    is_told = always or _HARM.intersection(letters.text) or not words.striking.isdisjoint(tokens.lower[first:stop])
    return _Units(tokens, letters, words).read() if is_told else []


def spell(units: Sequence[Unit]) -> str:
    """Write units as letters, one each."""
    return "".join([unit.letter for unit in units])


class _Units:
    """Reads the units of one sentence."""

    def __init__(self, tokens: Tokens, letters: Letters, words: HarmWords) -> None:
        self.lower = tokens.lower
        self.letters = letters
        self.words = words

    def read(self) -> list[Unit]:
        units = [
            self.unit(match.lastgroup, match.start(), match.end()) for match in _PHRASE.finditer(self.letters.text)
        ]
        return self.take_each(self.join(self.reach_over_of(units)))

    def unit(self, group: str | None, start: int, stop: int) -> Unit:
        """Make a unit of the letters from one to another."""
        first, last = self.letters.first[start], self.letters.last[stop - 1]
        if group == "other":
            return Unit(self.letters.text[start], first, last, last, is_fatal=first in self.letters.fatal)
        quantity = self.quantity(start, stop)
        if group == "phrase":
            return self.phrase(start, stop, first, last, quantity)
        known = _GROUPS.get(group or "") or ("1" if self.lower[first] in _ONE else "N")
        return self.only_people(Unit(known, first, last, last, quantity))

    def quantity(self, start: int, stop: int) -> Quantity | None:
        counts = self.letters.counts
        return next((counts[at] for at in self.letters.first[start:stop] if at in counts), None) if counts else None

    def phrase(self, start: int, stop: int, first: int, last: int, quantity: Quantity | None) -> Unit:
        """Make a noun phrase; its head is its last noun."""
        text = self.letters.text[start:stop]
        harm = max(text.rfind("k", 0, -1), text.rfind("a", 0, -1))
        return self.only_people(
            Unit(
                self.phrase_letter(text, first, last, quantity),
                first,
                last,
                last,
                quantity,
                harm=self.letters.first[start + harm] if harm >= 0 else -1,
                owner=self.letters.first[start + text.rfind("'") - 1] if "'" in text else -1,
                is_proper=text[: text.rfind("'")].endswith("P") if "'" in text else text.endswith("P"),
            )
        )

    def phrase_letter(self, text: str, first: int, last: int, quantity: Quantity | None) -> str:
        """Tell a phrase by its head and by how it begins."""
        head = text[-1]
        if head in "yw":
            return head
        if "Z" in text:
            return "9" if head in "pe" else "0"
        if head in "pe":
            return head.upper() if quantity else head
        if self.lower[last] == "number":
            return "#"
        return "Q" if quantity else "1" if self.lower[first] in _ONE else "N"

    def only_people(self, unit: Unit) -> Unit:
        """Make any phrase of what counts or names no people: "three cities"."""
        head = self.lower[unit.head]
        if unit.letter == "Q":
            return unit._replace(letter="N") if head in self.words.not_people else unit
        if (
            unit.letter != "1"
            or self.is_ranked(unit)
            or self.words.is_person(head)
            or head in self.words.more
            or head.endswith(_PERSON_ENDINGS)
        ):
            return unit
        return unit if head in self.words.of_group or unit.first == unit.last else unit._replace(letter="N")

    def is_ranked(self, unit: Unit) -> bool:
        """Tell the "a third" of "a third was injured" from that of "a third of the pupils"."""
        after = self.lower[unit.last + 1 : unit.last + 2]
        return self.lower[unit.head] in self.words.more and not _OF_ONE.isdisjoint(after)

    def reach_over_of(self, units: list[Unit]) -> list[Unit]:
        """Leave out "a group of" before a count, and "the case of"; take "no" from what "no assessment of casualties" denies."""
        letters = spell(units)
        kept: list[Unit] = []
        at = 0
        while at < len(units):
            unit = units[at]
            if unit.letter in "1N" and self.is_left_to(letters[at + 1 : at + 3], self.lower[unit.head]):
                at += 2
                continue
            kept.append(unit._replace(letter="N") if self.is_mere_no(unit, letters[at + 1 : at + 2]) else unit)
            at += 1
        return kept

    def is_left_to(self, behind: str, head: str) -> bool:
        """Tell "a group of 12", "the case of a priest": the phrase behind "of" is the one that counts."""
        return (behind == "oQ" and head in self.words.of_group) or (
            behind in ("oQ", "oN", "o1") and head in self.words.of_matter
        )

    def is_mere_no(self, unit: Unit, after: str) -> bool:
        """Tell "no independent assessment of" from "no reports of"."""
        is_phrase = unit.letter == "0" and after == "o" and unit.first < unit.last
        return is_phrase and self.lower[unit.head] not in self.words.of_nobody

    def take_each(self, units: list[Unit]) -> list[Unit]:
        """Make one phrase of "two people each", by its last word."""
        taken: list[Unit] = []
        for unit in units:
            is_each = unit.letter == "1" and self.lower[unit.first] == "each" and unit.first == unit.last
            if is_each and taken and taken[-1].letter == "Q":
                taken[-1] = taken[-1]._replace(last=unit.last)
            else:
                taken.append(unit)
        return taken

    def join(self, units: list[Unit]) -> list[Unit]:
        """Join phrases over "of": "two members of a family", "no reports of casualties"."""
        joined: list[Unit] = []
        done = 0
        for match in _OF.finditer(spell(units)):
            start, stop = match.span()
            one, last = units[start], units[stop - 1]
            whole = (
                Unit("9", one.first, last.last, last.head)
                if match["nobody"]
                else one._replace(last=last.last, harm=max(one.harm, last.harm))
            )
            joined += [*units[done:start], whole]
            done = stop
        return joined + units[done:]
