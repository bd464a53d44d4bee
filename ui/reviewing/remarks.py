"""Noting and sending back from the paper: each tied to the words, paragraph or picture that one points at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from newsdesk import noting, returning, staffing, stepping
from newsdesk.errors import Refused
from newsdesk.text.body import Kind, kind_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.desk import sending_back
from ui.editor import marks
from ui.editor.paper import Paper
from ui.look import px
from ui.reviewing.marking import NoteMarks
from ui.reviewing.work import ReviewWork
from ui.steps.doing import Doing
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.returning import PointWanted
    from newsdesk.text.anchors import Anchor
    from ui.desk.return_form import ReturnForm
    from ui.reviewing.notes_panel import NotesPanel


WHOLE = "length"
"""A reason that is about the article as a whole, unless words are selected."""


class RemarkWork(QObject):
    shown = Signal(QWidget)
    """A column beside the text is to be in sight."""
    left = Signal()
    told = Signal(str)

    def __init__(self, bridge: Bridge, paper: Paper, reviewing: ReviewWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._paper, self._reviewing = bridge, paper, reviewing
        self.notes: NotesPanel | None = None
        self.form: ReturnForm | None = None
        self._column: QWidget | None = None
        self._pointed: tuple[Anchor, Any] | None = None
        self._commands = (
            Command("review.note", self.note, "Ctrl+Alt+M", "note", "review"),
            Command("review.return", self.send_back, "Ctrl+Alt+R", "returned", "review", self._may_return),
        )
        bridge.changed.connect(self._changed)
        self._at: QWidget | None = None
        """What of the paper has the keys, or had them last."""
        QApplication.instance().focusChanged.connect(self._focus_moved)
        self._doing = Doing(bridge, self)
        self._doing.told.connect(self.told)
        self._marks = NoteMarks(bridge, paper)
        self._marks.led.connect(reviewing.read_at)
        reviewing.said_here = self._said_here

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._paper.isAncestorOf(now):
            self._at = now

    def _said_here(self) -> str:
        """The card of what was said about the field or picture that one is at; empty: nothing was."""
        line = self._paper.body.card_at_caret()[0]
        key = marks.picture_key(line) if kind_of(line) is Kind.PICTURE else ""
        return self._marks.at(self._paper.head.name_of(self._at) or f"picture:{key}")

    def commands(self) -> tuple[Command, ...]:
        return self._commands

    # ---- notes --------------------------------------------------------------------------------------------------------

    def note(self) -> None:
        """A new note on what one points at, beside all there are."""
        from ui.reviewing.pointing import pointed_at

        reading = self._reviewing.reading()
        self._pointed = self._reviewing.view().pointed_at() if reading else pointed_at(self._paper, self._at)
        if self.notes is None:
            from ui.reviewing.notes_panel import NotesPanel

            self.notes = NotesPanel(self._names)
            self.notes.written.connect(self._write_note)
            self.notes.led.connect(self._lead)
            self.notes.reopened.connect(self._reopen)
        self._show_notes()
        self.shown.emit(self.notes)
        self.notes.begin(self._pointed[0])

    def _write_note(self, words: str, whole: bool) -> None:
        from newsdesk.text.anchors import Anchor

        if self._pointed is None or self.notes is None:
            return
        anchor, content = self._pointed
        if self._bridge.act(noting.add_note, self._paper.article, content, Anchor() if whole else anchor, words, origin=self):
            self.notes.clear()
            self.told.emit(say("notes.told"))
            self._reviewing.take_keys()

    def _lead(self, note: str) -> None:
        self._reviewing.read_at(f"note {note}")

    def _reopen(self, note: str) -> None:
        self._bridge.act(noting.reopen_note, self._paper.article, note, origin=self)

    def _show_notes(self) -> None:
        if self.notes is not None:
            from ui.reviewing.saying import about

            found = self._bridge.ask(noting.notes, self._paper.article, self._paper.content())
            self.notes.show_notes(found, _About(about))

    def _names(self) -> Sequence[str]:
        return [person.name for person in self._bridge.ask(staffing.people)]

    def _changed(self, changed: Any) -> None:
        if self._paper.article in changed.articles and "note" in changed.kinds:
            self._show_notes()

    # ---- sending back -------------------------------------------------------------------------------------------------

    def _may_return(self) -> bool:
        if not self._bridge.is_open:
            return False
        try:
            steps = self._bridge.ask(stepping.possible, self._paper.article, ("return",))
        except Refused:
            return False
        return any(one.refused is None for one in steps)

    def send_back(self) -> None:
        """The form of reasons beside the text; each reason belongs to what one points at when it is chosen."""
        if self.form is None:
            from ui.desk.return_form import ReturnForm

            self._column = QWidget()
            self._column.setObjectName("return")
            self.form = ReturnForm(self._column, self._anchor)
            self.form.sent.connect(self._send)
            self.form.cancelled.connect(self.left)
            column = QVBoxLayout(self._column)
            column.setContentsMargins(px(16), px(12), px(16), px(12))
            column.addWidget(self.form)
            column.addStretch(1)
        assert self._column is not None
        self.shown.emit(self._column)
        self.form.begin()

    def _anchor(self, reason: str) -> tuple[str, str]:
        """Where a reason belongs, as events keep it, and what is there in words."""
        from newsdesk.text.anchors import Anchor
        from ui.reviewing.placing import place_words
        from ui.reviewing.pointing import pointed_at

        anchor, _ = pointed_at(self._paper, self._at)
        if reason == WHOLE and not self._paper.body.textCursor().hasSelection():
            anchor = Anchor()
        return anchor.written(), place_words(anchor)

    def _send(self, points: Sequence[PointWanted]) -> None:
        """What the editor changed meanwhile goes along as suggestions, in the same act."""
        sending_back.send_back(self._doing, self._paper.words(), self._paper.article, points, self._sent, self._bridge.refused.emit, self)

    def _sent(self, told: str) -> None:
        self.left.emit()
        self.told.emit(told)

    def tell_points(self) -> None:
        """Say over the text how many things the editor asked for, where any wait for an answer."""
        try:
            waiting = sum(point.state == "open" for point in self._bridge.ask(returning.points, self._paper.article))
        except Refused:
            return
        if waiting:
            self._paper.tell(say("review.asked", n=waiting), "look", say("review.asked.show"), self._reviewing.read)


class _About:
    """What a note is about."""

    def __init__(self, about: Callable[[Any], str]) -> None:
        self._about = about

    def __call__(self, note: Any) -> str:
        return self._about(note.where)
