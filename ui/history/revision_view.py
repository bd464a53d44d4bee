"""An earlier revision in the paper's place, only to be read: who sent it when, its headline and its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from newsdesk.article.content import Content
from ui.desk.reading import ReadingHeadline
from ui.desk.reading_text import ReadingText
from ui.look import px
from ui.look.tokens import PAPER_COLUMN
from ui.parts import Hairline, Muted, QuietButton, Title
from ui.words import say


class RevisionView(QFrame):
    """Escape goes back to writing."""

    closed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        """label: the portal's, for the dateline."""
        super().__init__(parent)
        self.setObjectName("paper")
        self._label = label
        self._which = Title("", parent=self)
        close = QuietButton(say("history.close"), "edit", self)
        close.clicked.connect(self.closed)
        self._headline, self._meta, self.text = ReadingHeadline(parent=self), Muted("", wrap=True, parent=self), ReadingText(self)
        self._headline.setWordWrap(True)
        self._headline.setTextFormat(Qt.TextFormat.PlainText)
        self._headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(10), px(16), px(10))
        head.addWidget(self._which, 1)
        head.addWidget(close)
        page = QVBoxLayout()
        page.setSpacing(px(10))
        for part in (self._headline, self._meta, self.text):
            page.addWidget(part, 1 if part is self.text else 0)
        inside = QWidget(self)
        inside.setLayout(page)
        inside.setMaximumWidth(px(PAPER_COLUMN))
        page.setContentsMargins(0, px(24), 0, px(8))
        row = QHBoxLayout()
        row.setContentsMargins(px(32), 0, px(16), 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(self))
        column.addLayout(row, 1)
        self.setFocusProxy(self.text)

    def show_revision(self, which: str, content: Content) -> None:
        """Show a revision from its beginning; which: its number, who sent it and when."""
        self._which.setText(which)
        self.setAccessibleName(which)
        self._headline.setText(content.headline)
        self._meta.setText(" · ".join(filter(None, (", ".join(content.reporters), content.category, ", ".join(content.tags)))))
        self._meta.setVisible(bool(self._meta.text()))
        self.text.show_content(content, self._label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


