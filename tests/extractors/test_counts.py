"""How many one to three sentences tell: the dead, and the injured, in the ways of agencies and of lists of attacks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from newsparse import CASUALTIES, Parser

PARSER: Final = Parser(only={CASUALTIES})
TEXTS: Final = tomllib.loads((Path(__file__).parents[1] / "cases" / "counts.toml").read_text(encoding="utf-8"))["text"]
# The day on which the wires were filed, and that of the texts that are dated; the others have none.
FILED: Final = {"wires": "1989-08-30"}
DATED: Final = "2025-04-09"
FLOOR: Final = 0.85


def wrong(entry: dict[str, Any]) -> list[str]:
    """Name the effects of a text that are not read as it tells them."""
    article = PARSER.parse(entry["text"], published=DATED if "dated" in entry else FILED.get(entry["group"]))
    found = {effect: article.toll(effect) for effect in ("killed", "injured") if effect in entry}
    least = {effect: 0 if one is None else one.high if one.low is None else one.low for effect, one in found.items()}
    return [effect for effect, number in least.items() if number != entry[effect]]


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["text"][:60])
def test_the_counts_are_the_readers(entry: dict[str, Any]) -> None:
    assert wrong(entry) == entry.get("unread", [])


def test_few_are_unread() -> None:
    assert sum("unread" not in entry for entry in TEXTS) >= FLOOR * len(TEXTS)
