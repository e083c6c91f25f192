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

# Longer ones, as today's newsrooms write; `unseen` were first run when the reader had been mended on the others.
TODAY: Final = {
    "kind": 0.98, "day": 0.93, "country": 0.96, "toll": 0.85, "place": 0.9, "perpetrator": 0.73, "weapon": 0.85, "target": 0.84,
    "incidents": 0.98, "none": 0.98,
}  # fmt: skip
UNSEEN: Final = {
    "kind": 0.98, "day": 0.9, "country": 0.98, "toll": 0.92, "place": 0.9, "perpetrator": 0.75, "weapon": 0.98, "incidents": 0.98,
    "status": 0.98, "none": 0.98,
}  # fmt: skip
EVERY: Final = ("violence", "accidents", "unrest", "later", "fronts", "streets", "hazards", "mirages", "unseen")


@pytest.mark.parametrize(
    ("names", "floors"),
    [
        (("violence", "accidents", "unrest"), FLOORS),
        (("later",), LATER),
        (("fronts", "streets", "hazards", "mirages"), TODAY),
        (("unseen",), UNSEEN),
    ],
    ids=["sixty", "later", "today", "unseen"],
)
def test_the_stories_are_read(names: tuple[str, ...], floors: dict[str, float]) -> None:
    figures, missed = stories.score(stories.load(*names))
    shares = {field: right / every for field, (right, every) in figures.items()}
    fallen = {field: shares[field] for field, floor in floors.items() if shares[field] < floor}
    assert not fallen, "\n".join(missed)


def test_capitals_keep_kinds_tolls_and_days() -> None:
    kept = [stories.shouted(story) for story in stories.load(*EVERY)]
    for number, field in enumerate(("kind", "toll", "day")):
        assert sum(one[number] for one in kept) >= 0.96 * len(kept), field


def test_there_are_sixty_ten_forty_and_fifteen() -> None:
    assert len(stories.load("fronts", "streets", "hazards", "mirages")) == 40
    assert len(stories.load("unseen")) == 15
    assert len(stories.load("violence", "accidents", "unrest")) == 60
    assert len(stories.load("later")) == 10
