"""The place where one article is written: the paper, and one companion at its right (preview, checklist, or
copying).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from newsdesk import drafting, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.article.steps import APPROVED, DRAFT, EXPORTED, SUBMITTED, may
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.commands import Command
from ui.editor.paper import Paper
from ui.look import px
from ui.look.tokens import COMPANION, COMPANION_PREVIEW
from ui.preview.checklist import Checklist
from ui.preview.copy_panel import CopyPanel
from ui.preview.live import LivePreview
from ui.words import say

CHECK_QUIET_MS = 600


class Write(QWidget):
    title_changed = Signal(str, str)
    """Article, headline: what its tab says."""
    standing_changed = Signal()
    """What the top bar shows of this article may be another."""
    told = Signal(str)
    """Something worth saying for a few seconds."""

    def __init__(self, bridge: Bridge, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = article
        self._bridge = bridge
        self._title = ""
        self.paper = Paper(bridge, article, self)
        self._companion = QStackedWidget(self)
        self._companion.setObjectName("companion")
        self._companion.hide()
        self._preview: LivePreview | None = None
        self._checklist: Checklist | None = None
        self._copy: CopyPanel | None = None
        self.findings: tuple[publishing.Finding, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.paper, 1)
        row.addWidget(self._companion)
        self._quiet = QTimer(self, singleShot=True, interval=CHECK_QUIET_MS)
        self._quiet.timeout.connect(self._look)
        self.paper.edited.connect(self._quiet.start)
        bridge.changed.connect(self._changed)
        self._look()

    # ---- what the top bar asks ------------------------------------------------------------------------------

    def headline(self) -> str:
        return self._title

    def stage(self) -> str:
        return self._bridge.ask(reviewing.standing, self.article).stage

    def next_step(self) -> str:
        """What the one primary button does: submit, approve, export or copy."""
        state = self._bridge.ask(reviewing.standing, self.article)
        if state.stage == DRAFT or state.draft_changed:
            return "submit"
        person = self._bridge.ask(staffing.me)
        if state.stage == SUBMITTED:
            return "approve" if person and may("approve", state.stage, frozenset(person.roles)) else "submit"
        return "export" if state.stage in (APPROVED, EXPORTED) else "submit"

    def take_next_step(self) -> None:
        getattr(self, self.next_step())()

    # ---- steps ----------------------------------------------------------------------------------------------

    def submit(self) -> None:
        self.paper.settle()
        self._bridge.desk.journal.flush(10)
        if self._bridge.act(reviewing.submit, self.article, origin=self):
            self.told.emit(say("told.submitted"))

    def approve(self) -> None:
        state = self._bridge.ask(reviewing.standing, self.article)
        self._bridge.act(reviewing.approve, self.article, state.head, origin=self)
        if self._bridge.ask(reviewing.standing, self.article).approved == state.head:
            self.told.emit(say("told.approved"))

    def export(self) -> None:
        """The checklist first; its own button writes the folder."""
        self._look()
        self._show(self._checks())

    def write_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("export.where"), str(self._bridge.desk.home.exports.parent))
        if folder:
            self.export_to(folder)

    def export_to(self, folder: str) -> None:
        done = self._bridge.act(publishing.export, self.article, Path(folder), origin=self)
        if done:
            self.told.emit(say("told.exported", folder=str(done.folder)))

    # ---- companions -----------------------------------------------------------------------------------------

    def toggle_preview(self) -> None:
        if self._shows(self._preview):
            self.close_companion()
            return
        if self._preview is None:
            self._preview = LivePreview(self._bridge, self.paper)
            self._companion.addWidget(self._preview)
        self._show(self._preview)

    def toggle_checks(self) -> None:
        if self._shows(self._checklist):
            self.close_companion()
        else:
            self._look()
            self._show(self._checks())

    def show_copy(self) -> None:
        self.paper.settle()
        if self._copy is None:
            self._copy = CopyPanel(self)
            self._companion.addWidget(self._copy)
        self._copy.show_fields(self._bridge.ask(publishing.fields_of, self.article, self.paper.content()))
        self._show(self._copy)

    def close_companion(self) -> None:
        self._companion.hide()
        if self._preview is not None:  # a web view costs 210 MiB: it goes when it is closed
            self._companion.removeWidget(self._preview)
            self._preview.deleteLater()
            self._preview = None
        self.paper.setFocus()

    def commands(self) -> tuple[Command, ...]:
        return self.paper.commands()

    def _shows(self, companion: QWidget | None) -> bool:
        return companion is not None and self._companion.isVisible() and self._companion.currentWidget() is companion

    def _show(self, companion: QWidget) -> None:
        wide = COMPANION_PREVIEW if companion is self._preview else COMPANION
        self._companion.setFixedWidth(px(wide))
        self._companion.setCurrentWidget(companion)
        self._companion.show()

    def _checks(self) -> Checklist:
        if self._checklist is None:
            self._checklist = Checklist(self)
            self._checklist.jump.connect(self.paper.show_spot)
            self._checklist.export.connect(self.write_folder)
            self._checklist.address_given.connect(self._give_address)
            self._companion.addWidget(self._checklist)
        self._checklist.show_findings(self.findings, offer_export=self.next_step() == "export")
        return self._checklist

    def _give_address(self, target: str, address: str) -> None:
        self._bridge.act(publishing.give_address, target, address, origin=self)
        self._look()

    def _look(self) -> None:
        """After a quiet moment: the headline for the tab, the checks for the top bar."""
        content: Content = self.paper.content()
        try:
            self.findings = self._bridge.ask(publishing.check, self.article, content)
        except Refused as refused:
            self._bridge.refused.emit(refused)
        if self._checklist is not None:
            self._checklist.show_findings(self.findings, offer_export=self.next_step() == "export")
        self._title = content.headline or say("untitled")
        self.title_changed.emit(self.article, self._title)
        self.standing_changed.emit()

    def _changed(self, changed: object) -> None:
        if self.article in getattr(changed, "articles", ()):
            self.standing_changed.emit()

    def reload(self) -> None:
        """Read the draft from disk again: a restore or an import changed it."""
        self.paper.load(self._bridge.ask(drafting.draft, self.article).content)
