"""How fast, how big: what a parse costs, beside what was recorded before.

    make bench                                        print this run beside the last record
    python benchmarks/speed.py --record "why"         add this run to speed.json
    python benchmarks/speed.py --guard                fail where a ratio is a quarter above the record; `make test` runs it

Times mean little on another machine, or in another minute on this one; so most figures are ratios to the floor: one
tokenising pass of `regex` over the same texts, measured in turn with what it is compared to, the least processor time of
all rounds of either.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import regex
from news_copy import SEED, mixtures

import newsparse

HISTORY: Final = Path(__file__).with_name("speed.json")
TOKEN: Final = regex.compile(r"\w+(?:[-'’]\w+)*+|[^\w\s]")
TOLERANCE: Final = 1.25
TRIES: Final = 3
SAMPLE: Final = 24
MANY: Final = 300

LAYERS: Final[Mapping[str, frozenset[str] | None]] = {
    "structure": frozenset({"headers", "bylines", "headings", "paragraphs", "sentences"}),
    "datelines, moments, places": frozenset({"datelines", "moments", "places"}),
    "attributions, actors, quotes": frozenset({"attributions", "actors", "quotes"}),
    "casualties": frozenset({"casualties"}),
    "every layer": None,
}
BEYOND: Final = (
    "import time; start = time.perf_counter(); import newsparse; {then}print((time.perf_counter() - start) * 1e3)"
)
PARSE: Final = f"newsparse.parse(open({str(SEED)!r}, encoding='utf-8').read()); "
MEMORY: Final = """
import os, sys
sys.path.insert(0, {here!r})
import newsparse
from itertools import islice
from news_copy import mixtures
def megabytes():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20
parser = newsparse.Parser()
for number, text in enumerate(islice(mixtures(1), {many} * 4), 1):
    parser.parse(text)
    if number in ({many}, {many} * 4):
        print(megabytes())
"""


class Figure(NamedTuple):
    """What one run measured.

    Args:
        name: What of.
        value: How much.
        unit: "x" for a ratio, which the guard looks at; else a unit, which it does not.
    """

    name: str
    value: float
    unit: str


def ratios(functions: Mapping[str, Callable[[str], object]], texts: Sequence[str], rounds: int = 7) -> dict[str, float]:
    """Time functions over texts in turn with the floor; return the least of each in floors.

    Args:
        functions: What is measured, by name.
        texts: What each of them is given.
        rounds: How often.
    """
    every = {"": TOKEN.findall, **functions}
    least = dict.fromkeys(every, float("inf"))
    for turn in range(rounds + 1):
        for name, function in every.items():
            start = time.process_time()
            for text in texts:
                function(text)
            if turn:  # the first turn warms up
                least[name] = min(least[name], time.process_time() - start)
    return {name: least[name] / least[""] for name in functions}


def sample() -> list[str]:
    """Return the article in seeds/ and articles mixed from the stories of the tests: dense news of violence."""
    return [SEED.read_text(encoding="utf-8"), *islice(mixtures(1), SAMPLE)]


def costs() -> list[Figure]:
    """Measure what layers cost, and how the cost grows with the text."""
    parsers = {name: newsparse.Parser(only=None if layers is None else set(layers)) for name, layers in LAYERS.items()}
    found = ratios({name: parser.parse for name, parser in parsers.items()}, sample())
    text, parse = sample()[0], parsers["every layer"].parse
    alone = ratios({"once": parse}, [text])["once"]
    long = ratios({"long": parse}, ["\n\n".join([text] * 16)], rounds=3)["long"]
    return [
        *(Figure(f"{name}, in tokenising passes", ratio, "x") for name, ratio in found.items()),
        Figure("a pass on 16 times the text, of one on the text", long / alone, "x"),
    ]


def starts() -> list[Figure]:
    """Measure what a new process takes beyond the interpreter's own start, and its memory."""
    first = min(_printed(BEYOND.format(then=PARSE))[0] for _ in range(5))
    imported = min(_printed(BEYOND.format(then=""))[0] for _ in range(5))
    early, late = _printed(MEMORY.format(here=str(HISTORY.parent), many=MANY))
    return [
        Figure("import, dependencies included", imported, "ms"),
        Figure("import and first parse", first, "ms"),
        Figure(f"memory after {MANY * 4:,} articles", late, "MB"),
        Figure(f"grown since the first {MANY}", late - early, "MB"),
    ]


def crews() -> list[Figure]:
    """Measure what a second process saves."""
    texts = sample() * 10
    taken = {}
    for workers in (1, 2):
        start = time.perf_counter()
        for _ in newsparse.parse_many(texts, workers=workers):
            pass
        taken[workers] = time.perf_counter() - start
    return [Figure("articles a second with two processes, of those with one", taken[1] / taken[2], "times")]


def _printed(code: str) -> list[float]:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    return [float(line) for line in run.stdout.split()]


def history() -> list[dict[str, Any]]:
    """Read the records, the latest last."""
    records: list[dict[str, Any]] = json.loads(HISTORY.read_text(encoding="utf-8"))
    return records


def record(figures: Sequence[Figure], why: str) -> None:
    """Add a run to the records.

    Args:
        figures: What it measured.
        why: What changed since the last one.
    """
    run = {
        "day": str(datetime.now(UTC).date()),
        "why": why,
        "python": platform.python_version(),
        "figures": {figure.name: round(figure.value, 2) for figure in figures},
    }
    records = [*(history() if HISTORY.exists() else []), run]
    HISTORY.write_text(json.dumps(records, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def show(figures: Sequence[Figure], before: Mapping[str, float]) -> None:
    """Print figures beside those of the last record."""
    print(f"{'':<58}{'this run':>14}{'recorded':>12}")
    for name, value, unit in figures:
        then = f"{before[name]:.1f}" if name in before else "-"
        print(f"{name:<58}{f'{value:.1f} {unit}':>14}{then:>12}")


def guard(before: Mapping[str, float]) -> list[str]:
    """Say which ratios are too far above the record, measured again where one seems to be: a busy moment is no fault.

    Args:
        before: The figures of the last record.
    """
    least: dict[str, float] = {}
    for _ in range(TRIES):
        for name, value, _unit in costs():
            least[name] = min(value, least.get(name, value))
        over = [name for name, value in least.items() if value > TOLERANCE * before.get(name, value)]
        if not over:
            return []
    return [f"{name}: {least[name]:.1f} where {before[name]:.1f} is on record" for name in over]


def main() -> None:
    """Measure the library without the plugins that happen to be installed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    choice = options.add_mutually_exclusive_group()
    choice.add_argument("--guard", action="store_true", help="measure the ratios alone, and fail where one is too high")
    choice.add_argument("--record", metavar="WHY", help="add this run to speed.json, and say what changed")
    chosen = options.parse_args()
    os.environ["NEWSPARSE_PLUGINS"] = ""
    before = history()[-1]["figures"] if HISTORY.exists() else {}
    if chosen.guard:
        if complaints := guard(before):
            sys.exit("slower than recorded; if that is meant, say why with --record:\n" + "\n".join(complaints))
        return
    figures = [*costs(), *starts(), *crews()]
    show(figures, before)
    if chosen.record:
        record(figures, chosen.record)


if __name__ == "__main__":
    main()
