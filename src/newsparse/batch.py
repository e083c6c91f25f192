"""Many articles: streamed, in order, on one process or several, none of them ever lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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


class Reading(Protocol):
    """What reads one article: a `Parser`, which must pickle to be used with more than one process."""

    def parse(self, text: str | Article, *, published: Any = None, title: Any = None, url: Any = None) -> Article:
        """Read one article."""
        ...


def read_batch(
    parser: Reading, items: Iterable[Item], *, workers: int, progress: Progress | None, timeout: float | None
) -> Iterator[Article]:
    """Read many articles; the arguments are those of `newsparse.parse_many`."""
    if workers < 1:
        raise InputValueError(f"workers must be 1 or more, not {workers}")
    if timeout is not None and timeout <= 0:
        raise InputValueError(f"timeout must be more than 0 seconds, not {timeout}")
    alone = workers == 1 and timeout is None
    articles = (_read(parser, item) for item in items) if alone else _Crew(parser, workers, timeout).read(items)
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


def _start_worker(parser: Reading) -> None:
    global _worker_parser  # noqa: PLW0603  # one parser a process: this is how an executor hands it over
    _worker_parser = parser


def _work(item: Item) -> Article:
    if _worker_parser is None:
        raise RuntimeError("the worker was not started with a parser")
    return _read(_worker_parser, item)


class _Crew:
    """Worker processes that are replaced when one dies or takes too long."""

    def __init__(self, parser: Reading, workers: int, timeout: float | None) -> None:
        self.parser = parser
        self.workers = workers
        self.timeout = timeout
        # With a time limit an item must not wait behind another, or its waiting would count.
        self.window = workers if timeout is not None else workers * _WAITING_PER_WORKER
        self.pool = self._hire(workers)

    def _hire(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(self.parser,))

    def _dismiss(self) -> None:
        for process in list(getattr(self.pool, "_processes", {}).values()):
            process.kill()
        self.pool.shutdown(wait=True, cancel_futures=True)

    def read(self, items: Iterable[Item]) -> Iterator[Article]:
        waiting: deque[tuple[Item, Future[Article]]] = deque()
        source = iter(items)
        try:
            while True:
                while len(waiting) < self.window and (more := next(source, _END)) is not _END:
                    waiting.append((more, self._submit(more)))
                if not waiting:
                    return
                yield self._first(waiting)
        finally:
            self._dismiss()

    def _submit(self, item: Item) -> Future[Article]:
        try:
            return self.pool.submit(_work, item)
        except BrokenProcessPool as broken:
            future: Future[Article] = Future()
            future.set_exception(broken)
            return future

    def _first(self, waiting: deque[tuple[Item, Future[Article]]]) -> Article:
        item, future = waiting.popleft()
        try:
            return future.result(self.timeout)
        except TimeoutError:
            article = _failed(item, FailureKind.TIMEOUT, f"took more than {self.timeout} seconds")
        except BrokenProcessPool:
            article = self._alone(item)
        except Exception as error:  # noqa: BLE001  # such as an item that does not pickle
            return _failed(item, FailureKind.ERROR, f"{type(error).__name__}: {error}")
        self._dismiss()
        self.pool = self._hire(self.workers)
        for index, (other, started) in enumerate(waiting):
            if not started.done() or started.exception() is not None:
                waiting[index] = (other, self._submit(other))
        return article

    def _alone(self, item: Item) -> Article:
        """Give an item whose crew died a process of its own, to know whether it was the killer."""
        self._dismiss()
        self.pool = self._hire(1)
        try:
            return self._submit(item).result(self.timeout)
        except BrokenProcessPool:
            return _failed(item, FailureKind.ERROR, "the process that read it died")
        except TimeoutError:
            return _failed(item, FailureKind.TIMEOUT, f"took more than {self.timeout} seconds")


_END: Final[Any] = object()
