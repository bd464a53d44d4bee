"""Looks in the server's archive, too, while somebody searches: what is found there is told as a change of the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk import archiving, serving
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.travel.lane import Lane

if TYPE_CHECKING:
    from newsdesk.desk import Desk

QUIET_MS = 600
"""Without a key, before the server is asked: what is here shows at once anyway."""


class ServerSearch(QObject):
    asking = Signal(bool)
    """The server is being asked, or has answered; what it had that was not here is in the archive then."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._query, self._asked = bridge, "", ""
        self.lane = Lane(self)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._ask)

    def look(self, query: str) -> None:
        """Somebody searches for this."""
        self._query = query
        self._quiet.start()

    def _ask(self) -> None:
        if self.lane.busy or self._query == self._asked or not self._bridge.is_open or self._bridge.desk.read_only:
            return
        if self._query.strip() and self._bridge.ask(serving.address):
            self._asked = self._query
            self.asking.emit(True)
            self.lane.do(_search, self._bridge.desk, self._query, done=self._found)

    def _found(self, new: Any) -> None:
        from newsdesk.desk import Changed

        if new:
            self._bridge.changed.emit(Changed(frozenset(), frozenset({"archive"}), self))
        self.asking.emit(False)
        if self._query != self._asked:
            self._quiet.start()


def _search(desk: Desk, query: str) -> int:
    """For a thread; a line that is not there leaves what is here."""
    try:
        return archiving.search(desk, query)
    except Refused:
        return 0
