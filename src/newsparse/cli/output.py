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

__all__ = ["Earlier", "begun", "finished", "put", "put_into", "put_lines"]


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
        failed: The ids of those that failed.
    """

    done: Counter[str]
    failed: list[str]


def finished(path: Path) -> Earlier:
    """List the articles that a file of JSON Lines holds already; take out those that failed, and a line that was not finished.

    Args:
        path: The file; there need not be one.

    Raises:
        OSError: It cannot be read or cut.
        InputValueError: A whole line is no article.
    """
    earlier = Earlier(Counter(), [])
    if not path.exists():
        return earlier
    failed = set()
    with path.open("r+b") as file:
        whole = 0
        for line in file:
            if not line.endswith(b"\n"):
                file.truncate(whole)
                break
            name, has_failed = _told_in(line, path)
            if has_failed:
                earlier.failed.append(name)
                failed.add(whole)
            else:
                earlier.done[name] += 1
            whole += len(line)
    if failed:
        _take_out(path.resolve(), failed)
    return earlier


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


def _take_out(path: Path, places: set[int]) -> None:
    """Take lines out of a file, by where they begin; the file has either all of them or none at any time."""
    kept = path.with_name(f"{path.name}.kept")
    try:
        with path.open("rb") as file, kept.open("wb") as rest:
            place = 0
            for line in file:
                if place not in places:
                    rest.write(line)
                place += len(line)
        kept.replace(path)
    finally:
        kept.unlink(missing_ok=True)
