"""Opens the newsroom on a thread while the window is on the screen already: imports, store, and what the first looks need."""

from __future__ import annotations

import threading
from importlib import import_module
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from newsdesk.paths import Home
from ui.later import VERBS

if TYPE_CHECKING:
    from newsdesk.desk import Desk


class Opening(QObject):
    """home: the folder; held: its lock, which is the desk's from now on."""

    done = Signal()
    """There is an answer: `wait` returns, or raises, at once."""
    _finished = Signal()

    def __init__(self, home: Home, held: IO[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self._held = held
        self._desk: Desk | None = None
        self._wrong: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)
        # Queued: what follows belongs to the window's thread.
        self._finished.connect(self.done, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Start, unless it was."""
        if self._thread.ident is None:
            self._thread.start()

    def wait(self) -> Desk:
        """The open newsroom, as soon as it is. Raises Refused as `Desk.open` does."""
        self.begin()
        self._thread.join()
        if self._desk is None:
            assert self._wrong is not None
            raise self._wrong
        return self._desk

    def _run(self) -> None:
        try:
            self._desk = _open(self.home, self._held)
        except BaseException as wrong:  # raised again where it is waited for
            self._wrong = wrong
        self._finished.emit()


def _open(home: Home, held: IO[str]) -> Desk:
    from newsdesk.desk import Desk

    desk = Desk.open(home, held)
    for name in VERBS:
        import_module(f"newsdesk.{name}")
    from newsdesk import finding, staffing

    # The first question of its kind takes ten times as long as the second: it is asked here, where nobody waits.
    for question in (staffing.me, staffing.profile, finding.counts):
        desk.ask(question)
    return desk
