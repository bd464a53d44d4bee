"""Tab goes through a place as the eye does, however late a part of it was made: Qt alone puts what is new at the end of the window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def focusable(place: QWidget | QLayout) -> Iterator[QWidget]:
    """Everything in a place that Tab can come to, hidden or not, as its layouts have it from top to bottom."""
    if isinstance(place, QWidget):
        if place.focusPolicy() & Qt.FocusPolicy.TabFocus and place.focusProxy() is None:
            yield place
        inside = place.widget() if isinstance(place, QScrollArea) else place.layout()
        if inside is not None:
            yield from focusable(inside)
        return
    for number in range(place.count()):
        item = place.itemAt(number)
        part = item.widget() or item.layout()
        if part is not None:
            yield from focusable(part)


class TabOrder(QObject):
    """Keeps the order of a place: whenever its layouts change, and when it comes into its window."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.put)
        place.installEventFilter(self)

    def put(self) -> None:
        """Put everything in order now."""
        for one, other in pairwise(focusable(self._place)):
            QWidget.setTabOrder(one, other)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.put()
        elif event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return False
