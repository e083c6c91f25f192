"""Where the command line writes: standard output, a file that may be gone on with, or a folder of pages."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from newsparse.cli.reading import NOTES
from newsparse.errors import InputValueError

__all__ = ["Earlier", "begun", "finished", "put", "put_into", "put_lines", "take_out"]


def put(piece: str) -> None:
    """Write for programs: UTF-8, whatever the terminal speaks.

    Args:
        piece: What to write.
    """
    sys.stdout.buffer.write(piece.encode("utf-8", "replace"))


def put_into(path: Path, pieces: Iterable[str]) -> None:
    """Write into a file that takes its name only when it is whole.

    Args:
        path: The file; its folder is made where there is none.
        pieces: What to write.

    Raises:
        OSError: It cannot be written.
    """
    path = _made_room(path)
    if _keeps_its_place(path):
        _write(path, pieces, "wb")
        return
    part = _part(path)
    try:
        _write(part, pieces, "wb")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def put_lines(path: Path, lines: Iterable[str], *, resume: bool = False) -> None:
    """Write lines into a file, which may be read before all are there, and stay should making the next one fail.

    A file that holds something keeps it until the new one is whole: that grows beside it, as `begun` tells.

    Args:
        path: The file; its folder is made where there is none.
        lines: What to write.
        resume: Whether to go on with what `begun` tells.

    Raises:
        OSError: It cannot be written.
    """
    path = _made_room(path)
    if _keeps_its_place(path):
        _write(path, lines, "wb")
        return
    part = _part(path)
    if not resume:
        part.unlink(missing_ok=True)
    growing = begun(path) if resume or not _holds_something(path) else part
    _write(growing, lines, "ab" if resume else "wb")
    if growing != path:
        growing.replace(path)


def begun(path: Path) -> Path:
    """Tell which file a run that was broken off wrote its lines into: one beside it, where it held something before.

    Args:
        path: The file that was to be written.
    """
    part = _part(path.resolve())
    return part if part.exists() else path


def _made_room(path: Path) -> Path:
    path = path.resolve()  # a link stays one
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _keeps_its_place(path: Path) -> bool:
    """Tell a pipe or a device, which no file is put in place of."""
    return path.exists() and not path.is_file()


def _holds_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _write(path: Path, pieces: Iterable[str], mode: Literal["ab", "wb"]) -> None:
    with path.open(mode) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8", "replace"))
            file.flush()


class Earlier(NamedTuple):
    """What a run that was broken off has left.

    Args:
        done: How often each id stands for an article that need not be read again.
        failed: The ids of those that failed; two files of one name are both to be read again where one of them did.
        size: Number of bytes of the file.
    """

    done: Counter[str]
    failed: dict[str, None]
    size: int


def finished(path: Path) -> Earlier:
    """List the articles that a file of JSON Lines holds already, and cut off a line that was not finished.

    Args:
        path: The file; there need not be one.

    Raises:
        OSError: It cannot be read or cut.
        InputValueError: A whole line is no article.
    """
    done: Counter[str] = Counter()
    failed: dict[str, None] = {}
    whole = 0
    if path.exists():
        with path.open("r+b") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    file.truncate(whole)
                    break
                name, has_failed = _told_in(line, path)
                done[name] += 1
                failed.update({name: None} if has_failed else {})
                whole += len(line)
    for name in failed:
        del done[name]
    return Earlier(done, failed, whole)


def _told_in(line: bytes, path: Path) -> tuple[str, bool]:
    """Tell the id of the article on a line, and whether it failed."""
    try:
        document = json.loads(line)
        name = str(document["id"] if document["layers"] is not None else None)
        return name, any(failure["kind"] not in NOTES for failure in document["failures"])
    except (ValueError, LookupError, TypeError):
        raise InputValueError(
            f"{path} holds lines that are no articles: --resume goes on with what --format jsonl wrote"
        ) from None


def take_out(path: Path, names: set[str], size: int) -> None:
    """Take articles out of the lines with which a file begins; it has either all of them or none at any time.

    Args:
        path: The file.
        names: Their ids.
        size: Number of bytes with which it begins; what stands behind them stays.

    Raises:
        OSError: It cannot be written.
    """
    path = path.resolve()
    kept = path.with_name(f"{path.name}.kept")
    try:
        with path.open("rb") as file, kept.open("wb") as rest:
            place = 0
            for line in file:
                if place >= size or _told_in(line, path)[0] not in names:
                    rest.write(line)
                place += len(line)
        kept.replace(path)
    finally:
        kept.unlink(missing_ok=True)
