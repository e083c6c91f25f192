"""Sentences with what a careful reader finds in them: moments.toml and places.toml, and who is right about them."""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from newsparse import Parser, Place
from newsparse.lexicon import load

HERE = Path(__file__).parent
Entry = Mapping[str, Any]


class Found(NamedTuple):
    """A moment that some reader found: its words, and its days, None where open or unknown."""

    start: int
    end: int
    earliest: date | None
    latest: date | None


class Verdict(NamedTuple):
    """What became of one entry; an empty complaint means that it was read as expected."""

    number: int
    group: str
    text: str
    complaint: str


Reader = Callable[[str, "date | None"], list[Found]]


def entries(name: str) -> list[Entry]:
    """Read the entries of a file, in order."""
    with (HERE / f"{name}.toml").open("rb") as file:
        (found,) = tomllib.load(file).values()
    return list(found)


# ---------------------------------------------------------------- moments


def newsparse_reader() -> Reader:
    """Make a reader of moments of newsparse itself."""
    parser = Parser(only={"moments"}, strict=True)

    def read(text: str, published: date | None) -> list[Found]:
        moments = parser.parse(text, published=published).moments
        return [Found(one.span.start, one.span.end, one.earliest, one.latest) for one in moments]

    return read


def moment_verdicts(read: Reader | None = None) -> list[Verdict]:
    """Ask a reader, by default newsparse, for the moments of every sentence."""
    read = read or newsparse_reader()
    return [
        Verdict(number, one["group"], one["text"], _moment_complaint(one, read(one["text"], one.get("published"))))
        for number, one in enumerate(entries("moments"), 1)
    ]


def _moment_complaint(entry: Entry, found: Iterable[Found]) -> str:
    allowed = [_place_of(entry["text"], phrase) for phrase in entry.get("beside", ())]
    start, end = _place_of(entry["text"], entry["phrase"])
    here = [one for one in found if one.start < end and start < one.end]
    astray = [one for one in found if one not in here and not any(one.start < b and a < one.end for a, b in allowed)]
    if astray:
        return f"{entry['text'][astray[0].start : astray[0].end]!r} was found too"
    if (count := len(here)) != (entry.get("when") != "none"):
        return f"{count} found in {entry['phrase']!r}"
    return "" if not here or is_expected(entry, here[0]) else f"{entry['phrase']!r}: {_days(here[0])}"


def is_expected(entry: Entry, found: Found) -> bool:
    """Tell whether days are those that an entry expects."""
    days = (found.earliest, found.latest)
    if "within" in entry:
        (low, high), (first, last) = _interval(entry["within"]), _interval(entry["covers"])
        return _holds((low, high), days) and _holds(days, (first, last)) and any(days)
    when = entry["when"]
    return any(days == _interval(one) for one in ([when] if isinstance(when, str) else when))


def _interval(written: str) -> tuple[date | None, date | None]:
    """Read "2025-04-09", "2025-04-07/2025-04-09" or "2022-02-01/.."; None stands for an open end."""
    if written in ("unresolved", "none"):
        return None, None
    first, _, last = written.partition("/")
    return _day(first), _day(last or first)


def _day(written: str) -> date | None:
    return None if written == ".." else date.fromisoformat(written)


def _holds(outer: tuple[date | None, date | None], inner: tuple[date | None, date | None]) -> bool:
    """Tell whether an interval holds another; an open end holds everything on its side."""
    starts = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return starts and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def _days(found: Found) -> str:
    return f"{found.earliest or '..'}/{found.latest or '..'}" if found.earliest or found.latest else "unresolved"


def _place_of(text: str, phrase: str) -> tuple[int, int]:
    start = text.index(phrase)
    return start, start + len(phrase)


# ---------------------------------------------------------------- places


def place_verdicts() -> list[Verdict]:
    """Ask newsparse for the places of every sentence."""
    parser, kinds = Parser(only={"places"}, strict=True), frozenset(load("places")["kinds"])
    return [
        Verdict(number, one["group"], one["text"], _place_complaint(one["places"], parser.parse(one["text"]).places, kinds))
        for number, one in enumerate(entries("places"), 1)
    ]  # fmt: skip


def _place_complaint(expected: Mapping[str, str], places: Iterable[Place], kinds: frozenset[str]) -> str:
    found = {name: place.country or "" for place in places for name in _names(place.text, expected, kinds)}
    wrong = [f"{name} = {country or '?'}" for name, country in found.items() if expected.get(name) != country]
    missed = [name for name in expected if name not in found]
    return "; ".join([*(f"{one} is wrong" for one in wrong), *(f"{one} was missed" for one in missed)])


def _names(text: str, expected: Mapping[str, str], kinds: frozenset[str]) -> Iterator[str]:
    """Name a place, or two that are printed as one, "Paris, Texas"; the kind beside a name is no part of it."""
    text = " ".join(text.split())
    for part in [text] if text in expected else text.split(", "):
        words = part.split(" ")
        bare = " ".join(words[:-1])
        yield bare if part not in expected and words[-1].lower() in kinds and bare in expected else part


# ---------------------------------------------------------------- to print


def half(verdicts: list[Verdict], which: str) -> list[Verdict]:
    """Keep the entries with an odd or an even number, or all."""
    return [one for one in verdicts if which == "all" or (one.number % 2 == 1) == (which == "odd")]


def right(verdicts: list[Verdict]) -> int:
    """Count the entries that were read as expected."""
    return sum(not one.complaint for one in verdicts)


def show(verdicts: list[Verdict], which: str) -> None:
    """Print right and all of each group, of both halves, and the wrong entries of the half that may be looked at."""
    total, good = Counter(one.group for one in verdicts), Counter(one.group for one in verdicts if not one.complaint)
    for group, count in total.items():
        print(f"{group:<38} {good[group]:>4} of {count}")
    for name in ("odd", "even", "all"):
        part = half(verdicts, name)
        print(f"{name:<38} {right(part):>4} of {len(part)}")
    for one in half(verdicts, which):
        if one.complaint:
            print(f"{one.number:>4}  {one.text!r}\n      {one.complaint}")


def options() -> argparse.ArgumentParser:
    """Make the options that both scripts have."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--wrong", choices=("odd", "even", "all"), default="odd", help="whose wrong entries are printed"
    )
    return parser
