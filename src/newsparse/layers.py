"""Layers: typed names for what extractors fill, and the built-in ones."""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

import attrs

from newsparse.errors import ModelError
from newsparse.models.actor import Actor
from newsparse.models.attribution import Attribution
from newsparse.models.casualty import Casualty
from newsparse.models.dateline import Dateline
from newsparse.models.fact import Fact
from newsparse.models.incident import Incident
from newsparse.models.moment import Moment
from newsparse.models.place import Place
from newsparse.models.quote import Quote
from newsparse.models.structure import Byline, Header, Heading, Paragraph, Sentence

__all__ = [
    "ACTORS",
    "ATTRIBUTIONS",
    "BUILT_IN",
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
    "Layer",
]

F = TypeVar("F", bound=Fact)


@attrs.frozen(repr=False)
class Layer(Generic[F]):
    """A typed, named sequence of facts of one kind.

    Args:
        name: A plural noun in lower case, ``"quotes"``; a key of the JSON.
        fact: The class of its facts.

    Raises:
        ModelError: The name is no lower-case identifier, or the class no `Fact`.

    >>> Layer("sentences", Sentence)
    Layer(sentences: Sentence)
    """

    name: str
    fact: type[F]

    def __attrs_post_init__(self) -> None:
        if not (self.name.isidentifier() and self.name.islower()):
            raise ModelError("Layer", "name", f"{self.name!r} is not a lower-case identifier")
        if not (isinstance(self.fact, type) and issubclass(self.fact, Fact)):
            raise ModelError("Layer", "fact", f"{self.fact!r} is not a class of Fact")

    def __repr__(self) -> str:
        return f"Layer({self.name}: {self.fact.__name__})"


HEADERS: Final = Layer("headers", Header)
BYLINES: Final = Layer("bylines", Byline)
DATELINES: Final = Layer("datelines", Dateline)
HEADINGS: Final = Layer("headings", Heading)
PARAGRAPHS: Final = Layer("paragraphs", Paragraph)
SENTENCES: Final = Layer("sentences", Sentence)
MOMENTS: Final = Layer("moments", Moment)
PLACES: Final = Layer("places", Place)
ATTRIBUTIONS: Final = Layer("attributions", Attribution)
ACTORS: Final = Layer("actors", Actor)
QUOTES: Final = Layer("quotes", Quote)
CASUALTIES: Final = Layer("casualties", Casualty)
INCIDENTS: Final = Layer("incidents", Incident)

BUILT_IN: Final[tuple[Layer[Any], ...]] = (
    HEADERS, BYLINES, DATELINES, HEADINGS, PARAGRAPHS, SENTENCES, MOMENTS, PLACES,
    ATTRIBUTIONS, ACTORS, QUOTES, CASUALTIES, INCIDENTS,
)  # fmt: skip
