"""One process owns a newsroom folder: a lock the system drops by itself when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from newsdesk.errors import Refused


def take(path: Path) -> IO[str]:
    """Take the lock at `path` and write our process number into it; closing what is returned gives it back.

    Raises Refused("newsroom-in-use", process=...) where another process has it, "folder-read-only" where the folder
    cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = open(path, "a+", encoding="ascii")  # noqa: SIM115 - open for as long as the newsroom is
    except OSError as wrong:
        raise Refused("folder-read-only", folder=str(path.parent)) from wrong
    try:
        _lock(handle)
    except OSError as wrong:
        handle.seek(0)
        process = handle.read().strip()
        handle.close()
        raise Refused("newsroom-in-use", process=process, folder=str(path.parent)) from wrong
    handle.seek(0)
    handle.truncate()
    handle.write(str(os.getpid()))
    try:
        handle.flush()
    except OSError as wrong:
        with suppress(OSError):  # it tries once more to write the number, and is closed in any case
            handle.close()
        raise Refused("disk-full") from wrong
    return handle


def give_back(handle: IO[str]) -> None:
    """Let go of the lock; the file is empty again."""
    try:
        handle.truncate(0)
    except OSError:
        pass  # a disk that went away takes no more; the lock is the system's and goes all the same
    handle.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[str]) -> None:
        # The locked byte lies far behind the text, so that the process number stays readable to the other side.
        handle.seek(1 << 20)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: IO[str]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
