"""Losses on labelled texts: whose, says who, how sure, part of what, and whether it is history.

The labels were written before the reader ran on them. Each figure is an F1 over those losses of which the label, or the
answer, says something: what is left out everywhere, such as a claimant where the text itself speaks, gains nothing.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from newsparse import Parser
from newsparse.models import Actor, Casualty

pytestmark = pytest.mark.quality

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "casualties.toml").read_text(encoding="utf-8"))["case"]
PARSER = Parser()
# A claimant can be no better than the speakers of quotes: "the company said" names nobody by their convention.
FLOORS = {"loss": 0.90, "victim": 0.90, "claimant": 0.80, "stance": 0.90, "part_of": 0.90, "background": 0.90}
FIELDS = tuple(FLOORS)


class Label(NamedTuple):
    """What a loss says, from the label or from the reader; an empty field says nothing.

    The reader's claimant is all the names that the text has for the actor, for a text may call him otherwise elsewhere.
    """

    loss: str
    victim: str
    claimant: str | frozenset[str]
    stance: str
    part_of: str
    background: str


def simple(name: str) -> str:
    """Compare names and phrases without capitals and article."""
    first, _, rest = name.casefold().partition(" ")
    return rest if rest and first in ("the", "a", "an") else name.casefold()


def wanted(losses: list[Mapping[str, Any]]) -> list[Label]:
    """Spell the labels of a text."""

    def key(number: int | None) -> str:
        return "" if number is None else f"{losses[number - 1]['effect']} {losses[number - 1]['count']}"

    return [
        Label(
            f"{one['effect']} {one['count']}",
            simple(one["victim"]),
            simple(one.get("by", "")),
            one.get("stance", ""),
            key(one.get("part_of")) or key(one.get("superseded_by")).replace(" ", "<"),
            "background" if one.get("background") else "",
        )
        for one in losses
    ]


def names(actor: Actor) -> frozenset[str]:
    return frozenset(map(simple, (actor.name, *actor.aliases, *(span.text for span in actor.mentions))))


def spelled(one: Casualty | None) -> str:
    return f"{one.effect} {one.count}" if one else ""


def told(losses: Iterable[Casualty]) -> list[Label]:
    """Spell what the reader found."""
    return [
        Label(
            spelled(one),
            simple(one.victim.text) if one.victim else "",
            names(one.claimed_by) if one.claimed_by else "",
            "" if one.stance == "reported" else str(one.stance),
            spelled(one.part_of) or spelled(one.superseded_by).replace(" ", "<"),
            "background" if one.is_background else "",
        )
        for one in losses
    ]


def matched(labels: list[Label], found: list[Label]) -> Iterator[tuple[Label | None, Label | None]]:
    """Pair labels with what was found: the same effect and count, best the same victim."""
    left = list(found)
    for label in labels:
        alike = [one for one in left if one.loss == label.loss]
        best = max(alike, key=lambda one: one.victim == label.victim, default=None)
        if best is not None:
            left.remove(best)
        yield label, best
    yield from ((None, one) for one in left)


class Score(Counter[str]):
    """Counts of one field: what was right, said, and to be said."""

    @property
    def f1(self) -> float:
        return 2 * self["right"] / (self["said"] + self["due"]) if self["said"] + self["due"] else 1.0


def score(numbers: Iterable[int]) -> dict[str, Score]:
    scores = {field: Score() for field in FIELDS}
    for number in numbers:
        case = CASES[number]
        found = told(PARSER.parse(case["text"], published="2025-04-09").casualties)
        for label, answer in matched(wanted(case["losses"]), found):
            for field in FIELDS:
                due, said = getattr(label, field, ""), getattr(answer, field, "")
                is_right = bool(due) and (due in said if isinstance(said, frozenset) else due == said)
                scores[field].update({"due": bool(due), "said": bool(said), "right": is_right})
    return scores


def line(name: str, scores: Mapping[str, Score]) -> str:
    return f"{name:8}" + "  ".join(f"{field} {scores[field].f1:.3f} of {scores[field]['due']}" for field in FIELDS)


def test_each_field_of_a_loss_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    halves = {"odd": range(1, len(CASES), 2), "even": range(0, len(CASES), 2), "all": range(len(CASES))}
    scores = {name: score(numbers) for name, numbers in halves.items()}
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *(line(name, one) for name, one in scores.items()), ""]))
    assert {field: one.f1 for field, one in scores["all"].items() if one.f1 < FLOORS[field]} == {}
