"""Many articles: streamed, in order, on one process or several, none of them ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from newsparse.errors import InputTypeError, InputValueError
from newsparse.items import Item, Reading, read_item
from newsparse.models.article import Article

__all__ = ["Progress", "read_batch"]

Progress: TypeAlias = Callable[[int], object]

LONGEST: Final = 1_000_000
"""So many seconds an item may take at most, eleven days: who waits longer gives no limit."""


def read_batch(
    parser: Reading,
    items: Iterable[Item],
    *,
    workers: int,
    progress: Progress | None,
    timeout: float | None,
    prepare: Callable[[], object] | None = None,
) -> Iterator[Article]:
    """Read many articles; the arguments are those of `newsparse.parse_many`.

    Args:
        parser: Reads one article.
        items: What is read.
        workers: Number of processes.
        progress: Called after each article.
        timeout: Seconds that one item may take.
        prepare: Makes a process ready to read; what it takes counts for no item.
    """
    _check(workers, timeout, progress)
    if workers == 1 and timeout is None:
        return _counted((read_item(parser, item) for item in items), progress)
    from newsparse.crew import Crew  # what it imports takes longer to load than an article to read

    return _counted(Crew(parser, workers, timeout, prepare).read(items), progress)


def _check(workers: int, timeout: float | None, progress: Progress | None) -> None:
    if not isinstance(workers, int) or isinstance(workers, bool):
        raise InputTypeError(f"workers must be a whole number, not {workers!r}")
    if workers < 1:
        raise InputValueError(f"workers must be 1 or more, not {workers}")
    if timeout is not None and (not isinstance(timeout, (int, float)) or isinstance(timeout, bool)):
        raise InputTypeError(f"timeout must be a number of seconds, not {timeout!r}")
    if timeout is not None and not 0 < timeout <= LONGEST:
        raise InputValueError(f"timeout must be more than 0 seconds and {LONGEST:,} at most, not {timeout}")
    if progress is not None and not callable(progress):
        raise InputTypeError(f"progress must be a function that is told the number of articles, not {progress!r}")


def _counted(articles: Iterable[Article], progress: Progress | None) -> Iterator[Article]:
    for number, article in enumerate(articles, 1):
        if progress is not None:
            progress(number)
        yield article
