"""A grip beside the paragraph under the mouse: dragged, it takes the paragraph or card elsewhere, as one step of undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QWidget

from ui.editor import marks
from ui.editor.body import Body
from ui.editor.sheet import SLACK
from ui.look import colour, px
from ui.look.icons import paint_icon
from ui.words import say

SIDE, HIGH, EDGE = 16, 22, 36
"""Size of the grip, and how near to the edge of the page the text begins to scroll."""
SCROLL_MS, SCROLL_BY = 30, 14


class Grip(QWidget):
    """Alt+Up and Alt+Down do the same from the keyboard."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body
        self._block = -1
        """The number of the paragraph it stands beside."""
        self._to = -1
        """Before which paragraph that would go; -1: nothing is dragged."""
        self._line = QFrame(body)
        self._line.setStyleSheet(f"background: {colour('accent').name()}; border: 0;")
        self._line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line.hide()
        self._scroll = QTimer(self, interval=SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._at = QPoint()
        self.resize(px(SIDE), px(HIGH))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(say("editor.grip"))
        self.setAccessibleName(say("editor.grip"))
        self.hide()
        body.viewport().setMouseTracking(True)
        body.hovered.connect(self._stand_beside)
        for signal in (body.left, body.changed, body.cursorPositionChanged):
            signal.connect(self._away)
        body.verticalScrollBar().valueChanged.connect(self._scrolled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees the keys of the text while something is dragged, and no others: each would cost Python for all its events."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._away()
            return event.key() == Qt.Key.Key_Escape
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._to = self._block
            self._body.installEventFilter(self)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._to >= 0:
            self._at = self._body.viewport().mapFromGlobal(event.globalPosition().toPoint())
            self._aim()
            high = self._body.viewport().height()
            if self._at.y() < px(EDGE) or self._at.y() > high - px(EDGE):
                self._scroll.start()
            else:
                self._scroll.stop()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        block, to = self._block, self._to
        self._away()
        if to >= 0 and to not in (block, block + 1):
            cursor = self._body.textCursor()
            cursor.setPosition(self._body.document().findBlockByNumber(block).position())
            self._body.setTextCursor(marks.move_block_to(cursor, to))
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(SIDE)
        paint_icon(painter, QRect(0, (self.height() - side) // 2, side, side), "drag", "muted")

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _stand_beside(self, point: QPoint) -> None:
        if self._to >= 0:
            return
        block = self._body.cursorForPosition(point).block()
        rect = self._rect(block)
        if not rect.adjusted(0, -px(6), 0, px(6)).contains(QPoint(rect.center().x(), point.y())) or block.length() == 1:
            self._away()
            return
        self._block = block.blockNumber()
        first = block.layout().lineAt(0)
        high = first.height() if first.isValid() and block.length() > 2 else rect.height()
        top = rect.top() + round(first.y() if block.length() > 2 else 0) + round((high - self.height()) / 2)
        port = self._body.viewport().geometry()
        self.move(max(0, port.x() - px(SIDE) // 2), port.y() + top)
        self.setVisible(top >= 0)
        self.raise_()

    def _rect(self, block: QTextBlock) -> QRect:
        """Where a paragraph is in the viewport."""
        rect = self._body.document().documentLayout().blockBoundingRect(block)
        return rect.translated(0, -self._body.verticalScrollBar().value()).toRect()

    def _aim(self) -> None:
        """Show where the paragraph would go."""
        block = self._body.cursorForPosition(QPoint(SLACK + px(20), self._at.y())).block()
        rect = self._rect(block)
        below = self._at.y() > rect.center().y()
        self._to = block.blockNumber() + (1 if below else 0)
        port = self._body.viewport().geometry()
        y = max(0, min((rect.bottom() + px(6)) if below else (rect.top() - px(6)), port.height() - px(2)))
        self._line.setGeometry(port.x() + SLACK, port.y() + y, port.width() - 2 * SLACK, px(2))
        self._line.setVisible(self._to not in (self._block, self._block + 1))
        self._line.raise_()

    def _scroll_on(self) -> None:
        bar = self._body.verticalScrollBar()
        bar.setValue(bar.value() + (-px(SCROLL_BY) if self._at.y() < px(EDGE) else px(SCROLL_BY)))
        self._aim()

    def _scrolled(self) -> None:
        if self._to < 0:
            self._away()

    def _away(self) -> None:
        if self.isHidden() and self._to < 0:
            return
        self._to = -1
        self._body.removeEventFilter(self)
        self._scroll.stop()
        self._line.hide()
        self.hide()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
