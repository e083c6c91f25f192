"""Hours of mixed and damaged articles: nothing may crash, hang, lose an offset or hold on to memory.

    make fuzz SECONDS=600        damaged articles; stops at the first that breaks a law, and writes it down
    make soak SECONDS=3600       mixed and damaged ones through parse_many; prints speed and memory once a minute

Neither is part of `make test`. A text that broke a law belongs in tests/properties/test_total.py.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from news_copy import damaged, mixtures

import newsparse

DAY: Final = "2025-04-09"
LONGEST: Final = 60
MINUTE: Final = 60
FOUND: Final = Path("fuzz-failure.txt")


def broken_law(text: str) -> str | None:
    """Name the law that an article made of a text breaks, if it breaks one.

    Args:
        text: The text, however damaged.
    """
    try:
        article = newsparse.parse(text, published=DAY)
        if newsparse.from_json(newsparse.to_json(article)) != article:
            return "JSON does not give the article back"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a failure of the library
        return f"{type(error).__name__}: {error}"
    if failures := [failure for failure in article.failures if failure.kind != "not_english"]:
        return f"an extractor failed: {failures[0].error}"
    moved = (
        fact
        for layer in article.layers.values()
        for fact in layer
        if article.text[fact.span.start : fact.span.end] != fact.span.text
    )
    return f"a span does not hold: {fact!r}" if (fact := next(moved, None)) else None


def fuzz(seconds: float, seed: int) -> None:
    """Parse damaged articles until the time is over or a law breaks.

    Args:
        seconds: How long.
        seed: The same seed gives the same articles.
    """
    begun, last = time.monotonic(), 0.0
    for number, text in enumerate(damaged(seed), 1):
        if (law := broken_law(text)) is not None:
            FOUND.write_bytes(text.encode("utf-8", "surrogatepass"))
            sys.exit(f"article {number} of seed {seed} breaks a law; it is in {FOUND}: {law}")
        spent = time.monotonic() - begun
        if spent - last > MINUTE:
            print(f"{number:,} articles in {spent:.0f} s", file=sys.stderr)
            last = spent
        if spent > seconds:
            print(f"{number:,} damaged articles of seed {seed} in {spent:.0f} s, and no law broken")
            return


def soak(seconds: float, seed: int, workers: int) -> None:
    """Stream articles through `newsparse.parse_many`, and print speed and memory of this process and its workers.

    Args:
        seconds: How long.
        seed: The same seed gives the same articles.
        workers: Number of processes.
    """
    begun, last, failed, number = time.monotonic(), 0.0, 0, 0
    print("seconds  articles  failures  an article, ms  memory, MB: this process, the largest worker")
    articles = newsparse.parse_many(_until(begun + seconds, seed), workers=workers, timeout=LONGEST)
    for number, article in enumerate(articles, 1):
        if failures := [failure for failure in article.failures if failure.kind != "not_english"]:
            failed += 1
            FOUND.write_bytes(article.text.encode("utf-8", "surrogatepass"))
            print(f"article {number} failed; it is in {FOUND}: {failures[0].error}", flush=True)
        spent = time.monotonic() - begun
        if spent - last > MINUTE or number == 1:
            here, there = _memory()
            print(
                f"{spent:7.0f}  {number:8,}  {failed:8}  {spent / number * 1e3:14.1f}  {here:10.1f}, {there:.1f}",
                flush=True,
            )
            last = spent
    sys.exit(f"{failed} of {number} articles failed" if failed else 0)


def _until(end: float, seed: int) -> Iterator[str]:
    """Yield mixed and damaged articles in turn until a time."""
    for text in chain.from_iterable(zip(mixtures(seed), damaged(seed), strict=False)):
        if time.monotonic() > end:
            return
        yield text


def _memory() -> tuple[float, float]:
    """Return what this process and its largest child hold, in megabytes; Linux alone tells."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return _resident("self"), max(map(_resident, children), default=0.0)


def _resident(process: str) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:  # it has ended
        return 0.0
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def main() -> None:
    """Run one of the two for as long as is asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("fuzz", "soak"))
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=None, help="another one each time, where none is given")
    options.add_argument("--workers", type=int, default=2)
    chosen = options.parse_args()
    seed = random.SystemRandom().randrange(10**6) if chosen.seed is None else chosen.seed
    if chosen.what == "fuzz":
        fuzz(chosen.seconds, seed)
    else:
        soak(chosen.seconds, seed, chosen.workers)


if __name__ == "__main__":
    main()
