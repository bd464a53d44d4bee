"""Memory that was needed for a moment goes back to the system; glibc keeps it, in a pool for each thread (10 MiB in a long text)."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject, QTimer

FIRST_MS, MINUTE_MS = 5_000, 60_000
"""After the start, when the text was judged and checked for the first time; and from then on."""
_POOLS = -8
"""M_ARENA_MAX of malloc.h."""


def use_one_pool() -> None:
    """Have all threads share one pool of memory: with Python's lock they hardly ever want it together. Call before the first thread.

    Elsewhere than on Linux with glibc nothing is changed."""
    if mallopt := _of_glibc("mallopt"):
        mallopt(_POOLS, 1)


class GivingBack(QObject):
    """Gives back what is free: soon after the start, and each minute (where nothing is, it takes 0.1 ms)."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        if trim := _of_glibc("malloc_trim"):
            self._timer.timeout.connect(lambda: self._give_back(trim))
            self._timer.start(FIRST_MS)

    def _give_back(self, trim: ctypes._NamedFuncPointer) -> None:
        trim(0)
        self._timer.setInterval(MINUTE_MS)


def _of_glibc(name: str) -> ctypes._NamedFuncPointer | None:
    """A function of the C library that only glibc has."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
