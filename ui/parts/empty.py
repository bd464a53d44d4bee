"""An empty place as a welcome: what will be here, and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.look import icon, px
from ui.parts.buttons import QuietButton
from ui.parts.labels import Wrapped

WIDTH = 360


class EmptyTitle(Wrapped):
    """The title; the style sheet knows it by its name."""


class EmptyState(QWidget):
    acted = Signal()

    def __init__(self, meaning: str, title: str, words: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        mark = QLabel(self)
        mark.setPixmap(icon(meaning, "faint").pixmap(px(36), px(36)))
        self._title = EmptyTitle(title, WIDTH, self)
        self._words = Wrapped(words, WIDTH, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(8))
        column.addStretch(2)
        column.addWidget(mark, 0, middle)
        column.addSpacing(px(4))
        column.addWidget(self._title, 0, middle)
        column.addWidget(self._words, 0, middle)
        if action:
            button = QuietButton(action, parent=self)
            button.clicked.connect(self.acted)
            column.addSpacing(px(8))
            column.addWidget(button, 0, middle)
        column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Other words for another kind of emptiness (nothing found)."""
        self._title.setText(title)
        self._words.setText(words)
