"""Losses that a sentence tells: frames of harm as patterns over its units.

The letters are those of `newsparse.language.units`. A frame names where those harmed stand:

- ``finite``: before the verb, "14 people, including a child, were injured", "seven died", "3,000 dead";
- ``active``: after it, "killing at least 12";
- ``event``: behind a noun, "the deaths of 12 hostages";
- ``toll``: "the death toll rose to 45 from 40";
- ``counted``: in one phrase, "12 deaths", "13 bodies", "no casualties", "8 wounded rebels";
- ``suffered``: before an injury, "another sustained injuries";
- ``condition``: "one in a serious condition"; ``part``: "including six soldiers".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import regex

from newsparse.language.harmwords import HarmWords
from newsparse.language.numerals import Hedge
from newsparse.language.tokens import Tokens
from newsparse.language.units import Unit, spell
from newsparse.patterns import pattern

__all__ = ["Loss", "losses"]


class Loss(NamedTuple):
    """A statement of a loss, by the indexes of its tokens.

    Args:
        first: Its first token.
        last: Its last token, included.
        effect: What happened to the people.
        low: The fewest, or None.
        high: The most, or None.
        hedge: How the number is bounded.
        victim: First and last token of the phrases of those harmed, or None.
        frame: Which frame found it.
        is_part: Whether it belongs to the total told before it.
        is_superseded: Whether it is the older figure for the loss told before it.
        is_single: Whether it is one person without a number.
    """

    first: int
    last: int
    effect: str
    low: int | None
    high: int | None
    hedge: Hedge
    victim: tuple[int, int] | None
    frame: str
    is_part: bool = False
    is_superseded: bool = False
    is_single: bool = False


class _Sum(NamedTuple):
    low: int | None
    high: int | None
    hedge: Hedge
    is_single: bool


# Counts of a list of people, from its items.
class _Sum(NamedTuple):
    low: int | None
    high: int | None
    hedge: Hedge
    is_single: bool


_ITEM: Final = "[Q1NOPp0]"
_LIST: Final = f"{_ITEM} (?: (?: , {_ITEM} ){{1,8}} ,? J {_ITEM} | (?: F {_ITEM} )?+ ,? J {_ITEM} )?"
_OBJECT: Final = f"{_ITEM} (?: (?: , {_ITEM} ){{0,8}} ,? J {_ITEM} (?! [BF]?[XHMVkda] ) )?"
_AFTER: Final = r"(?: F [NQ1OPpe#] (?: o [NQ1Op] )?+ | o Q | , [^,.]{1,14} , | \( [^)]{1,12} \) | - [^-]{1,16} - | G N? | ,?+ u [^,.XHVkdo]{1,8} )"
_AUX: Final = "(?: [HMKX] | G (?=X) | [VB] T (?=[HX]) | [VBN] (?=[ka]) | B J (?=k) )"

_FRAMES: Final = pattern(
    "losses.frames",
    rf"""
    (?P<finite> (?<! u ) (?! (?<= [oF] ) [NOp] (?! Xk ) ) (?P<list> {_LIST} ) (?: {_AFTER} ){{0,3}}? (?P<link> ,? W | , (?=X) )?+
        (?P<aux> {_AUX}{{0,6}}+ ) (?P<harm> [kdaz] (?: J [kadz] )?+ ) )
  | (?P<active> (?P<harm> [kgi] (?: J [kgi] )?+ | [VBG] a ) (?: J [VBG] )?+ (?P<list> {_OBJECT} ) )
  | (?P<event> (?P<harm> [ep] ) (?: F N? )?+ o (?P<list> {_OBJECT} ) )
  | (?P<toll> (?P<harm> y ) [^.y]{{0,8}}? (?P<list> Q ) (?: F (?P<then> Q ) )?+ )
  | (?P<number> \# o (?: [Q1NO] (?: W?+ {_AUX}{{0,3}}+ ) )? (?P<harm> [kdapP] ) [^.Q]{{0,8}} (?P<list> Q ) )
  | (?P<suffered> (?! (?<= [oF] ) [NOp] ) (?P<list> {_LIST} ) (?: {_AFTER} ){{0,2}}? [XHK]{{0,3}}+ (?P<verb> [VBGH] ) F?+ (?P<harm> [eE] ) )
  | (?P<taken> (?! (?<= [oF] ) [NOp] ) (?P<list> {_LIST} ) (?: {_AFTER} ){{0,2}}? [XHG]{{1,3}}+ (?P<verb> B ) (?P<harm> p | F N ) )
  | (?P<suicide> (?P<list> (?P<harm> z ) ) )
  | (?P<condition> (?P<list> [Q1] ) (?: o [Op] )?+ F?+ (?P<harm> w ) )
    """,
)
_PLACES: Final = pattern("losses.places", "F N (?: ,? J? Q F N ){1,8}+")
_NAMES: Final = ("finite", "active", "event", "toll", "number", "suffered", "taken", "suicide", "condition")
_PARTS: Final = pattern("losses.parts", f"u (?P<list> {_OBJECT} )")
_OBJECT_FOLLOWS: Final = frozenset("Q1NOPp0")
_LISTED: Final = frozenset(["names", "list", "bodies", "remains"])
_ONE_PRONOUN: Final = frozenset(["he", "she", "him", "her", "himself", "herself", "i", "me", "myself"])
_PLURAL_ENDINGS: Final = ("people", "men", "women", "children", "police", "troops", "personnel", "others")
_DETERMINERS: Final = frozenset(["the", "his", "her", "its", "their", "my", "our", "this", "that"])
_COUNTABLE_ZERO: Final = frozenset(["killed", "injured", "killed_or_injured", "missing", "hospitalized"])


def losses(tokens: Tokens, units: Sequence[Unit], words: HarmWords) -> list[Loss]:
    """Read the losses that a sentence states.

    Args:
        tokens: The tokens of the text.
        units: The units of the sentence.
        words: The words of harm.

    Returns:
        The losses, in the order of the text.
    """
    reader = _Reader(tokens, units, words)
    found = list(reader.framed())
    found += reader.counted(found)
    found += reader.parts(found)
    return sorted(found)


class _Reader:
    """Reads one sentence."""

    def __init__(self, tokens: Tokens, units: Sequence[Unit], words: HarmWords) -> None:
        self.tokens = tokens
        self.units = units
        self.words = words
        self.letters = spell(units)

    def framed(self) -> Iterator[Loss]:
        """Yield the losses of the frames, left to right; a frame that does not hold gives way to the next word."""
        at = 0
        while match := _FRAMES.search(self.letters, at):
            told = list(self.told(match))
            yield from told
            at = match.end() if told else match.start() + 1

    def told(self, match: regex.Match[str]) -> Iterator[Loss]:
        """Yield what one match of a frame tells: one loss, or one for each of two effects."""
        frame = next(name for name in _NAMES if match[name])
        if not getattr(self, f"holds_{frame}", _always)(match):
            return
        total = self.add_up(match.start("list"), match.end("list"))
        if total is None:
            return
        if frame == "finite":
            total = self.add_places(match, total)
        for effect in self.effects(match):
            yield self.loss(match.start(), match.end(), effect, total, frame, match.span("list"))
        if frame == "toll" and match["then"]:
            yield from self.older(match)

    def loss(self, start: int, stop: int, effect: str, total: _Sum, frame: str, victims: tuple[int, int]) -> Loss:
        return Loss(
            self.units[start].first,
            self.units[stop - 1].last,
            effect,
            total.low,
            total.high,
            total.hedge,
            (self.units[victims[0]].first, self.units[victims[1] - 1].last),
            frame,
            is_part=frame == "condition",
            is_single=total.is_single,
        )

    def add_places(self, match: regex.Match[str], total: _Sum) -> _Sum:
        """Add the 3 and the 1 of "4 were killed in one town, 3 in another and 1 in a third"."""
        more = _PLACES.match(self.letters, match.end())
        if not more:
            return total
        counts = [self.count(unit) for unit in self.units[match.end() : more.end()] if unit.letter == "Q"]
        return total._replace(
            low=(total.low or 0) + sum(count.low or 0 for count in counts if count),
            high=None if total.high is None else total.high + sum(count.high or 0 for count in counts if count),
        )

    def older(self, match: regex.Match[str]) -> Iterator[Loss]:
        """Yield the 40 of "rose to 45 from 40"."""
        span = match.span("then")
        before = self.letters[span[0] - 1]
        total = self.add_up(*span)
        if total and before == "F" and self.lower(span[0] - 1) == "from":
            effect = self.effects(match)[0]
            yield self.loss(*span, effect, total, "toll", span)._replace(is_superseded=True)

    def holds_finite(self, match: regex.Match[str]) -> bool:
        """Tell whether the people before a verb are those harmed by it."""
        aux, harm, after = match["aux"], match["harm"], self.letters[match.end() : match.end() + 1]
        if "M" in aux or "K" in aux or self.is_hypothetical(match.start()):
            return False
        if "oQ" in self.letters[match.end("list") : match.end()] and (match["link"] or "X" not in aux):
            return False  # "one of the million who fled": the million
        if match["link"] and "u" in self.letters[match.end("list") : match.start("link")]:
            return False  # "four people, including a girl who was killed"
        if harm[0] in "dz" and self.effect(match.start("harm")) == "displaced":
            return "Q" in match["list"] or "P" in match["list"]
        if self.letters[match.start() - 1 : match.start()] == "F" and match["list"] in "NOp":
            return self.lower(match.start("aux")) == "being"
        if "X" in aux or harm[0] in "dz":
            return not self.belongs_to_another(match)
        if after in _OBJECT_FOLLOWS and after:
            return harm[0] == "a" and not aux
        return harm[0] == "a" or match["list"][-1] in "Q1P0" or self.continues(match.start())

    def continues(self, start: int) -> bool:
        """Tell the gapped verb of "one was killed and his brother wounded"."""
        return self.letters[max(0, start - 1) : start] == "J" and "Xk" in self.letters[:start]

    def belongs_to_another(self, match: regex.Match[str]) -> bool:
        """Tell whether the verb is about the relatives in "relatives of two passengers were arrested"."""
        start = match.start()
        owner = self.letters[max(0, start - 2) : start]
        return owner in ("No", "1o") and not match["link"] and self.lower(start - 2) not in _LISTED

    def holds_active(self, match: regex.Match[str]) -> bool:
        """Tell whether the people behind a verb are those harmed by it."""
        before = self.letters[max(0, match.start() - 3) : match.start()]
        if before.endswith(("X", "K", "T")) and match["harm"][0] != "g" or "M" in before:
            return False
        return not self.is_hypothetical(match.start())

    def holds_event(self, match: regex.Match[str]) -> bool:
        return not self.is_hypothetical(match.start())

    def holds_suffered(self, match: regex.Match[str]) -> bool:
        """Tell whether a verb takes an injury: "sustained injuries", "was treated for burns"."""
        return self.lower(match.start("verb")) in self.words.suffering and self.effect(match.start("harm")) == "injured"

    def holds_taken(self, match: regex.Match[str]) -> bool:
        """Tell whether people were taken hostage, or to hospital."""
        return self.lower(match.start("verb")) in self.words.taking and self.lower(match.end() - 1) in self.words.taken

    def is_hypothetical(self, start: int) -> bool:
        """Tell whether the clause before a frame says that nothing has happened."""
        opening = max(map(self.letters[:start].rfind, ".,VWS"))
        words = range(self.units[max(opening, 0)].first, self.units[start].first)
        return any(self.tokens.lower[i] in self.words.hypothetical for i in words)

    def counted(self, found: Sequence[Loss]) -> Iterator[Loss]:
        """Yield the losses told by one phrase that no frame has taken: "12 deaths", "no casualties", "8 wounded rebels"."""
        for at, unit in enumerate(self.units):
            is_taken = any(loss.first <= unit.head <= loss.last for loss in found)
            if unit.letter in "PE9" and not is_taken:
                total = self.add_up(at, at + 1)
                effect = self.effect(at)
                if total and (total.high != 0 or effect in _COUNTABLE_ZERO):
                    yield self.loss(at, at + 1, effect, total, "counted", (at, at + 1))
            elif unit.letter == "Q" and unit.harm >= 0:
                yield from self.modified(at, unit)
            elif unit.letter == "e" and unit.owner >= 0 and not is_taken:
                yield from self.owned(at, unit)

    def modified(self, at: int, unit: Unit) -> Iterator[Loss]:
        total = self.add_up(at, at + 1)
        if total:
            yield self.loss(at, at + 1, self.words.effects[self.tokens.lower[unit.harm]], total, "counted", (at, at + 1))

    def owned(self, at: int, unit: Unit) -> Iterator[Loss]:
        """Yield the death of "the mayor's murder"."""
        owner = unit._replace(letter="N", last=unit.owner, head=unit.owner)
        if not self.is_hypothetical(at) and (self.is_name(owner) or self.tokens.lower[owner.head] in self.words.persons):
            total = _Sum(1, 1, Hedge.EXACT, is_single=True)
            yield self.loss(at, at + 1, self.effect(at), total, "owned", (at, at + 1))._replace(victim=(unit.first, unit.owner))

    def parts(self, found: Sequence[Loss]) -> Iterator[Loss]:
        """Yield "including six soldiers" behind or inside of a loss."""
        for match in _PARTS.finditer(self.letters):
            total = self.add_up(*match.span("list"))
            here = self.units[match.start()].first
            whole = [loss for loss in found if loss.first < here and loss.frame != "condition"]
            if total and whole and not total.is_single:
                yield self.loss(match.start("list"), match.end(), whole[-1].effect, total, "part", match.span("list"))._replace(
                    is_part=True
                )

    def effects(self, match: regex.Match[str]) -> tuple[str, ...]:
        """Name the effects of a frame: one, two for "kidnapped and killed", or "killed or injured"."""
        start, stop = match.span("harm")
        if match["harm"][0] in "VBG":
            start += 1
        if match["taken"]:
            return (self.words.taken[self.lower(stop - 1)],)
        first = self.effect(start)
        if stop - start < 3 or self.effect(stop - 1) == first:
            return (first,)
        second = self.effect(stop - 1)
        if {first, second} == {"killed", "injured"} and self.lower(start + 1) == "or":
            return ("killed_or_injured",)
        return (first, second)

    def effect(self, at: int) -> str:
        """Name the effect of the word of harm that a unit has for its head."""
        unit = self.units[at]
        effect = "killed" if unit.is_fatal else self.words.effects.get(self.tokens.lower[unit.head], "killed")
        return "detained" if effect == "captured" and unit.letter != "e" and not self.has_captors(at) else effect

    def has_captors(self, at: int) -> bool:
        """Tell whether those who capture are an army, whose captives are prisoners of war, no suspects."""
        is_active = self.letters[at + 1 : at + 2] in _OBJECT_FOLLOWS and at + 1 < len(self.letters)
        by = self.letters.find("F", at, at + 5) + 1
        agents = self.units[max(0, at - 4) : at] if is_active else self.units[by : by + 1] if by else ()
        return any(self.tokens.lower[unit.head] in self.words.captors for unit in agents)

    def lower(self, at: int) -> str:
        return self.tokens.lower[self.units[at].head]

    def add_up(self, start: int, stop: int) -> _Sum | None:
        """Add up the people of a list; None where none of them is counted."""
        units = self.units[start:stop]
        items = [item for item in map(self.count, units) if item is not None]
        if not items:
            return None
        if len(items) > 2 and items[0].low == sum(item.low or 0 for item in items[1:]):
            return items[0]  # "40 people, six soldiers and 34 civilians"; "two students, Ann Lee and Bo Roe"
        first = self.units[start].first
        if "neither" in self.tokens.lower[max(0, first - 1) : first + 1]:
            return _Sum(0, 0, Hedge.ZERO, is_single=False)
        lows = [item.low for item in items if item.low is not None]
        highs = [item.high for item in items if item.high is not None]
        hedge = next((item.hedge for item in items if item.hedge is not Hedge.EXACT), Hedge.EXACT)
        return _Sum(
            sum(lows) if len(lows) == len(items) or len(items) > 1 else None,
            sum(highs) if len(highs) == len(items) else None,
            hedge,
            all(item.is_single for item in items),
        )

    def count(self, unit: Unit) -> _Sum | None:
        """Count one phrase: its number, one for a single person, none for what is no person or not counted."""
        if unit.quantity and unit.letter in "QPE":
            low, high, hedge = unit.quantity[2:5]
            return _Sum(low, high, hedge, is_single=False)
        if unit.letter in "09":
            return _Sum(0, 0, Hedge.ZERO, is_single=False)
        if unit.letter == "1":
            return _Sum(1, 1, Hedge.EXACT, is_single=False)
        if unit.letter == "z" or (unit.letter in "NO" and self.is_one_person(unit)):
            return _Sum(1, 1, Hedge.EXACT, is_single=True)
        return None

    def is_one_person(self, unit: Unit) -> bool:
        """Tell a name, "he" and "the driver" from "they", "the drivers" and "the car"."""
        head = self.tokens.lower[unit.head]
        if unit.letter == "O":
            return head in _ONE_PRONOUN
        if head in self.words.not_people or head.endswith(_PLURAL_ENDINGS):
            return False
        if head in self.words.persons:
            return self.is_definite(unit)
        return self.is_name(unit) or head.endswith("-year-old")

    def is_definite(self, unit: Unit) -> bool:
        """Tell "the driver" and "14-year-old girl" from the "driver" of "owner and driver"."""
        first = self.tokens.lower[unit.first]
        at = self.units.index(unit)
        return first in _DETERMINERS or first[0].isdigit() or "J" not in self.letters[max(0, at - 1) : at + 2]

    def is_name(self, unit: Unit) -> bool:
        """Tell a person's name: two capitalised words, no article before them, no plural at the end."""
        if self.tokens.lower[unit.first] in _DETERMINERS:
            return False
        last_two = self.tokens.words[max(unit.first, unit.head - 1) : unit.head + 1]
        if len(last_two) < 2 or not all(word[:1].isupper() for word in last_two):
            return False
        return last_two[-1][-1] not in "sS" or self.tokens.lower[unit.first] in self.words.persons


def _always(_match: object) -> bool:
    return True
