"""The built-in formats by name; what reads and writes them is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from newsparse.exchange import Exporter, Reader

__all__ = ["EXPORTERS", "JSON", "JSONL", "READERS", "TEXT"]


def _later(module: str, function: str) -> Callable[..., Any]:
    """Stand in for a function, since every parser asks for all formats and hardly one of them is used."""

    def call(given: Any, **options: Any) -> Any:
        return getattr(import_module(f"newsparse.formats.{module}"), function)(given, **options)

    return call


TEXT: Final = Reader("text", (".txt",), _later("text", "read_text"))
JSON: Final = Reader("json", (".json",), _later("documents", "read_json"))
JSONL: Final = Reader("jsonl", (".jsonl", ".ndjson"), _later("documents", "read_jsonl"))

READERS: Final = (TEXT, JSON, JSONL)
EXPORTERS: Final = (
    Exporter("json", ".json", _later("exporters", "write_json")),
    Exporter("jsonl", ".jsonl", _later("exporters", "write_jsonl")),
    Exporter("csv", ".csv", _later("exporters", "write_csv"), options=("layer",)),
)
