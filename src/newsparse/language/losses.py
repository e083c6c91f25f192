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

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final, NamedTuple

from newsparse.language.harmwords import HarmWords
from newsparse.language.numerals import Hedge
from newsparse.language.tokens import Tokens
from newsparse.language.units import Unit, spell
from newsparse.patterns import pattern

if TYPE_CHECKING:
    import regex

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
        victim: First and last token of the phrases of those harmed.
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
    victim: tuple[int, int]
    frame: str
    is_part: bool = False
    is_superseded: bool = False
    is_single: bool = False


class _Sum(NamedTuple):
    """How many people a list comes to."""

    low: int | None
    high: int | None
    hedge: Hedge
    is_single: bool


_ITEM: Final = "[Q1NOPp0]"
_LIST: Final = f"{_ITEM} (?: (?: , {_ITEM} ){{1,8}} ,? J {_ITEM} | (?: F {_ITEM} )?+ ,? J {_ITEM} )?"
_OBJECT: Final = f"{_ITEM} (?: (?: , {_ITEM} ){{0,8}} ,? J {_ITEM} (?! [BF]?[XHMVkda] ) )?"
_AFTER: Final = r"(?: F [NQ1OPpe#] (?: o [NQ1Op] )?+ | o Q | , [^,.]{1,14} , | \( [^)]{1,12} \) | - [^-]{1,16} - | G N? | ,?+ u [^,.XHVWkdo]{1,8} )"
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
  | (?P<condition> (?P<list> [Q1] ) (?: o [Op] )?+ [XV]?+ F?+ (?P<harm> w ) )
    """,
)
_PLACES: Final = pattern("losses.places", "F N (?: ,? J? Q F N ){1,8}+")
_NAMES: Final = ("finite", "active", "event", "toll", "number", "suffered", "taken", "suicide", "condition")
_PARTS: Final = pattern("losses.parts", f"u (?P<list> {_OBJECT} )")
_OBJECTS: Final = frozenset("Q1NOPp0")
_ONE_PERSON: Final = _Sum(1, 1, Hedge.EXACT, is_single=True)
# How many units back a clause is searched for "if" and "threatened".
_REACH: Final = 40
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
    taken = {at for loss in found for at in range(loss.first, loss.last + 1)}
    found += reader.counted(taken)
    found += reader.parts(sorted(found, key=lambda loss: loss[:2]))
    return sorted(found, key=lambda loss: loss[:2])


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
        if not self.holds(frame, match):
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
        counts = [self.count(at) for at in range(match.end(), more.end()) if self.letters[at] == "Q"]
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
        return frame != "event" or not self.is_hypothetical(match.start())

    def is_word(self, match: regex.Match[str], group: str, words: AbstractSet[str]) -> bool:
        return self.lower(match.start(group)) in words

    def holds_finite(self, match: regex.Match[str]) -> bool:
        """Tell whether the people before a verb are those harmed by it."""
        aux, harm = match["aux"], match["harm"]
        if set(aux) & {"M", "K"} or self.is_hypothetical(match.start()) or self.is_about_others(match):
            return False
        if harm[0] in "dz" and self.effect(match.start("harm")) == "displaced":
            return not set(match["list"]).isdisjoint("QP")
        if match["list"] in "NOp" and self.letters[match.start() - 1 : match.start()] == "F":
            return self.lower(match.start("aux")) == "being"
        if "X" in aux or harm[0] in "dz":
            return True
        if self.letters[match.end() : match.end() + 1] in _OBJECTS:
            return harm[0] == "a" and not aux
        return harm[0] == "a" or match["list"][-1] in "Q1P0" or self.continues(match.start())

    def is_about_others(self, match: regex.Match[str]) -> bool:
        """Tell that a verb belongs to other people than those its list begins with.

        To the million of "one of the million who fled", to the girl of "four people, including a girl who was killed",
        to the relatives of "relatives of two passengers were arrested".
        """
        between = self.letters[match.end("list") : match.start("harm")]
        if match["link"] and "u" in between:
            return True
        if "oQ" in between and (match["link"] or "X" not in match["aux"]):
            return True
        start = match.start()
        is_owned = self.letters[max(0, start - 2) : start] in ("No", "1o") and not match["link"]
        return is_owned and not set(match["harm"]).isdisjoint("kdz") and self.lower(start - 2) not in _LISTED

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
        """Tell whether the clause before a frame says that nothing has happened."""
        nearest = max(0, start - _REACH)
        opening = max(nearest, *(self.letters.rfind(mark, nearest, start) for mark in ".,VWS"))
        words = range(self.units[opening].first, self.units[start].first)
        return any(self.tokens.lower[i] in self.words.hypothetical for i in words)

    def counted(self, taken: AbstractSet[int]) -> Iterator[Loss]:
        """Yield the losses told by one phrase that no frame has taken: "12 deaths", "no casualties", "8 wounded rebels"."""
        for at, unit in enumerate(self.units):
            if unit.letter == "Q" and unit.harm >= 0:
                yield from self.alone(at, self.words.effects[self.tokens.lower[unit.harm]])
            elif unit.letter in "PE9" and unit.head not in taken:
                yield from self.alone(at, self.effect(at))
            elif unit.letter == "e" and unit.owner >= 0 and unit.head not in taken:
                yield from self.owned(at, unit)

    def alone(self, at: int, effect: str) -> Iterator[Loss]:
        """Yield the loss that one phrase tells."""
        total = self.add_up(at, at + 1)
        if total and (total.high != 0 or effect in _COUNTABLE_ZERO):
            yield self.loss(at, at + 1, effect, total, "counted", (at, at + 1))

    def owned(self, at: int, unit: Unit) -> Iterator[Loss]:
        """Yield the death of "the mayor's murder"."""
        owner = unit._replace(letter="N", last=unit.owner, head=unit.owner)
        if not self.is_hypothetical(at) and (
            self.is_name(owner) or self.tokens.lower[owner.head] in self.words.persons
        ):
            loss = self.loss(at, at + 1, self.effect(at), _ONE_PERSON, "owned", (at, at + 1))
            yield loss._replace(victim=(unit.first, unit.owner))

    def parts(self, found: Sequence[Loss]) -> Iterator[Loss]:
        """Yield "including six soldiers" behind or inside of a loss."""
        for match in _PARTS.finditer(self.letters):
            total = self.add_up(*match.span("list"))
            before = bisect_left(found, self.units[match.start()].first, key=lambda loss: loss.first)
            whole = next(
                (loss for loss in reversed(found[max(0, before - 4) : before]) if loss.frame != "condition"), None
            )
            if total and whole and not total.is_single:
                part = self.loss(match.start("list"), match.end(), whole.effect, total, "part", match.span("list"))
                yield part._replace(is_part=True)

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
        is_active = self.letters[at + 1 : at + 2] in _OBJECTS
        by = self.letters.find("F", at, at + 5) + 1
        agents = self.units[max(0, at - 4) : at] if is_active else self.units[by : by + 1] if by else ()
        return any(self.tokens.lower[unit.head] in self.words.captors for unit in agents)

    def lower(self, at: int) -> str:
        return self.tokens.lower[self.units[at].head]

    def add_up(self, start: int, stop: int) -> _Sum | None:
        """Add up the people of a list; None where none of them is counted."""
        items = [item for item in map(self.count, range(start, stop)) if item is not None]
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

    def count(self, at: int) -> _Sum | None:
        """Count one phrase: its number, one for a single person, none for what is no person or not counted."""
        unit = self.units[at]
        if unit.quantity and unit.letter in "QPE":
            low, high, hedge = unit.quantity[2:5]
            return _Sum(low, high, hedge, is_single=False)
        if unit.letter in "09":
            return _Sum(0, 0, Hedge.ZERO, is_single=False)
        if unit.letter == "1":
            return _Sum(1, 1, Hedge.EXACT, is_single=False)
        if unit.letter == "z" or (unit.letter in "NO" and self.is_one_person(at)):
            return _ONE_PERSON
        return None

    def is_one_person(self, at: int) -> bool:
        """Tell a name, "he" and "the driver" from "they", "the drivers" and "the car"."""
        unit = self.units[at]
        head = self.tokens.lower[unit.head]
        if unit.letter == "O":
            return head in _ONE_PRONOUN
        if head in self.words.not_people or head.endswith(_PLURAL_ENDINGS):
            return False
        if head in self.words.persons:
            return self.is_definite(at)
        return self.is_name(unit) or head.endswith("-year-old")

    def is_definite(self, at: int) -> bool:
        """Tell "the driver" and "14-year-old girl" from the "driver" of "owner and driver"."""
        first = self.tokens.lower[self.units[at].first]
        return first in _DETERMINERS or first[0].isdigit() or "J" not in self.letters[max(0, at - 1) : at + 2]

    def is_name(self, unit: Unit) -> bool:
        """Tell a person's name: two capitalised words, no article before them, no plural at the end."""
        if self.tokens.lower[unit.first] in _DETERMINERS:
            return False
        last_two = self.tokens.words[max(unit.first, unit.head - 1) : unit.head + 1]
        if len(last_two) < 2 or not all(word[:1].isupper() for word in last_two):
            return False
        return last_two[-1][-1] not in "sS" or self.tokens.lower[unit.first] in self.words.persons
