"""The floors under what is read from the stories in ``tests/stories``; they rise with the reader and never fall unsaid."""

from __future__ import annotations

from typing import Final

import pytest
import stories

pytestmark = pytest.mark.quality

# Shares of what the stories state; `later` were first run when the reader stood, so their floors are lower.
FLOORS: Final = {
    "kind": 0.98, "day": 0.95, "country": 0.98, "toll": 0.95, "place": 0.95, "perpetrator": 0.99, "incidents": 0.96, "status": 0.99,
    "none": 0.99,
}  # fmt: skip
LATER: Final = {
    "kind": 0.98,
    "day": 0.98,
    "country": 0.85,
    "toll": 0.98,
    "place": 0.85,
    "incidents": 0.98,
    "none": 0.98,
}


@pytest.mark.parametrize(
    ("names", "floors"),
    [(("violence", "accidents", "unrest"), FLOORS), (("later",), LATER)],
    ids=["sixty", "later"],
)
def test_the_stories_are_read(names: tuple[str, ...], floors: dict[str, float]) -> None:
    figures, missed = stories.score(stories.load(*names))
    shares = {field: right / every for field, (right, every) in figures.items()}
    fallen = {field: shares[field] for field, floor in floors.items() if shares[field] < floor}
    assert not fallen, "\n".join(missed)


def test_there_are_sixty_and_ten() -> None:
    assert len(stories.load("violence", "accidents", "unrest")) == 60
    assert len(stories.load("later")) == 10
