"""From IPTC ninjs 1.x, 2.x and 3.x to articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from newsparse import Article, FormatError
from newsparse_ninjs.markup import paragraphs
from newsparse_ninjs.text import day, split_names
from newsparse_ninjs.words import standard

__all__ = ["read_ninjs", "recognizes_ninjs"]

_TEXTS: Final = ("bodies", "descriptions", "headlines")
_OLD: Final = {"body_": "bodies", "description_": "descriptions", "headline_": "headlines"}
_PLAIN: Final = ("text/plain", "")
# What no record of another kind has beside a URI.
_SIGNS: Final = frozenset(
    "versionCreated versioncreated bodies headlines headline byline representationType representationtype pubStatus pubstatus standard".split()
)


def recognizes_ninjs(data: bytes) -> bool:
    """Tell whether a file is an item of ninjs, or an array of them.

    Args:
        data: Its bytes.

    >>> recognizes_ninjs(b'{"uri": "urn:a:b", "headline": "Fire"}'), recognizes_ninjs(b'{"uri": "a", "text": "Fire"}')
    (True, False)
    """
    if b'"uri"' not in data:
        return False
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return False
    items = document if isinstance(document, list) else [document]
    return bool(items) and all(
        isinstance(one, dict) and "text" not in one and "uri" in one and _is_signed(one) for one in items
    )


def _is_signed(document: Mapping[str, Any]) -> bool:
    return not _SIGNS.isdisjoint(document) or any(name.startswith(tuple(_OLD)) for name in document)


def read_ninjs(data: bytes) -> Iterator[Article]:
    """Read an item of ninjs, or an array of them; versions 1.x and 2.x are read as 3.1 has it.

    The text is a body of plain text; one of HTML where only that has paragraphs; a description where there is no body. What
    newsparse has no field for is kept as ``metadata["ninjs"]``.

    Args:
        data: The bytes of the file.

    Raises:
        FormatError: It is no JSON, or an item has no text.

    >>> item = b'{"uri": "urn:a:b", "headline": "Fire", "byline": "By Ana Lima", "body_text": "Two were hurt."}'
    >>> (article,) = read_ninjs(item)
    >>> article.id, article.title, article.authors, article.text
    ('urn:a:b', 'Fire', ('Ana Lima',), 'Two were hurt.')
    """
    try:
        document = json.loads(data, parse_constant=_refuse)
    except RecursionError:
        raise FormatError("$", "is nested too deeply") from None
    except ValueError as broken:
        raise FormatError("$", f"is not JSON: {broken}") from None
    if not isinstance(document, list):
        yield _article(document, "$")
        return
    for index, one in enumerate(document):
        yield _article(one, f"$[{index}]")


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _article(document: Any, path: str) -> Article:
    if not isinstance(document, dict):
        raise FormatError(path, "is no item of ninjs")
    item = _upgraded(document)
    text = _text(item)
    if text is None:
        raise FormatError(path, "has no body and no description")
    uri = item["uri"] if isinstance(item.get("uri"), str) else None
    is_address = bool(uri) and str(uri).startswith(("http://", "https://"))
    return Article(
        text=text,
        id=_role(item, "altIds", "id", "value") or (None if is_address else uri),
        published=next(
            (when for name in ("versionCreated", "firstCreated", "contentCreated") if (when := day(item.get(name)))),
            None,
        ),
        title=_headline(item),
        url=uri if is_address else None,
        outlet=_role(item, "infoSources", "publisher", "name") or _string(item.get("copyrightHolder")),
        authors=_authors(item),
        language=_string(item.get("language")),
        metadata=_rest(item),
    )


def _rest(item: Mapping[str, Any]) -> dict[str, Any]:
    used = frozenset(standard("ninjs")["used"]) - {"located"}
    rest = {name: value for name, value in item.items() if name not in used}
    return {"ninjs": rest} if rest else {}


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _entries(item: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    entries = item.get(name)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _role(item: Mapping[str, Any], name: str, role: str, field: str) -> str | None:
    return next((_string(entry.get(field)) for entry in _entries(item, name) if entry.get("role") == role), None)


def _headline(item: Mapping[str, Any]) -> str | None:
    lines = [line for entry in _entries(item, "headlines") if (line := _string(entry.get("value")))]
    return _role(item, "headlines", "main", "value") or (lines[0] if lines else _string(item.get("title")))


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    named = (_string(entry.get("name")) for entry in _entries(item, "people") if entry.get("rel") == "author")
    return tuple(name for name in named if name) or split_names(_string(item.get("by")) or "")


# ---------------------------------------------------------------- the text


def _text(item: Mapping[str, Any]) -> str | None:
    bodies = [body for body in _entries(item, "bodies") if isinstance(body.get("value"), str)]
    bodies = bodies or [one for one in _entries(item, "descriptions") if _string(one.get("value"))]
    plain = next((body["value"] for body in bodies if not _is_marked_up(body)), None)
    marked = next((paragraphs(body["value"]) for body in bodies if _is_marked_up(body)), [])
    if plain is None or (len(marked) > 1 and "\n" not in plain.strip()):
        return "\n\n".join(marked) or None
    return str(plain)


def _is_marked_up(body: Mapping[str, Any]) -> bool:
    kind = body.get("contentType") or body.get("role") or ""
    return any(sign in str(kind).lower() for sign in ("html", "xml", "nitf"))


# ---------------------------------------------------------------- other versions


def _upgraded(document: Mapping[str, Any]) -> dict[str, Any]:
    """Rename what 1.x and 2.x call otherwise."""
    item: dict[str, Any] = {}
    for name, value in document.items():
        prefix = next((one for one in _OLD if name.startswith(one)), None)
        if prefix and isinstance(value, str):
            item.setdefault(_OLD[prefix], []).append({"role": name.removeprefix(prefix), "value": value})
        elif name == "headline" and isinstance(value, str):
            item.setdefault("headlines", []).insert(0, {"role": "main", "value": value})
        else:
            item[_renamed(name)] = _inside(value)
    kind = item.get("representationType")
    if isinstance(kind, str):
        item["representationType"] = standard("ninjs")["representation"].get(kind, kind)
    return item


def _inside(value: Any) -> Any:
    if isinstance(value, list):
        return [_concept(entry) for entry in value]
    return {_inner().get(key, key): one for key, one in value.items()} if isinstance(value, dict) else value


def _concept(entry: Any) -> Any:
    """Rename the parts of an entry; a code in a scheme, as 1.x has it, becomes a literal."""
    if not isinstance(entry, dict):
        return entry
    renamed = {_inner().get(key, key): value for key, value in entry.items() if key not in ("scheme", "code")}
    code = ":".join(str(entry[part]) for part in ("scheme", "code") if part in entry)
    return {**renamed, **({"literal": code} if code and "literal" not in renamed else {})}


@cache
def _inner() -> Mapping[str, str]:
    return {name.lower(): name for name in standard("ninjs")["inner"]}


@cache
def _outer() -> Mapping[str, str]:
    known = {name.lower(): name for part in ("kept", "used") for name in standard("ninjs")[part]}
    return {**known, **standard("ninjs")["renamed"]}


def _renamed(name: str) -> str:
    return _outer().get(name, name)
