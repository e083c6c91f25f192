"""spaCy for newsparse, and newsparse for spaCy: names of a pipeline as actors, and facts on ``doc._.newsparse``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from newsparse import Extractor, hookimpl
from newsparse_spacy.extractor import PipelineError, actors

__version__: Final = "0.1.0"
__all__ = ["PipelineError", "actors", "newsparse_extractors"]

# The name under which a program gives this module to a parser; an entry point brings the same one.
plugin_name: Final = "spacy"
# The version of the hooks that this is made for.
newsparse_api: Final = 1


@hookimpl
def newsparse_extractors() -> Iterable[Extractor[Any]]:
    """Offer the extractor of actors with a pipeline's names."""
    return [actors]
