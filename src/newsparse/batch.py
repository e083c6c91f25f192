"""Many articles: streamed, in order, on one process or several, none of them ever lost."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import cycle
from typing import Any, Final, Protocol, TypeAlias

import attrs

from newsparse.errors import InputTypeError, InputValueError
from newsparse.models.article import Article
from newsparse.models.failure import Failure, FailureKind

__all__ = ["Item", "Progress", "Reading", "read_batch"]

Item: TypeAlias = "str | Article | Mapping[str, Any]"
Progress: TypeAlias = Callable[[int], object]

_TO_PARSE: Final = ("published", "title", "url")
_TO_KEEP: Final = ("id", "outlet", "authors", "language", "metadata")
_WAITING_PER_WORKER: Final = 4
# In seconds: how long a process may take to start beside the time of its item, and how often is looked whether it has.
_START: Final = 60
_GLANCE: Final = 0.01


class Reading(Protocol):
    """What reads one article: a `Parser`, which must pickle to be used with more than one process."""

    def parse(self, text: str | Article, *, published: Any = None, title: Any = None, url: Any = None) -> Article:
        """Read one article."""
        ...


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
    if workers < 1:
        raise InputValueError(f"workers must be 1 or more, not {workers}")
    if timeout is not None and timeout <= 0:
        raise InputValueError(f"timeout must be more than 0 seconds, not {timeout}")
    alone = workers == 1 and timeout is None
    articles = (
        (_read(parser, item) for item in items) if alone else _Crew(parser, workers, timeout, prepare).read(items)
    )
    return _counted(articles, progress)


def _counted(articles: Iterable[Article], progress: Progress | None) -> Iterator[Article]:
    for number, article in enumerate(articles, 1):
        if progress is not None:
            progress(number)
        yield article


def _read(parser: Reading, item: Item) -> Article:
    """Read one item; whatever goes wrong becomes a failure of its article."""
    try:
        if isinstance(item, Mapping):
            return _read_mapping(parser, item)
        return parser.parse(item)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # an item never ends the batch
        return _failed(item, FailureKind.ERROR, f"{type(error).__name__}: {error}")


def _read_mapping(parser: Reading, item: Mapping[str, Any]) -> Article:
    if "text" not in item:
        raise InputValueError(f"an item needs a 'text'; this one has {', '.join(map(str, item)) or 'nothing'}")
    if unknown := set(item) - {"text", *_TO_PARSE, *_TO_KEEP}:
        raise InputValueError(f"an item has unknown keys: {', '.join(sorted(map(str, unknown)))}")
    if not isinstance(item["text"], str):
        raise InputTypeError(f"text must be a str, not {type(item['text']).__name__}")
    kept = Article(text=item["text"], **{name: item[name] for name in _TO_KEEP if name in item})
    return parser.parse(kept, **{name: item[name] for name in _TO_PARSE if name in item})


def _failed(item: Item, kind: FailureKind, error: str) -> Article:
    """Keep of a failing item what can be kept."""
    failure = Failure(kind=kind, error=error)
    if isinstance(item, Article):
        return attrs.evolve(item, layers={}, failures=(*item.failures, failure))
    text, name = (item.get("text"), item.get("id")) if isinstance(item, Mapping) else (item, None)
    return Article(
        text=text if isinstance(text, str) else "", id=None if name is None else str(name), failures=(failure,)
    )


_worker_parser: Reading | None = None
_worker_begun: Any = None


def _begin(*settings: Any) -> None:
    """Begin a process: Ctrl-C reaches all of them at once, and the program that began them ends them.

    A handler that the program has for being told to end is not theirs.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _start_worker(*settings)


def _start_worker(parser: Reading, begun: Any = None, prepare: Callable[[], object] | None = None) -> None:
    global _worker_parser, _worker_begun  # one parser a process: so an executor hands it over
    if prepare is not None:
        prepare()
    _worker_parser, _worker_begun = parser, begun


