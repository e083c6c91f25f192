"""Losses that a sentence tells: whether the frames that fit its letters also fit its words, and what they come to.

The frames are those of `newsparse.language.lossframes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.headcount import ONE_PERSON, Headcount, Sum, add
from newsparse.language.loss import Loss
from newsparse.language.lossframes import FRAME_NAMES, FRAMES, PLACES
from newsparse.language.lossparts import parts, shares
from newsparse.language.tokens import Tokens
from newsparse.language.units import Unit

if TYPE_CHECKING:
    import regex

__all__ = ["losses"]


_ONE: Final = frozenset(["a", "another"])
_RISING: Final = frozenset(["to", "at"])
_INCLUDING: Final = frozenset(["include", "includes", "included"])
_SUBJECTS: Final = frozenset("Q1NPs")
_PREDICATES: Final = frozenset("VXHdkW,")
_HANGING: Final = frozenset("FoGg")
_OBJECTS: Final = frozenset("Q1NOPp0")
# How many units back a clause is searched for "if" and "threatened".
_REACH: Final = 40
# "threatening to", "attempts at": so many words before the frame.
_CLOSE: Final = 3
_CLAUSAL: Final = frozenset(["after", "before", "since", "until", "as"])
_LISTED: Final = frozenset(["names", "list", "bodies", "remains"])
# "the mayor's murder" tells of one; "the striker's injury" and "his arrest" mostly name what is known.
_OWNED: Final = frozenset(["killed", "abducted"])
_COUNTABLE_ZERO: Final = frozenset(["killed", "injured", "killed_or_injured", "missing", "hospitalized"])


def losses(
    tokens: Tokens, units: Sequence[Unit], words: HarmWords, people: AbstractSet[int] = frozenset()
) -> list[Loss]:
    """Read the losses that a sentence states.

    Args:
        tokens: The tokens of the text.
        units: The units of the sentence.
        words: The words of harm.
        people: Indexes of the tokens that belong to names of persons.

    Returns:
        The losses, in the order of the text.
    """
    headcount = Headcount(tokens, units, words, people)
    reader = _Reader(tokens, units, words, headcount)
    found = list(reader.framed())
    taken = {at for loss in found for at in range(loss.first, loss.last + 1)}
    found += reader.counted(taken)
    found.sort(key=_place)
    found += parts(headcount, found)
    return sorted(found, key=_place)


def _place(loss: Loss) -> tuple[int, int]:
    return loss.first, loss.last


class _Reader:
    """Reads one sentence."""

    def __init__(self, tokens: Tokens, units: Sequence[Unit], words: HarmWords, headcount: Headcount) -> None:
        self.tokens = tokens
        self.units = units
        self.words = words
        self.headcount = headcount
        self.letters = headcount.letters

    def framed(self) -> Iterator[Loss]:
        """Yield the losses of the frames, left to right; a frame that does not hold gives way to the next word."""
        at = 0
        while match := FRAMES.search(self.letters, at):
            told = list(self.told(match))
            yield from told
            at = self.end(match) if told else match.start() + 1

    def told(self, match: regex.Match[str]) -> Iterator[Loss]:
        """Yield what one match of a frame tells: one loss, or one for each of two effects, and the older figure."""
        frame = next(name for name in FRAME_NAMES if match[name])
        if self.is_rising(match):
            yield from self.risen(match, frame)
            return
        victims = self.victims(frame, match) if self.holds(frame, match) else None
        total = self.headcount.add_up(*victims) if victims else None
        if total is None:
            return
        if frame in ("finite", "active"):
            total = self.with_places(match, total)
        total = self.with_companions(match, total)
        is_part = frame in ("condition", "among") or (frame == "roll" and self.is_partial(match))
        frame = "suicide" if match["harm"] == "z" else frame
        for effect in self.effects(match):
            yield self.loss(match.span(), effect, total, frame, victims)._replace(is_part=is_part)
        if match["then"] and self.is_from(match.start("then")):
            yield from self.older(match)

    def is_from(self, at: int) -> bool:
        """Tell the 40 of "from 40" and of "from an earlier figure of 40"."""
        return self.lower(at - 1) == "from" or (self.lower(at - 1) == "of" and self.lower(at - 3) == "from")

    def is_rising(self, match: regex.Match[str]) -> bool:
        """Tell the figures of "rose from 40 to 45", the older one first."""
        if not (match["toll"] or match["number"]) or not match["then"]:
            return False
        return (self.lower(match.start("list") - 1), self.lower(match.start("then") - 1)) == ("from", "to")

    def risen(self, match: regex.Match[str], frame: str) -> Iterator[Loss]:
        """Yield the 45 of "rose from 40 to 45", then the 40."""
        older, newer = (self.headcount.add_up(*match.span(group)) for group in ("list", "then"))
        effect = self.effects(match)[0]
        if older and newer:
            yield self.loss(match.span(), effect, newer, frame, match.span("then"))
            yield self.loss(match.span("list"), effect, older, frame)._replace(
                is_superseded=True, whole=self.units[match.start()].first
            )

    def victims(self, frame: str, match: regex.Match[str]) -> tuple[int, int] | None:
        """Find the people of a frame; those of "before being killed" are the subject, of "killing them" the last ones counted."""
        before = range(match.start() - 1, max(-1, match.start() - _REACH), -1)
        if frame == "active" and match["list"] in "ON" and self.lower(match.start("list")) == "them":
            return next(((at, at + 1) for at in before if self.letters[at] == "Q" and self.headcount.count(at)), None)
        if frame != "gapped":
            return self.before_colon(*match.span("list"))
        return next(((at, at + 1) for at in before if self.is_subject(at) and self.headcount.count(at)), None)

    def before_colon(self, start: int, stop: int) -> tuple[int, int]:
        """Cut a list at a colon, "the murder of a judge: two men are held", unless the colon opens what a count is made of."""
        colons = (at for at in range(start + 1, stop) if self.lower(at) == ":" and self.units[start].quantity is None)
        return start, next(colons, stop)

    def is_subject(self, at: int) -> bool:
        """Tell whether a phrase stands before a verb or a relative clause, and behind no preposition."""
        letters = self.letters
        return letters[at] in _SUBJECTS and letters[at + 1] in _PREDICATES and letters[max(0, at - 1)] not in _HANGING

    def loss(
        self, span: tuple[int, int], effect: str, total: Sum, frame: str, victims: tuple[int, int] | None = None
    ) -> Loss:
        """Make a loss of the units from one to another, and of those that name the people."""
        first, stop = victims or span
        return Loss(
            self.units[span[0]].first, self.units[span[1] - 1].last, effect, total.low, total.high, total.hedge,
            (self.units[first].first, self.units[stop - 1].last), self.units[first].head, frame, is_single=total.is_single,
        )  # fmt: skip

    def with_places(self, match: regex.Match[str], total: Sum) -> Sum:
        """Add the 3 and the 1 of "4 were killed in one town, 3 in another and 1 in a third"."""
        if shares(self.headcount, match.end(), total.low):
            return total
        counts = [self.headcount.count(at) for at in range(match.end(), self.end(match)) if self.letters[at] in "Q1"]
        return add([total, *filter(None, counts)])

    def end(self, match: regex.Match[str]) -> int:
        """Find the unit behind a frame and the places that it goes on to."""
        more = PLACES.match(self.letters, match.end()) if match["finite"] or match["active"] else None
        is_on = more is not None and bool(more["led"] or (match["finite"] and more["where"]))
        if more is None or not is_on or any(map(self.is_share, range(match.end(), more.end()))):
            return match.end()
        return more.end()

    def is_share(self, at: int) -> bool:
        """Tell "14 of them"."""
        unit = self.units[at]
        return unit.letter == "Q" and "them" in self.tokens.lower[unit.first : unit.last + 1]

    def with_companions(self, match: regex.Match[str], total: Sum) -> Sum:
        """Add the two of "was killed along with two bodyguards"."""
        is_year = match["with"] is not None and self.lower(match.start("with") - 2).isdigit()
        companions = self.headcount.add_up(*match.span("with")) if match["with"] and not is_year else None
        return add([total, companions]) if companions else total

    def is_partial(self, match: regex.Match[str]) -> bool:
        """Tell "the dead included" and "among the dead were" from "the dead were"."""
        return self.lower(match.start("verb")) in _INCLUDING or self.is_after_among(match.start())

    def is_after_among(self, at: int) -> bool:
        return at > 0 and self.lower(at - 1) == "among"

    def older(self, match: regex.Match[str]) -> Iterator[Loss]:
        """Yield the 40 of "rose to 45 from 40"."""
        span = match.span("then")
        total = self.headcount.add_up(*span)
        if total:
            older = self.loss(span, self.effects(match)[0], total, "toll")
            yield older._replace(is_superseded=True, whole=self.units[match.start()].first)

    def holds(self, frame: str, match: regex.Match[str]) -> bool:
        """Tell whether a frame that fits the letters also fits the words."""
        if frame == "finite":
            return self.holds_finite(match)
        if frame == "active":
            return self.holds_active(match)
        if frame == "suffered":
            return self.is_word(match, "verb", self.words.suffering) and self.effect(match.start("harm")) == "injured"
        if frame == "taken":
            return self.is_word(match, "verb", self.words.taking) and self.lower(match.end() - 1) in self.words.taken
        if frame == "stayed":
            return self.is_word(match, "verb", self.words.staying) and self.is_in_hospital(match)
        if frame == "roll":
            is_roll = self.is_word(match, "verb", self.words.rolls) and not self.is_counted(match.start())
            return is_roll and (not match["named"] or self.lower(match.end("named") - 1) == "as")
        if frame == "among":
            return self.lower(match.end() - 2) == "among" and not set(match["list"]).isdisjoint("Q1P")
        if frame == "gapped":
            is_denied = not {"M", "K"}.isdisjoint(match.group())
            return not is_denied and (self.letters[match.start()] != "F" or self.lower(match.start() + 1) == "being")
        if frame == "toll" and match["risen"]:
            return self.lower(match.end("risen") - 1) in _RISING and not self.is_counted(match.start())
        return frame != "event" or not (self.is_hypothetical(match.start()) or self.is_numbered(match.start("harm")))

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
        if match["list"] in "NOp" and self.letters[match.start() - 1 : match.start()] == "F":
            return self.lower(match.start("aux")) == "being"
        if "X" in aux or harm[0] in "dz":
            return True
        if self.letters[match.end() : match.end() + 1] in _OBJECTS:
            return harm[0] == "a" and not aux
        return harm[0] == "a" or match["list"][-1] in "Q1P0" or self.continues(match.start()) or self.is_headline(match)

    def is_about_others(self, match: regex.Match[str]) -> bool:
        """Tell that a verb belongs to other people than those its list begins with.

        To the million of "one of the million who fled", to the girl of "four people, including a girl who was killed",
        to the relatives of "relatives of two passengers were arrested".
        """
        between = self.letters[match.end("list") : match.start("harm")]
        if (match["link"] and "u" in between) or self.is_behind_clause(match) or self.is_descent(match.start()):
            return True
        if "oQ" in between and (match["link"] or "X" not in match["aux"]):
            return not self.is_descent(match.end("list") + between.index("oQ") + 1)
        start = match.start()
        is_owned = self.letters[max(0, start - 2) : start] in ("No", "1o") and not match["link"]
        return is_owned and not set(match["harm"]).isdisjoint("kdz") and self.lower(start - 2) not in _LISTED

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

    def counted(self, taken: AbstractSet[int]) -> Iterator[Loss]:
        """Yield the losses told by one phrase that no frame has taken: "12 deaths", "no casualties", "8 wounded rebels"."""
        for at, unit in enumerate(self.units):
            if unit.letter == "Q" and unit.harm >= 0:
                yield from self.alone(at, self.words.effects[self.tokens.lower[unit.harm]])
            elif unit.letter in "PE9" and unit.head not in taken:
                yield from self.alone(at, self.effect(at))
            elif unit.letter == "p" and self.is_body(at) and unit.head not in taken:
                yield self.loss((at, at + 1), self.effect(at), ONE_PERSON, "counted")
            elif unit.letter in "ep" and unit.owner >= 0 and unit.head not in taken and self.is_event(at):
                yield from self.owned(at, unit)

    def alone(self, at: int, effect: str) -> Iterator[Loss]:
        """Yield the loss that one phrase tells."""
        total = self.headcount.add_up(at, at + 1)
        if total and (total.high != 0 or effect in _COUNTABLE_ZERO):
            yield self.loss((at, at + 1), effect, total, "counted")

    def is_body(self, at: int) -> bool:
        """Tell "a body was found" and "pulled another body" from "a body of rules" and "a body was set up"."""
        is_one = self.effect(at) == "killed" and self.tokens.lower[self.units[at].first] in _ONE
        verbs = (at - 1, at + 2) if self.letters.startswith("X", at + 1) else (at - 1,)
        return is_one and any(0 <= verb < len(self.units) and self.lower(verb) in self.words.finding for verb in verbs)

    def is_event(self, at: int) -> bool:
        """Tell "the nurse's death" and "the nurse's body was found" from "the nurse's body"."""
        return self.letters[at] == "e" or self.letters.startswith("XB", at + 1)

    def owned(self, at: int, unit: Unit) -> Iterator[Loss]:
        """Yield the death of "the mayor's murder"."""
        owner = unit._replace(letter="N", last=unit.owner, head=unit.owner)
        if (
            self.effect(at) in _OWNED
            and not self.is_hypothetical(at)
            and (self.headcount.is_name(owner) or self.tokens.lower[owner.head] in self.words.persons)
        ):
            loss = self.loss((at, at + 1), self.effect(at), ONE_PERSON, "owned")
            yield loss._replace(victim=(unit.first, unit.owner), head=unit.owner)

    def effects(self, match: regex.Match[str]) -> tuple[str, ...]:
        """Name the effects of a frame: one, two for "kidnapped and killed", one for "killed and injured".

        The count of "killed and wounded several" is that of both together.
        """
        start, stop = match.span("harm")
        if match["harm"][0] in "VBG":
            start += 1
        if match["taken"] or match["stayed"]:
            return (self.words.taken[self.lower(stop - 1)],)
        first = self.effect(start)
        if stop - start < 3 or self.effect(stop - 1) == first:
            return (first,)
        second = self.effect(stop - 1)
        if {first, second} == {"killed", "injured"}:
            return ("killed_or_injured",)
        return (first, second)

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
        return self.tokens.lower[self.units[at].head]
