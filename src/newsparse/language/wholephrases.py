"""Whole noun phrases, as news prints its sources: a base phrase with what follows and belongs to it.

[the head] of the agency for refugees in Kabul
[Moscow] and Beijing
[Ana Ruiz], a senior lawmaker who knows the file,
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from newsparse.language.phrases import Phrase, covering
from newsparse.language.tokens import Tokens

__all__ = ["Extender"]

_FINITE: Final = frozenset("VXHLM")
# A phrase after one of these belongs to the phrase before; after others it may belong to the verb.
_ALWAYS: Final = frozenset(["of"])
_OFTEN: Final = frozenset(
    ["for", "in", "at", "from", "with", "on", "to", "against", "between", "near", "under", "over", "about"]
)
_MOST_LINKS: Final = 8
_LONGEST_CLAUSE: Final = 30


@attrs.frozen(eq=False, repr=False)
class Extender:
    """Extends base phrases over what follows them.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        phrases: Its base phrases, in order.
    """

    tokens: Tokens
    tags: str
    phrases: Sequence[Phrase]

    def extend(self, phrase: Phrase, end: int, *, loosely: bool = True) -> Phrase:
        """Extend a phrase as far as it is printed: prepositional phrases, coordination, apposition.

        Args:
            phrase: A base phrase.
            end: Index after the last token of its sentence; nothing reaches farther.
            loosely: Whether "in", "for" and the like belong to the phrase, as they do in a subject
                ("police in Leeds said"), or to the verb, as they may after one ("arrested men in Leeds").

        Returns:
            The phrase with its new last token; the head stays.
        """
        last = self._linked(phrase.last, end, loosely=loosely)
        if (joined := self._joined(phrase, last, end)) > last:
            return phrase._replace(last=self._linked(joined, end, loosely=loosely))
        return phrase._replace(last=self._apposed(last, end))

    def _linked(self, last: int, end: int, *, loosely: bool) -> int:
        """Reach over "of X", "for X", "in X"."""
        words = _ALWAYS | _OFTEN if loosely else _ALWAYS
        for _ in range(_MOST_LINKS):
            if last + 2 >= end or self.tags[last + 1] != "F" or self.tokens.lower[last + 1] not in words:
                break
            following = self._opening(last + 2, end)
            if following is None:
                break
            last = following.last
        return last

    def _joined(self, phrase: Phrase, last: int, end: int) -> int:
        """Reach over ", Y and Z" and "and Z", unless "and" begins a clause of its own."""
        reach = last
        for _ in range(_MOST_LINKS):
            comma = self.tags[reach + 1 : reach + 2] == ","
            at = reach + 1 + comma
            if at < end and self.tags[at] == "J" and self.tokens.lower[at] in ("and", "or", "&"):
                final = self._opening(at + 1, end)
                return final.last if final and not self._is_clause(phrase, final, end) else last
            item = self._opening(at, end) if comma else None
            if item is None:
                break
            reach = self._linked(item.last, end, loosely=False)
        return last

    def _is_clause(self, phrase: Phrase, final: Phrase, end: int) -> bool:
        """Tell whether a verb follows the last phrase, and the first is no subject that it could have."""
        follows = final.last + 1 < end and self.tags[final.last + 1] in _FINITE
        return follows and phrase.first > 0 and self.tags[phrase.first - 1] in "VIBGF"

    def _apposed(self, last: int, end: int) -> int:
        """Reach over ", a Y of Z" and ", who …", up to the comma or stop that closes it."""
        if last + 2 >= end or self.tags[last + 1] != ",":
            return last
        reach = last
        if (apposition := self._opening(last + 2, end)) and self._describes(last, apposition):
            reach = self._linked(apposition.last, end, loosely=True)
        relative = reach + 1 if reach > last else last + 2
        if (
            relative < end
            and self.tags[relative] == "W"
            and self.tokens.lower[relative] in ("who", "whose", "which", "that")
        ):
            reach = self._closed(relative, end) - 1
        closes = reach + 1 >= end or self.tags[reach + 1] in ",.-)"
        return reach if closes else last

    def _describes(self, last: int, apposition: Phrase) -> bool:
        """Tell an apposition from the next item of a list: one of the two is a name, one is none."""
        return (self.tags[last] == "P") != (self.tags[apposition.last] == "P") and self.tags[apposition.last] in "NPC"

    def _closed(self, first: int, end: int) -> int:
        """Find the comma or stop after a relative clause."""
        stop = min(end, first + _LONGEST_CLAUSE)
        return next((index for index in range(first + 1, stop) if self.tags[index] in ",.-)"), stop)

    def _opening(self, index: int, end: int) -> Phrase | None:
        """Return the phrase that opens with a token."""
        found = covering(self.phrases, index)
        if found is None or self.phrases[found].first != index or self.phrases[found].last >= end:
            return None
        return self.phrases[found]
