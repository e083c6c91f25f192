"""Zip archives, read in memory: nothing is unpacked to the disk, and nobody's promise of a size is believed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Final

from newsparse.errors import FormatError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LARGEST_FILE", "LARGEST_SUM", "members"]

# In bytes, unpacked. A long article has 50,000; a year of an agency's copy, packed by day, stays below.
LARGEST_FILE: Final = 100_000_000
LARGEST_SUM: Final = 2_000_000_000


def members(
    file: Path | IO[bytes], name: str, wanted: Callable[[str], bool]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """List the files of an archive, in its order, without hidden ones.

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
    return _members(archive, wanted)


def _members(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    unpacking = _Unpacking(archive)
    with archive:
        for info in archive.infolist():
            if not info.is_dir() and not _is_hidden(info.filename) and wanted(info.filename):
                yield info.filename, partial(unpacking.read, info)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)


class _Unpacking:
    """Reads files of one archive, and adds up what it has unpacked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.left = LARGEST_SUM

    def read(self, info: zipfile.ZipInfo) -> bytes:
        allowed = min(LARGEST_FILE, self.left)
        with self.archive.open(info) as member:
            data = member.read(allowed + 1)
        self.left -= min(len(data), allowed)
        if len(data) <= allowed:
            return data
        if allowed < LARGEST_FILE:
            raise FormatError(info.filename, f"the archive unpacks to more than {LARGEST_SUM:,} bytes")
        raise FormatError(info.filename, f"unpacks to more than {LARGEST_FILE:,} bytes")
