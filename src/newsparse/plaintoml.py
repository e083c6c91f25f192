"""TOML of the plainest kind, read at a tenth of the cost: tables of strings, as lexicons are written.

`tomllib` goes through a document letter by letter, which for the words that ship with the library would take as long as
reading an article. What a document has beyond comments, tables and strings without escapes is left to `tomllib`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

__all__ = ["loads"]

_LINE = r"""
    ^ (?: \[ ( {name} ) \]                         # a table
      | ( {name} ) [ ]=[ ] (?: {text} )            # a key and its words
      )?
      [ ]* (?: \#.* )? $ \n?                       # what may stand behind either, or alone
    | (.+)                                         # anything else
"""
_NAME = r"""[A-Za-z0-9_-]+ | "[^"\n]+" | '[^'\n]+'"""
_TEXT = r"""
    \"{3} \n? ( (?: [^"]++ | "{1,2}+ (?!") )*+ ) \"{3} | "([^"\n]*)"
  | '{3} \n? ( (?: [^']++ | '{1,2}+ (?!') )*+ ) '{3} | '([^'\n]*)'
"""


def loads(source: str) -> dict[str, Any]:
    r"""Read a TOML document.

    Args:
        source: The document.

    Returns:
        What ``tomllib.loads`` returns.

    Raises:
        tomllib.TOMLDecodeError: It is no TOML.

    >>> loads("origin = 'nowhere'\n[sizes]\nsmall = 'tug, dinghy'  # below 30 metres")
    {'origin': 'nowhere', 'sizes': {'small': 'tug, dinghy'}}
    """
    document = _plain(source)
    if document is None:
        import tomllib  # costs 10 ms of a first parse

        document = tomllib.loads(source)
    return document


def _plain(source: str) -> dict[str, Any] | None:
    """Read a document that is plain; None where it is not, or seems to be wrong."""
    if "\\" in source or not source.replace("\n", "").isprintable():
        return None
    document: dict[str, Any] = {}
    table = document
    for heading, key, *texts, other in _lines()(source):
        name = _unquoted(heading or key)
        if other or (name and name in (document if heading else table)):
            return None
        if heading:
            table = document[name] = {}
        elif key:
            table[name] = "".join(texts)
    return document


def _unquoted(name: str) -> str:
    return name[1:-1] if name[:1] in ("'", '"') else name


@cache
def _lines() -> Callable[[str], list[tuple[str, ...]]]:
    return re.compile(_LINE.format(name=_NAME, text=_TEXT), re.VERBOSE | re.MULTILINE).findall
