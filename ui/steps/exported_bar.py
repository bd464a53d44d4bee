"""Says in the window's bar where an export went and what the portal must do, until it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import outside
from ui.parts import Bar
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.publishing import Exported


class ExportedBar(QObject):
    """A few seconds would be too short for a path."""

    def __init__(self, bar: Bar) -> None:
        super().__init__(bar)
        self._bar, self._folder = bar, ""
        bar.acted.connect(self._open_folder)

    def show_exported(self, done: Exported) -> None:
        self._folder = str(done.folder)
        words = say(f"told.exported.{done.todo}", folder=self._folder, address=done.address)
        self._bar.show_words(words, "done", say("told.open_folder"))

    def _open_folder(self) -> None:
        if self._folder and self._folder in self._bar.words():  # the bar's button says this, not something later
            outside.show_folder(self._folder)
