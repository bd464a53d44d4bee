"""The place where one article is written: the paper, its companion at the right, and the steps it takes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from newsdesk import drafting, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.article.steps import APPROVED, DRAFT, EXPORTED, RETURNED, SUBMITTED, may
from newsdesk.errors import Refused
from newsdesk.text.related import read_related
from ui.bridge import Bridge
from ui.commands import Command, install
from ui.desk.approving import Approving
from ui.editor.paper import Paper
from ui.keeping.back_work import BackWork
from ui.preview.companions import Companions
from ui.preview.live import START_MS
from ui.reviewing.coming_back import ComingBack
from ui.reviewing.remarks import RemarkWork
from ui.reviewing.work import ReviewWork
from ui.session import TOP, Place
from ui.tidying.work import TidyWork
from ui.words import say
from ui.work import Worker

CHECK_QUIET_MS = 600
EXPORT_FOLDER = "export-folder"


class Write(QWidget):
    title_changed = Signal(str, str)
    """Article, headline: what its tab says."""
    standing_changed = Signal()
    """What the top bar shows of this article may be another."""
    article_opened = Signal(str)
    """Another article of the newsroom is to be opened."""
    exported = Signal(str)
    """The folder that was written and read back."""
    told = Signal(str)
    """Something worth saying for a few seconds."""

    def __init__(self, bridge: Bridge, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = article
        self._bridge = bridge
        self._title = ""
        self.paper = Paper(bridge, article, self)
        self._front = QStackedWidget(self)
        self._front.addWidget(self.paper)
        self._companions = Companions(bridge, self.paper, self._front, self)
        self._companions.export.connect(self.write_folder)
        self._companions.article_opened.connect(self.article_opened)
        self._companions.looked.connect(self._look)
        self.tidying = TidyWork(bridge, self.paper)
        self.reviewing = ReviewWork(bridge, self.paper, self._front)
        self._offer_tidying()
        self._approving = Approving(bridge, article, self)
        self._approving.shown.connect(self._companions.show_panel)
        self._approving.left.connect(self._companions.leave)
        self._approving.told.connect(self.told)
        self.remarks = RemarkWork(bridge, self.paper, self.reviewing, self)
        self._offer_reviewing()
        self._coming = ComingBack(bridge, self.paper, self.reviewing, self)
        self._back = BackWork(bridge, self.paper)
        self._back.told.connect(self.told)
        self._return: Place | None = None
        self._state: reviewing.Standing | None = None
        self._wanted = ""
        self.findings: tuple[publishing.Finding, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._front, 1)
        row.addWidget(self._companions)
        self._quiet = QTimer(self, singleShot=True, interval=CHECK_QUIET_MS)
        self._quiet.timeout.connect(self._look_meanwhile)
        self._checking = Worker(self)
        self.paper.edited.connect(self._quiet.start)
        self.paper.told.connect(self.told)
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self._look)
        self._look()

    def _offer_tidying(self) -> None:
        self.tidying.shown.connect(self._companions.show_panel)
        self.tidying.left.connect(self._companions.leave)
        self.tidying.told.connect(self.told)
        for action in install(self, self.tidying.commands()):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _offer_reviewing(self) -> None:
        self.reviewing.shown.connect(self._companions.show_panel)
        self.remarks.left.connect(self._companions.leave)
        for work in (self.reviewing, self.remarks):
            work.told.connect(self.told)
        self.remarks.shown.connect(self._companions.show_panel)
        for action in install(self, (*self.reviewing.own_commands(), *self.remarks.commands())):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ---- what the top bar asks ------------------------------------------------------------------------------

    def headline(self) -> str:
        return self._title

    def stage(self) -> str:
        return self._standing().stage

    def next_step(self) -> str:
        """What the one primary button does: submit, approve, export or copy."""
        state = self._standing()
        if state.stage == DRAFT or state.draft_changed:
            return "submit"
        person = self._bridge.ask(staffing.me)
        if state.stage == SUBMITTED:
            return "approve" if person and may("approve", state.stage, frozenset(person.roles)) else "submit"
        return "export" if state.stage in (APPROVED, EXPORTED) else "submit"

    def _standing(self) -> reviewing.Standing:
        """Where the article stands; for a draft that is known until a step is taken, and asked at every save."""
        if self._state is None or self._state.stage != DRAFT:
            came = self._state is None
            self._state = self._bridge.ask(reviewing.standing, self.article)
            if came and self._state.stage == RETURNED:
                self.remarks.tell_points()
        return self._state

    def take_next_step(self) -> None:
        getattr(self, self.next_step())()

    # ---- steps ----------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Send it to the editors; where something is still to come, that is said first."""
        self._look()
        marks = [str(f.facts["mark"]) for f in self.findings if f.check == "mark-open"]
        if marks:
            some = ", ".join(list(dict.fromkeys(marks))[:3])
            words = say("marks.submit", n=len(marks), marks=some)
            self.paper.tell(words, "look", say("marks.submit.anyway"), self.submit_anyway)
        else:
            self.submit_anyway()

    def submit_anyway(self) -> None:
        self.paper.settle()
        self._bridge.desk.journal.flush(10)
        if self._bridge.act(reviewing.submit, self.article, origin=self):
            self.told.emit(say("told.submitted"))

    def approve(self) -> None:
        self._approving.approve()

    def export(self) -> None:
        """The checklist first; where it is in sight and nothing blocks, the folder."""
        seen = self._companions.shown() == "checks"
        self._show_checks()
        if seen and not any(finding.level == "block" for finding in self.findings):
            self.write_folder()

    def write_folder(self) -> None:
        """Ask where, beginning where it went last, and write the folder there."""
        last = self._bridge.ask(staffing.setting, EXPORT_FOLDER, "")
        folder = QFileDialog.getExistingDirectory(self, say("export.where"), last or str(Path.home()))
        if folder:
            self._bridge.act(staffing.set_setting, EXPORT_FOLDER, folder, origin=self)
            self.export_to(folder)

    def export_to(self, folder: str) -> None:
        done = self._bridge.act(publishing.export, self.article, Path(folder), origin=self)
        if done:
            self.exported.emit(str(done.folder))

    # ---- companions -----------------------------------------------------------------------------------------

    def toggle_preview(self) -> None:
        self._companions.toggle_preview()

    def toggle_checks(self) -> None:
        if self._companions.shown() == "checks":
            self._companions.leave()
        else:
            self._show_checks()

    def toggle_full_preview(self) -> None:
        self._companions.toggle_full_preview()

    def toggle_copy(self) -> None:
        self._companions.toggle_copy()

    def companion(self) -> str:
        """Which companion is in sight; an empty string: none."""
        return self._companions.shown()

    def place(self) -> Place:
        """Where one is in this article, to be gone back to another day."""
        if self._return is not None:
            return self._return
        body = self.paper.body
        return Place(body.textCursor().position(), TOP if body.is_at_top() else body.verticalScrollBar().value(),
                     self._wanted or self._companions.shown())

    def go_back_to(self, place: Place) -> None:
        """Show the article as it was left: the caret at once, the rest when this screen is seen."""
        self._return = place
        self.paper.put_caret(place.caret)
        if place.companion == "preview":
            self._companions.toggle_preview(START_MS)
        elif place.companion in ("checks", "copy"):
            self._wanted = place.companion
            if self._bridge.is_open:
                self._open_companion()
            else:  # it asks the newsroom, and the window does not wait for that
                self._bridge.opened.connect(self._open_companion)

    def _open_companion(self) -> None:
        """Open the companion that was in sight when the article was left."""
        focused = QApplication.focusWidget()
        if self._wanted == "checks":
            self._show_checks()
        elif self._wanted == "copy":
            self._companions.toggle_copy()
        self._wanted = ""
        if focused is not None:
            focused.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._return is not None:
            QTimer.singleShot(0, self, self._scroll_back)
        QTimer.singleShot(0, self._coming, self._coming.look)

    def _scroll_back(self) -> None:
        # Only now the text has its width, and with it the height that a place to scroll to is measured in.
        if self._return is not None and self._return.scroll is not None:
            self.paper.body.verticalScrollBar().setValue(self._return.scroll)
        self._return = None

    def at_related(self) -> bool:
        """Whether the caret is at a related link."""
        return read_related(self.paper.body.card_at_caret()[0]) is not None

    def bring_back(self) -> None:
        """Show what the article said before."""
        self._back.open()

    def open_related(self) -> None:
        """Open what the card at the caret leads to."""
        self.paper.open_card()

    def commands(self) -> tuple[Command, ...]:
        return (*self.paper.commands(), *self.tidying.commands(), *self.reviewing.commands(), *self.remarks.commands())

    def _show_checks(self) -> None:
        self._look()
        self._companions.show_checks(self.findings, offer_export=self.next_step() == "export")

    def _look(self) -> None:
        """After a quiet moment: the headline for the tab, the checks for the top bar."""
        content: Content = self.paper.content()
        if self._bridge.is_open:
            try:
                self._looked(content, self._bridge.ask(publishing.check, self.article, content))
                return
            except Refused as refused:
                self._bridge.refused.emit(refused)
        self._tell(content)

    def _look_meanwhile(self) -> None:
        """The same while somebody writes: checking a long article would hold a key for 50 ms."""
        if self._checking.busy or not self._bridge.is_open:
            self._quiet.start()
            return
        content = self.paper.content()
        self._checking.do(self._bridge.ask, publishing.check, self.article, content,
                          done=partial(self._looked, content), failed=partial(self._not_looked, content))

    def _looked(self, content: Content, findings: tuple[publishing.Finding, ...]) -> None:
        self.findings = findings
        self._companions.refresh_checks(findings, offer_export=self.next_step() == "export")
        self._tell(content)

    def _not_looked(self, content: Content, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        self._bridge.refused.emit(wrong)
        self._tell(content)

    def _tell(self, content: Content) -> None:
        self._title = content.headline or say("untitled")
        self.title_changed.emit(self.article, self._title)
        self.standing_changed.emit()

    def _changed(self, changed: object) -> None:
        if self.article in getattr(changed, "articles", ()):
            self._state = None
            self.standing_changed.emit()

    def reload(self) -> None:
        """Read the draft from disk again: a restore or an import changed it."""
        self.paper.load(self._bridge.ask(drafting.draft, self.article).content)
