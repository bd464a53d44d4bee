"""Work that may hang for ever, as a folder on a dead network does: one job at a time on a thread that nobody has to wait for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal


class Lane(QObject):
    """As ui/work.py's Worker, but its thread is not one of the pool that all others share, and ends with the program."""

    idle = Signal()
    """Everything that was asked for is answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = _Answers()
        self._answers.came.connect(self._came)
        self._jobs: deque[tuple[Callable[..., Any], tuple[Any, ...], Callable[[Any], object]]] = deque()
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def do(self, work: Callable[..., Any], *values: Any, done: Callable[[Any], object]) -> None:
        """Run ``work(*values)``, then call `done` with its result. What it raises is raised again in the window's thread."""
        self._jobs.append((work, values, done))
        if len(self._jobs) == 1:
            self._start()

    def rest(self, seconds: float) -> bool:
        """Wait until the job that runs is through, at most so long; False where it was not."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _start(self) -> None:
        work, values, _ = self._jobs[0]
        self._thread = threading.Thread(target=_run, args=(self._answers, work, values), name="roads", daemon=True)
        self._thread.start()

    def _came(self, result: Any, wrong: Exception | None) -> None:
        _, _, done = self._jobs.popleft()
        if self._jobs:
            self._start()
        try:
            if wrong is not None:
                raise wrong
            done(result)
        finally:
            if not self._jobs:
                self.idle.emit()


class _Answers(QObject):
    """Brings answers to the window's thread; lives as long as a thread holds it."""

    came = Signal(object, object)


def _run(answers: _Answers, work: Callable[..., Any], values: tuple[Any, ...]) -> None:
    try:
        result, wrong = work(*values), None
    except Exception as raised:  # whatever it is, the window's thread decides about it
        result, wrong = None, raised
    with suppress(RuntimeError):  # the program ended meanwhile
        answers.came.emit(result, wrong)
