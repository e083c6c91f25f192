"""No text takes longer than its length allows."""

from __future__ import annotations

import time

import pytest
from newsparse_geonames import TOPONYMS

from newsparse import Parser

UNITS = [
    "in Tripoli ",
    "in San Pedro, Texas, ",
    "Lebanon's ",
    "the Lebanese city of ",
    "in northern ",
    "in Paris, in the Mexican state of Jalisco. ",
    "PARIS, March 3 - In Lyon.\n\n",
    "San ",
    "Georgia ",
    "in Springfield of ",
    ", ",
    "in Leon. ",
]
SHORT, TIMES = 8_000, 8


def seconds(parser, text):
    taken = []
    for _ in range(3):
        start = time.process_time()
        parser.parse(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length(unit):
    parser = Parser(only={TOPONYMS}, strict=True)
    parser.parse("in Paris")
    short = unit * (SHORT // len(unit))
    growth = seconds(parser, short * TIMES) / seconds(parser, short)
    assert growth < TIMES * 3


def test_time_grows_with_the_number_of_different_places(cities):
    parser = Parser(only={TOPONYMS}, strict=True)
    lines = [f"Rain fell in {city}, officials said." for city in cities]
    short, long = ("\n\n".join(lines[:number]) for number in (250, 250 * TIMES))
    seconds(parser, short)
    assert seconds(parser, long) / seconds(parser, short) < TIMES * 3
