"""The functions and forms of address in front of names: "regional governor X", "Mr X", "the prime minister, X,"."""

from __future__ import annotations

from typing import Final

from newsparse.language.namewords import NameWords
from newsparse.language.offices import Office, office_before

__all__ = ["NameRoles"]

_FINITE_OR_END: Final = frozenset("VXHLM.,")
_SURNAME: Final = "surname"
# What an office may be called after "of" before its holder's name begins: "Secretary of State X".
_PORTFOLIOS: Final = frozenset({"state", "defense", "defence"})
_JOINTS: Final = frozenset({"of", "the", "and", "for"})
# Functions that are also surnames: "Xan King" is a person, "Crown Prince" none.
_SURNAMES: Final = frozenset(
    "bishop dean duke judge king major marshal pope prince sheriff star farmer cardinal chase".split()
)
# Functions that are adjectives as well.
_ADJECTIVAL: Final = frozenset({"chief", "executive"})


class NameRoles(NameWords):
    """Finds what stands in front of a name and says what its holder is."""

    def _office(self, low: int, named: int, role_at: int) -> Office:
        """Read the function that ends with a token; that of "Secretary of State" begins before "of"."""
        at = role_at
        if not self.vocabulary.is_title(self.words[at]):
            at = named - 2 if role_at >= named else named - 3
        office = office_before(self.tokens, self.tags, self.vocabulary, low if low <= at else max(at - 4, 0), at)
        return office if at == role_at else office._replace(role=self.tokens.slice(office.start, role_at))

    def _honorific(self, first: int, last: int) -> tuple[str | None, int]:
        """Skip forms of address: "Mr", "Dr."."""
        gender: str | None = None
        at = first
        while at < last and (told := self.vocabulary.honorifics.get(self.words[at])):
            gender = gender or (told if told != "either" else None)
            at += 1
        return gender, at

    def _role_at(self, low: int, first: int, last: int) -> int | None:
        """Find the last word in front of a name that is a function."""
        vocabulary, lower = self.vocabulary, self.lower
        if first < last and vocabulary.is_function(self.words[last]) and self._is_rank(first, last):
            return last
        if self._is_introduced(first, last):
            return self._role_before(low, first, last)
        for at in range(last - 1, first - 1, -1):
            if vocabulary.is_function(self.words[at]) and self._can_follow(at + 1, last):
                return at
        if (
            last - first > 1
            and lower[first] in vocabulary.titles
            and self._opens(first)
            and self._can_follow(first + 1, last)
        ):
            return first  # "Surfer X Y said", "Climbers X Y and"
        before = self._role_before(low, first, last) if self.tags[first - 1] in "NPA,)" else None
        if before is not None:
            return None if self._employs(first, last) else before
        if first > 1 and lower[first - 1] == "of" and lower[first - 2] in vocabulary.roles:
            return self._portfolio(first, last)
        is_office = (first < last or self.tags[first - 1 : first] == "D") and vocabulary.is_function(self.words[last])
        if is_office and first < last and lower[last] in _SURNAMES and lower[first] not in vocabulary.words:
            return None
        return last if is_office and self.words[first] not in vocabulary.given else None

    def _is_introduced(self, first: int, last: int) -> bool:
        """Whether a function that is a given name as well is one here, after who that is: "its president, Dean X,"."""
        is_apposed = first > 1 and self.lower[first - 1] == "," and self.vocabulary.is_title(self.words[first - 2])
        return first < last and is_apposed and self.words[first] in self.vocabulary.given

    def _role_before(self, low: int, first: int, last: int) -> int | None:
        """Find a function in front of a run, in the same phrase, in brackets, or before a comma."""
        vocabulary, lower, before = self.vocabulary, self.lower, first - 1
        if before < 0:
            return None
        if before > 2 and lower[before] == ")" and lower[before - 1] in vocabulary.retired:
            before = low = before - 3  # "Captain (retd) X Y"
        if self._introduces(before, low, first, last):
            return before
        if (
            before > 1
            and lower[before - 1] == "of"
            and lower[before - 2] in vocabulary.roles
            and self.tags[before] == "N"
        ):
            return before  # "secretary of state X"
        is_apposed = before > 0 and lower[before] == "," and self.tags[last + 1] in ",F."
        if is_apposed and vocabulary.is_title(self.words[before - 1]) and not self._is_plural(before - 1):
            return before - 1  # "the prime minister, X, said"
        return None

    def _introduces(self, before: int, low: int, first: int, last: int) -> bool:
        """Whether a word in front of a name says who that is; one outside the name's phrase only if nothing else it could be."""
        if self.tags[before] not in "NPA" or not self.vocabulary.is_title(self.words[before]):
            return False
        if before >= low:
            return self.tags[before] in "NP" or self.lower[before] in _ADJECTIVAL
        is_alone = self.tags[before] == "N" and not self._is_plural(before)
        return first < last and is_alone and self._can_follow(first, last)

    def _is_rank(self, first: int, last: int) -> bool:
        """Whether a run is all function and no name: "Lt Col", "Attorney General"."""
        vocabulary = self.vocabulary
        return self.lower[last] not in _SURNAMES and all(
            vocabulary.is_function(self.words[at]) or self.lower[at] in vocabulary.modifiers
            for at in range(first, last)
        )

    def _employs(self, first: int, last: int) -> bool:
        """Whether a name is whom somebody speaks for: "ship owner X Y spokeswoman Z"."""
        return first < last and self.tags[last + 1] == "N" and self.lower[last + 1] in self.vocabulary.roles

    def _can_follow(self, first: int, last: int) -> bool:
        """Whether a function may have these words for its holder's name."""
        if self.lower[first] in _JOINTS or (first < last and self._is_body(first)):
            return False
        told = self.vocabulary.things.get(self.lower[last])
        return told is None or (told == _SURNAME and self._bears_surname(first, last))

    def _bears_surname(self, first: int, last: int) -> bool:
        """Whether a thing's last word is a surname after a function: "Governor Alan West", but "King Street"."""
        before = self.lower[first - 1]
        if before in self.vocabulary.ennobling or before in _SURNAMES:
            return False
        return self.words[first] in self.vocabulary.given if first < last else self.tags[last + 1] in _FINITE_OR_END

    def _portfolio(self, first: int, last: int) -> int | None:
        """Find where "Secretary of State X" ends and the name begins."""
        if self.lower[first] in _PORTFOLIOS and first < last:
            return first
        return next((at - 1 for at in range(first + 1, last) if self.words[at] in self.vocabulary.given), None)
