"""Worker processes that read a batch, and are replaced when one dies or takes too long."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import cycle
from typing import Any, Final

import attrs

from newsparse.items import Item, Reading, failed, read_item
from newsparse.models.article import Article
from newsparse.models.failure import FailureKind
from newsparse.parcels import packed

__all__ = ["Crew"]

_WAITING_PER_WORKER: Final = 4
# In seconds: how long a process may take to start beside the time of its item, and how often is looked whether it has.
_START: Final = 60
_GLANCE: Final = 0.01

_worker_parser: Reading | None = None
_worker_begun: Any = None


def _begin(*settings: Any) -> None:
    """Begin a process: Ctrl-C reaches all of them at once, and the program that began them ends them, or takes them along when it is killed.

    A handler that the program has for being told to end is not theirs.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    _start_worker(*settings)


def _end_with_the_program() -> None:
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)


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
    return packed(read_item(_worker_parser, item))


@attrs.frozen(eq=False)
class _Sent:
    """An item that was sent to the workers: when, and at which seat the one that takes it notes when it begins."""

    item: Item
    future: Future[Article]
    seat: int
    at: float


class Crew:
    """Worker processes that are replaced when one dies or takes too long.

    Args:
        parser: Reads one article; it must pickle.
        workers: Number of processes.
        timeout: Seconds that one item may take.
        prepare: Makes a process ready to read; what it takes counts for no item.
    """

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
        processes = list((getattr(self.pool, "_processes", None) or {}).values())
        for process in processes:
            process.kill()
        for process in processes:
            process.join()
        # Who was killed in the middle of sending an article never sends the rest; the end of the pipe tells so, once nobody can write to it.
        results = getattr(self.pool, "_result_queue", None)
        if results is not None:
            results._writer.close()  # noqa: SLF001  # no public name reaches it
        self.pool.shutdown(wait=True, cancel_futures=True)

    def read(self, items: Iterable[Item]) -> Iterator[Article]:
        """Read many items, in their order; the processes end with the last, or when nobody asks for more.

        Args:
            items: What is read; never many more are taken than are read.
        """
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
            article = failed(item, FailureKind.TIMEOUT, f"took more than {self.timeout} seconds")
        except BrokenProcessPool:
            article = self._alone(item)
        except Exception as error:  # noqa: BLE001  # such as an item that does not pickle
            return failed(item, FailureKind.ERROR, f"{type(error).__name__}: {error}")
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
            return failed(item, FailureKind.ERROR, "the process that read it died")
        except TimeoutError:
            return failed(item, FailureKind.TIMEOUT, f"took more than {self.timeout} seconds")


_END: Final[Any] = object()
