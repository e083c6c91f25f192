"""Tables on the terminal: drawn by rich where it is installed, else in plain characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from newsparse.render.table import Table, plain

__all__ = ["show"]

# Columns where the output is no terminal, and nobody says how many.
_WIDTH = 120


def show(tables: Iterable[Table]) -> None:
    """Print tables, with a blank line behind each.

    Args:
        tables: The tables.
    """
    try:
        from rich.console import Console
    except ModuleNotFoundError:
        for table in tables:
            sys.stdout.write(f"{plain(table, _width() or 80)}\n\n")
        return
    console = Console(width=_width(), highlight=False, markup=False, emoji=False)
    for table in tables:
        console.print(_drawn(table))
        console.print()


def _width() -> int | None:
    """Tell the columns to use; None to ask the terminal."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH


def _drawn(table: Table) -> object:
    from rich import box
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(title=Text(table.title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, *cells in zip(table.columns, *table.rows, strict=True):
        words = [word for cell in (heading, *cells) for word in cell.split()]
        drawn.add_column(Text(heading), overflow="fold", min_width=min(22, max(map(len, words), default=1)))
    for row in table.rows:
        drawn.add_row(*map(Text, row))
    return drawn
