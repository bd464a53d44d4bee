"""The portal's form field by field: each in the portal's own form, one key to copy it and go on to the next."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import colour, px
from ui.parts import Badge, Chip, Muted, QuietButton, SectionLabel, Title
from ui.preview.lines import empty_column, scrolling_column, welcome
from ui.words import WORDS, say

if TYPE_CHECKING:
    from newsdesk.portal.fields import PortalField

NEXT_KEYS = "Ctrl+Shift+C"
_SEEN = 220
"""Characters of a value that are shown; all of it is copied."""


class CopyPanel(QWidget):
    copied = Signal(str)
    """The id of a field that was put on the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[_Card] = []
        self._fields: tuple[PortalField, ...] = ()
        self._at = 0
        self._next = QuietButton(say("copy.next"), "copy", self)
        self._next.setToolTip(QKeySequence(NEXT_KEYS).toString(QKeySequence.SequenceFormat.NativeText))
        self._next.clicked.connect(self.copy_next)
        QShortcut(QKeySequence(NEXT_KEYS), self, self.copy_next, context=Qt.ShortcutContext.WindowShortcut)
        self._progress = Muted("", wrap=True, parent=self)
        self._area, self._column = scrolling_column(self)
        self._column.setSpacing(px(6))
        head = QHBoxLayout()
        head.addWidget(Title(say("copy.title"), parent=self), 1)
        head.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(10), 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self._progress)
        column.addWidget(self._area, 1)
        self.show_fields(())

    def show_fields(self, fields: tuple[PortalField, ...]) -> None:
        """Show the fields of the form in its order; the marks of what was copied stay while a value is the same."""
        if fields == self._fields and self._cards:
            return
        done = {card.field for card in self._cards if card.done}
        self._fields = fields
        empty_column(self._column)
        self._cards = []
        for number, field in enumerate(fields):
            card = _Card(field, number, field in done)
            card.asked.connect(self._copy)
            self._cards.append(card)
            self._column.addWidget(card)
        if fields:
            self._column.addStretch(1)
        else:
            self._column.addWidget(welcome("copy", "faint", say("copy.empty"), say("copy.empty-words")))
        self._go_to(next((n for n, card in enumerate(self._cards) if not card.done), 0))

    def focus_next(self) -> None:
        """Give the keys to the button that copies and goes on."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_next(self) -> None:
        """Copy the field that stands next, and go on."""
        if self._cards and self.isVisible():
            if all(card.done for card in self._cards):
                self._start_over()
            self._copy(self._at, False)

    def _copy(self, number: int, rich: bool) -> None:
        card = self._cards[number]
        QGuiApplication.clipboard().setMimeData(_mime(card.field, rich))
        card.set_done(True)
        left = [n for n in (*range(number + 1, len(self._cards)), *range(number)) if not self._cards[n].done]
        self._go_to(left[0] if left else number)
        self.copied.emit(card.field.id)

    def _start_over(self) -> None:
        for card in self._cards:
            card.set_done(False)
        self._at = 0

    def _go_to(self, number: int) -> None:
        self._at = number
        done = sum(card.done for card in self._cards)
        over = bool(self._cards) and done == len(self._cards)
        self._next.setEnabled(bool(self._cards))
        self._next.setText(say("copy.again") if over else say("copy.next"))
        self._next.setAccessibleName(self._next.text())
        self._progress.setVisible(bool(self._cards))
        if self._cards:
            name = field_name(self._cards[number].field)
            self._progress.setText(
                say("copy.all-done") if over else say("copy.progress", done=done, all=len(self._cards), name=name))
        for n, card in enumerate(self._cards):
            card.set_here(n == number and not over)
        if self._cards:
            self._area.widget().layout().activate()
            self._area.ensureWidgetVisible(self._cards[number], 0, px(24))


class _Card(QWidget):
    """One field: its name, what is in it, and its copy button."""

    asked = Signal(int, bool)
    """Number of the field; as formatted text instead of HTML source."""

    def __init__(self, field: PortalField, number: int, done: bool) -> None:
        super().__init__()
        self.field, self.done = field, done
        self._number, self._here = number, False
        name = field_name(field)
        self._mark = Badge(say("copy.done"), "done", "done", self)
        buttons = [(say("copy.source" if field.form == "html" else "copy.copy"), False)]
        if field.form == "html":
            buttons.append((say("copy.rich"), True))
        head = QHBoxLayout()
        head.addWidget(SectionLabel(name, parent=self))
        head.addWidget(self._mark)
        head.addStretch(1)
        foot = QHBoxLayout()
        for words, rich in buttons:
            chip = Chip(words, "copy", parent=self)
            chip.setAccessibleName(f"{words}: {name}")
            chip.setProperty("rich", rich)
            chip.clicked.connect(self._ask)
            (foot if len(buttons) > 1 else head).addWidget(chip)
        foot.addStretch(1)
        seen = field.value if len(field.value) <= _SEEN else field.value[:_SEEN].rstrip() + "…"
        value = QLabel(seen, self)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(8), px(10))
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(value)
        if len(buttons) > 1:
            column.addLayout(foot)
        self.set_done(done)

    def set_done(self, done: bool) -> None:
        self.done = done
        self._mark.setVisible(done)

    def set_here(self, here: bool) -> None:
        self._here = here
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour("accent_ground" if self._here else "paper"))
        painter.setPen(QPen(colour("accent" if self._here else "line"), 1))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8))

    def _ask(self) -> None:
        self.asked.emit(self._number, bool(self.sender().property("rich")))


def field_name(field: PortalField) -> str:
    """What a field of the form is called."""
    code = f"field.{field.id}"
    return say(code) if code in WORDS else field.id


def _mime(field: PortalField, rich: bool) -> QMimeData:
    """What goes on the clipboard: the value itself, or (rich) formatted text with its words beside it."""
    data = QMimeData()
    if rich:
        data.setHtml(field.value)
        data.setText(_words(field.value))
    else:
        data.setText(field.value)
    return data


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "h2", "h3", "blockquote"):
            self.parts.append("\n")


def _words(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "\n\n".join(line.strip() for line in "".join(parser.parts).split("\n") if line.strip())
