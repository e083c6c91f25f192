"""Conflict-data formats for newsparse: what happened, as rows of UCDP GED, ACLED, GTD, PLOVER, POLECAT, ICEWS and GDELT's GKG.

>>> import newsparse
>>> import newsparse_events
>>> article = newsparse.parse("A bomb killed 12 people in Lebanon on Monday.", published="2025-04-09")
>>> (row,) = newsparse_events.rows(article, "ucdp-ged")
>>> row["date_start"], row["country"], row["low"], row["best"], row["high"]
('2025-04-07', 'Lebanon', 12, 12, 12)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from newsparse import Exporter, hookimpl
from newsparse_events.describe import describe
from newsparse_events.forms import FORMATS, Column, EventFormat, UnknownFormatError, find_format
from newsparse_events.losses import Loss, Why, losses, write_losses
from newsparse_events.rows import rows, write

__version__: Final = "0.1.0"
__all__ = [
    "FORMATS",
    "Column",
    "EventFormat",
    "Loss",
    "UnknownFormatError",
    "Why",
    "describe",
    "find_format",
    "losses",
    "newsparse_exporters",
    "rows",
    "write",
    "write_losses",
]

# The name under which a program gives this module to a parser; an entry point brings the same one.
plugin_name: Final = "events"
# The version of the hooks that this is made for.
newsparse_api: Final = 1


@hookimpl
def newsparse_exporters() -> Iterable[Exporter]:
    """Offer each format, and beside it the report of what it cannot carry."""
    for name, suffix in FORMATS.items():
        yield Exporter(name, suffix, partial(write, form=name), options=["policy"])
        yield Exporter(f"{name}-losses", ".csv", partial(write_losses, form=name), options=["policy"])
