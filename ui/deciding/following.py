"""A paper that is open while others send: it follows the newest text where nobody has typed, else what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from newsdesk import drafting, following
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.deciding import gathering
from ui.editor.paper import Paper
from ui.words import say

FLUSH_SECONDS = 10
ABOUT = frozenset({"revision", "draft"})


class PaperFollowing(QObject):
    """Knows the revision that the text on the paper was written on, whatever has come into the newsroom meanwhile."""

    def __init__(self, bridge: Bridge, paper: Paper, show_changes: Callable[[], object], parent: QObject) -> None:
        """show_changes: shows what changed in the newest text."""
        super().__init__(parent)
        self._bridge, self._paper, self._show_changes = bridge, paper, show_changes
        self._on: str | None = None
        bridge.opened.connect(self._begin)
        bridge.changed.connect(self._changed)
        if bridge.is_open:
            self._begin()

    def _begin(self) -> None:
        if self._on is None:
            self._on = self._ground().revision

    def _ground(self) -> following.Ground:
        found: following.Ground | None = self._bridge.ask(following.ground, self._paper.article)
        return found or following.Ground("", False)

    def _changed(self, changed: Any) -> None:
        if self._paper.article in changed.articles and changed.kinds & ABOUT and self._on is not None:
            try:
                self._follow(self._on)
            except Refused as refused:
                self._bridge.refused.emit(refused)

    def _follow(self, before: str) -> None:
        if self._ground().revision == before:
            return
        self._paper.settle()
        self._bridge.desk.journal.flush(FLUSH_SECONDS)
        now, there = self._ground(), self._bridge.ask(drafting.draft, self._paper.article).content
        if now.changed and there == self._paper.content():
            from ui.deciding.saying import names

            # What was typed here went to the disk after the draft had followed: it was written on the older text.
            self._bridge.act(following.stand_on, self._paper.article, before, origin=self)
            who = names(self._bridge.ask(gathering.sender, self._paper.article)[:2])
            self._paper.tell(say("decide.stays", who=who or say("review.nobody")), "look", say("review.came.compare.show"),
                             self._show_changes)
            return
        self._on = now.revision
        if there != self._paper.content():
            self.take_draft()

    def take_draft(self) -> None:
        """The draft on the disk is another one: the paper shows it, as one step that can be undone."""
        self._on = self._ground().revision
        self._paper.put_content(self._bridge.ask(drafting.draft, self._paper.article).content)
        self._paper.settle()
