"""A second start raises the first window instead of opening another: a local socket named after the newsroom folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 1500
_END, _HERE = b"\n", b"here"


def socket_name(folder: Path) -> str:
    return "newsdesk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def raise_first(folder: Path, files: Sequence[Path] = ()) -> bool:
    """Ask the window that has this newsroom folder to come to the front and to take files in; False where none answers.

    The system takes a message for a program that is closing, too: only an answer says that somebody read it.
    """
    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(json.dumps([str(file.resolve()) for file in files]).encode() + _END)
    return socket.waitForBytesWritten(ANSWER_MS) and socket.waitForReadyRead(ANSWER_MS) and bool(socket.readAll())


class FirstWindow(QObject):
    """Listens for second starts of the same newsroom folder."""

    raised = Signal(list)
    """The window is to come to the front; the files (Path) that the second start was given."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(socket_name(folder))  # left behind by a process that was killed; we hold the lock
        self._server.listen(socket_name(folder))
        self._server.newConnection.connect(self._connected)

    def _connected(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.readyRead.connect(self._read)
            connection.disconnected.connect(connection.deleteLater)
            if connection.canReadLine():
                self._answer(connection)

    def _read(self) -> None:
        connection = self.sender()
        if isinstance(connection, QLocalSocket) and connection.canReadLine():
            self._answer(connection)

    def _answer(self, connection: QLocalSocket) -> None:
        try:
            names = json.loads(connection.readLine().data())
        except ValueError:
            names = []
        connection.write(_HERE)
        connection.flush()
        self.raised.emit([Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else [])
