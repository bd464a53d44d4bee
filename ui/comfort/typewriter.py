"""Typewriter scrolling: the line being written stays where it is, and the text moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.editor.body import Body

PLACE = 0.45
"""How far down the line stands, as a part of the viewport's height."""


class Typewriter(QObject):
    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body
        self._on = False

    def set_on(self, on: bool) -> None:
        """Keep the caret's line in its place from now on, or let it be where it is."""
        if on == self._on:
            return
        self._on = on
        self._body.set_tail(1 - PLACE if on else 0.0)
        if on:
            self._body.cursorPositionChanged.connect(self._moved)
            self._moved()
        else:
            self._body.cursorPositionChanged.disconnect(self._moved)

    def _moved(self) -> None:
        # What is clicked on or selected with the mouse must not run away from under it.
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton or self._body.pointed or not self._body.isVisible():
            return
        line, bar = self._body.cursorRect(), self._body.verticalScrollBar()
        away = line.center().y() - round(self._body.viewport().height() * PLACE)
        if abs(away) > line.height() // 2:
            bar.setValue(bar.value() + away)
