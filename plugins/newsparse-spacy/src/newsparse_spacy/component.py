"""The component ``newsparse`` of a spaCy pipeline: facts on ``doc._.newsparse``, at the document's own characters."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, Protocol

from spacy.language import Language  # pyright: ignore[reportMissingImports]  # heavy, see pyproject.toml
from spacy.tokens import Doc  # pyright: ignore[reportMissingImports]  # the same

from newsparse import Article, Parser, from_json, to_json

__all__ = ["Component", "Document", "make_component"]

_KEY: Final = "newsparse"


class Document(Protocol):
    """What is needed of spaCy's ``Doc``."""

    @property
    def text(self) -> str:
        """The text, unchanged."""
        ...

    @property
    def user_data(self) -> dict[Any, Any]:
        """What components leave on it."""
        ...


class Component:
    """Reads each document that passes through a pipeline.

    The article is kept as JSON in ``doc.user_data``, so that it survives ``doc.to_bytes()``.

    Args:
        parser: The choice of extractors.
    """

    def __init__(self, parser: Parser) -> None:
        self.parser = parser

    def __call__(self, doc: Document) -> Document:
        """Read one document.

        Args:
            doc: The document.

        Returns:
            The same, with the article on it.
        """
        doc.user_data[_KEY] = to_json(self.parser.parse(doc.text))
        return doc


def _article(doc: Document) -> Article | None:
    kept = doc.user_data.get(_KEY)
    return None if kept is None else _read(kept)


@lru_cache(maxsize=8)
def _read(kept: str) -> Article:
    return from_json(kept)


def make_component(nlp: Any, name: str, only: list[str] | None) -> Component:
    """Make the component; spaCy calls this for ``nlp.add_pipe("newsparse", config={"only": ["quotes"]})``.

    Args:
        nlp: The pipeline.
        name: Name of the component in it.
        only: Names of the layers that are wanted, or None for all.

    Returns:
        The component.
    """
    Doc.set_extension("newsparse", getter=_article, force=True)
    return Component(Parser(only=only))


Language.factory("newsparse", default_config={"only": None}, func=make_component)
