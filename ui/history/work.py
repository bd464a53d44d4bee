"""The history of the article on its screen: told beside the text, read in its place, restored as an edit, saved as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from newsdesk import history, restoring, reviewing, staffing
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.commands import Command
from ui.editor.paper import Paper
from ui.reviewing.state import NOW
from ui.reviewing.work import ReviewWork
from ui.words import say

if TYPE_CHECKING:
    from ui.history.panel import HistoryPanel
    from ui.history.revision_view import RevisionView
    from ui.history.telling import Told


class HistoryWork(QObject):
    """front: holds the paper, and a revision that is being read."""

    shown = Signal(QWidget)
    """A column beside the text is to be in sight."""
    left = Signal()
    told = Signal(str)

    def __init__(self, bridge: Bridge, paper: Paper, reviewing: ReviewWork, front: QStackedWidget) -> None:
        super().__init__(front)
        self._bridge, self._paper, self._reviewing, self._front = bridge, paper, reviewing, front
        self.panel: HistoryPanel | None = None
        self.view: RevisionView | None = None
        bridge.changed.connect(self._changed)

    def commands(self) -> tuple[Command, ...]:
        return (Command("history.csv", self.save_csv, "", "export", "article"),
                Command("history.json", self.save_json, "", "export", "article"))

    def open(self) -> None:
        """Show what happened beside the text."""
        if self.panel is None:
            from ui.history.panel import HistoryPanel

            self.panel = HistoryPanel()
            for signal, slot in ((self.panel.read, self._read), (self.panel.compared, self._compare),
                                 (self.panel.restored, self._restore), (self.panel.audit_asked, self._save)):
                signal.connect(slot)
        self._show()
        self.shown.emit(self.panel)
        self.panel.begin()

    def reading(self) -> bool:
        """Whether a revision is in the paper's place."""
        return self.view is not None and self._front.currentWidget() is self.view

    def close(self) -> None:
        """Go on writing."""
        self._front.setCurrentWidget(self._paper)
        self._paper.setFocus()

    def _show(self) -> None:
        from ui.history.telling import told

        assert self.panel is not None
        try:
            events = self._bridge.ask(history.history, self._paper.article)
            revisions = self._bridge.ask(history.revisions, self._paper.article)
        except Refused as refused:
            self._bridge.refused.emit(refused)
            return
        self.panel.show_history(told(events, revisions))

    # ---- a revision ---------------------------------------------------------------------------------------------------

    def _read(self, entry: Told) -> None:
        try:
            content = self._bridge.ask(reviewing.revision_content, entry.revision)
        except Refused as refused:
            self._bridge.refused.emit(refused)
            return
        if self.view is None:
            from ui.history.revision_view import RevisionView

            self.view = RevisionView(self._bridge.ask(staffing.profile).profile.label)
            self.view.closed.connect(self.close)
            self._front.addWidget(self.view)
        from ui.words.short import when

        made = next(one for one in self._bridge.ask(history.revisions, self._paper.article) if one.hash == entry.revision)
        self.view.show_revision(say("history.view", n=made.number, name=made.name, when=when(made.at)), content)
        self._front.setCurrentWidget(self.view)

    def _compare(self, entry: Told) -> None:
        self._reviewing.compare(entry.revision, NOW)

    def _restore(self, entry: Told) -> None:
        """An edit like any other, as one step: what was there is kept as a snapshot, and Ctrl+Z brings it back."""
        try:
            content = self._bridge.ask(reviewing.revision_content, entry.revision)
        except Refused as refused:
            self._bridge.refused.emit(refused)
            return
        self._paper.settle()
        self._bridge.flush()
        self._bridge.act(restoring.keep_now, self._paper.article, origin=self._paper)
        self._paper.put_content(content)
        self.close()
        self.told.emit(say("history.restored", n=entry.number))

    # ---- the audit ----------------------------------------------------------------------------------------------------

    def save_csv(self) -> None:
        """Ask where, and save the history as a table."""
        self._save("csv")

    def save_json(self) -> None:
        """Ask where, and save the history as JSON."""
        self._save("json")

    def _save(self, form: str) -> None:
        from newsdesk.portal.page import slug

        name = f"{slug(self._paper.content())}-{say('history.title').lower()}.{form}"
        asked, _ = QFileDialog.getSaveFileName(self._paper, say("history.audit.where"), str(Path.home() / name),
                                               say(f"history.audit.{form}"))
        if asked:
            self.save_to(Path(asked if asked.lower().endswith(f".{form}") else f"{asked}.{form}"))

    def save_to(self, file: Path) -> None:
        """Save the history into a file; its ending says as what."""
        from newsdesk import reporting

        try:
            self._bridge.ask(reporting.save_audit, self._paper.article, file)
        except Refused as refused:
            self._bridge.refused.emit(refused)
        else:
            self.told.emit(say("history.audit.told", file=str(file)))

    def _changed(self, changed: Any) -> None:
        if self.panel is not None and self.panel.isVisible() and self._paper.article in changed.articles:
            self._show()
