"""The words of harm: for each form its frame, that is who in the sentence is harmed, and its effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from newsparse.language.wordlist import WordList
from newsparse.lexicon import Lexicon

__all__ = ["HarmWords", "harm_words"]

# One letter a frame: k "killed", d "died", a "dead", e "death", p "body", y "toll", w "condition", f "fatally", z "suicide";
# h "hospital", l "lives"; verbs also have g "killing" and i "kill".
_SECTIONS: Final = {
    "participles": "k", "dying": "d", "states": "a", "events": "e", "people": "p", "tolls": "y", "conditions": "w",
    "fatally": "f", "suicide": "z", "hospitals": "h", "lives": "l",
}  # fmt: skip
# Sections that are lists of words, and fields of the same name.
_LISTS: Final = (
    "not_people", "captors", "body", "suffering", "taking", "falling", "managing", "rolls", "pairs", "losing", "claiming", "more", "ranked", "also",
    "perpetrators", "gunmen", "ordinals", "members", "sequence", "forces", "spread", "early", "long_counts", "feared", "confirmed", "fearing", "denying", "alleged",
    "accusing", "commemorating", "expecting", "naming", "boarding", "couples", "shooting", "striking", "turning", "arms", "ending", "spared", "militancy", "elsewhere", "wounded", "recalling", "yearly", "totals", "instruments", "hurts", "breaking", "wars", "staying", "lost", "descent", "kin", "earlier", "lasting", "anyone", "finding", "eves", "reported", "surviving", "followed", "worst", "later", "harmed",
)  # fmt: skip
_WATCHED: Final = ("watched", "losing", "enduring", "striking")
_NOTHING: Final = "nothing"
_ONE_PRONOUNS: Final = frozenset(["he", "she", "him", "her"])
_VOWELS: Final = frozenset("aeiou")
_DOUBLING: Final = frozenset(["kidnap"])


class HarmWords(NamedTuple):
    """The lexicon of harm, ready to be looked up.

    Args:
        frames: Word to the letters of its frames, ``"killing"`` to ``"ge"``.
        effects: Word to what happens to the people.
        phrases: Harm and joints of several words, to their letters.
        roles: Word that is none of harm and yet read in a way of its own, to the name of the rule.
        not_people: Heads of phrases that name no people.
        persons: Heads of phrases that name one person.
        person_ends: Second halves of others: "steelworker".
        plurals: The same of several.
        genders: Pronouns and nouns of one person, to the gender.
        one_pronouns: Pronouns of one person.
        earlier: Pairs of words of an older figure.
        kin: Those of them who belong to somebody's family.
        captors: Heads of phrases that take prisoners of war.
        body: Parts of the body.
        hypothetical: Words that tell of what has not happened, in their "clause", or as a "verb" just before it.
        suffering: Verbs that take an injury as their object.
        taking: Participles of taking: "taken", "rushed".
        lost: Those whom an army loses.
        descent: Heads before "of" whose number is that of their children.
        staying: Verbs before "in hospital".
        taken: Where people are taken, "hostage" or "hospital", to the effect.
        falling: Verbs of which one's death may be the end, "fell to their deaths".
        managing: Words before "to kill" where it was done.
        rolls: Verbs between "the dead" and who they are.
        pairs: Heads of phrases that name two persons.
        losing: Verbs of which one's life may be the object.
        claiming: Verbs of which the lives of others may be the object.
        before_times: Words in front of a time that belong to it.
        prepositions: Prepositions of time.
        of_group: Heads that leave the count to what follows "of".
        of_matter: Heads that stand for what follows "of".
        of_nobody: Heads that let "no" reach over "of".
        more: Words of a loss beside those told before: "another", "others".
        ranked: Words before which "second" is none: "a second lieutenant".
        also: Words that may put a loss beside another: "also", "later".
        perpetrators: Those who did it, counted beside their victims.
        ordinals: What numbers an event among others of its kind.
        members: What makes one of those told before of somebody.
        gunmen: Those of them who are told as criminals, not as fighters.
        sequence: Words that put one loss behind another: "then", "before".
        forces: Those who kill attackers.
        spread: Places and events in the plural, over which a total is spread.
        early: Words of a figure that a newer one replaces.
        long_counts: Words of a count over years.
        anyone: Heads of phrases that may mean anybody told before.
        finding: Verbs of which a body is the object.
        eves: Pairs of words of the day before that of the news.
        reported: Words of a figure given on another day.
        surviving: Where those are who die of it later, and what of.
        followed: Verbs of what came before.
        worst: What an event is called that is set beside older ones.
        harmed: Words for those harmed, of whom a count is a part: "of the victims, 70 died".
        later: Words of a figure that replaces one told before it.
        figuring: Verbs that put a figure on the loss told before.
        figures: Nouns of such a figure.
        lasting: What is news as a whole, from its beginning on.
        wars: What goes on for long, whose losses are background.
        sides: Those harmed who cannot be each other, to their side.
        feared: Hedges of a loss that is feared.
        confirmed: Words of a loss that is confirmed.
        fearing: Words before a loss that is feared.
        expecting: Words of a figure that may yet come.
        denying: Words before "that", of a loss that is denied.
        alleged: Words of a loss that somebody only claims.
        accusing: Words before "of", of a loss that somebody claims.
        commemorating: Words of a sentence about the past.
        naming: Verbs of saying who the dead are.
        boarding: Words of being on a ship or a plane.
        couples: Two people each.
        shooting: Verbs that may have oneself for an object.
        striking: Verbs of which those harmed are the object, who may live or die.
        turning: Verbs of which a weapon is the object, "on himself" behind it.
        arms: What is turned on oneself.
        ending: Verbs of which one's own life may be the object.
        spared: Words beside "shot himself" where he lives.
        hurts: Injuries that only a verb of suffering makes such: "suffered cuts".
        breaking: What makes an injury of a part of the body: "a broken leg".
        fighting_people: Those to whom "neutralise" and its like are done.
        totals: Words of a figure that holds those told before.
        elsewhere: Words in front of a loss of another place.
        wounded: Those hurt, of whom one may die later.
        ordinal_values: "third" to 3.
        ages: Units of time, to how old what they tell is.
        recalling: Words before a death that somebody is blamed for, or that came before the news.
        yearly: Words of a sum over the years.
        instruments: What kills and is no person: "a blast".
        militancy: Words of a text about fighters, whose own dead are told apart.
    """

    frames: Mapping[str, str]
    effects: Mapping[str, str]
    phrases: WordList[str]
    roles: Mapping[str, str]
    not_people: frozenset[str]
    persons: frozenset[str]
    person_ends: tuple[str, ...]
    plurals: frozenset[str]
    genders: Mapping[str, str]
    one_pronouns: frozenset[str]
    earlier: frozenset[str]
    kin: frozenset[str]
    captors: frozenset[str]
    body: frozenset[str]
    hypothetical: Mapping[str, str]
    suffering: frozenset[str]
    taking: frozenset[str]
    lost: frozenset[str]
    descent: frozenset[str]
    staying: frozenset[str]
    taken: Mapping[str, str]
    falling: frozenset[str]
    managing: frozenset[str]
    rolls: frozenset[str]
    pairs: frozenset[str]
    losing: frozenset[str]
    claiming: frozenset[str]
    before_times: frozenset[str]
    prepositions: frozenset[str]
    of_group: frozenset[str]
    of_matter: frozenset[str]
    of_nobody: frozenset[str]
    more: frozenset[str]
    ranked: frozenset[str]
    also: frozenset[str]
    perpetrators: frozenset[str]
    ordinals: frozenset[str]
    members: frozenset[str]
    gunmen: frozenset[str]
    sequence: frozenset[str]
    forces: frozenset[str]
    spread: frozenset[str]
    early: frozenset[str]
    long_counts: frozenset[str]
    anyone: frozenset[str]
    finding: frozenset[str]
    eves: frozenset[str]
    reported: frozenset[str]
    surviving: frozenset[str]
    followed: frozenset[str]
    worst: frozenset[str]
    later: frozenset[str]
    harmed: frozenset[str]
    figuring: frozenset[str]
    figures: frozenset[str]
    lasting: frozenset[str]
    wars: frozenset[str]
    sides: Mapping[str, str]
    feared: frozenset[str]
    confirmed: frozenset[str]
    fearing: frozenset[str]
    expecting: frozenset[str]
    denying: frozenset[str]
    alleged: frozenset[str]
    accusing: frozenset[str]
    commemorating: frozenset[str]
    naming: frozenset[str]
    boarding: frozenset[str]
    couples: frozenset[str]
    shooting: frozenset[str]
    striking: frozenset[str]
    turning: frozenset[str]
    arms: frozenset[str]
    ending: frozenset[str]
    spared: frozenset[str]
    hurts: frozenset[str]
    breaking: frozenset[str]
    fighting_people: frozenset[str]
    militancy: frozenset[str]
    instruments: frozenset[str]
    totals: frozenset[str]
    wounded: frozenset[str]
    elsewhere: frozenset[str]
    ages: Mapping[str, str]
    ordinal_values: Mapping[str, int]
    recalling: frozenset[str]
    yearly: frozenset[str]

    def tells_more(self, told: Sequence[str]) -> bool:
        """Tell "another two" and "the third victim" from "more than two" and "a second lieutenant".

        Args:
            told: Words in lower case, in their order.
        """
        if self.more.isdisjoint(told):
            return False
        pairs = zip(told, (*told[1:], ""), strict=True)
        return any(word in self.more and after != "than" and after not in self.ranked for word, after in pairs)

    def is_early(self, told: Sequence[str]) -> bool:
        """Tell a figure that a newer one replaces: "initially", "at first", "earlier reports".

        Args:
            told: Words in lower case, in their order.
        """
        return not (self.early.isdisjoint(told) and self.earlier.isdisjoint(map(" ".join, pairwise(told))))

    def is_person(self, noun: str) -> bool:
        """Tell a noun of one person, also by its second half: "ex-wife", "steelworker".

        Args:
            noun: The noun, in lower case.
        """
        if noun in self.persons or noun.rpartition("-")[2] in self.persons:
            return True
        return noun.endswith(self.person_ends) and noun not in self.not_people


@lru_cache(maxsize=8)
def harm_words(casualties: Lexicon, actors: Lexicon, numerals: Lexicon) -> HarmWords:
    """Turn the lexicons over: every form of every word, with its frames.

    Args:
        casualties: The lexicon ``casualties``.
        actors: The lexicon ``actors``, whose functions are persons.
        numerals: The lexicon ``numerals``, which knows the months.
    """
    frames, effects = _frames(casualties)
    words = casualties.words
    persons = words("person") | actors.words("roles") | actors.words("unnamed", "one")
    return HarmWords(
        frames=frames,
        effects=effects,
        phrases=WordList([*casualties["phrases"].items(), *casualties["joints"].items()]),
        roles=_roles(casualties, numerals),
        persons=persons,
        person_ends=tuple(sorted(words("person_ends"))),
        plurals=frozenset(map(_plural, persons)),
        hypothetical=casualties["hypothetical"],
        taken=dict(casualties["taken"]) | dict(casualties["hospitals"]),
        sides=casualties["sides"],
        ages=casualties["ages"],
        ordinal_values={word: int(value) for word, value in numerals["ordinals"].items() if value.isdigit()},
        genders=casualties["genders"],
        one_pronouns=_ONE_PRONOUNS,
        before_times=words("times", "before"),
        prepositions=words("times", "preposition"),
        fighting_people=words("fighting", "people"),
        of_group=words("of", "group"),
        of_matter=words("of", "matter"),
        of_nobody=words("of", "nobody"),
        figuring=words("figures", "verb"),
        figures=words("figures", "noun"),
        **{section: words(section) for section in _LISTS},
    )


def _frames(casualties: Lexicon) -> tuple[dict[str, str], dict[str, str]]:
    """List the words of harm, each with the letters of its frames, and the effects of those that have one."""
    frames: dict[str, str] = {}
    effects: dict[str, str] = {}
    for word, letter, effect in _entries(casualties):
        frames[word] = frames.get(word, "") + letter
        effects[word] = effect
    effects |= dict.fromkeys((*casualties["gravely"], *casualties["hurts"], *casualties["body"]), "injured")
    effects |= {word: effect for word, effect in casualties["watched"].items() if effect != _NOTHING}
    effects |= casualties["ends"]
    for phrase in casualties["phrases"]:
        frames.setdefault(phrase.split()[0], "")
    # Looked at, and words of harm where a part of the body follows, or soldiers.
    watched = (word for section in _WATCHED for word in casualties[section])
    return frames | dict.fromkeys(watched, "") | {form: "" for form, _ in _fighting(casualties)}, effects


def _entries(casualties: Lexicon) -> Iterator[tuple[str, str, str]]:
    for verb, effect in casualties["verbs"].items():
        for form, letter in _forms(verb):
            yield form, letter, effect
    for section, letter in _SECTIONS.items():
        for word, effect in casualties[section].items():
            yield word, letter, effect


def _fighting(casualties: Lexicon) -> Iterator[tuple[str, str]]:
    """Inflect the verbs that are of harm only where they are done to fighters."""
    return (form for verb in casualties.words("fighting", "verb") for form in _forms(verb))


def _plural(person: str) -> str:
    """Put the head of a phrase into the plural: "seamen", "ladies", "priests"."""
    if person.endswith("man"):
        return person.removesuffix("man") + "men"
    if person.endswith("y") and person[-2:-1] not in _VOWELS:
        return person.removesuffix("y") + "ies"
    return person + ("es" if person.endswith(("s", "ch", "sh", "x")) else "s")


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Inflect a base form: its present, -ing and past forms."""
    stem = verb + verb[-1] if verb in _DOUBLING else verb.removesuffix("e")
    yield verb, "i"
    yield verb + ("es" if verb.endswith(("s", "ch", "sh", "x")) else "s"), "i"
    yield stem + "ing", "g"
    yield stem + "ed", "k"


def _roles(casualties: Lexicon, numerals: Lexicon) -> dict[str, str]:
    """Name the rule for each word that needs one; a single letter stands for itself."""
    roles = dict.fromkeys((word for word in casualties["suffering"] if word.endswith("ed")), "suffered")
    roles |= dict.fromkeys(casualties["enduring"], "suffered")
    roles |= {form: "fighting" for form, _ in _fighting(casualties)}
    roles |= dict.fromkeys(numerals["months"], "month")
    roles |= {word: kind for word, kind in casualties["times"].items() if kind in ("day", "time")}
    roles |= dict.fromkeys(casualties["adverbs"], "adverb")
    roles |= dict.fromkeys(casualties["gravely"], "gravely")
    roles |= dict.fromkeys(casualties["losing"], "lost")
    return roles | dict(casualties["letters"]) | dict(casualties["ruled"])
