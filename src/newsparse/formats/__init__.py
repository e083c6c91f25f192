"""The built-in readers and exporters, and `read` and `read_many`, which find the reader that fits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsparse.exchange import Exporter, Reader
from newsparse.formats.offered import EXPORTERS, READERS
from newsparse.hookspecs import hookimpl

if TYPE_CHECKING:
    from newsparse.formats.sources import read, read_many

__all__ = ["newsparse_exporters", "newsparse_readers", "read", "read_many"]


@hookimpl
def newsparse_readers() -> Iterable[Reader]:
    """Offer plain text, JSON and JSON Lines."""
    return READERS


@hookimpl
def newsparse_exporters() -> Iterable[Exporter]:
    """Offer JSON, JSON Lines and CSV."""
    return EXPORTERS


def __getattr__(name: str) -> Any:
    """Load the reading of files when it is first asked for; every parser imports this module for its hooks."""
    if name not in ("read", "read_many"):
        raise AttributeError(f"module 'newsparse.formats' has no attribute {name!r}")
    from newsparse.formats import sources

    return getattr(sources, name)
