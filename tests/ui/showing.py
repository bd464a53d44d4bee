"""A widget is shown and has the keyboard before a test presses a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def show_for_keys(qtbot: QtBot, shown: QWidget, into: QWidget, width: int = 1000, height: int = 700) -> None:
    """Show a widget that the test owns, in pixels, and wait until the keys go `into` a part of it."""
    qtbot.addWidget(shown)
    shown.resize(width, height)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    into.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is into)


class Painted(QObject):
    """What of a widget was painted since `rects` was emptied."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.rects.append(QRect(event.rect()))  # type: ignore[attr-defined]
        return False
