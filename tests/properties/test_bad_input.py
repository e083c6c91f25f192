"""Law: what is no news is read all the same, in time that grows with its length."""

from __future__ import annotations

import time

import pytest

from newsparse import Article, parse
from newsparse.models.anatomy import every_span

ENGLISH = "The mayor of the town said that he was with them and that she had been there for it. "
MILLION = 1_000_000
LARGE = MILLION // 10
TOWNS = ("Lima", "Rome", "Kyiv", "Cairo", "Lagos", "Delhi", "Quito")
MONTHS = ("January", "March", "May", "July", "August", "October", "December")


def told(sentence: str, length: int) -> str:
    """Tell of events until a length is filled, each with figures of its own where the sentence has blanks for them."""
    parts = (
        sentence.format(n=n, place=TOWNS[n % 7], month=MONTHS[n % 7], day=1 + n % 28, year=1900 + n % 120)
        for n in range(2, 2 + 2 * length // len(sentence))
    )
    return "".join(parts)[:length]


HUGE = {
    "ten million letters on one line": "a" * (10 * MILLION),
    "ten megabytes of words on one line": "The " + ("abcdefghij" * 20 + " ") * (50 * 1000),
    "a million quotation marks": '"' * MILLION,
    "a million opening brackets": "(" * MILLION,
    "a million spaces": " " * MILLION,
    "a million newlines": "\n" * MILLION,
    "a million newlines behind a word": "Fire" + "\n" * MILLION,
    "many opening quotation marks": "“" * LARGE,
    "many apostrophes": "'" * LARGE,
    "many square brackets": "[" * LARGE,
    "many full stops": "." * LARGE,
    "many digits": "1" * LARGE,
    "many NULs": "\x00" * LARGE,
    "many lone surrogates": "\ud800" * LARGE,
    "many right-to-left marks": "\u200f" * LARGE,
    "many dashes": "-" * LARGE,
    **{
        f"five million times {unit}": ENGLISH + unit * (5 * MILLION)
        for unit in ("1,", "1.", "1-", "1:", "1/", "a-", "a'", "A&")
    },
    "five million parts of an address": ENGLISH + "http://" + "a-" * (5 * MILLION),
    "five million tails of an abbreviation": ENGLISH + "U.S." + "-a" * (5 * MILLION),
    "two megabytes of news on one line": told("The man said two people were killed in Kyiv on Tuesday. ", 2 * MILLION),
    "two megabytes of attacks": told("A bomb killed {n} people in {place} on {month} {day}, {year}. ", 2 * MILLION),
}
# A minute, or on a slow machine three times what the length makes of a fiftieth of the text: a quadratic reader would take fifty times.
PATIENCE = 60
FIFTIETH = 50


def patience(text):
    return max(PATIENCE, 3 * FIFTIETH * seconds(text[: len(text) // FIFTIETH]))


def seconds(text):
    start = time.process_time()
    parse(text, published="2025-04-09")
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("name", HUGE)
def test_it_is_an_article_quickly(name):
    text = HUGE[name]
    limit = patience(text)
    start = time.process_time()
    article = parse(text)
    assert time.process_time() - start < limit
    assert isinstance(article, Article)
    assert article.text is text
    assert [failure for failure in article.failures if failure.kind != "not_english"] == []
    for facts in article.layers.values():
        for span in every_span(facts):
            assert text.startswith(span.text, span.start)


UNITS = [
    '"', "“", "”", "„", "«", "'", "''", "``", "(", ")", "[(", "<", "- ", "--", ". ", "...", "? ", ",", "1", "1,", "3.", "5 ", "a", "A",
    "Ann ", "ANN ", "said ", "said, ", '"a" said ', "“a,” said Ann. ", "who ", "that ", "of ", "and ", "killed ", "killed 5 ",
    "5 killed, ", "at least ", "between 3 and ", "Monday ", "April 9 ", "LIMA, ", "LIMA (AP) - ", "By Ann Lee\n", "- a -\n",
    "Date: x\n", "\n", "\n\n", " ", "\t", "\x00", "\ud800", "U.S. ", "No. ", "Mr. ", "according to ", "the ", "attack ",
    "Two men were killed in Lima on Monday. ", "Gunmen attacked a bus in Rome, killing five. ", "attack 5 killed, ",
    "the mayor of ", "Mayor Ann Lee, ", "e\u0301", "\u202e", "-year-old ", "two ", "a hundred and ", "told reporters ", "Ann Lee's ",
]  # fmt: skip
SHORT, TIMES = 4_000, 8


def growth(short, long):
    return min(seconds(long), seconds(long)) / min(seconds(short), seconds(short))


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length_and_no_faster(unit):
    """Eight times the text may take three times its share; a quadratic reader would take eight."""
    # A few words of English in front, or most of these would be read for structure only.
    short = (unit * SHORT)[:SHORT]
    english = ENGLISH * 40
    parse(english + short)
    # Whatever else runs on the machine may slow one measurement down, hardly three.
    assert any(growth(english + short, english + short * TIMES) < TIMES * 3 for _ in range(3))


NEWS = [
    "The man said two people were killed in Kyiv on Tuesday. ",
    "A bomb killed {n} people in {place} on {month} {day}, {year}. ",
    "At least {n} people were killed in {place}. ",
    "a bomb killed {n} people in {place} on {month} {day}, {year} and the army said that ",
]


@pytest.mark.slow
@pytest.mark.parametrize("sentence", NEWS)
def test_time_grows_with_news_and_no_faster(sentence):
    """A character of sixteen times the text may take half as much again as one of the text."""
    short, long = told(sentence, 20_000), told(sentence, 320_000)
    assert len(long) == 16 * len(short)
    parse(short)
    assert any(growth(short, long) < 16 * 1.5 for _ in range(3))
