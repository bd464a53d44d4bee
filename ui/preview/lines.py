"""What the companions are made of: a column that scrolls, and a line of words that wraps and can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.look import colour, font, icon, paint_icon, px
from ui.parts import Muted, Title, scrolling


def scrolling_column(parent: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
    """A place that scrolls up and down, and the column in it to fill from the top."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, px(6), px(16))
    column.setSpacing(px(4))
    return scrolling(inside, parent), column


def empty_column(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while item := column.takeAt(0):
        if widget := item.widget():
            widget.setParent(None)
            widget.deleteLater()


def welcome(meaning: str, ink: str, title: str, words: str) -> QWidget:
    """What an empty companion says, as narrow as it is: an icon, what is the case, and what to do."""
    made = QWidget()
    mark = QLabel(made)
    mark.setPixmap(icon(meaning, ink).pixmap(px(40), px(40)))
    column = QVBoxLayout(made)
    column.setContentsMargins(px(8), px(48), px(8), px(8))
    column.setSpacing(px(8))
    for part in (mark, Title(title, wrap=True), Muted(words, wrap=True)):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(part)
    column.addStretch(1)
    return made


class PressLine(QAbstractButton):
    """An icon in its colour, words that wrap, and a mark that pressing leads somewhere."""

    def __init__(self, meaning: str, ink: str, words: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning, self._ink = meaning, ink
        self.setText(words)
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(px(240), self.heightForWidth(max(self.width(), px(240))))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self.heightForWidth(max(self.width(), px(120))))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(px(40), width - px(34) - px(26)), 10_000)
        return QFontMetrics(font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height() + px(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("side"))
            painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        side = px(16)
        paint_icon(painter, QRect(px(8), px(10), side, side), self._meaning, self._ink)
        mark = px(12)
        paint_icon(painter, QRect(self.width() - px(8) - mark, px(12), mark, mark), "into", "faint")
        painter.setPen(colour("text"))
        painter.setFont(font())
        painter.drawText(QRect(px(34), px(9), self.width() - px(34) - px(26), self.height()), Qt.TextFlag.TextWordWrap,
                         self.text())
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
