"""How losses of one text hang together, told by the layer's own facts."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import Casualty


def read(text: str) -> list[Casualty]:
    return list(newsparse.parse(text, published="2025-04-09").casualties)


def ties(text: str) -> list[str]:
    """Spell each loss with what it is tied to: "18 in 30", "5 as 5", "47 before 53"."""
    told = {"in": "part_of", "as": "same_as", "before": "superseded_by"}
    return [
        " ".join(
            [
                str(one.count),
                *(f"{word} {other.count}" for word, field in told.items() if (other := getattr(one, field))),
            ]
        )
        for one in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the words tell
        ("The bomb killed 16 people, including four nuns.", ["16", "4 in 16"]),
        ("Three nuns were among the 11 people killed.", ["3 in 11", "11"]),
        ("The toll rose to 53 from 47.", ["53", "47 before 53"]),
        ("The dead included two cooks. Eleven people were killed in all.", ["2 in 11", "11"]),
        # how news adds up
        ("Two more miners died on Tuesday, taking the death toll to 25.", ["2 in 25", "25"]),
        ("The flood killed 30 people in three provinces. Eighteen people died in Cork.", ["30", "18 in 30"]),
        (
            "Two died in Cork. Three were killed in Sligo. The storm killed five people in all.",
            ["2 in 5", "3 in 5", "5"],
        ),
        ("Five people died in Cork. Another two were killed.", ["5", "2"]),
        ("Five people died in Cork. A sixth person was killed in Sligo.", ["5", "1"]),
        ("He killed four guests and then killed himself.", ["4", "1"]),
        (
            "Twelve people died. Seven drowned in Cork, three in Sligo and two men froze to death.",
            ["12", "10 in 12", "2 in 12"],
        ),
        ("At least 57 prisoners were killed, 16 of whom were beheaded.", ["57..", "16 in 57.."]),
        ("Two guests were hurt. One was hurt by glass.", ["2", "1 in 2"]),
        ("Seven cooks died in a blast. Initial reports put the number of dead at 11.", ["7", "11 before 7"]),
        ("The first bomb killed two guards. The second killed three nuns.", ["2", "3"]),
        ("Rebels killed a lieutenant and three soldiers. The lieutenant, Hugo Rey, died in his jeep.", ["4", "1 in 4"]),
        ("Seven people have died this week. The latest victim died on Saturday.", ["7", "1 in 7"]),
        (
            "Storms killed 15 people: eight in Cork and seven in Sligo. In Cork, two nuns were killed.",
            ["15", "8 in 15", "7 in 15", "2 in 8"],
        ),
        ("A man was killed and two nuns were wounded. Both nuns later died.", ["1", "2", "2"]),
        # one person and another
        ("Gunmen killed Hugo Prado on Monday. He died in his car.", ["1", "1 as 1"]),
        ("Gunmen killed Hugo Prado. His wife was killed.", ["1", "1"]),
        ("Gunmen killed Hugo Prado. His wife was killed. His wife died at home.", ["1", "1", "1 as 1"]),
        ("A cook died at home. A nurse also died.", ["1", "1"]),
        ("A crane operator died in hospital. A pedestrian was killed.", ["1", "1"]),
        ("Hugo Prado was killed. Hugo Prado and Marta Diaz were killed in their car.", ["1 in 2", "2"]),
        ("A man killed a nurse. He then committed suicide.", ["1", "1"]),
        # enemies
        ("Russia said 50 Ukrainian soldiers died. Ukraine said it killed 200 Russian soldiers.", ["50", "200"]),
        ("Ukraine said it killed 200 Russian soldiers. Russia said 60 of its soldiers died.", ["200", "60 as 200"]),
        # what the model decides
        ("Nine people were killed in a fire. The nine people killed were guests.", ["9", "9 as 9"]),
    ],
)
def test_ties(text: str, expected: list[str]) -> None:
    assert ties(text) == expected


def test_a_running_toll_takes_only_what_is_near() -> None:
    text = "Two monks were killed. It rained. It snowed. It hailed. It froze. The death toll stood at 25."
    assert read(text)[0].part_of is None


def test_parts_do_not_exceed_a_total_that_is_spread() -> None:
    found = read(
        "Twenty people were hurt in three towns. Fourteen people were hurt in Cork. Eleven were hurt in Galway."
    )
    assert sum(one.count.low or 0 for one in found if one.part_of is not None) <= 20


def test_what_is_denied_is_tied_to_nothing() -> None:
    denied, told = read("The army denied that 40 people were killed. Nine people were killed.")
    assert str(denied.stance) == "denied"
    assert (denied.part_of, denied.same_as, told.part_of) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Rescuers fear 30 people have drowned.", "feared"),
        ("It is feared that nine people were killed.", "feared"),
        ("Three deaths have been confirmed.", "confirmed"),
        ("Four guests were allegedly killed by guards.", "claimed"),
        ("Activists accuse the police of killing nine marchers.", "claimed"),
        ("The army rejected reports that it had killed nine monks.", "denied"),
        ("He denied a part in the murder of two nuns.", "reported"),
        ("The mountain has claimed the lives of nine climbers.", "reported"),
    ],
)
def test_stance_of_the_words_around(text: str, stance: str) -> None:
    assert [str(one.stance) for one in read(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "is_history"),
    [
        ("More than 700 people have been killed since the war began in 2014.", True),
        ("Nearly 300 people have been killed since Saturday.", False),
        ("Each year some 1,500 people die on the roads.", True),
        ("The war has killed 40,000 people over the past three years.", True),
        ("They marked the anniversary of the fire, in which 14 people died.", True),
        ("A man was held over the 2009 murder of two nuns.", True),
        ("The fever has killed 11 children this month.", False),
        ("Cholera has killed 38 people since the outbreak began in March.", False),
        ("Nine cyclists have been killed in the city this year.", True),
        ("The country is in a civil war in which 70,000 people have died.", True),
        ("Nine prisoners were shot dead in the fortress during the war.", True),
        ("The raid came hours after a bomb killed five guards.", False),
        ("The raid came a week after a bomb killed five guards.", True),
    ],
)
def test_history_by_the_words_around(text: str, is_history: bool) -> None:  # noqa: FBT001
    assert [one.is_background for one in read(text) if one.effect == "killed"] == [is_history]
