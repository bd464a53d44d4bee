"""The quiet bar where the work is: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import colour, icon, px
from ui.parts.buttons import IconButton, LinkButton
from ui.words import say

_ICONS = {"accent": "info", "done": "done", "look": "look", "stop": "stop"}


class Bar(QWidget):
    """Hidden until `show_words`. kind: accent (to know), done, look (look at this), stop (did not work)."""

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "accent"
        self._mark = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = LinkButton("", parent=self)
        self._close = IconButton("close", say("close"), parent=self)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, px(5), 0, 0)
        mark.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(6), px(8), px(6))
        row.setSpacing(px(10))
        row.addLayout(mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._dismiss)
        self.hide()

    def show_words(self, words: str, kind: str = "accent", action: str = "") -> None:
        """Say something. action: words of a button that emits `acted`; none where empty."""
        self._kind = kind
        self._mark.setPixmap(icon(_ICONS[kind], kind).pixmap(px(16), px(16)))
        self._words.setText(words)
        self.setAccessibleName(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.show()
        self.update()

    def words(self) -> str:
        """What the bar says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def settle(self, words: str) -> None:
        """These words are over; what else the bar says by now stays."""
        if self.words() == words:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(f"{self._kind}_ground"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()
