"""Room kept for the day the disk is full: a file that is thrown away then, so that what is typed can still be saved.

Without it not even a DELETE works on a full disk: SQLite writes before it frees.
"""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

SIZE = 4_000_000
AGAIN = 4 * SIZE
"""Bytes that must be free for the ballast to be laid again."""


class Ballast:
    """The file at `path`. Any thread may call."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = threading.Lock()

    def lay(self) -> bool:
        """Lay the ballast where it is not and there is room for it; True where it is there afterwards."""
        with self._held:
            try:
                if self._path.exists() and self._path.stat().st_size >= SIZE:
                    return True
                if shutil.disk_usage(self._path.parent).free < AGAIN:
                    return False
                with open(self._path, "wb") as handle:
                    # Real bytes that no file system can fold together or leave out.
                    for _ in range(SIZE // 100_000):
                        handle.write(os.urandom(100_000))
                    handle.flush()
                    os.fsync(handle.fileno())
            except OSError:
                self._path.unlink(missing_ok=True)
                return False
            return True

    def throw(self) -> bool:
        """Throw the ballast away where the disk it lies on is full; True where that freed room."""
        with self._held:
            try:
                if shutil.disk_usage(self._path.parent).free > SIZE:
                    return False  # another disk is full: that of an export
                self._path.unlink()
            except OSError:
                return False
            return True
