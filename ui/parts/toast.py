"""A short word at the foot of the window that something was done; it goes away by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.look import colour, px, theme
from ui.parts.buttons import LinkButton

SECONDS = 4


class Toast(QWidget):
    """Lies over its parent. It never takes the focus."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._action = LinkButton("", parent=self)
        self._action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(10), px(8))
        row.setSpacing(px(12))
        row.addWidget(self._words)
        row.addWidget(self._action)
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._action.clicked.connect(self._act)
        parent.installEventFilter(self)
        self.hide()

    def show_words(self, words: str, action: str = "") -> None:
        """Say something for a few seconds. action: words of a button that emits `acted`."""
        self._words.setText(words)
        self._words.setStyleSheet(f"color: {theme().paper};")
        self._action.setStyleSheet(f"color: {theme().accent_ground}; font-weight: 600;")
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("text"))
        painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))

    def _place(self) -> None:
        self.adjustSize()
        over = self.parentWidget()
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - px(44))

    def _act(self) -> None:
        self.hide()
        self.acted.emit()
