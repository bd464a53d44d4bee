"""The column of notes: a new one on what is pointed at, and all there are, also those whose words are gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from newsdesk.noting import OPEN, Note
from newsdesk.text.anchors import Anchor
from ui.look import px
from ui.parts import LinkButton, Muted, QuietButton, SectionLabel, Title, own_enter
from ui.preview.lines import PressLine, empty_column, scrolling_column, welcome
from ui.reviewing.naming import NameCompleter
from ui.reviewing.placing import place_words, shortened
from ui.words import say


class NotesPanel(QWidget):
    """people: the names that can be called by ``@``. Enter in the field writes the note."""

    written = Signal(str, bool)
    """What is noted, and whether it is about the whole article."""
    led = Signal(str)
    """The note whose place is to be shown."""
    reopened = Signal(str)

    def __init__(self, people: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes")
        self.setAccessibleName(say("notes.title"))
        self.lines: list[PressLine] = []
        self._place = Muted("", wrap=True, parent=self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(say("notes.field"))
        self.field.setPlaceholderText(say("review.answer.hint"))
        self.field.returnPressed.connect(self._write)
        own_enter(self.field)
        self._names = NameCompleter(self.field, people)
        self._whole = QCheckBox(say("review.whole"), self)
        self._whole.toggled.connect(self._show_place)
        self._words = ""
        ok = QuietButton(say("notes.write"), "note", self)
        ok.clicked.connect(self._write)
        self._area, self._column = scrolling_column(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(10), px(12))
        column.setSpacing(px(8))
        for part in (Title(say("notes.title"), parent=self), self._place, self.field, self._whole, ok, self._area):
            column.addWidget(part, 1 if part is self._area else 0)

    def begin(self, anchor: Anchor) -> None:
        """A new note about this place, the keys in its field."""
        self._words = place_words(anchor)
        self._whole.setChecked(False)
        self._show_place()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notes(self, notes: Sequence[Note], say_about: Callable[[Note], str]) -> None:
        """Show all notes, those that wait first. say_about: what a note is about where that is not words of the text."""
        empty_column(self._column)
        self.lines = []
        waiting = [note for note in notes if note.state == OPEN]
        for title, some in (("notes.open", waiting), ("notes.settled", [note for note in notes if note not in waiting])):
            if not some:
                continue
            self._column.addWidget(SectionLabel(say(title, n=len(some))))
            for note in some:
                self._add(note, say_about(note))
        if not notes:
            self._column.addWidget(welcome("note", "muted", say("notes.none.title"), say("notes.none")))
        self._column.addStretch(1)

    def _add(self, note: Note, about: str) -> None:
        place = about or f"“{shortened(note.where.anchor.quote)}”"
        words = "\n".join((f"{note.name}: {note.words}", place, *(f"{reply.name}: {reply.words}" for reply in note.replies)))
        waiting = note.state == OPEN
        line = PressLine("warn" if note.where.lost else "note" if waiting else "fine", "look" if waiting else "done", words, words)
        line.clicked.connect(partial(self.led.emit, note.id))
        self._column.addWidget(line)
        self.lines.append(line)
        if not waiting:
            again = LinkButton(say("notes.reopen"), parent=self)
            again.setAccessibleName(f"{say('notes.reopen')}: {note.words}"[:120])
            again.clicked.connect(partial(self.reopened.emit, note.id))
            self._column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_place(self, _checked: bool = False) -> None:
        self._place.setText(say("review.whole") if self._whole.isChecked() else self._words)

    def _write(self) -> None:
        if words := self.field.text().strip():
            self.written.emit(words, self._whole.isChecked())

    def clear(self) -> None:
        """The note was written."""
        self.field.clear()
