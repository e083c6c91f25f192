"""newsparse turns a news text into typed facts, each anchored to the exact characters that state it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from newsparse.errors import FormatError, NewsparseError
from newsparse.exchange import Exporter, Reader
from newsparse.extraction import Extractor, Refusal, View, extractor
from newsparse.hookspecs import hookimpl
from newsparse.layers import (
    ACTORS,
    ATTRIBUTIONS,
    BYLINES,
    CASUALTIES,
    DATELINES,
    HEADERS,
    HEADINGS,
    INCIDENTS,
    MOMENTS,
    PARAGRAPHS,
    PLACES,
    QUOTES,
    SENTENCES,
    Layer,
)
from newsparse.lexicon import Lexicon
from newsparse.models import (
    Act,
    Actor,
    ActorKind,
    Article,
    Attribution,
    AttributionKind,
    Byline,
    Casualty,
    Count,
    Dateline,
    Effect,
    Fact,
    Failure,
    FailureKind,
    Gender,
    Header,
    Heading,
    HeadingKind,
    Incident,
    IncidentKind,
    Moment,
    Paragraph,
    Place,
    Policy,
    Qualifier,
    Quote,
    Responsibility,
    Sentence,
    Stance,
    Status,
)
from newsparse.span import Span

if TYPE_CHECKING:
    from newsparse.formats import read, read_many, write, write_many
    from newsparse.formats.brat import read_brat, write_brat
    from newsparse.formats.displacy import to_displacy
    from newsparse.formats.marks import Mark, marks
    from newsparse.formats.webannotation import to_web_annotations
    from newsparse.parser import Parser, parse, parse_many
    from newsparse.pipeline import Budget
    from newsparse.render.claims import claims_svg
    from newsparse.render.explain import explain
    from newsparse.render.gallery import write_gallery
    from newsparse.render.html import to_html
    from newsparse.scores import LayerScore, score
    from newsparse.serialize import from_dict, from_json, rows, to_dict, to_json
    from newsparse.tolls import TollCheck, check_tolls

__version__: Final = "0.1.0"

# Found when first used, so that importing the models costs no parser, and the parser no cattrs.
_LATER: Final = {
    "Budget": "pipeline",
    "LayerScore": "scores",
    "Mark": "formats.marks",
    "Parser": "parser",
    "TollCheck": "tolls",
    "check_tolls": "tolls",
    "claims_svg": "render.claims",
    "explain": "render.explain",
    "from_dict": "serialize",
    "from_json": "serialize",
    "marks": "formats.marks",
    "parse": "parser",
    "parse_many": "parser",
    "read": "formats",
    "read_brat": "formats.brat",
    "read_many": "formats",
    "rows": "serialize",
    "score": "scores",
    "to_dict": "serialize",
    "to_displacy": "formats.displacy",
    "to_html": "render.html",
    "to_json": "serialize",
    "to_web_annotations": "formats.webannotation",
    "write_brat": "formats.brat",
    "write_gallery": "render.gallery",
    "write": "formats",
    "write_many": "formats",
}

# Old names that warn: the new name, and the last minor release that knows the old one.
_RENAMED: Final[dict[str, tuple[str, str]]] = {}

__all__ = [
    "ACTORS",
    "ATTRIBUTIONS",
    "BYLINES",
    "CASUALTIES",
    "DATELINES",
    "HEADERS",
    "HEADINGS",
    "INCIDENTS",
    "MOMENTS",
    "PARAGRAPHS",
    "PLACES",
    "QUOTES",
    "SENTENCES",
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Attribution",
    "AttributionKind",
    "Budget",
    "Byline",
    "Casualty",
    "Count",
    "Dateline",
    "Effect",
    "Exporter",
    "Extractor",
    "Fact",
    "Failure",
    "FailureKind",
    "FormatError",
    "Gender",
    "Header",
    "Heading",
    "HeadingKind",
    "Incident",
    "IncidentKind",
    "Layer",
    "LayerScore",
    "Lexicon",
    "Mark",
    "Moment",
    "NewsparseError",
    "Paragraph",
    "Parser",
    "Place",
    "Policy",
    "Qualifier",
    "Quote",
    "Reader",
    "Refusal",
    "Responsibility",
    "Sentence",
    "Span",
    "Stance",
    "Status",
    "TollCheck",
    "View",
    "check_tolls",
    "claims_svg",
    "explain",
    "extractor",
    "from_dict",
    "from_json",
    "hookimpl",
    "marks",
    "parse",
    "parse_many",
    "read",
    "read_brat",
    "read_many",
    "rows",
    "score",
    "to_dict",
    "to_displacy",
    "to_html",
    "to_json",
    "to_web_annotations",
    "write",
    "write_brat",
    "write_gallery",
    "write_many",
]


def __getattr__(name: str) -> Any:
    """Import a public name at its first use; a name from before still works, and warns."""
    if name in _RENAMED:
        return _renamed(name)
    if name not in _LATER:
        raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
    return getattr(import_module(f"newsparse.{_LATER[name]}"), name)


def _renamed(name: str) -> Any:
    from warnings import warn

    new, last = _RENAMED[name]
    warn(
        f"newsparse.{name} is now newsparse.{new}; newsparse {last} is the last to know the old name",
        DeprecationWarning,
        3,
    )
    return getattr(import_module("newsparse"), new)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
