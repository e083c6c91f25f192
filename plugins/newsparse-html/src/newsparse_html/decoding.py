"""From the bytes of a page to its text: what the bytes are goes before what the page says they are."""

from __future__ import annotations

import codecs
import re
from typing import Final

from newsparse_html.words import encodings

__all__ = ["decode"]

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Browsers look for it among the first 1024 bytes; pages with a long head are forgiven here.
_FIRST: Final = 8192
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.+-]{1,40})""", re.IGNORECASE)
_ESCAPED: Final = "iso2022_jp"  # the one encoding of the web whose bytes are all ASCII
_OTHERWISE: Final = "cp1252"


def decode(data: bytes) -> tuple[str, str]:
    r"""Decode by byte order mark, else as UTF-8 where the bytes are, else as declared, else as Windows-1252.

    The WHATWG Encoding Standard has the same order, but for UTF-8: bytes that are valid UTF-8 beyond ASCII are hardly ever
    something else, whatever a template declares. Null characters, which no text has, are left out; what does not decode is
    U+FFFD.

    Args:
        data: The bytes of a page.

    Returns:
        The text, and the name of the encoding.

    >>> decode(b'<meta charset="latin1"><p>\x93No,\x94 she said.')
    ('<meta charset="latin1"><p>“No,” she said.', 'cp1252')
    >>> decode('<meta charset="latin1"><p>Łódź'.encode())
    ('<meta charset="latin1"><p>Łódź', 'utf-8')
    """
    text, encoding = _decoded(data)
    return text.replace("\0", ""), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    declared = _declared(data)
    if declared != _ESCAPED:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    return data.decode(declared, "replace"), declared


def _declared(data: bytes) -> str:
    for label in _DECLARED.findall(data, 0, _FIRST):
        try:
            name = codecs.lookup(label.decode("ascii")).name
        except LookupError:
            continue
        if name in encodings():
            return encodings()[name]
    return _OTHERWISE
