"""Settings of the suite: how many examples Hypothesis tries, no plugin but the built-in ones, which tests run alone, and figures."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import settings

# What happens to be installed beside newsparse must not decide whether its tests pass.
os.environ.setdefault("NEWSPARSE_PLUGINS", "")

# Hypothesis's own "ci" has no deadline, since a first parse compiles its patterns, and draws the same examples every time.
settings.register_profile("quick", settings.get_profile("ci"), max_examples=50)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=1000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

TIMED = re.compile(r"time_grows|linear_time|_is_linear\b|_quickly\b")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that measure time, which their names say: `make test` runs them alone, untraced, on a quiet machine."""
    for item in items:
        if TIMED.search(item.name):
            item.add_marker("timed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded as a "figure": a worker of xdist has no terminal, but its reports come here."""
    reports = (report for some in terminalreporter.stats.values() for report in some)
    told = (report.user_properties for report in reports if getattr(report, "when", None) == "call")
    if figures := [figure for properties in told for name, figure in properties if name == "figure"]:
        terminalreporter.section("figures")
        for figure in figures:
            terminalreporter.line(figure)
