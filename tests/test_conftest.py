"""Figures that tests record are printed, whichever process ran the test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent / "conftest.py"
TESTS = """
def test_counts(record_property):
    record_property("figure", "7 of 9 found")
    record_property("weather", "fine")
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_figure_is_printed_once_with_and_without_workers(tmp_path: Path, workers: str) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "test_figures.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = timed\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.count("7 of 9 found") == 1
    assert "fine" not in done.stdout
