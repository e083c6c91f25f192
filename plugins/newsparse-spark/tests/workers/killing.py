"""A plugin that kills the process it runs in, once; and one that counts the parsers of a worker."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from newsparse import Fact, Layer, extractor, hookimpl

plugin_name = "killing"

MARKS = Layer("marks", Fact)


@extractor(MARKS)
def marks(view):
    """Kill the process at a text that names a file which is not there yet."""
    word, _, name = view.text.partition("KILL ")
    if name and not (mark := Path(name)).exists():
        mark.write_text(str(os.getpid()), encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)
    yield Fact(view.span(0, len(word)), rule=f"killing.{os.getpid()}")


@hookimpl
def newsparse_extractors():
    """Offer the extractor."""
    return [marks]
