"""Names of places in a text: each run of proper names is delimited, judged, and only then looked up."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.language.placenames.rules import judge
from newsparse.language.placenames.runs import name_runs, surnames
from newsparse.language.placenames.scene import FARTHEST, LINKS, PlaceName, Scene, governors
from newsparse.language.placenames.setting import Setting

__all__ = ["place_names"]


def place_names(scene: Scene) -> Iterator[PlaceName]:
    """Find the names of places, in the order of the text.

    Args:
        scene: The text.

    Yields:
        Each name once.
    """
    previous: PlaceName | None = None
    runs = name_runs(scene)
    persons = surnames(scene, runs)
    after = -1
    for first, last in runs:
        if first <= after or not _is_promising(scene, first, last, after):
            continue
        found = judge(Setting(scene, first, last, previous, persons))
        if found is not None:
            previous, after = found, found.last
            yield found


def _is_promising(scene: Scene, first: int, last: int, after: int) -> bool:
    """Tell at a glance whether anything around a run may make a place of it."""
    lower, tags = scene.tokens.lower, scene.tags
    if last + 1 < len(lower) and lower[last + 1] == ",":
        return True
    makers, sides = governors(scene.words)
    if first > 1 and lower[first - 1] == "," and lower[first - 2] in scene.words["streets"]:
        return True
    index, farthest = first - 1, max(0, first - FARTHEST)
    while index >= farthest and (tags[index] in "DAG" or lower[index] in sides):
        index -= 1
    return index >= 0 and (lower[index] in makers or (lower[index] in LINKS and index - 2 <= after))
