"""Asks a chief, in its place, for the reason to approve a text that they wrote themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.parts import Field, LinkButton, Muted, PrimaryButton, Title, line
from ui.words import say


class ReasonAsk(QWidget):
    """Enter approves, Escape leaves."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Title("", wrap=True, parent=self)
        self._reason = Field(say("override.reason"), line(parent=self), parent=self)
        approve, cancel = PrimaryButton(say("override.approve"), "approve", self), LinkButton(say("cancel"), parent=self)
        self._reason.editor.returnPressed.connect(self._give)
        approve.clicked.connect(self._give)
        cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(approve)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for part in (self._title, Muted(say("override.hint"), wrap=True, parent=self), self._reason):
            column.addWidget(part)
        column.addLayout(foot)

    def begin(self, share: object) -> None:
        """Ask; share: how much of the words they wrote, in percent."""
        self._title.setText(say("override.title", share=share))
        self._reason.editor.clear()
        self._reason.set_wrong("")
        self._reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self._reason.editor.text().strip()
        self._reason.set_wrong("" if reason else say("override.missing"))
        if reason:
            self.given.emit(reason)
