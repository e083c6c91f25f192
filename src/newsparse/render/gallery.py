"""Many articles as pages in a folder, with an index of what each of them tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from newsparse.formats.names import free_name, name_of
from newsparse.models.article import Article
from newsparse.models.incident import Incident
from newsparse.patterns import pattern
from newsparse.render.html import markup, page, to_html
from newsparse.render.wording import counted, worded
from newsparse.serialize.given import several
from newsparse.serialize.stamps import write_stamp

__all__ = ["write_gallery"]

_OURS: Final = '<body class="newsparse">'
_LINK: Final = pattern("gallery.link", r'<td><a\x20href="([^"/]{1,200}?)\.html">')

_COLUMNS: Final = (
    "article",
    "published",
    "outlet",
    "what happened",
    "where",
    "killed",
    "injured",
    "quotes",
    "speakers",
)


def write_gallery(articles: Iterable[Article], folder: str | Path) -> Path:
    """Write a page for each article, and an index of them, into a folder.

    Pages are written as the articles come, so that many need no memory; files of the same names are written over, and pages that
    an earlier index there leads to are removed where this one does not.

    Args:
        articles: The articles.
        folder: Where to; it is made where there is none.

    Returns:
        The path of the index, ``index.html``.

    Raises:
        InputTypeError: They are no collection of articles.
        OSError: The folder or a page cannot be written.

    >>> import tempfile, newsparse
    >>> index = write_gallery([newsparse.parse("A bus hit a wall in Porto.", title="bus")], tempfile.mkdtemp())
    >>> sorted(path.name for path in index.parent.iterdir())
    ['bus.html', 'index.html']
    """
    given = several(articles)
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    taken = {"index"}
    rows = []
    for number, article in enumerate(given, 1):
        name = free_name(name_of(article, number), taken)
        (home / f"{name}.html").write_bytes(to_html(article).encode())
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(article, name))}</tr>\n")
    index = home / "index.html"
    _remove(home, _listed(index) - {name.lower() for name in taken})
    index.write_bytes(page("Articles", _index(rows)).encode())
    return index


def _listed(index: Path) -> set[str]:
    """Tell the pages that an index of ours leads to, in small letters as `free_name` keeps them apart."""
    there = index.read_text(encoding="utf-8", errors="replace") if index.is_file() else ""
    return {link[1].lower() for link in _LINK.finditer(there)} if _OURS in there else set()


def _remove(home: Path, names: set[str]) -> None:
    """Remove pages, but nothing that somebody has put in their place."""
    for path in home.glob("*.html"):
        if path.stem.lower() in names and _OURS in path.read_text(encoding="utf-8", errors="replace"):
            path.unlink()


def _index(rows: list[str]) -> str:
    head = "".join(f'<th scope="col">{one}</th>' for one in _COLUMNS)
    return (
        f'<main class="index">\n<h1>Articles</h1>\n<p>{len(rows)} in all</p>\n<div class="table"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n</main>\n"
    )


def _cells(article: Article, name: str) -> Iterator[str]:
    title = markup(article.title or article.id or f"{' '.join(article.text[:80].split())}…")
    yield f'<a href="{markup(name)}.html">{title}</a>'
    yield markup(write_stamp(article.published) if article.published else "")
    yield markup(article.outlet or "")
    yield from map(markup, _told(article.main_incident))
    for effect in ("killed", "injured"):
        total = article.toll(effect)
        yield markup(counted(total) if total else "")
    yield str(len(article.quotes))
    yield markup(", ".join(dict.fromkeys(one.name for quote in article.quotes for one in quote.speakers)))


def _told(incident: Incident | None) -> tuple[str, str]:
    if incident is None:
        return "", ""
    return worded(incident.kind), ", ".join(dict.fromkeys(place.name for place in incident.places))
