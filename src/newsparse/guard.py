"""Watch over strangers' code: how long it runs, and what it prints."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

__all__ = ["overheard", "within"]

T = TypeVar("T")

# Seconds beyond the limit in which work may notice by itself, since an alarm may interrupt anything; and seconds after
# which one that caught the alarm, and goes on, is told again.
_GRACE: Final = 0.05
_AGAIN: Final = 0.05
_TURNS: Final = 100
_HEARD: Final[ContextVar[list[str] | None]] = ContextVar("heard", default=None)


class _Alarm(BaseException):
    """The time is over; no ``except Exception`` of an extractor stops it."""


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """Do some work, and stop it where it takes too long, even where it never comes back by itself.

    It is stopped between two steps of the interpreter, so one long call into C runs to its end first.

    Args:
        seconds: Wall-clock seconds, or None for no limit.
        work: What to do.

    Returns:
        What the work returns.

    Raises:
        TimeoutError: It took longer.

    >>> within(5, lambda: "done")
    'done'
    """
    if seconds is None:
        return work()
    watch = _Watch(seconds)
    try:
        try:
            watch.start()
            return work()
        finally:
            watch.stop()
    except _Alarm:
        watch.stop()  # the alarm may have gone off while the watch was being stopped
        raise TimeoutError(f"took more than {seconds} seconds") from None


class _Watch:
    """Another thread, which raises an alarm in this one when the time is over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.watched = threading.get_ident()
        self.over = threading.Event()
        self.rang = False
        self.lock = threading.Lock()

    def start(self) -> None:
        threading.Thread(target=self._wait, daemon=True).start()

    def stop(self) -> None:
        with self.lock:
            self.over.set()
            rang, self.rang = self.rang, False
        if rang:  # it may still be on its way, and is raised at the latest where a loop turns
            for _ in range(_TURNS):
                pass

    def _wait(self) -> None:
        pause = self.seconds + _GRACE
        while not self.over.wait(pause):
            with self.lock:
                if not self.over.is_set():
                    self.rang = True
                    _raise_in(self.watched, _Alarm)
            pause = _AGAIN


def _raise_in(thread: int, error: type[BaseException]) -> None:
    import ctypes  # only where somebody asks for a limit

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


class _Listener:
    """Stands before standard output: what a stranger prints goes to standard error and is remembered."""

    def __init__(self, behind: Any) -> None:
        self.behind = behind

    def write(self, words: str) -> int:
        heard = _HEARD.get()
        if heard is None:
            return int(self.behind.write(words))
        heard.append(words)
        return sys.stderr.write(words)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)


class _Stage:
    """Puts one listener before standard output while any thread has a stranger run."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running = 0
        self.listener = _Listener(None)

    def enter(self) -> None:
        with self.lock:
            if not self.running:
                self.listener = _Listener(sys.stdout)
                sys.stdout = self.listener
            self.running += 1

    def leave(self) -> None:
        with self.lock:
            self.running -= 1
            if not self.running and sys.stdout is self.listener:
                sys.stdout = self.listener.behind


_STAGE: Final = _Stage()


@contextmanager
def overheard() -> Generator[list[str]]:
    r"""Keep from standard output what this thread prints: data is written there.

    Yields:
        What was printed, piece by piece; it appears on standard error instead.

    >>> with overheard() as printed:
    ...     print("a plugin at work")
    >>> "".join(printed)
    'a plugin at work\n'
    """
    printed: list[str] = []
    token = _HEARD.set(printed)
    _STAGE.enter()
    try:
        yield printed
    finally:
        _STAGE.leave()
        _HEARD.reset(token)
