"""What one draft has of a query: its headline with a tick, how much was found, and the first lines of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from newsdesk.article.places import Places, beside_of
from ui.finding.found_line import FoundLine
from ui.look import font, px
from ui.parts import Badge, Elided, Muted
from ui.words import say

_LINES = 3


class DraftGroup(QFrame):
    ticked = Signal()
    """It is to be replaced here, or not any more."""
    opened = Signal(str, object)
    """Article, and the match that was pressed."""

    def __init__(self, article: str, title: str, found: Places, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article, self.found = article, found
        self.setObjectName("card")
        self._tick = QCheckBox(self)
        self._tick.setAccessibleName(say("drafts.tick", title=title, n=found.count))
        self._tick.setChecked(found.count > 0)
        self._tick.setEnabled(found.count > 0)
        self._tick.toggled.connect(self.ticked)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._tick)
        name = Elided(title, self)
        name.setFont(font(weight=QFont.Weight.Medium))
        head.addWidget(name, 1)
        if is_open:
            head.addWidget(Badge(say("drafts.open"), "plain", parent=self))
        head.addWidget(Badge(say("drafts.row", n=len(found.matches)), "accent", parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(10))
        column.setSpacing(px(2))
        column.addLayout(head)
        for match in found.matches[:_LINES]:
            beside = beside_of(match.line)
            line = FoundLine(found.lines[match.line], match, say(f"find.beside.{beside}") if beside else "", self)
            line.clicked.connect(self._pressed)
            column.addWidget(line)
        if len(found.matches) > _LINES:
            more = Muted(say("drafts.more", n=len(found.matches) - _LINES), parent=self)
            more.setContentsMargins(px(8), 0, 0, 0)
            column.addWidget(more)

    def wanted(self) -> bool:
        """Whether everything is to be replaced here."""
        return self._tick.isChecked()

    def _pressed(self) -> None:
        self.opened.emit(self.article, self.sender().match)
