"""Which statements of a loss add to the total of a text, where no rule says so: a learned model.

It looks at the size of a number beside that of the others, at how those harmed are named, and at what stands around. The
weights are in ``weights/tolls.json.gz``; ``training/tolls.py`` learns them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.language.harmwords import HarmWords
from newsparse.language.loss import OWN, Statement
from newsparse.language.tokens import Tokens
from newsparse.scoring import Features, Model

__all__ = ["CONSTANTS", "FEATURES", "decisions", "describe"]

# How many statements around one are compared with it.
_REACH: Final = 32
_PRONOUNS: Final = frozenset(["he", "she", "him", "her", "i", "me", "they", "them"])
_THE: Final = frozenset(["the", "these", "those", "this", "that", "both", "all"])
_HIS: Final = frozenset(["his", "her", "its", "their", "my", "our"])
_PERFECT: Final = frozenset(["have", "has", "had"])
_FOLLOWING: Final = 8
# No sentence of news reaches farther, and one without end may not cost more.
_FARTHEST: Final = 100
# So many statements back, the one who is killed now may have killed others.
_AGENTS: Final = 3

_VALUES: Final = (
    "size", "form", "frame", "kin", "ahead", "who", "time", "spread", "start", "claim", "hedge", "order",
)  # fmt: skip
CONSTANTS: Final = ("",)
FEATURES: Final = Features(CONSTANTS, _VALUES, tuple(f"/{value}" for value in _VALUES))
"""What the model looks at; see `describe`."""


def decisions(statements: Sequence[Statement], tokens: Tokens, words: HarmWords, model: Model) -> list[int]:
    """Score for each statement whether it adds to the total, in hundredths of a nat; it does where that is positive.

    Args:
        statements: The statements of one effect, in the order of the text.
        tokens: The tokens of the text.
        words: The words of harm.
        model: The model ``adds``.
    """
    scorer = model.bind(CONSTANTS)
    return [scorer.score(values) for values in describe(statements, tokens, words)]


def describe(statements: Sequence[Statement], tokens: Tokens, words: HarmWords) -> Iterator[tuple[str, ...]]:
    """Describe each statement beside the others, by the values that `FEATURES` names.

    Args:
        statements: The statements of one effect, in the order of the text.
        tokens: The tokens of the text.
        words: The words of harm.
    """
    for at, one in enumerate(statements):
        scene = _Scene(
            one, statements[max(0, at - _REACH) : at], statements[at + 1 : at + 1 + _REACH], tokens.lower, words
        )
        yield (
            scene.size(), scene.form(), one.loss.frame, scene.kin(), scene.ahead(), scene.who(), scene.time(),
            scene.spread(), scene.start(), scene.claim(), str(one.loss.hedge), scene.order(),
        )  # fmt: skip


class _Scene:
    """One statement, those before and those behind it."""

    def __init__(
        self,
        one: Statement,
        earlier: Sequence[Statement],
        later: Sequence[Statement],
        lower: Sequence[str],
        words: HarmWords,
    ) -> None:
        self.one = one
        self.loss = one.loss
        self.earlier = earlier
        self.later = later
        self.lower = lower
        self.words = words
        self.other = self.reference()

    def reference(self) -> Statement | None:
        """Find the statement before that this one most likely tells again or belongs to."""
        back = self.earlier[::-1]
        alike = (other for other in back if other.least == self.one.least)
        larger = (other for other in back if other.least > self.one.least)
        return next(alike, None) or next(larger, None) or next(iter(back), None)

    def size(self) -> str:
        """Compare the number with those before."""
        if self.other is None:
            return "first"
        if self.other.least == self.one.least:
            return "equal"
        return "inside" if self.other.least > self.one.least else "above"

    def victim(self, one: Statement) -> list[str]:
        first, last = one.loss.victim
        return list(self.lower[first : last + 1])

    def form(self) -> str:
        """Tell how those harmed are named."""
        victim = self.victim(self.one)
        if victim[-1] in OWN:
            return "himself"
        if len(victim) == 1 and victim[0] in _PRONOUNS:
            return "pronoun"
        if self.is_more(self.one):
            return "more"
        if not self.words.also.isdisjoint(self.lower[max(0, self.loss.first - 1) : self.loss.last + 1]):
            return "also"
        if self.loss.is_single:
            return (
                "name" if self.one.names else "the one" if victim[0] in _THE else "his" if victim[0] in _HIS else "one"
            )
        if self.one.names and "them" not in victim:
            return "names"
        return (
            "the" if victim[0] in _THE else "of them" if "them" in victim else "a" if self.one.least == 1 else "several"
        )

    def is_more(self, one: Statement) -> bool:
        """Tell "another two", "two others" and "the third victim"."""
        return self.words.tells_more(self.lower[max(0, one.loss.first - 1) : one.loss.last + 1])

    def kin(self) -> str:
        """Compare those harmed with those harmed before, by name and by noun."""
        if self.other is None:
            return ""
        if self.one.names:
            if any(self.one.names & other.names for other in self.earlier):
                return "same name"
            return "other name" if any(other.names for other in self.earlier) else "name after noun"
        head = self.lower[self.loss.head]
        if any(self.lower[other.loss.head] == head for other in self.earlier):
            return "same noun"
        return "noun after name" if any(other.names for other in self.earlier) else "other noun"

    def ahead(self) -> str:
        """Compare the number with those behind."""
        least = self.one.least
        if any(other.least == least for other in self.later):
            return "equal"
        larger = [other for other in self.later if other.least > least]
        if any(other.loss.frame in ("toll", "number") for other in larger):
            return "toll"
        if larger:
            return "others" if all(map(self.is_more, larger)) else "larger"
        return "smaller" if self.later else ""

    def who(self) -> str:
        """Tell gunmen, whom most counts have, other attackers, and those killed by police from others."""
        if not self.words.gunmen.isdisjoint(self.victim(self.one)):
            return "gunman"
        if not self.words.perpetrators.isdisjoint(self.victim(self.one)) or self.is_agent():
            return "attacker"
        behind = self.lower[self.loss.last + 1 : min(self.loss.last + 1 + _FOLLOWING, self.one.stop)]
        if "by" in behind and not self.words.forces.isdisjoint(behind[behind.index("by") :]):
            return "by forces"
        return ""

    def is_agent(self) -> bool:
        """Tell whom the last sentence but one made kill others: "killed two before being shot", "He was later killed"."""
        if self.loss.frame != "gapped" and self.form() != "pronoun":
            return False
        return any(other.loss.frame == "active" for other in self.earlier[-_AGENTS:])

    def time(self) -> str:
        """Tell history, what is recalled or older, and what has or had happened."""
        if self.one.is_background:
            return "history"
        if self.one.age:
            return self.one.age
        told = self.lower[self.loss.first : self.loss.last + 1]
        return next((word for word in told if word in _PERFECT), "")

    def spread(self) -> str:
        """Tell whether the statement that it is compared with, or it itself, is spread over several places."""
        own = self.is_spread(self.one)
        return ("own " if own else "") + ("other" if self.other is not None and self.is_spread(self.other) else "")

    def order(self) -> str:
        """Tell whether words of sequence stand between it and the statement before: "then", "later", "before killing"."""
        before = self.earlier[-1].loss.last + 1 if self.earlier else 0
        nearest = max(before, self.one.start, self.loss.first - _FARTHEST)
        between = self.lower[nearest : min(self.loss.last, self.loss.first + _FARTHEST) + 2]
        return "next" if not self.words.sequence.isdisjoint(between) else ""

    def is_spread(self, one: Statement) -> bool:
        behind = self.lower[one.loss.last + 1 : min(one.stop, one.loss.last + _FARTHEST)]
        return not self.words.spread.isdisjoint(behind)

    def start(self) -> str:
        """Tell where in the text it stands."""
        return str(self.one.sentence) if self.one.sentence < 2 else "early" if self.one.sentence < 5 else "late"

    def claim(self) -> str:
        """Compare who says it."""
        if self.other is None or not (self.one.claimant and self.other.claimant):
            return "claimed" if self.one.claimant else ""
        return "same" if self.one.claimant == self.other.claimant else "differs"
