"""What happens when something of ours goes wrong: the open texts are rescued first, then it is told and reported."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from newsdesk import rescue
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.paths import Home

QUIET_SECONDS = 10.0
"""The same fault again within this time (something that is painted fails with every picture) is not told again."""

Tell = Callable[[Sequence[Path], int, "Path | None"], object]


class CrashHandler(QObject):
    """Takes the place of Python's own handling of what nobody caught, on every thread.

    texts: the open texts by article. tell: gets the copies that were made, of how many texts, and the report; it runs on the
    window's thread, whatever thread the fault was on. refused: gets what the world refused (a disk that is gone), which is no
    fault of ours.
    """

    _came = Signal(object, object, object)

    def __init__(self, home: Home, texts: Callable[[], Mapping[str, Content]], tell: Tell,
                 refused: Callable[[Refused], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refused = refused
        self._home, self._texts, self._tell = home, texts, tell
        self._busy = False
        self._told: dict[str, float] = {}
        # Texts are read from the window, which only its own thread may do.
        self._came.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.handle
        threading.excepthook = self._on_thread

    def handle(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        """Rescue, report, tell. A second fault inside the first is only printed."""
        sys.__excepthook__(kind, value, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        if threading.current_thread() is threading.main_thread():
            self._handle(kind, value, trace)
        else:  # what Qt runs on a thread of its own comes here, too
            self._came.emit(kind, value, trace)

    def rescue(self) -> None:
        """Copy the open texts, without a fault: what they are kept in cannot be opened."""
        rescue.rescue_anywhere(self._home, _written(self._texts), datetime.now(UTC))

    def _on_thread(self, of: threading.ExceptHookArgs) -> None:
        if of.exc_value is not None:
            sys.__excepthook__(of.exc_type, of.exc_value, of.exc_traceback)
            self._came.emit(of.exc_type, of.exc_value, of.exc_traceback)

    def _handle(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        if self._busy or QCoreApplication.closingDown():
            return
        self._busy = True
        try:
            if isinstance(value, Refused):
                self._refused(value)
                return
            texts = _written(self._texts)
            files = rescue.rescue_anywhere(self._home, texts, datetime.now(UTC))
            if not self._told_lately(kind, trace):
                self._tell(files, len(texts), rescue.report(self._home, kind, value, trace))
        finally:
            self._busy = False

    def _told_lately(self, kind: type[BaseException], trace: TracebackType | None) -> bool:
        """Whether the same fault, at the same place, was told a moment ago."""
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        fault = f"{kind.__name__} {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else kind.__name__
        before, now = self._told.get(fault, 0.0), time.monotonic()
        self._told[fault] = now
        return bool(before) and now - before < QUIET_SECONDS


def _written(texts: Callable[[], Mapping[str, Content]]) -> dict[str, Content]:
    """The open texts in which something is written; none where the fault keeps the window from telling."""
    try:
        return {article: content for article, content in texts().items() if not content.is_blank()}
    except Exception:
        return {}
