"""The one column at the right of the text: preview, checklist, copying, or the story of a related link; one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from newsdesk import finding, publishing
from newsdesk.errors import Refused
from newsdesk.text.related import Related
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.look import px
from ui.look.tokens import COMPANION, COMPANION_LEAST, COMPANION_PREVIEW, PAPER_LEAST
from ui.preview.live import FIRST_PAINT_MS
from ui.words import say_refused

if TYPE_CHECKING:
    from newsdesk.portal.checks import Finding
    from ui.preview.checklist import Checklist
    from ui.preview.copy_panel import CopyPanel
    from ui.preview.live import LivePreview
    from ui.preview.related_story import RelatedStory


class Companions(QStackedWidget):
    """Each is made when it is first wanted. Escape closes the one in sight and leads back to the text."""

    export = Signal()
    """The checklist's own button."""
    article_opened = Signal(str)
    """A related link leads to this article of the newsroom."""
    looked = Signal()
    """Something was changed here that the checks depend on."""
    jumped = Signal(str)
    """One goes to a spot that the checklist names."""
    turned = Signal()
    """Another column is in sight, or none."""

    def __init__(self, bridge: Bridge, paper: Paper, front: QStackedWidget, parent: QWidget | None = None) -> None:
        """front: holds the paper, or what stands in its place."""
        super().__init__(parent)
        self._bridge, self._paper, self._front = bridge, paper, front
        self._preview: LivePreview | None = None
        self._full = False
        """The preview is as wide as paper and companion together."""
        self._checklist: Checklist | None = None
        self._copy: CopyPanel | None = None
        self._story: RelatedStory | None = None
        self._related: Related | None = None
        self.setObjectName("companion")
        self.hide()
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paper.card_opened.connect(self.open_related)
        paper.head.answered.opened.connect(self.open_related)
        if parent is not None:
            parent.installEventFilter(self)

    def shown(self) -> str:
        """Which one is in sight: ``preview``, ``checks``, ``copy``, ``story``, the name of another's column, or an empty string."""
        names = {"preview": self._preview, "checks": self._checklist, "copy": self._copy, "story": self._story}
        here = None if self.isHidden() else self.currentWidget()
        return next((name for name, widget in names.items() if widget is not None and widget is here),
                    here.objectName() if here is not None else "")

    def toggle_preview(self, patience: int = FIRST_PAINT_MS) -> None:
        if self.shown() == "preview":
            self.leave()
            return
        if self._preview is None:
            from ui.preview.live import LivePreview

            self._preview = LivePreview(self._bridge, self._paper, patience)
            self.addWidget(self._preview)
        self._show(self._preview)

    def toggle_full_preview(self) -> None:
        """The preview in the place of the paper; the same again: beside it."""
        full = not (self._full and self.shown() == "preview")
        if self.shown() != "preview":
            self.toggle_preview()
        self._full = full
        self._fit()
        (self if full else self._front.currentWidget()).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_checks(self, findings: tuple[Finding, ...], offer_export: bool) -> None:
        if self._checklist is None:
            from ui.preview.checklist import Checklist

            self._checklist = Checklist(self)
            self._checklist.jump.connect(self.jumped)
            self._checklist.export.connect(self.export)
            self._checklist.address_given.connect(self._give_address)
            self.addWidget(self._checklist)
        self._checklist.show_findings(findings, offer_export)
        self._show(self._checklist)
        self._checklist.focus_first()

    def refresh_checks(self, findings: tuple[Finding, ...], offer_export: bool) -> None:
        """What the checks find is another; shown where the checklist was made."""
        if self._checklist is not None:
            self._checklist.show_findings(findings, offer_export)

    def toggle_copy(self) -> None:
        if self.shown() == "copy":
            self.leave()
            return
        self._paper.settle()
        if self._copy is None:
            from ui.preview.copy_panel import CopyPanel

            self._copy = CopyPanel(self)
            self.addWidget(self._copy)
        self._copy.show_fields(self._bridge.ask(publishing.fields_of, self._paper.article, self._paper.content()))
        self._show(self._copy)
        self._copy.focus_next()

    def open_related(self, related: Related) -> None:
        """Open what a related link leads to: an article of this newsroom in its tab, anything else here."""
        found = self._bridge.ask(finding.describe, related.target, related.title)
        if related.article and found is not None:
            self.article_opened.emit(related.article)
            return
        if self._story is None:
            from ui.preview.related_story import RelatedStory

            self._story = RelatedStory(self)
            self._story.closed.connect(self.leave)
            self._story.address_given.connect(self._give_address)
            self.addWidget(self._story)
        self._related = related
        self._story.show_story(related, found)
        self._show(self._story)
        self._story.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self, panel: QWidget) -> None:
        """Show a column that another part of the page made."""
        if self.indexOf(panel) < 0:
            self.addWidget(panel)
        self._show(panel)

    def leave(self) -> None:
        """Close the column and go back to the text."""
        self.hide()
        self._front.show()
        self._drop_preview()
        self._front.currentWidget().setFocus()
        self.turned.emit()

    def _drop_preview(self) -> None:
        """A web view costs 210 MiB: it goes when it is out of sight."""
        self._full = False
        if self._preview is not None:
            self._preview.shut()  # taken out of the stack it would go at once, and its parts in no order
            self.removeWidget(self._preview)
            self._preview.deleteLater()
            self._preview = None

    def _show(self, companion: QWidget) -> None:
        if companion is not self._preview:
            self._drop_preview()
        self.setCurrentWidget(companion)
        self.show()
        self._fit()
        if self._front.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._fit()
        return False

    def _fit(self) -> None:
        """As wide as it likes to be where the paper keeps enough; in a narrow window narrower, or in the paper's place."""
        whole = self.parentWidget()
        if whole is None or not self.shown():
            return
        likes = px(COMPANION_PREVIEW if self.shown() == "preview" else COMPANION)
        covers = whole.width() < px(PAPER_LEAST) + px(COMPANION_LEAST) or (self._full and self.shown() == "preview")
        self.setFixedWidth(whole.width() if covers else min(likes, max(px(COMPANION_LEAST), whole.width() - px(PAPER_LEAST))))
        self._front.setVisible(not covers)

    def _give_address(self, target: str, title: str, address: str) -> None:
        """Take an address for a related link; a refusal is said at the field where it was written."""
        try:
            self._bridge.attempt(publishing.give_address, target, address, title, origin=self)
        except Refused as refused:
            if self._checklist is not None and self.shown() == "checks":
                self._checklist.refuse(target, title, say_refused(refused))
            elif self._story is not None:
                self._story.refuse(say_refused(refused))
            return
        if self._related is not None and self.shown() == "story":
            self.open_related(self._related)
        self.looked.emit()
        if self._checklist is not None and self.shown() == "checks":
            # The field that had the keys is gone; the lines that came instead are shown only after this.
            QTimer.singleShot(0, self._checklist, self._checklist.focus_first)
