"""Losses that a sentence tells: what the frames that fit its letters and its words come to.

The frames are those of `newsparse.language.lossframes`, the words those that `newsparse.language.lossconditions` asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.headcount import ONE_PERSON, Headcount, Sum, add
from newsparse.language.loss import Loss
from newsparse.language.lossconditions import Conditions
from newsparse.language.losseveryone import is_everybody
from newsparse.language.lossframes import FATE, FRAME_NAMES, FRAMES, LISTS, PLACES
from newsparse.language.lossolder import with_older
from newsparse.language.lossparts import parts, shares
from newsparse.language.lossshots import shots
from newsparse.language.tokens import Tokens
from newsparse.language.units import Unit

if TYPE_CHECKING:
    import regex

__all__ = ["losses"]


_ONE: Final = frozenset(["a", "another"])
_THE: Final = frozenset(["the", "these", "those", "all"])
_RISEN: Final = frozenset(["from", "by"])
_INCLUDING: Final = frozenset(["include", "includes", "included"])
_SUBJECTS: Final = frozenset("Q1NPs")
_PREDICATES: Final = frozenset("VXHdkW,")
_HANGING: Final = frozenset("FoGg")
# How many units back a subject is searched for.
_REACH: Final = 40
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
    taken |= {at for loss in found for at in range(loss.first, loss.last + 1)}
    found += shots(reader, taken)
    found = with_older(headcount, sorted(found, key=_place))
    found += parts(headcount, found)
    return sorted(found, key=_place)


def _place(loss: Loss) -> tuple[int, int]:
    return loss.first, loss.last


class _Reader(Conditions):
    """Reads one sentence."""

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
        total = self.headcount.add_up(*victims) or self.elsewhere(frame, match) if victims else None
        if total is None:
            return
        if frame in ("finite", "active"):
            total = self.with_places(match, total)
        total = self.with_companions(match, total)
        is_split = frame == "finite" and self.is_of_harmed(match.start())
        is_part = is_split or frame in ("condition", "among") or (frame == "roll" and self.is_partial(match))
        frame = "suicide" if match["harm"] == "z" else frame
        span = match.start(), match.end("list") if self.is_beyond(match) else match.end()
        for effect in self.effects(match):
            yield self.loss(span, effect, total, frame, victims)._replace(is_part=is_part)
        if match["then"] and self.is_from(match.start("then")):
            yield from self.older(match)
        if frame in ("finite", "active"):
            yield from self.fate(match, total, victims)
        if is_split:
            yield from self.split(match)

    def is_beyond(self, match: regex.Match[str]) -> bool:
        """Tell the 29 of "stands at 52, with 29 missing", which is no older figure."""
        is_figure = match["toll"] or match["number"]
        return bool(is_figure and match["then"] and not (self.is_from(match.start("then")) or self.is_rising(match)))

    def is_from(self, at: int) -> bool:
        """Tell the 40 of "from 40" and of "from an earlier figure of 40"."""
        return self.lower(at - 1) == "from" or (self.lower(at - 1) == "of" and self.lower(at - 3) == "from")

    def is_rising(self, match: regex.Match[str]) -> bool:
        """Tell the figures of "rose from 40 to 45" and of "rose by 5 to 45", the newer one last."""
        if not (match["toll"] or match["number"]) or not match["then"]:
            return False
        return self.lower(match.start("list") - 1) in _RISEN and self.lower(match.start("then") - 1) == "to"

    def risen(self, match: regex.Match[str], frame: str) -> Iterator[Loss]:
        """Yield the 45 of "rose from 40 to 45", then the 40; not the 5 of "rose by 5 to 45"."""
        older, newer = (self.headcount.add_up(*match.span(group)) for group in ("list", "then"))
        effect = self.effects(match)[0]
        if older and newer:
            yield self.loss(match.span(), effect, newer, frame, match.span("then"))
        if older and newer and self.is_from(match.start("list")):
            yield self.loss(match.span("list"), effect, older, frame)._replace(
                is_superseded=True, whole=self.units[match.start()].first
            )

    def victims(self, frame: str, match: regex.Match[str]) -> tuple[int, int] | None:
        """Find the people of a frame; those of "before being killed" are the subject, of "killing them" the last ones counted."""
        before = range(match.start() - 1, max(-1, match.start() - _REACH), -1)
        if frame == "active" and match["list"] in "ON" and self.is_them(match.start("list")):
            return self.last_counted(match.start())
        is_them = match["list"] == "O" and self.is_them(match.start("list"))  # "shot them dead"
        if frame == "finite" and (is_them or self.is_all(match.start("list"), match["list"])):
            return self.last_counted(match.start())
        if frame != "gapped":
            return self.before_colon(*match.span("list"))
        return next(((at, at + 1) for at in before if self.is_subject(at) and self.headcount.count(at)), None)

    def is_all(self, at: int, letters: str) -> bool:
        """Tell the "all" of "shot four people; all died" and of "four people, all of whom died"."""
        return letters == "N" and is_everybody(self.units[at], self.tokens.lower)

    def is_them(self, at: int) -> bool:
        """Tell "killing them" and "killing all of them"."""
        unit = self.units[at]
        return self.tokens.lower[unit.last] == "them"

    def last_counted(self, stop: int) -> tuple[int, int] | None:
        """Find the last people before a unit who are several: "his wife, his son and two neighbours, killing them"."""
        lists = LISTS.finditer(self.letters, max(0, stop - _REACH), stop)
        several = [one.span() for one in lists if self.is_several(*one.span())]
        return several[-1] if several else None

    def fate(self, match: regex.Match[str], total: Sum, victims: tuple[int, int] | None) -> Iterator[Loss]:
        """Yield the death of those who were abducted or wounded: "a guard, who died", "who had been abducted were shot dead"."""
        fate = FATE.match(self.letters, match.end())
        if fate is None or "killed" in self.effects(match) or not (match["link"] or "W" in fate.group()):
            return
        end = fate.start("died" if fate["died"] else "harm")
        if self.effect(end) == "killed":
            yield self.loss((end, end + 1), "killed", total, "gapped", victims)

    def is_several(self, start: int, stop: int) -> bool:
        """Tell "two neighbours" and "his mother and his sister" from the 60 of "his mother, 60"."""
        total = self.headcount.add_up(start, stop)
        return total is not None and (total.low or total.high or 0) > 1 and not self.headcount.is_age(start)

    def elsewhere(self, frame: str, match: regex.Match[str]) -> Sum | None:
        """Count those for whom an uncounted subject stands: in an apposition, or behind a colon at the end."""
        is_led = match["list"] in "Np" and self.tokens.lower[self.units[match.start()].first] in _THE
        if frame != "finite" or not is_led:
            return None
        colon = next(
            (at for at in range(match.end(), min(match.end() + 6, len(self.units))) if self.lower(at) == ":"), -1
        )
        people = LISTS.match(self.letters, colon + 1) if colon >= 0 else None
        return self.headcount.add_up(*people.span()) if people else self.apposed(match)

    def apposed(self, match: regex.Match[str]) -> Sum | None:
        """Count those whom an uncounted phrase stands for: "the victims, two men and two women, died"."""
        start = match.end("list")
        stop = self.letters.find(",", start + 1, match.start("harm"))
        if self.letters[start] != "," or "Q" not in self.letters[start : stop + 1]:
            return None
        return self.headcount.add_up(start + 1, stop)

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
        if shares(self.headcount, match.end(), total.low) or self.is_of_harmed(match.start()):
            return total
        counts = [self.headcount.count(at) for at in range(match.end(), self.end(match)) if self.letters[at] in "Q1"]
        return add([total, *filter(None, counts)])

    def is_of_harmed(self, start: int) -> bool:
        """Tell "of the victims, 70 died" and "of them, 12 were killed", which says what a total is made of."""
        if self.letters[max(0, start - 3) : start] not in ("oN,", "oO,", "op,"):
            return False
        return not self.words.harmed.isdisjoint(
            self.tokens.lower[self.units[start - 2].first : self.units[start].first]
        )

    def split(self, match: regex.Match[str]) -> Iterator[Loss]:
        """Yield the 42 of "of the victims, 70 died in Bonn and 42 in Ulm"."""
        for at in range(match.end(), self.end(match)):
            if self.letters[at] in "Q1" and (total := self.headcount.count(at)):
                yield self.loss((at, at + 1), self.effects(match)[0], total, "part")._replace(is_part=True)

    def end(self, match: regex.Match[str]) -> int:
        """Find the unit behind a frame and the places that it goes on to."""
        if self.is_beyond(match):
            return match.end("list")
        more = PLACES.match(self.letters, match.end()) if match["finite"] or match["active"] else None
        is_on = more is not None and bool(
            more["led"] or (more["where"] and (match["finite"] or self.is_then(match.end(), more.end())))
        )
        if more is None or not is_on or any(map(self.is_share, range(match.end(), more.end()))):
            return match.end()
        return more.end()

    def is_then(self, start: int, stop: int) -> bool:
        """Tell "killed a guard at the gate, then three clerks in the hall"."""
        return "then" in self.tokens.lower[self.units[start].first : self.units[stop - 1].last]

    def is_share(self, at: int) -> bool:
        """Tell "14 of them"."""
        unit = self.units[at]
        return unit.letter == "Q" and "them" in self.tokens.lower[unit.first : unit.last + 1]

    def with_companions(self, match: regex.Match[str], total: Sum) -> Sum:
        """Add the two of "was killed along with two bodyguards" and of "was killed, as were two bodyguards"."""
        companions = self.headcount.add_up(*match.span("with")) if match["with"] and self.is_with(match) else None
        return add([total, companions]) if companions else total

    def is_with(self, match: regex.Match[str]) -> bool:
        """Tell "along with two bodyguards" and "as were two bodyguards" from "in 2016 and two bodyguards" and "when were two"."""
        at = match.start("with") - 2
        return not self.lower(at).isdigit() and (self.letters[at] != "S" or self.lower(at) == "as")

    def is_partial(self, match: regex.Match[str]) -> bool:
        """Tell "the dead included" and "among the dead were" from "the dead were"."""
        return self.lower(match.start("verb")) in _INCLUDING or self.is_after_among(match.start())

    def older(self, match: regex.Match[str]) -> Iterator[Loss]:
        """Yield the 40 of "rose to 45 from 40"."""
        span = match.span("then")
        total = self.headcount.add_up(*span)
        if total:
            older = self.loss(span, self.effects(match)[0], total, "toll")
            yield older._replace(is_superseded=True, whole=self.units[match.start()].first)

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
        if total and (total.high != 0 or effect in _COUNTABLE_ZERO) and not self.is_hypothetical(at):
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
        if self.effect(at) in _OWNED and not self.is_hypothetical(at) and self.headcount.is_somebody(owner):
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
