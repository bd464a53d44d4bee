"""Dims everything but the paragraph or sentence being written: veils that the toolkit draws by itself, none of it in Python."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from newsdesk.text.sentences import sentence_at
from ui.editor.body import Body
from ui.editor.document import CARD
from ui.editor.strokes import x_of
from ui.look import colour, px

STRENGTH = 0.68
"""How much of the paper lies over what is dimmed."""


class Veils(QObject):
    """They lie above the text, over what is before and behind the paragraph or sentence at the caret, and let the mouse through."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body
        self._veils: tuple[QFrame, ...] = ()
        self._lit = "paragraph"

    def set_lit(self, lit: str) -> None:
        """What stays free: the ``paragraph`` or the ``sentence``."""
        self._lit = lit
        if self._veils:
            self._place()

    def set_on(self, on: bool) -> None:
        if on == bool(self._veils):
            return
        body = self._body
        if on:
            self._veils = (self._veil(), self._veil(), self._veil(), self._veil())
            body.cursorPositionChanged.connect(self._place)
            body.verticalScrollBar().valueChanged.connect(self._place)
            body.document().documentLayout().documentSizeChanged.connect(self._place)
            body.viewport().installEventFilter(self)
            QApplication.instance().focusChanged.connect(self._focus_moved)
            self._place()
        else:
            body.cursorPositionChanged.disconnect(self._place)
            body.verticalScrollBar().valueChanged.disconnect(self._place)
            body.document().documentLayout().documentSizeChanged.disconnect(self._place)
            body.viewport().removeEventFilter(self)
            QApplication.instance().focusChanged.disconnect(self._focus_moved)
            for veil in self._veils:
                veil.hide()
                veil.deleteLater()
            self._veils = ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._veils:
            self._place()
        return False

    def _veil(self) -> QFrame:
        veil = QFrame(self._body)
        veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        paper = colour("paper")
        veil.setStyleSheet(f"background: rgba({paper.red()}, {paper.green()}, {paper.blue()}, {STRENGTH}); border: 0;")
        veil.show()
        veil.raise_()
        return veil

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """While the headline or a field above the text is written, nothing is dimmed."""
        above = now is not None and self._body.viewport().isAncestorOf(now)
        for veil in self._veils:
            veil.setVisible(not above)

    def _place(self) -> None:
        """Leave the paragraph or sentence at the caret free."""
        body, port = self._body, self._body.viewport().geometry()
        block = body.textCursor().block()
        free = body.on_screen(body.document().documentLayout().blockBoundingRect(block)).adjusted(0, -px(4), 0, px(4))
        before = behind = QRect()
        if self._lit == "sentence" and CARD not in block.text():
            free, before, behind = self._sentence(block, free)
        top, bottom = (max(0, min(edge, port.height())) for edge in (free.top(), free.bottom() + 1))
        rects = (QRect(0, 0, port.width(), top), QRect(0, bottom, port.width(), port.height() - bottom), before, behind)
        for veil, rect in zip(self._veils, rects, strict=True):
            veil.setGeometry(rect.intersected(QRect(0, 0, port.width(), port.height())).translated(port.topLeft()))

    def _sentence(self, block: QTextBlock, whole: QRect) -> tuple[QRect, QRect, QRect]:
        """The lines that the sentence at the caret is on, and what is not of it on the first and on the last of them."""
        text = block.text()
        before = text.encode("utf-16-le")[: 2 * self._body.textCursor().positionInBlock()].decode("utf-16-le", "ignore")
        start, end = (len(text[:place].encode("utf-16-le")) // 2 for place in sentence_at(text, len(before)))
        layout, port = block.layout(), self._body.viewport()
        first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(end)
        if not (first.isValid() and last.isValid()):  # not laid out yet
            return whole, QRect(), QRect()
        at = self._body.document().documentLayout().blockBoundingRect(block).translated(0, -self._body.verticalScrollBar().value())
        left, right = (round(at.x() + x_of(line, place)) for line, place in ((first, start), (last, end)))
        top, bottom = round(at.y() + first.y()), round(at.y() + last.y() + last.height())
        upper = QRect(0, top, left, round(first.height()))
        lower = QRect(right, bottom - round(last.height()), port.width() - right, round(last.height()))
        return (QRect(0, top, port.width(), bottom - top), upper if start > first.textStart() else QRect(),
                lower if end < last.textStart() + last.textLength() else QRect())
