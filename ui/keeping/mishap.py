"""The quiet window after a fault of ours: what was saved, where it lies, and that one can go on writing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import outside
from ui.look import px
from ui.parts import Muted, PrimaryButton, QuietButton, Title
from ui.words import say
from ui.words.short import number

NAMED = 6


class Mishap(QDialog):
    """It stands beside the work and asks nothing; a second fault is told in the same window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = ""
        self.setWindowTitle(say("crash.title"))
        self.setAccessibleName(say("crash.title"))
        self.setModal(False)
        self._words, self._files, self._report = QLabel(self), QLabel(self), Muted("", parent=self)
        for label in (self._words, self._files):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._show = QuietButton(say("crash.folder"), "open", self)
        self._show.clicked.connect(self._show_folder)
        go_on = PrimaryButton(say("crash.on"), "edit", self)
        go_on.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addStretch(1)
        foot.addWidget(self._show)
        foot.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        for part in (Title(say("crash.title"), parent=self), self._words, self._files, self._report):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)
        go_on.setFocus()
        self.setMinimumWidth(px(520))

    def tell(self, files: Sequence[Path], wanted: int, report: Path | None) -> None:
        """files: the copies that were made, of so many open texts; report: where in the program it went wrong."""
        if len(files) == wanted:
            self._words.setText(say("crash.rescued", n=number(wanted)) if wanted else say("crash.nothing-open"))
        else:
            self._words.setText(say("crash.some", n=number(len(files)), wanted=number(wanted)))
        names = [file.name for file in files[:NAMED]] + ([say("crash.more", n=number(len(files) - NAMED))] if len(files) > NAMED else [])
        self._files.setText("\n".join(names))
        self._files.setVisible(bool(names))
        self._report.setText(say("crash.report", file=report.name) if report else "")
        self._report.setVisible(report is not None)
        self._folder = str(next((file.parent for file in (*files, report) if file), ""))
        self._show.setVisible(bool(self._folder))

    def _show_folder(self) -> None:
        outside.show_folder(self._folder)
