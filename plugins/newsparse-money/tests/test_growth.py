"""No text takes longer than its length allows."""

from __future__ import annotations

import time

import pytest
from newsparse_money import MONEY

from newsparse import Parser

UNITS = [
    "one ",
    "$",
    "1,100,",
    "1",
    "hundreds of ",
    "five and ",
    "5-",
    "$5 to ",
    "million ",
    "between ",
    "a ",
    " ",
    "\n",
    "x",
]
SHORT, TIMES = 12_000, 8


def seconds(parser, text):
    taken = []
    for _ in range(3):
        start = time.process_time()
        parser.parse(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length(unit):
    parser = Parser(only={MONEY}, strict=True)
    parser.parse("$5")
    short = unit * (SHORT // len(unit))
    growth = seconds(parser, short * TIMES) / seconds(parser, short)
    assert growth < TIMES * 3
