"""What the toll is, in short stories with headline, lead, other figures and history."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from newsparse import CASUALTIES, Parser

PARSER: Final = Parser(only={CASUALTIES})
STORIES: Final = tomllib.loads((Path(__file__).parents[1] / "cases" / "tolls.toml").read_text(encoding="utf-8"))[
    "story"
]
EFFECTS: Final = ("killed", "injured", "killed_or_injured", "missing", "hospitalized", "displaced", "abducted")
# What no rule reads yet; they fail loudly when one does.
UNREAD: Final = {
    "one dies in hospital later": "injured",
}


def is_right(story: dict[str, Any], effect: str) -> bool:
    found = PARSER.parse(story["text"]).toll(effect)
    low, high = story[effect] if isinstance(story[effect], list) else (story[effect],) * 2
    return found is not None and found.low is not None and low <= found.low <= high


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["label"])
def test_the_toll_is_the_readers(story: dict[str, Any]) -> None:
    effects = [effect for effect in EFFECTS if effect in story]
    wrong = [effect for effect in effects if not is_right(story, effect)]
    assert wrong == [UNREAD[story["label"]]] if story["label"] in UNREAD else not wrong


def test_nothing_is_added_that_is_not_told() -> None:
    for story in STORIES:
        article = PARSER.parse(story["text"])
        assert not [
            effect for effect in ("killed", "injured", "missing") if effect not in story and article.toll(effect)
        ]
