"""The story that a related link leads to: what is known of it, and its address to copy, to open or to give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk.text.related import Related
from ui import outside
from ui.look import px
from ui.parts import Badge, IconButton, Muted, QuietButton, SectionLabel, Title
from ui.preview.address_line import AddressLine
from ui.words import say
from ui.words.short import known_when

if TYPE_CHECKING:
    from newsdesk.finding import Found


class RelatedStory(QWidget):
    closed = Signal()
    address_given = Signal(str, str, str)
    """As AddressLine gives it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = ""
        self._title = Title("", wrap=True, parent=self)
        self._about = Muted("", wrap=True, parent=self)
        self._where = QLabel(self)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        self._where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._waiting = Badge(say("editor.related.waiting"), "look", "time", self)
        self._open = QuietButton(say("story.browse"), "open", self)
        self._copy = QuietButton(say("archive.copy"), "copy", self)
        self._ask: AddressLine | None = None
        self._open.clicked.connect(self.browse)
        self._copy.clicked.connect(self.copy)
        close = IconButton("close", say("close"), parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(say("editor.card.label"), parent=self), 1)
        head.addWidget(close)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self._open)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(10), px(12), px(16))
        self._column.setSpacing(px(10))
        self._column.addLayout(head)
        for part in (self._title, self._about, self._waiting, self._where):
            self._column.addWidget(part)
        self._column.addLayout(buttons)
        self._column.addStretch(1)

    def show_story(self, related: Related, found: Found | None) -> None:
        """Show what a link leads to. found: what archive or newsroom have of it; None: nothing but what the link says."""
        self.address = related.url or (found.address if found else "")
        self._title.setText(found.headline if found else related.title)
        about = [known_when(found.published, found.origin), found.who, found.category] if found else [say("story.unknown")]
        self._about.setText(" · ".join(filter(None, about)))
        self._about.setVisible(bool(self._about.text()))
        self._where.setText(self.address)
        self._where.setAccessibleName(self.address)
        for part in (self._where, self._open, self._copy):
            part.setVisible(bool(self.address))
        self._waiting.setVisible(not self.address)
        if self._ask is not None:
            self._ask.setParent(None)
            self._ask.deleteLater()
            self._ask = None
        if not self.address:
            self._ask = AddressLine(related.target, related.title)
            self._ask.given.connect(self.address_given)
            self._column.insertWidget(self._column.count() - 2, self._ask)
        self.setFocusProxy(self._ask.findChild(QWidget) if self._ask else self._copy)

    def refuse(self, words: str) -> None:
        """Say why an address was not taken."""
        if self._ask is not None:
            self._ask.refuse(words)

    def browse(self) -> None:
        outside.browse(self.address)

    def copy(self) -> None:
        outside.copy(self.address)
