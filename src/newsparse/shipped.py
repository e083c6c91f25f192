"""Files that ship with the library, from wherever it is imported: a folder or a zip."""

from __future__ import annotations

import sys
from os.path import dirname, join
from typing import Any

__all__ = ["read"]


def read(folder: str, file: str) -> bytes | None:
    """Read a file, as ``importlib.resources`` would, whose import costs 7 ms.

    Args:
        folder: Name of the folder in the package.
        file: Name of the file.

    Returns:
        What stands in it; None where there is no such file.

    >>> read("lexicons", "nonesuch.toml") is None
    True
    """
    loader: Any = sys.modules[__name__].__loader__
    try:
        data: bytes = loader.get_data(join(dirname(__file__), folder, file))
    except OSError:
        return None
    return data
