"""Taking files in: read them, show what was understood, store what a person accepted; the same for bulk archives."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from newsdesk import importing
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.editor.pasting import leave_files
from ui.parts import EmptyState
from ui.words import say
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.portal.reading.reading import Reading
    from ui.screens.import_review import ImportReview


SLOW = (".docx", ".odt")
LARGE = 150_000
"""Bytes of a file that is read on a thread, while the window says so."""


class TakesFiles(QWidget):
    """A window that files are dropped on."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            leave_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        leave_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        leave_files(event)
        self.take_in([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def take_in(self, files: list[Path]) -> None:
        """Files came: read them, and show what was understood before anything is stored."""
        raise NotImplementedError


class Intake(QObject):
    """Puts its screens into the window's stack and takes them out again."""

    shown = Signal(QWidget)
    """This screen is to be in front."""
    left = Signal(str)
    """Done: the article to open, or the place to go to."""

    def __init__(self, bridge: Bridge, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._bridge, self._stack = bridge, stack
        self._worker = Worker(self)
        self._screen: QWidget | None = None
        """What is shown while something is read or taken in."""
        self._review: ImportReview | None = None

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
        if not files:
            return
        if not any(is_slow(file) for file in files):
            self._came(None, _read_all(self._bridge.ask, files))
            return
        waiting = EmptyState("import", say("import.reading"), ", ".join(file.name for file in files), say("import.reading.cancel"))
        waiting.acted.connect(self._cancelled)
        self._show(waiting)
        self._worker.do(_read_all, self._bridge.desk.ask, files, done=partial(self._came, waiting))

    def _came(self, waiting: QWidget | None, read: tuple[list[Reading], list[Refused]]) -> None:
        """What was read, unless it was cancelled meanwhile. A review that is open gets it added, and loses nothing."""
        if waiting is not self._screen and waiting is not None:
            return
        readings, refusals = read
        for refused in refusals:
            self._bridge.refused.emit(refused)
        if waiting is not None:
            self._remove()
            if not readings:
                self._go_back()
        if readings and self._review is not None:
            self._review.add(readings)
            self.shown.emit(self._review)
        elif readings:
            from ui.screens.import_review import ImportReview

            self._review = ImportReview(readings)
            self._review.accepted.connect(self._accept)
            self._review.cancelled.connect(self._leave_review)
            self._stack.addWidget(self._review)
            self.shown.emit(self._review)

    def _show(self, screen: QWidget) -> None:
        self._screen = screen
        self._stack.addWidget(screen)
        self.shown.emit(screen)

    def _remove(self) -> None:
        if self._screen is not None:
            self._stack.removeWidget(self._screen)
            self._screen.deleteLater()
            self._screen = None

    def _leave_review(self, place: str = "draft") -> None:
        if self._review is not None:
            self._stack.removeWidget(self._review)
            self._review.deleteLater()
            self._review = None
        self.left.emit(place)

    def _go_back(self) -> None:
        """To the review that was open, if there was one."""
        if self._review is not None:
            self.shown.emit(self._review)
        else:
            self.left.emit("draft")

    def _accept(self, readings: list[Reading]) -> None:
        last = ""
        for reading in readings:
            last = self._bridge.act(importing.accept, reading, origin=self) or last
        self._leave_review(last or "draft")

    def _cancelled(self) -> None:
        self._remove()
        self._go_back()

    def _archive_done(self) -> None:
        self._remove()
        self.left.emit("archive")


def is_slow(file: Path) -> bool:
    """Whether reading a file may take longer than a key can wait."""
    try:
        return file.suffix.lower() in SLOW or file.stat().st_size > LARGE
    except OSError:
        return False


def _read_all(ask: Callable[..., list[Reading]], files: list[Path]) -> tuple[list[Reading], list[Refused]]:
    """What is understood of files, and what was refused; for a thread too: each question has its own short session."""
    readings: list[Reading] = []
    refusals: list[Refused] = []
    for file in files:
        try:
            readings += ask(importing.read_file, file)
        except Refused as refused:
            refusals.append(refused)
    return readings, refusals
