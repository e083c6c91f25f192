"""The order in which layers are filled, and by whom: as text, and as Mermaid for pages that draw it."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsparse.offers import Offer
from newsparse.planning import Plan

__all__ = ["Node", "edges", "graph_mermaid", "graph_text", "nodes_of"]


@attrs.frozen
class Node:
    """A layer in the order of a parser.

    Args:
        layer: Name of the layer.
        extractor: Full name of the extractor that fills it.
        plugin: That extractor's plugin, with its distribution.
        reads: Names of the layers that have to be filled before.
        level: The most steps from a layer that reads none.
        misses: Name of the layer for want of which it stays empty; none where it is filled.
    """

    layer: str
    extractor: str
    plugin: str
    reads: tuple[str, ...]
    level: int = 0
    misses: str = ""


def nodes_of(plan: Plan) -> tuple[Node, ...]:
    """List the layers of a plan in the order in which they are filled, those that cannot be filled last.

    Args:
        plan: What runs, in order.

    >>> from newsparse import Parser
    >>> [(node.layer, node.level) for node in nodes_of(Parser(only={"places"}).plan)]
    [('datelines', 0), ('paragraphs', 0), ('places', 1)]
    """
    levels: dict[str, int] = {}
    for offer in plan.steps:
        levels[offer.extractor.layer.name] = max((levels[name] + 1 for name in offer.needs()), default=0)
    filled = (_node(offer, levels[offer.extractor.layer.name]) for offer in plan.steps)
    return (*filled, *(attrs.evolve(_node(offer, 0), misses=layer) for offer, layer in plan.orphans))


def _node(offer: Offer, level: int) -> Node:
    return Node(offer.extractor.layer.name, offer.name, str(offer.plugin), tuple(offer.needs()), level)


def edges(nodes: Iterable[Node]) -> tuple[tuple[str, str], ...]:
    """Pair each layer with those that read it, without the pairs that a longer way says already.

    Args:
        nodes: The layers, each after those it reads.

    Returns:
        Names of a layer and of one that reads it.

    >>> edges([Node("a", "x", "x", ()), Node("b", "y", "y", ("a",)), Node("c", "z", "z", ("a", "b"))])
    (('a', 'b'), ('b', 'c'))
    """
    above: dict[str, frozenset[str]] = {}
    pairs: list[tuple[str, str]] = []
    for node in nodes:
        further = frozenset[str]().union(*(above.get(name, frozenset()) for name in node.reads))
        above[node.layer] = further.union(node.reads)
        pairs.extend((name, node.layer) for name in node.reads if name not in further)
    return tuple(pairs)


def graph_text(nodes: Iterable[Node]) -> str:
    """Write a numbered line for each layer, with who fills it and what it reads.

    Args:
        nodes: The layers, in order.

    >>> print(graph_text([Node("ships", "sea.ships", "sea", ()), Node("crews", "sea.crews", "sea", ("ships",))]))
     1. ships  by sea.ships
     2. crews  by sea.crews  reads ships
    """
    listed = list(nodes)
    layer, extractor = (max((len(name) for name in names), default=0) for names in _names(listed))
    lines = (_line(number, node, layer, extractor) for number, node in enumerate(listed, 1))
    return "\n".join(lines)


def _names(nodes: list[Node]) -> tuple[list[str], list[str]]:
    return [node.layer for node in nodes], [node.extractor for node in nodes]


def _line(number: int, node: Node, layer: int, extractor: int) -> str:
    place = " - " if node.misses else f"{number:2}."
    reads = f"misses {node.misses}" if node.misses else f"reads {', '.join(node.reads)}" if node.reads else ""
    return f"{place} {node.layer:{layer}}  by {node.extractor:{extractor}}  {reads}".rstrip()


def graph_mermaid(nodes: Iterable[Node]) -> str:
    """Write a flowchart in the language of Mermaid; a layer that another way leads to has no arrow of its own.

    Args:
        nodes: The layers, in order.

    >>> print(graph_mermaid([Node("ships", "sea.ships", "sea", ()), Node("crews", "sea.crews", "sea", ("ships",))]))
    flowchart LR
        ships["ships<br/>sea.ships"]
        crews["crews<br/>sea.crews"]
        ships --> crews
    """
    listed = [node for node in nodes if not node.misses]
    boxes = [f'{node.layer}["{node.layer}<br/>{_quoted(node.extractor)}"]' for node in listed]
    arrows = [f"{above} --> {below}" for above, below in edges(listed)]
    return "\n".join(["flowchart LR", *(f"    {line}" for line in (*boxes, *arrows))])


def _quoted(name: str) -> str:
    return name.replace('"', "#quot;").replace("<", "#lt;")
