"""An article as one page of HTML that needs nothing else: the copy with its facts marked, each fact beside it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib import resources
from typing import Final

from newsparse.models.article import Article
from newsparse.render.cards import Card, cards
from newsparse.render.claims import claims_svg
from newsparse.render.marks import Piece, bounded, entries, pieces
from newsparse.render.table import Table, claims_table, tables
from newsparse.serialize.given import single
from newsparse.serialize.stamps import write_stamp

__all__ = ["framed", "markup", "page", "to_html"]

# What HTML allows in no form: controls, and halves of surrogate pairs.
_FORBIDDEN: Final = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd"),
    **{ord(blank): blank for blank in "\t\n\r"},
}


# For the keyboard: past the boxes, and past every mark of a long text.
_SKIP: Final = (
    '<a class="skip" href="#copy">Skip to the text</a>\n<a class="skip" href="#facts">Skip to the facts</a>\n'
)
# The button is for fingers; the keyboard has Escape.
_CARD: Final = (
    '<div class="card" hidden><button type="button" class="close" tabindex="-1" aria-label="Close">×</button>'
    '<div class="told" role="status"></div></div>\n'
)


def to_html(article: Article) -> str:
    """Show the text with its facts marked, and each of them beside it, as one page that needs nothing else.

    Layers are told apart by colour, by the line under the words and by a letter. Pointer and keyboard reach every fact, with
    lines to those that it refers to; boxes hide layers; it reads as well without scripts, in the dark, and on paper.
    Everything from the article is escaped, the page loads nothing, and runs only the script that it comes with.
    What HTML cannot hold, such as half of a surrogate pair, is shown as U+FFFD. Of more than 10,000 facts the first in the text
    are shown, and the page says so; `to_json` has all.

    Args:
        article: The article.

    Returns:
        A whole HTML document, encodable as UTF-8.

    Raises:
        InputTypeError: It is no article.

    >>> "<mark" in to_html(Article(text="Two were hurt."))
    False
    """
    every = sum(map(len, single(article).layers.values()))
    article = bounded(article)
    marked = entries(article)
    laid = list(pieces(article.text, marked))
    places = {entry.id: f"p{number}" for number, piece in enumerate(laid) for entry in piece.begun}
    found = cards(article, marked)
    copy = "".join(_mark(number, piece) for number, piece in enumerate(laid))
    title = article.title or article.id or "Article"
    body = [
        _SKIP,
        f"<header>\n<h1>{markup(title)}</h1>\n{_origin(article)}{_bound(article, every)}{_filters(found)}</header>\n",
        f'<main>\n<article class="copy" id="copy" tabindex="-1"><svg class="lines" aria-hidden="true"></svg>{copy}</article>\n',
        '<aside class="facts" id="facts" tabindex="-1" aria-label="Facts">\n',
        "".join(_list(several, places) for several in found.values()) or "<p>No facts were found in this text.</p>\n",
        f"</aside>\n</main>\n{_CARD}",
        f"{_claims(article)}{''.join(_failures(article))}",
        f'<details class="tables">\n<summary><h2>Tables</h2></summary>\n{"".join(map(_table, tables(article)))}</details>\n',
    ]
    return page(title, "".join(body), article.language or "en", script=_asset("page.js"))


def framed(article: Article) -> str:
    """Put the page of an article into a frame, for notebooks: neither changes the other.

    Args:
        article: The article.
    """
    title = markup(article.title or article.id or "Article")
    style = "width: 100%; height: 40rem; border: 1px solid #ccc"
    return (
        f'<iframe title="{title}" style="{style}" sandbox="allow-scripts" srcdoc="{escape(to_html(article))}"></iframe>'
    )


def page(title: str, body: str, language: str = "en", *, script: str = "") -> str:
    """Put markup into a page that loads nothing.

    Args:
        title: What it is called, as text.
        body: What it shows, as markup.
        language: Its language, ``"en"``.
        script: The only script that it may run.

    Returns:
        A whole HTML document.
    """
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"; script-src 'sha256-{digest}'" if script else ""
    policy = f"default-src 'none'; style-src 'unsafe-inline'{allowed}; base-uri 'none'; form-action 'none'"
    return "".join(
        [
            f'<!doctype html>\n<html lang="{markup(language)}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f'<title>{markup(title)}</title>\n<style>\n{_asset("page.css")}</style>\n</head>\n<body class="newsparse">\n',
            body,
            f"<script>{script}</script>\n" if script else "",
            "</body>\n</html>\n",
        ]
    )


def markup(text: str) -> str:
    """Write text so that it stays text in HTML.

    Args:
        text: Any text.
    """
    return escape(text.translate(_FORBIDDEN))


def _asset(name: str) -> str:
    return (resources.files("newsparse") / "render" / name).read_text(encoding="utf-8")


def _origin(article: Article) -> str:
    day = write_stamp(article.published) if article.published else ""
    parts = [article.outlet or "", ", ".join(article.authors), day, article.url or ""]
    said = " · ".join(markup(part) for part in parts if part)
    return f'<p class="origin">{said}</p>\n' if said else ""


def _bound(article: Article, every: int) -> str:
    shown = sum(map(len, article.layers.values()))
    if shown == every:
        return ""
    last = max(fact.span.start for facts in article.layers.values() for fact in facts)
    return (
        f'<p class="bound">This page shows the first {shown:,} of {every:,} facts; what begins behind character {last:,} '
        "is neither marked nor listed. The data have all: --format json.</p>\n"
    )


def _filters(found: dict[str, list[Card]]) -> str:
    """Offer a box for each layer, which tells as well what its marks look like."""
    boxes = "".join(
        f'<label><input type="checkbox" value="{markup(name)}" checked> '
        f'<mark class="{markup(name)}" data-label="{markup(_letter(name))}">{markup(name)}</mark> {len(several)}</label>\n'
        for name, several in found.items()
    )
    return f'<fieldset class="filters">\n<legend>Shown</legend>\n{boxes}</fieldset>\n' if boxes else ""


def _letter(layer: str) -> str:
    """Choose the letter that marks a layer: its first; M is that of moments."""
    return layer[:1].upper()


# ---------------------------------------------------------------- the copy


def _mark(number: int, piece: Piece) -> str:
    if not piece.layers:
        return markup(piece.text)
    layers = " ".join(piece.layers)
    facts = " ".join(entry.id for entry in piece.here)
    begun = _begun(number, piece, layers) if piece.begun else ""
    return f'<mark class="{markup(layers)}" data-facts="{facts}"{begun}>{markup(piece.text)}</mark>'


def _begun(number: int, piece: Piece, layers: str) -> str:
    """Let the keyboard stop where facts begin, and say by letters of which layers; most often they are all that hold there."""
    names = " ".join(dict.fromkeys(entry.layer for entry in piece.begun))
    label = "".join(dict.fromkeys(map(_letter, names.split(" "))))
    own = "" if names == layers else f' data-begun="{markup(names)}"'
    return f' id="p{number}" data-label="{markup(label)}"{own} tabindex="0"'


# ---------------------------------------------------------------- beside it


def _list(several: list[Card], places: dict[str, str]) -> str:
    layer = several[0].entry.layer
    items = "".join(_item(card, places.get(card.entry.id, card.entry.id)) for card in several)
    return (
        f'<section data-layer="{markup(layer)}">\n<h2><mark class="{markup(layer)}" data-label="{markup(_letter(layer))}">'
        f"{markup(layer)}</mark> {len(several)}</h2>\n<ol>\n{items}</ol>\n</section>\n"
    )


def _item(card: Card, place: str) -> str:
    rest = "".join(f"<div><dt>{markup(name)}</dt><dd>{markup(cell)}</dd></div>" for name, cell in card.rest)
    links = f' data-links="{" ".join(card.linked)}"' if card.linked else ""
    told = f"<dl>{rest}</dl>" if rest else ""
    return f'<li id="{card.entry.id}"{links}><a href="#{place}">{markup(card.title)}</a>{told}</li>\n'


# ---------------------------------------------------------------- below it


def _claims(article: Article) -> str:
    if not article.casualties:
        return ""
    return f'<section class="claims">\n<h2>Who claims how many</h2>\n{claims_svg(article)}{_table(claims_table(article))}</section>\n'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{markup(one)}</th>' for one in table.columns)
    body = "".join(f"<tr>{''.join(f'<td>{markup(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return (
        f'<div class="table"><table>\n<caption>{markup(table.title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n"
    )


def _failures(article: Article) -> Iterator[str]:
    if article.failures:
        items = "".join(f"<li>{markup(f'{one.kind}: {one.extractor} {one.error}')}</li>" for one in article.failures)
        yield f"<section>\n<h2>What could not be read</h2>\n<ul>{items}</ul>\n</section>\n"
