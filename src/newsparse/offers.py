"""Who offers which extractor: plugins with their origin, and extractors with their plugin."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from newsparse.extraction import Extractor

__all__ = ["Offer", "PluginInfo", "PluginState", "full_name"]


class PluginState(StrEnum):
    """What became of a plugin."""

    LOADED = "loaded"
    BLOCKED = "blocked"
    FAILED = "failed"


@attrs.frozen(kw_only=True)
class PluginInfo:
    """A plugin, where it comes from, and what became of it.

    Args:
        name: Name of its entry point, or of its module or class.
        distribution: Name of the installed distribution, empty for an object given to the parser.
        version: Version of that distribution.
        state: Loaded, blocked or failed.
        error: Why it failed or was left out.
        hooks: Names of the hooks it implements.
        extractors: Names of the extractors it offers, as ``prefer`` and ``replaces`` want them.
        layers: Names of the layers these fill.
        reads: Names of the layers these read.
        replaces: Names of the extractors these stand in for.
    """

    name: str
    distribution: str = ""
    version: str = ""
    state: PluginState = PluginState.LOADED
    error: str = ""
    hooks: tuple[str, ...] = ()
    extractors: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()

    def __str__(self) -> str:
        origin = f" of distribution {self.distribution} {self.version}" if self.distribution else ""
        return f"plugin {self.name!r}{origin}"


@attrs.frozen
class Offer:
    """An extractor with the plugin that offers it.

    Args:
        plugin: The plugin.
        extractor: The extractor.
        base: What it refines, where it refines something: that runs right before it.
    """

    plugin: PluginInfo
    extractor: Extractor[Any]
    base: Offer | None = None

    @property
    def name(self) -> str:
        """Plugin, dot, extractor; said once where both are the same."""
        return full_name(self.plugin.name, self.extractor.name)

    def needs(self) -> list[str]:
        """Name the layers that have to be filled before it runs, those of what it refines included."""
        required = [layer.name for layer in self.extractor.requires]
        if self.base is None:
            return required
        return list(
            dict.fromkeys([*self.base.needs(), *(name for name in required if name != self.extractor.layer.name)])
        )

    def __str__(self) -> str:
        return f"{self.name!r} ({self.plugin}, hook newsparse_extractors)"


def full_name(plugin: str, extractor: str) -> str:
    """Name an extractor by its plugin and itself; said once where both are the same.

    >>> full_name("money", "amounts"), full_name("newsparse.casualties", "casualties")
    ('money.amounts', 'newsparse.casualties')
    """
    return plugin if plugin.rpartition(".")[2] == extractor else f"{plugin}.{extractor}"
