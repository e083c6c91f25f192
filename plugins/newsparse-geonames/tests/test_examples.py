"""What each rule reads, and what looks like it."""

from __future__ import annotations

import pytest

from newsparse import PLACES, Parser

PARSER = Parser(only={PLACES}, strict=True)

EXAMPLES = {
    "printed behind a comma": ("A mill burned down in Paris, Texas.", ["Paris, Texas US beside"]),
    "printed in short": ("A mill burned down in Columbus, Ga., on Monday.", ["Columbus, Ga. US beside"]),
    "an adjective and a sort of place": ("Police in the Lebanese city of Tripoli fired.", ["Tripoli LB beside"]),
    "an owner, a place too": (
        "A ship left for Lebanon's northern port of Tripoli.",
        ["Lebanon LB population", "Tripoli LB beside"],
    ),
    "an apposition behind": (
        "A mill burned down in Merida, the capital of Yucatan.",
        ["Merida MX beside", "Yucatan MX population"],
    ),
    "an owner in an apposition": ("Rain fell in Valencia, Venezuela's third-largest city.", ["Valencia VE beside"]),
    "a country that acts": (
        "In Paris, U.S. officials said talks went on.",
        ["Paris FR population", "U.S. US population"],
    ),
    "a country that speaks is evidence and no more": (
        "In Tripoli, Lebanon said, all was calm.",
        ["Tripoli LB company"],
    ),
    "a list of countries": (
        "He flew to Paris, Germany and Spain.",
        ["Paris FR population", "Germany DE only", "Spain ES only"],
    ),
    "an occupier": ("A mill burned down in the Turkish occupied port of Famagusta.", ["Famagusta CY only"]),
    "a territory": ("A typhoon hit the U.S. territory of Guam.", ["Guam GU only"]),
    "the first word of the next paragraph": (
        "Two people died in Tripoli\n\nIn Lebanon, schools were shut for a day after the storm, the ministry said.",
        ["Tripoli LB company", "Lebanon LB population"],
    ),
    "another mention says so": (
        "A mill burned down in Paris, Texas. Nobody was hurt. Schools in Paris were shut.",
        ["Paris, Texas US beside", "Paris US said"],
    ),
    "two of one name": (
        "A mill burned down in Paris, Texas. It had sold flour to bakers in Paris, France.",
        ["Paris, Texas US beside", "Paris, France FR beside"],
    ),
    "no such place there": ("A mill burned down in Paris, Ohio, on Monday.", ["Paris, Ohio US elsewhere"]),
    "a province": ("Troops were killed in the Donetsk region on Monday.", ["Donetsk region UA population"]),
    "a city that is called like an island": (
        "A mill burned down in Rock Island, Illinois.",
        ["Rock Island, Illinois US beside"],
    ),
    "the best-known in a dateline": (
        "ATHENS, Aug 15 (Example) - American runners won two medals on Sunday, and American swimmers three.",
        ["ATHENS GR population"],
    ),
    "two places of one dateline": (
        "SEOUL/WASHINGTON (Example) - Both governments said on Monday that talks would go on in the spring.",
        ["SEOUL KR only", "WASHINGTON US population"],
    ),
    "a city that has a state in its name": (
        "A mill burned down near Springfield. Police from Kansas City came to help.",
        ["Springfield US population"],
    ),
    "a small place in a country that nobody speaks of": (
        "Rebels left a camp near Escalon. The Salvadoran army said it had shelled the hills around San Miguel.",
        ["Escalon None locative", "San Miguel SV population"],
    ),
    "a name like a woman's": (
        "The presidents met in Victoria on Friday. The Seychelles will host them again.",
        ["Victoria SC company"],
    ),
    "a woman": ("Voters believe in Victoria. Victoria Lane is the first woman to lead Canada.", []),
    "nobody's country": ("Voters believe in Victoria, and she in them.", []),
}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_example(text, expected):
    places = PARSER.parse(text).places
    assert [f"{place.name} {place.country} {place.rule.partition('.')[2]}" for place in places] == expected
