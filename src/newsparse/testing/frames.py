"""The words and sentences of generated articles; none of them comes from the library's own lexicons.

In a frame, angle brackets enclose the stretch that states the fact, and braces name what is filled in. A third of
the frames are ones that the extractors' data do not list.
"""

from __future__ import annotations

from typing import Final

import attrs

__all__ = [
    "AGENCIES",
    "AMOUNTS",
    "CITIES",
    "CLAIMED_LOSSES",
    "CLAUSES",
    "DATELINES",
    "FILLERS",
    "GIVEN_NAMES",
    "INDIRECT",
    "LOSSES",
    "NOUNS",
    "QUOTED",
    "ROLES",
    "SURNAMES",
    "TITLES",
    "Amount",
    "Frame",
]


@attrs.frozen
class Frame:
    """A sentence with gaps.

    Args:
        pattern: The sentence.
        effect: For a loss, what happened to the people.
        is_listed: Whether the extractors' data know its wording.
    """

    pattern: str
    effect: str = ""
    is_listed: bool = True


@attrs.frozen
class Amount:
    """A way to print a number of people, with what it comes to.

    Args:
        pattern: The words; ``{n}`` stands for the number and ``{m}`` for one that is greater.
        ends: Which of the numbers are the low and the high end: ``"n"``, ``"m"``, a number, or nothing.
        qualifier: The hedge.
    """

    pattern: str
    ends: tuple[str, str]
    qualifier: str


GIVEN_NAMES: Final = ("Ingrid", "Marcus", "Helena", "Tomas", "Priya", "Daniel", "Fatima", "Robert", "Elena", "Samuel")
SURNAMES: Final = (
    "Halloran",
    "Brandvold",
    "Okonta",
    "Petrosyan",
    "Lindqvist",
    "Marchetti",
    "Donovan",
    "Sekulic",
    "Aldana",
)
ROLES: Final = ("Mayor", "Governor", "Judge", "Senator", "Police chief", "Fire chief", "Health minister", "Doctor")
CITIES: Final = ("Nairobi", "Lima", "Athens", "Manila", "Toronto", "Budapest", "Karachi", "Santiago")
AGENCIES: Final = ("Reuters", "AFP", "AP", "Xinhua")
NOUNS: Final = ("people", "workers", "villagers", "passengers", "students", "soldiers", "miners", "fishermen")

TITLES: Final = (
    "Town counts the cost after a night of rain",
    "Rescue teams search hillside for a second day",
    "Ministers meet as winter closes the roads",
    "Ferry service halted after harbour accident",
)
FILLERS: Final = (
    "The road to the coast was closed and the schools stayed shut.",
    "A heavy rain fell over the valley and the power failed in several streets.",
    "Shops along the main street kept their shutters down.",
    "Engineers were working to restore the water supply.",
)
# What people say, as a clause that can stand alone.
CLAUSES: Final = (
    "the bridge will be open again by spring",
    "nobody expected the water to rise so quickly",
    "the town has enough food for the winter",
    "this was the worst storm in a generation",
    "we have asked the army for more boats",
    "the families deserve a full and open inquiry",
    "there is no reason to panic",
    "the hospital is short of beds and of nurses",
)

QUOTED: Final = (
    Frame('"<{clause},>" {speaker} said.'),
    Frame('"<{clause},>" said {speaker}.'),
    Frame('{speaker} said: "<{clause}.>"'),
    Frame('"<{clause},>" {speaker} told reporters.'),
    Frame('"<{clause},>" {speaker} said in a statement.'),
    Frame('"<{clause},>" added {speaker}.'),
    Frame('{speaker} put it in plainer words: "<{clause}.>"', is_listed=False),
    Frame('"<{clause}.>" Those were the words of {speaker}.', is_listed=False),
    Frame('To quote {speaker}, "<{clause}.>"', is_listed=False),
)
INDIRECT: Final = (
    Frame("{speaker} said <that {clause}>."),
    Frame("{speaker} said <{clause}>."),
    Frame("According to {speaker}, <{clause}>."),
    Frame("{speaker} warned <that {clause}>."),
    Frame("It was clear to {speaker} <that {clause}>.", is_listed=False),
    Frame("{speaker} let it be known <that {clause}>.", is_listed=False),
)
LOSSES: Final = (
    Frame("<{people}> were killed in the blast.", "killed"),
    Frame("The explosion killed <{people}>.", "killed"),
    Frame("<{people}> died when the roof fell in.", "killed"),
    Frame("The collapse left <{people}> dead.", "killed"),
    Frame("<{people}> were injured in the crash.", "injured"),
    Frame("The fire injured <{people}>.", "injured"),
    Frame("<{people}> were wounded in the attack.", "injured"),
    Frame("<{people}> were missing after the landslide.", "missing"),
    Frame("The boat went down with <{people}>, none of whom was seen alive again.", "killed", is_listed=False),
    Frame("<{people}> never came out alive.", "killed", is_listed=False),
    Frame("<{people}> are nursing broken bones.", "injured", is_listed=False),
    Frame("No trace was found of <{people}>.", "missing", is_listed=False),
)
CLAIMED_LOSSES: Final = (
    Frame("{speaker} said <{people}> were killed.", "killed"),
    Frame("<{people}> were injured, {speaker} said.", "injured"),
    Frame("{speaker} put the number of the dead at <{people}>.", "killed", is_listed=False),
)
DATELINES: Final = (
    Frame("<{CITY}, {month} {day} ({agency})> - "),
    Frame("<{CITY} ({agency})> -- "),
    Frame("<{CITY}, {month} {day} ({agency})> — "),
    Frame("<({agency}; {city}, {day} {month})> ", is_listed=False),
)
AMOUNTS: Final = (
    Amount("{n}", ("n", "n"), "exact"),
    Amount("{word}", ("n", "n"), "exact"),
    Amount("at least {n}", ("n", ""), "at_least"),
    Amount("at least {word}", ("n", ""), "at_least"),
    Amount("up to {n}", ("", "n"), "at_most"),
    Amount("about {n}", ("n", "n"), "about"),
    Amount("between {n} and {m}", ("n", "m"), "range"),
    Amount("dozens of", ("24", ""), "vague"),
    Amount("two dozen", ("24", "24"), "exact"),
    Amount("hundreds of", ("200", ""), "vague"),
)
