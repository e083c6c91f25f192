"""Plain text: bytes decoded without losing a character, and without guessing more than is honest."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from newsparse.errors import FormatError
from newsparse.models.article import Article

__all__ = ["decode", "read_text"]

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers do: the five bytes that Windows-1252 leaves out are the control characters of Latin-1.
_WINDOWS: Final = {code: bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(0x80, 0xA0)}


def decode(data: bytes) -> tuple[str, str]:
    r"""Decode by byte order mark, else as UTF-8, else as Windows-1252, which holds every byte.

    Args:
        data: The bytes of a text file.

    Returns:
        The text without its byte order mark, and the name of the encoding.

    Raises:
        FormatError: A byte order mark promises an encoding that the bytes are not in.

    >>> decode("Łódź".encode("utf-16"))
    ('Łódź', 'utf-16-le')
    >>> decode(b"\x93No comment,\x94 he said.")
    ('“No comment,” he said.', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, len(mark)), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS), "cp1252"


def _decode_marked(data: bytes, encoding: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise FormatError(
            f"byte {broken.start + skipped}", f"is not {encoding}, which the file's mark promises"
        ) from None


def read_text(data: bytes) -> Iterator[Article]:
    """Read one article of plain text; an encoding other than UTF-8 is told in its metadata.

    Args:
        data: The bytes of the file.

    Raises:
        FormatError: The bytes are not in the encoding that their byte order mark promises.
    """
    text, encoding = decode(data)
    yield Article(text=text, metadata={} if encoding == "utf-8" else {"encoding": encoding})
