"""Work that travels, as the window has it: files that are opened, roads that are gone by themselves, and where the text in front is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from newsdesk import reviewing, roads, whereabouts
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.commands import Command
from ui.parts import Bar, Toast
from ui.travel.receiving import Receiving
from ui.travel.saying import came_words, where_words
from ui.travel.travelling import Travelling
from ui.words import say

if TYPE_CHECKING:
    from ui.screens.status_bar import StatusBar

LIST = "mine"
"""Where one finds what came in: what waits for oneself."""


class Travel(QObject):
    shown = Signal(QWidget)
    """This screen is to be in front."""
    left = Signal(str)
    """The place to go to."""

    def __init__(self, bridge: Bridge, stack: QStackedWidget, bar: Bar, status: StatusBar, toast: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._bar, self._status, self._toast = bridge, bar, status, toast
        self.receiving, self.travelling = Receiving(bridge, stack), Travelling(bridge, self)
        self._article = self._place = ""
        self._count = 0
        self.receiving.shown.connect(self.shown)
        self.receiving.left.connect(self.left)
        self.receiving.came.connect(self._came)
        self.receiving.told.connect(toast.show_words)
        self.travelling.came.connect(self._came)
        self.travelling.told.connect(self._tell)
        toast.acted.connect(self._go_to_list)
        status.came_pressed.connect(self._go_to_list)
        bridge.changed.connect(self._changed)
        window.installEventFilter(self)

    def commands(self) -> tuple[Command, ...]:
        return (Command("travel.open", self.receiving.ask, "", "import", "newsroom"),
                Command("travel.exchange", self.travelling.go, "", "refresh", "newsroom", self._has_roads))

    def take_in(self, files: Sequence[Path]) -> list[Path]:
        """Open those of these files that somebody sent; returns the others."""
        return self.receiving.take(files)

    def show_where(self, article: str) -> None:
        """Say at the foot of the window where this article is; empty: none is in front."""
        self._article = article
        self._place = "" if article else self._place
        where, stage = None, ""
        if article and self._bridge.is_open:
            try:
                where = self._bridge.ask(whereabouts.whereabouts, [article]).get(article)
                stage = self._bridge.ask(reviewing.standing, article).stage
            except Refused:
                where = None  # damaged: whoever opened it says so
        self._status.show_where(where_words(where, stage) if article else "")

    def seen(self, place: str) -> None:
        """A list is in front: what came in is seen there."""
        self._place, self._count = place, 0
        self._status.show_came("")

    def _has_roads(self) -> bool:
        return self._bridge.is_open and bool(self._bridge.ask(roads.chosen))

    def _came(self, count: int) -> None:
        self._count += count
        words = came_words(self._count)
        if self._place == LIST and self._status.isActiveWindow():  # it is in sight
            self._count = 0
            self._toast.show_words(words)
        else:
            self._toast.show_words(words, say("travel.came.show"))
            self._status.show_came(words)

    def _tell(self, words: str) -> None:
        self._bar.show_words(words, "look")

    def _go_to_list(self) -> None:
        self.left.emit(LIST)

    def _changed(self, changed: Any) -> None:
        if self._article and (self._article in changed.articles or "sent" in changed.kinds):
            self.show_where(self._article)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.travelling.rest()
        return False
