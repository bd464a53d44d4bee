"""How many articles each shelf has, in the side bar: counted on a thread, at once where something was done, later after a save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from newsdesk import waiting
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.work import Worker

QUIET_MS = 1000
"""Quiet after a draft was saved until the shelves are counted."""


class ShelfCounts(QObject):
    def __init__(self, bridge: Bridge, show: Callable[[Mapping[str, int]], object], parent: QObject) -> None:
        """show: is given the numbers, by the name of the shelf."""
        super().__init__(parent)
        self._bridge, self._show = bridge, show
        self._worker = Worker(self)
        self._worker.idle.connect(self._ended)
        self._again = False
        """Something was done while it was counted."""
        self._turn = 0
        """How often something was done: what a thread began to count before that is old."""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._count_behind)

    def count(self) -> None:
        """Count now: what follows is shown in a moment. Nothing while the newsroom is still being opened."""
        if self._bridge.is_open:
            self._turn += 1
            self._begin()

    def count_soon(self) -> None:
        """Count when it has been quiet."""
        self._quiet.start()

    def _count_behind(self) -> None:
        if self._bridge.is_open:
            self._begin()

    def _begin(self) -> None:
        """It takes 5 ms and more, for which no key waits; what is asked for meanwhile is counted once, afterwards."""
        self._again = self._worker.busy
        if not self._again:
            self._worker.do(self._bridge.ask, waiting.counts, done=partial(self._counted, self._turn), failed=self._not_counted)

    def _ended(self) -> None:
        if self._again:
            self._begin()

    def _counted(self, turn: int, counts: Mapping[str, int]) -> None:
        if turn == self._turn:
            self._show(counts)

    def _not_counted(self, wrong: Exception) -> None:
        """What is wrong with the store is said where somebody asks for something; the numbers stay as they were."""
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
