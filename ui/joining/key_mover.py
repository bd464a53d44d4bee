"""Moves the key of this machine into the system's keyring, once, long after the start and on a thread. Nothing depends on it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from newsdesk import trusting
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.work import Worker

LATER_MS = 60_000


class KeyMover(QObject):
    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._worker = bridge, Worker(self)
        self._timer = QTimer(self, singleShot=True, interval=LATER_MS)
        self._timer.timeout.connect(self.move)
        self._timer.start()

    @property
    def busy(self) -> bool:
        return self._worker.busy

    def move(self) -> None:
        """Try it now. Where there is no keyring, or it is locked, silent or lies, the key stays in its file, which is as good."""
        if self._bridge.is_open:
            self._worker.do(self._bridge.desk.ask, trusting.keep_key, True, done=_fine, failed=_stayed)


def _fine(_in_keyring: bool) -> None:
    return


def _stayed(wrong: Exception) -> None:
    if not isinstance(wrong, Refused):
        raise wrong
