"""Every example in these pages is a test: Sybil reads the Python blocks out of the Markdown and runs them."""

from __future__ import annotations

import doctest
import os
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parent.parent

# The pages bring the plugins that they speak of; what happens to be installed must not decide whether they are right.
os.environ.setdefault("NEWSPARSE_PLUGINS", "")


def in_repository(namespace: dict[str, Any]) -> None:
    """Run a page's examples from the top of the repository, where seeds/ is."""
    namespace["_came_from"] = Path.cwd()
    os.chdir(ROOT)


def back(namespace: dict[str, Any]) -> None:
    """Return to where the tests were started."""
    os.chdir(namespace["_came_from"])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), SkipParser()],
    pattern="*.md",
    setup=in_repository,
    teardown=back,
).pytest()
