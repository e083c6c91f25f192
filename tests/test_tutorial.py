"""The tutorials, followed literally: what "an extractor in ten minutes" says to type is typed, and shows what it says."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tutorial" / "ten-minutes.md"
BLOCK = re.compile(r"^(`{3,4})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def steps() -> Iterator[tuple[str, str, list[str]]]:
    """Yield each block: its language, what stands in it, and the files that the line before it names."""
    page = PAGE.read_text(encoding="utf-8")
    for block in BLOCK.finditer(page):
        above = page[: block.start()].rstrip().rpartition("\n\n")[2]
        yield block[2], block[3], re.findall(r"`([\w/.-]+\.\w+)`", above)


def typed(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command with what it shows."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


class Terminal:
    """A shell that remembers where it is and what it was told about the environment."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def run(self, command: str) -> str:
        script = f"{command}\nstatus=$?\npwd\nenv -0 >&3\nexit $status"
        told, tell = os.pipe()
        os.set_inheritable(tell, True)
        done = subprocess.run(
            ["bash", "-c", f"exec 3>&{tell}\n{script}"], cwd=self.folder, env=self.environment, pass_fds=(tell,),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        os.close(tell)
        with os.fdopen(told) as remembered:
            self.environment = dict(line.partition("=")[::2] for line in remembered.read().split("\0") if "=" in line)
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        *shown, folder = done.stdout.splitlines()
        self.folder = Path(folder)
        return "".join(f"{line}\n" for line in shown)


def at_hand(folder: Path) -> None:
    """Give a new environment what this one has, since the network may be away; pip then finds nothing left to install."""
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "at_hand.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pytest_script = folder / "bin" / "pytest"
    pytest_script.write_text(f"#!{folder}/bin/python\nimport pytest\n\npytest.console_main()\n", encoding="utf-8")
    pytest_script.chmod(0o755)


@pytest.mark.slow
def test_the_tutorial_is_right_to_the_letter(tmp_path: Path) -> None:
    checkout = tmp_path / "newsparse"
    for part in ("src", "plugins/newsparse-money"):
        shutil.copytree(ROOT / part, checkout / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, checkout / file)
    offline = {"PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    terminal = Terminal(checkout, {"PATH": path, "HOME": str(tmp_path), "NEWSPARSE_PLUGINS": "weather", **offline})
    for language, text, files in steps():
        if language != "console":
            assert files, text
            for file in files:
                assert (terminal.folder / file).is_file(), f"there is no {file} to put this into"
                (terminal.folder / file).write_text(text, encoding="utf-8")
            continue
        for command, expected in typed(text):
            shown = terminal.run(command)
            if command.startswith("python -m venv"):
                at_hand((terminal.folder / command.split()[-1]).resolve())
            flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            assert doctest.OutputChecker().check_output(expected, shown, flags), f"$ {command}\n{shown}"


def test_the_files_of_the_lesson_on_extractors_are_whole(tmp_path: Path) -> None:
    """What it shows for a file is all that stands there: its tests import what they use, and pass."""
    page = (ROOT / "docs" / "tutorial" / "write-an-extractor.md").read_text(encoding="utf-8")
    blocks = [(block[2], block[3]) for block in BLOCK.finditer(page)]
    code = [text for language, text in blocks if language == "python" and not text.startswith(">>>")]
    tests = next(text for text in code if "ExtractorSuite" in text)
    package, beside = tmp_path / "src" / "newsparse_money", tmp_path / "tests"
    for folder in (package, beside):
        folder.mkdir(parents=True)
    (package / "__init__.py").write_text("\n".join(text for text in code if text is not tests), encoding="utf-8")
    (package / "currencies.toml").write_text(
        next(text for language, text in blocks if language == "toml"), encoding="utf-8"
    )
    (beside / "test_money.py").write_text(tests, encoding="utf-8")
    environment = {**os.environ, "NEWSPARSE_PLUGINS": "", "PYTHONPATH": f"src:{os.environ.get('PYTHONPATH', '')}"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed" in done.stdout
