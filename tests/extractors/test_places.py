"""Places by their context, with the country that the table or the article gives them."""

from __future__ import annotations

import pytest

from newsparse import Parser

PARSER = Parser(only={"places"}, strict=True)


def places(text: str) -> list[tuple[str, str | None]]:
    return [(place.name, place.country) for place in PARSER.parse(text).places]


FOUND = [
    ("Two barges sank in Oslo.", [("Oslo", "NO")]),
    ("Two barges sank near the Gaza Strip.", [("Gaza Strip", "PS")]),
    ("Two barges sank in southern Norway.", [("Norway", "NO")]),
    ("Two barges sank in Ulvik.", [("Ulvik", None)]),
    ("Two barges sank in the Ulvik region.", [("Ulvik region", None)]),
    ("Two barges sank in Norway's Ulvik district.", [("Norway", "NO"), ("Ulvik district", "NO")]),
    ("Two barges sank in southern Lebanon's Litani Valley.", [("Lebanon", "LB"), ("Litani Valley", "LB")]),
    ("Two barges sank off the northern Norwegian town of Ulvik.", [("Ulvik", "NO")]),
    ("Two barges sank near the South Korean port of Mokpo.", [("Mokpo", "KR")]),
    ("Two barges sank in the western region of Ulvik.", [("Ulvik", None)]),
    ("Troops marched on the territory of Norway -- in the Ulvik region.", [("Norway", "NO"), ("Ulvik region", "NO")]),
    ("It sank in Paris, Texas, on a lake.", [("Paris, Texas", "US")]),
    ("It sank in Elmira, N.Y., on a lake.", [("Elmira, N.Y.", "US")]),
    ("It sank in Ulvik, Norway.", [("Ulvik, Norway", "NO")]),
    ("Ulvik, Norway's second port, was closed.", [("Ulvik", "NO")]),
    ("Ulvik, a town on the coast, was closed.", [("Ulvik", None)]),
    ("Oslo, the capital, was closed.", [("Oslo", "NO")]),
    ("Damascus, Syria, was quiet.", [("Damascus, Syria", "SY")]),
    ("Barges sank in Oslo, Ulvik and Bergen.", [("Oslo", "NO"), ("Ulvik", "NO"), ("Bergen", "NO")]),
    ("Barges sank in Syria, Iraq and Lebanon.", [("Syria", "SY"), ("Iraq", "IQ"), ("Lebanon", "LB")]),
    ("The owner flew to Moscow with his wife.", [("Moscow", "RU")]),
    ("The crew arrived from Chile.", [("Chile", "CL")]),
    ("It sailed into Rome.", [("Rome", "IT")]),
    ("The invasion of Norway failed.", [("Norway", "NO")]),
    ("It sank in the Ulvik region of Norway.", [("Ulvik region", "NO"), ("Norway", "NO")]),
    ("It sank in the UK town of Ulvik.", [("Ulvik", "GB")]),
    ("It sank in the U.S. state of Ohio.", [("Ohio", "US")]),
    ("It sank in the Gulf of Aden.", [("Gulf of Aden", None)]),
    ("It sank in the Middle East.", [("Middle East", None)]),
    ("It sank off Trinidad and Tobago.", [("Trinidad and Tobago", "TT")]),
    ("It sank in Hunan Province.", [("Hunan Province", "CN")]),
    ("It sank in Oslo Tuesday.", [("Oslo", "NO")]),
    ("It sank in Norway's capital.", [("Norway", "NO")]),
    ("OSLO, April 1 (AP) - A barge sank in Ulvik.", [("OSLO", "NO"), ("Ulvik", "NO")]),
    ("A barge sank in Ulvik in northern Norway.", [("Ulvik", "NO"), ("Norway", "NO")]),
    ("The border between Norway and Sweden was shut.", [("Norway", "NO"), ("Sweden", "SE")]),
    ("It was heard as far away as Oslo.", [("Oslo", "NO")]),
    ("The captain left Oslo for Bergen.", [("Oslo", "NO"), ("Bergen", "NO")]),
    ("The army entered Tripoli, Lebanon, at noon.", [("Tripoli, Lebanon", "LB")]),
    ("It sank in Columbus, Georgia, on a lake.", [("Columbus, Georgia", "US")]),
    ("It sank in Eugene, Ore.", [("Eugene, Ore.", "US")]),
    ("The Norwegian capital, Oslo, was closed.", [("Oslo", "NO")]),
    ("The Norwegian port Bergen was closed.", [("Bergen", "NO")]),
    ("Residents of Ulvik fled.", [("Ulvik", None)]),
    ("The mayor of Ulvik fled Norway.", [("Ulvik", "NO"), ("Norway", "NO")]),
    ("The road to Ulvik was cut.", [("Ulvik", None)]),
    ("Fighting went on around Ulvik.", [("Ulvik", None)]),
    ("Rescuers climbed the slopes of Mount Ulvik in Norway.", [("Mount Ulvik", "NO"), ("Norway", "NO")]),
    ("Barges sank on Lake Ulvik and on the Black Sea.", [("Lake Ulvik", None), ("Black Sea", None)]),
    (
        "Barges sank in Ulvik am Fjord and near Nghe An, in Vietnam.",
        [("Ulvik am Fjord", "VN"), ("Nghe An", "VN"), ("Vietnam", "VN")],
    ),
    ("A drought spread across the Horn of Africa.", [("Horn of Africa", None)]),
    ("A barge sank in south London.", [("London", "GB")]),
    ("The barge was built at London Road, Ulvik.", [("Ulvik", None)]),
    ("Ann Lee, 34, of Rothwell, was on board.", [("Rothwell", None)]),
    ("Ann Lee, of Rothwell, was on board.", [("Rothwell", None)]),
    ("A ferry from Mokpo to Ulvik sank.", [("Mokpo", None), ("Ulvik", None)]),
    ("They were travelling from Mokpo to Ulvik.", [("Mokpo", None), ("Ulvik", None)]),
    ("The ferry runs between Mokpo and Ulvik.", [("Mokpo", None), ("Ulvik", None)]),
    ("The worst-hit province was Al Ulvik, officials said.", [("Al Ulvik", None)]),
    ("A barge sank in Mokpo in Norway. Others sank in Mokpo.", [("Mokpo", "NO"), ("Norway", "NO"), ("Mokpo", "NO")]),
]


