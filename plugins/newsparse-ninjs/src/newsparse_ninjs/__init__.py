"""News standards for newsparse: reads and writes IPTC ninjs and NITF, writes schema.org JSON-LD, and says what is lost.

>>> import newsparse
>>> newsparse.read(
...     b'{"uri": "urn:a:b", "headlines": [{"value": "Fire"}], "bodies": [{"value": "Two were hurt."}]}'
... ).title
'Fire'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsparse import Exporter, Reader, hookimpl
from newsparse_ninjs.jsonld import write_jsonld
from newsparse_ninjs.losses import Loss, UnknownFormatError, loss_report, losses
from newsparse_ninjs.ninjs import write_ninjs
from newsparse_ninjs.ninjs_items import read_ninjs, recognizes_ninjs
from newsparse_ninjs.nitf import CapacityError, write_nitf
from newsparse_ninjs.nitf_documents import read_nitf, recognizes_nitf

__version__: Final = "0.1.0"
__all__ = [
    "CapacityError",
    "Loss",
    "UnknownFormatError",
    "loss_report",
    "losses",
    "newsparse_exporters",
    "newsparse_readers",
    "read_ninjs",
    "read_nitf",
    "write_jsonld",
    "write_ninjs",
    "write_nitf",
]

# The name under which a program gives this module to a parser; an entry point brings the same one.
plugin_name: Final = "ninjs"
# The version of the hooks that this is made for.
newsparse_api: Final = 1


@hookimpl
def newsparse_readers() -> Iterable[Reader]:
    """Offer the readers of ninjs and NITF."""
    return [
        Reader("ninjs", (".ninjs", ".json"), read_ninjs, recognizes=recognizes_ninjs),
        Reader("nitf", (".nitf", ".xml"), read_nitf, recognizes=recognizes_nitf),
    ]


@hookimpl
def newsparse_exporters() -> Iterable[Exporter]:
    """Offer the exporters of ninjs, NITF and JSON-LD."""
    return [
        Exporter("ninjs", ".ninjs.json", write_ninjs),
        Exporter("nitf", ".nitf.xml", write_nitf),
        Exporter("jsonld", ".jsonld", write_jsonld),
    ]
