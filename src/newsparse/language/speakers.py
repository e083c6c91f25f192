"""Speakers: who it is that a source names, describes, or points back to.

"Governor X" and "X" name somebody, "the governor" and "an aide, who asked not to be named" describe, "she" and "it" point
back to whoever was told last and fits. What fits two is nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import Final

from newsparse.language.cast import Cast
from newsparse.language.descriptions import Description, core_end, describe
from newsparse.language.focus import TEAM, Focus, Team
from newsparse.language.identification import Heard
from newsparse.language.namedspeakers import NamedSpeakers
from newsparse.language.naming import MANY, ONE, ORGANIZATION, PERSON
from newsparse.language.referents import Referent
from newsparse.language.scene import Scene

__all__ = ["Speakers"]

_COORDINATORS: Final = frozenset({"and", "or", ",", "&"})
_ARTICLES: Final = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_ORIGINS: Final = frozenset({"from", "in", "at"})
# With an article these say no more of somebody than "he" and "she" do.
_ANYBODY: Final = frozenset({"man", "woman", "boy", "girl"})
_CORRELATIVES: Final = frozenset({"both", "either", "neither"})


class Speakers(NamedSpeakers):
    """Finds who speaks, among all of whom the text has told so far.

    Args:
        scene: The text.
        cast: Everybody whom it mentions.
    """

    def __init__(self, scene: Scene, cast: Cast) -> None:
        super().__init__(scene, cast)
        self.reading = scene.reading
        self.focus = Focus()
        self.heard: list[Heard] = []
        self.place_starts = frozenset(start for start, _ in scene.places)
        self.described_from: dict[int, Referent] = {}  # whom a phrase described, by its first token

    def hear(self, first: int, last: int) -> None:
        """Find who speaks in a source.

        Args:
            first: Index of its first token.
            last: Index of its last, included.
        """
        if first < last and self.tags[last] == "'":
            last -= 1
        sentence = self.sentence(first)
        parts = self._parts(first, last)
        speakers = [self._speaker(a, b, sentence) for a, b in parts]
        if None in speakers:
            speakers = [self._speaker(first, last, sentence)] if len(parts) > 1 else []
            parts = [(first, last)]
        if not any(speakers) and self._may_be_a_body(first, last):
            self.focus.speak_unknown(sentence)
        for speaker, (a, b) in zip(speakers, parts, strict=False):
            if speaker is not None:
                for one in speaker.members if isinstance(speaker, Team) else (speaker,):
                    one.is_mentioned(a, b)
                    one.is_passing = False
                    self.heard.append(Heard(one, a, sentence))
                self.focus.speak([speaker], sentence)

    def _may_be_a_body(self, first: int, last: int) -> bool:
        """Whether a source of which nobody knows who it is may be one that "it" then means: no pronoun, no document."""
        head = self.tokens.lower[core_end(self.tags, first, last)]
        return self.tokens.lower[first] not in self.vocabulary.pronouns and head not in self.vocabulary.documents

    def _parts(self, first: int, last: int) -> list[tuple[int, int]]:
        """Cut "A, B and C" into its parts, where each part is a name or describes somebody."""
        lower = self.tokens.lower
        if lower[first] in _CORRELATIVES and first < last:
            first += 1
        if first < last and self._is_team(first, first + 1) and lower[first + 2 : first + 3] == [","]:
            first += 3  # "the couple, A and B"
        cuts = [at for at in range(first, last + 1) if lower[at] in _COORDINATORS]
        if not cuts or lower[cuts[-1]] == "," or self._is_apposed(cuts[0]):
            return [(first, last)]
        bounds = [first - 1, *cuts, last + 1]
        parts = [(a + 1, b - 1) for a, b in pairwise(bounds) if b - a > 1]
        return parts if all(self._is_whole(*part) for part in parts) else [(first, last)]

    def _is_apposed(self, cut: int) -> bool:
        """Whether a comma opens an apposition and no list: "X, a lawyer and writer"."""
        return cut - 1 in self.named_to and self.tokens.lower[cut] == "," and self.tokens.lower[cut + 1] in _ARTICLES

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether a part of a coordination can stand alone; it may end in brackets: "X (R-Texas)"."""
        end = core_end(self.tags, first, last)
        if end != last and not (self.tags[end + 1] == "(" and self.tags[last] == ")"):
            return False
        if end in self.named_to:
            return True
        described = describe(self.tokens, self.tags, self.vocabulary, first, last)
        return described is not None and (described.kind != ONE or self.tags[first] == "D")

    def _speaker(self, first: int, last: int, sentence: int) -> Referent | Team | None:
        if self._heads_a_piece(last) or self.text(first, last) in self.vocabulary.seats:
            return None
        pronoun = self.vocabulary.pronouns.get(self.tokens.lower[first]) if first == last else None
        if pronoun == "relative":
            return self._antecedent(first, sentence)
        if pronoun == "silent":
            return None
        if pronoun is not None:
            return self._recalled(pronoun, sentence)
        if self._is_team(first, last) and (team := self.focus.recall("team", sentence)) is not None:
            return team
        named = self._named(first, last)
        if named is not None:
            self._employ(named, first, sentence)
        return (
            named
            or self._spoken_for(first, last)
            or self._described(first, last, sentence)
            or self._ending(first, last)
            or self._singled_out(last)
            or self._entitled(first, last)
        )

    def _employ(self, person: Referent, first: int, sentence: int) -> None:
        """Note whom somebody acts for who is introduced as "its director, X"."""
        if self.tokens.lower[first] != "its" or person.kind != PERSON or person.affiliation or person.owner:
            return
        body = self.focus.recall("body", sentence)
        if isinstance(body, Referent):
            person.owner = next(iter(body.names), "")

    def _heads_a_piece(self, last: int) -> bool:
        """Whether a colon follows, and a word in front that heads a piece: "EXCLUSIVE:", "UPDATE 2:"."""
        lower = self.tokens.lower
        at = last - (self.tags[last] == "C")
        return lower[at] in self.vocabulary.labels and lower[last + 1 : last + 2] == [":"]

    def _is_team(self, first: int, last: int) -> bool:
        """Whether a source is "the pair", "the two men"."""
        lower = self.tokens.lower
        return (
            lower[first] == "the"
            and last - first in (1, 2)
            and all(word in self.vocabulary.teams for word in lower[first + 1 : last + 1])
        )

    def _recalled(self, pronoun: str, sentence: int) -> Referent | Team | None:
        referent = self.focus.recall(pronoun, sentence)
        if pronoun == "body":
            return self._embodied(referent)
        if isinstance(referent, Referent) and pronoun in ("female", "male") and referent.gender is None:
            referent.gender = pronoun
        return referent

    def _embodied(self, referent: Referent | Team | None) -> Referent | Team | None:
        """Take whoever is "it" for a body, and the only name that may be anybody's where nobody else is."""
        if referent is None:
            return self.cast.body_left()
        if isinstance(referent, Referent) and referent.is_unsure:
            referent.kind = ORGANIZATION
        return referent

    def _antecedent(self, relative: int, sentence: int) -> Referent | Team | None:
        """Find what "who" stands for: the phrase right before it."""
        last = relative - 1
        if last > 0 and self.tags[last] == ",":
            last -= 1
        first = self._phrase_to(last)
        if first is not None and (whose := self._beyond_origin(first, last)) is not None:
            first, last = whose  # "a lawyer from X who"
        if first is None:
            return None
        if first > 1 and self.tags[first - 1] == "," and (named := self.named_to.get(first - 2)) is not None:
            return named[1]  # "X, a fisherman, who"
        return self._speaker(first, last, sentence)

    def _beyond_origin(self, first: int, last: int) -> tuple[int, int] | None:
        """Find whom a name in front of "who" says more about: "a lawyer" in "a lawyer from X who"."""
        if first < 2 or self.tags[first - 1] != "F" or self.tags[last] != "P":
            return None
        mention, _ = self.named_to.get(last, (None, None))
        start = self._phrase_to(first - 2)
        if start is None or mention is None or mention.kind == PERSON:
            return None
        if mention.kind:
            return start, first - 2
        described = describe(self.tokens, self.tags, self.vocabulary, start, first - 2)
        is_origin = described is not None and described.kind in (ONE, MANY) and self.tokens.lower[first - 1] in _ORIGINS
        return (start, first - 2) if is_origin else None

    def _phrase_to(self, last: int) -> int | None:
        """Find the first token of the base phrase that ends with a token."""
        phrases = self.reading.phrases
        at = bisect_right(phrases, last, key=itemgetter(1)) - 1
        return phrases[at].first if at >= 0 and phrases[at].last == last else None

    # ------------------------------------------------------------ by description

    def _described(self, first: int, last: int, sentence: int) -> Referent | Team | None:
        described = describe(self.tokens, self.tags, self.vocabulary, first, last)
        if described is None:
            return None
        if (titled := self.titled(described) or self._team_of(described, sentence)) is not None:
            return titled
        if (meant := self._attributed(described, sentence)) is not None:
            return meant
        if (state := self._governed(described)) is not None:
            return state
        if self._may_be_named(described, sentence):
            return None
        referent = self._told(described, self.text(first, self._description_end(described, last)))
        return self._christened(referent, described, last) if described.kind == ONE else referent

    def _told(self, described: Description, printed: str) -> Referent | None:
        """Find whom a description stands for; the same words in the same place are the same: "an aide, who"."""
        known = self.described_from.get(described.first)
        is_new = known is not None and known.first_told == described.first
        if known is None or not is_new or (known.kind, known.head) != (described.kind, described.head):
            known = self.cast.describe(described, printed)
            if known is not None:
                self.described_from[described.first] = known
            return known
        known.is_called(printed, "alias")
        known.affiliation = known.affiliation or described.affiliation
        known.country = known.country or described.country
        known.is_mentioned(described.first, described.last)
        return known

    def titled(self, described: Description) -> Referent | None:
        """Find the body named in front of a noun that says what it is: "the X agency".

        Args:
            described: The description that ends with the noun.
        """
        if described.kind != ORGANIZATION or not described.is_definite or not described.modifiers:
            return None
        at = core_end(self.tags, described.first, described.last) - 1
        while at > described.first and self.tokens.lower[at] in self.vocabulary.topics:
            at -= 1
        mention, referent = self.named_to.get(at, (None, None))
        if mention is None or referent is None or mention.first > described.first + 1:
            return None
        return (
            referent
            if self.vocabulary.pointing.get(described.head.rsplit(" ", 1)[-1], frozenset()) & referent.sorts
            else None
        )

    def _team_of(self, described: Description, sentence: int) -> Team | None:
        """Find those named together to whom "the ministers" points back: all hold that office."""
        if described.kind != MANY or not described.is_definite or described.affiliation:
            return None
        team = self.focus.recall(TEAM, sentence)
        return team if isinstance(team, Team) and self.cast.are_all(team.members, described.head) else None

    def _christened(self, referent: Referent | None, described: Description, last: int) -> Referent | None:
        """Take the name that a source gives for whom it describes; the person of that name where it has one."""
        name = self._name_given(described.last, last)
        if referent is None or not name:
            return referent
        known = self.named_to[last][1]
        if known is not None and known.kind == PERSON:
            known.gender = known.gender or described.gender
            return known
        self.cast.christen(referent, name)
        return referent

    def _description_end(self, described: Description, last: int) -> int:
        """Find the end of the fullest description: of somebody unnamed all that no comma or bracket sets off."""
        if described.kind not in (ONE, MANY):
            return described.last
        at = described.last
        while at < last and self.tags[at + 1] not in ",(-":
            at += 1
        return at

    def _attributed(self, described: Description, sentence: int) -> Referent | Team | None:
        """Find who was named already and is now called by what he or she is: "the widow", "the 34-year-old"."""
        if described.kind != ONE or not described.is_definite or self.cast.knows(described):
            return None
        is_bare = not described.affiliation or self.tags[described.last] == "C"  # "the mother of three"
        if not is_bare or "'" in self.tags[described.first : described.last]:
            return None
        head, is_calling = described.head, described.head in self.vocabulary.callings
        gender = self.vocabulary.attributes.get(head) or ("either" if is_calling or head.endswith("-year-old") else "")
        if head in _ANYBODY and not described.modifiers:
            return self.focus.recall(gender, sentence, earlier=True)
        meant = self.focus.recall(gender, sentence, named=True) if gender else None
        has_other = isinstance(meant, Referent) and bool(meant.roles) and is_calling
        if has_other:
            return None
        if isinstance(meant, Referent) and meant.age is None:
            meant.age = described.age
        return meant

    def _may_be_named(self, described: Description, sentence: int) -> bool:
        """Whether "the mayor" may be somebody named before of whom no office was told: that stays open."""
        is_office = described.head in self.vocabulary.roles or described.head in self.vocabulary.generals
        is_bare = not described.modifiers and not described.affiliation and described.is_definite
        if not (is_office and is_bare and described.kind == ONE) or self.cast.knows(described):
            return False
        return self.focus.has_person_without_office(sentence)

    def _governed(self, described: Description) -> Referent | None:
        """Find the state of "the government in Nairobi"."""
        if described.kind != ORGANIZATION or described.head != "government" or described.modifiers:
            return None
        state = self.vocabulary.state(described.affiliation)
        printed = self.text(described.first, described.last)
        return self.cast.state_of(state.code, printed) if state is not None else None