@pytest.mark.parametrize(("text", "found"), FOUND, ids=[text for text, _ in FOUND])
def test_found(text: str, found: list[tuple[str, str | None]]) -> None:
    assert places(text) == found


NOT_FOUND = [
    "Kyiv demanded an explanation from Beijing.",
    "There was no response from either Moscow or Beijing.",
    "Talks with Norway and against Chile failed.",
    "The Norwegian owner spoke Danish.",
    "Norwegians sailed.",
    "The president of Norway spoke.",
    "The crew spoke in Mandarin in Parliament.",
    "He invested in NATO and in IBM.",
    "He slept in Mohammed Hassan's boat.",
    "He believed in Hassan, as Mohammed Hassan said.",
    "A vote in Congress and in Ramadan failed.",
    "The accident at Ulvik University closed the case.",
    "He saw faults in Russia's interest in it.",
    "He spoke at a Washington event.",
    "Ulvik region governor Ann Lee spoke.",
    "Paris Hilton sailed. Jordan Smith did not.",
    "He wrote to Moscow.",
    "Talks between Moscow and Kyiv failed.",
    "As far as Moscow is concerned, nothing changed.",
    "Troops were sent as Moscow demanded.",
    "He called on Norway and on the United States to act.",
    "The U.S. left NATO, and Iran left OPEC and Ann Lee.",
    "The capital, Smith said, was calm.",
    "He died in Islamic State custody and was paid in Euros.",
    "He left Paris Hilton for Jordan Smith.",
    "The crowd gathered around Smith and Lee.",
    "Ulvik, Harbour, Storm and Barge",
    "Shares in Ulvik fell. Trust in Labour and interest in Buddhism grew.",
    "Deepak Thapa, a district police officer, spoke.",
    "Ann Lee, of Greenpeace, was there, and Lee lives in Barge Lane.",
    "A letter from Ulvik to Mokpo was late.",
    "",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_actors_persons_and_organisations_are_no_places(text: str) -> None:
    assert places(text) == []


def test_the_usual_country_goes_to_what_nothing_else_tells() -> None:
    text = (
        "Barges sank in Norway and in Oslo. The crew of the larger one was saved by a ferry that had heard the call for help "
        "and turned back, its captain said. The owner was found later. Nobody knows why he was in Ulvik."
    )
    assert places(text)[-1] == ("Ulvik", "NO")


def test_copy_in_capitals() -> None:
    text = (
        "   LIMA, 9 JAN 90 (EFE) -- [TEXT] GUERRILLAS TODAY SANK A BARGE IN UCAYALI DEPARTMENT IN EASTERN PERU,\n"
        "AND TWO SOLDIERS WERE KILLED NEAR THE TOWN OF CONTAMANA, ACCORDING TO A COLONEL IN QUITO."
    )
    assert places(text) == [
        ("LIMA", "PE"), ("UCAYALI DEPARTMENT", "PE"), ("PERU", "PE"), ("CONTAMANA", "PE"), ("QUITO", "EC"),
    ]  # fmt: skip


def test_a_heading_names_only_known_places() -> None:
    text = "Storm in Oslo, Ruin in Haste\n\nA storm sank two barges on Tuesday, officials said. Nobody was hurt, they said."
    assert places(text) == [("Oslo", "NO")]
