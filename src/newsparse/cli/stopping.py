"""Ctrl-C, so that it is never lost: Python drops one that arrives while an object is finalized."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import Any, Self

__all__ = ["Stop"]


class Stop:
    """Remembers that Ctrl-C was pressed, for as long as it is entered.

    >>> with Stop() as stop:
    ...     stop.check()
    """

    def __init__(self) -> None:
        self.pressed = False
        self.handler: Any = None
        self.unraisable = sys.unraisablehook

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # no other may have a handler
            self.handler = signal.signal(signal.SIGINT, self._press)
            sys.unraisablehook = self._tell_unless_pressed
        return self

    def __exit__(self, *_raised: object) -> None:
        if self.handler is not None:
            signal.signal(signal.SIGINT, self.handler)
            sys.unraisablehook = self.unraisable

    def check(self) -> None:
        """Stop, where Ctrl-C was pressed and got lost.

        Raises:
            KeyboardInterrupt: It was.
        """
        if self.pressed:
            raise KeyboardInterrupt

    def _press(self, _number: int, _frame: FrameType | None) -> None:
        self.pressed = True
        raise KeyboardInterrupt

    def _tell_unless_pressed(self, problem: Any) -> None:
        if not isinstance(problem.exc_value, KeyboardInterrupt):
            self.unraisable(problem)
