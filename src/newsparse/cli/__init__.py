"""The command line, `newsparse`; needs the extra ``cli``."""

from __future__ import annotations

import io
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line, or say what is missing."""
    try:
        from newsparse.cli.commands import newsparse
    except KeyboardInterrupt:
        sys.exit(130)  # before there is anything to stop
    except ModuleNotFoundError as missing:
        if missing.name != "click":
            raise
        sys.exit("The command line needs click and rich: pip install 'newsparse[cli]'")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows another
    newsparse(prog_name="newsparse")
