"""An article as one page of HTML that needs nothing else: the copy with its facts marked, and a table of each layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib import resources
from itertools import groupby
from operator import itemgetter
from typing import Final

from newsparse.models.actor import Actor
from newsparse.models.article import Article
from newsparse.models.attribution import Attribution
from newsparse.models.fact import Fact
from newsparse.render.table import Table, claims_table, tables
from newsparse.serialize.stamps import write_stamp
from newsparse.span import Span

__all__ = ["to_html"]

# What every word of the copy stands in is not marked; it has its tables.
_UNMARKED: Final = frozenset({"headers", "bylines", "headings", "paragraphs", "sentences", "attributions"})
_CLOSED: Final = frozenset({*_UNMARKED, "moments"})
# What HTML allows in no form: controls, and halves of surrogate pairs.
_FORBIDDEN: Final = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd"),
    **{ord(blank): blank for blank in "\t\n\r"},
}


def to_html(article: Article) -> str:
    """Show the text with its facts marked, and a table of each layer, as one page that needs nothing else.

    Everything from the article is escaped, the page loads nothing and runs nothing. What HTML cannot hold, such as half
    of a surrogate pair, is shown as U+FFFD.

    Args:
        article: The article.

    Returns:
        A whole HTML document, encodable as UTF-8.

    >>> "<mark" in to_html(Article(text="Two were hurt."))
    False
    """
    style = (resources.files("newsparse") / "render" / "page.css").read_text(encoding="utf-8")
    title = _text(article.title or article.id or "Article")
    language = _text(article.language or "en")
    return "".join(
        [
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f'<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body class="newsparse">\n<main>\n',
            f"<h1>{title}</h1>\n{_origin(article)}{_legend(article)}",
            f'<article class="copy">{"".join(_copy(article))}</article>\n',
            *(_section(table) for table in _shown(article)),
            *_failures(article),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _text(text: str) -> str:
    return escape(text.translate(_FORBIDDEN))


def _origin(article: Article) -> str:
    day = write_stamp(article.published) if article.published else ""
    parts = [article.outlet or "", ", ".join(article.authors), day, article.url or ""]
    said = " · ".join(_text(part) for part in parts if part)
    return f'<p class="origin">{said}</p>\n' if said else ""


def _legend(article: Article) -> str:
    marked = [name for name, facts in article.layers.items() if facts and name not in _UNMARKED]
    items = "".join(f'<li><mark class="{_text(name)}">{_text(name)}</mark></li>' for name in marked)
    return f'<ul class="legend" aria-label="What the marks mean">{items}</ul>\n' if items else ""


# ---------------------------------------------------------------- the copy


def _copy(article: Article) -> Iterator[str]:
    """Yield the text in pieces that no fact's edge cuts, each marked with the layers that hold there."""
    text = article.text
    edges = sorted(_edges(article), key=itemgetter(0))
    active: Counter[str] = Counter()
    done = 0
    for place, several in groupby(edges, key=itemgetter(0)):
        yield _piece(text[done:place], active)
        for _, name, step in several:
            active[name] += step
        done = place
    yield _piece(text[done:], Counter())


def _edges(article: Article) -> Iterator[tuple[int, str, int]]:
    for name, facts in article.layers.items():
        if name not in _UNMARKED:
            for fact in facts:
                for span in _marked(fact):
                    yield span.start, name, 1
                    yield span.end, name, -1


def _marked(fact: Fact) -> tuple[Span, ...]:
    """Choose what is marked: the words said, every mention of an actor, else the fact's own words."""
    if isinstance(fact, Attribution):
        return fact.content
    return fact.mentions or (fact.span,) if isinstance(fact, Actor) else (fact.span,)


def _piece(text: str, active: Counter[str]) -> str:
    names = [name for name, number in active.items() if number > 0]
    if not (names and text):
        return _text(text)
    said = _text(", ".join(names))
    return f'<mark class="{_text(" ".join(names))}" title="{said}">{_text(text)}</mark>'


# ---------------------------------------------------------------- the tables


def _shown(article: Article) -> Iterator[Table]:
    if article.casualties:
        yield claims_table(article)
    yield from tables(article)


def _section(table: Table) -> str:
    name = table.title.partition(" ")[0]
    is_open = "" if name in _CLOSED else " open"
    head = "".join(f'<th scope="col">{_text(one)}</th>' for one in table.columns)
    body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return (
        f"<details{is_open}>\n<summary><h2>{_text(table.title)}</h2></summary>\n"
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</details>\n"
    )


def _failures(article: Article) -> Iterator[str]:
    if article.failures:
        items = "".join(f"<li>{_text(f'{one.kind}: {one.extractor} {one.error}')}</li>" for one in article.failures)
        yield f"<section>\n<h2>What could not be read</h2>\n<ul>{items}</ul>\n</section>\n"
