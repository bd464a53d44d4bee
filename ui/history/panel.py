"""The column of an article's history: its time line, what can be done with a revision of it, and the audit as a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.history.telling import Told
from ui.history.time_line import TimeLine
from ui.look import px
from ui.parts import Hairline, LinkButton, Muted, QuietButton, Title
from ui.words import say


class HistoryPanel(QWidget):
    read = Signal(object)
    compared = Signal(object)
    restored = Signal(object)
    """A Told whose revision is to be read, compared with the text as it is now, restored."""
    audit_asked = Signal(str)
    """``csv`` or ``json``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAccessibleName(say("history.title"))
        self.line = TimeLine(self)
        self._read = QuietButton(say("history.read"), parent=self)
        self._compare = QuietButton(say("history.compare"), parent=self)
        self._restore = QuietButton(say("history.restore"), parent=self)
        self._csv, self._json = LinkButton("CSV", parent=self), LinkButton("JSON", parent=self)
        for button, words in ((self._csv, "CSV"), (self._json, "JSON")):
            button.setAccessibleName(f"{say('history.audit')} {words}")
        for signal, slot in ((self.line.read, self.ask_read), (self._read.clicked, self.ask_read),
                             (self._compare.clicked, self.ask_compare), (self._restore.clicked, self.ask_restore),
                             (self._csv.clicked, self._ask_csv), (self._json.clicked, self._ask_json),
                             (self.line.moved, self._offer), (self.line.pressed_key, self._key)):
            signal.connect(slot)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.addWidget(Title(say("history.title"), parent=self))
        head.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        for part in (self._read, self._compare, self._restore):
            row.addWidget(part)
        row.addStretch(1)
        audit = QHBoxLayout()
        audit.setSpacing(px(2))
        for part in (Muted(say("history.audit"), parent=self), self._csv, self._json):
            audit.addWidget(part)
        audit.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(16), px(6), px(16), 0)
        foot.setSpacing(px(6))
        foot.addLayout(row)
        foot.addWidget(Muted(say("history.keys"), wrap=True, parent=self))
        foot.addLayout(audit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, px(10))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.line, 1)
        column.addWidget(Hairline(self))
        column.addLayout(foot)

    def show_history(self, entries: Sequence[Told]) -> None:
        """Show what happened, the newest first."""
        self.line.show_entries(entries)
        self._offer()

    def begin(self) -> None:
        """Give the keys to the time line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_read(self) -> None:
        self._tell(self.read)

    def ask_compare(self) -> None:
        self._tell(self.compared)

    def ask_restore(self) -> None:
        self._tell(self.restored)

    def _tell(self, signal: Signal) -> None:
        entry = self.line.current()
        if entry is not None and entry.revision:
            signal.emit(entry)  # type: ignore[attr-defined]

    def _ask_csv(self) -> None:
        self.audit_asked.emit("csv")

    def _ask_json(self) -> None:
        self.audit_asked.emit("json")

    def _key(self, letter: str) -> None:
        if letter == say("history.key.compare"):
            self.ask_compare()
        elif letter == say("history.key.restore"):
            self.ask_restore()

    def _offer(self) -> None:
        entry = self.line.current()
        for button in (self._read, self._compare, self._restore):
            button.setEnabled(entry is not None and bool(entry.revision))
