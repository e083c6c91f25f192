"""Law: a lead that says what somebody is and the name that comes after it tell of one person, unless something speaks against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, parse

OFFICES = st.sampled_from(
    [
        "The transport minister",
        "Kenya's president",
        "The U.N. refugee chief",
        "The head of the coastguard",
        "Peru's central bank governor",
    ]
)
NAMES = st.sampled_from(["Ida Berg", "Karl Brandt", "Amina Yusuf", "Luis Ortega", "Tomasz Wolny"])
SAID = st.sampled_from(
    ["denied that a tunnel would be dug", "said the tunnel would open in May", "warned that funds were short"]
)
TOLD = st.sampled_from(
    ['"It is over," {} told reporters.', "{} said there was no money.", '"We have a plan," said {}.']
)


def speakers(article: Article) -> list[str]:
    return [one.speaker.name for one in article.quotes if one.speaker]


@given(OFFICES, NAMES, SAID, TOLD)
def test_the_name_that_comes_later_is_that_of_whom_the_lead_describes(office, name, said, told):
    article = parse(f"{office} {said} on Monday.\n\n{told.format(name)}")
    assert speakers(article) == [name, name]
    (person,) = [one for one in article.actors if one.kind == "person"]
    assert person.roles
    assert len(person.mentions) == 2


@given(OFFICES, NAMES, NAMES, SAID, TOLD)
def test_a_name_with_an_office_of_its_own_is_another(office, name, other, said, told):
    article = parse(f"{office} {said} on Monday.\n\n{told.format(f'opposition leader {name}')}\n\n{other} left.")
    assert speakers(article)[0] != name


@pytest.mark.parametrize(
    "text",
    [
        "The transport minister denied it. Ida Berg, 61, a commuter, said she was angry.",
        "The transport minister denied it. Governor Ida Berg said she was angry.",
        "A transport official denied it. Ida Berg said she was angry.",
        "The transport minister met Karl Brandt. The transport minister said it was over. Ida Berg said she was angry.",
        "The transport minister said it was over. The union said no. Ida Berg said she was angry.",
        "The spokesman said it was over. Ida Berg said she was angry.",
        'The spokesman for the navy said he was ill. "I am well," she said. It rained. It rained. It rained. Ida Berg said so.',
    ],
)
def test_what_speaks_against_it(text):
    article = parse(text)
    assert "Ida Berg" in speakers(article)
    assert speakers(article)[0] != "Ida Berg"
