"""The newsroom's short forms as a list: added, changed and taken away; examples as long as there are none of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk import shortening
from newsdesk.errors import Refused
from newsdesk.text.snippets import EXAMPLES
from ui.bridge import Bridge
from ui.editor.flow import Flow
from ui.look import px
from ui.parts import (
    Chip,
    Elided,
    Field,
    Hairline,
    Hint,
    IconButton,
    LinkButton,
    Muted,
    QuietButton,
    Title,
    line,
    scrolling,
)
from ui.words import say, say_refused


class SnippetSheet(QDialog):
    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._before = ""
        self.setWindowTitle(say("snippets"))
        self.setAccessibleName(say("snippets"))
        self._short = Field(say("snippets.short"), line(placeholder="pmk"), parent=self)
        self._long = Field(say("snippets.long"), line(placeholder="Pemerintah Kabupaten"), parent=self)
        self._short.setMaximumWidth(px(130))
        self._short.editor.setMaxLength(20)
        self._long.editor.setMaxLength(300)
        self._add = QuietButton(say("snippets.add"), "add", self)
        self._says = Hint("", self)
        self._says.setProperty("invalid", True)
        self._says.hide()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._build()
        for field in (self._short, self._long):
            field.editor.returnPressed.connect(self._keep)
        self._add.clicked.connect(self._keep)
        self.reload()
        self.resize(px(560), px(520))
        self._short.editor.setFocus()

    def _build(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(px(10))
        form.addWidget(self._short)
        form.addWidget(self._long, 1)
        form.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(20), px(24), px(20))
        whole.setSpacing(px(14))
        whole.addWidget(Title(say("snippets"), parent=self))
        whole.addWidget(Muted(say("snippets.words"), wrap=True, parent=self))
        whole.addLayout(form)
        whole.addWidget(self._says)
        whole.addWidget(scrolling(inside, self, sideways=True), 1)

    def reload(self) -> None:
        """Read the list anew."""
        while (taken := self._rows.takeAt(0)) is not None:
            if taken.widget():
                taken.widget().hide()
                taken.widget().deleteLater()
        known = self._bridge.ask(shortening.snippets)
        for number, (short, long) in enumerate(known.items()):
            if number:
                self._rows.addWidget(Hairline(self))
            self._rows.addWidget(self._row(short, long))
        left = [pair for pair in EXAMPLES if pair[0] not in known]
        if left and known.items() <= dict(EXAMPLES).items():
            self._rows.addWidget(self._examples(left, say("snippets.more" if known else "snippets.none")))

    def _row(self, short: str, long: str) -> QWidget:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(px(4), px(6), 0, px(6))
        across.setSpacing(px(8))
        name = QLabel(short, row)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setFixedWidth(px(118))
        across.addWidget(name)
        across.addWidget(Elided(long, row), 1)
        for meaning, words, slot in (("edit", "snippets.edit", self._edit), ("delete", "snippets.remove", self._remove)):
            button = IconButton(meaning, say(words, short=short), parent=row)
            button.setProperty("snippet", [short, long])
            button.clicked.connect(slot)
            across.addWidget(button)
        return row

    def _examples(self, left: list[tuple[str, str]], words: str) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Muted(words, wrap=True, parent=holder))
        chips = Flow(px(8), px(8))
        column.addLayout(chips)
        everything = LinkButton(say("snippets.all", n=len(left)), parent=holder)
        everything.clicked.connect(self._take_all)
        column.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)
        for short, long in left:
            chip = Chip(f"{short} → {long}", "add", parent=holder)
            chip.setAccessibleName(say("snippets.example", short=short, long=long))
            chip.setProperty("snippet", [short, long])
            chip.clicked.connect(self._take_example)
            chips.addWidget(chip)
        return holder

    # ---- what is done -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # the fields and buttons have it; the sheet stays
        super().keyPressEvent(event)

    def _keep(self) -> None:
        self._put(self._short.editor.text(), self._long.editor.text(), self._before)

    def _put(self, short: str, long: str, before: str = "") -> None:
        try:
            done = self._bridge.desk.do(shortening.keep_snippet, short, long, before=before, origin=self)
        except Refused as refused:  # it is said here, where it was typed
            self._say(say_refused(refused))
            return
        self._bridge.changed.emit(done.changed)
        self._say("")
        self._show("", "")
        self.reload()
        self._short.editor.setFocus()

    def _edit(self) -> None:
        short, long = self.sender().property("snippet")
        self._show(short, long)
        self._long.editor.setFocus()

    def _remove(self) -> None:
        self._bridge.act(shortening.drop_snippet, self.sender().property("snippet")[0], origin=self)
        self._show("", "")
        self.reload()

    def _take_example(self) -> None:
        self._put(*self.sender().property("snippet"))

    def _take_all(self) -> None:
        self._bridge.act(shortening.keep_snippets, EXAMPLES, origin=self)
        self.reload()
        self._short.editor.setFocus()

    def _show(self, short: str, long: str) -> None:
        """Show a short form in the fields, to be changed; empty: a new one."""
        self._before = short
        self._short.editor.setText(short)
        self._long.editor.setText(long)
        self._add.setText(say("snippets.keep" if short else "snippets.add"))
        self._add.setAccessibleName(self._add.text())

    def _say(self, words: str) -> None:
        self._says.setText(words)
        self._says.setVisible(bool(words))
