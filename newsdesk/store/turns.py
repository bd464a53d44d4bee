"""Who of this program writes next: in the order in which they asked. SQLite lets in whoever happens to look first, so that somebody
who writes much, one act after the other, could keep a draft and a person's step outside for as long as that goes on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from newsdesk.errors import Refused

SECONDS = 15.0
"""How long is waited; as long as SQLite waits for another program (engine.py)."""


class Turns:
    """One for each open newsroom; any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._mine = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Be the one who writes. Who is that already stays it. Raises Refused("store-busy") where nobody made way in time."""
        if getattr(self._mine, "now", False):
            yield
            return
        called = threading.Event()
        with self._lock:
            self._waiting.append(called)
            if len(self._waiting) == 1:
                called.set()
        try:
            if not called.wait(SECONDS):
                raise Refused("store-busy")
            self._mine.now = True
            yield
        finally:
            self._mine.now = False
            with self._lock:
                self._waiting.remove(called)
                if self._waiting:
                    self._waiting[0].set()
