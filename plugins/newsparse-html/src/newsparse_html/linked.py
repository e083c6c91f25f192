"""What a page says of its article in JSON-LD, by the words of schema.org."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from newsparse_html.words import names

__all__ = ["linked_article", "named", "plain"]

_DEEPEST: Final = 40
_PREFIX: Final = re.compile(r".*[/#:]")


def linked_article(root: Any) -> Mapping[str, Any] | None:
    """Find the node that describes the article; what is no JSON is passed over.

    Args:
        root: The page.

    Returns:
        The node as it stands there, the first of the surest type; None where there is none.

    >>> from newsparse_html.page import grow
    >>> linked_article(grow('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fire"}</script>'))
    {'@type': 'NewsArticle', 'headline': 'Fire'}
    """
    found: dict[str, Mapping[str, Any]] = {}
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            for node in _nodes(_parsed(script.text or "")):
                for kind in _kinds(node):
                    found.setdefault(kind, node)
    return next((found[kind] for kind in names("articles") if kind in found), None)


def _parsed(text: str) -> Any:
    try:
        value = json.loads(text, strict=False, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return None
    return value if _is_shallow(value) else None


def _refuse(name: str) -> float:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits)


def _is_shallow(value: Any) -> bool:
    """Tell whether nothing is nested so deeply that those who write it again would stumble."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return True
    return False


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        for holder in names("holders"):
            yield from _nodes(value.get(holder))


def _kinds(node: Mapping[str, Any]) -> Iterator[str]:
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            yield _PREFIX.sub("", kind)


def plain(value: Any) -> str | None:
    r"""Read a text: its first where there are several, without HTML's escapes and needless blanks.

    Args:
        value: What a property holds.

    >>> plain([" Fire &amp; flood\n"])
    'Fire & flood'
    """
    if isinstance(value, list):
        return next((text for one in value if (text := plain(one))), None)
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def named(value: Any) -> tuple[str, ...]:
    """Read the names of persons or organisations, in whichever of its three forms: text, node, list.

    Args:
        value: What a property such as ``author`` holds.

    >>> named([{"@type": "Person", "name": "Ana Lima"}, "Jo Bell", {"@id": "#1"}, "https://example.com/jo"])
    ('Ana Lima', 'Jo Bell')
    """
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for one in value for name in named(one)))
    if isinstance(value, dict):
        return named(value.get("name"))
    name = plain(value)
    return () if name is None or name.startswith(("http://", "https://")) else (name,)
