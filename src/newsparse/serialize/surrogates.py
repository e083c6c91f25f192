"""JSON that is always valid UTF-8: halves of surrogate pairs are escaped, and do not grow together.

A Python string may hold the two halves side by side, as two characters. JSON's escapes make one
character of them, and every offset behind it would be wrong. Where that happens, a character that
occurs nowhere else in the document is put between the halves, and the document's head says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

__all__ = ["dump", "restore"]


def dump(document: dict[str, Any], indent: int | None) -> str:
    """Write a document as JSON that can be encoded as UTF-8.

    Args:
        document: What `to_dict` made.
        indent: Blanks for each level, or None for one line.
    """
    written = _dump(document, indent)
    if _is_utf8(written):
        return written
    if any(_is_high(one) and _is_low(next_one) for one, next_one in pairwise(written)):
        between = _unused(written)
        head = {**document["newsparse"], "split": between}
        written = "".join(_divided(_dump({**document, "newsparse": head}, indent), between))
    return "".join(f"\\u{ord(one):04x}" if _is_half(one) else one for one in written)


def restore(document: Any) -> Any:
    """Take out the character that `dump` put between the halves of pairs, where it did.

    Args:
        document: What the JSON holds.
    """
    head = document.get("newsparse") if isinstance(document, dict) else None
    if not isinstance(head, dict) or not isinstance(between := head.get("split"), str) or not between:
        return document
    return {**_without(between, document), "newsparse": {**head, "split": None}}


def _without(between: str, data: Any) -> Any:
    if isinstance(data, str):
        return data.replace(between, "")
    if isinstance(data, list):
        return [_without(between, one) for one in data]
    if isinstance(data, dict):
        return {_without(between, name): _without(between, value) for name, value in data.items()}
    return data


def _dump(document: dict[str, Any], indent: int | None) -> str:
    import json

    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)


def _is_utf8(written: str) -> bool:
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return True


def _divided(written: str, between: str) -> Iterator[str]:
    before = ""
    for one in written:
        if _is_low(one) and _is_high(before):
            yield between
        yield one
        before = one


def _unused(written: str) -> str:
    """Find a character that the document does not have, among those that Unicode leaves to private use."""
    return min(set(map(chr, range(0xE000, 0xF900))) - set(written), default="\U0010fffd")


def _is_half(one: str) -> bool:
    return "\ud800" <= one <= "\udfff"


def _is_high(one: str) -> bool:
    return "\ud800" <= one <= "\udbff"


def _is_low(one: str) -> bool:
    return "\udc00" <= one <= "\udfff"
