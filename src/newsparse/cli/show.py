"""Articles and tables on the terminal: drawn by rich where it is installed, else in plain characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

import click

from newsparse.models.article import Article
from newsparse.render.marks import UNMARKED
from newsparse.render.table import Table, claims_table, layer_table, plain, tables
from newsparse.render.wording import printable

__all__ = ["heading", "show", "show_article"]

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
