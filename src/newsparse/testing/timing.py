"""How time grows with the length of a text, measured so that a busy machine does not decide."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

__all__ = ["MOST_GROWTH", "TIMES_LONGER", "grows_linearly", "growth", "longer"]

TIMES_LONGER: Final = 8
# Eight times the text may take eight times as long; a quadratic extractor takes sixty-four.
MOST_GROWTH: Final = 24
_SHORT: Final = 4_000  # code points
_TRIALS: Final = 3


def growth(read: Callable[[str], object], short: str, long: str) -> float:
    """Measure how many times as long a longer text takes.

    Args:
        read: What is done with a text.
        short: A text, long enough to be measured.
        long: A longer one.

    Returns:
        Processor time of the long one through that of the short one, each the best of two readings.

    >>> growth(lambda text: [word.upper() for word in text.split()], "a " * 5_000, "a " * 40_000) < 64
    True
    """
    return _seconds(read, long) / max(_seconds(read, short), 1e-9)


def grows_linearly(read: Callable[[str], object], short: str, long: str) -> bool:
    """Tell whether a text that is `TIMES_LONGER` takes no more than `MOST_GROWTH` times as long.

    Whatever else runs on the machine may slow one measurement down, hardly three.

    Args:
        read: What is done with a text.
        short: A text, long enough to be measured.
        long: The longer one.
    """
    return any(growth(read, short, long) <= MOST_GROWTH for _ in range(_TRIALS))


def longer(unit: str) -> tuple[str, str]:
    """Repeat a piece of text until it can be measured.

    Args:
        unit: The piece.

    Returns:
        A text of some thousand code points, and one that is `TIMES_LONGER`.
    """
    short = unit * max(1, _SHORT // len(unit))
    return short, short * TIMES_LONGER


def _seconds(read: Callable[[str], object], text: str) -> float:
    """Take the best of two, since other programs only ever make it slower."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)
