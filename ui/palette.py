"""The palette (Ctrl+K): everything that can be done now, and every article of the newsroom, by a few letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from newsdesk import finding
from ui.bridge import Bridge
from ui.commands import Command, palette_rows
from ui.parts import Finder, Row
from ui.words import say

_OWN = "newsdesk:article/"
_ARTICLES = 8


class Palette(QObject):
    article_chosen = Signal(str)

    def __init__(self, bridge: Bridge, commands: Callable[[], tuple[Command, ...]], over: QWidget) -> None:
        super().__init__(over)
        self._bridge, self._commands, self._over = bridge, commands, over

    def open(self) -> None:
        finder = Finder(self.rows, say("palette.placeholder"), parent=self._over)
        finder.chosen.connect(self._chosen)
        finder.closed.connect(finder.deleteLater)
        finder.open_over(self._over)

    def rows(self, query: str) -> list[Row]:
        """What fits a few letters: commands first, then articles."""
        rows = palette_rows(self._commands(), query)
        if query.strip():
            found = self._bridge.ask(finding.find, query, limit=_ARTICLES)
            rows += [Row(f.headline, f.category, data=f) for f in found if f.target.startswith(_OWN)]
        return rows

    def _chosen(self, chosen: object) -> None:
        if isinstance(chosen, Command):
            chosen.run()
        elif isinstance(chosen, finding.Found):
            self.article_chosen.emit(chosen.target.removeprefix(_OWN))
