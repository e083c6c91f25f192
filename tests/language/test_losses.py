"""Losses that single sentences tell, frame by frame."""

from __future__ import annotations

import pytest

from newsparse.language.harmletters import letter
from newsparse.language.harmwords import harm_words
from newsparse.language.loss import Loss
from newsparse.language.losses import losses
from newsparse.language.reading import Reading
from newsparse.language.units import read_units, spell
from newsparse.lexicon import load

WORDS = harm_words(load("casualties"), load("actors"), load("numerals"))


def read(text: str) -> list[Loss]:
    reading = Reading(text, load)
    units = read_units(reading.tokens, reading.tags, 0, len(reading.tokens), WORDS, load("numerals"))
    return losses(reading.tokens, units, WORDS)


def told(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(loss.effect, loss.low, loss.high) for loss in read(text)]


def units(text: str) -> str:
    reading = Reading(text, load)
    return spell(read_units(reading.tokens, reading.tags, 0, len(reading.tokens), WORDS, load("numerals")))


K, I = "killed", "injured"  # noqa: E741 - the two effects of most examples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the verb
        ("Nine villagers died when the dam burst.", [(K, 9, 9)]),
        ("At least 31 passengers were killed near Oslo.", [(K, 31, None)]),
        ("Some 300 farmers have been injured.", [(I, 300, 300)]),
        ("Six sailors, including a cook from Malta, were badly hurt.", [(I, 6, 6), (I, 1, 1)]),
        ("Six sailors, five of them from Malta, were badly hurt.", [(I, 6, 6), (I, 5, 5)]),
        ("Two teachers and a bus driver were wounded.", [(I, 3, 3)]),
        ("A boy, his sister and their aunt drowned.", [(K, 3, 3)]),
        ("A 12-year-old was killed.", [(K, 1, 1)]),
        ("The 40 miners who were killed had worked there for years.", [(K, 40, 40)]),
        ("Dozens of climbers are missing.", [("missing", 24, None)]),
        ("Eight hikers were reported missing.", [("missing", 8, 8)]),
        ("Five people were believed to have died.", [(K, 5, 5)]),
        ("Two guards were shot dead.", [(K, 2, 2)]),
        ("A clerk was stabbed to death.", [(K, 1, 1)]),
        ("A clerk was shot and killed.", [(K, 1, 1)]),
        ("One man was killed and his brother wounded.", [(K, 1, 1), (I, 1, 1)]),
        ("Three were killed in Oslo, two in Bergen and one in Narvik.", [(K, 6, 6)]),
        ("Forty people, 30 soldiers and ten porters, were killed.", [(K, 40, 40)]),
        ("Mayor Ana Silva was murdered.", [(K, 1, 1)]),
        ("She was arrested in May.", [("detained", 1, 1)]),
        ("About 5,000 families were displaced.", [("displaced", 5000, 5000)]),
        ("Both brothers drowned.", [(K, 2, 2)]),
        ("His wife and son drowned.", [(K, 2, 2)]),
        ("The owner and driver was killed.", [(K, 1, 1)]),
        ("A man armed with a knife was shot dead.", [(K, 1, 1)]),
        ("A crane operator who was hurt when his machine fell died in hospital.", [(K, 1, 1)]),
        ("The victim, a father of two, died at home.", [(K, 1, 1)]),
        ("Two boys, 16 and 17, were killed.", [(K, 2, 2)]),
        ("Two policemen, a cook, and a nurse died.", [(K, 4, 4)]),
        ("Fire broke out at a party and two guests were killed.", [(K, 2, 2)]),
        ("Forty people were killed across the region, 14 of them in Narvik.", [(K, 40, 40), (K, 14, 14)]),
        ("Thirty people were killed, up from an earlier figure of 25.", [(K, 30, 30), (K, 25, 25)]),
        ("Two climbers were swept to their deaths.", [(K, 2, 2)]),
        ("The two pilots did not survive.", [(K, 2, 2)]),
        ("None of the five aboard survived.", [(K, 5, 5)]),
        ("All five aboard survived.", []),
        # of each of several
        ("Bombs in Oslo and Bergen killed two people each.", [(K, 4, 4)]),
        ("Two people each were killed in Oslo, Bergen and Narvik.", [(K, 6, 6)]),
        ("Raids in three towns killed two people each.", [(K, 6, 6)]),
        # nobody
        ("The father, who was at work, was not hurt.", []),
        ("No Britons were among the 12 killed.", [(K, 12, 12)]),
        ("He was held for the murder of a judge: two cooks and a nurse had seen him.", [(K, 1, 1)]),
        ("They mourned the killing of the priests.", []),
        # one body, several bodies
        ("A body was found in the river.", [(K, 1, 1)]),
        ("A body was set up to look into it.", []),
        # behind the verb, here and there
        ("A man killed his wife at home and three workers at the plant.", [(K, 4, 4)]),
        ("Crashes killed 40 people in 2023 and 52 in 2024.", [(K, 40, 40)]),
        ("The blast hurt a cook and a nurse, killing them.", [(I, 2, 2), (K, 2, 2)]),
        (
            "He shot two clerks, killing them.",
            [(I, 2, 2), (K, 2, 2)],
        ),  # who died of those shot is told apart by the text
        ("A man shot his aunt, drove to a school and shot dead three teachers.", [(I, 1, 1), (K, 3, 3)]),
        ("They killed four farmers, in Velm two, and in Marra a priest.", [(K, 7, 7)]),
        ("He killed two classmates and a guard.", [(K, 3, 3)]),
        ("It was the fifth murder of a mayor this year.", []),
        # figures
        ("The toll rose from 40 to 45.", [(K, 45, 45), (K, 40, 40)]),
        ("Fatalities rose to 22.", [(K, 22, 22)]),
        ("The body count stood at six.", [(K, 6, 6)]),
        ("The dead were named as Ann Lee, Bo Roe and Carl Moe.", [(K, 3, 3)]),
        ("Two remain in a critical condition.", [(I, 2, 2)]),
        ("Twelve pupils were evacuated.", [("evacuated", 12, 12)]),
        ("Nine of them were taken to hospital.", [("hospitalized", 9, 9)]),
        ("Two engineers were taken hostage.", [("abducted", 2, 2)]),
        ("All seven aboard died.", [(K, 7, 7)]),
        ("Two nurses were kidnapped and killed.", [("abducted", 2, 2), (K, 2, 2)]),
        ("Dozens were killed or injured.", [("killed_or_injured", 24, None)]),
        ("One of the 70 workers who fled, a welder, returned.", [("displaced", 70, 70)]),
        ("Four people were shot, one fatally.", [(I, 4, 4), (K, 1, 1)]),
        ("A guard was hit in the back and killed.", [(K, 1, 1)]),
        ("Seven roofers fell to their deaths.", [(K, 7, 7)]),
        ("Two guards were gunned down.", [(K, 2, 2)]),
        ("Either six soldiers or a major were killed.", [(K, 1, 6)]),
        ("Police chased him, and he was later found dead.", [(K, 1, 1)]),
        ("Judge Pia Lang was killed near the court, along with two of her guards.", [(K, 3, 3)]),
        ("Two divers, Ann Lee and Bo Roe, were killed.", [(K, 2, 2)]),
        ("A family of five was killed.", [(K, 5, 5)]),
        ("The pilot, his wife and their baby all died.", [(K, 3, 3)]),
        ("Police shot three men, two of whom died.", [(I, 3, 3), (K, 2, 2)]),
        ("Three divers died at sea and a fourth died in hospital.", [(K, 3, 3), (K, 1, 1)]),
        ("A waiter was found shot to death.", [(K, 1, 1)]),
        ("A waiter was hit in the neck and pronounced dead.", [(K, 1, 1)]),
        ("A waiter who was shot outside the bar died.", [(K, 1, 1)]),
        ("A 16 year old was shot and died.", [(K, 1, 1)]),
        ("One diver shot and killed.", [(K, 1, 1)]),
        ("Waiter killed in shooting.", [(K, 1, 1)]),
        ('Lee "Bo" Cole, 18, was murdered.', [(K, 1, 1)]),
        ("The waiter turned the gun on himself.", [(K, 1, 1)]),
        ("The bodies of four of the nine divers who fled were found.", [(K, 4, 4), ("displaced", 9, 9)]),
        ("The bodies of a couple and their two sons were found.", [(K, 4, 4)]),
        ("The blast killed two guards along with a nurse.", [(K, 3, 3)]),
        ("They condemned the cowardly murder of Ms Ida Lund.", [(K, 1, 1)]),
        ("THE BLAST DID EXTENSIVE DAMAGE TO THE OFFICE, AND THREE GUARDS WERE INJURED.", [(I, 3, 3)]),
        ("A pupil was shot in the leg.", [(I, 1, 1)]),
        ("A pupil was shot in the chest and died.", [(K, 1, 1)]),
        # without the verb
        ("Quake leaves 12 dead, 40 injured.", [(K, 12, 12), (I, 40, 40)]),
        ("7 hurt in bus crash", [(I, 7, 7)]),
        ("The storm left up to 80 people dead and thousands homeless.", [(K, None, 80), ("displaced", 2000, None)]),
        ("Police released the names of two women and a man killed when a crane fell.", [(K, 3, 3)]),
        # behind the verb
        ("A blast killed 14 shoppers and wounded scores more.", [(K, 14, 14), (I, 40, None)]),
        ("The mine exploded, killing at least two children.", [(K, 2, None)]),
        ("Rebels shot dead three officers.", [(K, 3, 3)]),
        ("He fatally stabbed two neighbours.", [(K, 2, 2)]),
        ("He killed himself and his wife.", [(K, 2, 2)]),
        ("He killed four guests before committing suicide.", [(K, 4, 4), (K, 1, 1)]),
        ("Bomb kills 35", [(K, 35, 35)]),
        ("Troops captured 30 rebels.", [("captured", 30, 30)]),
        ("Police captured two smugglers.", [("detained", 2, 2)]),
        ("Gunmen kidnapped two aid workers.", [("abducted", 2, 2)]),
        ("The flood claimed 12 lives.", [(K, 12, 12)]),
        ("Nine climbers lost their lives.", [(K, 9, 9)]),
        ("The fall cost two riders their lives.", [(K, 2, 2)]),
        ("Troops killed the mayor, as well as two farmers.", [(K, 3, 3)]),
        ("Gunmen killed Pia Lang, wife of General Karl Lang, on Monday.", [(K, 1, 1)]),
        ("He managed to shoot and kill two guards.", [(K, 2, 2)]),
        ("He killed his parents.", [(K, 2, 2)]),
        ("Also injured were Ann Lee and Bo Roe.", [(I, 2, 2)]),
        # behind the noun
        ("The dead were three women and two men.", [(K, 5, 5)]),
        ("The massacre of 12 nuns shocked them.", [(K, 12, 12)]),
        ("The murder on 26 March of Judge Pia Lang shocked them.", [(K, 1, 1)]),
        ("They mourn the deaths of 12 divers.", [(K, 12, 12)]),
        ("She denounced the murder of Judge Pia Lang.", [(K, 1, 1)]),
        ("They found the bodies of three hikers.", [(K, 3, 3)]),
        ("the capture of the two pilots", [("captured", 2, 2)]),
        ("The mayor's murder shocked the town.", [(K, 1, 1)]),
        # the toll
        ("The death toll rose to 45 from 40 on Friday.", [(K, 45, 45), (K, 40, 40)]),
        ("The number of people killed climbed to 326.", [(K, 326, 326)]),
        ("The blaze brought to 31 the number of people killed.", [(K, 31, 31)]),
        ("It left a toll of one person wounded.", [(I, 1, 1)]),
        # one phrase
        ("There were 12 deaths and 30 injuries.", [(K, 12, 12), (I, 30, 30)]),
        ("The rebels hold 72 hostages.", [("abducted", 72, 72)]),
        ("Eight seriously wounded rebels were detained.", [(I, 8, 8), ("detained", 8, 8)]),
        # nobody
        ("No one was hurt.", [(I, 0, 0)]),
        ("No casualties were reported.", [("killed_or_injured", 0, 0)]),
        ("There were no reports of any injuries.", [(I, 0, 0)]),
        ("The roof fell without loss of life, and no damage or casualties.", [("killed_or_injured", 0, 0)]),
        ("Neither the pilot nor the nurse was injured.", [(I, 0, 0)]),
        # injuries
        ("A porter was killed and another sustained injuries.", [(K, 1, 1), (I, 1, 1)]),
        ("Two tenants were treated for minor burns.", [(I, 2, 2)]),
        ("One man is in a critical condition.", [(I, 1, 1)]),
    ],
)
def test_frames(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The storm could have killed hundreds of people.",
        "They threatened to kill two hostage-takers.",
        "If two people died, the rule would change.",
        "A plot to kill 12 ministers failed.",
        "The fever killed 2,500 birds.",
        "The senate killed the bill.",
        "Troops captured three villages.",
        "A dead heat in the race was called at 5 p.m.",
        "The number of jobs rose to 45.",
        "Two people were not hurt.",
        "He is close to death.",
        "The death squads appeared in 1981.",
        "The drivers were hurt.",
        "He fled across the river.",
        "They were killed.",
        "There was no independent assessment of casualties.",
        "Two thirds of the ministers arrested their decline.",
        "A committee on suicide met twice.",
        "Two ships took a shot at the record.",
        "It received three awards.",
        "The vest saved 12 lives.",
        "Life in three towns went on.",
        "Three flags were taken to the tower.",
        "He wanted to shoot and kill two guards.",
        "The striker's injury kept him out.",
        "The teenager's arrest led to a reward.",
        "A third of the crew died.",
    ],
)
def test_what_is_no_loss(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("The blast killed 20 people, including six soldiers.", 20, 6),
        ("Ten workers were injured, including a welder and two cooks.", 10, 3),
        ("Ten workers were injured, with one in a serious condition.", 10, 1),
        ("Ten workers were injured, one of them seriously.", 10, 1),
        ("Ten workers were injured, seven seriously.", 10, 7),
        ("Ten workers, four of them women, were injured.", 10, 4),
        ("Ten workers, among them two cooks, were injured.", 10, 2),
    ],
)
def test_parts_are_marked(text: str, whole: int, part: int) -> None:
    assert [(loss.low, loss.is_part) for loss in read(text)] == [(whole, False), (part, True)]


