"""What a plugin offers to exchange articles with: readers of input formats, exporters of output formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from newsparse.errors import ModelError
from newsparse.models.article import Article

__all__ = ["Exporter", "Reader"]


def _check_suffixes(reader: object, field: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for suffix in value:
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise ModelError(type(reader).__name__, field.name, f"{suffix!r} is not a lower-case suffix such as '.txt'")


def _listed(suffixes: Iterable[str]) -> tuple[str, ...]:
    return tuple(suffixes)


@attrs.frozen
class Reader:
    """An input format: from bytes to articles that are not parsed yet.

    Args:
        name: Name of the format, ``"json"``.
        suffixes: The file suffixes that mean it, lower case with the dot.
        read: Reads all articles of one file; raises `FormatError` for malformed input.
        recognizes: Tells from its bytes whether a file is in the format, where the name says nothing or fits several
            readers; None where only the name tells.

    Raises:
        ModelError: A suffix has no dot or is not in lower case.
    """

    name: str
    suffixes: tuple[str, ...] = attrs.field(validator=_check_suffixes, converter=_listed)
    read: Callable[[bytes], Iterable[Article]]
    recognizes: Callable[[bytes], bool] | None = None


@attrs.frozen
class Exporter:
    """An output format: from parsed articles to text.

    Args:
        name: Name of the format, ``"jsonl"``.
        suffix: The file suffix it is written under.
        write: Turns articles into pieces of text that, joined, are the file.
    """

    name: str
    suffix: str
    write: Callable[[Iterable[Article]], Iterator[str]]
