"""Comfort in one paper: short forms, the outline, and what the person set for the look of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.bridge import Bridge
from ui.comfort.expanding import Expander
from ui.commands import Command

if TYPE_CHECKING:
    from ui.editor.paper import Paper

GROUP = "comfort"


class ComfortWork(QObject):
    def __init__(self, bridge: Bridge, paper: Paper) -> None:
        super().__init__(paper)
        self._bridge, self._paper, self._body = bridge, paper, paper.body
        self._expander = Expander(bridge, self._body)

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("snippets", self.open_snippets, "", "edit", "text"),
        )

    def open_snippets(self) -> None:
        """Show the newsroom's short forms."""
        from ui.comfort.snippet_sheet import SnippetSheet

        sheet = SnippetSheet(self._bridge, self._paper)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
