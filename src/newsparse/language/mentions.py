"""Mentions: the capitalised names of a text, with what stands around them and tells whom they name.

A name tells its kind by a function or a form of address in front ("regional governor X", "Mr X"), by its last word
("X Ministry"), by a table (states, agencies, given names), by what follows ("X, 34, a teacher,") or, where nothing of
that is there, by its shape. A single capitalised word that none of this tells stays open: whoever reads the whole text
may know it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Final

from newsparse.language.bodies import beyond_possessive, body_first, body_last, bracketed
from newsparse.language.mention import Mention
from newsparse.language.nameroles import NameRoles
from newsparse.language.namewords import FINITE, LOCATIVE
from newsparse.language.naming import ORGANIZATION, PERSON, STATE, Vocabulary
from newsparse.language.offices import Office, age_told, what_follows
from newsparse.language.phrases import Phrase
from newsparse.language.tokens import Tokens
from newsparse.patterns import pattern

__all__ = ["Mention", "named_mentions"]

_RUN: Final = pattern("mentions.run", r" P++ ")

_LONGEST_PHRASE: Final = 24
_LONGEST_RUN: Final = 12
_LONGEST_NAME: Final = 5
# How many tokens from a function to the name, by the mark between: "the mayor, X", "Captain (retd) X".
_SKIPPED: Final = {",": 2, "(": 4}
# Part of a body's name where they stand before it with a capital: "East X Police".
_COMPASS: Final = frozenset({"east", "west", "north", "south"})
_SEATED: Final = "-based"
_LONGEST_PARTICLES: Final = 3
_SUFFIXES: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def named_mentions(
    tokens: Tokens, tags: str, phrases: Sequence[Phrase], vocabulary: Vocabulary, places: Collection[int]
) -> list[Mention]:
    """Find every name of a text that may be somebody's.

    Args:
        tokens: The tokens of the text.
        tags: Their tags.
        phrases: Its base noun phrases.
        vocabulary: The words that tell kinds.
        places: Offsets, in code points, where the name of a place begins.

    Returns:
        The mentions in text order.
    """
    return _Reader(tokens, tags, vocabulary, places).read(phrases)


class _Reader(NameRoles):
    """Reads the runs of capitalised words of a text, each within the noun phrase around it."""

    def read(self, phrases: Sequence[Phrase]) -> list[Mention]:
        tokens, tags, vocabulary = self.tokens, self.tags, self.vocabulary
        ends, given = [phrase[1] for phrase in phrases], vocabulary.given
        for run in _RUN.finditer(tags):
            first, end = run.span()
            if first > 1 and self.words[first - 1] in given and self._begins_earlier(first):
                first -= 1
            last = beyond_possessive(tokens, tags, vocabulary, first, end - 1) if tags[end] in "'q" else end - 1
            if self.lower[end : end + 1] and self.lower[end] in self.joints:
                last = self._beyond_joint(last)
            first, last = self._spelled(first, last)
            if first <= self.done or last - first > _LONGEST_RUN:
                continue
            self.done = last
            around = bisect_left(ends, first)
            low = first
            if around < len(ends) and 0 < first - phrases[around][0] < _LONGEST_PHRASE:
                low = phrases[around][0]
            self._parts(low, first, last)
        return self.found

    def _spelled(self, first: int, last: int) -> tuple[int, int]:
        """Let a name that the lexicons spell reach over its small words: "Doctors Without Borders", "Joint Chiefs of Staff"."""
        spelled, words = self.vocabulary.spelled, self.words
        last = max(last, self.vocabulary.spelled_end(words, first))
        for name in spelled.get(words[last], ()):
            start = last + 1 - len(name)
            if start > self.done and words[start : last + 1] == name:
                first = min(first, start)
        return first, last

    def _begins_earlier(self, first: int) -> bool:
        """Whether a given name in front, which is also another word, belongs to a name: "Per X", "Will X"."""
        if first - 1 <= self.done:
            return False
        return self.tags[first - 2] not in ".q" and first - 1 not in self.line_starts

    def _beyond_joint(self, last: int) -> int:
        """Go on over "&" and particles in small letters, which tags know as other words: "X & Y", "Jan van den X"."""
        lower, tags = self.lower, self.tags
        at = last + 1
        if lower[at] == "&":
            at += self.words[last] not in self.vocabulary.honorifics
        else:
            given = self.vocabulary.given
            stops = ".P" if self.words[last] in given else ".PC"  # "Erik ten X", but "AFP ten X"
            while at - last <= _LONGEST_PARTICLES and tags[at] not in stops and lower[at] in self.vocabulary.particles:
                at += 1
        if at == last + 1 or tags[at] != "P" or lower[at] in self.vocabulary.calendar:
            return last
        while tags[at + 1] == "P":
            at += 1
        return at

    def _parts(self, low: int, first: int, last: int) -> None:
        """Cut a run at line breaks, which only headings have inside, and at days and months."""
        calendar, lower, start = self.vocabulary.calendar, self.lower, first
        for at in range(first, last + 1):
            is_day = lower[at] in calendar and not (at < last and lower[at + 1] in self.vocabulary.media)
            breaks = at > start and at in self.line_starts
            if (is_day or breaks) and at > start:
                self._name(low if start == first else start, start, at - 1)
            if is_day or breaks:
                start = at + 1 if is_day else at
        if start <= last:
            self._name(low if start == first else start, start, last)

    def _name(self, low: int, first: int, last: int) -> None:
        """Read a name, the phrase around it beginning at `low`."""
        vocabulary = self.vocabulary
        if first < last and self.lower[first].endswith(_SEATED):
            first += 1  # "London-based X"
        may_be_vessel = self.vessels or self.lower[first] in vocabulary.ennobling
        if (may_be_vessel or self.lower[first - 1] in vocabulary.vessels) and self._names_thing(first, last):
            return
        if last - first > 1 and self._are_letters(last):
            last = self._before_letters(first, last)
        gender, named = self._honorific(first, last) if first < last else (None, first)
        is_body = (
            self._is_agency(first) if first == last else self._is_corporate(first, last) or self._is_known(first, last)
        )
        role_at = None if is_body else self._role_at(low, named, last)
        if role_at is None:
            if named > first:
                self.found.append(self._person(low, named, last, "honorific", gender=gender))
            elif (mention := self._bare(low, first, last)) is not None:
                self.found.append(mention)
            return
        office = self._office(low, named, role_at)
        self._affiliated(office, first)
        if role_at < last:
            self.found.append(self._holder(office, role_at, last, gender))

    def _names_thing(self, first: int, last: int) -> bool:
        """Whether a noun in front, here or before, says that a name is a ship's, or "the" before "Princess X"."""
        vocabulary, before = self.vocabulary, self.lower[first - 1] if first > 0 else ""
        is_told = before in vocabulary.vessels and self.tags[first - 1] == "N"
        is_ship = before == "the" and first < last and self.lower[first] in vocabulary.ennobling
        if is_told or is_ship:
            self.vessels.add(self.tokens.slice(first, last))
        return is_told or is_ship or (bool(self.vessels) and self.tokens.slice(first, last) in self.vessels)

    def _before_letters(self, first: int, last: int) -> int:
        """Leave out what stands after a name and is none of it: "X Y QC"; but "Labour Party MP" is a function."""
        vocabulary = self.vocabulary
        if self.tags[first - 1 : first] == "D":
            return last
        is_name = self.words[first] in vocabulary.given or self.words[first] in vocabulary.honorifics
        if not is_name and (self.lower[first] in vocabulary.words or self.lower[last - 1] in vocabulary.words):
            return last
        while last - first > 1 and self._are_letters(last):
            last -= 1
        return last

    def _affiliated(self, office: Office, first: int) -> None:
        """Read the names in front of a capitalised function: "US President X"."""
        last = office.start - 1
        if last >= first and self.tags[last] == "P" and (mention := self._bare(first, first, last)) is not None:
            self.found.append(mention)

    def _holder(self, office: Office, role_at: int, last: int, gender: str | None) -> Mention:
        name = role_at + _SKIPPED.get(self.tags[role_at + 1], 1)
        told, name = self._honorific(name, last)
        return self._person(
            office.first, name, last, "role", role=office.role, affiliation=office.affiliation,
            country=office.country, gender=gender or told or office.gender, age=office.age,
        )  # fmt: skip

    def _person(
        self, first: int, name: int, last: int, rule: str, *, role: str = "", affiliation: str = "",
        country: str | None = None, gender: str | None = None, age: int | None = None,
    ) -> Mention:  # fmt: skip
        if self.tags[last + 1] == "," and last + 2 < len(self.words) and self.words[last + 2] in _SUFFIXES:
            last += 2
        end = last
        while end + 1 < len(self.words) and self._are_letters(end + 1):
            end += 1
            role = role or (self.words[end] if self.vocabulary.is_function(self.words[end]) else "")
        self.done = max(self.done, end)
        told, after = what_follows(self.tokens, self.tags, self.vocabulary, end)
        age = told or age or (after.age if after is not None else None)
        if age is None and name > 0:
            age = age_told(self.words[name - 1])
        if after is not None:
            affiliation = self._acted_for(affiliation, after)
            role, country, gender = role or after.role, country or after.country, gender or after.gender
        return Mention(
            first, end, self.tokens.slice(name, last), PERSON, rule, role=role, affiliation=affiliation, country=country,
            gender=gender, age=age, acts=self._acts(first, end),
            single=name == last or self._is_particle(name),
        )  # fmt: skip

    def _acted_for(self, affiliation: str, after: Office) -> str:
        """Choose whom somebody acts for: "of the Grain Union" says more than "British" in front."""
        state = self.vocabulary.states.get(affiliation)
        is_nationality = state is not None and state.form == "demonym"
        return (
            after.affiliation
            if is_nationality and not after.role and after.affiliation
            else affiliation or after.affiliation
        )

    def _bare(self, low: int, first: int, last: int) -> Mention | None:
        """Read a name that no function stands before."""
        name = self.tokens.slice(first, last)
        if name in self.vocabulary.seats:
            return None
        if (
            first > 0
            and self.lower[first - 1] in _COMPASS
            and self.tokens.slice(first - 1, last) in self.vocabulary.states
        ):
            first, low, name = (
                first - 1,
                first - 1,
                self.tokens.slice(first - 1, last),
            )  # "North Korea", the tag no name's
        if (state := self.vocabulary.states.get(name.title() if self.is_shouted else name)) is not None:
            return self._state(low, first, last, name, state.form) if state.form != "demonym" else None
        if self._is_corporate(first, last):
            return (
                self._body(low, first, body_last(self.tokens, self.tags, first, last), "body")
                if first < last
                else self._lone_body(low, last)
            )
        if (known := self.vocabulary.known.get(name)) is not None:
            return self._body(low, first, last, "known media" if known == "media" else "known body")
        if (
            self._has_trade(first)
            or (first < last and self._tells_company(first, last))
            or (self.tags[last + 1] == "," and self._trade_after(last))
        ):
            return self._body(low, first, last, "trade")
        if first == last:
            return self._single(low, first)
        if last - first >= _LONGEST_NAME or not self._may_be_surname(first, last):
            return None
        return self._by_shape(low, first, last)

    def _state(self, low: int, first: int, last: int, name: str, form: str) -> Mention | None:
        """Take the name of a state, or of its capital, unless it only says where."""
        before = self.lower[first - 1] if first > 0 else ""
        if before in LOCATIVE:
            return None
        start = self._start(low, first, last)
        acts = self._acts(start, last) or self.tags[last + 1] == "G"
        if form != "name" and not acts and self.tags[last + 1] not in "'J" and self.tags[first - 1 : first] != "J":
            form = "place"
        return Mention(
            start, last, name, STATE, "state", country=self.vocabulary.country(name), form=form, acts=acts,
            single=first == last,
        )  # fmt: skip

    def _lone_body(self, low: int, at: int) -> Mention | None:
        """Take "the Times", "Parliament", "Ministry of X"; leave "a Bank"."""
        last = body_last(self.tokens, self.tags, at, at)
        has_article = self.lower[at - 1 : at] == ["the"]
        if self.lower[at] in self.vocabulary.things and last == at:
            return None
        if last > at or has_article or self.tags[at + 1] in FINITE:
            return self._body(low, at, last, "body")
        return None

    def _body(self, low: int, first: int, last: int, rule: str) -> Mention:
        if first < last and self.lower[first - 1 : first] == ["and"]:
            first = low = body_first(self.tokens, self.tags, self.vocabulary, first)
        if self.lower[first - 1 : first] and self.lower[first - 1] in _COMPASS and self.words[first - 1][0].isupper():
            first = first - 1
        self.done = max(self.done, last)
        start = self._start(low, first, last)
        return Mention(
            start, last, self.tokens.slice(first, last), ORGANIZATION, rule, country=self.vocabulary.country(self.words[first]),
            alias=bracketed(self.tokens, self.tags, self.vocabulary, last), acts=self._acts(start, last), single=first == last,
            noun=self.lower[first - 1] if self._has_trade(first) else self._trade_after(last),
        )  # fmt: skip

    def _single(self, low: int, at: int) -> Mention | None:
        """Take a lone capitalised word: a body where it is an acronym with article or gloss, else open."""
        word = self.words[at]
        has_article = self.tags[at - 1 : at] == "D"
        is_acronym = not self.is_shouted and word.isupper() and 1 < len(word) < 8
        if bracketed(self.tokens, self.tags, self.vocabulary, at) or (
            is_acronym and has_article and self.tags[at + 1] not in "NP"
        ):
            return self._body(low, at, at, "acronym")
        if (
            self._is_word(at)
            or self.lower[at] in self.vocabulary.heads
            or (self.is_shouted and self.lower[at] in self.vocabulary.words)
        ):
            return None
        age, _ = what_follows(self.tokens, self.tags, self.vocabulary, at)
        return Mention(
            self._start(low, at, at),
            at,
            self.tokens.words[at],
            "" if age is None else PERSON,
            "single",
            age=age,
            acts=self._acts(at, at),
            single=True,
        )

    def _by_shape(self, low: int, first: int, last: int) -> Mention | None:
        """Take two to five capitalised words for a person unless something speaks against it."""
        words = self.words[first : last + 1]
        if self._is_particle(first):
            name = self.tokens.slice(first, last)
            return Mention(first, last, name, "", "single", acts=self._acts(first, last), single=True)
        if words[0] in self.vocabulary.given:
            return self._person(self._start(low, first, last), first, last, "given name")
        if bracketed(self.tokens, self.tags, self.vocabulary, last):
            return self._body(low, first, last, "acronym")
        if self.tags[last + 1] == "," and any(what_follows(self.tokens, self.tags, self.vocabulary, last)):
            return self._person(self._start(low, first, last), first, last, "apposition")
        if self.tokens.starts[first] in self.places or not self._looks_personal(first, last, words):
            return None
        if self.lower[last + 1 : last + 2] and self.lower[last + 1] in self.vocabulary.roles:
            return self._body(low, first, last, "employer")  # "X Y spokeswoman Z"
        if self.tags[last + 1] in "NA":
            return None
        return self._person(first, first, last, "shape")
