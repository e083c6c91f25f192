"""Articles and tables on the terminal: drawn by rich where it is installed, else in plain characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Final

import click

from newsparse.models.article import Article
from newsparse.render.marks import UNMARKED
from newsparse.render.table import Table, claims_table, fitted, layer_table, listing, plain, tables
from newsparse.render.wording import printable

__all__ = ["heading", "show", "show_article"]

# Columns where the output is no terminal, and nobody says how many.
_WIDTH: Final = 120
# What rich puts between columns.
_BETWEEN: Final = 3


def show(tables: Iterable[Table]) -> None:
    """Print tables, with a blank line behind each.

    Args:
        tables: The tables.
    """
    try:
        from rich.console import Console
        from rich.text import Text
    except ModuleNotFoundError:
        for table in tables:
            sys.stdout.write(f"{plain(table, _width() or 80)}\n\n")
        return
    console = Console(width=_width(), highlight=False, markup=False, emoji=False)
    for table in tables:
        widths = fitted(table, console.width - _BETWEEN * len(table.columns) + 1)
        console.print(_drawn(table, widths) if widths else Text(listing(table, console.width)), soft_wrap=not widths)
        console.print()


def _width() -> int | None:
    """Tell the columns to use; None to ask the terminal."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH


def _drawn(table: Table, widths: Iterable[int]) -> object:
    from rich import box
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(title=Text(table.title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name, width in zip(table.columns, widths, strict=True):
        drawn.add_column(Text(name), overflow="fold", width=width)  # rich cuts off what its own widths have no room for
    for row in table.rows:
        drawn.add_row(*map(Text, row))
    return drawn


def show_article(article: Article, layers: Sequence[str] = (), *, claims: bool = False) -> None:
    """Print an article's layers as tables.

    Args:
        article: The article.
        layers: Names of the layers that are wanted; none for all that hold something.
        claims: Whether only the figures are, each beside who says it.
    """
    click.echo(heading(article))
    if claims:
        show([claims_table(article)])
    elif layers:
        show(layer_table(article, name) for name in layers)
    else:
        if not any(facts for name, facts in article.layers.items() if name not in UNMARKED):
            click.echo("No facts were found in this text.\n")
        show([*([claims_table(article)] if article.casualties else []), *tables(article)])


def heading(article: Article) -> str:
    """Say in a line which article it is.

    Args:
        article: The article.
    """
    parts = [article.id, article.title, str(article.published or ""), f"{len(article.text):,} characters"]
    return f"{' · '.join(printable(part) for part in parts if part)}\n"
