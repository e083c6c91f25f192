"""The built-in readers and exporters; `read` and `read_many`, which find the reader that fits, `write` and `write_many`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from newsparse.exchange import Exporter, Reader
from newsparse.formats.offered import EXPORTERS, READERS
from newsparse.hookspecs import hookimpl

if TYPE_CHECKING:
    from newsparse.formats.sources import read, read_many
    from newsparse.formats.writing import write, write_many

__all__ = ["newsparse_exporters", "newsparse_readers", "read", "read_many", "write", "write_many"]

_LATER: Final = {"read": "sources", "read_many": "sources", "write": "writing", "write_many": "writing"}


@hookimpl
def newsparse_readers() -> Iterable[Reader]:
    """Offer plain text, JSON and JSON Lines."""
    return READERS


@hookimpl
def newsparse_exporters() -> Iterable[Exporter]:
    """Offer JSON, JSON Lines and CSV."""
    return EXPORTERS


def __getattr__(name: str) -> Any:
    """Load the reading and writing of files when it is first asked for; every parser imports this module for its hooks."""
    if name not in _LATER:
        raise AttributeError(f"module 'newsparse.formats' has no attribute {name!r}")
    return getattr(import_module(f"newsparse.formats.{_LATER[name]}"), name)
