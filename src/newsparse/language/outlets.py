"""Outlets: names and noun phrases of news media."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsparse.lexicon import Lexicon

__all__ = ["Outlets"]

_MEDIA: Final = "media"


class Outlets:
    """Tells by its name whether somebody is a news outlet.

    Args:
        actors: The lexicon "actors".
        cues: The lexicon "cues".
    """

    @classmethod
    def of(cls, actors: Lexicon, cues: Lexicon) -> Outlets:
        """Take the words of two lexicons; the same ones give the same object."""
        return _outlets(actors, cues)

    def __init__(self, actors: Lexicon, cues: Lexicon) -> None:
        self.known = actors["known"]
        self.heads = actors.words("organizations", _MEDIA)
        self.leading = cues.words("relays", "leading")

    def is_named(self, name: str) -> bool:
        """Whether a name is known as an outlet's, or sounds like one: "the Velm Gazette", "Radio Velm".

        Args:
            name: The name as printed.
        """
        return self.known.get(name) == _MEDIA or self._sounds(name.lower()) or self._is_introduced(name)

    def may_be(self, name: str) -> bool:
        """Whether a name is a bare one that nothing is known of, which somebody who reports may have: "RFI reported".

        Args:
            name: The name as printed.
        """
        return " " not in name and name[:1].isupper() and name not in self.known

    def _is_introduced(self, name: str) -> bool:
        """Whether a common noun right before a name says that it is an outlet's: "state broadcaster Velm"."""
        if " " not in name:
            return False
        words = name.split()
        at = next((at for at, word in enumerate(words) if at and word[0].isupper() and words[at - 1].islower()), 0)
        is_name = all(word[0].isupper() for word in words[at:])
        return (
            at > 0 and is_name and (words[at - 1] in self.heads or " ".join(words[max(at - 2, 0) : at]) in self.heads)
        )

    def _sounds(self, name: str) -> bool:
        words = name.removeprefix("the ").split()
        ends_so = " ".join(words[-1:]) in self.heads or " ".join(words[-2:]) in self.heads
        return ends_so or (len(words) > 1 and words[0] in self.leading)


@lru_cache(maxsize=8)
def _outlets(actors: Lexicon, cues: Lexicon) -> Outlets:
    return Outlets(actors, cues)
