"""Articles and tables on the terminal: drawn by rich where it is installed, else in plain characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import click

from newsparse.models.article import Article
from newsparse.render.marks import UNMARKED
from newsparse.render.table import Table, claims_table, layer_table, listing, plain, tables
from newsparse.render.wording import printable, width_of

__all__ = ["heading", "show", "show_article"]

# Columns where the output is no terminal, and nobody says how many.
_WIDTH: Final = 120
_LONGEST_WORD: Final = 22
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
        is_list = not _fits(table, console.width)
        console.print(Text(listing(table, console.width)) if is_list else _drawn(table), soft_wrap=is_list)
        console.print()


def _width() -> int | None:
    """Tell the columns to use; None to ask the terminal."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH


def _fits(table: Table, width: int) -> bool:
    """Tell whether a table has room for each of its columns; rich cuts off without a sign those that have none."""
    return sum(_narrowest(column) + _BETWEEN for column in _columns(table)) - 1 <= width


def _columns(table: Table) -> Iterator[tuple[str, ...]]:
    return zip(table.columns, *table.rows, strict=True)


def _narrowest(column: Iterable[str]) -> int:
    """Tell how narrow a column may get: its longest word is whole, unless it is very long."""
    return min(_LONGEST_WORD, max((width_of(word) for cell in column for word in cell.split()), default=1))


def _drawn(table: Table) -> object:
    from rich import box
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(title=Text(table.title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in _columns(table):
        drawn.add_column(Text(column[0]), overflow="fold", min_width=_narrowest(column))
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
