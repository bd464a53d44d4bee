"""Taking files in: read them, show what was understood, store what a person accepted; the same for bulk archives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from newsdesk import importing
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.portal.reading.reading import Reading


class Intake(QObject):
    """Puts its screens into the window's stack and takes them out again."""

    shown = Signal(QWidget)
    """This screen is to be in front."""
    left = Signal(str)
    """Done: the article to open, or the place to go to."""

    def __init__(self, bridge: Bridge, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._bridge, self._stack = bridge, stack
        self._screen: QWidget | None = None

    def ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._stack, say("import.which"))
        self.read([Path(name) for name in names])

    def ask_archive(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._stack, say("import.which_archive"), "", "JSONL, CSV (*.jsonl *.csv *.gz)")
        if name:
            from ui.screens.archive_import import ArchiveImport

            screen = ArchiveImport(self._bridge.desk, Path(name))
            screen.done.connect(self._archive_done)
            self._show(screen)

    def read(self, files: list[Path]) -> None:
        """Read files and show what was understood; nothing is stored before OK. What cannot be read is told."""
        readings: list[Reading] = []
        for file in files:
            try:
                readings += self._bridge.ask(importing.read_file, file)
            except Refused as refused:
                self._bridge.refused.emit(refused)
        if readings:
            from ui.screens.import_review import ImportReview

            review = ImportReview(readings)
            review.accepted.connect(self._accept)
            review.cancelled.connect(self._cancelled)
            self._show(review)

    def _show(self, screen: QWidget) -> None:
        self._screen = screen
        self._stack.addWidget(screen)
        self.shown.emit(screen)

    def _leave(self, place: str) -> None:
        if self._screen is not None:
            self._stack.removeWidget(self._screen)
            self._screen.deleteLater()
            self._screen = None
        self.left.emit(place)

    def _accept(self, readings: list[Reading]) -> None:
        last = ""
        for reading in readings:
            last = self._bridge.act(importing.accept, reading, origin=self) or last
        self._leave(last or "draft")

    def _cancelled(self) -> None:
        self._leave("draft")

    def _archive_done(self) -> None:
        self._leave("archive")
