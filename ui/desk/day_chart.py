"""Draws the picture of a day: how many articles took which step in each hour, and how long they had waited."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsdesk.pulse import SHOWN, DayPulse
from ui.look import colour, font, px
from ui.look.tokens import SIZE_SECONDARY
from ui.words import say
from ui.words.short import number

INKS = {"submit": "accent", "return": "look", "approve": "done", "export": "muted", "publish": "text"}
FIRST, LAST = 6, 22
"""Hours that are shown in any case."""
_ALIGN = Qt.AlignmentFlag


class DayChart(QWidget):
    """Bars of steps above, bars of waiting below; the words for it stand beside, and are its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pulse: DayPulse | None = None
        self.setAccessibleName(say("day.chart"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pulse(self, pulse: DayPulse, words: str) -> None:
        """Draw another day; words: what it says, for those who listen."""
        self._pulse = pulse
        self.setAccessibleDescription(words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), px(260))

    def sizeHint(self) -> QSize:
        return QSize(px(640), px(420))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pulse is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SIZE_SECONDARY))
        self._legend(painter)
        line = painter.fontMetrics().height()
        top, gap = line + px(16), line + px(24)
        room = self.height() - top - gap - 2 * line - px(8)
        steps = QRectF(px(34), top, self.width() - px(38), room * 0.66)
        waits = QRectF(px(34), steps.bottom() + gap + line, self.width() - px(38), room * 0.34)
        self._steps(painter, steps)
        self._waits(painter, waits)

    def _hours(self) -> range:
        assert self._pulse is not None
        busy = [hour for hour in range(24) if any(hours[hour] for hours in self._pulse.steps.values()) or self._pulse.waits[hour]]
        return range(min([FIRST, *busy]), max([LAST, *busy]) + 1)

    def _legend(self, painter: QPainter) -> None:
        left, metrics = px(34), painter.fontMetrics()
        for step in SHOWN:
            words = say(f"day.step.{step}")
            painter.fillRect(QRectF(left, metrics.height() / 2 - px(4), px(9), px(9)), colour(INKS[step]))
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(left + px(15), 0, px(200), metrics.height()), _ALIGN.AlignLeft | _ALIGN.AlignVCenter, words)
            left += px(15) + metrics.horizontalAdvance(words) + px(16)

    def _steps(self, painter: QPainter, area: QRectF) -> None:
        assert self._pulse is not None
        hours = self._hours()
        most = max(1, *(sum(counts[hour] for counts in self._pulse.steps.values()) for hour in hours))
        self._scale(painter, area, most)
        wide = area.width() / len(hours)
        for n, hour in enumerate(hours):
            bottom = area.bottom()
            for step in SHOWN:
                high = area.height() * self._pulse.steps[step][hour] / most
                if high:
                    bar = QRectF(area.x() + n * wide + wide * 0.2, bottom - high, wide * 0.6, max(high - 1, 1))
                    painter.fillRect(bar, colour(INKS[step]))
                    bottom -= high
            self._hour(painter, area, n * wide, wide, hour)

    def _waits(self, painter: QPainter, area: QRectF) -> None:
        assert self._pulse is not None
        hours, metrics = self._hours(), painter.fontMetrics()
        minutes = {hour: wait.total_seconds() / 60 for hour in hours if (wait := self._pulse.waits[hour]) is not None}
        most = max(1, *minutes.values()) if minutes else 1
        painter.setPen(colour("muted"))
        title = QRectF(area.x(), area.y() - metrics.height() - px(6), area.width(), metrics.height())
        painter.drawText(title, _ALIGN.AlignLeft | _ALIGN.AlignVCenter, say("day.waits"))
        self._scale(painter, area, max(1, round(most)))
        wide = area.width() / len(hours)
        for n, hour in enumerate(hours):
            if hour in minutes:
                high = max(area.height() * minutes[hour] / most, 2)
                painter.fillRect(QRectF(area.x() + n * wide + wide * 0.35, area.bottom() - high, wide * 0.3, high), colour("accent"))
            self._hour(painter, area, n * wide, wide, hour)

    def _scale(self, painter: QPainter, area: QRectF, most: int) -> None:
        """The line below the bars, one at their greatest height, and what that is."""
        high = painter.fontMetrics().height()
        for value, y in ((most, area.top()), (0, area.bottom())):
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(0, y - high / 2, px(28), high), _ALIGN.AlignRight | _ALIGN.AlignVCenter, number(value))

    def _hour(self, painter: QPainter, area: QRectF, left: float, wide: float, hour: int) -> None:
        if hour % 2 == 0:
            painter.setPen(colour("muted"))
            place = QRectF(area.x() + left - wide, area.bottom() + px(3), wide * 3, painter.fontMetrics().height())
            painter.drawText(place, _ALIGN.AlignHCenter | _ALIGN.AlignTop, f"{hour:02}")
