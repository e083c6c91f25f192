"""From the bytes of a web page to its article."""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from newsparse import Article, FormatError
from newsparse_html.body import paragraphs
from newsparse_html.decoding import decode
from newsparse_html.linked import linked_article, named, plain
from newsparse_html.page import LARGEST, grow, lean, without_scripts
from newsparse_html.words import names

__all__ = ["read_html", "recognizes_html"]

_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_FIRST_YEAR: Final = 1600  # before newspapers; the year 1 is what some programs print where they know no date
# The day is looked for where pages declare it, not in their running text, and no clock decides which days are possible.
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


def recognizes_html(data: bytes) -> bool:
    """Tell whether a file begins as a web page does.

    Args:
        data: Its bytes.

    >>> recognizes_html(b"<!DOCTYPE html><title>Fire</title>"), recognizes_html(b"<p>A fire broke out.")
    (True, False)
    """
    return _START.match(data[:1024]) is not None


def read_html(data: bytes) -> Iterator[Article]:
    """Read the article of a web page; it is not parsed yet.

    Title, date, authors, outlet and language are those that the page's JSON-LD states, else those that trafilatura finds.
    The text is the body with an empty line between paragraphs, without the title. The JSON-LD is kept as
    ``metadata["json_ld"]``, an encoding other than UTF-8 as ``metadata["encoding"]``.

    Args:
        data: The bytes of the page.

    Raises:
        FormatError: The page holds no article, or is larger or more deeply nested than is allowed.

    >>> page = b"<html lang=en><title>Fire</title><article><h1>Fire</h1><p>A fire broke out in Porto on Monday, police said.</p></article>"
    >>> (article,) = read_html(page)
    >>> article.title, article.language, article.text
    ('Fire', 'en', 'A fire broke out in Porto on Monday, police said.')
    """
    if len(data) > LARGEST:
        raise FormatError("$", f"holds {len(data):,} bytes; {LARGEST:,} are allowed")
    text, encoding = decode(data)
    root = grow(text)
    linked = linked_article(root)
    yield _article(
        root,
        linked or {},
        {
            **({"json_ld": linked} if linked else {}),
            **({} if encoding == "utf-8" else {"encoding": encoding}),
        },
    )


def _article(root: Any, linked: Mapping[str, Any], metadata: Mapping[str, Any]) -> Article:
    page = without_scripts(root)
    found, body = _asked(page)
    title = plain(linked.get("headline")) or plain(found.title)
    pieces = _without_title(paragraphs(body), title) or _article_body(linked)
    if not pieces:
        raise FormatError("$", "holds no article: there is no running text")
    return Article(
        text="\n\n".join(pieces),
        title=title,
        published=_published(page, linked, found.date),
        url=_address(plain(linked.get("url"))) or _canonical(page) or _address(found.url),
        outlet=next(iter(named(linked.get("publisher"))), None) or plain(found.sitename),
        authors=named(linked.get("author")) or _authors(found.author),
        language=_language(page, linked),
        metadata=metadata,
    )


def _asked(page: Any) -> tuple[Any, Any]:
    """Ask trafilatura what the page says about itself, and for its running text."""
    from lxml import etree  # pyright: ignore[reportMissingImports]  # only in this plugin's environment
    from trafilatura import bare_extraction, extract_metadata  # pyright: ignore[reportMissingImports]  # the same

    # What it logs would go to the terminal of a program that has no logging.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        found = extract_metadata(lean(page), date_config=dict(_DATES))
        extracted = bare_extraction(page, include_comments=False)
    except Exception as error:  # whatever a hostile page brings about in it
        raise FormatError("$", f"trafilatura cannot read it: {type(error).__name__}: {error}") from error
    return found, etree.Element("body") if extracted is None else extracted.body


def _without_title(pieces: list[str], title: str | None) -> list[str]:
    is_title = bool(pieces and title) and pieces[0].casefold() == (title or "").casefold()
    return pieces[1:] if is_title else pieces


def _article_body(linked: Mapping[str, Any]) -> list[str]:
    """Take the text out of the JSON-LD, for pages that a script builds."""
    body = linked.get("articleBody")
    lines = body.splitlines() if isinstance(body, str) else []
    return [piece for line in lines if (piece := plain(line))]


def _published(root: Any, linked: Mapping[str, Any], found: str | None) -> datetime.date | None:
    metas = _metas(root)
    stated = (plain(linked.get("datePublished")), *(metas.get(name) for name in names("published")), found)
    return next((day for one in stated if one and (day := _day(one))), None)


def _metas(root: Any) -> Mapping[str, str]:
    """List what the ``meta`` elements say, by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(name.strip().lower(), meta.get("content").strip())
    return found


def _day(stated: str) -> datetime.date | None:
    """Read an ISO date, with its time where there is one; None for other ways of writing it."""
    try:
        kind = datetime.date if len(stated) <= len("2025-04-09") else datetime.datetime
        day = kind.fromisoformat(stated)
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _canonical(root: Any) -> str | None:
    links = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((address for link in links if (address := _address(link))), None)


def _address(stated: str | None) -> str | None:
    address = (stated or "").strip()
    return address if address.startswith(("http://", "https://")) else None


def _authors(found: str | None) -> tuple[str, ...]:
    return tuple(name for one in (found or "").split(";") if (name := one.strip()))


def _language(root: Any, linked: Mapping[str, Any]) -> str | None:
    for stated in (root.get("lang"), plain(linked.get("inLanguage"))):
        tag = (stated or "").strip().replace("_", "-")
        if _TAG.fullmatch(tag):
            return tag
    return None
