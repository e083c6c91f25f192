from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import PARAGRAPHS, SENTENCES, Fact, Layer, Parser, extractor, hookimpl
from newsparse.offers import PluginInfo
from newsparse.render.drawing import graph_svg
from newsparse.render.graph import Node, edges, graph_mermaid, graph_text, nodes_of
from newsparse.render.roster import plugin_records, plugins_table

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def graphs(draw):
    """Layers that read some of those before them."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(0, 8))):
        above = draw(st.lists(st.sampled_from(nodes), unique=True)) if nodes else []
        level = max((one.level + 1 for one in above), default=0)
        reads = tuple(one.layer for one in above)
        nodes.append(Node(f"layer{number}", draw(st.sampled_from(["a.b", "a<b", 'q"q'])), "p", reads, level))
    return nodes


def reachable(pairs):
    reached = set(pairs)
    while more := {(a, d) for a, b in reached for c, d in reached if b == c} - reached:
        reached |= more
    return reached


@given(graphs())
def test_arrows_say_all_that_is_read_and_nothing_twice(nodes):
    read = {(name, node.layer) for node in nodes for name in node.reads}
    drawn = edges(nodes)
    assert reachable(drawn) == reachable(read)
    assert set(drawn) <= read
    assert all(pair not in reachable(set(drawn) - {pair}) for pair in drawn)


@given(graphs())
def test_a_drawing_has_a_box_for_each_layer_and_an_arrow_for_each_edge(nodes):
    drawing = ET.fromstring(graph_svg(nodes))
    boxes = drawing.findall(f"{SVG}rect")
    assert len(boxes) == len(nodes)
    assert len(drawing.findall(f"{SVG}path[@class='head']")) == len(edges(nodes))
    frames = [[float(box.get(name, "")) for name in ("x", "y", "width", "height")] for box in boxes]
    for (x, y, width, height), (left, top, w, h) in itertools.combinations(frames, 2):
        assert x + width <= left or left + w <= x or y + height <= top or top + h <= y


@given(graphs())
def test_no_arrow_runs_over_a_box(nodes):
    drawing = ET.fromstring(graph_svg(nodes))
    frames = [
        [float(box.get(name, "")) for name in ("x", "y", "width", "height")] for box in drawing.iter(f"{SVG}rect")
    ]
    for path in drawing.findall(f"{SVG}path"):
        for start, end, y in _straights(path.get("d", "")):
            assert not any(x < end and start < x + w and top < y < top + h for x, top, w, h in frames)


def _straights(path):
    """Yield where a path runs through a column."""
    for point, end in re.findall(r"([\d.-]+ [\d.-]+)H([\d.-]+)", path):
        x, y = map(float, point.split())
        yield x, float(end), y


@given(graphs())
def test_mermaid_has_each_box_and_arrow_once(nodes):
    lines = graph_mermaid(nodes).splitlines()
    assert lines[0] == "flowchart LR"
    assert sum("-->" in line for line in lines) == len(edges(nodes))
    assert sum('["' in line for line in lines) == len(nodes)
    assert all(line.count('"') in (0, 2) for line in lines)


class Sea:
    plugin_name = "sea"

    @hookimpl
    def newsparse_extractors(self):
        return [extractor(Layer("ships", Fact), requires=[SENTENCES], name="ships")(lambda view: ())]


def test_the_graph_of_a_parser_follows_its_order():
    parser = Parser(plugins=[Sea()])
    nodes = nodes_of(parser.plan)
    assert [node.layer for node in nodes] == [layer.name for layer in parser.layers()]
    ships = next(node for node in nodes if node.layer == "ships")
    assert (ships.extractor, ships.plugin, ships.reads, ships.level) == ("sea.ships", "plugin 'sea'", ("sentences",), 1)


def test_what_cannot_be_filled_is_said():
    nodes = nodes_of(Parser(plugins=[Sea()], disable={"sentences"}, only={PARAGRAPHS, "ships"}).plan)
    assert graph_text(nodes) == (
        " 1. paragraphs  by newsparse.structure.paragraphs\n"
        " -  ships       by sea.ships                       misses sentences"
    )
    assert "ships" not in graph_mermaid(nodes) + graph_svg(nodes)


# ---------------------------------------------------------------- the plugins


def test_a_plugin_is_listed_with_all_that_is_known_of_it():
    (info,) = (info for info in Parser(plugins=[Sea()]).plugins() if info.name == "sea")
    (record,) = plugin_records([info])
    assert record == {
        "name": "sea", "distribution": "", "version": "", "state": "loaded", "error": "",
        "hooks": ("newsparse_extractors",), "extractors": ("sea.ships",), "layers": ("ships",),
        "reads": ("sentences",), "replaces": (),
    }  # fmt: skip


def test_a_blocked_plugin_says_by_whom():
    (info,) = (info for info in Parser(block={"newsparse.formats"}).plugins() if info.name == "newsparse.formats")
    assert info.error == "the program blocks it"
    assert plugins_table([info]).rows[0][-1] == info.error


@pytest.mark.parametrize("field", ["distribution", "reads", "replaces"])
def test_a_column_in_which_nobody_has_anything_is_left_out(field):
    columns = plugins_table([PluginInfo(name="sea")]).columns
    assert columns == ("name", "state")
    value = "x" if field == "distribution" else ("x",)
    assert field in plugins_table([PluginInfo(name="sea", **{field: value})]).columns
