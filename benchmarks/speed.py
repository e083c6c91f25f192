"""How fast, how big: the figures that the library promises, on the article in seeds/.

Run with `make bench`. The floor is one tokenising pass of `regex` over the same text, on the same machine in the same
minute, so that the ratio means the same on a slow machine as on a fast one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import regex

import newsparse

SEED = Path(__file__).parent.parent / "seeds" / "000_94b64249c287215a.txt"
TOKEN = regex.compile(r"\w+(?:[-'’]\w+)*+|[^\w\s]")
IMPORT = "import time, attrs, pluggy, regex; start = time.perf_counter(); import newsparse; print(time.perf_counter() - start)"
FIRST_PARSE = (
    "import time, newsparse; text = open({seed!r}, encoding='utf-8').read(); start = time.perf_counter(); "
    "newsparse.parse(text); print(time.perf_counter() - start)"
)


def seconds(function: Callable[[], object], *, rounds: int = 15) -> float:
    """Time a call: the median of some rounds after one that warms up."""
    function()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return median(times)


def in_a_new_process(code: str) -> float:
    """Run code in a new interpreter; the median of five, in seconds."""
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(5)]  # noqa: S603  # our own code
    return median(float(run.stdout) for run in runs)


def main() -> None:
    """Print the table, for the library without the plugins that happen to be installed."""
    os.environ.setdefault("NEWSPARSE_PLUGINS", "")
    text = SEED.read_text(encoding="utf-8")
    parser = newsparse.Parser()
    structure = newsparse.Parser(only={"headers", "bylines", "headings", "paragraphs", "sentences"})
    circumstances = newsparse.Parser(only={"datelines", "moments", "places"})
    floor = seconds(lambda: TOKEN.findall(text))
    once = seconds(lambda: parser.parse(text))
    beyond = seconds(lambda: circumstances.parse(text)) - seconds(lambda: structure.parse(text))
    sixteen = seconds(lambda: parser.parse("\n\n".join([text] * 16)), rounds=3)
    rows = [
        ("text", f"{len(text)} code points", ""),
        ("one tokenising pass", f"{floor * 1e3:.2f} ms", ""),
        ("a whole parse", f"{once * 1e3:.1f} ms", ""),
        ("ratio to the floor", f"{once / floor:.1f}", "at most 90"),
        ("datelines, moments, places", f"{beyond / floor:.1f}", "at most 8, beyond the structure"),
        ("growth, 16 times the text", f"{sixteen / once / 16:.2f}", "at most 1.2"),
        ("import, beyond dependencies", f"{in_a_new_process(IMPORT) * 1e3:.0f} ms", "at most 40 ms"),
        ("first parse", f"{in_a_new_process(FIRST_PARSE.format(seed=str(SEED))) * 1e3:.0f} ms", "at most 300 ms"),
        ("memory, at most", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", ""),
    ]
    for name, figure, promised in rows:
        print(f"{name:<28} {figure:>18}   {promised}".rstrip())


if __name__ == "__main__":
    main()
