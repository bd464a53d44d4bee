"""The line of an article that corrects or replies to another one: it says to which, and leads there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from newsdesk.text.related import Related
from ui.editor.fields import Fields
from ui.look import px
from ui.parts import IconButton, LinkButton
from ui.words import say

EDGE, LEAST = 16, 80
"""What a link keeps free around its words, and how narrow it may become."""


class _Headline(LinkButton):
    """A headline that leads somewhere, shortened to the room there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Show another headline."""
        self._words = words
        self.ensurePolished()
        self.setToolTip(words)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # the style's letters are wider than those it had before
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + px(EDGE) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(px(LEAST), self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - px(EDGE))
        self.setText(shown.replace("&", "&&"))


class AnsweredLine(QWidget):
    """Hidden where an article answers nothing."""

    opened = Signal(object)
    """The original (text/related.py) is to be opened."""

    def __init__(self, fields: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._what = QLabel(self)
        self._what.setObjectName("metaLabel")
        self.link = _Headline(self)
        drop = IconButton("close", say("editor.answers.drop"), parent=self)
        self.link.clicked.connect(self._open)
        drop.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(px(2))
        row.addWidget(self._what)
        row.addWidget(self.link)
        row.addWidget(drop)
        row.addStretch(1)
        fields.changed.connect(self._show)
        self._show(("answers",))

    def words(self) -> str:
        """What the line says."""
        return f"{self._what.text()} {self.link.toolTip()}" if self._fields.content.answers else ""

    def _show(self, names: tuple[str, ...]) -> None:
        if "answers" not in names:
            return
        answers = self._fields.content.answers
        self.setVisible(answers is not None)
        if answers is not None:
            self._what.setText(say(f"editor.answers.{answers.kind}"))
            self.link.set_words(answers.headline)
            self.link.setAccessibleName(f"{self._what.text()} {answers.headline}")

    def _open(self) -> None:
        if answers := self._fields.content.answers:
            self.opened.emit(Related(answers.headline, answers.target))

    def _drop(self) -> None:
        """An edit like any other: it can be undone."""
        self._fields.edit(answers=None)
