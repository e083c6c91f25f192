"""Zip archives and files packed by gzip, read in memory: nothing is unpacked to the disk, and nobody's promise of a size is believed."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Final

from newsparse.errors import FormatError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "ARCHIVE",
    "LARGEST_FILE",
    "LARGEST_SUM",
    "PACKED",
    "SIGNATURE",
    "is_archive",
    "members",
    "unpacked",
    "unpacked_name",
    "unpacking",
]

ARCHIVE: Final = ".zip"
"""What the name of an archive ends with."""

PACKED: Final = ".gz"
"""What the name of a file packed by gzip ends with; the suffix before it tells its format."""
SIGNATURE: Final = b"\x1f\x8b\x08"
"""What a file packed by gzip begins with."""

# In bytes, unpacked. A long article has 50,000; a year of an agency's copy, packed by day, stays below.
LARGEST_FILE: Final = 100_000_000
LARGEST_SUM: Final = 2_000_000_000
# The bit of a file's flags in an archive.
_ENCRYPTED: Final = 0x1


def members(
    file: Path | IO[bytes], name: str, wanted: Callable[[str], bool]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """List the files of an archive, in its order, without hidden ones; those that gzip packed are read as what was packed.

    Args:
        file: The archive.
        name: Its name, for complaints.
        wanted: Tells by name which of its files are wanted.

    Returns:
        Name of each file, and what reads it; reading raises `FormatError` where the file or all of them together unpack
        to more than is allowed.

    Raises:
        FormatError: It is no zip archive.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as broken:
        raise FormatError(name, f"is no zip archive: {broken}") from None
    return _members(_Unpacking(archive, name), wanted)


def _members(unpacking: _Unpacking, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    with unpacking.archive as archive:
        for info in archive.infolist():
            if not info.is_dir() and not _is_hidden(info.filename) and wanted(info.filename):
                yield info.filename, partial(unpacking.read, info)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)


class _Unpacking:
    """Reads files of one archive, and adds up what it has unpacked."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.left = LARGEST_SUM

    def read(self, info: zipfile.ZipInfo) -> bytes:
        place = f"{self.name}/{info.filename}"
        if info.flag_bits & _ENCRYPTED:
            raise FormatError(place, "is encrypted, and no password is known: unpack it, and read what it holds")
        if is_archive(place):
            raise FormatError(place, "is an archive inside an archive, which is not opened: unpack the outer one first")
        allowed = min(LARGEST_FILE, self.left)
        with self.archive.open(info) as member:
            data = (unpacking(member, place) if place != unpacked_name(place) else member).read(allowed + 1)
        self.left -= min(len(data), allowed)
        if len(data) <= allowed:
            return data
        if allowed < LARGEST_FILE:
            raise FormatError(place, f"the archive unpacks to more than {LARGEST_SUM:,} bytes")
        raise FormatError(place, f"unpacks to more than {LARGEST_FILE:,} bytes")


def is_archive(name: str) -> bool:
    """Tell whether a file is an archive, by its name.

    Args:
        name: Its name, or a path.

    >>> is_archive("wires/April.ZIP"), is_archive("zip.txt")
    (True, False)
    """
    return name.lower().endswith(ARCHIVE)


# ---------------------------------------------------------------- gzip


def unpacked_name(name: str) -> str:
    """Leave out the suffix that only says how a file is packed.

    Args:
        name: Name of the file, or a path.

    >>> unpacked_name("wire.jsonl.gz"), unpacked_name("wire.jsonl")
    ('wire.jsonl', 'wire.jsonl')
    """
    return name[: -len(PACKED)] if name.lower().endswith(PACKED) else name


def unpacked(file: Path | IO[bytes], name: str) -> bytes:
    """Read a file packed by gzip.

    Args:
        file: Where it is, or the open file.
        name: Its name, for complaints.

    Raises:
        FormatError: It is not packed so, it breaks off, or unpacks to more than is allowed.
    """
    with unpacking(file, name) as opened:
        data = opened.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise FormatError(name, f"unpacks to more than {LARGEST_FILE:,} bytes")
    return data


def unpacking(file: Path | IO[bytes], name: str) -> io.BufferedReader:
    """Open a file packed by gzip, to be read as it is unpacked.

    Args:
        file: Where it is, or the open file.
        name: Its name, for complaints.

    Returns:
        The file; reading raises `FormatError` where `unpacked` would, but for files of up to `LARGEST_SUM` bytes.
    """
    return io.BufferedReader(_Gunzip(file, name))


class _Gunzip(io.RawIOBase):
    """Counts what comes out of a packed file."""

    def __init__(self, file: Path | IO[bytes], name: str) -> None:
        self.file = gzip.open(file, "rb")  # noqa: SIM115  # closed with this one
        self.name = name
        self.left = LARGEST_SUM

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.file.read(min(len(buffer), self.left + 1))
        except (gzip.BadGzipFile, EOFError, zlib.error) as broken:
            raise FormatError(self.name, f"is not packed by gzip, or damaged: {broken}") from None
        self.left -= len(data)
        if self.left < 0:
            raise FormatError(self.name, f"unpacks to more than {LARGEST_SUM:,} bytes")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.file.close()
        super().close()
