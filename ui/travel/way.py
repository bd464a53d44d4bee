"""The way of a text, step by step: what was reached is ticked, what was not is said so, too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import colour, font, paint_icon, px
from ui.words import say


class Way(QWidget):
    """One line a step; the last one reached stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[tuple[str, bool], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[tuple[str, bool]]) -> None:
        """Show these steps: the words of each, and whether it was reached."""
        self._steps = tuple(steps)
        self.setAccessibleName(f"{say('travel.way')}: " + ". ".join(
            say("travel.way.reached" if reached else "travel.way.not", step=words) for words, reached in steps))
        self.updateGeometry()
        self.update()

    def reached(self) -> list[str]:
        """The words of the steps that were reached."""
        return [words for words, reached in self._steps if reached]

    def sizeHint(self) -> QSize:
        return QSize(px(200), self._high() * len(self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font())
        high, side = self._high(), px(14)
        last = max((n for n, (_, reached) in enumerate(self._steps) if reached), default=-1)
        for n, (words, reached) in enumerate(self._steps):
            middle = n * high + high // 2
            box = QRect(px(1), middle - side // 2, side, side)
            if n:
                painter.fillRect(QRectF(box.center().x(), middle - high + side / 2 + 1, 1, high - side - 2), colour("line"))
            if reached:
                paint_icon(painter, box, "fine", "done")
            else:
                painter.setPen(colour("faint"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(box).adjusted(2.5, 2.5, -2.5, -2.5))
            painter.setPen(colour("text" if n == last else "muted"))
            room = QRect(px(24), n * high, self.width() - px(24), high)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter,
                             painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width()))

    def _high(self) -> int:
        return QFontMetrics(font()).height() + px(8)
