"""Work that takes longer than a key may wait: a function of values runs on a thread, its answer comes to the window's."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from newsdesk.errors import Refused

LONG = 2_000
"""Words from which on the checks of a text are not waited for: 20,000 take a tenth of a second and more."""


def nothing(_answer: object) -> None:
    """For an answer that nobody waits for."""


def refusals(refused: Callable[[Refused], object]) -> Callable[[Exception], object]:
    """What is done with a failure where the newsroom may refuse: that is told; anything else is a fault of ours, for the crash handler."""

    def failed(wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong
        refused(wrong)

    return failed


class Worker(QObject):
    """Runs functions one after another on a thread; answers nobody where its owner is gone by then.

    Give it values, never a widget, a session or a mapped row. A window that is closed waits for nothing.
    """

    idle = Signal()
    """Everything that was asked for is answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = _Answers()
        self._answers.came.connect(self._came)
        self._jobs: deque[_Job] = deque()

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def do(self, work: Callable[..., Any], *values: Any, done: Callable[[Any], object] = nothing,
           failed: Callable[[Exception], object] | None = None) -> None:
        """Run ``work(*values)``; then call `done` with its result, or `failed` with what it raised.

        Where no `failed` is given, what was raised is raised again in the window's thread.
        """
        self._jobs.append(_Job(self._answers, work, values, (done, failed)))
        if len(self._jobs) == 1:
            QThreadPool.globalInstance().start(self._jobs[0])

    def _came(self, to: tuple[Callable[[Any], object], Callable[[Exception], object] | None], result: Any,
              wrong: Exception | None) -> None:
        self._jobs.popleft()
        if self._jobs:
            QThreadPool.globalInstance().start(self._jobs[0])
        done, failed = to
        try:
            if wrong is None:
                done(result)
            elif failed is not None:
                failed(wrong)
            else:
                raise wrong
        finally:
            if not self._jobs:
                self.idle.emit()


class _Answers(QObject):
    """Brings answers to the window's thread; lives as long as a job holds it, longer than a widget that is closed."""

    came = Signal(object, object, object)


class _Job(QRunnable):
    def __init__(self, answers: _Answers, work: Callable[..., Any], values: tuple[Any, ...], to: object) -> None:
        super().__init__()
        self.setAutoDelete(False)  # it belongs to the worker's list, which looks at it until it is answered
        self._answers, self._work, self._values, self._to = answers, work, values, to

    def run(self) -> None:
        try:
            result = self._work(*self._values)
        except Exception as wrong:  # whatever it is, the window's thread decides about it
            self._tell(None, wrong)
        else:
            self._tell(result, None)

    def _tell(self, result: Any, wrong: Exception | None) -> None:
        with suppress(RuntimeError):  # the program ended meanwhile, and with it whoever waited
            self._answers.came.emit(self._to, result, wrong)
