"""Who is found in a text: examples by what tells it, and how often a speaker is told, and told right."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsparse import Actor, Article, Parser
from newsparse.lexicon import load

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "actors.toml").read_text(encoding="utf-8"))["case"]
PARSER = Parser()


def read(text: str) -> Article:
    return PARSER.parse(text)


def actor(text: str, name: str) -> Actor:
    found = [one for one in read(text).actors if one.name == name]
    assert len(found) == 1, [one.name for one in read(text).actors]
    return found[0]


PERSONS = [
    ("Mayor Ines Castro opened the shelter.", "Ines Castro", ("Mayor",), None, None),
    ("The fire is out, regional governor Pavel Dorin said.", "Pavel Dorin", ("regional governor",), None, None),
    ("Trade Department spokeswoman Una Brack told reporters.", "Una Brack", ("spokeswoman",), "Trade Department", None),
    ("Kenya's Foreign Minister Oda Maru resigned.", "Oda Maru", ("Foreign Minister",), "Kenya", "KE"),
    ("Norwegian Prime Minister Liv Strand resigned.", "Liv Strand", ("Prime Minister",), "Norwegian", "NO"),
    ("A letter reached the former Chilean president Raul Tapia.", "Raul Tapia", ("former president",), "Chilean", "CL"),
    ("Velm regional governor Otto Prell agreed.", "Otto Prell", ("regional governor",), "Velm", None),
    ("Velm region governor Otto Prell agreed.", "Otto Prell", ("governor",), "Velm region", None),
    ("Secretary of State Dora Finch agreed.", "Dora Finch", ("Secretary of State",), None, None),
    ("The former secretary of state Dora Finch agreed.", "Dora Finch", ("former secretary of state",), None, None),
    ("Ohio Sen. Gale Norris agreed.", "Gale Norris", ("Sen.",), "Ohio", None),
    ("Rana Odeh, director of the Harbour Museum, agreed.", "Rana Odeh", ("director",), "Harbour Museum", None),
    ("Rana Odeh, the museum's director, agreed.", "Rana Odeh", ("director",), "the museum", None),
    ("The prime minister, Liv Strand, agreed.", "Liv Strand", ("prime minister",), None, None),
    ("Velm Inspector General Leo Marsh agreed.", "Leo Marsh", ("Inspector General",), "Velm", None),
    ("Home Secretary Oda Maru agreed.", "Oda Maru", ("Home Secretary",), None, None),
    ("Police were told by PC Una Brack.", "Una Brack", ("PC",), None, None),
    ("The Velm MEP Una Brack agreed.", "Una Brack", ("MEP",), "Velm", None),
    ("Det Ch Supt Leo Marsh agreed.", "Leo Marsh", ("Det Ch Supt",), None, None),
    ("Lt Cdr (retd) Leo Marsh agreed.", "Leo Marsh", ("Lt Cdr",), None, None),
    ("Then-governor Leo Marsh agreed.", "Leo Marsh", ("Then-governor",), None, None),
    ("Rear-Admiral Dame Una Brack agreed.", "Una Brack", ("Rear-Admiral",), None, None),
    ("Tourist Leo Marsh agreed.", "Leo Marsh", ("Tourist",), None, None),
    ("The crowd carried motorist Leo Marsh out.", "Leo Marsh", ("motorist",), None, None),
    ("The party leader, Per Strand, agreed.", "Per Strand", ("party leader",), None, None),
    ("It was party leader Per Strand.", "Per Strand", ("party leader",), None, None),
    ("Rana Odeh KC agreed.", "Rana Odeh", (), None, None),
    ("Rana Odeh MP agreed.", "Rana Odeh", ("MP",), None, None),
    ("MEP Lena Storm agreed.", "Lena Storm", ("MEP",), None, None),
    ("Governor Alan North agreed.", "Alan North", ("Governor",), None, None),
    (
        "The Spanish senator Rana Odeh, 46, of the Harbour Party, agreed.",
        "Rana Odeh",
        ("senator",),
        "Harbour Party",
        "ES",
    ),
    ("Rana Odeh of the Harbour Union agreed.", "Rana Odeh", (), "Harbour Union", None),
    ("Spokeswoman for the Omani army Una Brack said it was over.", "Una Brack", ("Spokeswoman",), "Omani army", None),
]


@pytest.mark.parametrize(
    ("text", "name", "roles", "affiliation", "country"), PERSONS, ids=[case[0] for case in PERSONS]
)
def test_a_person_has_office_and_affiliation(text, name, roles, affiliation, country):
    found = actor(text, name)
    assert found.kind == "person"
    assert found.roles == roles
    assert found.affiliation == affiliation
    assert found.country == country


def test_age_and_gender_are_the_texts_own():
    text = '"It shook," said Marta Kos, 34, who runs a bakery. She said the windows broke. Lena Pohl, 7, was unhurt.'
    assert (actor(text, "Marta Kos").age, actor(text, "Marta Kos").gender) == (34, "female")
    assert (actor(text, "Lena Pohl").age, actor(text, "Lena Pohl").gender) == (7, None)
    assert actor("Mr. Okoro said no.", "Okoro").gender == "male"
    assert actor("A 52-year-old baker, Leo Marsh, agreed.", "Leo Marsh").age == 52
    assert actor("Leo Marsh, a 52-year-old baker, agreed.", "Leo Marsh").age == 52
    assert actor("Leo Marsh, aged 52, agreed.", "Leo Marsh").age == 52
    assert actor("A 52-year-old baker said the oven blew up.", "A 52-year-old baker").age == 52
    assert actor("Leo Marsh (52) agreed.", "Leo Marsh").age is None  # minutes, goals, a year
    assert actor("Union chairwoman Adaeze Okoro said no.", "Adaeze Okoro").gender == "female"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Harbour Ministry closed the port.", "Harbour Ministry", "organization"),
        ("The Ministry of Public Works closed the port.", "Ministry of Public Works", "organization"),
        ("The Seeds and Grain Commission met.", "Seeds and Grain Commission", "organization"),
        ("The Miners' Union walked out.", "Miners' Union", "organization"),
        ("Ship owner Velora Marine spokeswoman Ada Lind agreed.", "Velora Marine", "organization"),
        ("Kenya will pay, it said.", "Kenya", "state"),
        ("Kenyan troops crossed the river.", "Kenyan troops", "group"),
        ("Protesters burned tyres.", "Protesters", "group"),
        ("A senior official said the road was wet.", "A senior official", "unnamed"),
        ("Ukraine's General Staff said the road was wet.", "General Staff", "organization"),
        ("At least nine hostages left.", "nine hostages", "group"),
        ("It is clear that troops crossed the river.", "troops", "group"),
        ("Witnesses said the roof fell.", "Witnesses", "unnamed"),
        ("Zadie Obuya and Rick Tolan live there.", "Zadie Obuya", "person"),
    ],
)
def test_kinds(text, name, kind):
    assert actor(text, name).kind == kind


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("He was born in Port Velm on Monday.", "Port Velm"),
        ("Cleanup began after Hurricane Odile.", "Hurricane Odile"),
        ("She won the Harbour Prize.", "Harbour Prize"),
        ("It happened in Kenya.", "Kenya"),
        ("They met in Nairobi.", "Nairobi"),
        (
            "Two Die As Train Leaves Rails\n\nA train left the rails near Velm on Monday, police said.",
            "Train Leaves Rails",
        ),
        ("By Rana Odeh\n\nVELM (Reuters) - A train left the rails on Monday, police said.", "Rana Odeh"),
    ],
)
def test_not_an_actor(text, absent):
    assert absent not in [one.name for one in read(text).actors]


def test_one_actor_for_each_referent():
    text = (
        "The World Grain Council (WGC) raised its forecast. The WGC said stocks were low. WGC chief Ada Lind said "
        "prices would rise. Lind, 51, said the council would meet again."
    )
    council, lind = actor(text, "World Grain Council"), actor(text, "Ada Lind")
    assert [span.text for span in council.mentions] == [
        "The World Grain Council",
        "WGC",
        "The WGC",
        "WGC",
        "the council",
    ]
    assert council.aliases == ("WGC", "the council")
    assert [span.text for span in lind.mentions] == ["WGC chief Ada Lind", "Lind, 51"]
    assert (lind.roles, lind.affiliation, lind.age) == (("chief",), "WGC", 51)


def test_a_state_by_name_and_capital():
    text = "Kenya closed the border. Nairobi said the step was temporary, and Kenya's neighbours complained."
    kenya = actor(text, "Kenya")
    assert [span.text for span in kenya.mentions] == ["Kenya", "Nairobi", "Kenya"]
    assert (kenya.aliases, kenya.country) == (("Nairobi",), "KE")


def test_the_citys_mayor_holds_office_in_the_place_named_last():
    text = "Two people were hurt in Nairobi. The city's mayor Oda Maru said a wall fell."
    assert actor(text, "Oda Maru").affiliation == "Nairobi"


def test_the_adjective_gives_the_state_that_the_text_names():
    text = "Norway said no. Norwegian Prime Minister Liv Strand resigned."
    assert actor(text, "Liv Strand").affiliation == "Norway"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{}. Vice President Maru said no.", "Ines Maru"),
        ("{}. President Maru said no.", "Tom Maru"),
        ("{}. Ms. Maru said no.", "Ines Maru"),
        ("{}. Mr. Maru said no.", "Tom Maru"),
        ("{}. Mr. Maru left. Maru said no.", ""),
        ("{}. Dr. Maru said no.", ""),
        ("{}. Judge Maru said no.", ""),
    ],
)
def test_two_of_one_surname_are_told_apart_by_office_and_gender_or_not_at_all(text, names):
    text = text.format("President Tom Maru and Vice President Ines Maru met")
    assert speakers(text) == [names]
    assert [one.name for one in read(text).actors] == ["Tom Maru", "Ines Maru"]


def test_who_is_whoever_stands_before_it():
    for text in (
        "A miner, who told AFP he was cold, said the lift had stopped.",
        "A nurse, who told AFP he was cold, said the lift had stopped.",
        '"The lift had stopped," said one miner, who asked not to be named.',
        "A lift inspector, who asked not to be named because he feared for his job, said the lift had stopped.",
    ):
        (quote, *_) = [one for one in read(text).quotes if one.source is not None and one.source.text != "who"]
        assert quote.speaker is not None
        assert quote.speaker.kind == "unnamed"
        assert len([one for one in read(text).actors if one.kind == "unnamed"]) == 1


def test_a_lawyer_from_a_place_speaks_and_not_the_place():
    text = "The dam was tested by an engineer from Velm who said the wall was thin."
    assert "Velm" not in [one.name for one in read(text).actors]


def test_two_of_one_surname_stay_two():
    text = "Karl Wendt met his cousin Otto Wendt. Karl Wendt said no. Otto Wendt said yes."
    assert [one.name for one in read(text).actors if one.kind == "person"] == ["Karl Wendt", "Otto Wendt"]


def test_an_initial_is_the_same_person():
    text = "J. Wendt signed the letter. Josef Wendt said no. Josef K. Wendt agreed."
    found = [one for one in read(text).actors if one.kind == "person"]
    assert [(one.name, len(one.mentions)) for one in found] == [("Josef K. Wendt", 3)]


def test_two_surnames_may_stand_alone():
    text = "Ana Gil Pardo signed the letter. Gil Pardo said no. Pardo left."
    assert [span.text for span in actor(text, "Ana Gil Pardo").mentions] == ["Ana Gil Pardo", "Gil Pardo", "Pardo"]


def test_copy_in_capitals():
    text = (
        "VELM, 2 JAN 90 (EFE) -- [TEXT] MAYOR ZADIE OBUYA SAID TODAY THAT NORWEGIAN SOLDIERS HAD CROSSED THE RIVER AT NOON. "
        "OBUYA SAID THE TOWN HAD NO WATER AND THAT THE ROADS WERE CLOSED. NORWAY DENIED THE REPORT AND ASKED FOR TALKS WITH "
        "THE OTHER COUNTRIES OF THE REGION BEFORE THE END OF THE YEAR."
    )
    found = {one.name: (str(one.kind), one.country) for one in read(text).actors}
    assert found == {
        "ZADIE OBUYA": ("person", None),
        "NORWEGIAN SOLDIERS": ("group", "NO"),
        "NORWAY": ("state", "NO"),
    }


def test_a_regnal_number_is_no_surname():
    assert actor("Pope Leo said no. Pope Leo XIV agreed.", "Leo XIV").aliases == ("Leo",)


def test_particles_belong_to_the_surname():
    text = "Ursula von Dorn arrived. Ms von Dorn said no. Von Dorn left."
    assert [span.text for span in actor(text, "Ursula von Dorn").mentions] == [
        "Ursula von Dorn",
        "Ms von Dorn",
        "Von Dorn",
    ]


def test_a_headline_names_whom_the_body_names():
    text = "Strand Says Dam Will Hold As River Rises\n\nVELM (Reuters) - Engineer Liv Strand said on Monday the dam would hold."
    assert [span.text for span in actor(text, "Liv Strand").mentions] == ["Strand", "Engineer Liv Strand"]


def test_somebody_who_only_passes_is_no_actor():
    assert [one.name for one in read("A man walked by. Mayor Ines Castro waved.").actors] == ["Ines Castro"]
    text = "A man ran from the bank. The man said he was robbed."
    assert [span.text for span in actor(text, "A man").mentions] == ["A man", "The man"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Ministry of Health and the Grain Council agreed.", ["Ministry of Health", "Grain Council"]),
        ("The Ministry of Health and Social Affairs agreed.", ["Ministry of Health and Social Affairs"]),
        ("The Public Seeds and Grain Commission agreed.", ["Public Seeds and Grain Commission"]),
        ("Velora and the Grain Council agreed.", ["Grain Council"]),
        ("The Kenya Workers' Council agreed.", ["Kenya Workers' Council"]),
        ("The Grain Council () and Velora Marine (VM) agreed.", ["Grain Council", "Velora Marine"]),
        ("The foreign minister met Adam Reed, Jr., a baker.", ["Adam Reed, Jr."]),
        ("He met the Foreign Minister, Oda Maru, and Liv Strand.", ["Oda Maru", "Liv Strand"]),
        ("She joined Parliament in May. Parliament closed in June.", ["Parliament"]),
        ("On Monday Oda Maru met Tuesday Weld.", ["Oda Maru"]),
        ("Brokers at Lind Brothers & Sons met Oda Maru.", ["Lind Brothers & Sons", "Oda Maru"]),
        ("Xan King met the Crown Prince.", ["Xan King"]),
        ("Shares in Pell & Crane fell. Mr & Mrs Lind cheered.", ["Pell & Crane", "Lind"]),
        (
            "The Lind Brothers Bank sued the Kenyan Pilots' Association.",
            ["Lind Brothers Bank", "Kenyan Pilots' Association"],
        ),
        ("Velm resident Oda Maru, the aunt of Liv Strand, left.", ["Oda Maru", "Liv Strand"]),
        ("The Kenyan troops left. The troops returned. Troops came.", ["The Kenyan troops"]),
    ],
)
def test_names_reach_as_far_as_they_do(text, names):
    assert [one.name for one in read(text).actors] == names


# ------------------------------------------------------------ speakers


def speakers(text: str) -> list[str]:
    return [" + ".join(one.name for one in quote.speakers) for quote in read(text).quotes]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"It was Liv Strand," Zorb Maru said.\n\n"She lied," he said.', ["Zorb Maru", "Zorb Maru"]),
        ("Mrs Maru met Mr Strand. She said the hall was full. He said it was not.", ["Maru", "Strand"]),
        ("Both Oda Maru and Liv Strand said the hall was full.", ["Oda Maru + Liv Strand"]),
        ("A guard, who said he had seen nothing, was questioned.", ["A guard"]),
        ("Oda Maru, a guard, who said he had seen nothing, was questioned.", ["Oda Maru"]),
        ("Democrats said the hall was full. Kenyans said it was not.", ["Democrats", "Kenyans"]),
        ("The 34-year-old said the hall was full.", ["The 34-year-old"]),
        ("Sens. Oda Maru and Liv Strand said the hall was full.", ["Oda Maru + Liv Strand"]),
        ("Velm's running mate, Senator Oda Maru, said the hall was full.", ["Oda Maru"]),
        ("It was raining. It said the hall was full.", [""]),
        ("They said the hall was full.", [""]),
        ("I said the hall was full.", [""]),
        ("Velora said the hall was full. The Guardsman said it was not.", ["Velora", "Guardsman"]),
        ("Sir Alan Moss said the hall was full. Sir Alan said it was not.", ["Alan Moss", "Alan Moss"]),
        ("One of them, Oda Maru, said the hall was full.", ["Oda Maru"]),
        ("Erik ten Brink said the hall was full. Ten Brink said it was not.", ["Erik ten Brink", "Erik ten Brink"]),
        (
            "Ana Pohl met Governor Alan North. She said the hall was full. He said it was not.",
            ["Ana Pohl", "Alan North"],
        ),
        ("Peru's navy said the hall was full. It said the door was shut.", ["Peru's navy", "Peru's navy"]),
        (
            "Peru's air force said the hall was full. It said the door was shut.",
            ["Peru's air force", "Peru's air force"],
        ),
        ("Peru's military said the hall was full. It said the door was shut.", ["Peru's military", "Peru's military"]),
        ("Yonhap said the hall was full. The Yonhap news agency said it was not.", ["Yonhap", "Yonhap"]),
        ("The Hague said the hall was full.", [""]),
        ("Eighteen men left. The agency said the hall was full.", ["The agency"]),
        ("Forty-two men left. It said the hall was full.", [""]),
        ("Q: Who left?\nA: Nobody did.", ["", ""]),
        ("FACTBOX: The hall is full\n\nMr Strand said the hall was full.", ["Strand"]),
        ("The tanker Queen Ines sank. The Queen Ines said the hall was full.", [""]),
        ("The MP Oda Maru left. The MP said the hall was full.", ["Oda Maru"]),
        ("Spokesman for the union Leo Marsh said the hall was full.", ["Leo Marsh"]),
        ("A spokesman for President Leo Marsh said the hall was full.", ["A spokesman for President Leo Marsh"]),
        ("A woman named Grace Obuya said the hall was full. Obuya said it was not.", ["Grace Obuya", "Grace Obuya"]),
        ("A baker who gave his name as Zorb said the hall was full. Zorb said it was not.", ["Zorb", "Zorb"]),
        ("Skippers in Velm said the hall was full.", ["Skippers in Velm"]),
        ("Three men close to the club said the hall was full.", ["Three men close to the club"]),
        ('"It was full," said Oda Hall, who lives nearby. "It is not," Hall said.', ["Oda Hall", "Oda Hall"]),
        ("The hall was full, according to Oda Hall.", ["Oda Hall"]),
        ("SSP Anil Maru said the hall was full. DSP Imran Strand said it was not.", ["Anil Maru", "Imran Strand"]),
        ("Rights groups said the hall was full.", ["Rights groups"]),
        ("The hall was full, the school district said.", ["the school district"]),
        ("Hamas's armed wing, the Velm Brigades, said the hall was full.", ["Velm Brigades"]),
        (
            "The hall was full, the country's health minister said.\n\nNobody left.\n\nHealth Minister Oda Maru left.",
            ["Oda Maru"],
        ),
        (
            "The hall was full, France's health minister said.\n\nNorwegian Health Minister Oda Maru left.",
            ["France's health minister"],
        ),
        ("Twenty-six men left, the ministry said.", ["the ministry"]),
    ],
)
def test_who_speaks(text, names):
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oda Maru and Liv Strand ran. They said the hall was full.", "Oda Maru + Liv Strand"),
        ("Oda Maru, 34, and Liv Strand ran. The pair said the hall was full.", "Oda Maru + Liv Strand"),
        ("Kenya and Peru met. They said the hall was full.", "Kenya + Peru"),
        ("The two judges, Maru and Strand, met. They said the hall was full.", "Maru + Strand"),
        ("The two judges, Oda Maru and Liv Strand, met. They said the hall was full.", "Oda Maru + Liv Strand"),
        ("Judges Oda Maru and Liv Strand met. The judges said the hall was full.", "Oda Maru + Liv Strand"),
        ("Officials, Mr Maru and Ms Strand said, left. They said the hall was full.", "Maru + Strand"),
        ("Oda Maru or Liv Strand ran. The pair said the hall was full.", ""),
        ("Oda Maru and Ada Lind ran. She said the hall was full.", ""),
        ("Surfer Ada Lind won gold. The surfer said the hall was full.", "Ada Lind"),
        ("Ada Lind, 34, won gold. The 34-year-old said the hall was full.", "Ada Lind"),
        ("Ada Lind won gold. The electrician said the hall was full.", "Ada Lind"),
        ("Ada Lind buried her husband. The mother of three said the hall was full.", "Ada Lind"),
        ("Coach Ada Lind won gold. The electrician said the hall was full.", "The electrician"),
        ("Ada Lind won gold. The mayor said the hall was full.", ""),
        ("Coach Ada Lind won gold. The mayor said the hall was full.", "The mayor"),
        ("President Ada Lind flew home. The Kenyan leader said the hall was full.", "Ada Lind"),
        ("The city's mayor, Ada Lind, flew home. The town's mayor said the hall was full.", "Ada Lind"),
        ("Oda Maru met her deputy, Liv Strand. Her deputy said the hall was full.", "Liv Strand"),
        ("The mayor of Port Velm, Ada Lind, said it rained. The mayor said the hall was full.", "Ada Lind"),
        ("Jan van den Berg fell. Van den Berg said the hall was full.", "Jan van den Berg"),
        ("J.K. Maru wrote it. Maru said the hall was full.", "J.K. Maru"),
        ("Abdul al-Nouri fell. Al-Nouri said the hall was full.", "Abdul al-Nouri"),
        ("Tom Vale and his son, Rex Vale, fell. Lady Vale said the hall was full.", "Vale"),
        ("Rep. Oda Maru fell. The congresswoman said the hall was full.", "Oda Maru"),
        ("A guard, who gave only his first name, Musa, said the hall was full. Musa said it was not.", "Musa"),
        ("Nurul Aina Hassan fell. Nurul Aina said the hall was full.", "Nurul Aina Hassan"),
    ],
)
def test_whom_people_point_back_to(text, names):
    assert speakers(text)[-1] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shares in the lender Credora fell. The lender said the hall was full.", "Credora"),
        ("Gazeta Dolna, a Warsaw daily, closed. The newspaper said the hall was full.", "Gazeta Dolna"),
        ("Hythe & Sons lost money. The company said the hall was full.", "Hythe & Sons"),
        ("The Northern Grain Authority met. The regulator said the hall was full.", "Northern Grain Authority"),
        ("The Central Bank of Velm met. The central bank said the hall was full.", "Central Bank of Velm"),
        ("The World Grain Alliance met. The Rome-based organisation said the hall was full.", "World Grain Alliance"),
        ("The Ministry of Trade closed. The Trade Ministry said the hall was full.", "Ministry of Trade"),
        ("The NGB met. The National Grain Board was late. The board said the hall was full.", "National Grain Board"),
        ("The Sunday Herald closed. The Herald said the hall was full.", "Sunday Herald"),
        ("London-based Celtic Oil closed. The firm said the hall was full.", "Celtic Oil"),
        ("East Velm Police came. The force said the hall was full.", "East Velm Police"),
        ("Radio Velm closed. The station said the hall was full.", "Radio Velm"),
        ("Halmen Holdings closed. Halmen said the hall was full.", "Halmen Holdings"),
        ("Skyvia lost money. The airline said the hall was full.", "Skyvia"),
        ("Boeing shares fell. The company said the hall was full.", "Boeing"),
        ("Boeing's chairman left. The company said the hall was full.", "Boeing"),
        ("Boeing and Airbus met. The company said the hall was full.", ""),
        ("The Danish Refugee Council left. The group said the hall was full.", "Danish Refugee Council"),
        ("Harbour Relief left. The charity said the hall was full.", "Harbour Relief"),
        ("Peru's central bank closed. The bank said the hall was full.", "Peru's central bank"),
        ("Peru's health ministry closed. The ministry said the hall was full.", "Peru's health ministry"),
        ("A clinic in Velm closed. A hospital was built. The hospital said the hall was full.", "A hospital"),
        ("The clinic closed. The regulator said the hall was full.", "The regulator"),
        ("Zorb Velory closed. The regulator said the hall was full.", ""),
        ("Its rival, Brax Ltd, closed. The company said the hall was full.", "Brax Ltd"),
        ("NATO met. The alliance said the hall was full.", "NATO"),
        ("Skyvia lost money. It said the hall was full.", "Skyvia"),
        ("Skyvia said no. The airline said the hall was full.", "Skyvia"),
        ("Skyvia sued Norcast. The airline said the hall was full.", ""),
        ("Halmen Holdings and Brax Ltd met. The company said the hall was full.", ""),
        ("The Trade Ministry and the Health Ministry met. The ministry said the hall was full.", ""),
        ("Its operator, Vesta Lines, said no. The company said the hall was full.", "Vesta Lines"),
        ("St Mary's Hospital closed. The hospital said the hall was full.", "St Mary's Hospital"),
        ("The Daily Clarion said the hall was full.", "Daily Clarion"),
        ("The Elysee Palace said the hall was full.", "Elysee Palace"),
        ("The government in Nairobi said no. Kenya said the hall was full.", "Kenya"),
        ("North Korea said the hall was full.", "North Korea"),
        ("Peru and Kenya met. The government said the hall was full.", ""),
    ],
)
def test_which_body_is_meant(text, names):
    assert speakers(text)[-1] == names


def test_the_reference_page_lists_every_section_of_the_lexicon():
    page = Path(__file__).parents[2].joinpath("docs", "reference", "actors.md").read_text(encoding="utf-8")
    missing = [section for section in load("actors").sections if f"| `{section}` |" not in page]
    assert missing == []


RESOLVED, RIGHT = 0.95, 0.97


def told(case: dict) -> list[tuple[str, str, str]]:
    """List source, wanted and told names for those sources that became attributions."""
    quotes = list(read(case["text"]).quotes)
    rows = []
    for source, wanted in case["speakers"]:
        quote = next(
            (one for one in quotes if one.source is not None and one.source.text.rstrip(",") == source.rstrip(",")),
            None,
        )
        if quote is not None:
            quotes.remove(quote)
            rows.append((source, wanted, " + ".join(speaker.name for speaker in quote.speakers)))
    return rows


@pytest.mark.quality
def test_speakers_are_told_and_told_right(capsys):
    rows = [row for case in CASES for row in told(case)]
    resolved = [row for row in rows if row[2]]
    right = [row for row in resolved if row[1] == row[2]]
    resolvable = [row for row in rows if row[1]]
    wrong = [row for row in rows if row[1] != row[2]]
    assert len(rows) >= 0.85 * sum(len(case["speakers"]) for case in CASES)
    assert len([row for row in resolvable if row[2]]) >= RESOLVED * len(resolvable), wrong
    assert len(right) >= RIGHT * len(resolved), wrong


def test_an_age_that_stands_for_somebody_is_his():
    text = 'Ryan Costa won the race on Sunday. "I nearly stopped," the 47-year-old said.'
    assert actor(text, "Ryan Costa").age == 47


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Norvell Foods said sales fell. Its chairman, Uwe Sand, said the worst was over.", "Norvell Foods"),
        ("Uwe Sand, a baker, said the worst was over.", None),
        ("Norvell Foods said sales fell. His brother, Uwe Sand, said the worst was over.", None),
    ],
)
def test_its_chairman_acts_for_the_body_told_before(text, affiliation):
    assert actor(text, "Uwe Sand").affiliation == affiliation
