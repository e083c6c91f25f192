"""The head of a document: which form it has, and who made it."""

from __future__ import annotations

from typing import Any, Final

import attrs

from newsparse.errors import FormatError
from newsparse.serialize.conversion import load, shallow

__all__ = ["SCHEMA_VERSION", "Head", "make_head", "read_head"]

# Raised when a reader of the old form would misread the new one.
SCHEMA_VERSION: Final = 1


@attrs.frozen(kw_only=True)
class Head:
    """The form of the document, and what made it.

    Args:
        schema: Number of the form.
        version: Version of newsparse.
        plugins: Version of each plugin that filled a layer, by name; the built-in ones go without saying.
        weights: Version of each file of learned weights, by name.
        split: A character that stands between two halves of a surrogate pair wherever the text has them as two
            characters, and is no part of the text.
    """

    schema: int
    version: str = ""
    plugins: dict[str, str] = attrs.field(factory=dict)
    weights: dict[str, str] = attrs.field(factory=dict)
    split: str | None = None


def make_head(plugins: dict[str, str]) -> dict[str, Any]:
    """Make the head of a document of today.

    Args:
        plugins: Version of each plugin that filled a layer, by name.
    """
    from newsparse import __version__

    head = shallow(Head(schema=SCHEMA_VERSION, version=__version__, plugins=plugins))
    del head["split"]  # only a text that needs it has it
    return head


def read_head(document: dict[str, Any]) -> Head:
    """Read the head of a document, and refuse one of another form.

    Args:
        document: The whole document.

    Raises:
        FormatError: The head is missing, malformed or that of another form.
    """
    if "newsparse" not in document:
        raise FormatError("$.newsparse", "is missing")
    head: Head = load(document["newsparse"], Head, "$.newsparse")
    if head.schema != SCHEMA_VERSION:
        raise FormatError("$.newsparse.schema", f"is {head.schema}; this newsparse reads {SCHEMA_VERSION}")
    return head
