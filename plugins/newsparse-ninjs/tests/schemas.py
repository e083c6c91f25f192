"""The standards' own schemas, where they are at hand: they are not part of this package."""

from __future__ import annotations

import json
import os
import warnings
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import referencing
import xmlschema

FOLDER = os.environ.get("NEWSPARSE_SCHEMAS", "")
SKIPPED = "the standards' schemas are not at hand: let NEWSPARSE_SCHEMAS name the folder with ninjs-schema_3.1.json and nitf-3.6.xsd"
needs_schemas = pytest.mark.skipif(not FOLDER, reason=SKIPPED)


def examples():
    """The standards' own examples."""
    folder = Path(FOLDER, "examples")
    return sorted(folder.iterdir()) if FOLDER and folder.is_dir() else []


@cache
def ninjs(version="3.1"):
    """A validator of items, formats included; what it wants of others' schemas, GeoJSON's, it takes as it is."""
    schema = json.loads(Path(FOLDER, f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
    anything = referencing.Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"})
    registry = referencing.Registry(retrieve=lambda _: anything)
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, registry=registry, format_checker=kind.FORMAT_CHECKER)


@cache
def nitf():
    """A validator of documents; it does without the markup of East Asian ruby, which the schema includes from another file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return xmlschema.XMLSchema(str(Path(FOLDER, "nitf-3.6.xsd")))
