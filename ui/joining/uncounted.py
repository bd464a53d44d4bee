"""Says over a text that an approval of it does not count, why, and what would make it count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsdesk import trusting
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.words import say
from ui.words.short import when

if TYPE_CHECKING:
    from newsdesk.desk import Changed


class UncountedWork(QObject):
    """One for each article that is open."""

    def __init__(self, bridge: Bridge, paper: Paper) -> None:
        super().__init__(paper)
        self._bridge, self._paper = bridge, paper
        self._said: tuple[tuple[str, str], ...] = ()
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say what is not said yet; what was said and is over goes."""
        if not self._bridge.is_open:
            return
        found = self._bridge.ask(trusting.uncounted, self._paper.article)
        now = tuple((one.event, one.why) for one in found)
        if now == self._said:
            return
        if found:
            last = found[-1]
            words = say("uncounted.bar", name=last.name or say("history.nobody"), when=when(last.at), why=say(f"uncounted.{last.why}"))
            self._paper.tell(words, "look")
        else:
            self._paper.hush()
        self._said = now

    def _changed(self, changed: Changed) -> None:
        if {"step", "roster"} & changed.kinds:
            self.look()
