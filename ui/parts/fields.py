"""Fields with their label above and what is wrong below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.look import px
from ui.parts.labels import SectionLabel


class Field(QWidget):
    """A label, the thing to fill in, and a line for a hint or what is wrong."""

    def __init__(self, words: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = SectionLabel("", parent=self)
        self._label.setBuddy(editor)
        self.set_label(words)
        self._hint_words = hint
        self._hint = Hint(hint, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(self._label)
        column.addWidget(editor)
        column.addWidget(self._hint)
        self.set_wrong("")

    def set_label(self, words: str) -> None:
        """Say what is to be filled in."""
        self._label.setText(words)
        self.editor.setAccessibleName(words)
        if isinstance(self.editor, QComboBox):
            self.editor.view().setAccessibleName(words)

    def set_wrong(self, words: str) -> None:
        """Say what is wrong with the value; an empty string: nothing is."""
        self._hint.setText(words or self._hint_words)
        self._hint.setVisible(bool(self._hint.text()))
        self.editor.setProperty("invalid", bool(words))
        self.editor.setAccessibleDescription(words or self._hint_words)
        self._hint.setProperty("invalid", bool(words))
        for part in (self.editor, self._hint):
            part.style().unpolish(part)
            part.style().polish(part)


class Hint(QLabel):
    """Small words below a field."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)


def line(value: str = "", placeholder: str = "", parent: QWidget | None = None) -> QLineEdit:
    """A field of one line."""
    made = QLineEdit(value, parent)
    made.setPlaceholderText(placeholder)
    return made


class _OwnEnter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
                and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            event.accept()
        return False


def own_enter(field: QLineEdit) -> None:
    """Ctrl+Enter in a field is Enter, too: what is being said is said, and the window takes no step with the article instead."""
    field.installEventFilter(_OwnEnter(field))


def choice(options: Sequence[tuple[str, str]], value: str = "", parent: QWidget | None = None) -> QComboBox:
    """A field with a few options, each a value and its words; `currentData()` is the value."""
    made = QComboBox(parent)
    for data, words in options:
        made.addItem(words, data)
    made.setCurrentIndex(max(0, made.findData(value)))
    return made
