"""What is found, as data: a text, and each amount in it."""

from __future__ import annotations

import pytest
from newsparse_money import MONEY

from newsparse import Parser

CASES = [
    # signs
    ("The firm paid $1.2 billion.", ["$1.2 billion = 1200000000 USD"]),
    ("It cost US$20, A$30 and £4m.", ["US$20 = 20 USD", "A$30 = 30 AUD", "£4m = 4000000 GBP"]),
    ("A loss of Rs 500 crore was seen.", ["Rs 500 crore = 5000000000 INR"]),
    ("They owe Rs.1,00,000 to the bank.", ["Rs.1,00,000 = 100000 INR"]),
    ("Aid of €20-25 million was promised.", ["€20-25 million = 20000000..25000000 EUR"]),
    ("Bids ran from €1.2m–€1.5m.", ["€1.2m–€1.5m = 1200000..1500000 EUR"]),
    ("A $20-million loan ($20m in all).", ["$20-million = 20000000 USD", "$20m = 20000000 USD"]),
    ("The bill: $1,200.50.", ["$1,200.50 = 1200.50 USD"]),
    ("A fine of ¥300, or 300 yen.", ["¥300 = 300 JPY", "300 yen = 300 JPY"]),
    ("It paid $0 in tax.", ["$0 = 0 USD"]),
    ("Grants of $1.5\nbillion were cut.", ["$1.5\nbillion = 1500000000 USD"]),
    # codes
    ("USD 5 million, 5 million EUR.", ["USD 5 million = 5000000 USD", "5 million EUR = 5000000 EUR"]),
    ("They usd 5 forms and inr 6.", []),
    # names
    ("It lost half a million euros.", ["half a million euros = 500000 EUR"]),
    ("Two and a half million Swiss francs.", ["Two and a half million Swiss francs = 2500000 CHF"]),
    ("A million dollars was stolen.", ["A million dollars = 1000000 USD"]),
    ("A quarter of a million pounds.", ["A quarter of a million pounds = 250000 GBP"]),
    ("Two hundred and fifty thousand dollars.", ["Two hundred and fifty thousand dollars = 250000 USD"]),
    ("Twenty-five thousand rubles.", ["Twenty-five thousand rubles = 25000 RUB"]),
    ("One euro a day.", ["One euro = 1 EUR"]),
    ("12,000 Canadian dollars and 3 US dollars.", ["12,000 Canadian dollars = 12000 CAD", "3 US dollars = 3 USD"]),
    ("A 5-million-euro plan.", ["5-million-euro = 5000000 EUR"]),
    ("THE STATE PAID 40 MILLION EUROS.", ["40 MILLION EUROS = 40000000 EUR"]),
    # hundredths
    ("Bread costs 50 cents, or 40 pence.", ["50 cents = 0.50 USD", "40 pence = 0.40 GBP"]),
    ("One hundred cents.", ["One hundred cents = 1 USD"]),
    # ranges
    ("Between 3 and 5 million pounds.", ["3 and 5 million pounds = 3000000..5000000 GBP"]),
    ("He paid between $3m and $5m.", ["$3m and $5m = 3000000..5000000 USD"]),
    ("From $500 million to $1 billion.", ["$500 million to $1 billion = 500000000..1000000000 USD"]),
    ("$500 to $1 million", ["$500 to $1 million = 500..1000000 USD"]),
    ("Two or three million dollars.", ["Two or three million dollars = 2000000..3000000 USD"]),
    ("Three to five euros.", ["Three to five euros = 3..5 EUR"]),
    ("Between two hundred and three hundred dollars.", ["two hundred and three hundred dollars = 200..300 USD"]),
    # no ranges
    ("He gave $3 to 5 people.", ["$3 = 3 USD"]),
    ("It took $3 and 5 million pounds.", ["$3 = 3 USD", "5 million pounds = 5000000 GBP"]),
    ("The three and 5 million euros.", ["5 million euros = 5000000 EUR"]),
    ("From $9 to $4.", ["$9 = 9 USD", "$4 = 4 USD"]),
    ("It fell $5 - 10 people cheered.", ["$5 = 5 USD"]),
    # hedges
    ("At least $3 million.", ["$3 million = 3000000.. USD at_least (At least)"]),
    ("More than 40 pence.", ["40 pence = 0.40.. GBP more_than (More than)"]),
    ("As much as\n£5.", ["£5 = ..5 GBP at_most (As much as)"]),
    ("No more than £5.", ["£5 = ..5 GBP at_most (No more than)"]),
    ("It costs less than a million euros.", ["a million euros = ..1000000 EUR fewer_than (less than)"]),
    ("Nearly £3bn ($4bn).", ["£3bn = 3000000000 GBP about (Nearly)", "$4bn = 4000000000 USD"]),
    ("an estimated $5", ["$5 = 5 USD about (an estimated)"]),
    ("at least $3-5 million", ["$3-5 million = 3000000..5000000 USD range (at least)"]),
    # vague
    ("Tens of millions of dollars.", ["Tens of millions of dollars = 20000000.. USD vague"]),
    ("Millions of euros.", ["Millions of euros = 2000000.. EUR vague"]),
    ("Hundreds of thousands of dollars.", ["Hundreds of thousands of dollars = 200000.. USD vague"]),
    ("Several million dollars.", ["Several million dollars = 3000000.. USD vague"]),
    ("Dozens of euros.", ["Dozens of euros = 24.. EUR vague"]),
    ("Up to several million dollars.", ["several million dollars = ..3000000 USD at_most (Up to)"]),
    # no money
    ("The seven euro zone countries.", []),
    ("He weighed 300 pounds.", []),
    ("She lost 20 pounds by May.", []),
    ("A 500-pound bomb fell.", []),
    ("They carried 20 pounds of explosives.", []),
    ("Our side, who got 30 won.", []),
    ("It is worth 5,000 won.", ["5,000 won = 5000 KRW"]),
    ("What is a dollar worth?", []),
    ("Sections $5.5.5 and A5 euros.", []),
    ("Five people, 12 houses, 3.5 percent.", []),
    ("", []),
]


@pytest.fixture(scope="module")
def parser():
    return Parser(only={MONEY}, strict=True)


def told(amount):
    ends = [amount.low] if amount.low == amount.high else [amount.low, amount.high]
    number = "..".join("" if end is None else f"{end:f}" for end in ends)
    plain = amount.qualifier == "exact" or (amount.qualifier == "range" and not amount.evidence)
    hedge = "" if plain else f" {amount.qualifier}"
    words = "".join(f" ({span.text})" for span in amount.evidence)
    return f"{amount.text} = {number} {amount.currency}{hedge}{words.replace(chr(10), ' ')}"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_amounts_of_news_copy(parser, text, expected):
    assert [told(amount) for amount in parser.parse(text)[MONEY]] == expected


def test_each_amount_says_by_which_rule_it_was_found(parser):
    article = parser.parse("$5, EUR 6, 7 euros and 8 cents.")
    assert [amount.rule for amount in article[MONEY]] == ["money.sign", "money.code", "money.name", "money.cents"]