def test_parts_before_their_total_are_marked() -> None:
    found = read("Three nuns were among the 11 people killed.")
    assert [(loss.low, loss.is_part) for loss in found] == [(3, True), (11, False)]
    assert found[0].whole == found[1].first
    assert [(loss.low, loss.is_part) for loss in read("Among the dead was the cook.")] == [(1, True)]


def test_shares_of_a_total_are_its_parts() -> None:
    found = read("The storm killed 93 people: 61 in Bonn, 20 in Ulm and 12 in Jena.")
    assert [(loss.low, loss.is_part) for loss in found] == [(93, False), (61, True), (20, True), (12, True)]
    assert {loss.whole for loss in found[1:]} == {found[0].first}


@pytest.mark.parametrize("text", ["The toll rose to 9 from 7.", "They put the number of dead at 9, up from 7."])
def test_the_older_figure_is_marked(text: str) -> None:
    assert [(loss.low, loss.is_superseded) for loss in read(text)] == [(9, False), (7, True)]


def test_a_relative_is_not_the_victim() -> None:
    assert told("Relatives of two passengers were arrested.") == []


def test_people_beside_the_verb_keep_their_own_fate() -> None:
    text = "The crane fell on four people, including a girl who was killed."
    assert told(text) == [(K, 1, 1)]


def test_the_victim_is_the_list() -> None:
    text = "Two teachers and a bus driver were wounded."
    (loss,) = read(text)
    tokens = Reading(text, load).tokens
    assert tokens.slice(*loss.victim) == "Two teachers and a bus driver"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 people, including a child of three, were injured.", "Q,u1,Xk."),
        ("A group of 12 monks was killed last week.", "QXk."),
        ("two members of a family", ""),
        ("No reports of casualties", "9"),
        ("The death toll rose to 45 on Monday", "yVFQ"),
    ],
)
def test_units(text: str, expected: str) -> None:
    assert units(text) == expected


def test_an_empty_stretch_has_no_units() -> None:
    reading = Reading("", load)
    assert read_units(reading.tokens, reading.tags, 0, 0, WORDS, load("numerals")) == []
    assert letter(reading.tokens, reading.tags, 0, 0, WORDS, load("numerals")).text == ""
