"""The plugins as a table for people and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from newsparse.offers import PluginInfo
from newsparse.render.table import Table

__all__ = ["plugin_records", "plugins_table"]

_ALWAYS = ("name", "state")


def plugins_table(plugins: Iterable[PluginInfo]) -> Table:
    """Make a table with a row a plugin; a column in which nobody has anything is left out.

    Args:
        plugins: The plugins, as `Parser.plugins` lists them.

    >>> table = plugins_table([PluginInfo(name="sea", layers=("ships",), hooks=("newsparse_extractors",))])
    >>> table.columns, table.rows
    (('name', 'state', 'hooks', 'fills'), (('sea', 'loaded', 'extractors', 'ships'),))
    """
    rows = [_row(info) for info in plugins]
    columns = [name for name in _row(PluginInfo(name="")) if name in _ALWAYS or any(row[name] for row in rows)]
    return Table("plugins", tuple(columns), tuple(tuple(row[name] for name in columns) for row in rows))


def _row(info: PluginInfo) -> dict[str, str]:
    return {
        "name": info.name,
        "distribution": f"{info.distribution} {info.version}".strip(),
        "state": str(info.state),
        "hooks": ", ".join(hook.removeprefix("newsparse_") for hook in info.hooks),
        "fills": ", ".join(info.layers),
        "reads": ", ".join(info.reads),
        "replaces": ", ".join(info.replaces),
        "why": info.error,
    }


def plugin_records(plugins: Iterable[PluginInfo]) -> list[dict[str, Any]]:
    """Turn plugins into plain data.

    Args:
        plugins: The plugins, as `Parser.plugins` lists them.

    >>> plugin_records([PluginInfo(name="sea")])[0]["state"]
    'loaded'
    """
    return [{**attrs.asdict(info), "state": str(info.state)} for info in plugins]
