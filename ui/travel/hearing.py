"""Hears of news on the newsroom's server at once: a thread sleeps on the line, and tells the window when there is something to fetch."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk import serving

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.server.listening import Stopper


class Hearing(QObject):
    stirred = Signal()
    """There are news on the server, or its line came or went."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = _Answers()
        self._answers.stirred.connect(self.stirred)
        self._address = ""
        self._stopper: Stopper | None = None
        self._thread: threading.Thread | None = None

    def begin(self, desk: Desk) -> None:
        """Listen to the server that is chosen now, to no other; to none where none is."""
        address = desk.ask(serving.address)
        if address == self._address:
            return
        self.end()
        self._address = address
        if address:
            self._stopper = serving.Stopper()
            self._thread = threading.Thread(target=_hear, args=(desk, self._stopper, self._answers), name="server", daemon=True)
            self._thread.start()

    def end(self, seconds: float = 0) -> None:
        """Listen no more; wait for the thread at most so long."""
        self._address = ""
        if self._stopper is not None:
            self._stopper.stop()
            self._stopper = None
        if self._thread is not None and seconds:
            self._thread.join(seconds)


class _Answers(QObject):
    """Brings news to the window's thread; lives as long as the thread holds it."""

    stirred = Signal()


def _hear(desk: Desk, stopper: Stopper, answers: _Answers) -> None:
    last: list[str] = []

    def tell() -> None:
        with suppress(RuntimeError):  # the program ended meanwhile
            answers.stirred.emit()

    def state(code: str) -> None:
        if code and code != "".join(last[-1:]):  # that it is there the news themselves tell
            tell()
        last[:] = [code]

    serving.wait_for_news(desk, stopper, tell, state)
    stopper.close()
