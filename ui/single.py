"""A second start raises the first window instead of opening another: a local socket named after the newsroom folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 500


def socket_name(folder: Path) -> str:
    return "newsdesk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def raise_first(folder: Path) -> bool:
    """Ask the window that has this newsroom folder to come to the front; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(b"raise")
    return socket.waitForBytesWritten(ANSWER_MS)


class FirstWindow(QObject):
    """Listens for second starts of the same newsroom folder."""

    raised = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(socket_name(folder))  # left behind by a process that was killed; we hold the lock
        self._server.listen(socket_name(folder))
        self._server.newConnection.connect(self._answer)

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection:
            connection.disconnected.connect(connection.deleteLater)
            self.raised.emit()
