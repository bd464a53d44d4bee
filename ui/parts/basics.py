"""The small parts: buttons, badges, chips, labels, the quiet bar and the welcome of an empty place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget


def button(words: str, kind: str = "quiet", icon: QIcon | None = None, parent: QWidget | None = None) -> QPushButton:
    """A button; kind: quiet, primary, nav, chip, field or line."""
    made = QPushButton(words, parent)
    made.setProperty("kind", kind)
    made.setAccessibleName(words)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(16, 16))
    return made


def tool(icon: QIcon, words: str, parent: QWidget | None = None) -> QToolButton:
    """A button that is only an icon; its words are its tool tip and its accessible name."""
    made = QToolButton(parent)
    made.setIcon(icon)
    made.setIconSize(QSize(18, 18))
    made.setToolTip(words)
    made.setAccessibleName(words.split("  ")[0])
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def label(words: str = "", role: str = "", parent: QWidget | None = None, wrap: bool = False) -> QLabel:
    """A label of plain text; role: muted, title, section, welcome or nothing."""
    made = QLabel(words, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def badge(words: str, tone: str = "accent", parent: QWidget | None = None) -> QLabel:
    """A word on its coloured ground; tone: accent, done, look or stop."""
    made = label(words, parent=parent)
    made.setProperty("badge", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Bar(QWidget):
    """A quiet message where the work is: what happened, what was kept, what to do; it goes when it is closed."""

    acted = Signal()

    def __init__(self, close_icon: QIcon, close_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = label(wrap=True)
        self._action = button("")
        self._action.clicked.connect(self.acted)
        self._close = tool(close_icon, close_words)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    def tell(self, words: str, tone: str = "look", action: str = "") -> None:
        """Show a message; tone: look, stop or done; action: words of a button, or nothing."""
        self._words.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setProperty("tone", tone)
        restyle(self)
        self.setAccessibleName(words)
        self.show()

    def words(self) -> str:
        return self._words.text()


class Welcome(QWidget):
    """What an empty place says: what will be here, and the one thing to do."""

    acted = Signal()

    def __init__(self, title: str, words: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        heading, text = label(title, "title"), label(words, "muted", wrap=True)
        for part in (heading, text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        if action:
            act = button(action, "primary")
            act.clicked.connect(self.acted)
            column.addWidget(act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
