"""The floor under what is found on the seed article, and under what is found when every name in it is another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import seed
import swap

import newsparse

pytestmark = pytest.mark.quality

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.gold.json"))
FLOOR = 125
CHECKS = 125
# With other names no more than so many checks may be lost.
LEEWAY = 3


def read(path: Path) -> tuple[str, dict[str, Any]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return path.with_name(f"{gold['seed']}.txt").read_text(encoding="utf-8"), gold


def missed(text: str, gold: dict[str, Any]) -> list[str]:
    return [label for label, holds in seed.checks(newsparse.parse(text), gold) if not holds]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_seed_is_read(path):
    text, gold = read(path)
    lost = missed(text, gold)
    assert len(list(seed.checks(newsparse.parse(text), gold))) <= CHECKS
    assert CHECKS - len(lost) >= FLOOR, lost


@pytest.mark.parametrize("number", range(12))
def test_other_names_change_nothing(number):
    text, gold = swap.swapped(*read(SEEDS[0]), number)
    lost = missed(text, gold)
    assert CHECKS - len(lost) >= FLOOR - LEEWAY, lost


def test_the_swap_leaves_no_name():
    text, gold = read(SEEDS[0])
    other, _ = swap.swapped(text, gold, 1)
    for name in (*" ".join(swap.PEOPLE).split(), *swap.CITIES, *sum(swap.STATES, ()), "14 people", "two Chinese"):
        assert name not in other.replace("North", ""), name
