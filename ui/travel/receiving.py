"""Files of others that are opened: looked into on a thread, shown before anything is taken in, then taken whole or put aside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from newsdesk import announcing
from ui import outside
from ui.bridge import Bridge
from ui.words import say
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.announcing import Parcel
    from newsdesk.desk import Desk
    from ui.travel.parcels import Parcels

ENDINGS = (".textpack", ".age")
CAME = frozenset({"came", "article", "revision", "step", "point", "note", "suggestion", "image", "person", "sent", "address", "device",
                  "roster"})
"""What may be another once events of others came in. Not ``draft``: papers that are open follow by themselves (following.py)."""
FLUSH_SECONDS = 5.0


class Receiving(QObject):
    """Puts its screen into the window's stack and takes it out again."""

    shown = Signal(QWidget)
    """This screen is to be in front."""
    left = Signal(str)
    """Done: the place to go to."""
    came = Signal(int)
    """So many articles came in."""
    told = Signal(str)
    taking = Signal()
    """Something is about to be taken in."""

    def __init__(self, bridge: Bridge, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._bridge, self._stack = bridge, stack
        self._worker = Worker(self)
        self._screen: Parcels | None = None
        self._early: list[Path] = []
        bridge.opened.connect(self._opened)

    @property
    def busy(self) -> bool:
        """Whether a file is being looked into or taken in."""
        return self._worker.busy

    def ask(self) -> None:
        """Let a person choose the files."""
        self.open(outside.choose_files(self._stack, say("travel.open.which"), say("travel.open.kind")))

    def take(self, files: Sequence[Path]) -> list[Path]:
        """Open those of these files that are ours; returns the others."""
        ours = [file for file in files if file.suffix.lower() in ENDINGS]
        self.open(ours)
        return [file for file in files if file not in ours]

    def open(self, files: Sequence[Path]) -> None:
        """Look into files and show what they say."""
        if not files:
            return
        if not self._bridge.is_open:
            self._early += files
            return
        if self._screen is None:
            from ui.travel.parcels import Parcels

            self._screen = Parcels([])
            self._screen.accepted.connect(self._accept)
            self._screen.left.connect(self.leave)
            self._stack.addWidget(self._screen)
        first = len(self._screen.parcels)
        self._screen.add(files)
        self.shown.emit(self._screen)
        for number, file in enumerate(files, start=first):
            self._worker.do(announcing.open_parcel, self._bridge.desk, file, done=partial(self._seen, self._screen, number))

    def leave(self) -> None:
        """Close the screen; what was not taken in is not."""
        if self._screen is not None:
            self._stack.removeWidget(self._screen)
            self._screen.deleteLater()
            self._screen = None
        self.left.emit("mine")

    def _opened(self) -> None:
        files, self._early = self._early, []
        self.open(files)

    def _seen(self, screen: Parcels, number: int, parcel: Parcel) -> None:
        if screen is self._screen:
            screen.show_parcel(number, parcel)

    def _accept(self) -> None:
        assert self._screen is not None
        self.taking.emit()
        self._bridge.settle.emit()
        numbers = self._screen.waiting()
        self._screen.show_taking()
        parcels = [parcel for n in numbers if (parcel := self._screen.parcels[n]) is not None]
        self._worker.do(_accept_all, self._bridge.desk, parcels, done=partial(self._taken, self._screen, numbers))

    def _taken(self, screen: Parcels, numbers: list[int], parcels: list[Parcel]) -> None:
        from newsdesk.desk import Changed

        articles = {article for parcel in parcels if parcel.taken for article in parcel.taken.taken.articles}
        if any(parcel.taken for parcel in parcels):
            self._bridge.changed.emit(Changed(frozenset(articles), CAME, self))
        if screen is not self._screen:
            return
        for number, parcel in zip(numbers, parcels, strict=True):
            screen.show_parcel(number, parcel)
        fresh = sum(parcel.announced.fresh for parcel in parcels if parcel.taken and parcel.announced)
        if articles:
            self.came.emit(len(articles))
        elif fresh:
            self.told.emit(say("travel.came.pictures", n=fresh))
        if all(parcel is not None and not parcel.refused for parcel in screen.parcels):
            self.leave()  # to the list, where what came is seen


def _accept_all(desk: Desk, parcels: list[Parcel]) -> list[Parcel]:
    desk.journal.flush(FLUSH_SECONDS)  # what was typed is in the store before a text follows
    return [announcing.accept(desk, parcel) for parcel in parcels]
