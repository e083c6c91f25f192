"""Who passes on what somebody else says: one quote, of the one who said it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Parser, Quote

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "relays.toml").read_text("utf-8"))["case"]
PARSER = Parser()
OUTLETS = ("Reuters", "AFP", "the Interfax news agency", "state television", "the Velm Gazette")
SOURCES = ("the army", "police", "a senior official", "Governor Ann Lee", "two people with knowledge of the talks")
CLAUSES = ("the bridge had been closed", "four people were killed", "the talks were over")
CITATIONS = (
    "{clause}, {outlet} reported, citing {source}.",
    "{clause}, {outlet} said on Monday, quoting {source}.",
    "{outlet} said, citing {source}, that {clause}.",
    "{outlet}, citing {source}, reported that {clause}.",
    "Citing {source}, {outlet} said {clause}.",
    "{clause}, according to {outlet}, which cited {source}.",
    "“{clause},” {outlet} reported, citing {source}.",
)
QUOTATIONS = (
    "{outlet} quoted {source} as saying that {clause}.",
    "{outlet} cited {source} as saying {clause}.",
    "“{clause},” {source} was quoted as saying by {outlet}.",
    "“{clause},” {source} was quoted by {outlet} as saying.",
    "“{clause},” {outlet} quoted {source} as saying.",
    "{clause}, {outlet} quoted {source} as saying.",
    "{source} was quoted by {outlet} on Friday as saying that {clause}.",
)


def told(quote: Quote) -> dict[str, Any]:
    values = {"relay": quote.relay and quote.relay.name, "source": quote.source and quote.source.text}
    return {name: value for name, value in values.items() if value} | {"content": quote.content[0].text}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_relays(case: dict[str, Any]) -> None:
    quotes = PARSER.parse(case["text"]).quotes
    assert list(map(told, quotes)) == [
        {name: value for name, value in one.items() if name != "act"} for one in case["quotes"]
    ]
    for quote, wanted in zip(quotes, case["quotes"], strict=True):
        assert quote.act == wanted.get("act", quote.act)


@given(
    st.sampled_from(CITATIONS + QUOTATIONS),
    st.sampled_from(OUTLETS),
    st.sampled_from(SOURCES),
    st.sampled_from(CLAUSES),
)
def test_one_quote_of_the_one_who_said_it(frame: str, outlet: str, source: str, clause: str) -> None:
    sentence = frame.format(outlet=outlet, source=source, clause=clause)
    text = sentence[0].upper() + sentence[1:]
    text = text.replace(f"“{clause}", f"“{clause[0].upper()}{clause[1:]}")
    article = PARSER.parse(text)
    (quote,) = article.quotes
    assert quote.content[0].text.removeprefix("that ").strip(",").lower() == clause
    assert quote.source is not None
    assert quote.source.text.lower() == source.lower()
    assert quote.relay is not None
    assert quote.relay.name.lower() == outlet.lower().removeprefix("the ").removesuffix(" news agency")
    assert quote.relay not in quote.speakers
    assert len(article.attributions) == 2  # who said it, and who passes it on


@given(st.sampled_from(SOURCES), st.sampled_from(CLAUSES))
def test_the_quotation_goes_on_behind_the_relay(source: str, clause: str) -> None:
    text = f"“{clause.capitalize()},” {source} was quoted as saying by AFP. “Nothing else is known.”"
    (quote,) = PARSER.parse(text).quotes
    assert [part.text for part in quote.content][1:] == ["Nothing else is known."]


def test_whoever_is_quoted_is_not_who_quotes() -> None:
    (quote,) = PARSER.parse("Brenna quoted him as saying that all was well.").quotes
    assert quote.speakers == ()
