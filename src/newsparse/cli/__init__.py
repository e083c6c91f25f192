"""The command line, `newsparse`; needs the extra ``cli``."""

from __future__ import annotations

import io
import sys

from newsparse.cli.stopping import Stop, status

__all__ = ["main"]


def main() -> None:
    """Run the command line, or say what is missing."""
    try:
        with Stop():
            _run()
    except KeyboardInterrupt as stopped:
        sys.exit(status(stopped))  # before there was anything to stop


def _run() -> None:
    try:
        from newsparse.cli.commands import newsparse
    except ModuleNotFoundError as missing:
        if missing.name != "click":
            raise
        sys.exit("The command line needs click and rich: pip install 'newsparse[cli]', or '.[cli]' in a checkout")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows another
    newsparse(prog_name="newsparse")
