"""The package stands on the public names of newsparse alone, as any other plugin has to."""

from __future__ import annotations

import ast
from pathlib import Path

import newsparse_ninjs
import pytest

import newsparse

FILES = sorted(Path(newsparse_ninjs.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_only_public_names_are_used(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsparse":
            assert node.module == "newsparse"
            assert {alias.name for alias in node.names} <= set(newsparse.__all__)
        if isinstance(node, ast.Import):
            assert not any(alias.name.startswith("newsparse.") for alias in node.names)
