"""The slim row of tools above the paper, and the strip that asks for one line: an address, a title."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QWidget

from ui.commands import Command, fill_menu
from ui.look import px
from ui.parts import IconButton, LinkButton
from ui.words import say


class Toolbar(QWidget):
    """Buttons for the first commands of a list; the others are behind the last button."""

    def __init__(self, first: Iterable[Command], others: Iterable[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others = tuple(others)
        self.setObjectName("paperTools")
        self.setFixedHeight(px(44))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), 0, px(8), 0)
        row.setSpacing(px(8))
        row.addStretch(1)
        for command in first:
            tool = IconButton(command.icon, f"{command.words}  {command.keys}".rstrip(), parent=self)
            tool.setAccessibleName(command.words)
            # The text keeps the caret: a tool that took it away would have nothing to work on.
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tool.clicked.connect(command.run)
            row.addWidget(tool)
        self._more = IconButton("more", say("editor.more"), parent=self)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.clicked.connect(self._open_more)
        row.addWidget(self._more)
        row.addStretch(1)

    def _open_more(self) -> None:
        menu = QMenu(self)
        fill_menu(menu, self._others)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


class AskLine(QWidget):
    """A question in the paper that is answered with one line; Esc leaves everything as it was."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("askLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = QLabel(self)
        self._line = _Line(self)
        self._ok = LinkButton("", parent=self)
        self._close = IconButton("close", say("close"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(6), px(8), px(6))
        row.setSpacing(px(10))
        row.addStretch(1)
        row.addWidget(self._label)
        row.addWidget(self._line)
        row.addWidget(self._ok)
        row.addWidget(self._close)
        row.addStretch(1)
        self._line.setFixedWidth(px(380))
        self._line.returnPressed.connect(self._answer)
        self._line.escaped.connect(self._leave)
        self._ok.clicked.connect(self._answer)
        self._close.clicked.connect(self._leave)
        self.hide()

    def ask(self, words: str, ok: str, value: str = "", hint: str = "") -> None:
        """Ask; `answered` or `left` follows."""
        self._label.setText(words)
        self._label.setBuddy(self._line)
        self._line.setAccessibleName(words)
        self._line.setPlaceholderText(hint)
        self._line.setText(value)
        self._ok.setText(ok)
        self._ok.setAccessibleName(ok)
        self.show()
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        if text := self._line.text().strip():
            self.hide()
            self.answered.emit(text)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class _Line(QLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
