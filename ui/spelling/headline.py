"""Spelling in the headline: the same judge and the same menu, underlined by the headline's own extra selections."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from ui.editor.headline import Headline
from ui.editor.underlines import in_units
from ui.look import style

QUIET_MS = 120
_STROKES = {
    "error": (QTextCharFormat.UnderlineStyle.WaveUnderline, "stop"),
    "nonstandard": (QTextCharFormat.UnderlineStyle.WaveUnderline, "look"),
    "name": (QTextCharFormat.UnderlineStyle.DotLine, "accent"),
}
_TYPED = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*[-'’]?$")
_KEEP = QTextCursor.MoveMode.KeepAnchor


class HeadlineSpelling(QObject):
    """look: what is pointed out in a text (as for `underlines.set_judge`); replace: start, length and the new word, in
    Qt's units; fill: puts what can be done about a word (word, kind, how to replace it) first into a menu."""

    def __init__(self, edit: Headline, look: Callable[[str], Sequence[tuple[int, int, str]]],
                 replace: Callable[[int, int, str], None],
                 fill: Callable[[QMenu, str, str, Callable[[str], None]], None]) -> None:
        super().__init__(edit)
        self._edit, self._look, self._replace, self._fill = edit, look, replace, fill
        self._found: tuple[tuple[int, int, str], ...] = ()
        self._judged = ""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._show)
        edit.textChanged.connect(self._changed)
        edit.cursorPositionChanged.connect(self._quiet.start)
        edit.viewport().installEventFilter(self)

    def judge(self) -> None:
        """Judge the headline anew: something else is known."""
        self._judged = ""
        self._show()

    def found(self) -> list[tuple[int, int, str, str]]:
        """What is pointed out: start, length, word and kind, in Qt's units."""
        self._read()
        text = self._edit.toPlainText().encode("utf-16-le")
        return [(start, length, text[2 * start : 2 * (start + length)].decode("utf-16-le"), kind)
                for start, length, kind in self._found]

    def at_caret(self) -> tuple[int, int, str, str] | None:
        """What is pointed out at the caret."""
        return self._at(self._edit.textCursor().selectionStart())

    def has_focus(self) -> bool:
        return self._edit.hasFocus()

    def position(self) -> int:
        return self._edit.textCursor().selectionStart()

    def point(self) -> QPoint:
        """Where a menu for the caret opens, on the screen."""
        return self._edit.viewport().mapToGlobal(self._edit.cursorRect().bottomLeft() + QPoint(0, 4))

    def select(self, start: int, length: int) -> None:
        """Select a stretch of the headline."""
        self._edit.setTextCursor(self._cursor(start, length))

    def text_with(self, start: int, length: int, other: str) -> str:
        """The headline with another word in a place."""
        text = self._edit.toPlainText().encode("utf-16-le")
        return text[: 2 * start].decode("utf-16-le") + other + text[2 * (start + length) :].decode("utf-16-le")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        found = self.at_caret() if by_key else self._at(self._edit.cursorForPosition(event.pos()).position())
        if found is None:
            return False
        start, length, word, kind = found
        menu = self._edit.createStandardContextMenu(event.pos())
        self._fill(menu, word, kind, lambda other: self._replace(start, length, other))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.point() if by_key else event.globalPos())
        return True

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._edit.setExtraSelections([])  # they would stand at the wrong words until it is judged
        self._quiet.start()

    def _read(self) -> None:
        text = self._edit.toPlainText()
        if text != self._judged or not text:
            self._judged = text
            self._found = in_units(text, self._look(text))

    def _show(self) -> None:
        self._quiet.stop()
        self._read()
        typed = self._typed()
        self._edit.setExtraSelections([
            self._stroke(start, length, kind) for start, length, kind in self._found
            if not (typed and start < typed[1] and typed[0] < start + length)
        ])

    def _typed(self) -> tuple[int, int] | None:
        """The word that ends at the caret while the headline has the focus: it may not be whole yet."""
        cursor = self._edit.textCursor()
        if not self._edit.hasFocus() or cursor.hasSelection():
            return None
        cursor.setPosition(0, _KEEP)
        before = cursor.selectedText()
        word = _TYPED.search(before)
        return (word.start(), word.end()) if word and cursor.anchor() == len(self._edit.toPlainText()) else None

    def _stroke(self, start: int, length: int, kind: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self._cursor(start, length)  # type: ignore[attr-defined]
        made.format = stroke_format(kind)  # type: ignore[attr-defined]
        return made

    def _cursor(self, start: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, _KEEP)
        return cursor

    def _at(self, position: int) -> tuple[int, int, str, str] | None:
        return next((f for f in self.found() if f[0] <= position <= f[0] + f[1]), None)


def stroke_format(kind: str) -> QTextCharFormat:
    """How a word of a kind is underlined where Qt draws it."""
    shape, token = _STROKES[kind]
    form = QTextCharFormat()
    form.setUnderlineStyle(shape)
    form.setUnderlineColor(style.colour(token))
    return form
