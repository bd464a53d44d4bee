"""Sending back, in its place: reasons that are chosen, words to each, and one button that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from newsdesk.returning import REASONS, PointWanted
from ui.look import px
from ui.parts import Badge, Chip, Hint, IconButton, LinkButton, Muted, PrimaryButton, Title, line
from ui.words import say

IN_A_ROW = 4
"""Reasons in a row: all of them have room beside a list."""
IN_A_ROW_BESIDE = 2
"""The same in the narrower column beside a text."""


class ReasonLine(QWidget):
    """A reason that was chosen, and what is said about it."""

    removed = Signal(object)
    entered = Signal()

    def __init__(self, reason: str, parent: QWidget | None = None, anchor: str = "", place: str = "") -> None:
        """anchor: the place it belongs to, as events keep it; place: that in words."""
        super().__init__(parent)
        self.anchor = anchor
        self.reason, words = reason, say(f"reason.{reason}")
        self.field: QLineEdit = line(placeholder=say("return.words", reason=words), parent=self)
        self.field.setAccessibleName(say("return.words", reason=words))
        self.field.setMaxLength(2000)
        remove = IconButton("close", say("return.remove", reason=words), parent=self)
        remove.clicked.connect(self._remove)
        self.field.returnPressed.connect(self.entered)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(Badge(words, "look", parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(row)
        if place:  # beside a text there is little room: the words stand on a line of their own
            row.addStretch(1)
            row.addWidget(remove)
            column.addWidget(Muted(place, wrap=True, parent=self))
            column.addWidget(self.field)
            self.field.setAccessibleDescription(place)
        else:
            row.addWidget(self.field, 1)
            row.addWidget(remove)

    def _remove(self) -> None:
        self.removed.emit(self)


class ReturnForm(QWidget):
    """Tab goes through it, a digit on the reasons adds one, Ctrl+Enter sends, Escape leaves."""

    sent = Signal(object)
    """The points: a list of PointWanted."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, place: Callable[[str], tuple[str, str]] | None = None) -> None:
        """place: where a reason belongs that is chosen now (an anchor, and that in words); None: to the article."""
        super().__init__(parent)
        self._place = place
        self._lines: list[ReasonLine] = []
        self._chips = [Chip(f"{n}  {say(f'reason.{reason}')}", parent=self) for n, reason in enumerate(REASONS, 1)]
        rows = QVBoxLayout()
        rows.setSpacing(px(6))
        in_a_row = IN_A_ROW if place is None else IN_A_ROW_BESIDE
        for first in range(0, len(self._chips), in_a_row):
            row = QHBoxLayout()
            row.setSpacing(px(6))
            for n, chip in enumerate(self._chips[first : first + in_a_row], first):
                chip.setProperty("reason", REASONS[n])
                chip.setAccessibleName(say(f"reason.{REASONS[n]}"))
                chip.clicked.connect(self._chosen)
                row.addWidget(chip)
            row.addStretch(1)
            rows.addLayout(row)
        self._chosen_lines = QVBoxLayout()
        self._chosen_lines.setSpacing(px(8))
        self._wrong = Hint("", self)
        self._wrong.setProperty("invalid", True)
        self._wrong.hide()
        self._send, cancel = PrimaryButton("", "returned", self), LinkButton(say("cancel"), parent=self)
        self._send.clicked.connect(self.send)
        cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._send)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Title(say("return.title"), parent=self))
        column.addWidget(Muted(say("return.hint"), wrap=True, parent=self))
        for layout in (rows, self._chosen_lines):
            column.addLayout(layout)
        column.addWidget(self._wrong)
        column.addLayout(foot)
        self._count()

    def begin(self) -> None:
        """Empty, with the keys on the first reason."""
        for made in [*self._lines]:
            self._drop(made)
        self._say("")
        self._chips[0].setFocus(Qt.FocusReason.TabFocusReason)

    def points(self) -> list[PointWanted]:
        """What was chosen so far."""
        return [PointWanted(made.reason, made.field.text().strip(), made.anchor) for made in self._lines]

    def add(self, reason: str) -> None:
        """Choose a reason; what is said about it comes next."""
        made = ReasonLine(reason, self, *(self._place(reason) if self._place else ()))
        made.removed.connect(self._drop)
        made.entered.connect(self._send.setFocus)
        made.field.installEventFilter(self)
        self._lines.append(made)
        self._chosen_lines.addWidget(made)
        self._say("")
        self._count()
        made.show()
        made.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        """Send the points, where there is one and each that needs words has them."""
        wordless = next((made for made in self._lines if made.reason == "other" and not made.field.text().strip()), None)
        if wordless is not None:
            self._say(say("return.other.missing"))
            wordless.field.setFocus()
        elif not self._lines:
            self._say(say("return.none"))
            self._chips[0].setFocus()
        else:
            self.sent.emit(self.points())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The window has a command on Ctrl+Enter: in here the key means this form.
        if event.type() == QEvent.Type.ShortcutOverride and _sends(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and _sends(event):
            self.send()
            return True
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif _sends(event):
            self.send()
        elif event.text().isdecimal() and 1 <= int(event.text()) <= len(REASONS):
            self.add(REASONS[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> None:
        self.add(self.sender().property("reason"))

    def _drop(self, made: ReasonLine) -> None:
        self._lines.remove(made)
        self._chosen_lines.removeWidget(made)
        made.hide()
        made.deleteLater()
        self._count()

    def _count(self) -> None:
        self._send.setText(say("return.send.many", n=len(self._lines)) if len(self._lines) > 1 else say("return.send"))
        self._send.setAccessibleName(self._send.text())

    def _say(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))


def _sends(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier)
