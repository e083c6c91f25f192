"""Which layers can be read: the built-in ones, those the caller names, and those of plugins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from newsparse.layers import BUILT_IN, Layer

if TYPE_CHECKING:
    from newsparse.parser import Parser
    from newsparse.plugins import Catalogue

__all__ = ["catalogue", "known_layers"]


def catalogue(parser: Parser | None) -> Catalogue:
    """Tell what the plugins offer.

    Args:
        parser: Whose plugins; None for the installed ones.
    """
    return _installed() if parser is None else parser.catalogue


@cache
def _installed() -> Catalogue:
    from newsparse.plugins import discover

    return discover()


def known_layers(
    names: Iterable[str], layers: Iterable[Layer[Any]] = (), parser: Parser | None = None
) -> dict[str, Layer[Any]]:
    """Find layers by name; plugins are asked only where the built-in layers and those given do not do.

    Args:
        names: The names that are wanted.
        layers: Layers that the caller names; they come first.
        parser: Whose plugins to ask; None for the installed ones.

    Returns:
        Name to layer, without the names that nobody knows.

    >>> from newsparse import Fact, Layer
    >>> known_layers({"quotes", "rumours"}, [Layer("rumours", Fact)])
    {'quotes': Layer(quotes: Quote), 'rumours': Layer(rumours: Fact)}
    """
    wanted = set(names)
    known = {layer.name: layer for layer in (*BUILT_IN, *layers)}
    if parser is not None or wanted - known.keys():
        offered = {one.extractor.layer.name: one.extractor.layer for one in catalogue(parser).extractors}
        chosen = {} if parser is None else {layer.name: layer for layer in parser.layers()}
        known = {**offered, **chosen, **known}
    return {name: known[name] for name in sorted(wanted & known.keys())}
