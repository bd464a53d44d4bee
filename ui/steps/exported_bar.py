"""Says in the window's bar where an export went and what the portal must do, until it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import outside
from ui.bridge import Bridge
from ui.parts import Bar
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.desk import Changed
    from newsdesk.publishing import Exported


class ExportedBar(QObject):
    """A few seconds would be too short for a path. The next step of the article settles it."""

    def __init__(self, bridge: Bridge, bar: Bar) -> None:
        super().__init__(bar)
        self._bar, self._folder, self._article = bar, "", ""
        bar.acted.connect(self._open_folder)
        bridge.changed.connect(self._changed)

    def show_exported(self, article: str, done: Exported) -> None:
        self._article, self._folder = article, str(done.folder)
        words = say(f"told.exported.{done.todo}", folder=self._folder, address=done.address)
        self._bar.show_words(words, "done", say("told.open_folder"))

    def _said(self) -> bool:
        """Whether the bar says this, and not something later."""
        return bool(self._folder) and self._folder in self._bar.words()

    def _open_folder(self) -> None:
        if self._said():
            outside.show_folder(self._folder)

    def _changed(self, changed: Changed) -> None:
        if "step" in changed.kinds and self._article in changed.articles and self._said():
            self._bar.hide()
