"""A law: whatever amount is written down is read back. The words are this file's own."""

from __future__ import annotations

from decimal import Decimal

import attrs
from hypothesis import example, given
from hypothesis import strategies as st
from newsparse_money import MONEY

from newsparse import Parser

PARSER = Parser(only={MONEY}, strict=True)

SIGNS = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "A$": "AUD",
    "C$": "CAD",
    "¥": "JPY",
    "Rs ": "INR",
    "EUR ": "EUR",
}
NAMES = {
    " dollars": "USD",
    " euros": "EUR",
    " pounds": "GBP",
    " rupees": "INR",
    " yuan": "CNY",
    " Swiss francs": "CHF",
    " rubles": "RUB",
    " Australian dollars": "AUD",
}
SCALES = {
    "": 1,
    " thousand": 10**3,
    " lakh": 10**5,
    " million": 10**6,
    " crore": 10**7,
    " billion": 10**9,
    " trillion": 10**12,
}
LETTERS = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}
HEDGES = {
    "": ("low", "high"),
    "about ": ("low", "high"),
    "nearly ": ("low", "high"),
    "at least ": ("low",),
    "more than ": ("low",),
    "up to ": ("high",),
    "less than ": ("high",),
}
UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy", 8: "eighty", 9: "ninety"}


@attrs.frozen
class Written:
    """Words for an amount, and what they come to."""

    words: str
    low: Decimal | None
    high: Decimal | None
    currency: str


def spelled(number: int) -> str:
    """Spell a number below a thousand, twelve or a round ten at the end."""
    if number <= 12:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    rest = f" and {spelled(number % 100)}" if number % 100 else ""
    return f"{UNITS[number // 100]} hundred{rest}"


numbers = st.decimals(Decimal("0.01"), 10_000, places=2) | st.integers(0, 10**7).map(Decimal)
printed = st.sampled_from(["{}", "{:,}"])
speakable = st.integers(1, 12) | st.sampled_from([20, 45, 71, 99, 100, 150, 212, 340, 912])


@st.composite
def written(draw: st.DrawFn) -> Written:
    number, form = draw(numbers), draw(printed)
    if draw(st.booleans()):
        sign = draw(st.sampled_from(sorted(SIGNS)))
        tail = draw(st.sampled_from(sorted(SCALES | LETTERS)))
        words, currency, scale = f"{sign}{form.format(number)}{tail}", SIGNS[sign], (SCALES | LETTERS)[tail]
    else:
        name, tail = draw(st.sampled_from(sorted(NAMES))), draw(st.sampled_from(sorted(SCALES)))
        spell = draw(st.booleans())
        number = Decimal(draw(speakable)) if spell else number
        shown = spelled(int(number)) if spell else form.format(number)
        words, currency, scale = f"{shown}{tail}{name}", NAMES[name], SCALES[tail]
    return Written(words, number * scale, number * scale, currency)


@st.composite
def ranges(draw: st.DrawFn) -> Written:
    low, high = sorted(draw(st.lists(st.integers(1, 999), min_size=2, max_size=2, unique=True)))
    scale = draw(st.sampled_from(sorted(SCALES)))
    sign, name = draw(st.sampled_from(sorted(SIGNS))), draw(st.sampled_from(sorted(NAMES)))
    words, currency = draw(
        st.sampled_from(
            [
                (f"{sign}{low}-{high}{scale or ' million'}", SIGNS[sign]),
                (f"{sign}{low}{scale or ' million'} to {sign}{high}{scale or ' million'}", SIGNS[sign]),
                (f"between {low} and {high}{scale or ' million'}{name}", NAMES[name]),
                (f"{low} to {high}{scale or ' million'}{name}", NAMES[name]),
            ]
        )
    )
    unit = SCALES[scale or " million"]
    return Written(words, Decimal(low * unit), Decimal(high * unit), currency)


def read(text: str):
    (amount,) = PARSER.parse(text)[MONEY]
    return amount


@given(written(), st.sampled_from(sorted(HEDGES)))
@example(Written("$1,000.00 billion", Decimal(10) ** 12, Decimal(10) ** 12, "USD"), "")
def test_an_amount_that_is_written_down_is_read_back(amount, hedge):
    found = read(f"The town spent {hedge}{amount.words} on the bridge.")
    assert found.text == amount.words
    assert found.currency == amount.currency
    assert found.low == (amount.low if "low" in HEDGES[hedge] else None)
    assert found.high == (amount.high if "high" in HEDGES[hedge] else None)


@given(ranges())
def test_a_range_that_is_written_down_is_read_back(amount):
    found = read(f"The town spent {amount.words} on the bridge.")
    assert (found.low, found.high, found.currency) == (amount.low, amount.high, amount.currency)
    assert found.qualifier == "range"


@given(st.lists(written(), max_size=4))
def test_amounts_side_by_side_do_not_disturb_each_other(amounts):
    text = "".join(f"The town spent {amount.words} on it. " for amount in amounts)
    found = PARSER.parse(text)[MONEY]
    assert [(one.text, one.low, one.currency) for one in found] == [
        (amount.words, amount.low, amount.currency) for amount in amounts
    ]
