"""Being stopped, by Ctrl-C or by `kill`, so that it is never lost: Python drops what is raised in a finalizer or a weak reference's callback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType
from typing import Any, Final, Self

__all__ = ["Stop", "status"]

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_SOON: Final = 0.05


class Stop:
    """Turns the signals that stop a program into KeyboardInterrupt, and remembers them, for as long as it is entered.

    >>> with Stop() as stop:
    ...     stop.check()
    """

    def __init__(self) -> None:
        self.number: int | None = None
        self.handlers: dict[signal.Signals, Any] = {}
        self.unraisable = sys.unraisablehook
        self.again: threading.Timer | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # no other may have a handler
            self.handlers = {one: signal.signal(one, self._stop) for one in _SIGNALS}
            sys.unraisablehook = self._tell_others
        return self

    def __exit__(self, *_raised: object) -> None:
        self._forget()
        for one, handler in self.handlers.items():
            signal.signal(one, handler)
            sys.unraisablehook = self.unraisable

    def check(self) -> None:
        """Stop, where a signal came and got lost.

        Raises:
            KeyboardInterrupt: One did.
        """
        if self.number is not None:
            self._forget()
            raise KeyboardInterrupt(self.number)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        self.number = number
        self.check()

    def _tell_others(self, problem: Any) -> None:
        """Stop once more a little later, where Python dropped it."""
        if not isinstance(problem.exc_value, KeyboardInterrupt):
            self.unraisable(problem)
        elif self.number is not None:
            self.again = threading.Timer(
                _SOON, os.kill, [os.getpid(), self.number]
            )  # to the process: it wakes who sleeps
            self.again.daemon = True
            self.again.start()

    def _forget(self) -> None:
        """Send no signal again: it was heard, or nobody waits for it."""
        if self.again is not None:
            self.again.cancel()


def status(stopped: KeyboardInterrupt) -> int:
    """Tell the exit status of a program that was stopped, as shells have it.

    Args:
        stopped: What stopped it.

    >>> status(KeyboardInterrupt()), status(KeyboardInterrupt(signal.SIGTERM))
    (130, 143)
    """
    return 128 + (stopped.args[0] if stopped.args else signal.SIGINT)
