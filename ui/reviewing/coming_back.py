"""A text that comes back opens on what is new in it: another revision is compared with the one read last, suggestions are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from newsdesk import staffing
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.reviewing.state import COMPARE
from ui.reviewing.work import ReviewWork
from ui.words import say


class ComingBack(QObject):
    """Looks once, when the article is first seen; what comes later is only told, for nothing jumps under one's hands."""

    def __init__(self, bridge: Bridge, paper: Paper, reviewing: ReviewWork, decide: Callable[[], bool], parent: QWidget) -> None:
        """decide: shows what waits for a decision, which comes before anything else; False where nothing does."""
        super().__init__(parent)
        self._bridge, self._paper, self._reviewing, self._decide = bridge, paper, reviewing, decide
        self._looked = self._typed = False
        self._person = ""
        paper.edited.connect(self._note_typing)
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self.look)

    def look(self) -> None:
        """Show what is new to this person, where the article was not looked at before and nobody types in it yet."""
        if self._looked or not self._bridge.is_open or not self._paper.isVisible():
            return
        person = self._bridge.ask(staffing.me)
        self._looked, self._person = True, person.id if person else ""
        self._show(self._typed)

    def _note_typing(self) -> None:
        self._typed = self._typed or self._paper.body.hasFocus()

    def _changed(self, changed: Any) -> None:
        if not self._looked:
            return
        if changed.kinds & {"setting", "person"} and (person := self._bridge.ask(staffing.me)) and person.id != self._person:
            self._looked = self._typed = False  # somebody else sits here now
            for _ in range(2):  # what the one before was reading, and before that an answer that was begun there
                if self._reviewing.reading():
                    self._reviewing.close()
            self.look()
        elif self._paper.article in changed.articles and changed.kinds & {"revision", "suggestion"}:
            self._show(telling=True)

    def _show(self, telling: bool) -> None:
        from ui.reviewing import gathering

        try:
            came = self._bridge.ask(gathering.what_came, self._paper.article)
        except Refused:
            return  # the article is gone: whoever opened it says so
        if self._decide():
            return
        if not came.mode:
            gathering.note_read(self._bridge.desk, self._paper.article, came)
        elif self._reviewing.reading():
            return  # one is reading already, and the view follows by itself
        elif telling:
            what, do = ("compare", self._reviewing.compare_read) if came.mode == COMPARE else ("read", self._reviewing.read)
            from ui.deciding.saying import names

            words = say("review.came.joined", who=names(came.joined[:2])) if came.joined and what == "compare" else (
                say(f"review.came.{what}", who=came.name))
            self._paper.tell(words, "look", say(f"review.came.{what}.show"), do)
        elif came.mode == COMPARE:
            self._reviewing.compare_read()
        else:
            self._reviewing.read()
