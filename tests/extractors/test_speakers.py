"""Who speaks, on labelled texts: how often somebody is told, how often rightly, and how often nobody where nobody can be.

A wrong speaker costs more than none, so the two shares have floors of their own.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from newsparse import Actor, Parser, Quote
from newsparse.lexicon import load

pytestmark = pytest.mark.quality

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "speakers.toml").read_text(encoding="utf-8"))["case"]
GROUPS = tuple(dict.fromkeys(case["group"] for case in CASES))
PARSER = Parser()
STATES = {name.casefold(): code for name, code in load("places")["countries"].items()}

RESOLVED, RIGHT = 0.85, 0.92


class Pair(NamedTuple):
    """One source of one text: whom the label names, and who was told."""

    case: int
    group: str
    source: str
    wanted: str
    told: tuple[Actor, ...]

    @property
    def is_right(self) -> bool:
        wanted = set(map(plain, filter(None, self.wanted.split(" + "))))
        told = [{called for called in wanted if names(one, called)} for one in self.told]
        return len(wanted) == len(told) and all(told) and wanted == set().union(*told)


def plain(name: str) -> str:
    """Compare names without capitals and article."""
    first, _, rest = name.casefold().partition(" ")
    return rest if rest and first in ("the", "a", "an") else name.casefold()


def names(actor: Actor, called: str) -> bool:
    """Whether an actor is called so; a state known by its capital alone has no other name in the text, but its code."""
    if actor.kind == "state" and actor.country is not None and STATES.get(called) == actor.country:
        return True
    return called in map(plain, (actor.name, *actor.aliases))


def printed(quote: Quote) -> str:
    return "" if quote.source is None else quote.source.text.rstrip(",")


def overlaps(one: str, other: str) -> bool:
    """Whether one of two sources stands in the other, word by word."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def matched(quotes: Iterable[Quote], sources: Iterable[str]) -> Iterator[Quote | None]:
    """Find the quote of each source: the next that has exactly it, or where none has, the next that overlaps."""
    left = [quote for quote in quotes if quote.source is not None]
    exact = {printed(quote) for quote in left}
    for source in sources:
        fits = str.__eq__ if source in exact else overlaps
        quote = next((one for one in left if fits(printed(one), source)), None)
        if quote is not None:
            left.remove(quote)
        yield quote


def pairs(number: int) -> Iterator[Pair]:
    case = CASES[number]
    sources = [source.rstrip(",") for source, _ in case["speakers"]]
    found = matched(PARSER.parse(case["text"]).quotes, sources)
    for quote, (source, wanted) in zip(found, case["speakers"], strict=True):
        yield Pair(number, case["group"], source, wanted, quote.speakers if quote is not None else ())


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def figures(rows: list[Pair]) -> tuple[float, float, float]:
    """Count the shares: told of those with a label, right of all told, left open of those without a label."""
    known = [row for row in rows if row.wanted]
    unknown = [row for row in rows if not row.wanted]
    told = [row for row in rows if row.told]
    return (
        share(sum(bool(row.told) for row in known), len(known)),
        share(sum(row.is_right for row in told), len(told)),
        share(sum(not row.told for row in unknown), len(unknown)),
    )


def line(name: str, rows: list[Pair]) -> str:
    resolved, right, left_open = figures(rows)
    return f"{name:14}{len(rows):5}  resolved {resolved:.3f}  right {right:.3f}  left open {left_open:.3f}"


def report(rows: list[Pair]) -> Iterator[str]:
    for group in GROUPS:
        yield line(group, [row for row in rows if row.group == group])
    yield line("even cases", [row for row in rows if row.case % 2 == 0])
    yield line("odd cases", [row for row in rows if row.case % 2])
    yield line("all", rows)


def test_speakers_are_told_and_told_right(capsys):
    rows = [row for number in range(len(CASES)) for row in pairs(number)]
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *report(rows), ""]))
    resolved, right, _ = figures(rows)
    assert resolved >= RESOLVED
    assert right >= RIGHT
