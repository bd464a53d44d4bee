"""A field that looks like a word of the text around it until one is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QSizePolicy, QWidget

from ui.editor.paper_style import dress_popup
from ui.look import icon, px
from ui.words import WORDS, say

EDGE = 4
"""The ring (2 px) and what Qt keeps free inside it (2 px)."""

_POPUP_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
Suggest = Callable[[str], list[str]]


class Line(QLineEdit):
    """A field whose undo is the paper's."""

    undo_asked = Signal()
    redo_asked = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif is_redo(event):
            self.redo_asked.emit()
        else:
            super().keyPressEvent(event)


class Inline(Line):
    """As wide as its words. suggest: what was typed -> completions; parted: several values, parted by commas."""

    typed = Signal(str)
    """A person changed the words."""
    left = Signal()
    """The field was left, or Enter pressed in it."""
    guess_asked = Signal(QPoint)
    """The alternatives of the guess in this field were asked for, at this global position."""
    body_asked = Signal()
    """Down or Enter: on to what comes next."""
    emptied = Signal()
    """Backspace in an empty field."""

    def __init__(self, name: str, hint: str, suggest: Suggest | None = None, parted: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggest, self._parted = suggest, parted
        self._guess: QAction | None = None
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(hint)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._popup: QCompleter | None = None
        self.textChanged.connect(self.updateGeometry)
        self.textEdited.connect(self._typed)

    def show_text(self, text: str) -> None:
        """Show another value, unless it is what stands there (but for white space at its ends)."""
        if self.text().strip() != text.strip() or not self.hasFocus():
            self.setText(text)

    def set_guess(self, why: str) -> None:
        """Mark the value as a guess, with the reason; an empty string: it is certain."""
        if bool(why) != (self._guess is not None):
            self.setProperty("guess", bool(why))
            self.style().unpolish(self)
            self.style().polish(self)
        if why and self._guess is None:
            self._guess = self.addAction(icon("guess", "look"), QLineEdit.ActionPosition.LeadingPosition)
            self._guess.triggered.connect(self._ask_guess)
        elif not why and self._guess is not None:
            self.removeAction(self._guess)
            self._guess = None
        self.setAccessibleDescription(why)
        self.setToolTip(why or self.accessibleName())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        words = self.text() or self.placeholderText()
        wide = metrics.horizontalAdvance(words) + 2 * EDGE + 2 + (px(26) if self._guess else 0)
        return QSize(max(wide, px(20)), metrics.height() + px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(28), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if self._popup and self._popup.popup().isVisible() and event.key() in _POPUP_KEYS:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._ask_guess() if self._guess else self._complete()
        elif down and self._suggest:
            self._complete()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _enter(self) -> None:
        if self._guess:
            self._ask_guess()
            return
        self.left.emit()
        self.body_asked.emit()

    def _ask_guess(self) -> None:
        self.guess_asked.emit(self.mapToGlobal(self.rect().bottomLeft()))

    def _typed(self, text: str) -> None:
        self.typed.emit(text)
        self._complete()

    def _segment(self) -> tuple[int, int]:
        """From where to where the value at the caret stands."""
        text, at = self.text(), self.cursorPosition()
        if not self._parted:
            return 0, len(text)
        end = text.find(",", at)
        return text.rfind(",", 0, at) + 1, len(text) if end < 0 else end

    def _complete(self) -> None:
        if not self._suggest:
            return
        start, end = self._segment()
        found = self._suggest(self.text()[start:end].strip())
        popup = self._completer(found)
        if not found:
            popup.popup().hide()
            return
        widest = max(QFontMetrics(self.font()).horizontalAdvance(value) for value in found)
        popup.complete(QRect(0, 0, max(self.width(), widest + px(48)), self.height() + px(4)))

    def _completer(self, values: list[str]) -> QCompleter:
        """The list of completions; made when it is first needed, because opening a paper makes many fields."""
        if self._popup is None:
            self._popup = QCompleter(QStringListModel(self), self)
            self._popup.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._popup.setWidget(self)
            self._popup.setMaxVisibleItems(8)
            self._popup.activated.connect(self._take)
            dress_popup(self._popup.popup())
        self._popup.model().setStringList(values)
        return self._popup

    def _take(self, value: str) -> None:
        start, end = self._segment()
        before, after = self.text()[:start], self.text()[end:]
        joined = f"{before}{' ' if before else ''}{value}{after}"
        self.setText(joined)
        self.setCursorPosition(len(joined) - len(after))
        self.typed.emit(joined)
        if not self._parted:
            self.left.emit()


def is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (event.matches(QKeySequence.StandardKey.Undo) or is_redo(event))


def is_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Redo) or (
        event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier)


def guess_reason(code: str) -> str:
    """Why something is a guess, said to a person."""
    return say(f"why.{code}" if f"why.{code}" in WORDS else "editor.why.other")
