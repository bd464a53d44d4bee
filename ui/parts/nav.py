"""An item of a side bar: icon, words, how many; one of them is where one is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look import colour, font, paint_icon, px
from ui.look.tokens import SIZE_SECONDARY
from ui.parts.buttons import pressed_by_enter
from ui.words.short import number


class NavItem(QAbstractButton):
    """Draws itself; checked is where one is. Use it in a QButtonGroup."""

    def __init__(self, meaning: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._count = ""
        self._narrow = False
        self._words = words
        self.setText(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def set_count(self, count: int | None) -> None:
        """Show how many there are; nothing for None and for zero."""
        shown = number(count) if count else ""
        if shown == self._count:
            return
        self._count = shown
        self.setAccessibleName(f"{self._words}, {self._count}" if count else self._words)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon; the words are its tool tip then."""
        self._narrow = narrow
        self.setText("" if narrow else self._words)
        self.setToolTip(self._words if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(weight=QFont.Weight.DemiBold))
        width = metrics.horizontalAdvance(self._words) + metrics.horizontalAdvance(self._count)
        return QSize(px(32) if self._narrow else width + px(56), metrics.height() + px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        self._paint_ground(painter, here)
        ink = "text" if here else "muted"
        side, left = px(16), (self.width() - px(16)) // 2 if self._narrow else px(10)
        paint_icon(painter, QRect(left, (self.height() - side) // 2, side, side), self._meaning, ink)
        if self._narrow:
            return
        painter.setPen(colour("muted"))
        painter.setFont(font(SIZE_SECONDARY))
        right = self.rect().adjusted(left, 0, -px(10), 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        painter.setPen(colour("text"))
        painter.setFont(font(weight=QFont.Weight.DemiBold if here else QFont.Weight.Normal))
        room = self.rect().adjusted(left + px(25), 0, -px(14) - painter.fontMetrics().horizontalAdvance(self._count), 0)
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_ground(self, painter: QPainter, here: bool) -> None:
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if here:
            painter.setBrush(colour("paper"))
            painter.setPen(QPen(colour("line"), 1))
            painter.drawRoundedRect(body, px(7), px(7))
        elif self.underMouse():
            painter.setBrush(colour("line"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(body, px(7), px(7))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(7), px(7))
