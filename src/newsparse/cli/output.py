"""Where the command line writes: standard output, a file that may be gone on with, or a folder of pages."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from newsparse.errors import InputValueError

__all__ = ["finished", "put", "put_into"]


def put(piece: str) -> None:
    """Write for programs: UTF-8, whatever the terminal speaks.

    Args:
        piece: What to write.
    """
    sys.stdout.buffer.write(piece.encode("utf-8", "replace"))


def put_into(path: Path, pieces: Iterable[str], *, in_place: bool = False, append: bool = False) -> None:
    """Write into a file.

    Args:
        path: The file; its folder is made where there is none.
        pieces: What to write.
        in_place: Whether what is written may be read before all is, and stays should making the next piece fail; else
            the file takes its name only when it is whole.
        append: Whether to go on with the file that is there.

    Raises:
        OSError: It cannot be written.
    """
    path = path.resolve()  # a link stays one
    path.parent.mkdir(parents=True, exist_ok=True)
    if in_place or (path.exists() and not path.is_file()):  # a pipe or a device keeps its place
        _write(path, pieces, "ab" if append else "wb")
        return
    part = path.with_name(f"{path.name}.part")
    try:
        _write(part, pieces, "wb")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


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
