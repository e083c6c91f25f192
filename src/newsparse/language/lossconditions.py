"""Whether a frame that fits the letters of a sentence also fits its words: the conditions of each frame.

"12 people were taken to hospital" tells of a loss, "12 people were taken to a new theatre" does not; nor does "if two
people died". Nothing is counted here; `newsparse.language.losses` asks these questions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.headcount import Headcount
from newsparse.language.tokens import Tokens
from newsparse.language.units import Unit

if TYPE_CHECKING:
    import regex

__all__ = ["Conditions"]

_RISING: Final = frozenset(["to", "at"])
_OBJECTS: Final = frozenset("Q1NOPp0")
# How many units back a clause is searched for "if" and "threatened".
_REACH: Final = 40
# "threatening to", "attempts at": so many words before the frame.
_CLOSE: Final = 3
_CLAUSAL: Final = frozenset(["after", "before", "since", "until", "as"])
_LISTED: Final = frozenset(["names", "list", "bodies", "remains"])


class Conditions:
    """What may be asked of a frame in one sentence.

    Args:
        tokens: The tokens of the text.
        units: The units of the sentence.
        words: The words of harm.
        headcount: How many people the units are.
    """

    def __init__(self, tokens: Tokens, units: Sequence[Unit], words: HarmWords, headcount: Headcount) -> None:
        self.tokens = tokens
        self.units = units
        self.words = words
        self.headcount = headcount
        self.letters = headcount.letters
        self.conditions: dict[str, Callable[[regex.Match[str]], bool]] = {
            "finite": self.holds_finite,
            "active": self.holds_active,
            "suffered": self.holds_suffered,
            "taken": self.holds_taken,
            "stayed": self.holds_stayed,
            "roll": self.holds_roll,
            "unsurvived": self.holds_unsurvived,
            "among": self.holds_among,
            "gapped": self.holds_gapped,
            "toll": self.holds_toll,
            "number": self.holds_number,
            "event": self.holds_event,
        }

    def holds(self, frame: str, match: regex.Match[str]) -> bool:
        """Tell whether a frame that fits the letters also fits the words."""
        return frame not in self.conditions or self.conditions[frame](match)

    def holds_suffered(self, match: regex.Match[str]) -> bool:
        """Tell "sustained injuries" from "sustained a defeat"."""
        return self.is_word(match, "verb", self.words.suffering) and self.effect(match.start("harm")) == "injured"

    def holds_taken(self, match: regex.Match[str]) -> bool:
        """Tell "were taken to hospital" from "were taken to a theatre"."""
        return self.is_word(match, "verb", self.words.taking) and self.lower(match.end() - 1) in self.words.taken

    def holds_stayed(self, match: regex.Match[str]) -> bool:
        """Tell "12 people are in hospital" from "12 people work in the hospital"."""
        return self.is_word(match, "verb", self.words.staying) and self.is_in_hospital(match)

    def holds_among(self, match: regex.Match[str]) -> bool:
        """Tell "two nuns were among the dead" from "the nuns were behind the dead"."""
        between = match.end("list") + 1
        is_those = match["harm"] == "p" or self.lower(between + 1) == "those"
        return self.lower(between) == "among" and is_those and not set(match["list"]).isdisjoint("Q1P")

    def holds_gapped(self, match: regex.Match[str]) -> bool:
        """Tell "fled and was shot dead" from "fled and was not killed"."""
        is_denied = not {"M", "K"}.isdisjoint(match.group())
        is_led = self.letters[match.start()] == "F"
        return not is_denied and (not is_led or self.lower(match.start() + 1) in ("being", "dying"))

    def holds_toll(self, match: regex.Match[str]) -> bool:
        """Tell "the dead rose to 45" from "the dead came from 12 countries", and what stands far from its toll."""
        if match["far"] and self.lower(match.end("far") - 1) not in _RISING:
            return False
        if not match["risen"]:
            return True
        return self.lower(match.end("risen") - 1) in _RISING and not self.is_counted(match.start())

    def holds_number(self, match: regex.Match[str]) -> bool:
        """Tell "the number of those killed when the bus fell has gone up to 26" from "… when it fell on 26 houses"."""
        return not match["further"] or self.lower(match.end("further") - 1) in _RISING

    def holds_event(self, match: regex.Match[str]) -> bool:
        """Tell "the murder of a mayor" from "a plot for the murder of a mayor" and "the fifth murder of a mayor"."""
        if self.letters[match.start("list") - 1] == "F" and not self.is_injury_to(match):
            return False
        return not (self.is_hypothetical(match.start()) or self.is_numbered(match.start("harm")))

    def is_injury_to(self, match: regex.Match[str]) -> bool:
        """Tell "injuries to 25" from "injuries in 25 towns"."""
        return self.lower(match.start("list") - 1) == "to" and self.effect(match.start("harm")) == "injured"

    def holds_roll(self, match: regex.Match[str]) -> bool:
        """Tell "the dead were two nuns", "the dead: two nuns" and "named the dead as" from "met the wounded as"."""
        is_behind = match.start("verb") < match.start("harm")
        is_colon = self.lower(match.start("verb")) == ":"
        is_verb = is_colon or self.is_word(match, "verb", self.words.naming if is_behind else self.words.rolls)
        is_named = not match["named"] or self.lower(match.end("named") - 1) == "as"
        return is_verb and is_named and not self.is_counted(match.start("harm"))

    def holds_unsurvived(self, match: regex.Match[str]) -> bool:
        """Tell the 62 of "none survived among the 62" and "62 people aboard; there were no survivors" from others."""
        people, nobody = self.units[match.start("list")], self.units[match.start("harm")]
        if nobody.first < people.first:
            return self.lower(match.start("list") - 1) in ("among", "of")
        return not self.words.boarding.isdisjoint(self.tokens.lower[people.last : nobody.first])

    def is_numbered(self, at: int) -> bool:
        """Tell "the fifth murder of a mayor", which counts the news among others, from "the murder of a mayor"."""
        unit = self.units[at]
        return not self.words.ordinals.isdisjoint(self.tokens.lower[unit.first : unit.last])

    def is_in_hospital(self, match: regex.Match[str]) -> bool:
        """Tell "in hospital" from "in the new hospital of the town"."""
        place = self.units[match.end() - 1]
        is_there = (
            self.lower(match.start("harm")) == "in"
            and self.words.taken.get(self.lower(match.end() - 1)) == "hospitalized"
        )
        return is_there and place.first == place.last

    def is_counted(self, at: int) -> bool:
        """Tell "the two dead" from "the dead"."""
        return self.units[at].quantity is not None

    def is_word(self, match: regex.Match[str], group: str, words: AbstractSet[str]) -> bool:
        """Tell whether the head of what a group matches is one of several words."""
        return self.lower(match.start(group)) in words

    def holds_finite(self, match: regex.Match[str]) -> bool:
        """Tell whether the people before a verb are those harmed by it."""
        aux, harm = match["aux"], match["harm"]
        if set(aux) & {"M", "K"} or self.is_hypothetical(match.start()) or self.is_about_others(match):
            return False
        if match["list"] == "0" and self.is_among(match):
            return False
        if harm[0] in "dz" and self.effect(match.start("harm")) == "displaced":
            return not set(match["list"]).isdisjoint("QP")
        is_linked = "W" in (match["link"] or "")
        if match["list"] in "NOp" and self.letters[match.start() - 1 : match.start()] == "F" and not is_linked:
            return self.lower(match.start("aux")) == "being"
        if aux.endswith("TH") and self.letters[match.end() : match.end() + 1] in _OBJECTS:
            return False
        if "X" in aux or harm[0] in "dz":
            return True
        if self.letters[match.end() : match.end() + 1] in _OBJECTS:
            return harm[0] == "a" and not aux
        return harm[0] == "a" or match["list"][-1] in "Q1P0" or self.continues(match.start()) or self.is_headline(match)

    def is_about_others(self, match: regex.Match[str]) -> bool:
        """Tell that a verb belongs to other people than those its list begins with.

        To the six of "14 casualties, including six dead", to the million of "one of the million who fled", to the girl of "four people, including a girl who was killed",
        to the relatives of "relatives of two passengers were arrested".
        """
        between, harm = self.letters[match.end("list") : match.start("harm")], match["harm"]
        is_within = "u" in between and (match["link"] or match["list"][-1] in "PE")
        if is_within or self.is_behind_clause(match) or self.is_descent(match.start()):
            return True
        is_share = match["list"] == "Q" and between.startswith("oQ") and harm[0] == "d" and not match["link"]
        if "oQ" in between and not is_share and (match["link"] or "X" not in match["aux"]):
            return not self.is_descent(match.end("list") + between.index("oQ") + 1)
        start = match.start()
        is_owned = self.letters[max(0, start - 2) : start] in ("No", "1o") and not match["link"]
        is_theirs = not (match["harm"] == "k" and not match["aux"])  # "the case of the two priests murdered in Oren"
        return (
            is_owned and is_theirs and not set(match["harm"]).isdisjoint("kdz") and self.lower(start - 2) not in _LISTED
        )

    def is_among(self, match: regex.Match[str]) -> bool:
        """Tell the nobody of "no Britons were among the 12 killed" from the 12."""
        between = self.units[match.end("list") : match.start("harm")]
        return any(self.tokens.lower[unit.first] == "among" for unit in between)

    def is_headline(self, match: regex.Match[str]) -> bool:
        """Tell "Student killed in shooting"."""
        return (
            match.start() == 0
            and match["list"] == "N"
            and self.letters[match.end() : match.end() + 1] in ("F", ".", "")
        )

    def is_behind_clause(self, match: regex.Match[str]) -> bool:
        """Tell "justice after 12 die", where the clause begins behind the preposition."""
        letters, stop = self.letters, match.start("aux")
        return (
            match.start() < stop - 1 and letters[max(0, stop - 2) : stop] == "FQ" and self.lower(stop - 2) in _CLAUSAL
        )

    def is_descent(self, start: int) -> bool:
        """Tell "a mother of three", who is one."""
        return start > 1 and self.letters[start - 1] == "o" and self.lower(start - 2) in self.words.descent

    def continues(self, start: int) -> bool:
        """Tell the gapped verb of "one was killed and his brother wounded"."""
        return self.letters[max(0, start - 1) : start] == "J" and "Xk" in self.letters[max(0, start - _REACH) : start]

    def holds_active(self, match: regex.Match[str]) -> bool:
        """Tell whether the people behind a verb are those harmed by it."""
        before = self.letters[max(0, match.start() - 3) : match.start()]
        if (before.endswith(("X", "K", "T")) and match["harm"][0] != "g") or "M" in before:
            return False
        return not self.is_hypothetical(match.start())

    def is_hypothetical(self, start: int) -> bool:
        """Tell whether the clause before a frame says that nothing has happened: "if two died", "avoid killing"."""
        nearest = max(0, start - _REACH)
        opening = max(nearest, *(self.letters.rfind(mark, nearest, start) for mark in ".,VWS"))
        first = self.units[start].first
        clause = self.tokens.lower[self.units[opening].first : first]
        words = self.words.hypothetical
        return any(words.get(word) == "clause" for word in clause) or any(
            words.get(word) == "verb" for word in clause[-_CLOSE:]
        )

    def is_after_among(self, at: int) -> bool:
        """Tell "among the dead" from "the dead"."""
        return at > 0 and self.lower(at - 1) == "among"

    def effect(self, at: int) -> str:
        """Name the effect of the word of harm that a unit has for its head."""
        unit = self.units[at]
        effect = "killed" if unit.is_fatal else self.words.effects.get(self.tokens.lower[unit.head], "killed")
        return "detained" if effect == "captured" and unit.letter != "e" and not self.has_captors(at) else effect

    def has_captors(self, at: int) -> bool:
        """Tell whether those who capture, or are captured, are an army: prisoners of war, no suspects."""
        is_active = self.letters[at + 1 : at + 2] in _OBJECTS
        by = self.letters.find("F", at, at + 5) + 1
        agents = self.units[by : by + 1] if by and not is_active else self.units[max(0, at - 4) : at]
        return any(self.tokens.lower[unit.head] in self.words.captors for unit in agents)

    def lower(self, at: int) -> str:
        """Return the head of a unit in lower case."""
        return self.tokens.lower[self.units[at].head]
