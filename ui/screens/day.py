"""The picture of a day: what was sent, returned and approved in which hour, how long it waited, and the same in words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from newsdesk import pulse
from newsdesk.desk import Changed
from newsdesk.pulse import SHOWN, DayPulse
from ui.bridge import Bridge
from ui.desk.day_chart import DayChart
from ui.desk.rows import waited
from ui.look import px
from ui.look.tokens import SIDE
from ui.parts import Hairline, IconButton, Muted, SectionLabel, Title, scrolling
from ui.words import say
from ui.words.short import date as day_words
from ui.words.short import now, number

WORDS_WIDE = 260


class Day(QWidget):
    """The arrows to the left and right go from day to day."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._day: date | None = None
        """None: today, whenever that is."""
        self._title, self._chart = Title("", parent=self), DayChart(self)
        self._before = IconButton("previous", say("day.previous"), parent=self)
        self._after = IconButton("next", say("day.next"), parent=self)
        self._before.clicked.connect(self.go_before)
        self._after.clicked.connect(self.go_after)
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(12), px(SIDE), px(10))
        head.setSpacing(px(8))
        head.addStrut(px(34))
        for part in (self._title, self._before, self._after):
            head.addWidget(part)
        head.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(px(SIDE), px(20), px(SIDE), px(20))
        row.setSpacing(px(32))
        row.addWidget(self._chart, 1)
        row.addWidget(self._beside())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(self))
        column.addLayout(row, 1)
        bridge.changed.connect(self._changed)
        self.reload()

    def reload(self) -> None:
        """Read the day again."""
        today = now().date()
        day = self._day or today
        found = self._bridge.ask(pulse.day_pulse, day)
        name = say("place.day") if day == today else say(f"day.weekday.{day.weekday()}")
        self._title.setText(f"{name}, {day_words(day)}")
        self._after.setEnabled(day < today)
        summary, hours = self._summary(found, day == today), _hours(found)
        self._sum.setText(summary)
        self._hours.setText(hours)
        self._hours_label.setVisible(bool(hours))
        self._chart.show_pulse(found, f"{summary}\n{hours}")

    def go_before(self) -> None:
        """Show the day before."""
        self._go(-1)

    def go_after(self) -> None:
        """Show the day after, up to today."""
        self._go(1)

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _beside(self) -> QScrollArea:
        self._sum, self._hours = Muted("", wrap=True, parent=self), Muted("", wrap=True, parent=self)
        self._hours_label = SectionLabel(say("day.hours"), parent=self)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(10))
        for part in (self._sum, self._hours_label, self._hours):
            column.addWidget(part)
        column.addStretch(1)
        area = scrolling(inside, self)
        area.setFixedWidth(px(WORDS_WIDE))
        return area

    def _summary(self, found: DayPulse, today: bool) -> str:
        counts = [f"{number(sum(found.steps[step]))} {say(f'day.step.{step}')}" for step in SHOWN if sum(found.steps[step])]
        lines = [", ".join(counts) + "." if counts else say("day.nothing")]
        if found.median is not None and found.longest is not None:
            lines.append(say("day.median", time=waited(found.median, long=True), longest=waited(found.longest, long=True)))
        elif counts:
            lines.append(say("day.no-answer"))
        if today:
            lines.append(say("day.waiting", n=number(found.waiting), time=waited(found.waiting_longest, long=True))
                         if found.waiting_longest is not None else say("day.waiting.none"))
        return "\n\n".join(lines)

    def _go(self, by: int) -> None:
        today = now().date()
        day = min((self._day or today) + timedelta(days=by), today)
        self._day = None if day == today else day
        self.reload()

    def _changed(self, changed: Changed) -> None:
        if self.isVisible() and "step" in changed.kinds:
            self.reload()


def _hours(found: DayPulse) -> str:
    """The same hour by hour, a line each."""
    lines = []
    for hour in range(24):
        steps = [f"{number(found.steps[step][hour])} {say(f'day.step.{step}')}" for step in SHOWN if found.steps[step][hour]]
        if steps:
            lines.append(say("day.hour", hour=f"{hour:02}.00", steps=", ".join(steps)))
    return "\n".join(lines)
