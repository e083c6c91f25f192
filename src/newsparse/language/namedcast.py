"""Who is named: full names, surnames, initials, offices and states, each led back to whom it was first said of.

The full name comes once, then the surname; two of one surname are told apart by office and gender. What may be either's
is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Final

import attrs

from newsparse.language.fullnames import is_same_person, name_words, surnames
from newsparse.language.mentions import Mention
from newsparse.language.naming import ORGANIZATION, PERSON, STATE, Vocabulary, acronym
from newsparse.language.referents import KEPT, Referent, has_gender, head_of, keep, only

__all__ = ["EQUALLY_NEAR", "IN_BUSINESS", "NamedCast"]

# Two candidates mentioned within so many tokens of each other are equally near.
EQUALLY_NEAR: Final = 60
_NONE: Final = frozenset[str]()
_LINKS: Final = (" of ", " for ", " on ", " against ")
# Sorts of body that do business under a name of their own.
IN_BUSINESS: Final = frozenset({"company", "bank", "airline", "press", "broadcast", "society", "team"})
_COMPANY: Final = frozenset({"company"})
_SOCIETY: Final = frozenset({"society"})
# No noun alone points back to an agency that carries the news.
_MEDIA: Final = frozenset({"media"})
_LONGEST_ACRONYM: Final = 6
_SMALL: Final = frozenset({"of", "the", "for", "and", "on", "in", "to"})


class NamedCast:
    """Everybody mentioned by name, found again by name, surname, initials and form of address.

    Args:
        vocabulary: The words that tell kinds.
        leaves_open: Tells whether the text has names of which nothing says whose they are.
    """

    def __init__(self, vocabulary: Vocabulary, leaves_open: Callable[[], bool]) -> None:
        self.vocabulary = vocabulary
        self._leaves_open = leaves_open
        self.everybody: list[Referent] = []
        self._by_name: dict[str, Referent] = {}
        self._by_part: dict[str, list[Referent]] = {}
        self._by_surname: dict[str, list[Referent]] = {}
        self._by_function: dict[str, list[Referent]] = {}
        self._by_general: dict[str, list[Referent]] = {}
        self._by_head: dict[str, list[Referent]] = {}
        self._by_sort: dict[str, list[Referent]] = {}
        self._by_short: dict[str, list[Referent]] = {}
        self._by_first: dict[str, list[Referent]] = {}
        self._by_country: dict[str, Referent] = {}
        self._unnamed: list[Referent] = []
        self._unsure: list[Referent] = []
        self._open: dict[str, list[Mention]] = {}  # lone names that nothing explains
        self._bodies: list[Referent] = []  # all that the text names, sooner or later

    def introduce(self, mentions: Iterable[Mention]) -> None:
        """Enter those named in full, so that a surname before the full name finds them too.

        Args:
            mentions: All mentions of the text, in order.
        """
        told = list(mentions)
        employers = {mention.affiliation for mention in told}
        bodies = [one for one in told if one.kind == ORGANIZATION or (one.rule == "shape" and one.name in employers)]
        for mention in sorted(bodies, key=attrgetter("single")):  # "the XYZ" may come before what it is short for
            self._introduce_body(mention)
        for mention in told:
            if mention.kind == PERSON and not mention.single:
                self._introduce_person(mention)
        self._bodies = list(dict.fromkeys(filter(None, (self._by_name.get(mention.name) for mention in bodies))))

    def _new(self, kind: str, rule: str) -> Referent:
        referent = Referent(kind, rule, len(self.everybody))
        self.everybody.append(referent)
        return referent

    def _introduce_person(self, mention: Mention) -> None:
        if mention.name in self._by_name:
            return
        words = name_words(mention.name)
        referent = self._same_person(words) or self._shortened(words) or self._new(PERSON, mention.rule)
        if mention.role:
            self._appoint(referent, mention.role)
            referent.foretold = referent.foretold or mention
        self._by_name[mention.name] = referent
        referent.is_called(mention.name)
        referent.soft_gender = referent.soft_gender or mention.gender or self.vocabulary.gender(words[0])
        for surname in surnames(words, self.vocabulary):
            keep(self._by_surname, surname, referent)
        keep(self._by_first, words[0], referent)
        for part in words[:-1]:
            keep(self._by_part, part, referent)

    def _appoint(self, referent: Referent, role: str) -> None:
        head = head_of(role)
        keep(self._by_function, head, referent)
        for general in self.vocabulary.offices_meant.get(head, ()):
            keep(self._by_general, general, referent)

    def _same_person(self, words: Sequence[str]) -> Referent | None:
        """Find somebody with this surname and given names that agree: "J. Smith", or "Gil Pardo" of "Ana Gil Pardo"."""
        for referent in self._by_surname.get(words[-1], ()):
            if any(is_same_person(words, name_words(name)) for name in referent.names if " " in name):
                return referent
        return None

    def _shortened(self, words: Sequence[str]) -> Referent | None:
        """Find the one whose full name begins with these words: "Nurul Aina" of "Nurul Aina Hassan"."""
        for referent in self._by_first.get(words[0], ()) if len(words) > 1 else ():
            if any(name_words(name)[: len(words)] == words for name in referent.names):
                return referent
        return None

    def _introduce_body(self, mention: Mention) -> None:
        referent = self._by_name.get(mention.name) or self._by_name.get(mention.alias) or self._reordered(mention.name)
        if referent is None and mention.single and mention.first < mention.last:  # "the Herald"
            referent = only(self._by_head.get(mention.name.lower(), ()))
        if referent is None:
            referent = self._new(ORGANIZATION, mention.rule)
            words = _before_link(mention.name).lower().split(" ")
            referent.head = words[-1]
            for head in filter(None, (referent.head, mention.noun, " ".join(words[-2:]) if len(words) > 1 else "")):
                keep(self._by_head, head, referent)
        sorts = self._sorts(referent, mention)
        referent.sorts |= sorts
        for sort in sorts - _MEDIA:
            keep(self._by_sort, sort, referent)
        first, _, rest = mention.name.partition(" ")
        if rest and IN_BUSINESS & sorts and first.lower() not in self.vocabulary.words:
            keep(self._by_short, first, referent)
        self._call_body(referent, mention)

    def _reordered(self, name: str) -> Referent | None:
        """Find the body of the same words in another order: "Defence Ministry", "Ministry of Defence"."""
        words = set(name.lower().split()) - _SMALL
        headed = self._by_head.get(_before_link(name).rsplit(" ", 1)[-1].lower(), ()) if len(words) > 1 else ()
        return next(
            (one for one in headed if any(set(form.lower().split()) - _SMALL == words for form in one.names)), None
        )

    def _sorts(self, referent: Referent, mention: Mention) -> frozenset[str]:
        """Tell what sort of body somebody is: by the last word of the name, by the noun in front, by "&"."""
        sorts = self.vocabulary.sorts
        words = mention.name.lower().split()
        told = sorts.get(referent.head, _NONE) | sorts.get(mention.noun, _NONE) | sorts.get(words[0], _NONE)
        told |= frozenset(self.vocabulary.known.get(mention.name, "").split())
        if "company" in told:
            told = told.union(*(sorts.get(word, _NONE) for word in words))
        if "authority" in told:  # "the Refugee Council" is a society
            told = told.union(*(sorts.get(word, _NONE) & _SOCIETY for word in words))
        return told | _COMPANY if "&" in mention.name and not told else told

    def _call_body(self, referent: Referent, mention: Mention) -> None:
        referent.is_called(mention.name)
        self._by_name.setdefault(mention.name, referent)
        if mention.alias:
            referent.is_called(mention.alias, "name" if _is_proper(mention.alias) else "alias")
            self._by_name.setdefault(mention.alias, referent)
        initials = acronym(mention.name)
        if len(initials) > 1:
            self._by_name.setdefault(initials, referent)

    def find(self, mention: Mention) -> Referent | None:
        """Find whom a name stands for, and enter whoever is new.

        Args:
            mention: The next mention of the text.

        Returns:
            The referent; None where the name may be anybody's, or nobody's.
        """
        if mention.kind == STATE:
            referent = self._state(mention)
        elif mention.kind == PERSON and mention.single:
            referent = self._by_last_name(mention) or self._by_given_name(mention) or self._another(mention)
        else:
            referent = self._by_name.get(mention.name) or (self._open_name(mention) if not mention.kind else None)
        if referent is not None:
            self._mention(referent, mention)
        return referent

    def called(self, name: str) -> Referent | None:
        """Find whom a full name, a surname or initials stand for; nobody new is entered.

        Args:
            name: The name as printed.
        """
        for form in (name, name.title()) if name.isupper() else (name,):
            if referent := self._by_name.get(form) or only(self._by_surname.get(form, ())):
                return referent
        return None

    def _mention(self, referent: Referent, mention: Mention) -> None:
        referent.is_mentioned(mention.first, mention.last)
        referent.is_called(mention.name, mention.form or "name")
        referent.learn(mention)
        if mention.role:
            self._appoint(referent, mention.role)

    def _state(self, mention: Mention) -> Referent | None:
        if (namesake := self._namesake(mention)) is not None:
            return namesake
        referent = self._by_country.get(mention.country or "")
        if referent is None:
            if mention.form != "name" and not mention.acts:
                return None
            referent = self._enter_state(mention)
        elif mention.form == "place":
            return None
        return referent

    def _namesake(self, mention: Mention) -> Referent | None:
        """Find the person told before whose surname is that of a city or a state: "Mayor Ana Lima … Lima said"."""
        if mention.form == "place":
            return None
        told = [one for one in self._by_surname.get(mention.name, ()) if one.kind == PERSON and one.latest >= 0]
        return told[0] if len(told) == 1 and any(" " in name for name in told[0].names) else None

    def _enter_state(self, mention: Mention) -> Referent:
        referent = self._by_country[mention.country or ""] = self._new(STATE, mention.rule)
        return referent

    def _another(self, mention: Mention) -> Referent | None:
        """Enter somebody of a surname; where two have it already it is one of them, nobody knows which."""
        bearers = self._by_surname.get(mention.name, ())
        is_shared = len(bearers) > 1 and any(has_gender(one, mention.gender) for one in bearers)
        return None if is_shared else self._new_person(mention)

    def _new_person(self, mention: Mention) -> Referent:
        referent = self._new(PERSON, mention.rule)
        keep(self._by_surname, mention.name, referent)
        return referent

    def _open_name(self, mention: Mention) -> Referent | None:
        name = mention.name
        if name in self._by_surname and (referent := self._by_last_name(mention)) is not None:
            return referent
        if name in self._by_part and (referent := only(self._by_part[name])) is not None:
            return referent
        return self.called(name) if name.isupper() else only(self._by_short.get(name, ()))

    def _by_last_name(self, mention: Mention) -> Referent | None:
        """Find the person meant by a surname; two who are equally near are nobody."""
        candidates = [one for one in self._by_surname.get(mention.name, ()) if self._fits(one, mention)]
        candidates = _best(candidates, mention)
        if len(candidates) < 2:
            return only(candidates)
        seen = sorted((one for one in candidates if one.latest >= 0), key=lambda one: one.latest)
        if len(seen) > 1 and seen[-2].latest > mention.first - EQUALLY_NEAR:
            return only([one for one in seen if mention.name in one.bare])
        return seen[-1] if seen else only(candidates)

    def _by_given_name(self, mention: Mention) -> Referent | None:
        """Find the person meant by "Sir Alan"."""
        return None if mention.name in self._by_surname else only(self._by_first.get(mention.name, ()))

    def _fits(self, referent: Referent, mention: Mention) -> bool:
        if not has_gender(referent, mention.gender):
            return False
        if not mention.role or not referent.roles:
            return True
        held = set(map(head_of, referent.roles))
        return head_of(mention.role) in held or len(self._by_surname[mention.name]) == 1

    def leave_open(self, mention: Mention) -> None:
        """Keep a lone name that nothing explains, for "the airline" to point back to.

        Args:
            mention: A mention that `find` left open.
        """
        word = mention.name.lower()
        if (
            word not in self.vocabulary.words
            and word not in self.vocabulary.titles
            and word not in self.vocabulary.things
            and mention.name not in self._by_part
        ):
            self._open.setdefault(mention.name, []).append(mention)

    def name_speaker(self, mention: Mention) -> Referent | None:
        """Enter somebody who speaks under a name that nothing explains.

        Args:
            mention: A mention that `find` left open.

        Returns:
            The referent; None where the name is that of two whom nothing tells apart.
        """
        if mention.name in self._by_surname or mention.name in self._by_part:
            return None
        if mention.kind == STATE:
            referent = self._by_country.get(mention.country or "") or self._enter_state(mention)
        else:
            has_article = mention.last - mention.first > mention.name.count(" ")
            is_body = (mention.name.isupper() and len(mention.name) <= _LONGEST_ACRONYM) or has_article
            referent = self._new(ORGANIZATION if is_body else PERSON, "speaker")
            self._unsure = [*self._unsure[1 - KEPT :], referent]
            self._open.pop(mention.name, None)
            keep(self._by_surname, mention.name, referent)
        self._mention(referent, attrs.evolve(mention, form="alias" if mention.form == "place" else mention.form))
        return referent

    def appoint(self, referent: Referent, role: str) -> None:
        """Note what office somebody holds.

        Args:
            referent: Who.
            role: The office as printed.
        """
        referent.roles.setdefault(role)
        self._appoint(referent, role)

    def appoint_one_of(self, referent: Referent, role: str) -> None:
        """Note what office somebody holds together with others: "ministers".

        Args:
            referent: Who.
            role: The office as printed, in the plural; one that is not is nobody else's.
        """
        singular = role.removesuffix("s")
        if singular != role and self.vocabulary.is_title(singular.rsplit(" ", 1)[-1]) and not referent.roles:
            referent.roles.setdefault(role)
            self._appoint(referent, singular)

    def are_all(self, referents: Iterable[Referent], head: str) -> bool:
        """Tell whether each of some holds an office.

        Args:
            referents: Who.
            head: The office's last word, in the plural.
        """
        singular = head.removesuffix("s")
        return all({head, singular}.intersection(map(head_of, one.roles)) for one in referents)

    def entitle(self, name: str) -> Referent:
        """Find the body that speaks under a capitalised name with article, or enter it: "the Daily X".

        Args:
            name: The name as printed, without the article.
        """
        referent = self._by_name.get(name)
        if referent is None:
            referent = self._by_name[name] = self._new(ORGANIZATION, "speaker")
            referent.head = name.rsplit(" ", 1)[-1].lower()
            for word in name.lower().split():
                for sort in self.vocabulary.sorts.get(word, ()):
                    keep(self._by_sort, sort, referent)
        referent.is_called(name)
        return referent

    def christen(self, referent: Referent, name: str) -> None:
        """Name somebody whom the text described first.

        Args:
            referent: Who.
            name: The name as printed.
        """
        referent.kind = PERSON
        referent.is_called(name)
        keep(self._by_surname, name.rsplit(" ", 1)[-1], referent)

    def state_of(self, code: str, printed: str) -> Referent:
        """Find a state, or enter it.

        Args:
            code: ISO 3166-1 alpha-2 code.
            printed: What it is called here.
        """
        if code not in self._by_country:
            self._by_country[code] = self._new(STATE, "state")
            self._by_country[code].country = code
        self._by_country[code].is_called(printed, "alias")
        return self._by_country[code]


def _best(candidates: list[Referent], mention: Mention) -> list[Referent]:
    """Prefer who holds the very office: "President X" is no Vice President."""
    role = mention.role.lower()
    exact = [one for one in candidates if role and role in map(str.lower, one.roles)]
    return exact or candidates


def _before_link(name: str) -> str:
    """Cut "of X", "for X" off the name of a body."""
    for link in _LINKS:
        name = name.split(link, 1)[0]
    return name


def _is_proper(name: str) -> bool:
    """Whether a form is a name and no gloss such as "the country's security service"."""
    return all(word[0].isupper() or word in _SMALL for word in name.split())
