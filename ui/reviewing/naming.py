"""Names after an ``@`` in a field: offered while they are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.editor.paper_style import dress_popup

_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class NameCompleter(QObject):
    """people: the names that can be called."""

    def __init__(self, field: QLineEdit, people: Callable[[], Sequence[str]]) -> None:
        super().__init__(field)
        self._field, self._people = field, people
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(field)
        self._completer.activated.connect(self._take)
        # The completer lets the field have Enter first, which would send what is written with half a name in it.
        self._completer.popup().installEventFilter(self)
        field.textEdited.connect(self._offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab take the name one is on."""
        taking = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TAKE
        index = self._completer.popup().currentIndex()
        if not taking or not index.isValid():
            return False
        self._completer.popup().hide()
        self._take(index.data())
        return True

    def _begun(self) -> str | None:
        """What was written behind the last ``@`` before the caret; None: nobody is being called."""
        before, sign, name = self._field.text()[: self._field.cursorPosition()].rpartition("@")
        return name if sign and (not before or before[-1].isspace()) and len(name) < 40 else None

    def _offer(self) -> None:
        begun = self._begun()
        if begun is None:
            self._completer.popup().hide()
            return
        self._names.setStringList(list(self._people()))
        self._completer.setCompletionPrefix(begun)
        popup = self._completer.popup()
        if self._completer.completionCount() and self._completer.currentCompletion() != begun:
            dress_popup(popup)
            popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
            self._completer.complete()
        else:
            popup.hide()

    def _take(self, name: str) -> None:
        begun, at = self._begun() or "", self._field.cursorPosition()
        text = self._field.text()
        self._field.setText(f"{text[: at - len(begun)]}{name} {text[at:]}")
        self._field.setCursorPosition(at - len(begun) + len(name) + 1)
