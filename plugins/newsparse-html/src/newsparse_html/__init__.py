"""Web pages for newsparse: ``newsparse.read("page.html")`` is the article of the page.

>>> import newsparse
>>> page = (
...     b"<!doctype html><title>Fire</title><article><p>A fire broke out in Porto on Monday, police said.</p></article>"
... )
>>> newsparse.read(page).title
'Fire'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsparse import Reader, hookimpl
from newsparse_html.reader import read_html, recognizes_html

__version__: Final = "0.1.0"
__all__ = ["newsparse_readers", "read_html"]

# The name under which a program gives this module to a parser; an entry point brings the same one.
plugin_name: Final = "html"
# The version of the hooks that this is made for.
newsparse_api: Final = 1


@hookimpl
def newsparse_readers() -> Iterable[Reader]:
    """Offer the reader of web pages."""
    return [Reader("html", (".html", ".htm", ".xhtml"), read_html, recognizes=recognizes_html)]
