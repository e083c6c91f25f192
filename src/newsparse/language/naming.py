"""What the words of a name or a noun phrase tell about whom it names: tables of words, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from newsparse.lexicon import Lexicon, Section

__all__ = ["GROUP", "MANY", "ONE", "ORGANIZATION", "PERSON", "STATE", "State", "Vocabulary", "acronym"]

# Kinds of who is named; the values are those of the public model.
PERSON: Final = "person"
ORGANIZATION: Final = "organization"
GROUP: Final = "group"
STATE: Final = "state"
# Somebody without a name: one, or several.
ONE: Final = "unnamed"
MANY: Final = "unnamed many"

# What a capital that stands for no state has in place of a code.
NOBODY: Final = "nobody"
# Words for somebody unnamed that stand before no name.
_NO_TITLES: Final = frozenset({"one", "source", "person", "local", "critic"})
_SMALL: Final = frozenset({"of", "the", "for", "and", "on", "in", "to", "without", "de", "la"})


class State(NamedTuple):
    """A word for a state.

    Args:
        code: ISO 3166-1 alpha-2 code of the state.
        form: ``"name"``, ``"capital"``, ``"metonym"`` or ``"demonym"``.
    """

    code: str
    form: str


@attrs.frozen(eq=False, repr=False)
class Vocabulary:
    """The words that tell who is named, by what they tell.

    Args:
        roles: Functions that a person holds, to the gender the word tells or ``"either"``.
        titles: What may stand before a name and say who that is: functions, callings, and their plurals, to gender.
        trades: Common nouns before a name that say it is a body's: "lender", "charity".
        modifiers: Words before a role that belong to it.
        retired: What stands in brackets between a function and a name.
        letters: What stands after a name and is none of it: "QC".
        honorifics: What stands before a name, as printed, to gender.
        heads: Common nouns to the kind of whom they name, when they head a phrase; of two words some: "air force".
        tails: The last words of those of two.
        ends: The last words of all that are in `described`.
        acting: Those heads, to kind, that name who takes part in what happens, whether or not they speak.
        described: Heads and those that act, to kind.
        media: Common nouns that name news media.
        known: Names to the sorts of body that nothing but themselves tells; "media" for agencies and stations.
        known_ends: The last words of those of several.
        spelled: Names of bodies and states that have a small word inside, "Doctors Without Borders", each by its first and its last word.
        things: Last words of capitalised names of neither persons nor bodies, to "surname" where they are surnames as well.
        before_speakers: What right before a name says that somebody bears it.
        vessels: Common nouns before a name that say it is a thing's: "ship".
        ennobling: Functions before a given name alone, which ships bear as well: "Princess".
        calendar: Days and months, which belong to no name.
        documents: Nouns of what says something without being anybody.
        sorts: Last words of bodies' names to the sorts of body they tell.
        openers: First words of bodies' names.
        topics: Words before the noun for a body that its name need not repeat.
        pointing: Common nouns to the sorts of body that they point back to with an article.
        offices_meant: Offices to the general words that may mean them.
        generals: Those general words.
        callings: What somebody does that is no office.
        kin: Who somebody is to another, which is no office either.
        attributes: Nouns that say of somebody named already what he or she is, to gender.
        teams: Nouns for several people named together.
        pronouns: Pronouns to what they may stand for.
        labels: Words before a colon that head a piece: "exclusive".
        states: Words for states as printed, see `State`.
        seats: Capitals that stand for no state.
        given: Given names, capitalised, to ``"female"``, ``"male"`` or ``"either"``.
        particles: Small words inside names: "von", "bin".
        words: Words of English in lower case: what is listed here may be a name, but no name tells by it.
    """

    roles: Section
    titles: Mapping[str, str]
    trades: frozenset[str]
    modifiers: Section
    retired: frozenset[str]
    letters: frozenset[str]
    honorifics: Section
    heads: Mapping[str, str]
    tails: frozenset[str]
    ends: frozenset[str]
    acting: Mapping[str, str]
    described: Mapping[str, str]
    media: frozenset[str]
    known: Section
    known_ends: frozenset[str]
    spelled: Mapping[str, Sequence[Sequence[str]]]
    things: Section
    before_speakers: Section
    vessels: frozenset[str]
    ennobling: Section
    calendar: Section
    documents: Section
    sorts: Mapping[str, frozenset[str]]
    openers: Section
    topics: Section
    pointing: Mapping[str, frozenset[str]]
    offices_meant: Mapping[str, frozenset[str]]
    generals: frozenset[str]
    callings: frozenset[str]
    kin: Section
    attributes: Section
    teams: Section
    pronouns: Section
    labels: Section
    states: Mapping[str, State]
    seats: frozenset[str]
    given: Section
    particles: Section
    words: Section

    @classmethod
    def of(cls, actors: Lexicon, places: Lexicon, names: Lexicon, tags: Lexicon) -> Vocabulary:
        """Take the vocabulary from its lexicons; the same lexicons give the same object.

        Args:
            actors: The lexicon ``actors``.
            places: The lexicon ``places``.
            names: The lexicon ``names``.
            tags: The lexicon ``tags``.
        """
        return _vocabulary(actors, places, names, tags)

    def kind_of_head(self, word: str) -> str:
        """Tell whom a common noun names, empty where it names nobody.

        Args:
            word: The head of a noun phrase, in lower case.
        """
        if kind := self.heads.get(word):
            return kind
        if word in self.roles or word in self.generals:
            return ONE
        return ""

    def is_function(self, word: str) -> bool:
        """Tell whether somebody may hold what a word says: "Governor", "PC", "Then-mayor".

        Args:
            word: The word as printed.
        """
        return (
            word.lower() in self.roles or word in self.roles or ("-" in word and bool(self.gender_of(word, self.roles)))
        )

    def is_title(self, word: str) -> bool:
        """Tell whether a word before a name may say who that is: a function or a calling.

        Args:
            word: The word as printed.
        """
        return (
            word.lower() in self.titles
            or word in self.titles
            or ("-" in word and bool(self.gender_of(word, self.titles)))
        )

    def gender_of(self, word: str, titles: Mapping[str, str]) -> str | None:
        """Tell the gender of a function, ``"either"`` where it has none, None where it is no function.

        Args:
            word: The word as printed; one such as "Then-mayor" has the gender of its last part.
            titles: Functions to gender.
        """
        told = titles.get(word) or titles.get(word.lower())
        if told is None and "-" in word:
            *before, last = word.lower().split("-")
            if all(part in self.modifiers or part in self.roles for part in before):
                return titles.get(last)
        return told

    def spelled_end(self, words: Sequence[str], first: int) -> int:
        """Find the last token of the longest name with a small word inside that begins with a token; -1 where none does.

        Args:
            words: The tokens of the text.
            first: Index of the token.
        """
        names = (name for name in self.spelled.get(words[first], ()) if words[first : first + len(name)] == name)
        return first - 1 + max(map(len, names), default=-first)

    def country(self, word: str) -> str | None:
        """Return the code of the state that a name, capital or demonym belongs to."""
        state = self.state(word)
        return state.code if state else None

    def state(self, word: str) -> State | None:
        """Find what a word says about a state; one all in capitals is read as if it had one."""
        return self.states.get(word) or (self.states.get(word.title()) if word.isupper() else None)

    def gender(self, given: str) -> str | None:
        """Guess the gender of a given name: good for telling candidates apart, for nothing else."""
        gender = self.given.get(given) or self.given.get(given.title())
        return gender if gender in ("female", "male") else None


@lru_cache(maxsize=8)
def _vocabulary(actors: Lexicon, places: Lexicon, names: Lexicon, tags: Lexicon) -> Vocabulary:
    heads = _heads(actors)
    acting = actors.words("groups") | actors.words("organizations", "authority") | actors.words("unnamed")
    states = _states(actors, places)
    acted = dict.fromkeys(actors["roles"], ONE) | {word: heads[word] for word in acting}
    return Vocabulary(
        roles=dict(actors["roles"]),
        titles=_titles(actors, names),
        trades=names.words("roles", "organization"),
        modifiers=dict(actors["role_modifiers"]),
        retired=actors.words("role_modifiers", "retired"),
        letters=names.words("suffixes", "letters"),
        honorifics=dict(actors["honorifics"]),
        heads=heads,
        tails=frozenset(head.rsplit(" ", 1)[1] for head in heads if " " in head),
        ends=frozenset(head.rsplit(" ", 1)[-1] for head in heads | acted),
        acting=acted,
        described=heads | acted,
        media=actors.words("organizations", "media"),
        known=dict(actors["known"]),
        known_ends=frozenset(name.rsplit(" ", 1)[1] for name in actors["known"] if " " in name),
        spelled=_spelled([*actors["known"], *states]),
        things=dict(actors["things"]),
        before_speakers=dict(actors["before_speakers"]),
        vessels=names.words("roles", "vessel"),
        ennobling=dict(names["before_given"]),
        calendar=dict(actors["calendar"]),
        documents=dict(actors["documents"]),
        sorts=_listed(actors["sorts"]),
        openers=dict(actors["openers"]),
        topics=dict(actors["topics"]),
        pointing=_listed(actors["pointing"]),
        offices_meant=_listed(actors["offices_meant"]),
        generals=frozenset(" ".join(actors["offices_meant"].values()).split()),
        callings=actors.words("callings"),
        kin=dict(actors["kin"]),
        attributes=dict(actors["attributes"]),
        teams=dict(actors["teams"]),
        pronouns=dict(actors["pronouns"]),
        labels=dict(actors["labels"]),
        states=states,
        seats=actors.words("metonyms", NOBODY),
        given=dict(names["given"]),
        particles=dict(names["particles"]),
        words=dict(tags["words"]),
    )


def _listed(section: Section) -> dict[str, frozenset[str]]:
    return {word: frozenset(values.split()) for word, values in section.items()}


def _spelled(names: Iterable[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for words in map(str.split, names):
        if not _SMALL.isdisjoint(map(str.lower, words)):
            for edge in {words[0], words[-1]}:
                found.setdefault(edge, []).append(words)
    return found


def _titles(actors: Lexicon, names: Lexicon) -> dict[str, str]:
    callings = (actors.words("callings") | names.words("roles", "person")) - names.words("roles", "organization")
    described = actors.words("unnamed", "one") - names.words("roles", "organization") - _NO_TITLES
    singular = dict.fromkeys(callings, "either") | dict(actors["roles"])
    plural = {f"{word}s": gender for word, gender in singular.items() if word[-1].isalpha()}
    return dict.fromkeys(described, "either") | plural | singular


def _heads(actors: Lexicon) -> dict[str, str]:
    """Map each common noun to a kind; where a word stands in several sections the last one named here decides."""
    heads = dict.fromkeys(actors["organizations"], ORGANIZATION)
    heads |= dict.fromkeys(actors.words("unnamed", "many"), MANY) | dict.fromkeys(actors.words("unnamed", "one"), ONE)
    heads |= dict.fromkeys(actors.words("groups", "body"), ORGANIZATION)
    return heads | dict.fromkeys(actors.words("groups", "group"), GROUP)


def _states(actors: Lexicon, places: Lexicon) -> dict[str, State]:
    states = {word: State(code, "metonym") for word, code in actors["metonyms"].items()}
    for form, section in (("demonym", "demonyms"), ("capital", "capitals"), ("name", "countries")):
        states |= {word: State(code, form) for word, code in places[section].items()}
    return {word: state for word, state in states.items() if actors["metonyms"].get(word) != NOBODY}


def acronym(name: str) -> str:
    """Make the initials that a name would be shortened to; small words give none.

    >>> acronym("United Nations"), acronym("Ministry of the Interior")
    ('UN', 'MI')
    """
    return "".join(word[0] for word in name.split() if word.lower() not in _SMALL and word[0].isupper())
