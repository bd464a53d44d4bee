"""The status bar: when the article in front was last safe on disk, how long it is, where it is, and what came in."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.bridge import Bridge
from ui.comfort.counts import CountLine
from ui.editor.paper import Paper
from ui.look import px
from ui.look.tokens import STATUS_BAR
from ui.parts import LinkButton
from ui.words import say
from ui.words.short import to_the_second


class StatusBar(QWidget):
    came_pressed = Signal()
    """What came in is to be shown."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setFixedHeight(px(STATUS_BAR))
        self._saved, self._length = QLabel(self), CountLine(bridge, self)
        self._hints, self._where = QLabel(self), QLabel(say("status.here"), self)
        self._came = LinkButton("", parent=self)
        self._came.clicked.connect(self.came_pressed)
        self._came.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(24))
        row.addWidget(self._saved)
        row.addWidget(self._length)
        row.addStretch(1)
        row.addWidget(self._came)
        row.addWidget(self._hints)
        row.addWidget(self._where)
        self.show_saved("")

    def saved_words(self) -> str:
        """What is said of saving; empty where nothing is."""
        return self._saved.text()

    def show_saved_at(self, at: datetime) -> None:
        """The article in front is safe on disk as it was at this instant."""
        self.show_saved(say("status.saved", time=to_the_second(at)))

    def show_saved(self, words: str) -> None:
        """Say something else of saving; an empty string: nothing, and it takes no place."""
        self._saved.setText(words)
        self._saved.setVisible(bool(words))

    def show_hints(self, count: str = "", keys: str = "") -> None:
        """Say how much is in a list, and which keys work in it; without either, where the newsroom is."""
        self.show_saved(count)
        self._hints.setText(keys)
        self._hints.setVisible(bool(keys))
        self._where.setVisible(not keys)

    def show_where(self, words: str) -> None:
        """Say where the article in front is."""
        self._where.setText(words)

    def where_words(self) -> str:
        """What is said of where it is."""
        return self._where.text()

    def show_came(self, words: str) -> None:
        """Say how many texts came in, until they are seen; an empty string: nothing."""
        self._came.setText(words)
        self._came.setAccessibleName(words)
        self._came.setVisible(bool(words))

    def came_words(self) -> str:
        """What is said of texts that came in."""
        return self._came.text()

    def follow(self, paper: Paper | None) -> None:
        """Show how long the article on this paper is from now on; None: there is none in front."""
        self._length.follow(paper)
