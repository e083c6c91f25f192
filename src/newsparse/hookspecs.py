"""The hooks: what a plugin may offer. Mark an implementation with `newsparse.hookimpl`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import pluggy

from newsparse.exchange import Exporter, Reader
from newsparse.extraction import Extractor
from newsparse.lexicon import Lexicon

__all__ = [
    "PROJECT",
    "hookimpl",
    "newsparse_exporters",
    "newsparse_extractors",
    "newsparse_lexicons",
    "newsparse_readers",
]

PROJECT: Final = "newsparse"
hookimpl: Final = pluggy.HookimplMarker(PROJECT)
_hookspec: Final = pluggy.HookspecMarker(PROJECT)


@_hookspec
def newsparse_extractors() -> Iterable[Extractor[Any]]:  # type: ignore[empty-body]
    """Offer extractors; called once for each `Parser`, when it is made."""


@_hookspec
def newsparse_lexicons() -> Iterable[Lexicon]:  # type: ignore[empty-body]
    """Offer words for lexicons, built-in or your own; called once for each `Parser`."""


@_hookspec
def newsparse_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Offer input formats; called once for each `Parser`."""


@_hookspec
def newsparse_exporters() -> Iterable[Exporter]:  # type: ignore[empty-body]
    """Offer output formats; called once for each `Parser`."""
