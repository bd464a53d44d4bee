"""Looks whether something new lies in the shared folder: told by the system where it tells, asked now and then where it does not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QFileSystemWatcher, QObject, QStorageInfo, QTimer, Signal

from newsdesk import originals, sharing

POLL_MS, QUIET_MS = 20_000, 700
"""How often the folder is asked while the window is active, and quiet before what the system told is believed: files come in parts."""
SLOW_SECONDS = 0.2
"""A folder that takes longer is asked only, never watched: watching is begun in the window's thread."""
_FAR = ("nfs", "cifs", "smb", "9p", "fuse", "dav", "afs", "ncp", "unknown")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a folder."""

    names: frozenset[str]
    watched: tuple[str, ...]
    """The folders of which the system tells; none where it is far away or slow."""


class Looking(QObject):
    stirred = Signal()
    """The system says that something in the folder is another."""
    due = Signal()
    """It is time to ask."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.stirred)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.due)

    def begin(self) -> None:
        """Ask now and then."""
        self._poll.start()

    def end(self) -> None:
        """Look no more: no folder is chosen."""
        self._poll.stop()
        self._quiet.stop()
        self.watch(())

    def watch(self, folders: tuple[str, ...]) -> None:
        """Let the system tell of these folders, and of no others."""
        if self._watcher is None:
            if not folders:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._quiet.start)
        now = set(self._watcher.directories())
        if gone := [*(now - set(folders))]:
            self._watcher.removePaths(gone)
        if new := [*(set(folders) - now)]:
            self._watcher.addPaths(new)

    def watched(self) -> list[str]:
        """The folders of which the system tells."""
        return self._watcher.directories() if self._watcher is not None else []


def look(folder: str, own: str) -> Seen:
    """What lies in a shared folder, for a thread. own: this machine, whose files are no news."""
    begun = monotonic()
    names = sharing.seen(folder, own)
    place = Path(folder) / sharing.PLACE
    kind = bytes(QStorageInfo(folder).fileSystemType().data()).decode("ascii", "replace").lower()
    try:
        machines = [one for one in place.iterdir() if one.name != own and one.is_dir()] if place.is_dir() else []
        inside = [one / originals.PLACE for one in machines if (one / originals.PLACE).is_dir()]
        folders = [str(one) for one in (place, *machines, *inside)] if place.is_dir() else [folder]
    except OSError:
        folders = []
    far = any(kind.startswith(name) for name in _FAR) or monotonic() - begun > SLOW_SECONDS
    return Seen(names, () if far else tuple(folders[:200]))
