"""The parser of a command, and errors as click tells them."""

from __future__ import annotations

import click

from newsparse.cli.names import layer_names, unknown
from newsparse.errors import NewsparseError, PluginError
from newsparse.parser import Parser

__all__ = ["parser_of", "refused"]


def parser_of(layers: tuple[str, ...] = ()) -> Parser:
    """Make the parser of all plugins, for some layers or for all.

    Args:
        layers: Names of the layers that are wanted; none for all.

    Raises:
        ClickException: Plugins are broken, or clash.
        UsageError: There is no such layer.
    """
    try:
        _check(layers)
        return Parser(only=layers or None)
    except NewsparseError as wrong:
        raise refused(wrong) from wrong


def _check(layers: tuple[str, ...]) -> None:
    if layers:
        every = layer_names(Parser())
        for name in layers:
            if name not in every:
                raise unknown("--layer", "layer", name, every)


def refused(wrong: Exception) -> click.ClickException:
    """Tell an error without a traceback: a wrong command ends with the status 2, a broken plugin or disk with 1.

    Args:
        wrong: What went wrong.
    """
    if isinstance(wrong, PluginError):
        return click.ClickException(f"{wrong}; see: newsparse plugins")
    told = "; ".join([str(wrong), *getattr(wrong, "__notes__", ())])
    return click.UsageError(told) if isinstance(wrong, NewsparseError) else click.ClickException(told)
