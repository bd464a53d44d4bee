"""The headline: one line of words in large letters that wraps, and takes no line ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from newsdesk.article.content import clean_line
from ui.editor.inline import is_redo, is_undo
from ui.look import colour, px, text_font
from ui.look.tokens import SIZE_HEADLINE
from ui.words import say

_LINE_PERCENT = 92.0


class Headline(QTextEdit):
    typed = Signal(str)
    left = Signal()
    body_asked = Signal()
    """Enter or Down: on to what comes next."""
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.setAccessibleName(say("editor.headline"))
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setCursorWidth(px(2))
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDefaultFont(text_font(SIZE_HEADLINE, QFont.Weight.DemiBold))
        self.document().setDocumentMargin(0)
        self._shape()
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def text(self) -> str:
        return clean_line(self.toPlainText())

    def show_text(self, text: str) -> None:
        """Show another headline, unless it is what stands there."""
        if self.text() == text:
            return
        self._quiet = True
        self.setPlainText(text)
        self._shape()
        self._quiet = False
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.updateGeometry()

    def set_guess(self, why: str) -> None:
        """Mark the headline as a guess, with the reason; an empty string: it is certain."""
        self.setAccessibleDescription(why)
        if bool(why) != bool(self.property("guess")):
            self.setProperty("guess", bool(why))
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        return QSize(px(640), max(round(self.document().size().height()) + px(6), px(46)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = QTextCursor(self.textCursor())
        if event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.undo_asked.emit()
        elif is_redo(event):
            self.redo_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.body_asked.emit()
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Down and not last.movePosition(QTextCursor.MoveOperation.Down):
            self.body_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(clean_line(" ".join(source.text().split())))

    def loadResource(self, kind: int, name: QUrl) -> None:
        """Nothing is ever fetched for a text."""
        return

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(self.document().defaultFont())
            painter.setPen(colour("muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft,
                             say("editor.headline.hint"))

    def _shape(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit(self.text())
