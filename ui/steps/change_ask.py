"""Asks beside the text for what readers are told when a published article is corrected, updated, answered or withdrawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from newsdesk.article.content import ANSWERS, Notice, clean_line
from ui.look import px
from ui.parts import Field, LinkButton, Muted, line
from ui.steps.ask import Ask
from ui.words import say

HIGH = 96


class ChangeAsk(Ask):
    """Enter begins the change, Escape leaves; a note is one paragraph."""

    given = Signal(str, str)
    """What readers are told, and the address of an article that belongs to it (or an empty string)."""
    own_asked = Signal()
    """It is to be an article of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("change", "", parent)
        self._words = QPlainTextEdit(self)
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(px(HIGH))
        self.note = Field(say("change.note"), self._words, parent=self)
        self.link = Field(say("change.link"), line(parent=self), parent=self)
        self.fill(self.note, self.link)
        self.own, self._own_hint = LinkButton("", "write", self), Muted(say("change.own.hint"), wrap=True, parent=self)
        self.own.clicked.connect(self.own_asked)
        self.add(self.own, self._own_hint)

    def begin(self, purpose: str, said: str = "", link: str = "") -> None:
        """Ask for a new note; purpose: one of PURPOSES. said, link: what is proposed for it."""
        self._ask(purpose, said, link, say(f"change.do.{purpose}"))
        own = purpose in ANSWERS and not link
        self.own.setVisible(own)
        self._own_hint.setVisible(own)
        if own:
            self.own.setText(say(f"change.own.{purpose}"))
            self.own.setAccessibleName(self.own.text())

    def begin_again(self, notice: Notice) -> None:
        """Ask for other words of a note that is there."""
        self._ask(notice.kind, notice.text, notice.link, say("change.save"))
        self.own.hide()
        self._own_hint.hide()

    def refuse(self, words: str) -> None:
        """The newsroom does not take the address."""
        self.link.set_wrong(words)
        self.link.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self) -> None:
        said = clean_line(self._words.toPlainText())
        self.note.set_wrong("" if said else say("change.missing"))
        self.link.set_wrong("")
        if said:
            self.given.emit(said, self.link.editor.text().strip())
        else:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, purpose: str, text: str, link: str, button: str) -> None:
        self.set_title(say(f"change.title.{purpose}"))
        self.set_hint(say(f"change.hint.{purpose}"))
        self.set_button(button)
        self._words.setPlainText(text)
        self.note.set_label(say("change.note.withdraw") if purpose == "withdraw" else say("change.note"))
        self.link.editor.setText(link)
        self.link.setVisible(purpose in ANSWERS)
        for field in (self.note, self.link):
            field.set_wrong("")
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.moveCursor(self._words.textCursor().MoveOperation.End)
