"""Spelling in a field of one line, a picture's caption: the same judge and the same menu, underlined by the field itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QMenu

from ui.editor.underlines import in_units
from ui.spelling.headline import QUIET_MS, stroke_format

_TYPED = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*[-'’]?$")


class LineSpelling(QObject):
    """look: what is pointed out in a text (as for `underlines.set_judge`); fill: puts what can be done about a word (word,
    kind, how to replace it) first into a menu."""

    def __init__(self, field: QLineEdit, look: Callable[[str], Sequence[tuple[int, int, str]]],
                 fill: Callable[[QMenu, str, str, Callable[[str], None]], None]) -> None:
        super().__init__(field)
        self._field, self._look, self._fill = field, look, fill
        self._found: tuple[tuple[int, int, str], ...] = ()
        self._composing = self._drawing = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.judge)
        field.textChanged.connect(self._changed)
        field.cursorPositionChanged.connect(self._moved)
        field.installEventFilter(self)
        self.judge()

    def judge(self) -> None:
        """Judge the words anew: they are others, or something else is known."""
        self._quiet.stop()
        text = self._field.text()
        self._found = in_units(text, self._look(text))
        typed = self._typed()
        self._draw([f for f in self._found if not (typed and f[0] < typed[1] and typed[0] < f[0] + f[1])])

    def at_caret(self) -> tuple[int, int, str, str] | None:
        """What is pointed out at the caret: start, length, word and kind, in Qt's units."""
        start = self._field.selectionStart() if self._field.hasSelectedText() else self._field.cursorPosition()
        return self._at(start)

    def replacer(self, start: int, length: int) -> Callable[[str], None]:
        """Puts another word in a place, as a person who types it."""
        return lambda other: self._replace(start, length, other)

    def point(self) -> QPoint:
        """Where a menu for the caret opens, on the screen."""
        return self._field.mapToGlobal(QPoint(0, self._field.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._quiet.start()
        elif event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent) and not self._drawing:
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._open_menu(event)
        return False

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _open_menu(self, event: QContextMenuEvent) -> bool:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        found = self.at_caret() if by_key else self._at(self._field.cursorPositionAt(event.pos()))
        if found is None:
            return False
        start, length, word, kind = found
        menu = self._field.createStandardContextMenu()
        self._fill(menu, word, kind, self.replacer(start, length))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.point() if by_key else event.globalPos())
        return True

    def _moved(self, _old: int, _new: int) -> None:
        self._quiet.start()

    def _changed(self) -> None:
        self._draw([])  # they would stand at the wrong words until it is judged
        self._quiet.start()

    def _replace(self, start: int, length: int, other: str) -> None:
        self._field.setSelection(start, length)
        self._field.insert(other)

    def _typed(self) -> tuple[int, int] | None:
        """The word that ends at the caret while the field has the focus: it may not be whole yet."""
        text, at = self._field.text(), self._field.cursorPosition()
        if not self._field.hasFocus() or self._field.hasSelectedText() or at != len(text):
            return None
        word = _TYPED.search(text)
        return (word.start(), word.end()) if word else None

    def _at(self, position: int) -> tuple[int, int, str, str] | None:
        text = self._field.text().encode("utf-16-le")
        return next(((start, length, text[2 * start : 2 * (start + length)].decode("utf-16-le"), kind)
                     for start, length, kind in self._found if start <= position <= start + length), None)

    def _draw(self, found: Sequence[tuple[int, int, str]]) -> None:
        """A field of one line takes formats for its text only as an input method gives them: nothing is composed here."""
        if self._composing:
            return
        at = self._field.cursorPosition()
        marks = [_mark(start - at, length, stroke_format(kind)) for start, length, kind in found]
        self._drawing = True
        QCoreApplication.sendEvent(self._field, QInputMethodEvent("", marks))
        self._drawing = False


def _mark(start: int, length: int, form: QTextCharFormat) -> QInputMethodEvent.Attribute:
    return QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, start, length, form)
