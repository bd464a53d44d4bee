"""The live preview beside the text: what export would write now, at the caret's paragraph.

The paragraph that a key changed is shown at once, by itself; the whole page, which other parts of it may depend on, follows
when it is quiet.

The page is made in a worker thread from values; the web engine is imported when the first page is wanted, never before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from newsdesk import publishing
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.text.body import Kind
from ui.bridge import Bridge
from ui.look import icon, px
from ui.parts import Bar, Chip, Muted
from ui.words import say, say_refused

if TYPE_CHECKING:
    from newsdesk.publishing import PageNow
    from ui.editor.paper import Paper
    from ui.preview.preview import Preview

QUIET_MS, SOON_MS = 250, 12
"""After a key until the whole page is made, and until its paragraph is shown."""
FIRST_PAINT_MS = 30
"""The panel stands on the screen before the engine is imported, which takes a moment."""
START_MS = 800
"""At the start of the program the first keys come before the engine, too."""


class LivePreview(QWidget):
    """The companion with the preview. Deleting it gives back what the web engine took."""

    shown = Signal()
    """What is on the screen is the text as it was last looked at."""

    def __init__(self, bridge: Bridge, paper: Paper, patience: int = FIRST_PAINT_MS, parent: QWidget | None = None) -> None:
        """patience: milliseconds after which the engine is imported."""
        super().__init__(parent)
        self._bridge, self._paper, self._patience = bridge, paper, patience
        self._preview: Preview | None = None
        self._width = "phone"
        # The paragraph at the caret is shown at once, not only when the caret moves.
        self._caret = paper.chunk_at_caret()
        self._wish: int | None = self._caret
        self._busy = self._again = self._over = False
        self._build()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._answers = _Answers()
        self._answers.made.connect(self._made)
        self._answers.failed.connect(self._failed)
        self._now: PageNow | None = None
        self._shape: list[Kind] = []
        self._asked: list[Kind] = []
        """What the chunks of the page on the screen are made of, and of the one that is being made."""
        self._quiet, self._soon = (QTimer(self, singleShot=True, interval=ms) for ms in (QUIET_MS, SOON_MS))
        self._quiet.timeout.connect(self.refresh)
        self._soon.timeout.connect(self._touch_up)
        paper.edited.connect(self._edited)
        paper.caret_chunk.connect(self._follow)
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self.refresh)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._pool.waitForDone)

    def refresh(self) -> None:
        """Make the page of the text as it is now; one at a time, and the last one always comes."""
        if not self.isVisible() or not self._bridge.is_open:  # at the start it comes with `opened`
            return
        if self._busy:
            self._again = True
            return
        self._busy = True
        self._asked = self._paper.body.lines.shape()
        self._pool.start(_Make(self._answers, self._bridge, self._paper.article, self._paper.content()))

    def shut(self) -> None:
        """Give back the engine now, page before profile; nothing is shown afterwards."""
        self._over = True
        if self._preview is not None:
            self._preview.shut()
            self._preview = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._caret = self._wish = self._paper.chunk_at_caret()
        if self._preview is None:
            QTimer.singleShot(self._patience, self, self._open)
        self.refresh()

    def _build(self) -> None:
        mark = QLabel(self)
        mark.setPixmap(icon("preview").pixmap(QSize(px(16), px(16))))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(mark)
        head.addWidget(Muted(say("preview.title"), parent=self))
        head.addStretch(1)
        self._widths = QButtonGroup(self)
        for number, (width, meaning) in enumerate((("phone", "phone"), ("desktop", "screen"))):
            chip = Chip(say(f"preview.{width}"), meaning, checkable=True, parent=self)
            chip.setChecked(width == self._width)
            self._widths.addButton(chip, number)
            head.addWidget(chip)
        self._widths.idClicked.connect(self._choose_width)
        waiting = Muted(say("preview.preparing"), parent=self)
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = Bar(self)
        self._place = QStackedLayout()
        self._place.addWidget(waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(16), 0)
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(self._place, 1)

    def _open(self) -> None:
        if self._preview is not None or self._over:
            return
        from ui.preview.preview import Preview

        self._preview = Preview(self)
        self._preview.set_width(self._width)
        self._preview.chunk_clicked.connect(self._paper.show_chunk)
        self._preview.shown.connect(self._page_shown)
        self._place.addWidget(self._preview)
        self.refresh()

    def _choose_width(self, number: int) -> None:
        self._width = ("phone", "desktop")[number]
        if self._preview is not None:
            self._preview.set_width(self._width)
            self._preview.reveal(self._caret)

    def _edited(self) -> None:
        self._wish = self._caret
        self._quiet.start()
        if not self._soon.isActive():
            self._soon.start()

    def _touch_up(self) -> None:
        """Show the paragraph at the caret as it is now, where the page on the screen has the same paragraphs."""
        if not self.isVisible():
            return
        now, lines, block = self._now, self._paper.body.lines, self._paper.body.textCursor().blockNumber()
        if now is None or self._preview is None or now.content.withdrawn or not lines.lines[block].strip():
            return
        if lines.shape() == self._shape:
            from newsdesk.portal.page import render_chunk

            number, chunk = lines.chunk_of(block), lines.chunk_at(block)
            first = lines.first_paragraph() == number
            self._preview.show_chunk(number, render_chunk(chunk, first, now.content, now.profile, now.context, now.pictures))

    def _changed(self, _changed: object) -> None:
        """The archive, the profile or an address may be another."""
        self._quiet.start()

    def _follow(self, chunk: int) -> None:
        self._caret = self._wish = chunk
        # While an edit is under way its page comes first: there the chunk may be another one.
        if self._preview is not None and not self._quiet.isActive() and not self._busy:
            self._wish = None
            self._preview.reveal(chunk)

    def _made(self, now: PageNow) -> None:
        self._busy = False
        self._bar.hide()
        self._now, self._shape = now, self._asked
        if self._quiet.isActive():  # a key came meanwhile, and its paragraph would go back to what it was
            self._soon.start()
        if self._preview is not None:
            files = {now.page.style_name: now.page.style, **{p.name: p.data for p in now.pictures.values()}}
            self._preview.show_page(now.page.html, files)
        self._once_more()

    def _failed(self, wrong: Exception) -> None:
        self._busy = False
        self._once_more()
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        self._bar.show_words(say_refused(wrong), "stop")

    def _once_more(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    def _page_shown(self) -> None:
        assert self._preview is not None
        self._place.setCurrentWidget(self._preview)
        if self._wish is not None:
            self._preview.reveal(self._wish)
            self._wish = None
        self.shown.emit()


class _Answers(QObject):
    """Brings what the worker made to the window's thread; outlives the widget that asked."""

    made = Signal(object)
    failed = Signal(object)


class _Make(QRunnable):
    def __init__(self, answers: _Answers, bridge: Bridge, article: str, content: Content) -> None:
        super().__init__()
        self._answers, self._bridge, self._article, self._content = answers, bridge, article, content

    def run(self) -> None:
        try:
            made = self._bridge.ask(publishing.page_of_draft, self._article, self._content)
        except Exception as wrong:  # whatever it is, it is raised again in the window's thread
            self._answers.failed.emit(wrong)
        else:
            self._answers.made.emit(made)
