"""The built-in readers and exporters, and `read` and `read_many`, which find the reader that fits."""

from __future__ import annotations

from collections.abc import Iterable

from newsparse.exchange import Exporter, Reader
from newsparse.formats import text
from newsparse.hookspecs import hookimpl

__all__ = ["newsparse_exporters", "newsparse_readers"]


@hookimpl
def newsparse_readers() -> Iterable[Reader]:
    """Offer plain text."""
    return (text.READER,)


@hookimpl
def newsparse_exporters() -> Iterable[Exporter]:
    """Offer nothing yet."""
    return ()
