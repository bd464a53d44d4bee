"""Comfort in one paper: short forms, the outline, focus, and what the person set for the look of the page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor

from newsdesk import staffing
from ui.bridge import Bridge
from ui.comfort.expanding import Expander
from ui.comfort.settings import Comfort, comfort_of, keep_comfort
from ui.comfort.typewriter import Typewriter
from ui.commands import Command
from ui.editor.paper_style import paper_sheet
from ui.look import px
from ui.parts import Finder, Row
from ui.words import say

if TYPE_CHECKING:
    from ui.comfort.focus import FocusMode
    from ui.editor.paper import Paper

GROUP = "comfort"
KEEP_MS = 500
"""After the last change of the look until it is kept: a turn of the wheel is many."""


class ComfortWork(QObject):
    theme_chosen = Signal(str)
    """Light, dark or as the system: it is kept already, and the window is to be made anew."""

    def __init__(self, bridge: Bridge, paper: Paper, comfort: Comfort) -> None:
        """comfort: what the paper was made with."""
        super().__init__(paper)
        self._bridge, self._paper, self._body = bridge, paper, paper.body
        self.comfort = comfort
        self._expander = Expander(bridge, self._body)
        self._typewriter = Typewriter(self._body)
        self._typewriter.set_on(comfort.typewriter)
        self._focus: FocusMode | None = None
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep.timeout.connect(self._keep_now)
        self._body.zoom_asked.connect(self.zoom)
        also = QShortcut(QKeySequence("Ctrl+="), paper, partial(self.zoom, 1))
        also.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        bridge.changed.connect(self._changed)

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("comfort", self.open_panel, "", "words", GROUP),
            Command("comfort.focus", self.toggle_focus, "F11", "focus", GROUP),
            Command("comfort.sentence", self.change_lit, "", "focus", GROUP),
            Command("comfort.typewriter", self.toggle_typewriter, "", "keyboard", GROUP),
            Command("comfort.larger", partial(self.zoom, 1), "Ctrl++", "add", GROUP),
            Command("comfort.smaller", partial(self.zoom, -1), "Ctrl+-", "minus", GROUP),
            Command("comfort.usual", partial(self.zoom, 0), "Ctrl+0", "refresh", GROUP),
            Command("comfort.letters", self.change_letters, "", "words", GROUP),
            Command("comfort.outline", self.open_outline, "Ctrl+Shift+O", "list", GROUP),
            Command("comfort.next_heading", partial(self.go_to_heading, True), "Alt+PgDown", "down", GROUP),
            Command("comfort.previous_heading", partial(self.go_to_heading, False), "Alt+PgUp", "up", GROUP),
            Command("comfort.target", self.ask_target, "", "edit", GROUP),
            Command("snippets", self.open_snippets, "", "edit", "text"),
        )

    # ---- the look of the page ---------------------------------------------------------------------------------------

    def set(self, comfort: Comfort) -> None:
        """Show the page so from now on, and keep it for the next time."""
        if comfort != self.comfort:
            self._apply(comfort)
            self._keep.start()

    def zoom(self, by: int) -> None:
        """The next larger (1) or smaller (-1) letters; 0: the usual size."""
        self.set(self.comfort.zoomed(by))

    def change_letters(self) -> None:
        self.set(replace(self.comfort, letters="sans" if self.comfort.letters == "serif" else "serif"))

    def toggle_typewriter(self) -> None:
        self.set(replace(self.comfort, typewriter=not self.comfort.typewriter))

    def change_lit(self) -> None:
        """Dim all but the sentence, or all but the paragraph, in focus mode."""
        self.set(replace(self.comfort, dim=True, lit="paragraph" if self.comfort.lit == "sentence" else "sentence"))

    def open_panel(self) -> None:
        """Show what can be set, over the paper's upper right corner."""
        from ui.comfort.panel import ComfortPanel

        panel = ComfortPanel(self.comfort, self._bridge.ask(staffing.setting, "theme", "system"), self._paper)
        panel.chosen.connect(self.set)
        panel.theme_chosen.connect(self._choose_theme)
        panel.open_at(self._paper.mapToGlobal(QPoint(self._paper.width() - px(24), px(48))))

    def _choose_theme(self, theme: str) -> None:
        if self._keep.isActive():  # the window is made anew by this: what was just set goes along
            self._keep.stop()
            self._keep_now()
        self._bridge.act(staffing.set_setting, "theme", theme, origin=self)
        self.theme_chosen.emit(theme)

    def _apply(self, comfort: Comfort) -> None:
        before, self.comfort = self.comfort, comfort
        if (before.zoom, before.letters, before.width) != (comfort.zoom, comfort.letters, comfort.width):
            block, y = self._reading_place()
            with self._body.laid_out_once():
                self._paper.setStyleSheet(paper_sheet(comfort))
                self._body.dress(comfort.font, comfort.column)
                self._body.fit_head()
            self._read_on(block, y)
        self._typewriter.set_on(comfort.typewriter)
        if self._focus is not None:
            self._focus.set_dim(comfort.dim, comfort.lit)

    def _reading_place(self) -> tuple[int, float]:
        """The first paragraph in sight, and where its top is in the viewport; -1 where the head of the paper is."""
        bar = self._body.verticalScrollBar()
        if bar.value() < 0:
            return -1, 0
        block = self._body.cursorForPosition(QPoint(px(40), px(4))).block()
        top = self._body.document().documentLayout().blockBoundingRect(block).top()
        return block.blockNumber(), top - bar.value()

    def _read_on(self, block: int, y: float) -> None:
        if block < 0:
            return
        found = self._body.document().findBlockByNumber(block)
        top = self._body.document().documentLayout().blockBoundingRect(found).top()
        self._body.verticalScrollBar().setValue(round(top - y))

    def _keep_now(self) -> None:
        keep_comfort(self._bridge, self.comfort, self)

    def _changed(self, changed: object) -> None:
        """Another paper was given another look: this one has it, too."""
        if "setting" in getattr(changed, "kinds", ()) and getattr(changed, "origin", None) is not self:
            comfort = comfort_of(self._bridge)
            if comfort != self.comfort and not self._keep.isActive():
                self._apply(comfort)

    # ---- focus ------------------------------------------------------------------------------------------------------

    def toggle_focus(self) -> None:
        """Leave only the paper of the window, or bring everything back."""
        if self._focus is None:
            from ui.comfort.focus import FocusMode

            self._focus = FocusMode(self._body)
            self._focus.set_dim(self.comfort.dim, self.comfort.lit)
        self._focus.toggle()
        if self._focus.is_on():
            self._paper.told.emit(say("comfort.focus.hint"))

    # ---- subheadings ------------------------------------------------------------------------------------------------

    def open_outline(self) -> None:
        """Show the subheadings; choosing one leads there."""
        finder = Finder(self._outline_rows, say("outline.hint"), nothing=say("outline.nothing"), parent=self._paper)
        finder.chosen.connect(self._show_heading)
        finder.closed.connect(finder.deleteLater)
        finder.open_over(self._paper.window())

    def go_to_heading(self, forward: bool) -> None:
        """Go to the next subheading, or to the one before; the text's beginning is before the first."""
        from newsdesk.text.outline import neighbour

        lines, here = self._body.lines.lines, self._body.textCursor().blockNumber()
        there = neighbour(lines, here, forward)
        if there is not None or not forward:
            self._show_heading(there or 0)

    def _outline_rows(self, query: str) -> list[Row]:
        from newsdesk.text.outline import outline

        words = query.lower().split()
        return [Row(part.title or say("outline.start"), right=say("outline.words", n=part.words), data=part.line,
                    meaning="subheading" if part.title else "up")
                for part in outline(self._body.lines.lines) if all(word in part.title.lower() for word in words)]

    def _show_heading(self, line: object) -> None:
        self._body.show_block(int(line))  # type: ignore[call-overload]
        self._body.moveCursor(QTextCursor.MoveOperation.EndOfBlock)

    # ---- short forms and length -------------------------------------------------------------------------------------

    def open_snippets(self) -> None:
        """Show the newsroom's short forms."""
        from ui.comfort.snippet_sheet import SnippetSheet

        sheet = SnippetSheet(self._bridge, self._paper)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def ask_target(self) -> None:
        """Ask in the status bar for the length to aim at."""
        from ui.comfort.counts import CountLine

        if line := self._paper.window().findChild(CountLine):
            line.ask_target()
