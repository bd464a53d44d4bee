"""A column beside the text that asks for what a step needs: a title, why it is asked, fields, one button."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from newsdesk.text.stamp import read_stamp
from ui.look import px
from ui.parts import LinkButton, Muted, PrimaryButton, Title
from ui.words import say
from ui.words.short import now_there, today_typed

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def instant_of(text: str, zone: str) -> str:
    """The instant of a time that was typed, with its offset; empty where it is none. A time alone is one of today.

    zone: the IANA name of the zone in which it is written.
    """
    stamp = read_stamp(text, zone) or read_stamp(today_typed(now_there(zone), text), zone)
    return stamp.instant if stamp and "T" in stamp.instant else ""


class Ask(QWidget):
    """Enter gives what was filled in, Escape leaves. `give` is said by who asks."""

    cancelled = Signal()

    def __init__(self, name: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title, self._hint = Title("", wrap=True, parent=self), Muted("", wrap=True, parent=self)
        self._do, self._cancel = PrimaryButton(button, parent=self), LinkButton(say("cancel"), parent=self)
        self._do.clicked.connect(self.give)
        self._cancel.clicked.connect(self.cancelled)
        self._asked: list[QWidget] = []
        self._others: list[QWidget] = []
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._do)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(20), px(16), px(16))
        column.setSpacing(px(12))
        for part in (self._title, self._hint):
            column.addWidget(part)
        column.addLayout(self._fields)
        column.addLayout(foot)
        self._more = QVBoxLayout()
        self._more.setSpacing(px(2))
        column.addLayout(self._more)
        column.addStretch(1)

    def add(self, *parts: QWidget) -> None:
        """Put below the button what else can be done here."""
        for part in parts:
            self._more.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if isinstance(part, LinkButton) else Qt.AlignmentFlag(0))
            self._others += [part] if isinstance(part, LinkButton) else []

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes through the column as the eye does. Only here it has its place in the window, and with it its order."""
        super().showEvent(event)
        for one, other in pairwise((*self._asked, self._do, self._cancel, *self._others)):
            QWidget.setTabOrder(one, other)

    def fill(self, *fields: QWidget) -> None:
        """Put fields into the column, each with `editor`; the keys of the column work in them."""
        for field in fields:
            self._fields.addWidget(field)
            field.editor.installEventFilter(self)  # type: ignore[attr-defined]
            self._asked.append(field.editor)  # type: ignore[attr-defined]

    def set_title(self, words: str) -> None:
        self._title.setText(words)
        self.setAccessibleName(words)

    def set_hint(self, words: str) -> None:
        self._hint.setText(words)

    def set_button(self, words: str) -> None:
        self._do.setText(words)
        self._do.setAccessibleName(words)

    def give(self) -> None:
        """What was filled in is to be taken."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()  # with Ctrl, too, it gives what is asked here
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                self.give()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancelled.emit()
                return True
        return super().eventFilter(watched, event)
