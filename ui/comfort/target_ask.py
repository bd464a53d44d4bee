"""Asks for the length to aim at in an article, just above the line that counts it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.comfort.counts import MOST_WORDS
from ui.look import px
from ui.parts import LinkButton, QuietButton, SectionLabel
from ui.words import say


class TargetAsk(QFrame):
    """Asks for a number of words; Esc leaves everything as it was."""

    answered = Signal(int)

    def __init__(self, now: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(say("counts.target"))
        self.field = QLineEdit(str(now) if now else "", self)
        self.field.setAccessibleName(say("counts.target"))
        self.field.setPlaceholderText(say("counts.target.hint"))
        self.field.setValidator(QIntValidator(0, MOST_WORDS, self))
        self.field.setMinimumWidth(px(240))
        label = SectionLabel(say("counts.target"), parent=self)
        label.setBuddy(self.field)
        ok, none = QuietButton(say("counts.target.ok"), parent=self), LinkButton(say("counts.target.none"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for part in (self.field, ok, none):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(6))
        column.addWidget(label)
        column.addLayout(row)
        ok.clicked.connect(self._answer)
        none.clicked.connect(self._none)

    def open_over(self, line: QWidget) -> None:
        """Open above a widget."""
        self.adjustSize()
        self.move(line.mapToGlobal(QPoint(0, -self.height() - px(4))))
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        self.answered.emit(int(self.field.text() or 0))
        self.close()

    def _none(self) -> None:
        self.answered.emit(0)
        self.close()
