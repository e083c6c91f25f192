"""The cast of an article: everybody whom it mentions, one entry for each, however often and however called.

Conventions of news copy that decide: the full name comes once, then the surname; a function with article points back to
the last who held it; a body is called by its head ("the ministry") or its initials; a state by its capital. What points
back to two that fit equally points to nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from operator import attrgetter
from typing import Final

from newsparse.language.descriptions import Description
from newsparse.language.fullnames import is_same_person, name_words, surnames
from newsparse.language.mentions import Mention
from newsparse.language.naming import GROUP, MANY, ONE, ORGANIZATION, PERSON, STATE, Vocabulary, acronym

__all__ = ["Cast", "Referent"]

# How many of one surname, function or head are kept in mind; the oldest is forgotten.
_KEPT: Final = 8
# Two candidates mentioned within so many tokens of each other are equally near.
_EQUALLY_NEAR: Final = 60
_NONE: Final = frozenset[str]()
_LINKS: Final = (" of ", " for ", " on ", " against ")
_PAST: Final = frozenset({"former", "ex", "outgoing", "late", "veteran", "then", "new", "young", "old", "acting"})
_CLITICS: Final = frozenset({"'s", "’s", "'", "’"})
_IN_BUSINESS: Final = frozenset({"company", "bank", "airline", "press", "broadcast", "society", "team"})
_COMPANY: Final = frozenset({"company"})
_SOCIETY: Final = frozenset({"society"})
# No noun alone points back to an agency that carries the news.
_MEDIA: Final = frozenset({"media"})
# So far into the text a function may point forward to its only holder: "The president …" under a headline.
_LEAD: Final = 60
_LONGEST_ACRONYM: Final = 6
_SMALL: Final = frozenset({"of", "the", "for", "and", "on", "in", "to"})
# Two states of which each has one: "the government" of neither.
_OF_A_STATE: Final = frozenset({"government"})
_ANY_SOURCE: Final = frozenset({"source", "official", "person"})


class Referent:
    """Somebody whom the article mentions.

    Args:
        kind: Whom, as in `newsparse.language.naming`.
        rule: What told the kind.
        serial: How many were in the cast before.
    """

    __slots__ = (
        "affiliation",
        "age",
        "bare",
        "country",
        "gender",
        "head",
        "is_passing",
        "kind",
        "latest",
        "modifiers",
        "names",
        "roles",
        "rule",
        "serial",
        "soft_gender",
        "sorts",
        "spans",
    )  # fmt: skip

    def __init__(self, kind: str, rule: str, serial: int) -> None:
        self.kind = kind
        self.rule = rule
        self.serial = serial
        self.names: dict[str, str] = {}  # each way it is called to the form: "name", "capital", "alias"
        self.roles: dict[str, None] = {}
        self.affiliation = ""
        self.country: str | None = None
        self.gender: str | None = None
        self.soft_gender: str | None = None
        self.age: int | None = None
        self.head = ""
        self.modifiers: tuple[str, ...] = ()
        self.sorts = _NONE  # of a body, as in the lexicon
        self.bare: set[str] = set()  # surnames it was called by with nothing in front
        self.spans: dict[tuple[int, int], None] = {}  # first and last token of each mention
        self.latest = -1
        self.is_passing = False  # somebody without a name who only matters if he speaks

    @property
    def is_unsure(self) -> bool:
        """Whether it is a person only because nothing told what else."""
        return self.kind == PERSON and self.rule == "speaker" and not self.gender and not self.roles

    def is_called(self, name: str, form: str = "name") -> None:
        """Note one more way to call it."""
        self.names.setdefault(name, form)

    def is_mentioned(self, first: int, last: int) -> None:
        """Note a mention, in tokens, the last one included."""
        self.spans[first, last] = None
        self.latest = max(self.latest, first)

    def learn(self, mention: Mention) -> None:
        """Take over what a mention tells beyond the name."""
        if mention.rule == "single":
            self.bare.add(mention.name)
        if mention.role:
            self.roles.setdefault(mention.role)
        self.affiliation = self.affiliation or mention.affiliation
        self.country = self.country or mention.country
        self.gender = self.gender or mention.gender
        self.age = self.age if self.age is not None else mention.age


class Cast:
    """Everybody mentioned, found again by name, surname, initials, function and head.

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

    # ------------------------------------------------------------ names

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
        self._by_name[mention.name] = referent
        referent.is_called(mention.name)
        referent.soft_gender = referent.soft_gender or mention.gender or self.vocabulary.gender(words[0])
        for surname in surnames(words, self.vocabulary):
            _keep(self._by_surname, surname, referent)
        _keep(self._by_first, words[0], referent)
        for part in words[:-1]:
            _keep(self._by_part, part, referent)

    def _appoint(self, referent: Referent, role: str) -> None:
        head = _head_of(role)
        _keep(self._by_function, head, referent)
        for general in self.vocabulary.offices_meant.get(head, ()):
            _keep(self._by_general, general, referent)

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
            referent = _only(self._by_head.get(mention.name.lower(), ()))
        if referent is None:
            referent = self._new(ORGANIZATION, mention.rule)
            words = _before_link(mention.name).lower().split(" ")
            referent.head = words[-1]
            for head in filter(None, (referent.head, mention.noun, " ".join(words[-2:]) if len(words) > 1 else "")):
                _keep(self._by_head, head, referent)
        sorts = self._sorts(referent, mention)
        referent.sorts |= sorts
        for sort in sorts - _MEDIA:
            _keep(self._by_sort, sort, referent)
        first, _, rest = mention.name.partition(" ")
        if rest and _IN_BUSINESS & sorts and first.lower() not in self.vocabulary.words:
            _keep(self._by_short, first, referent)
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
            if referent := self._by_name.get(form) or _only(self._by_surname.get(form, ())):
                return referent
        return None

    def _mention(self, referent: Referent, mention: Mention) -> None:
        referent.is_mentioned(mention.first, mention.last)
        referent.is_called(mention.name, mention.form or "name")
        referent.learn(mention)
        if mention.role:
            self._appoint(referent, mention.role)

    def _state(self, mention: Mention) -> Referent | None:
        referent = self._by_country.get(mention.country or "")
        if referent is None:
            if mention.form != "name" and not mention.acts:
                return None
            referent = self._enter_state(mention)
        elif mention.form == "place":
            return None
        return referent

    def _enter_state(self, mention: Mention) -> Referent:
        referent = self._by_country[mention.country or ""] = self._new(STATE, mention.rule)
        return referent

    def _another(self, mention: Mention) -> Referent | None:
        """Enter somebody of a surname; where two have it already it is one of them, nobody knows which."""
        bearers = self._by_surname.get(mention.name, ())
        is_shared = len(bearers) > 1 and any(_has_gender(one, mention.gender) for one in bearers)
        return None if is_shared else self._new_person(mention)

    def _new_person(self, mention: Mention) -> Referent:
        referent = self._new(PERSON, mention.rule)
        _keep(self._by_surname, mention.name, referent)
        return referent

    def _open_name(self, mention: Mention) -> Referent | None:
        name = mention.name
        if name in self._by_surname and (referent := self._by_last_name(mention)) is not None:
            return referent
        if name in self._by_part and (referent := _only(self._by_part[name])) is not None:
            return referent
        return self.called(name) if name.isupper() else _only(self._by_short.get(name, ()))

    def _by_last_name(self, mention: Mention) -> Referent | None:
        """Find the person meant by a surname; two who are equally near are nobody."""
        candidates = [one for one in self._by_surname.get(mention.name, ()) if self._fits(one, mention)]
        candidates = _best(candidates, mention)
        if len(candidates) < 2:
            return _only(candidates)
        seen = sorted((one for one in candidates if one.latest >= 0), key=lambda one: one.latest)
        if len(seen) > 1 and seen[-2].latest > mention.first - _EQUALLY_NEAR:
            return _only([one for one in seen if mention.name in one.bare])
        return seen[-1] if seen else _only(candidates)

    def _by_given_name(self, mention: Mention) -> Referent | None:
        """Find the person meant by "Sir Alan"."""
        return None if mention.name in self._by_surname else _only(self._by_first.get(mention.name, ()))

    def _fits(self, referent: Referent, mention: Mention) -> bool:
        if not _has_gender(referent, mention.gender):
            return False
        if not mention.role or not referent.roles:
            return True
        held = set(map(_head_of, referent.roles))
        return _head_of(mention.role) in held or len(self._by_surname[mention.name]) == 1

    def leave_open(self, mention: Mention) -> None:
        """Keep a lone name that nothing explains, for "the airline" to point back to.

        Args:
            mention: A mention that `find` left open.
        """
        word = mention.name.lower()
        if (
            word not in self.vocabulary.words
            and word not in self.vocabulary.titles
            and mention.name not in self._by_part
        ):
            self._open.setdefault(mention.name, []).append(mention)

    def _explained(self, described: Description) -> list[Referent]:
        """Find the body in the only open name, where a description that tells one points back: "X cut jobs. The firm said"."""
        pointing = self.vocabulary.pointing.get(described.head, _NONE)
        referent = self.body_left() if _IN_BUSINESS & pointing else None
        if referent is None:
            return []
        for sort in pointing:
            _keep(self._by_sort, sort, referent)
        return [referent]

    def _points_nowhere(self, described: Description) -> bool:
        """Whether "the company" must stand for a body that the text has named, though none is known."""
        is_bare = not described.modifiers and not described.affiliation
        is_body = described.kind in (ONE, ORGANIZATION) and described.head in self.vocabulary.pointing
        return described.is_definite and is_bare and is_body and self._names_one_like(described)

    def _names_one_like(self, described: Description) -> bool:
        """Whether the text names somebody anywhere who may be "the company": a body of its sort or of none, or anybody."""
        meant = self.vocabulary.pointing[described.head]
        return any(not one.sorts or one.sorts & meant for one in self._bodies) or self._leaves_open()

    def body_left(self) -> Referent | None:
        """Take the only name that may be anybody's for a body's, because something points back to a body."""
        unsure = [one for one in self._unsure if one.is_unsure]
        if len(unsure) + len(self._open) != 1:
            return None
        if unsure:
            unsure[0].kind = ORGANIZATION
            return unsure[0]
        (mentions,) = self._open.values()
        self._open = {}
        referent = self._by_name[mentions[0].name] = self._new(ORGANIZATION, "description")
        _keep(self._by_surname, mentions[0].name, referent)
        for mention in mentions:
            self._mention(referent, mention)
        return referent

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
            self._unsure = [*self._unsure[1 - _KEPT :], referent]
            self._open.pop(mention.name, None)
            _keep(self._by_surname, mention.name, referent)
        self._mention(referent, mention._replace(form="alias" if mention.form == "place" else mention.form))
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
        return all({head, singular}.intersection(map(_head_of, one.roles)) for one in referents)

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
                    _keep(self._by_sort, sort, referent)
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
        _keep(self._by_surname, name.rsplit(" ", 1)[-1], referent)

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

    # ------------------------------------------------------------ descriptions

    def describe(self, described: Description, text: str, *, passing: bool = False) -> Referent | None:
        """Find whom a description stands for, and enter whoever is new.

        Args:
            described: The description.
            text: Its words as printed.
            passing: Whether somebody new only matters if he speaks later, and a body not at all.

        Returns:
            The referent; None where several fit equally.
        """
        if self._is_anybodys(described):
            return None
        candidates = self._candidates(described)
        if not candidates and self._points_nowhere(described):
            return None
        if candidates:
            referent = self._nearest(candidates, described.first)
        elif described.kind == ORGANIZATION and described.head not in self.vocabulary.heads:
            referent = None  # "the force" only points back
        elif described.kind == ORGANIZATION and passing and described.is_definite and not described.modifiers:
            referent = None
        else:
            referent = self._enter(described, passing=passing)
        if referent is not None:
            referent.is_mentioned(described.first, described.last)
            referent.is_called(text, "alias")
            referent.gender = referent.gender or described.gender
            referent.age = referent.age or described.age
        return referent

    def knows(self, described: Description) -> bool:
        """Tell whether a description points back to an office or a source that the text has told."""
        candidates = self._candidates(described) if described.is_definite else ()
        return any(not one.spans or any(first < described.first for first, _ in one.spans) for one in candidates)

    def _is_anybodys(self, described: Description) -> bool:
        """Whether "the government" is that of two states named before."""
        if described.head not in _OF_A_STATE or described.modifiers or described.affiliation:
            return False
        return described.is_definite and sum(one.latest >= 0 for one in self._by_country.values()) > 1

    def _candidates(self, described: Description) -> list[Referent]:
        if described.kind != ONE:
            headed = self._collective(described)
            if headed and not all(one.is_passing for one in headed):
                return headed
            return self._body_meant(described) or headed  # a name before "a company"
        if described.is_owned:
            return [one for one in self._holders(described) if one.latest >= 0]
        if not described.is_definite:
            return []
        if holders := self._holders(described):
            return holders
        return [one for one in (self._pointed_at(described),) if one is not None] or self._body_meant(described)

    def _holders(self, described: Description) -> list[Referent]:
        """List those who hold the function described: "the governor", "the Russian president"."""
        held = [one for one in self._by_function.get(described.head, ()) if self._agree(one, described)]
        if not held:
            held = [one for one in self._by_general.get(described.head, ()) if self._agree(one, described)]
        if described.first < _LEAD and len(held) == 1:
            return held
        return [one for one in held if one.latest >= 0]

    def _agree(self, referent: Referent, described: Description) -> bool:
        if described.country and referent.country and referent.country != described.country:
            return False
        known = f"{' '.join(referent.roles)} {referent.affiliation}".lower()
        idle = _PAST.union(self._nationalities(described))
        return all(word in known for word in _beyond_owner(described) if word not in idle)

    def _nationalities(self, described: Description) -> Sequence[str]:
        return described.modifiers if described.country else ()

    def _nearest(self, candidates: list[Referent], at: int) -> Referent | None:
        ordered = sorted(candidates, key=lambda one: one.latest)
        if len(ordered) > 1 and ordered[-2].latest > at - _EQUALLY_NEAR:
            return None
        return ordered[-1]

    def _pointed_at(self, described: Description) -> Referent | None:
        """Find the unnamed one that "the source", "the official" points back to."""
        for referent in reversed(self._unnamed[-_KEPT:]):
            if referent.kind != ONE:
                continue
            if described.head == "source" and referent.is_passing:
                continue
            if described.head in (referent.head, "source") and self._agree_unnamed(referent, described):
                return referent
            if referent.head == "source" and described.head in _ANY_SOURCE:
                return referent
        return None

    def _agree_unnamed(self, referent: Referent, described: Description) -> bool:
        return set(described.modifiers) <= set(referent.modifiers)

    def _collective(self, described: Description) -> list[Referent]:
        """List the bodies or groups of this head: of the same words, or of any where only the head is printed."""
        headed = self._by_head.get(described.head, ())
        same = [one for one in headed if described.modifiers == one.modifiers and not _has_name(one)]
        if not described.is_definite:
            return same[-1:]
        if words := self._told(described, ()):
            seen = [one for one in headed if one.latest >= 0 and words <= _words(one)]
            return same[-1:] or [one for one in seen if _is_of(one, described.country)]
        if described.modifiers and same:
            return same[-1:]
        seen = [one for one in headed if one.latest >= 0 and one.affiliation == described.affiliation]
        is_first = described.first < _LEAD and len(headed) == 1 and not described.affiliation
        return seen or list(headed if is_first else ())

    def _body_meant(self, described: Description) -> list[Referent]:
        """List the bodies that "the X" may stand for without being called so: "the regulator", "the central bank"."""
        if not described.is_definite or described.affiliation:
            return []
        words = self._told(described, ())
        if words & _CLITICS:
            return []
        headed = (one for one in self._by_head.get(described.head, ()) if one.latest >= 0 and not one.is_passing)
        called = [one for one in headed if words <= _words(one)]
        if called:
            return called
        words = {word for word in words if word not in self.vocabulary.topics and word not in self.vocabulary.sorts}
        sorts = self.vocabulary.pointing.get(described.head, _NONE)
        meant = {id(one): one for sort in sorts for one in self._by_sort.get(sort, ()) if one.latest >= 0}
        fitting = [one for one in meant.values() if words <= _words(one) and _is_of(one, described.country)]
        return [one for one in fitting if not one.is_passing] or fitting or self._explained(described)

    def _told(self, described: Description, idle: Collection[str]) -> set[str]:
        """Collect the words before a head that the name must have as well: those of place, nation and trade need not be."""
        if not described.modifiers:
            return set()
        return {
            word
            for word in described.modifiers
            if not (described.country is not None and self.vocabulary.country(word.title()) is not None)
            if not word.endswith("-based") and word not in idle
        }

    def _enter(self, described: Description, *, passing: bool = False) -> Referent:
        referent = self._new(described.kind, "description")
        referent.is_passing = passing
        referent.head = described.head
        referent.modifiers = described.modifiers
        referent.country = described.country
        referent.affiliation = described.affiliation
        if described.kind in (ONE, MANY):
            referent.roles.setdefault(described.role)
            self._unnamed.append(referent)
        if described.kind in (GROUP, ORGANIZATION, MANY):
            _keep(self._by_head, described.head, referent)
        if described.kind == ORGANIZATION:
            referent.sorts = self.vocabulary.sorts.get(described.head, _NONE)
            for sort in referent.sorts if not described.head.endswith("s") else ():
                _keep(self._by_sort, sort, referent)
        return referent


