"""An article's facts as tables in Markdown, for issues, wikis and mails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsparse.models.article import Article
from newsparse.render.table import Table, claims_table, tables
from newsparse.render.wording import printable

__all__ = ["to_markdown"]

# What would end a cell, or begin something else.
_ESCAPED: Final = {ord(mark): f"\\{mark}" for mark in "\\|`*_<>[]#&"}
_UNSHOWN: Final = frozenset({"headers", "bylines", "headings", "paragraphs", "sentences", "attributions"})


def to_markdown(article: Article) -> str:
    r"""Write a heading, each figure beside who claims it, and a table of each layer, in GitHub's Markdown.

    Args:
        article: The article.

    Returns:
        Lines of Markdown; marks in the text are escaped.

    >>> import newsparse
    >>> print(to_markdown(newsparse.parse("It rained in Porto.")))
    # Article
    <BLANKLINE>
    ## places (1)
    <BLANKLINE>
    | words | name | country |
    | --- | --- | --- |
    | Porto | Porto | PT |
    <BLANKLINE>
    """
    return "\n".join(_lines(article))


def _lines(article: Article) -> Iterator[str]:
    yield f"# {_cell(article.title or article.id or 'Article')}"
    yield ""
    if article.casualties:
        yield from _table(claims_table(article))
    for table in tables(article):
        if table.title.partition(" ")[0] not in _UNSHOWN:
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"## {_cell(table.title)}"
    yield ""
    yield _row(table.columns)
    yield _row("---" for _ in table.columns)
    yield from (_row(map(_cell, row)) for row in table.rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return printable(text).translate(_ESCAPED)
