"""The hooks: what a plugin may offer. Mark an implementation with `newsparse.hookimpl`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

import pluggy

from newsparse.exchange import Exporter, Reader
from newsparse.extraction import Extractor
from newsparse.lexicon import Lexicon

__all__ = [
    "API_CHANGES",
    "API_VERSION",
    "OLDEST_API",
    "PROJECT",
    "hookimpl",
    "newsparse_exporters",
    "newsparse_extractors",
    "newsparse_lexicons",
    "newsparse_readers",
]

PROJECT: Final = "newsparse"
# The version of what plugins see: the hooks and what they return. A plugin may say for which one it was made:
# `newsparse_api = 1`. A version above OLDEST_API is still understood.
API_VERSION: Final = 1
OLDEST_API: Final = 1
# What whoever wrote a plugin has to change to come to a version from the one before it.
API_CHANGES: Final[Mapping[int, str]] = MappingProxyType(
    {1: "mark each hook with newsparse.hookimpl, and make extractors with newsparse.extractor"}
)
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
