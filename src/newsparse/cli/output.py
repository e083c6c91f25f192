"""Where the command line writes: standard output, a file that may be gone on with, or a folder of pages."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from newsparse.errors import InputValueError

__all__ = ["begun", "finished", "put", "put_into", "put_lines"]


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


def finished(path: Path) -> Counter[str]:
    """List the articles that a file of JSON Lines holds already, and cut off a line that was not finished.

    Args:
        path: The file; there need not be one.

    Returns:
        How often each id stands there.

    Raises:
        OSError: It cannot be read or cut.
        InputValueError: A whole line is no article.
    """
    if not path.exists():
        return Counter()
    done: Counter[str] = Counter()
    with path.open("r+b") as file:
        whole = 0
        for line in file:
            if not line.endswith(b"\n"):
                file.truncate(whole)
                break
            whole += len(line)
            done[_id_in(line, path)] += 1
    return done


def _id_in(line: bytes, path: Path) -> str:
    try:
        document = json.loads(line)
        return str(document["id"] if document["layers"] is not None else None)
    except (ValueError, LookupError, TypeError):
        raise InputValueError(
            f"{path} holds lines that are no articles: --resume goes on with what --format jsonl wrote"
        ) from None
