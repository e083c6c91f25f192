"""The graph of layers as a drawing: boxes in columns, and arrows that go around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

import attrs

from newsparse.render.graph import Node, edges

__all__ = ["graph_svg"]

# In pixels.
_LETTER: Final = 6.8
_BOX: Final = 42
_WAY: Final = 6
_GAP: Final = 14
_COLUMN_GAP: Final = 56
_MARGIN: Final = 12

# Held to this drawing, which may stand inside a page.
_STYLE: Final = (
    ".layers text{font:12px sans-serif;fill:#222}.layers .by{font-size:10px;fill:#666}"
    ".layers rect{fill:#f6f3ec;stroke:#8a8272}.layers path{fill:none;stroke:#a39a88}"
    ".layers .head{fill:#a39a88;stroke:none}"
)


@attrs.define(eq=False)
class _Slot:
    """A place in a column: the box of a layer, or where an arrow passes between boxes."""

    level: int
    node: Node | None
    before: list[_Slot] = attrs.field(factory=list)
    x: float = 0
    y: float = 0

    @property
    def width(self) -> float:
        return 0 if self.node is None else 20 + _LETTER * max(len(self.node.layer), len(self.node.extractor) * 0.85)

    @property
    def height(self) -> float:
        return _WAY if self.node is None else _BOX

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def graph_svg(nodes: Iterable[Node]) -> str:
    """Draw the layers from left to right in the order in which they are filled.

    Args:
        nodes: The layers, in order; those that are not filled are left out.

    Returns:
        An SVG document, the same for the same layers.

    >>> graph_svg([Node("ships", "sea.ships", "sea", ())]).count("<rect")
    1
    """
    listed = [node for node in nodes if not node.misses]
    columns, ends = _columns(listed)
    widths = [max(slot.width for slot in column) for column in columns]
    heights = [_place(column) for column in columns]
    tallest, left = max(heights, default=0), float(_MARGIN)
    for column, width, height in zip(columns, widths, heights, strict=True):
        for slot in column:
            slot.x, slot.y = left, slot.y + (tallest - height) / 2 + _MARGIN
        left += width + _COLUMN_GAP
    paths = [_arrow(slot, last, widths) for last in ends for slot in last.before]
    boxes = [_box(slot) for column in columns for slot in column if slot.node]
    size = f"{max(left - _COLUMN_GAP, 0) + _MARGIN:.0f} {tallest + 2 * _MARGIN:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="layers" role="img" viewBox="0 0 {size}"><title>Which layer is '
        f"filled from which</title><style>{_STYLE}</style>\n{''.join(paths)}{''.join(boxes)}</svg>\n"
    )


def _columns(nodes: list[Node]) -> tuple[list[list[_Slot]], list[_Slot]]:
    """Put boxes into columns by level, and a way through each column that an arrow crosses."""
    boxes = {node.layer: _Slot(node.level, node) for node in nodes}
    columns: list[list[_Slot]] = [[] for _ in range(max((node.level for node in nodes), default=-1) + 1)]
    for slot in boxes.values():
        columns[slot.level].append(slot)
    for above, below in edges(nodes):
        last = boxes[above]
        for level in range(last.level + 1, boxes[below].level):
            way = _Slot(level, None, [last])
            columns[level].append(way)
            last = way
        boxes[below].before.append(last)
    return columns, list(boxes.values())


def _place(column: list[_Slot]) -> float:
    """Stack a column, each slot near what it comes from; return the height."""
    column.sort(key=lambda slot: (_from(slot), slot.node.layer if slot.node else ""))
    top = 0.0
    for slot in column:
        slot.y = top
        top += slot.height + _GAP
    return top - _GAP


def _from(slot: _Slot) -> float:
    return sum(one.middle for one in slot.before) / len(slot.before) if slot.before else 0


def _arrow(slot: _Slot, last: _Slot, widths: list[float]) -> str:
    """Draw a curve from a box, through the ways between others, to a box."""
    stops = [last, *_ways(slot)][::-1]
    first = stops[0]
    path = f"M{first.x + first.width:.0f} {first.middle:.0f}"
    x, y = first.x + first.width, first.middle
    for stop in stops[1:]:
        half = (x + stop.x) / 2
        path += f"C{half:.0f} {y:.0f} {half:.0f} {stop.middle:.0f} {stop.x:.0f} {stop.middle:.0f}"
        x, y = stop.x, stop.middle
        if stop.node is None:
            x += widths[stop.level]
            path += f"H{x:.0f}"
    return f'<path d="{path}"/><path class="head" d="M{x:.0f} {y:.0f}l-7 -4v8z"/>\n'


def _ways(slot: _Slot) -> Iterator[_Slot]:
    """Go back from a way to the box that the arrow comes from."""
    yield slot
    while slot.node is None:
        (slot,) = slot.before
        yield slot


def _box(slot: _Slot) -> str:
    assert slot.node  # noqa: S101  # ways are not drawn
    return (
        f'<rect x="{slot.x:.0f}" y="{slot.y:.0f}" width="{slot.width:.0f}" height="{_BOX}" rx="4"/>'
        f'<text x="{slot.x + 10:.0f}" y="{slot.y + 18:.0f}">{escape(slot.node.layer)}</text>'
        f'<text class="by" x="{slot.x + 10:.0f}" y="{slot.y + 33:.0f}">{escape(slot.node.extractor)}</text>\n'
    )
