"""The place where one article is written: the paper, its companion at the right, and the steps it takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from newsdesk import drafting, following, publishing
from newsdesk.article.content import Content
from newsdesk.article.steps import DRAFT, RETURNED
from newsdesk.errors import Refused
from newsdesk.text.related import read_related
from ui.bridge import Bridge
from ui.commands import Command, install
from ui.deciding.work import DecideWork
from ui.editor.paper import Paper
from ui.history.work import HistoryWork
from ui.joining.uncounted import UncountedWork
from ui.keeping.back_work import BackWork
from ui.parts import PrimaryButton
from ui.preview.companions import Companions
from ui.preview.live import START_MS
from ui.reviewing.coming_back import ComingBack
from ui.reviewing.remarks import RemarkWork
from ui.reviewing.work import ReviewWork
from ui.session import TOP, Place
from ui.steps.saying import Stands
from ui.steps.work import StepWork
from ui.tidying.work import TidyWork
from ui.travel.following import Following
from ui.travel.sending import SendWork
from ui.words import say
from ui.work import LONG, Worker

if TYPE_CHECKING:
    from newsdesk.desk import Changed

CHECK_QUIET_MS = 600
LASTING = ("preview", "checks", "copy", "story", "history")
"""The companions that are there for whoever looks; the others ask somebody something."""


class Write(QWidget):
    title_changed = Signal(str, str)
    """Article, headline: what its tab says."""
    standing_changed = Signal()
    """What the top bar shows of this article may be another."""
    article_opened = Signal(str)
    """Another article of the newsroom is to be opened."""
    exported = Signal(str, object)
    """This article, newsdesk.publishing.Exported: the folder that was written and read back."""
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
        self._companions.article_opened.connect(self.article_opened)
        self._companions.looked.connect(self._look)
        self._companions.turned.connect(self.standing_changed)
        self.tidying = TidyWork(bridge, self.paper)
        self.reviewing = ReviewWork(bridge, self.paper, self._front)
        self._offer_tidying()
        self.remarks = RemarkWork(bridge, self.paper, self.reviewing, self)
        self._offer_reviewing()
        self._offer_steps()
        self.deciding = DecideWork(bridge, self.paper, self._front)
        self._coming = ComingBack(bridge, self.paper, self.reviewing, self.deciding.look, self)
        self._offer_deciding()
        self.following = Following(bridge, self.paper, self.reviewing, self)
        self._back = BackWork(bridge, self.paper)
        self._uncounted = UncountedWork(bridge, self.paper)
        self._back.told.connect(self.told)
        self._return: Place | None = None
        self._was: object = None
        """The stage at which it was looked at last, and what it had to lead to."""
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
        bridge.saved.connect(self._saved)
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
        for work in (self.reviewing, self.remarks):
            work.left.connect(self._companions.leave)
            work.told.connect(self.told)
        self.remarks.shown.connect(self._companions.show_panel)
        for action in install(self, (*self.reviewing.own_commands(), *self.remarks.commands())):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _offer_deciding(self) -> None:
        self.deciding.told.connect(self.told)
        self.deciding.left.connect(self._companions.leave)
        self.deciding.turned.connect(self._turned)
        self.steps.decision_asked.connect(self.deciding.go_on)
        self._companions.jumped.connect(self._jump)

    def _jump(self, spot: str) -> None:
        """Go to a spot that the checklist names: in the text, or what was said about it."""
        {"decision": self.deciding.open, "remarks": self.reviewing.read}.get(spot, partial(self.paper.show_spot, spot))()

    def _turned(self) -> None:
        self.steps.forget()
        self.standing_changed.emit()

    def _offer_steps(self) -> None:
        self.steps = StepWork(self._bridge, self.paper, self._fresh_findings, self._show_checks, self._checks_seen, self)
        self.history = HistoryWork(self._bridge, self.paper, self.reviewing, self._front)
        self.sending = SendWork(self._bridge, self.paper, self)
        self.sending.shown.connect(self._companions.show_panel)
        self.steps.file_asked.connect(self.sending.offer)
        self._companions.export.connect(self.steps.write_folder)
        self.steps.exported.connect(self.exported)
        self.steps.opened.connect(self.article_opened)
        self.steps.return_asked.connect(self.remarks.send_back)
        for work in (self.steps, self.history):
            work.shown.connect(self._companions.show_panel)
            work.left.connect(self._companions.leave)
            work.told.connect(self.told)

    def take_keys(self) -> None:
        """The keys go into the text, or into what is read in its place."""
        self.reviewing.take_keys()

    # ---- what the top bar asks ------------------------------------------------------------------------------

    def headline(self) -> str:
        return self._title

    def stands(self) -> Stands:
        """How the article stands, in words."""
        self.stage()
        return self.steps.stands()

    def stage(self) -> str:
        """Where the article stands; what is to be known there is said over the text when it comes there."""
        now = self.steps.stage()
        if (now, self.steps.outlook().to_link) != self._was:
            self._was = now, self.steps.outlook().to_link
            if now == RETURNED and self.next_step() == "submit":  # who is to answer them, not who asked
                self.remarks.tell_points()
            self.steps.tell_purpose()
        return now

    def asks(self) -> bool:
        """Whether something is asked here that has a primary button of its own."""
        return any(button.isVisibleTo(self) for button in self.findChildren(PrimaryButton))

    def next_words(self) -> str:
        """What the primary button says; empty: there is none."""
        return self.deciding.next_words() if self.next_step() == "decide" else self.steps.next_words()

    def next_step(self) -> str:
        """The step that comes next; an empty string: nothing waits."""
        return self.steps.next_step()

    def take_next_step(self) -> None:
        self.steps.take_next()

    def submit(self) -> None:
        self.steps.submit()

    def submit_anyway(self) -> None:
        self.steps.submit_anyway()

    def approve(self) -> None:
        self.steps.approve()

    def export_to(self, folder: str) -> None:
        self.steps.export_to(folder)

    def _fresh_findings(self) -> tuple[publishing.Finding, ...]:
        self._look()
        return self.findings

    def _checks_seen(self) -> bool:
        return self._companions.shown() == "checks"

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

    def toggle_history(self) -> None:
        """Open the history beside the text, or close it."""
        if self._companions.shown() == "history":
            self._companions.leave()
        else:
            self.history.open()

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
        elif place.companion in ("checks", "copy", "history"):
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
        elif self._wanted == "history":
            self.history.open()
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
        return (*self.paper.commands(), *self.tidying.commands(), *self.reviewing.commands(), *self.remarks.commands(),
                *self.deciding.commands(), *self.steps.commands(), *self.history.commands())

    def _show_checks(self) -> None:
        self._look()
        self._companions.show_checks(self.findings, offer_export=self.next_step() == "export")

    def _look(self) -> None:
        """The headline for the tab, the checks for the top bar; of a long text what was found last, and what is new follows."""
        content: Content = self.paper.content()
        if self._bridge.is_open and self.paper.words() > LONG:
            self._look_meanwhile()
        elif self._bridge.is_open:
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

    def _changed(self, changed: Changed) -> None:
        # Who one is decides what comes next, too.
        if self.article in changed.articles or changed.kinds & {"person", "setting"}:
            self.steps.forget()
            if following.HANDS in changed.kinds:
                self._was = None  # who is here now has not been told anything
                if not self._companions.isHidden() and self._companions.shown() not in LASTING:
                    self._companions.leave()  # and was not asked anything
            self.standing_changed.emit()

    def _saved(self, article: str, _number: int, _at: object) -> None:
        if article == self.article and (not self.steps.is_known() or self.steps.stage() != DRAFT):
            # What happens next depends on whether the text changed since it was sent.
            self.steps.forget()
            self.standing_changed.emit()

    def reload(self) -> None:
        """Read the draft from disk again: a restore or an import changed it."""
        self.paper.load(self._bridge.ask(drafting.draft, self.article).content)
