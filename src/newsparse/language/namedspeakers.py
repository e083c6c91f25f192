"""Speakers by name: who it is that a source names, and the name that stands beside what describes somebody."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from newsparse.language.cast import Cast
from newsparse.language.descriptions import Description, core_end, describe
from newsparse.language.mentions import Mention
from newsparse.language.naming import ONE, ORGANIZATION, PERSON
from newsparse.language.referents import Referent
from newsparse.language.scene import Scene

__all__ = ["NamedSpeakers"]

# "Spokesman for unions X Y": so many tokens at least before the name.
_FEWEST_BEFORE: Final = 3
_CLAUSAL: Final = frozenset("FWT,(-V")
_LONGEST_AFFILIATION: Final = 8
_NAMING: Final = frozenset({"as", "named", "called"})
_NAMED: Final = (["name", ","], ["surname", ","])


class NamedSpeakers:
    """Finds who speaks where a source has a name in it.

    Args:
        scene: The text.
        cast: Everybody whom it mentions.
    """

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.tokens = scene.reading.tokens
        self.tags = scene.reading.tags
        self.vocabulary = scene.vocabulary
        self.cast = cast
        self.sentence_starts = [start for start, _ in scene.sentences]
        self.named_to: dict[int, tuple[Mention, Referent | None]] = {}
        self.named_from: dict[int, tuple[Mention, Referent | None]] = {}

    def _named(self, first: int, last: int) -> Referent | None:
        """Find the speaker by the name that heads the source."""
        end = core_end(self.tags, first, last)
        mention, referent = self._name_heading(first, end)
        if mention is None:
            return self._surnamed(end) if end == first else self._apposed(first, end, last)
        if referent is None and not mention.kind and self._opens_with_people(mention):
            return None
        return referent or self.cast.name_speaker(mention)

    def _opens_with_people(self, mention: Mention) -> bool:
        """Whether a lone word has its capital from the sentence it begins: "Skippers said"."""
        start = self.tokens.starts[mention.first]
        at = bisect_right(self.sentence_starts, start) - 1
        if not mention.single or at < 0 or self.sentence_starts[at] != start:
            return False
        described = describe(self.tokens, self.tags, self.vocabulary, mention.last, mention.last)
        return described is not None and described.kind != ONE

    def _name_heading(self, first: int, end: int) -> tuple[Mention | None, Referent | None]:
        """Find the name that a phrase ends with, or one that goes on beyond "and"."""
        longer = self.named_from.get(first) or self.named_from.get(first + 1)
        if longer is not None and longer[0].last > end:
            return longer
        return self.named_to.get(end, (None, None))

    def _apposed(self, first: int, end: int, last: int) -> Referent | None:
        """Find the name after a description: "X's running mate, Y, said", "the mayor of Z, Y,"."""
        comma = end + 1
        stop = min(last, comma + _LONGEST_AFFILIATION)
        while comma < stop and self.tags[comma] in "FDPNA'":
            comma += 1
        if comma >= last or self.tags[comma] not in ",-":
            return None
        mention, referent = self.named_to.get(core_end(self.tags, comma + 1, last), (None, None))
        described = describe(self.tokens, self.tags, self.vocabulary, first, end)
        if mention is None or referent is None or mention.kind not in _kinds(described):
            return None
        if described is not None and described.kind == ONE and not referent.roles:
            self.cast.appoint(referent, described.role)
            referent.owner = described.owner
        return referent

    def _spoken_for(self, first: int, last: int) -> Referent | None:
        """Find the name after whom it speaks for: "spokesman for the navy X"."""
        mention, referent = self.named_to.get(last, (None, None))
        if mention is None or mention.kind != PERSON or mention.single or mention.first - first < _FEWEST_BEFORE:
            return None
        described = describe(self.tokens, self.tags, self.vocabulary, first, mention.first - 1)
        is_spokesman = described is not None and described.kind == ONE and described.last == mention.first - 1
        if not is_spokesman or not self._is_body_noun(mention.first - 1):
            return None
        if referent is not None and described is not None and not referent.roles:
            self.cast.appoint(referent, described.role)
            referent.affiliation = referent.affiliation or described.affiliation
            referent.gender = referent.gender or described.gender
        return referent

    def _is_body_noun(self, at: int) -> bool:
        return self.tags[at] == "N" and self.vocabulary.heads.get(self.tokens.lower[at]) == ORGANIZATION

    def _ending(self, first: int, last: int) -> Referent | None:
        """Find the name that a phrase ends with, whatever stands in front: "party-backed candidate X"."""
        mention, referent = self.named_to.get(last, (None, None))
        is_plain = mention is not None and not _CLAUSAL.intersection(self.tags[first:last])
        return referent if is_plain else None

    def _surnamed(self, token: int) -> Referent | None:
        """Find the name in a word that is also none, at the start of a sentence: "Dean said"."""
        word = self.tokens.words[token]
        return self.cast.called(word) if word[0].isupper() else None

    def _singled_out(self, last: int) -> Referent | None:
        """Find the name at the end of "one of them, X"."""
        mention, referent = self.named_to.get(last, (None, None))
        is_person = mention is not None and mention.kind == PERSON
        return referent if is_person and mention is not None and self.tags[mention.first - 1] == "," else None

    def _entitled(self, first: int, last: int) -> Referent | None:
        """Find the body in a capitalised name with article that nothing else explains: "the Daily X"."""
        has_article = self.tokens.lower[first] == "the"
        start = first + has_article
        is_vessel = self.tokens.lower[start] in self.vocabulary.ennobling  # "the Princess X"
        if last <= start or is_vessel or not _is_run(self.tags[start : last + 1]):
            return None
        name = self.text(start, last)
        return self.cast.entitle(name) if has_article else self.cast.called(name)

    def _name_given(self, first: int, last: int) -> str:
        """Read the name that a source gives in its own words: "a man who gave his name as X", "a woman named X"."""
        mention, _ = self.named_to.get(last, (None, None))
        if mention is None or not first < mention.first <= last or mention.kind not in ("", PERSON):
            return ""
        before = self.tokens.lower[mention.first - 2 : mention.first]
        return mention.name if before[-1] in _NAMING or before in _NAMED else ""

    def text(self, first: int, last: int) -> str:
        """Cut tokens out of the text.

        Args:
            first: Index of the first.
            last: Index of the last, included.
        """
        return self.tokens.slice(first, last)

    def sentence(self, token: int) -> int:
        """Number the sentence that a token stands in.

        Args:
            token: Its index.
        """
        return bisect_right(self.sentence_starts, self.tokens.starts[token])


def _is_run(tags: str) -> bool:
    return set(tags) == {"P"}


def _kinds(described: Description | None) -> tuple[str, ...]:
    """Tell what a description in front of a name may describe: "its parent, X AG," a body."""
    may_be_body = described is not None and (described.kind == ORGANIZATION or described.is_owned)
    return (ORGANIZATION, PERSON) if may_be_body else (PERSON,)