def _work(item: Item, seat: int = 0) -> Article:
    if _worker_parser is None:
        raise RuntimeError("the worker was not started with a parser")
    if _worker_begun is not None:
        _worker_begun[seat] = time.monotonic()
    return _read(_worker_parser, item)


@attrs.frozen(eq=False)
class _Sent:
    """An item that was sent to the workers: when, and at which seat the one that takes it notes when it begins."""

    item: Item
    future: Future[Article]
    seat: int
    at: float


class _Crew:
    """Worker processes that are replaced when one dies or takes too long."""

    def __init__(
        self,
        parser: Reading,
        workers: int,
        timeout: float | None,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        self.parser = parser
        self.workers = workers
        self.timeout = timeout
        # Without a time limit the first item may as well prepare its process.
        self.prepare = prepare if timeout is not None else None
        # With a time limit an item must not wait behind another, or its waiting would count.
        self.window = workers if timeout is not None else workers * _WAITING_PER_WORKER
        # No lock guards it, which a killed process might hold: each seat is written by one process at a time.
        self.begun = multiprocessing.RawArray("d", self.window)
        self.seats = cycle(range(self.window))
        if self.prepare is not None and multiprocessing.get_start_method() == "fork":
            self.prepare()
        self.pool = self._hire(workers)

    def _hire(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, initializer=_begin, initargs=(self.parser, self.begun, self.prepare))

    def _dismiss(self) -> None:
        for process in list(getattr(self.pool, "_processes", {}).values()):
            process.kill()
        self.pool.shutdown(wait=True, cancel_futures=True)

    def read(self, items: Iterable[Item]) -> Iterator[Article]:
        waiting: deque[_Sent] = deque()
        source = iter(items)
        try:
            while True:
                while len(waiting) < self.window and (more := next(source, _END)) is not _END:
                    waiting.append(self._send(more))
                if not waiting:
                    return
                yield self._first(waiting)
        finally:
            self._dismiss()

    def _send(self, item: Item) -> _Sent:
        seat = next(self.seats)
        self.begun[seat] = 0
        return _Sent(item, self._submit(item, seat), seat, time.monotonic())

    def _submit(self, item: Item, seat: int) -> Future[Article]:
        try:
            return self.pool.submit(_work, item, seat)
        except BrokenProcessPool as broken:
            future: Future[Article] = Future()
            future.set_exception(broken)
            return future

    def _wait(self, sent: _Sent) -> Article:
        """Wait for an article for as long as its item may be read; until it is begun the process is starting."""
        while self.timeout is not None and not sent.future.done():
            begun = self.begun[sent.seat]
            left = (begun or sent.at + _START) + self.timeout - time.monotonic()
            if left <= 0:
                raise TimeoutError
            wait([sent.future], left if begun else _GLANCE)
        return sent.future.result()

    def _first(self, waiting: deque[_Sent]) -> Article:
        sent = waiting.popleft()
        item = sent.item
        try:
            return self._wait(sent)
        except TimeoutError:
            article = _failed(item, FailureKind.TIMEOUT, f"took more than {self.timeout} seconds")
        except BrokenProcessPool:
            article = self._alone(item)
        except Exception as error:  # noqa: BLE001  # such as an item that does not pickle
            return _failed(item, FailureKind.ERROR, f"{type(error).__name__}: {error}")
        self._dismiss()
        self.pool = self._hire(self.workers)
        for index, other in enumerate(waiting):
            if not other.future.done() or other.future.exception() is not None:
                waiting[index] = self._send(other.item)
        return article

    def _alone(self, item: Item) -> Article:
        """Give an item whose crew died a process of its own, to know whether it was the killer."""
        self._dismiss()
        self.pool = self._hire(1)
        try:
            return self._wait(self._send(item))
        except BrokenProcessPool:
            return _failed(item, FailureKind.ERROR, "the process that read it died")
        except TimeoutError:
            return _failed(item, FailureKind.TIMEOUT, f"took more than {self.timeout} seconds")


_END: Final[Any] = object()