def _has_gender(referent: Referent, gender: str | None) -> bool:
    return gender is None or (referent.gender or referent.soft_gender or gender) == gender


def _best(candidates: list[Referent], mention: Mention) -> list[Referent]:
    """Prefer who holds the very office: "President X" is no Vice President."""
    role = mention.role.lower()
    exact = [one for one in candidates if role and role in map(str.lower, one.roles)]
    return exact or candidates


def _keep(index: dict[str, list[Referent]], key: str, referent: Referent) -> None:
    kept = index.setdefault(key, [])
    if referent not in kept:
        kept.append(referent)
        del kept[:-_KEPT]


def _head_of(role: str) -> str:
    return role.rsplit(" ", 1)[-1].lower()


def _beyond_owner(described: Description) -> Sequence[str]:
    """Leave out a possessor without a name, which only points back as well: "the city's mayor"."""
    words = described.modifiers
    owner = max((at for at, word in enumerate(words) if word in _CLITICS), default=-1)
    return words[owner + 1 :] if described.role[:1].islower() else words


def _is_of(referent: Referent, country: str | None) -> bool:
    return None in (country, referent.country) or referent.country == country


def _before_link(name: str) -> str:
    """Cut "of X", "for X" off the name of a body."""
    for link in _LINKS:
        name = name.split(link, 1)[0]
    return name


def _has_name(referent: Referent) -> bool:
    return "name" in referent.names.values()


def _words(referent: Referent) -> set[str]:
    """Collect the words of all names of a body, in lower case, and those before its head."""
    return set(" ".join(islice(referent.names, _KEPT)).lower().split()).union(referent.modifiers)


def _is_proper(name: str) -> bool:
    """Whether a form is a name and no gloss such as "the country's security service"."""
    return all(word[0].isupper() or word in _SMALL for word in name.split())


def _only(candidates: Sequence[Referent]) -> Referent | None:
    return candidates[0] if len(candidates) == 1 else None
